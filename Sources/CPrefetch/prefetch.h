// SPDX-License-Identifier: Apache-2.0
// Asks for memory before it is needed, which Swift has no word for.
#ifndef FIHRIS_PREFETCH_H
#define FIHRIS_PREFETCH_H

/// Lets the processor fetch what lies at an address, if it can; reads nothing and never fails.
static inline void fihris_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif

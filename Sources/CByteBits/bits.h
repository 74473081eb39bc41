// SPDX-License-Identifier: Apache-2.0
// Compares sixteen bytes, and takes one bit of each, which Swift has no word for.
#ifndef FIHRIS_BYTE_BITS_H
#define FIHRIS_BYTE_BITS_H

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef unsigned long long fihris_bytes __attribute__((vector_size(16)));

typedef uint8_t fihris_lanes __attribute__((vector_size(16)));

/// 0xFF where a byte is `byte`, 0 elsewhere.
static inline fihris_bytes fihris_equal(fihris_bytes bytes, uint8_t byte) {
  return (fihris_bytes)((fihris_lanes)bytes == byte);
}

/// 0xFF where a byte is above `byte`, 0 elsewhere.
static inline fihris_bytes fihris_above(fihris_bytes bytes, uint8_t byte) {
  return (fihris_bytes)((fihris_lanes)bytes > byte);
}

/// The highest bit of each byte, that of the first byte lowest.
static inline uint32_t fihris_highest_bits(fihris_bytes bytes) {
#if defined(__SSE2__)
  return (uint32_t)_mm_movemask_epi8((__m128i)bytes);
#else
  // Moves bit 8i + 7 of each half to bit 56 + i.
  const uint64_t ones = 0x0101010101010101, move = 0x0102040810204080;
  uint64_t first = ((bytes[0] >> 7 & ones) * move) >> 56;
  uint64_t second = ((bytes[1] >> 7 & ones) * move) >> 56;
  return (uint32_t)(first | second << 8);
#endif
}

#endif

// SPDX-License-Identifier: Apache-2.0
#ifndef CLINEEDITING_H
#define CLINEEDITING_H
#endif

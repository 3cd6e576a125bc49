/* SPDX-License-Identifier: MIT */
/*
 * May the `syscall` at a site become `call *%rax`, which leads through page 0? Only if nothing lives
 * where the call puts its return address. zero.c has the proof. Private to src/plan.
 */
#ifndef WEIR_PLAN_ZERO_H
#define WEIR_PLAN_ZERO_H

#include <Zydis/Decoder.h>

#include "plan/format.h"
#include "plan/image.h"

/* @nr: what rax holds at the site, all of it. *budget: bytes that may yet be decoded. */
enum plan_zero zero_prove(const struct image *img, const ZydisDecoder *decoder, uint64_t site,
			  uint32_t nr, uint64_t *budget);

#endif

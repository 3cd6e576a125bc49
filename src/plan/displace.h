/* SPDX-License-Identifier: MIT */
/*
 * Instructions that have to read the same somewhere else: one after the other into the template of
 * an entry plan. Hosted (Zydis); knows bytes and addresses, no files. docs/design/entry-patches.md
 * says what each kind of instruction becomes and why.
 */
#ifndef WEIR_PLAN_DISPLACE_H
#define WEIR_PLAN_DISPLACE_H

#include <Zydis/Decoder.h>
#include <stdbool.h>

#include "plan/entry.h"

struct displace {
	ZydisDecoder *decoder;
	uint64_t func; /* the function's addr; fix-ups count from there */
	uint64_t base; /* of the first displaced instruction */
	uint8_t calls; /* a bit for each instruction that is a call */
	struct entry_code code;
	struct entry_fix fixes[ENTRY_FIXES_MAX];
	uint8_t bytes[ENTRY_COPY_MAX];
};

void displace_start(struct displace *d, ZydisDecoder *decoder, uint64_t func, uint64_t base);

/*
 * Add the copy of the instruction at @addr, of which @size bytes at @p may be read. Its length; or
 * minus an enum entry_why, and nothing is added.
 */
int displace_add(struct displace *d, uint64_t addr, const uint8_t *p, size_t size);

/* Does @dec let control go on behind it? Not jmp, ret and what traps. */
bool displace_runs_on(const ZydisDecodedInstruction *dec);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A shadow stack, played while a thread is single-stepped: each call that is executed puts its return address there, each
 * return has to take that off. What a processor with CET does, for processors (and kernels) without.
 */
#ifndef SHADOW_H
#define SHADOW_H

#include <stdint.h>
#include <string.h>

enum shadow_kind { SHADOW_OTHER, SHADOW_CALL, SHADOW_RETURN };

static struct {
	enum shadow_kind before;
	uint64_t stack[1024];
	unsigned depth;
	long calls, returns, wrong;
	uint64_t first_wrong; /* where the first wrong return went */
} shadow;

static inline enum shadow_kind shadow_kind_at(const uint8_t *p)
{
	/* prefixes: notrack, rep, bnd, REX */
	while (*p == 0x3e || *p == 0xf2 || *p == 0xf3 || (*p & 0xf0) == 0x40)
		p++;
	if (*p == 0xe8 || (*p == 0xff && (p[1] >> 3 & 7) == 2))
		return SHADOW_CALL;
	return *p == 0xc3 || *p == 0xc2 ? SHADOW_RETURN : SHADOW_OTHER;
}

/* For each step: the instruction at ip is the next one. */
static inline void shadow_step(uint64_t ip, uint64_t sp)
{
	if (shadow.before == SHADOW_CALL &&
	    shadow.depth < sizeof(shadow.stack) / sizeof(shadow.stack[0])) {
		memcpy(&shadow.stack[shadow.depth++], (const void *)sp, 8);
		shadow.calls++;
	} else if (shadow.before == SHADOW_RETURN && shadow.depth > 0) {
		shadow.returns++;
		if (shadow.stack[--shadow.depth] != ip && !shadow.wrong++)
			shadow.first_wrong = ip;
	}
	shadow.before = shadow_kind_at((const uint8_t *)ip);
}

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Is this block of bytes a plan, whole and undamaged? And is it one for the code that is here?
 * Read by weir-plan, by the tests and, compiled without any libc, by in-hook code: no calls, no
 * includes but format.h and stddef.h, every byte of the input is distrusted.
 */
#ifndef WEIR_PLAN_CHECK_H
#define WEIR_PLAN_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "plan/format.h"

#define PLAN_SYSCALL_SIZE 2 /* 0f 05 */
#define PLAN_MOV_EAX_SIZE 5 /* b8 imm32 */
#define PLAN_PAD_SIZE 5	    /* room for e9 rel32 */
#define PLAN_ORIG_SIZE 16   /* of plan_site.orig */
#define PLAN_SIZE_MAX (64u << 20)
#define PLAN_ADDR_MIN 256 /* no site is sought below, so that reaching back cannot wrap */

_Static_assert(sizeof(struct plan_header) == 80, "plans are read by other builds of weir");
_Static_assert(sizeof(struct plan_site) == 32, "plans are read by other builds of weir");
_Static_assert(offsetof(struct plan_header, checksum) == 16, "the checksum covers what follows it");

enum plan_fault {
	PLAN_OK = 0,
	PLAN_BAD_SIZE, /* too short, too long, or not the size that it says */
	PLAN_BAD_MAGIC,
	PLAN_BAD_VERSION,
	PLAN_BAD_CHECKSUM,
	PLAN_BAD_KEY,
	PLAN_BAD_SITE,	/* a site that no planner writes */
	PLAN_BAD_ORDER, /* not sorted, or two sites share bytes */
};

static inline uint64_t plan_hash(const void *data, size_t size)
{
	const uint8_t *p = data;
	uint64_t h = 0xcbf29ce484222325ull; /* FNV-1a 64 */

	for (size_t i = 0; i < size; i++)
		h = (h ^ p[i]) * 0x100000001b3ull;
	return h;
}

static inline const struct plan_site *plan_sites(const struct plan_header *plan)
{
	return (const struct plan_site *)(const void *)(plan + 1);
}

/* What a plan's checksum has to be; the plan's size must be known to be good. */
static inline uint64_t plan_checksum(const struct plan_header *plan)
{
	const size_t from = offsetof(struct plan_header, checksum) + sizeof(plan->checksum);

	return plan_hash((const uint8_t *)plan + from, plan->size - from);
}

static inline int plan_site_is_valid(const struct plan_site *s)
{
	const uint8_t *o = s->orig;
	uint32_t imm;

	if (s->reason > PLAN_WHY_NOT_DECODED || s->zero > PLAN_ZERO_FRAME)
		return 0;
	if (s->zero == PLAN_ZERO_SAFE && (s->tactic != PLAN_T1 || s->nr >= PLAN_ZERO_NUMBERS))
		return 0;
	if (s->addr < PLAN_ADDR_MIN || s->addr > UINT64_MAX - PLAN_ADDR_MIN)
		return 0;
	if (s->tactic == PLAN_T0) {
		if (s->orig_before != PLAN_MOV_EAX_SIZE || s->pad != 0 || o[0] != 0xb8)
			return 0;
		imm = o[1] | (uint32_t)o[2] << 8 | (uint32_t)o[3] << 16 | (uint32_t)o[4] << 24;
		if (imm != s->nr)
			return 0;
		o += PLAN_MOV_EAX_SIZE;
	} else {
		if (s->orig_before != 0)
			return 0;
		if (s->tactic == PLAN_T2) {
			/* the padding must not lie over the site itself */
			if (s->pad < 0 && s->pad > -(PLAN_SYSCALL_SIZE + PLAN_PAD_SIZE))
				return 0;
		} else if ((s->tactic != PLAN_T1 && s->tactic != PLAN_T4) || s->pad != 0) {
			return 0;
		}
	}
	return o[0] == 0x0f && o[1] == 0x05;
}

/*
 * Is the block at @plan, @size bytes long, a plan? @plan need not be aligned more than malloc or
 * mmap would. When this says PLAN_OK every field may be trusted to be what a planner can write;
 * whether it speaks of this object is for plan_key_is() and plan_site_is_live().
 */
static inline enum plan_fault plan_check(const struct plan_header *plan, size_t size)
{
	const struct plan_site *sites;
	uint64_t end = 0;

	if (size < sizeof(*plan) || ((uintptr_t)plan & 7))
		return PLAN_BAD_SIZE;
	if (plan->magic != PLAN_MAGIC)
		return PLAN_BAD_MAGIC;
	if (plan->version != PLAN_VERSION)
		return PLAN_BAD_VERSION;
	if (plan->size != size || size > PLAN_SIZE_MAX ||
	    plan->site_count != (size - sizeof(*plan)) / sizeof(*sites) ||
	    (size - sizeof(*plan)) % sizeof(*sites))
		return PLAN_BAD_SIZE;
	if (plan->checksum != plan_checksum(plan))
		return PLAN_BAD_CHECKSUM;
	if (plan->key_size == 0 || plan->key_size > PLAN_KEY_MAX)
		return PLAN_BAD_KEY;
	for (uint32_t i = plan->key_size; i < PLAN_KEY_MAX; i++)
		if (plan->key[i])
			return PLAN_BAD_KEY;
	sites = plan_sites(plan);
	for (uint32_t i = 0; i < plan->site_count; i++) {
		if (!plan_site_is_valid(&sites[i]))
			return PLAN_BAD_SITE;
		if (sites[i].addr - sites[i].orig_before < end)
			return PLAN_BAD_ORDER;
		end = sites[i].addr + PLAN_SYSCALL_SIZE;
	}
	return PLAN_OK;
}

static inline int plan_key_is(const struct plan_header *plan, const void *key, size_t size)
{
	const uint8_t *k = key;

	if (size != plan->key_size)
		return 0;
	for (size_t i = 0; i < size; i++)
		if (plan->key[i] != k[i])
			return 0;
	return 1;
}

/*
 * Do the bytes that the tactic changes, or relies on, still read as they did in the file? @live
 * is where s->addr is mapped. Touches [-5, 2) for T0, [0, 2) for T1 and T4, [0, 2) and the five
 * bytes of padding for T2; for T2 the caller sees to it that the padding is mapped.
 */
static inline int plan_site_is_live(const struct plan_site *s, const uint8_t *live)
{
	for (int i = -s->orig_before; i < PLAN_SYSCALL_SIZE; i++)
		if (live[i] != s->orig[s->orig_before + i])
			return 0;
	if (s->tactic == PLAN_T2)
		for (int i = 0; i < PLAN_PAD_SIZE; i++)
			if (live[PLAN_SYSCALL_SIZE + s->pad + i] != s->orig[PLAN_T2_ORIG_PAD + i])
				return 0;
	return 1;
}

#endif

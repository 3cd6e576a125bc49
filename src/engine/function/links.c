/* SPDX-License-Identifier: MIT */
/*
 * Which hooks are on which targets, and what such records are kept in: see hook.h.
 *
 * Most links are the only one of their hook and of their target. These have no record: hook and target have each other's
 * number, and FN_ALONE. When a second comes to either, a record is made of the first.
 */
#include "engine/function/hook.h"

#include <linux/mman.h>

#define FN_ALONE 0x80000000u

/* ---- pools and sets ---- */

uint32_t fn_pool_new(struct fn_pool *p, uint32_t size)
{
	const uint32_t each = FN_CHUNK / size;
	uint32_t number = p->unused;
	long map;

	if (number) {
		memcpy(&p->unused, fn_pool_at(p, number, size), sizeof(p->unused));
		memset(fn_pool_at(p, number, size), 0, size);
		return number;
	}
	number = p->count ? p->count : 1; /* 0 is none */
	if (number / each >= RT_COUNT(p->chunks))
		return 0;
	if (!p->chunks[number / each]) {
		/* later ones touched at once: a fault for each page costs more than all else */
		map = rt_setup(rt_sys6(
			__NR_mmap, 0, FN_CHUNK, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS | (number >= each ? MAP_POPULATE : 0), -1, 0));
		if (rt_is_error(map))
			return 0;
		p->chunks[number / each] = (void *)map;
	}
	p->count = number + 1;
	return number;
}

void fn_pool_free(struct fn_pool *p, uint32_t number, uint32_t size)
{
	memcpy(fn_pool_at(p, number, size), &p->unused, sizeof(p->unused));
	p->unused = number;
}

uint32_t fn_set_next(const struct fn_set *set, uint32_t from)
{
	uint64_t word;

	for (uint32_t i = from / 64; i < RT_COUNT(set->bits); i++) {
		word = set->bits[i];
		if (i == from / 64)
			word = word >> (from % 64) << (from % 64);
		if (word)
			return i * 64 + (uint32_t)__builtin_ctzll(word);
	}
	return FN_TARGETS;
}

/* ---- links ---- */

static struct fn_pool links;

static struct fn_link *record(uint32_t number)
{
	return fn_pool_at(&links, number, sizeof(struct fn_link));
}

struct fn_link fn_link_at(uint32_t number)
{
	return number ? *record(number) : (struct fn_link){ 0, 0, 0, 0 };
}

struct fn_link fn_link_of_target(const struct fn_target *t)
{
	if (t->links & FN_ALONE)
		return (struct fn_link){ t->links & ~FN_ALONE, fn_target_number(t), 0, 0 };
	return fn_link_at(t->links);
}

struct fn_link fn_link_of_hook(const struct fn_hook *h)
{
	if (h->links & FN_ALONE)
		return (struct fn_link){ fn_hook_number(h), h->links & ~FN_ALONE, 0, 0 };
	return fn_link_at(h->links);
}

/* A record for a link that has none. False: no memory. */
static bool record_alone(struct fn_hook *h, struct fn_target *t)
{
	const uint32_t n = fn_pool_new(&links, sizeof(struct fn_link));

	if (!n)
		return false;
	*record(n) = (struct fn_link){ fn_hook_number(h), fn_target_number(t), 0, 0 };
	h->links = t->links = n;
	return true;
}

int fn_link_new(struct fn_hook *h, struct fn_target *t,
		bool (*before)(const struct fn_hook *a, const struct fn_hook *b))
{
	uint32_t *at, n;

	if (!h->links && !t->links) {
		h->links = fn_target_number(t) | FN_ALONE;
		t->links = fn_hook_number(h) | FN_ALONE;
		return 0;
	}
	if ((t->links & FN_ALONE && !record_alone(fn_hook_by(t->links & ~FN_ALONE), t)) ||
	    (h->links & FN_ALONE && !record_alone(h, fn_target_by(h->links & ~FN_ALONE))))
		return -ENOMEM;
	n = fn_pool_new(&links, sizeof(struct fn_link));
	if (!n)
		return -ENOMEM;
	for (at = &t->links; *at && before(fn_hook_by(record(*at)->hook), h);
	     at = &record(*at)->of_target)
		;
	*record(n) = (struct fn_link){ fn_hook_number(h), fn_target_number(t), *at, h->links };
	*at = h->links = n;
	return 0;
}

void fn_link_drop(struct fn_hook *h, struct fn_target *t)
{
	uint32_t *p, n;

	if (t->links & FN_ALONE) {
		h->links = t->links = 0;
		return;
	}
	for (p = &t->links; record(*p)->hook != fn_hook_number(h); p = &record(*p)->of_target)
		;
	n = *p;
	*p = record(n)->of_target;
	for (p = &h->links; *p != n; p = &record(*p)->of_hook)
		;
	*p = record(n)->of_hook;
	fn_pool_free(&links, n, sizeof(struct fn_link));
}

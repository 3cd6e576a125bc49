/* SPDX-License-Identifier: MIT */
/*
 * Which memory is ours, so that a program that unmaps or protects whatever it finds leaves it alone. Asked with each such
 * call, so it has to be quick where there are thousands of blocks: they are found by the granules of 2 MiB in which they
 * lie.
 */
#include "core/core.h"

#define RANGES 4
static struct {
	uint64_t start, end;
} ranges[RANGES];

#define GRANULE_SHIFT 21
#define GRANULES 256u
static struct core_thread *blocks[GRANULES]; /* by the granule's number modulo GRANULES */
static bool has_large_blocks;		     /* that lie in more granules than a block has links */

void core_own(uint64_t start, uint64_t end)
{
	for (unsigned i = 0; i < RANGES; i++) {
		if (ranges[i].end)
			continue;
		ranges[i].start = start;
		__atomic_store_n(&ranges[i].end, end, __ATOMIC_RELEASE);
		return;
	}
}

void core_disown(uint64_t start)
{
	for (unsigned i = 0; i < RANGES; i++)
		if (ranges[i].start == start)
			__atomic_store_n(&ranges[i].end, 0, __ATOMIC_RELEASE);
}

void core_own_block(struct core_thread *t)
{
	uint64_t first = core_block_start(t) >> GRANULE_SHIFT;
	uint64_t last = ((uint64_t)t + CORE_BLOCK_SIZE - 1) >> GRANULE_SHIFT;

	if (last - first >= RT_COUNT(t->own_next)) {
		__atomic_store_n(&has_large_blocks, true, __ATOMIC_RELAXED);
		return;
	}
	for (uint64_t g = first; g <= last; g++) {
		struct core_thread **head = &blocks[g % GRANULES];

		t->own_next[g % RT_COUNT(t->own_next)] = *head;
		__atomic_store_n(head, t, __ATOMIC_RELEASE);
	}
}

/* What has been looked for and found so far: the first part of [start, end) that is ours. */
struct search {
	uint64_t start, end;
	uint64_t found, found_end; /* none: found == end */
};

static void look_at(uint64_t start, uint64_t end, void *data)
{
	struct search *s = data;

	if (start >= s->found || end <= s->start || start >= end)
		return;
	s->found = start < s->start ? s->start : start;
	s->found_end = end < s->end ? end : s->end;
}

static void look_at_block(struct core_thread *t, void *data)
{
	look_at(core_block_start(t), (uint64_t)t + CORE_BLOCK_SIZE, data);
}

static void look_at_blocks(struct search *s)
{
	uint64_t first = s->start >> GRANULE_SHIFT, last = (s->end - 1) >> GRANULE_SHIFT;

	if (has_large_blocks || last - first >= GRANULES) {
		core_blocks_all(look_at_block, s);
		return;
	}
	for (uint64_t g = first; g <= last; g++)
		for (struct core_thread *t = __atomic_load_n(&blocks[g % GRANULES], __ATOMIC_ACQUIRE);
		     t; t = t->own_next[g % RT_COUNT(t->own_next)])
			look_at_block(t, s);
}

bool core_next_own(uint64_t *start, uint64_t *end)
{
	struct search s = { *start, *end, *end, *end };

	if (s.start >= s.end)
		return false;
	for (unsigned i = 0; i < RANGES; i++)
		look_at(ranges[i].start, __atomic_load_n(&ranges[i].end, __ATOMIC_ACQUIRE), &s);
	rt_kept_each(look_at, &s);
	look_at_blocks(&s);
	*start = s.found;
	*end = s.found_end;
	return s.found < s.end;
}

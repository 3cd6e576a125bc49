/* SPDX-License-Identifier: MIT */
/* See near.h. */
#include "code/near.h"

#include <linux/mman.h>

#define ARENAS 32
#define REACH \
	0x60000000ul /* as for slots: well within a rel32, so that whole objects are in reach */

static struct {
	uint64_t base, size, used;
} arenas[ARENAS];

static bool within_reach(uint64_t a, uint64_t b)
{
	return (a > b ? a - b : b - a) < REACH;
}

static bool arena_new(unsigned i, uint64_t near)
{
	/* below a program at a fixed address there is little */
	static const uint64_t sizes[] = { 4ul << 20, 1ul << 20, 256ul << 10, 64ul << 10 };

	for (unsigned n = 0; n < RT_COUNT(sizes); n++) {
		arenas[i].base = code_map_near(near, sizes[n]);
		if (arenas[i].base) {
			arenas[i].size = sizes[n];
			arenas[i].used = 0;
			return true;
		}
	}
	return false;
}

uint64_t code_near_take(uint64_t near, uint32_t size)
{
	unsigned i;

	for (i = 0; i < ARENAS && arenas[i].base; i++)
		if (arenas[i].size - arenas[i].used >= size && within_reach(arenas[i].base, near))
			break;
	if (i == ARENAS || (!arenas[i].base && !arena_new(i, near)))
		return 0;
	arenas[i].used += size;
	return arenas[i].base + arenas[i].used - size;
}

uint64_t code_jump_to(struct code_batch *b, uint64_t to, uint64_t near)
{
	uint8_t text[16] = { 0xff, 0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xcc, 0xcc }; /* jmp *0(%rip) */
	int64_t distance = (int64_t)(to - near);
	uint64_t at;

	if (distance > -0x7fff0000l && distance < 0x7fff0000l)
		return to;
	at = code_near_take(near, sizeof(text));
	memcpy(text + 6, &to, sizeof(to));
	return at && code_write_now(b, at, text, sizeof(text), PROT_READ | PROT_EXEC) == 0 ? at : 0;
}

/* ---- jumps at given places ---- */

#define REGIONS 64
#define SPAN_WIDE (16ul << 20) /* all distances with the same highest byte */
#define SPAN_CLOSE (64ul << 10)
#define INT3_BYTE 0xcc

static struct {
	uint64_t start, end;
} regions[REGIONS];
static unsigned region_count;

/* Could a jump in [low, high] lie in memory that is ours? */
static bool touches(uint64_t low, uint64_t high)
{
	for (unsigned i = 0; i < region_count; i++)
		if (high >= regions[i].start && low < regions[i].end)
			return true;
	return false;
}

static bool in_arena(uint64_t at)
{
	for (unsigned i = 0; i < ARENAS && arenas[i].base; i++)
		if (at >= arenas[i].base && at < arenas[i].base + arenas[i].used)
			return true;
	return false;
}

/* Where the jump at p leads, by way of a long one if there is one. */
static uint64_t jump_target(const uint8_t *p)
{
	uint64_t to;
	int32_t rel;

	memcpy(&rel, p + 1, sizeof(rel));
	to = (uint64_t)p + JMP_REL32_SIZE + (uint64_t)(int64_t)rel;
	p = (const uint8_t *)to;
	if (in_arena(to) && p[0] == 0xff && p[1] == 0x25) /* jmp *0(%rip), see code_jump_to() */
		memcpy(&to, p + 6, sizeof(to));
	return to;
}

/*
 * Regions begin as zero pages; a jump begins with e9, so it is seen wherever it overlaps. One that
 * leads where this one is to lead is as good as a free place: it was made for this.
 */
static bool is_free(uint64_t at, uint64_t to)
{
	const uint8_t *p = (const uint8_t *)at;
	unsigned i;

	for (i = 0; i < region_count; i++)
		if (at >= regions[i].start + JMP_REL32_SIZE &&
		    at + 2ul * JMP_REL32_SIZE <= regions[i].end)
			break;
	if (i == region_count)
		return false;
	if (p[0] == 0xe9 && jump_target(p) == to)
		return true;
	for (int n = 1 - JMP_REL32_SIZE; n < JMP_REL32_SIZE; n++)
		if (p[n])
			return false;
	return true;
}

static uint64_t target(uint64_t end, uint32_t rel)
{
	return end + (uint64_t)(int64_t)(int32_t)rel;
}

/*
 * Goes through the distances that are possible, from the highest byte (3) to the lowest, so that
 * jumps come to lie near each other, and past all that cannot lead into our memory.
 */
static uint64_t find_room(uint64_t end, uint32_t fixed, uint32_t *rel, int byte, uint64_t to)
{
	const uint32_t bits = 8 * (uint32_t)byte, below = byte ? (1u << bits) - 1 : 0;
	const uint32_t from = fixed >> bits & 0xff ? *rel >> bits & 0xff : 0;
	const uint32_t last = fixed >> bits & 0xff ? from : 0xff;

	for (uint32_t v = from; v <= last; v++) {
		uint32_t r = (*rel & ~(0xffu << bits)) | v << bits;
		uint64_t at;

		if (!touches(target(end, r & ~below), target(end, r | below)))
			continue;
		if (byte) {
			at = find_room(end, fixed, &r, byte - 1, to);
		} else {
			at = is_free(target(end, r), to) ? target(end, r) : 0;
		}
		if (at) {
			*rel = r;
			return at;
		}
	}
	return 0;
}

/* Free address space around at, up to `span` in all; clear of where heap and stack will grow. */
static bool region_new(uint64_t at, uint64_t span)
{
	const uint64_t room = 1ul << 30, heap = (uint64_t)rt_sys1(__NR_brk, 0),
		       floor = code_stack_floor();
	uint64_t low = 0x10000, high = 0, start, end;
	struct rt_mapping m;
	struct rt_maps maps;

	if (region_count == REGIONS || at >> 47 || rt_maps_open(&maps) < 0)
		return false;
	while (!high && rt_maps_next(&maps, &m)) {
		if (m.start > at)
			high = m.start;
		else
			low = m.end;
	}
	rt_maps_close(&maps);
	if (low < heap + room && high > heap)
		low = heap + room;
	if (at < floor && high > floor)
		high = floor;
	start = rt_round_down(at, span);
	end = rt_round_up(at + JMP_REL32_SIZE, span);
	start = start > low ? start : low;
	end = end < high ? end : high;
	if (start >= end || at < start + JMP_REL32_SIZE || at + 2ul * JMP_REL32_SIZE > end ||
	    (at >= floor && at < floor + room) || !code_map_at(start, end - start))
		return false;
	regions[region_count].start = start;
	regions[region_count].end = end;
	region_count++;
	return true;
}

uint64_t code_pun_take(uint64_t end, uint32_t fixed, uint32_t *rel, uint64_t to, bool fresh)
{
	/* distances that end in int3 have one highest byte: one mapping serves a whole object */
	const uint64_t span = *rel >> 24 == INT3_BYTE ? SPAN_WIDE : SPAN_CLOSE;
	uint64_t at = find_room(end, fixed, rel, 3, to);

	if (at || !fresh)
		return at;
	/* a new one; what is free of the distance stands in the middle of its range */
	if (!region_new(target(end, (*rel & fixed) | (0x00808080 & ~fixed)), span))
		return 0;
	return find_room(end, fixed, rel, 3, to);
}

/* ---- threads ---- */

#define SYNC_CORE 32	      /* MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, Linux 4.16 */
#define REGISTER_SYNC_CORE 64 /* MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE */

long code_sync_threads(void)
{
	long ret = rt_sys3(__NR_membarrier, SYNC_CORE, 0, 0);

	if (ret == -EPERM) { /* not registered in this image, or in this child */
		ret = rt_sys3(__NR_membarrier, REGISTER_SYNC_CORE, 0, 0);
		if (ret == 0)
			ret = rt_sys3(__NR_membarrier, SYNC_CORE, 0, 0);
	}
	return ret;
}

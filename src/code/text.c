/* SPDX-License-Identifier: MIT */
/* See text.h. */
#include "code/text.h"

#include <linux/fcntl.h>
#include <linux/mman.h>
#include <linux/prctl.h>

#include "arch/arch.h"

#ifndef PR_GET_MDWE
#define PR_GET_MDWE 66 /* Linux 6.3 */
#endif

struct rt_lock code_lock;

void code_begin(struct code_batch *b, bool single)
{
	b->single = single;
	b->fd = rt_sys3(__NR_open, "/proc/self/mem", O_RDWR | O_CLOEXEC, 0);
}

void code_end(struct code_batch *b)
{
	if (b->fd >= 0)
		rt_sys1(__NR_close, b->fd);
	b->fd = -1;
}

static long write_unprotected(uint64_t at, const void *bytes, size_t n, uint32_t prot)
{
	uint64_t start = rt_round_down(at, RT_PAGE), end = rt_round_up(at + n, RT_PAGE);
	long ret;

	/* Under PR_SET_MDWE the execute right, once gone, would not come back. */
	if (rt_sys5(__NR_prctl, PR_GET_MDWE, 0, 0, 0, 0) > 0)
		return -EACCES;
	ret = rt_sys3(__NR_mprotect, start, end - start, PROT_READ | PROT_WRITE);
	if (ret < 0)
		return ret;
	memcpy((void *)at, bytes, n);
	return rt_sys3(__NR_mprotect, start, end - start, prot);
}

long code_write(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot)
{
	if (b->fd >= 0) {
		long ret = rt_sys4(__NR_pwrite64, b->fd, bytes, n, at);

		if (ret == (long)n)
			return 0;
		rt_debug(RT_D_CODE, 1, "write to %p: %ld", (void *)at, ret);
	}
	return b->single ? write_unprotected(at, bytes, n, prot) : -EPERM;
}

/* ---- arenas of slots ---- */

#define ARENA_SIZE (256 * 1024ul)
#define ARENAS 8
#define REACH \
	(0x60000000ul) /* 1.5 GiB: far less than a rel32, so that whole objects are in reach */

static struct {
	uint64_t base;
	uint32_t used;
} arenas[ARENAS];

static uint64_t distance(uint64_t a, uint64_t b)
{
	return a > b ? a - b : b - a;
}

/*
 * Finds a free range of `size` bytes as near as possible to `near`, below it rather than above:
 * a heap grows upwards from its program.
 */
static uint64_t find_gap(uint64_t near, uint64_t size)
{
	struct rt_mapping m;
	struct rt_maps maps;
	uint64_t from = 0x10000, best = 0;

	if (rt_maps_open(&maps) < 0)
		return 0;
	while (rt_maps_next(&maps, &m)) {
		if (m.start > from && m.start - from >= size + 16 * RT_PAGE &&
		    m.start <= near + RT_PAGE) {
			/* the end of the gap, with some pages left for the neighbour */
			uint64_t at = m.start - size - 8 * RT_PAGE;

			if (distance(at, near) < REACH)
				best = at;
		}
		from = m.end;
	}
	rt_maps_close(&maps);
	return best;
}

static bool arena_new(unsigned i, uint64_t near)
{
	uint64_t at = find_gap(near, ARENA_SIZE);
	long ret;

	if (!at)
		return false;
	ret = rt_sys6(__NR_mmap, at, ARENA_SIZE, PROT_READ | PROT_EXEC,
		      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE | MAP_NORESERVE, -1, 0);
	if (rt_is_error(ret))
		return false;
	if ((uint64_t)ret != at) { /* a kernel before 4.17 takes the address as a hint */
		rt_sys2(__NR_munmap, ret, ARENA_SIZE);
		return false;
	}
	arenas[i].base = at;
	arenas[i].used = 0;
	return true;
}

bool code_reaches(uint64_t near, uint64_t slot)
{
	return distance(near, slot) < REACH + ARENA_SIZE;
}

uint64_t code_slot_take(struct code_batch *b, uint64_t near)
{
	unsigned i;

	(void)b;
	for (i = 0; i < ARENAS && arenas[i].base; i++)
		if (arenas[i].used < ARENA_SIZE / CODE_SLOT_SIZE &&
		    distance(arenas[i].base, near) < REACH)
			return arenas[i].base + CODE_SLOT_SIZE * arenas[i].used++;
	if (i == ARENAS || !arena_new(i, near))
		return 0;
	return arenas[i].base + CODE_SLOT_SIZE * arenas[i].used++;
}

struct code_slot *code_slot_at(uint64_t ip)
{
	for (unsigned i = 0; i < ARENAS && arenas[i].base; i++)
		if (ip >= arenas[i].base && ip < arenas[i].base + arenas[i].used * CODE_SLOT_SIZE)
			return (struct code_slot *)rt_round_down(ip, CODE_SLOT_SIZE);
	return NULL;
}

void code_slots_each(void (*fn)(struct code_slot *slot, void *data), void *data)
{
	for (unsigned i = 0; i < ARENAS && arenas[i].base; i++)
		for (uint32_t n = 0; n < arenas[i].used; n++)
			fn((struct code_slot *)(arenas[i].base + n * CODE_SLOT_SIZE), data);
}

/* ---- room for puns ---- */

#define PUN_REGIONS 12
#define PUN_SPAN (512 * 1024ul)
#define PUNS 1024

static struct {
	uint64_t start, end;
} regions[PUN_REGIONS];
static uint64_t puns[PUNS];
static uint32_t pun_count;

/*
 * The free range around `at`, clipped to a span. One mapping serves the neighbours' puns too. The
 * room above a heap and below the main stack stays free for them to grow.
 */
static bool region_new(unsigned i, uint64_t at)
{
	uint64_t low = 0x10000, start, end;
	struct rt_mapping m;
	struct rt_maps maps;
	bool found = false;
	long ret;

	if (rt_maps_open(&maps) < 0)
		return false;
	while (rt_maps_next(&maps, &m)) {
		if (m.start > at) {
			uint64_t high = m.start;

			if (rt_strcmp(m.path, "[stack]") == 0)
				high = m.start > (1ul << 30) ? m.start - (1ul << 30) : 0;
			start = rt_round_down(at, PUN_SPAN);
			end = rt_round_up(at + JMP_REL32_SIZE, PUN_SPAN);
			start = start > low ? start : low;
			end = end < high ? end : high;
			found = at >= start && at + JMP_REL32_SIZE <= end;
			break;
		}
		low = m.end;
		if (rt_strcmp(m.path, "[heap]") == 0)
			low += 1ul << 30;
	}
	rt_maps_close(&maps);
	if (!found)
		return false;
	/* A program whose heap does not exist yet: brk(0) tells where it will grow. */
	low = (uint64_t)rt_sys1(__NR_brk, 0);
	if (at >= low && at < low + (1ul << 30))
		return false;
	if (start < low + (1ul << 30) && end > low)
		start = low + (1ul << 30);
	ret = rt_sys6(__NR_mmap, start, end - start, PROT_READ | PROT_EXEC,
		      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE | MAP_NORESERVE, -1, 0);
	if (rt_is_error(ret))
		return false;
	if ((uint64_t)ret != start) {
		rt_sys2(__NR_munmap, ret, end - start);
		return false;
	}
	regions[i].start = start;
	regions[i].end = end;
	return true;
}

long code_pun_room(uint64_t at)
{
	unsigned i;

	if (pun_count == PUNS)
		return -EBUSY;
	for (i = 0; i < pun_count; i++)
		if (distance(puns[i], at) < JMP_REL32_SIZE)
			return -EEXIST;
	for (i = 0; i < PUN_REGIONS && regions[i].start; i++)
		if (at >= regions[i].start && at + JMP_REL32_SIZE <= regions[i].end)
			break;
	if (i == PUN_REGIONS || (!regions[i].start && !region_new(i, at)))
		return -EBUSY;
	puns[pun_count++] = at;
	return 0;
}

struct code_slot *code_pun_slot(uint64_t ip)
{
	for (unsigned i = 0; i < PUN_REGIONS && regions[i].start; i++) {
		const uint8_t *p = (const uint8_t *)ip;
		int32_t rel;

		if (ip < regions[i].start || ip + JMP_REL32_SIZE > regions[i].end || *p != 0xe9)
			continue;
		memcpy(&rel, p + 1, sizeof(rel));
		return code_slot_at(ip + JMP_REL32_SIZE + (uint64_t)(int64_t)rel);
	}
	return NULL;
}

/* ---- native stubs ---- */

static uint32_t stub_count;

uint64_t code_stub_take(struct code_batch *b, uint64_t ret)
{
	/* syscall; movabs $ret, %rcx; jmp *%rcx */
	uint8_t text[16] = { 0x0f, 0x05, 0x48, 0xb9, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xe1, 0xcc, 0xcc };
	uint64_t at = (uint64_t)gate_stubs + sizeof(text) * stub_count;

	if (at + sizeof(text) > (uint64_t)gate_stubs_end)
		return 0;
	memcpy(text + 4, &ret, sizeof(ret));
	if (code_write(b, at, text, sizeof(text), PROT_READ | PROT_EXEC) < 0)
		return 0;
	stub_count++;
	return at;
}

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

/*
 * The queue of a batch. While nobody runs the code that is changed, nothing has to be seen before the batch
 * ends, and a write for each page instead of one for each site is what makes patching a whole libc
 * at once cheap. Slots and stubs are put together in copies of their pages; changes of the program's text
 * wait in a list and are made last, so that no jump is there before its slot is.
 */
#define CHANGES 1024
#define CHANGE_SIZE 6
#define MANY 32 /* changes: from here on, two mprotect are less than the writes */

#define PUN_REGIONS 12
#define PUN_SPAN (512 * 1024ul)
#define PUNS 1024

static struct {
	uint64_t start, end;
} regions[PUN_REGIONS];
static uint64_t puns[PUNS];
static uint32_t pun_count;

static struct change {
	uint64_t at;
	uint8_t n, prot;
	uint8_t bytes[CHANGE_SIZE];
} changes[CHANGES];
static uint32_t change_count;

static struct page_copy {
	uint64_t page; /* 0: none */
	uint32_t low, high;
	uint8_t bytes[RT_PAGE];
} slot_page, stub_page, pun_page, text_page;

void code_begin(struct code_batch *b, bool single)
{
	b->single = single;
	b->queues = false;
	b->fd = CODE_UNOPENED;
}

long code_memory(struct code_batch *b)
{
	if (b->fd == CODE_UNOPENED)
		b->fd = rt_sys3(__NR_open, "/proc/self/mem", O_RDWR | O_CLOEXEC, 0);
	return b->fd;
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

long code_write_now(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot)
{
	if (code_memory(b) >= 0) {
		long ret = rt_sys4(__NR_pwrite64, b->fd, bytes, n, at);

		if (ret == (long)n)
			return 0;
		rt_debug(RT_D_CODE, 1, "write to %p: %ld", (void *)at, ret);
	}
	return b->single ? write_unprotected(at, bytes, n, prot) : -EPERM;
}

static long page_flush(struct code_batch *b, struct page_copy *c, uint32_t prot)
{
	long ret = 0;

	if (c->page)
		ret = code_write_now(b, c->page + c->low, c->bytes + c->low, c->high - c->low, prot);
	c->page = 0;
	return ret;
}

/* False if the page cannot be read, or the bytes do not lie in one page. */
static bool page_put(struct code_batch *b, struct page_copy *c, uint64_t at, const void *bytes,
		     size_t n, uint32_t prot)
{
	uint64_t page = rt_round_down(at, RT_PAGE);
	uint32_t from = (uint32_t)(at - page), to = from + (uint32_t)n;

	if (to > RT_PAGE)
		return false;
	if (c->page != page) {
		page_flush(b, c, prot);
		if (rt_copy(c->bytes, (void *)page, RT_PAGE) < 0)
			return false;
		c->page = page;
		c->low = from;
		c->high = to;
	}
	memcpy(c->bytes + from, bytes, n);
	c->low = from < c->low ? from : c->low;
	c->high = to > c->high ? to : c->high;
	return true;
}

static void changes_by_page(struct code_batch *b)
{
	uint32_t prot = 0;

	for (uint32_t i = 0; i < change_count; i++) {
		const struct change *c = &changes[i];

		if (c->prot != prot)
			page_flush(b, &text_page, prot);
		prot = c->prot;
		if (c->n && !page_put(b, &text_page, c->at, c->bytes, c->n, prot)) {
			page_flush(b, &text_page, prot);
			code_write_now(b, c->at, c->bytes, c->n, prot);
		}
	}
	page_flush(b, &text_page, prot);
}

/*
 * All changes of one mapping by plain stores, which costs a tenth of a forced write for each page. Execution is
 * allowed all the time: where a policy refuses that (SELinux, PR_SET_MDWE, a seccomp filter), nothing is lost yet.
 */
static void changes_by_store(const struct rt_mapping *m)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < change_count; i++)
		count += changes[i].at >= m->start && changes[i].at + changes[i].n <= m->end;
	if (count < MANY || rt_is_error(rt_sys3(__NR_mprotect, m->start, m->end - m->start,
						PROT_READ | PROT_WRITE | PROT_EXEC)))
		return;
	for (uint32_t i = 0; i < change_count; i++) {
		struct change *c = &changes[i];

		if (c->at < m->start || c->at + c->n > m->end)
			continue;
		memcpy((void *)c->at, c->bytes, c->n);
		c->n = 0;
	}
	rt_sys3(__NR_mprotect, m->start, m->end - m->start, PROT_READ | PROT_EXEC);
}

static void changes_flush(struct code_batch *b)
{
	struct rt_mapping m;
	struct rt_maps maps;

	page_flush(b, &slot_page, PROT_READ | PROT_EXEC);
	page_flush(b, &stub_page, PROT_READ | PROT_EXEC);
	page_flush(b, &pun_page, PROT_READ | PROT_EXEC);
	if (change_count >= MANY && rt_maps_open(&maps) == 0) {
		while (rt_maps_next(&maps, &m))
			if (m.prot == (PROT_READ | PROT_EXEC) && !m.shared)
				changes_by_store(&m);
		rt_maps_close(&maps);
	}
	changes_by_page(b);
	change_count = 0;
}

void code_end(struct code_batch *b)
{
	if (b->queues)
		changes_flush(b);
	b->queues = false;
	if (b->fd >= 0)
		rt_sys1(__NR_close, b->fd);
	b->fd = -1;
}

static bool in_pun_region(uint64_t at)
{
	for (unsigned i = 0; i < PUN_REGIONS && regions[i].start; i++)
		if (at >= regions[i].start && at < regions[i].end)
			return true;
	return false;
}

static bool queue_change(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot)
{
	struct change *c;

	if (change_count == CHANGES)
		changes_flush(b);
	if (n > CHANGE_SIZE) {
		changes_flush(b);
		return false;
	}
	c = &changes[change_count++];
	c->at = at;
	c->n = (uint8_t)n;
	c->prot = (uint8_t)prot;
	memcpy(c->bytes, bytes, n);
	return true;
}

static bool queue(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot)
{
	if (code_slot_at(at))
		return page_put(b, &slot_page, at, bytes, n, prot);
	if (at >= (uint64_t)gate_stubs && at < (uint64_t)gate_stubs_end)
		return page_put(b, &stub_page, at, bytes, n, prot);
	if (in_pun_region(at))
		return page_put(b, &pun_page, at, bytes, n, prot);
	return queue_change(b, at, bytes, n, prot);
}

long code_write(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot)
{
	long ret;

	if (b->queues && queue(b, at, bytes, n, prot))
		return 0;
	ret = code_write_now(b, at, bytes, n, prot);
	/* The first one has shown that writes are possible: what is queued can be promised. */
	if (ret == 0 && b->single && b->fd >= 0)
		b->queues = true;
	return ret;
}

int code_read(void *to, uint64_t at, size_t n)
{
	/* Sites come in order of their addresses, and what belongs to one lies within 127 bytes of it. */
	const uint64_t near = 1024;
	uint32_t first = change_count;
	int ret = (int)rt_copy(to, (void *)at, n);

	if (ret < 0)
		return ret;
	while (first > 0 && changes[first - 1].at + near > at)
		first--;
	for (; first < change_count; first++) {
		const struct change *c = &changes[first];

		for (uint32_t i = 0; i < c->n; i++)
			if (c->at + i >= at && c->at + i < at + n)
				((uint8_t *)to)[c->at + i - at] = c->bytes[i];
	}
	return 0;
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

static uint64_t stack_top; /* of the main stack; it does not move */
static uint64_t stack_hint, beside;

/*
 * Finds a free range of `size` bytes as near as possible to `near`, below it rather than above:
 * a heap grows upwards from its program.
 */
static uint64_t find_gap(uint64_t near, uint64_t size)
{
	struct rt_mapping m;
	struct rt_maps maps;
	uint64_t from = 0x10000, best = 0, end;

	if (rt_maps_open(&maps) < 0)
		return 0;
	while (rt_maps_next(&maps, &m)) {
		end = m.start;
		if (rt_strcmp(m.path, "[stack]") == 0) {
			stack_top = m.end;
			end = code_stack_floor(); /* what is above is the stack's own */
		}
		if (end > from && end - from >= size + 16 * RT_PAGE && m.start <= near + RT_PAGE) {
			/* the end of the gap, with some pages left for the neighbour */
			uint64_t at = end - size - 8 * RT_PAGE;

			if (distance(at, near) < REACH)
				best = at;
		}
		from = m.end;
	}
	rt_maps_close(&maps);
	return best;
}

uint64_t code_map_at(uint64_t at, uint64_t size)
{
	long ret = rt_sys6(__NR_mmap, at, size, PROT_READ | PROT_EXEC,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE | MAP_NORESERVE, -1, 0);

	if (rt_is_error(ret))
		return 0;
	if ((uint64_t)ret != at) { /* a kernel before 4.17 takes the address as a hint */
		rt_sys2(__NR_munmap, ret, size);
		return 0;
	}
	rt_keep(at, size);
	return at;
}

/*
 * Near a library, the kernel's own choice is what find_gap() would find: the highest room below. It costs three calls
 * instead of a look at all mappings, 40 us where there are fifty. 0 if that is not below `near` and in its reach.
 */
static uint64_t map_by_kernel(uint64_t near, uint64_t size)
{
	const uint64_t aside = 8 * RT_PAGE, whole = size + 2 * aside;
	long p = rt_sys6(__NR_mmap, 0, whole, PROT_READ | PROT_EXEC,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	uint64_t start = (uint64_t)p, at = start + aside;

	if (rt_is_error(p))
		return 0;
	if (start > near || distance(at, near) >= REACH) {
		rt_sys2(__NR_munmap, start, whole);
		return 0;
	}
	rt_sys2(__NR_munmap, start, aside);
	rt_sys2(__NR_munmap, at + size, aside);
	rt_keep(at, size);
	return at;
}

uint64_t code_map_near(uint64_t near, uint64_t size)
{
	uint64_t at = map_by_kernel(near, size);

	if (at)
		return at;
	at = find_gap(near, size);
	return at ? code_map_at(at, size) : 0;
}

void code_beside(uint64_t at)
{
	beside = at;
}

static bool arena_new(unsigned i, uint64_t near)
{
	uint64_t at = beside && distance(beside, near) < REACH ? code_map_at(beside, ARENA_SIZE) : 0;

	if (at)
		beside = 0;
	else
		at = code_map_near(near, ARENA_SIZE);
	if (!at)
		return false;
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

void code_stack_hint(uint64_t at)
{
	stack_hint = at;
}

static void find_stack(void)
{
	struct rt_mapping m;
	struct rt_maps maps;

	if (rt_maps_open(&maps) < 0)
		return;
	if (rt_maps_ask(&maps, stack_hint, false, &m) > 0 && rt_strcmp(m.path, "[stack]") == 0)
		stack_top = m.end;
	while (!stack_top && rt_maps_next(&maps, &m))
		if (rt_strcmp(m.path, "[stack]") == 0)
			stack_top = m.end;
	rt_maps_close(&maps);
}

/*
 * The main stack may grow this far down: from its top what the limit says, but no less than 64 MiB, because the
 * limit may be raised later. Without one: 1 GiB.
 */
uint64_t code_stack_floor(void)
{
	const uint64_t least = 64ul << 20, most = 1ul << 30;
	uint64_t limit[2], room = most;

	if (!stack_top)
		find_stack();
	if (rt_sys4(__NR_prlimit64, 0, 3 /* RLIMIT_STACK */, 0, limit) == 0 && limit[0] < most)
		room = limit[0] > least ? limit[0] : least;
	return stack_top > room ? stack_top - room : 0;
}

/* The free range around `at`, clipped to [*start, *end). */
static bool clip_to_gap(uint64_t at, uint64_t *start, uint64_t *end)
{
	uint64_t low = 0x10000;
	struct rt_mapping m;
	struct rt_maps maps;
	bool found = false;

	if (rt_maps_open(&maps) < 0)
		return false;
	while (rt_maps_next(&maps, &m)) {
		if (m.start > at) {
			*start = *start > low ? *start : low;
			*end = *end < m.start ? *end : m.start;
			found = at >= *start && at + JMP_REL32_SIZE <= *end;
			break;
		}
		low = m.end;
	}
	rt_maps_close(&maps);
	return found;
}

/*
 * A span around `at`, or what is free of it. One mapping serves the neighbours' puns too. The room
 * above a heap and below the main stack stays free for them to grow. (brk(0) tells where a heap will be that does
 * not exist yet.)
 */
static bool region_new(unsigned i, uint64_t at)
{
	uint64_t start = rt_round_down(at, PUN_SPAN), end = rt_round_up(at + JMP_REL32_SIZE, PUN_SPAN);
	uint64_t heap = (uint64_t)rt_sys1(__NR_brk, 0), room = 1ul << 30, floor = code_stack_floor();

	start = start > 0x10000 ? start : 0x10000;
	if (start < heap + room && end > heap)
		start = heap + room;
	if (at < floor && end > floor)
		end = floor;
	if (at < start || at + JMP_REL32_SIZE > end || (at >= floor && at < floor + room))
		return false;
	if (!code_map_at(start, end - start) &&
	    !(clip_to_gap(at, &start, &end) && code_map_at(start, end - start)))
		return false;
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

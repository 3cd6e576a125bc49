/* SPDX-License-Identifier: MIT */
/*
 *	page 0				the number's entry		the site's way
 *	nr: e9 ....  jmp entry   --->	keep rcx, r11 below	--->	is it mine?  --no--> the next one's, at last back
 *	    f4       hlt		the red zone			pop it; jmp *slot
 *					r11 = return address
 *					...
 *					rcx, r11 back; hlt
 *
 * Every byte of page 0 but the first of a jump is an instruction that faults by itself, so that a fault
 * tells where NULL was called. So are the four bytes of a jump's distance; hence it leads to where ENTRIES says.
 * No instruction on the way changes a flag.
 */
#include "engine/syscall/zero.h"

#include <asm/sigcontext.h>
#include <linux/mman.h>

#include "arch/arch.h"

#define HLT 0xf4
/* The upper half of each distance: f4 (hlt), 6f (outs). */
#define ENTRIES 0x6ff40000ul
#define AREA (ENTRIES + 0x6000)
#define WAYS (ENTRIES + 0x10000) /* code, one a site */
#define DATA (WAYS + WAY_SIZE * SITES_MAX)
#define AREA_END (DATA + rt_round_up(sizeof(struct data), RT_PAGE))
#define SITES_MAX 128
#define ENTRIES_MAX 32
#define ENTRY_SIZE 48u
#define WAY_SIZE 64ul

/* Where rcx and r11 are kept: no handler's frame may lie higher either. */
#define KEPT_RCX (-144)
#define KEPT_R11 (-152)

/* Offsets in an entry: until then both are in their registers; here the call was not a site's. */
#define ENTRY_KEPT 16
#define ENTRY_MISS 26
#define ENTRY_HLT 42
/* In a way: until then the return address is on the stack. */
#define WAY_POPPED 24

struct data {
	struct entry {
		uint64_t first; /* the newest way, or the entry's miss */
		uint64_t at;
		uint32_t nr, pad;
	} entries[ENTRIES_MAX];
	struct way {
		uint64_t minus_ret;
		uint64_t next;
		uint64_t slot;
		uint64_t site;
		uint32_t nr, pad;
	} ways[SITES_MAX];
};
_Static_assert(DATA % RT_PAGE == 0, "data has pages of its own");

static struct data *const data = (struct data *)DATA;
static uint32_t entry_count, way_count;
static bool mapped;	    /* the area: it stays, for threads may be in it */
static bool there, refused; /* page 0 */
static int32_t key = -1;

bool zero_is_there(void)
{
	return there;
}

/* Not by mprotect, where forced writes are refused: page 0 could not be written for its key. */
static bool put(struct code_batch *b, uint64_t at, const void *bytes, size_t n)
{
	return code_memory(b) >= 0 && rt_sys4(__NR_pwrite64, b->fd, bytes, n, at) == (long)n;
}

/* ---- mapping ---- */

static bool map_fixed(uint64_t at, uint64_t size, uint32_t prot)
{
	long ret = rt_sys6(__NR_mmap, at, size, prot,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	if (!rt_is_error(ret) && (uint64_t)ret != at) /* a kernel before 4.17 takes the address as a hint */
		rt_sys2(__NR_munmap, ret, size);
	return (uint64_t)ret == at;
}

/* In the way of a heap that grows, there is no room. */
static bool map_area(void)
{
	uint64_t heap = (uint64_t)rt_sys1(__NR_brk, 0), room = 1ul << 30;

	if (mapped)
		return true;
	if ((heap < AREA_END && heap + room > AREA) || !code_map_at(AREA, DATA - AREA))
		return false;
	if (!map_fixed(DATA, AREA_END - DATA, PROT_READ | PROT_WRITE)) {
		rt_sys2(__NR_munmap, AREA, DATA - AREA);
		return false;
	}
	rt_keep(DATA, AREA_END - DATA);
	mapped = true;
	return true;
}

static bool map_page(void)
{
	long ret = core_options.zero_page == CORE_ZERO_OPEN
			   ? 0
			   : rt_sys2(__NR_pkey_alloc, 0, 1 /* PKEY_DISABLE_ACCESS */);

	if (ret < 0)
		return false;
	key = (int32_t)ret;
	if (map_fixed(0, RT_PAGE, PROT_READ | PROT_WRITE)) {
		uint8_t *p = (uint8_t *)0;

		__asm__("" : "+r"(p)); /* an address like any other */
		memset(p, HLT, RT_PAGE);
		ret = key ? rt_sys4(__NR_pkey_mprotect, 0, RT_PAGE, PROT_EXEC, key)
			  : rt_sys3(__NR_mprotect, 0, RT_PAGE, PROT_EXEC);
		if (ret == 0)
			return true;
		rt_sys2(__NR_munmap, 0, RT_PAGE);
	}
	if (key)
		rt_sys1(__NR_pkey_free, key);
	key = -1;
	return false;
}

static bool begin(void)
{
	if (there || refused)
		return there;
	/* a shadow stack's entry for the return address would never be taken off */
	there = !arch_shadow_stack() && map_area() && map_page();
	refused = !there;
	rt_debug(RT_D_SYSCALL, 1, "page 0: %s, key %d", there ? "taken" : "refused", key);
	return there;
}

void zero_end(void)
{
	refused = true;
	if (!there)
		return;
	there = false;
	rt_sys2(__NR_munmap, 0, RT_PAGE);
	if (key > 0)
		rt_sys1(__NR_pkey_free, key);
}

void zero_die(void)
{
	if (there && !core_quiet)
		rt_sys2(__NR_munmap, 0, RT_PAGE);
}

/* ---- leading there ---- */

static uint8_t *relative(uint8_t *p, uint64_t next, uint64_t to)
{
	int32_t rel = (int32_t)(to - next);

	memcpy(p, &rel, sizeof(rel));
	return p + sizeof(rel);
}

/*
 * A place for the entry of a number: the distance's lower half is of bytes that fault by themselves, too. Entries
 * do not overlap, neither here nor in page 0.
 */
static uint64_t place_for(uint32_t nr)
{
	/* ins and outs, in and out, hlt: for the kernel alone */
	static const uint8_t bytes[] = { 0x6c, 0x6d, 0x6e, 0x6f, 0xe4, 0xe5, 0xe6,
					 0xe7, 0xec, 0xed, 0xee, 0xef, HLT };

	for (uint32_t i = 0; i < entry_count; i++)
		if (data->entries[i].nr + JMP_REL32_SIZE > nr &&
		    nr + JMP_REL32_SIZE > data->entries[i].nr)
			return 0;
	for (unsigned high = 0; high < sizeof(bytes); high++)
		for (unsigned low = 0; low < sizeof(bytes); low++) {
			uint64_t at = ENTRIES + nr + JMP_REL32_SIZE + (uint64_t)bytes[high] * 256 +
				      bytes[low];
			bool taken = false;

			for (uint32_t i = 0; i < entry_count && !taken; i++)
				taken = data->entries[i].at < at + ENTRY_SIZE &&
					at < data->entries[i].at + ENTRY_SIZE;
			if (!taken)
				return at;
		}
	return 0;
}

static bool write_entry(struct code_batch *b, const struct entry *e)
{
	static const uint8_t keep[20] = {
		0x48, 0x89, 0x8c, 0x24, 0x70, 0xff, 0xff, 0xff, /* mov %rcx, -144(%rsp) */
		0x4c, 0x89, 0x9c, 0x24, 0x68, 0xff, 0xff, 0xff, /* mov %r11, -152(%rsp) */
		0x4c, 0x8b, 0x1c, 0x24,				/* mov (%rsp), %r11 */
	};
	static const uint8_t miss[17] = {
		0x4c, 0x8b, 0x9c, 0x24, 0x68, 0xff, 0xff, 0xff, /* mov -152(%rsp), %r11 */
		0x48, 0x8b, 0x8c, 0x24, 0x70, 0xff, 0xff, 0xff, /* mov -144(%rsp), %rcx */
		HLT,
	};
	uint8_t text[ENTRY_SIZE], *p = text, jump[JMP_REL32_SIZE] = { 0xe9 };

	memset(text, HLT, sizeof(text));
	memcpy(p, keep, sizeof(keep));
	p += sizeof(keep);
	*p++ = 0xff; /* jmp *first(%rip) */
	*p++ = 0x25;
	p = relative(p, e->at + ENTRY_MISS, (uint64_t)&e->first);
	memcpy(p, miss, sizeof(miss));
	relative(jump + 1, e->nr + JMP_REL32_SIZE, e->at);
	/* The first byte last: a call of NULL meets an instruction that faults, or the whole jump. */
	return put(b, e->at, text, sizeof(text)) && put(b, e->nr + 1, jump + 1, sizeof(jump) - 1) &&
	       put(b, e->nr, jump, 1);
}

static struct entry *entry_of(struct code_batch *b, uint32_t nr)
{
	struct entry *e;

	for (uint32_t i = 0; i < entry_count; i++)
		if (data->entries[i].nr == nr)
			return &data->entries[i];
	if (entry_count == ENTRIES_MAX)
		return NULL;
	e = &data->entries[entry_count];
	e->at = place_for(nr);
	e->nr = nr;
	e->first = e->at + ENTRY_MISS;
	if (!e->at || !write_entry(b, e))
		return NULL;
	__atomic_store_n(&entry_count, entry_count + 1, __ATOMIC_RELEASE);
	return e;
}

static bool write_way(struct code_batch *b, const struct way *w, uint64_t at)
{
	uint8_t text[WAY_SIZE], *p = text;
	static const uint8_t compare[6] = {
		0x4a, 0x8d, 0x0c, 0x19, /* lea (%rcx,%r11), %rcx */
		0xe3, 0x06,		/* jrcxz 1f */
	};
	static const uint8_t pop[14] = {
		0x48, 0x8d, 0x64, 0x24, 0x08, /* 1: lea 8(%rsp), %rsp */
		0x48, 0xc7, 0x44, 0x24, 0xf8,
		0x00, 0,    0,	  0x00, /* movq $0, -8(%rsp): for no NULL call to find */
	};

	memset(text, HLT, sizeof(text));
	*p++ = 0x48; /* mov minus_ret(%rip), %rcx */
	*p++ = 0x8b;
	*p++ = 0x0d;
	p = relative(p, at + 7, (uint64_t)&w->minus_ret);
	memcpy(p, compare, sizeof(compare));
	p += sizeof(compare);
	*p++ = 0xff; /* jmp *next(%rip) */
	*p++ = 0x25;
	p = relative(p, at + 19, (uint64_t)&w->next);
	memcpy(p, pop, sizeof(pop));
	p += sizeof(pop);
	*p++ = 0xff; /* jmp *slot(%rip) */
	*p++ = 0x25;
	relative(p, at + 39, (uint64_t)&w->slot);
	return put(b, at, text, sizeof(text));
}

bool zero_lead(struct code_batch *b, uint64_t addr, uint32_t nr, uint64_t slot)
{
	struct entry *e;
	struct way *w;

	if (nr >= ZERO_NUMBERS || !begin())
		return false;
	e = entry_of(b, nr);
	if (!e)
		return false;
	for (uint32_t i = 0; i < way_count; i++) {
		w = &data->ways[i];
		if (w->site == addr && w->nr == nr) {
			__atomic_store_n(&w->slot, slot, __ATOMIC_RELEASE);
			return true;
		}
	}
	if (way_count == SITES_MAX)
		return false;
	w = &data->ways[way_count];
	w->minus_ret = -(addr + SYSCALL_SIZE);
	w->next = e->first;
	w->slot = slot;
	w->site = addr;
	w->nr = nr;
	if (!write_way(b, w, WAYS + WAY_SIZE * way_count))
		return false;
	__atomic_store_n(&way_count, way_count + 1, __ATOMIC_RELEASE);
	__atomic_store_n(&e->first, WAYS + WAY_SIZE * (way_count - 1), __ATOMIC_RELEASE);
	return true;
}

/* ---- contexts, in handlers ---- */

static const struct entry *entry_at(uint64_t ip)
{
	uint32_t n = __atomic_load_n(&entry_count, __ATOMIC_ACQUIRE);

	for (uint32_t i = 0; i < n; i++)
		if (ip >= data->entries[i].at && ip < data->entries[i].at + ENTRY_SIZE)
			return &data->entries[i];
	return NULL;
}

static const struct way *way_at(uint64_t ip)
{
	uint32_t n = __atomic_load_n(&way_count, __ATOMIC_ACQUIRE);

	return ip >= WAYS && ip < WAYS + WAY_SIZE * n ? &data->ways[(ip - WAYS) / WAY_SIZE] : NULL;
}

/* The way whose site has made the call that has come to page 0 with its return address on the stack. */
static const struct way *caller(const struct sigcontext *sc)
{
	uint32_t n = __atomic_load_n(&way_count, __ATOMIC_ACQUIRE);
	uint64_t ret;

	if (!n || sc->rip != sc->rax || rt_copy(&ret, (void *)sc->rsp, sizeof(ret)) < 0)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		if (data->ways[i].minus_ret == -ret && data->ways[i].nr == sc->rip)
			return &data->ways[i];
	return NULL;
}

/* As before the call. */
static void to_site(struct sigcontext *sc, const struct way *w)
{
	static const uint64_t nothing;

	sc->rip = w->site;
	rt_copy((void *)sc->rsp, &nothing, sizeof(nothing));
	sc->rsp += 8;
}

/*
 * Back to where the number, or NULL, was called, or if the return address has been popped already to the site:
 * then true.
 */
static bool unwind(struct sigcontext *sc)
{
	const struct entry *e = entry_at(sc->rip);
	const struct way *w = e ? NULL : way_at(sc->rip);
	uint64_t sp = sc->rsp, at = w ? (sc->rip - WAYS) % WAY_SIZE : 0;
	bool popped = w && at >= WAY_POPPED;
	static const uint64_t nothing;

	if (!e && !w)
		return false;
	if (popped)
		sp -= 8;
	if (w || sc->rip - e->at >= ENTRY_KEPT) {
		rt_copy(&sc->rcx, (void *)(sp + (uint64_t)KEPT_RCX), 8);
		rt_copy(&sc->r11, (void *)(sp + (uint64_t)KEPT_R11), 8);
	}
	if (popped)
		rt_copy((void *)sp, &nothing, sizeof(nothing));
	sc->rip = e ? e->nr : popped ? w->site : w->nr;
	return popped;
}

bool zero_settle(struct sigcontext *sc)
{
	uint64_t before = sc->rip;
	const struct way *w;

	if (!way_count || unwind(sc))
		return sc->rip != before;
	if (sc->rip >= RT_PAGE)
		return false;
	w = caller(sc);
	if (w)
		to_site(sc, w);
	return sc->rip != before;
}

bool zero_is_on_way(const struct sigcontext *sc)
{
	return way_count &&
	       (entry_at(sc->rip) || way_at(sc->rip) || (sc->rip < RT_PAGE && caller(sc)));
}

struct fault_info {
	int32_t signo, err, code, pad;
	uint64_t addr;
};
#define MAPERR 1   /* SEGV_MAPERR */
#define TRAP_PF 14 /* page fault */
#define PF_PROT 1u /* of a page that is there */
#define PF_USER 4u
#define PF_INSTR 0x10u
#define PF_PK 0x20u

/* The site where the context is. */
static const struct way *calling(const struct sigcontext *sc)
{
	for (uint32_t i = 0; i < __atomic_load_n(&way_count, __ATOMIC_ACQUIRE); i++)
		if (data->ways[i].site == sc->rip && data->ways[i].nr == sc->rax)
			return &data->ways[i];
	return NULL;
}

static void no_page(struct fault_info *info, struct sigcontext *sc, uint64_t addr, uint64_t err)
{
	memset((uint8_t *)info + sizeof(*info), 0, 128 - sizeof(*info));
	info->code = MAPERR;
	info->addr = addr;
	sc->cr2 = addr;
	sc->trapno = TRAP_PF;
	sc->err = err;
}

bool zero_fault(void *at, struct sigcontext *sc)
{
	struct fault_info *info = at;
	const struct way *w = NULL;

	if (info->signo != 11 || (!there && !way_count))
		return false;
	if (unwind(sc) || (sc->trapno == TRAP_PF && sc->cr2 == sc->rsp - 8))
		w = calling(sc);
	else if (sc->rip < RT_PAGE && (w = caller(sc)))
		to_site(sc, w);
	if (w) {
		sc->rip = w->slot;
		return true;
	}
	if (!there)
		return false;
	if (sc->rip < RT_PAGE)
		no_page(info, sc, sc->rip, PF_USER | PF_INSTR);
	else if (sc->trapno == TRAP_PF && info->addr < RT_PAGE && info->code != MAPERR)
		no_page(info, sc, info->addr, sc->err & ~(uint64_t)(PF_PROT | PF_PK));
	return false;
}

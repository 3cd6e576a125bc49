/* SPDX-License-Identifier: MIT */
/*
 * What the gate needs beside its assembly: blocks of threads, activations, thunks. See gate.h.
 *
 * A thread is known by its thread pointer (%fs:0, which the ABI makes point to itself): so threads need
 * no arming, and one that takes over a dead thread's pointer takes over its block. Code reached from
 * the gate may run in a handler that interrupts the same code on the same thread, and may be left there
 * for good, by siglongjmp. So it takes no lock, and a word that says what is free changes by single
 * instructions only: no lock prefix is needed for that, because only the thread itself changes it.
 */
#include "engine/function/gate.h"

#include <linux/mman.h>

#include "code/text.h"
#include "core/core.h"

#define GROUP_SIZE 64u
#define UNIT_GROUPS (FN_DISTANCE / FN_STUB_SIZE / GROUP_SIZE)
#define GROUPS (FN_UNITS * UNIT_GROUPS)
#define THUNKS_A_PAGE (RT_PAGE / FN_THUNK_SIZE)
#define KEY_CLAIMED 1u
#define TOUCHED (8 * RT_PAGE) /* a power of 2 */

struct fn_block fn_blocks[FN_BLOCKS];
/* The room: see room.S. */
static uint8_t *fn_thunks, *fn_keep_thunks, *fn_units;
static struct fn_target *fn_targets;
_Static_assert(sizeof(struct fn_target) == T_SIZE, "target and gate_regs.h differ");
uint64_t fn_missed;

static struct fn_group groups[GROUPS];
static uint32_t groups_taken, groups_max = GROUPS;
enum unit_state { UNIT_NONE, UNIT_BEGUN, UNIT_READY, UNIT_FAILED };
static uint32_t unit_states[FN_UNITS];

static uint32_t target_count = 1; /* 0 is none */
static uint16_t target_hash[16384];
_Static_assert(FN_TARGETS <= UINT16_MAX + 1,
	       "numbers of targets have 16 bits, and there is no number 0");

const struct fn_binding fn_binding_none = { .gate = fn_gate_none };

/* enter, leave, both */
static void (*const gates[][3])(void) = {
	[FN_VEC_NONE] = { fn_gate_enter_general, fn_gate_leave_general, fn_gate_both_general },
	[ARCH_VEC_XMM] = { fn_gate_enter_xmm, fn_gate_leave_xmm, fn_gate_both_xmm },
	[ARCH_VEC_YMM] = { fn_gate_enter_ymm, fn_gate_leave_ymm, fn_gate_both_ymm },
	[ARCH_VEC_ZMM] = { fn_gate_enter_zmm, fn_gate_leave_zmm, fn_gate_both_zmm },
};
static void (*const returns[])(void) = {
	[ARCH_VEC_XMM] = fn_return_xmm,
	[ARCH_VEC_YMM] = fn_return_ymm,
	[ARCH_VEC_ZMM] = fn_return_zmm,
};

static void (*const keep_gates[])(void) = {
	[ARCH_VEC_XMM] = fn_keep_gate_xmm,
	[ARCH_VEC_YMM] = fn_keep_gate_ymm,
	[ARCH_VEC_ZMM] = fn_keep_gate_zmm,
};
static void (*const keep_returns[])(void) = {
	[ARCH_VEC_XMM] = fn_keep_return_xmm,
	[ARCH_VEC_YMM] = fn_keep_return_ymm,
	[ARCH_VEC_ZMM] = fn_keep_return_zmm,
};

static int no_errno;
/* For a thread that finds no block: only what `leave` reads. */
extern RT_HIDDEN struct fn_block fn_block_none;
struct fn_block fn_block_none = { .errno_at = &no_errno };

/*
 * libc's errno; absent in programs without glibc or musl. It is at one distance from the thread pointer in every
 * thread. The function itself is not called once there are hooks: it may have one.
 */
extern int *__errno_location(void) __attribute__((weak));
static uint64_t errno_distance;

/* ---- memory ---- */

static struct fn_arena kept;

const char *fn_keep_string(const char *s)
{
	size_t n = rt_strlen(s) + 1;
	char *copy = fn_take(&kept, n, 1);

	if (copy)
		memcpy(copy, s, n);
	return copy;
}

void *fn_take(struct fn_arena *arena, size_t size, size_t align)
{
	uint64_t got;

	arena->at = rt_round_up(arena->at, align);
	if (arena->end < arena->at + size) {
		/* larger ones after the first, touched at once: a fault for each page costs more than all else */
		uint64_t want = rt_round_up(size, arena->end ? 64 * 1024ul : 32 * 1024ul);
		long map = rt_setup(
			rt_sys6(__NR_mmap, 0, want, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | (arena->end ? MAP_POPULATE : 0), -1, 0));

		if (rt_is_error(map))
			return NULL;
		arena->at = (uint64_t)map;
		arena->end = arena->at + want;
	}
	got = arena->at;
	arena->at += size;
	return (void *)got;
}

void fn_touch(const void *table, const void *record, size_t size)
{
	const uint64_t at = (uint64_t)record, page = rt_round_down(at + size - 1, RT_PAGE);

	if (at <= page && page % TOUCHED == 0 && page - (uint64_t)table >= TOUCHED && !core_quiet)
		rt_sys3(__NR_madvise, page, TOUCHED, 23 /* MADV_POPULATE_WRITE, Linux 5.14 */);
}

void *fn_keep(size_t size)
{
	return fn_take(&kept, size, 8);
}

/*
 * Puts code into a range of ours that nobody executes yet. Where memory that was written may not become
 * executable (PR_SET_MDWE), it is written after it has become so, through /proc/self/mem.
 */
static bool make_code(uint8_t *at, size_t size, void (*fill)(uint8_t *to, uint8_t *at, size_t size))
{
	struct code_batch b;
	uint8_t bytes[RT_PAGE];
	bool well = true;

	fill(at, at, size);
	if (rt_setup(rt_sys3(__NR_mprotect, at, size, PROT_READ | PROT_EXEC)) == 0)
		return true;
	if (rt_is_error(rt_setup(rt_sys6(__NR_mmap, at, size, PROT_READ | PROT_EXEC,
					 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0))))
		return false;
	code_begin(&b, false);
	for (size_t done = 0; well && done < size; done += RT_PAGE) {
		fill(bytes, at + done, RT_PAGE);
		well = code_write(&b, (uint64_t)at + done, bytes, RT_PAGE, PROT_READ | PROT_EXEC) == 0;
	}
	code_end(&b);
	return well;
}

/* ---- blocks ---- */

static struct fn_block *block_at(uint64_t n)
{
	return &fn_blocks[n % FN_BLOCKS];
}

struct fn_block *fn_block_find(uint64_t tp)
{
	uint64_t first = tp >> 12, none = 0;

	for (uint64_t n = first; n < first + FN_BLOCKS; n++) {
		uint64_t is = __atomic_load_n(&block_at(n)->key, __ATOMIC_ACQUIRE);

		if (is == tp)
			return block_at(n);
		if (!is)
			break;
	}
	for (uint64_t n = first; n < first + FN_BLOCKS; n++) {
		struct fn_block *b = block_at(n);

		none = 0;
		if (!__atomic_compare_exchange_n(&b->key, &none, KEY_CLAIMED, false,
						 __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
			continue;
		b->errno_at = __errno_location ? (int *)(tp + errno_distance) : &no_errno;
		b->tp = tp;
		__atomic_store_n(&b->key, tp, __ATOMIC_RELEASE);
		return b;
	}
	return NULL;
}

/*
 * A callback that was left by longjmp or by the end of its thread, which it must not be, would turn
 * hooks off for good. Calls from a place above its frame on the same stack show it.
 */
static bool is_stale(uint64_t frame, uint64_t slot)
{
	return slot >= frame + C_FRAME && slot - frame <= 1024 * 1024ul;
}

struct fn_block *fn_block_enter(uint64_t tp, uint64_t slot)
{
	struct fn_block *b = fn_block_find(tp);

	if (!b || b->tp == tp)
		return b;
	if (!is_stale(b->tp, slot))
		return NULL;
	b->tp = tp;
	return b;
}

/* ---- activations ---- */

static void put32(uint8_t *to, uint32_t v)
{
	memcpy(to, &v, sizeof(v));
}

/* A stub is written to `to`, and will be at `at`. */
static void fill_stub(uint8_t *to, uint64_t at, void (*back)(void))
{
	uint8_t stub[FN_STUB_CODE] = {
		0xff, 0x15, 0,	  0, 0, 0,    /* call *A_CALL(activation) */
		0x4c, 0x8d, 0x1d, 0, 0, 0, 0, /* lea activation(%rip), %r11 */
		0xe9, 0,    0,	  0, 0,	      /* jmp back */
	};
	const uint32_t within = at % FN_STUB_SIZE;

	put32(stub + 2, FN_DISTANCE + A_CALL - within - FN_STUB_RETURN);
	put32(stub + 9, FN_DISTANCE - within - 13);
	put32(stub + 14, (uint32_t)((uint64_t)back - (at + 18)));
	memset(stub + 18, 0xcc, sizeof(stub) - 18);
	memcpy(to, stub, sizeof(stub));
}

static void fill_stubs(uint8_t *to, uint8_t *at, size_t size)
{
	_Static_assert(FN_STUB_KEEP + FN_STUB_CODE <= FN_STUB_SIZE, "three stubs for each activation");
	for (size_t n = 0; n < size; n += FN_STUB_SIZE) {
		memset(to + n, 0xcc, FN_STUB_SIZE);
		fill_stub(to + n, (uint64_t)at + n, returns[arch_vec_level]);
		fill_stub(to + n + FN_STUB_GENERAL, (uint64_t)at + n + FN_STUB_GENERAL,
			  fn_return_general);
		fill_stub(to + n + FN_STUB_KEEP, (uint64_t)at + n + FN_STUB_KEEP,
			  keep_returns[arch_vec_level]);
	}
}

static bool unit_ready(uint32_t unit)
{
	uint32_t is = UNIT_NONE;
	uint64_t all = ~0ull, mask;

	if (__atomic_load_n(&unit_states[unit], __ATOMIC_ACQUIRE) == UNIT_READY)
		return true;
	/* Under a seccomp filter a call may be death. */
	if (core_quiet)
		return false;
	/* A handler must neither wait for this nor leave it half done. */
	rt_sys4(__NR_rt_sigprocmask, 0 /* SIG_BLOCK */, &all, &mask, 8);
	if (__atomic_compare_exchange_n(&unit_states[unit], &is, UNIT_BEGUN, false,
					__ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) {
		is = make_code(fn_units + (uint64_t)unit * FN_UNIT_SIZE, FN_DISTANCE, fill_stubs)
			     ? UNIT_READY
			     : UNIT_FAILED;
		__atomic_store_n(&unit_states[unit], is, __ATOMIC_RELEASE);
	}
	rt_sys4(__NR_rt_sigprocmask, 2 /* SIG_SETMASK */, &mask, 0, 8);
	return is == UNIT_READY;
}

/* The gate does the same. No lock prefix: against a handler, not against threads. */
static bool take(struct fn_activation *a, uint64_t slot)
{
	uint64_t none = 0;

	__asm__ volatile("cmpxchgq %2, %1" : "+a"(none), "+m"(a->slot) : "r"(slot) : "cc");
	return none == 0;
}

static void list_free(struct fn_block *b, struct fn_activation *a)
{
	a->next = b->next;
	b->next = a;
}

static struct fn_group *group_new(struct fn_block *b)
{
	uint32_t n = __atomic_load_n(&groups_taken, __ATOMIC_RELAXED);
	struct fn_group *g;

	do {
		if (n == groups_max || !unit_ready(n / UNIT_GROUPS))
			return NULL;
	} while (!__atomic_compare_exchange_n(&groups_taken, &n, n + 1, false, __ATOMIC_ACQ_REL,
					      __ATOMIC_RELAXED));
	g = &groups[n];
	g->first = (struct fn_activation *)(void *)(fn_units +
						    (uint64_t)(n / UNIT_GROUPS) * FN_UNIT_SIZE +
						    FN_DISTANCE) +
		   n % UNIT_GROUPS * GROUP_SIZE;
	for (unsigned i = GROUP_SIZE; i-- > 0;) {
		g->first[i].owner = b;
		list_free(b, &g->first[i]);
	}
	g->owner = b;
	g->next = b->groups;
	while (!__atomic_compare_exchange_n(&b->groups, &g->next, g, false, __ATOMIC_ACQ_REL,
					    __ATOMIC_RELAXED))
		;
	b->group_count++;
	return g;
}

struct iov {
	uint64_t base, size;
};

/*
 * What stands on the stacks where the activations of a group were called from. A stack may be gone, so
 * the kernel reads; where it stops, that one is unreadable: 0, which no return address is.
 */
static bool read_slots(const struct iov from[GROUP_SIZE], uint64_t value[GROUP_SIZE])
{
	unsigned done = 0;

	memset(value, 0, GROUP_SIZE * 8);
	while (done < GROUP_SIZE) {
		uint64_t packed[GROUP_SIZE]; /* those that are not in use have no bytes */
		struct iov to = { (uint64_t)packed, sizeof(packed) };
		unsigned i = done, n = 0;
		long got = rt_sys6(__NR_process_vm_readv, rt_sys0(__NR_getpid), &to, 1, from + done,
				   GROUP_SIZE - done, 0);

		if (got < 0 && got != -EFAULT)
			return false;
		for (; i < GROUP_SIZE && (!from[i].size || 8 * (long)n < got); i++)
			if (from[i].size)
				value[i] = packed[n++];
		done = i + 1; /* the one that could not be read */
	}
	return true;
}

/*
 * Does a return to this address come to the activation's stub? A hooked function may end by a jump to another one:
 * then the slot leads to the stub of that one, whose activation has the address of ours to return to.
 */
static bool leads_to(uint64_t address, const struct fn_activation *a)
{
	for (unsigned i = 0; i < 64; i++) {
		uint64_t at = address - (uint64_t)fn_units;
		const struct fn_activation *of;

		if (at >= FN_UNITS * (uint64_t)FN_UNIT_SIZE || at % FN_UNIT_SIZE >= FN_DISTANCE)
			return false;
		of = (const struct fn_activation *)(address / FN_STUB_SIZE * FN_STUB_SIZE + FN_DISTANCE);
		if (of == a)
			return true;
		address = of->ret;
	}
	return true; /* who knows */
}

/*
 * Frees the activations that nobody will return to. One in use has the stub's return address, or still
 * or again the caller's, in its slot. A slot is looked at twice, because a handler may have come between.
 * `current` is the slot of the call that looks for an activation: none has one there yet that will return.
 */
static void reap(struct fn_group *g, uint64_t current)
{
	uint64_t value[GROUP_SIZE];
	struct iov from[GROUP_SIZE];
	bool any = false;

	if (core_quiet)
		return;
	for (unsigned i = 0; i < GROUP_SIZE; i++) {
		uint64_t slot = g->first[i].ret ? g->first[i].slot : 0;

		from[i] = (struct iov){ slot, slot ? 8 : 0 };
		any |= slot;
	}
	if (!any || !read_slots(from, value))
		return;
	for (unsigned i = 0; i < GROUP_SIZE; i++) {
		struct fn_activation *a = &g->first[i];

		if (!from[i].size || a->slot != from[i].base || leads_to(value[i], a) ||
		    (value[i] == a->ret && a->slot != current))
			continue;
		a->ret = 0;
		a->slot = 0;
	}
}

static uint32_t list_all(struct fn_block *b)
{
	uint32_t count = 0;

	b->next = NULL;
	for (struct fn_group *g = b->groups; g; g = g->next)
		for (unsigned i = GROUP_SIZE; i-- > 0;)
			if (!g->first[i].slot) {
				list_free(b, &g->first[i]);
				count++;
			}
	return count;
}

/* Looks for those that are free but not listed, then for those that nobody will return to. */
static bool look(struct fn_block *b, uint64_t current)
{
	uint32_t found = list_all(b);

	if (found < b->group_count * 8) {
		for (struct fn_group *g = b->groups; g; g = g->next)
			reap(g, current);
		found = list_all(b);
	}
	b->looked_at = found > b->group_count * 8 ? b->group_count : 2 * b->group_count;
	return found;
}

/*
 * To look at all of them is work: only when they have become twice as many since the last time, when the last
 * look was worth it, or when no more are to be had.
 */
static bool refill(struct fn_block *b, uint64_t current)
{
	return (b->groups && b->group_count >= b->looked_at && look(b, current)) || group_new(b) ||
	       look(b, current);
}

struct fn_activation *fn_activation_slow(struct fn_block *b, uint64_t slot)
{
	while (refill(b, slot)) {
		struct fn_activation *a = __atomic_load_n(&b->next, __ATOMIC_RELAXED);

		if (!a || !take(a, slot))
			continue; /* a handler was there */
		b->next = a->next;
		return a;
	}
	__atomic_fetch_add(&fn_missed, 1, __ATOMIC_RELAXED);
	return NULL;
}

/* ---- targets ---- */

static void fill_thunks(uint8_t *to, uint8_t *at, size_t size)
{
	uint8_t thunk[FN_THUNK_SIZE] = {
		0xf3, 0x0f, 0x1e, 0xfa,		   /* endbr64 */
		0x4c, 0x8d, 0x1d, 0,	  0, 0, 0, /* lea target(%rip), %r11 */
		0x41, 0xff, 0x63, T_GATE,	   /* jmp *T_GATE(%r11) */
		0xcc,
	};

	for (size_t n = 0; n < size; n += sizeof(thunk)) {
		uint64_t is = (uint64_t)at + n, i = (is - (uint64_t)fn_thunks) / sizeof(thunk);

		put32(thunk + 7, (uint32_t)((uint64_t)&fn_targets[i] - (is + 11)));
		memcpy(to + n, thunk, sizeof(thunk));
	}
}

static void fill_keep_thunks(uint8_t *to, uint8_t *at, size_t size)
{
	uint8_t thunk[FN_THUNK_SIZE] = {
		0x41, 0x53,			    /* push %r11 */
		0x4c, 0x8d, 0x1d, 0, 0, 0,    0,    /* lea target(%rip), %r11 */
		0xe9, 0,    0,	  0, 0, 0xcc, 0xcc, /* jmp fn_keep_gate_... */
	};

	for (size_t n = 0; n < size; n += sizeof(thunk)) {
		uint64_t is = (uint64_t)at + n, i = (is - (uint64_t)fn_keep_thunks) / sizeof(thunk);

		put32(thunk + 5, (uint32_t)((uint64_t)&fn_targets[i] - (is + 9)));
		put32(thunk + 10, (uint32_t)((uint64_t)keep_gates[arch_vec_level] - (is + 14)));
		memcpy(to + n, thunk, sizeof(thunk));
	}
}

void (*fn_gate_for(bool enter, bool leave, bool general))(void)
{
	return gates[general ? FN_VEC_NONE : arch_vec_level][enter && leave ? 2 : leave];
}

struct fn_target *fn_target_by(uint32_t number)
{
	return &fn_targets[number];
}

uint32_t fn_target_number(const struct fn_target *t)
{
	return (uint32_t)(t - fn_targets);
}

static uint16_t *bucket(uint64_t address)
{
	return &target_hash[address * 0x9e3779b97f4a7c15ull >> 50];
}

struct fn_target *fn_target_find(uint64_t address, const char *name, uint32_t scope)
{
	for (uint32_t n = *bucket(address); n; n = fn_targets[n].hash_next) {
		struct fn_target *t = &fn_targets[n];

		if (t->address == address && t->scope == scope &&
		    (!name || name == t->info.name || rt_strcmp(t->info.name, name) == 0))
			return t;
	}
	return NULL;
}

struct fn_target *fn_target_new(uint64_t address, const char *name, const char *object, uint32_t scope)
{
	uint16_t *at = bucket(address);
	struct fn_target *t;

	if (target_count == FN_TARGETS)
		return NULL;
	t = &fn_targets[target_count];
	fn_touch(fn_targets, t, sizeof(*t));
	t->address = t->original = address;
	fn_target_bind(t, NULL);
	t->info.name = name;
	t->info.object = object;
	t->scope = scope & 0xfffffff;
	t->hash_next = *at;
	*at = (uint16_t)target_count++;
	return t;
}

uint64_t fn_target_thunk_of(const struct fn_target *t, bool keep)
{
	return (uint64_t)(keep ? fn_keep_thunks : fn_thunks) +
	       (uint64_t)(t - fn_targets) * FN_THUNK_SIZE;
}

uint64_t fn_target_thunk(const struct fn_target *t)
{
	return fn_target_thunk_of(t, t->flags & FN_TARGET_KEEP);
}

/* Thunks are made by the page, when the first of it is wanted; where there are many, by four. */
bool fn_target_make_thunk(struct fn_target *t, bool keep)
{
	static uint64_t made[2][FN_TARGETS / THUNKS_A_PAGE / 64];
	uint64_t page = (uint64_t)(t - fn_targets) / THUNKS_A_PAGE;
	const uint64_t count = page < 4 ? 1 : 4;
	uint64_t *word = &made[keep][page / 64];

	if (!(*word >> (page % 64) & 1)) {
		page = page / count * count;
		if (!make_code((keep ? fn_keep_thunks : fn_thunks) + page * RT_PAGE,
			       count * RT_PAGE, keep ? fill_keep_thunks : fill_thunks))
			return false;
		*word |= ((1ull << count) - 1) << (page % 64);
	}
	t->flags = (keep ? t->flags | FN_TARGET_KEEP : t->flags & ~FN_TARGET_KEEP) & 15;
	return true;
}

bool fn_gate_owns(uint64_t ip)
{
	return ip - (uint64_t)fn_thunks < 2 * FN_TARGETS * FN_THUNK_SIZE ||
	       ip - (uint64_t)fn_units < FN_UNITS * (uint64_t)FN_UNIT_SIZE ||
	       (ip >= (uint64_t)fn_gate_enter_xmm && ip < (uint64_t)fn_gate_end) ||
	       (ip >= (uint64_t)fn_keep_begin && ip < (uint64_t)fn_keep_end);
}

int fn_gate_start(uint8_t *room, bool plain)
{
	int64_t distance = (int64_t)(room - (uint8_t *)fn_gate_enter_xmm);
	uint64_t base = 0;

	if (!room)
		return -ENOENT;
	/* Stubs jump to the gate. */
	if (distance > INT32_MAX / 2 || distance < INT32_MIN / 2)
		return -ENOMEM;
	fn_thunks = room;
	fn_keep_thunks = fn_thunks + FN_TARGETS * FN_THUNK_SIZE;
	fn_units = fn_keep_thunks + FN_TARGETS * FN_THUNK_SIZE;
	fn_targets = (struct fn_target *)(void *)(fn_units + (FN_UNITS + FN_PLAIN_UNITS) *
								     (uint64_t)FN_UNIT_SIZE);
	if (plain) {
		fn_units += FN_UNITS * (uint64_t)FN_UNIT_SIZE;
		groups_max = FN_PLAIN_UNITS * UNIT_GROUPS;
	}

	/* Without a thread pointer (a program without libc) threads could not be told apart. */
	if (rt_sys2(__NR_arch_prctl, 0x1003 /* ARCH_GET_FS */, &base) < 0 || !base)
		return -EOPNOTSUPP;
	if (__errno_location)
		errno_distance = (uint64_t)__errno_location() - base;
	if (!unit_ready(0))
		return -ENOMEM;
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* See site.h. All of this runs under code_lock with signals held back. */
#include "engine/syscall/site.h"

#include <linux/membarrier.h>
#include <linux/mman.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>

#include "code/text.h"
#include "engine/syscall/filter.h"
#include "engine/syscall/tracer.h"
#include "engine/syscall/zero.h"
#include "plan/format.h"

#ifndef PR_SET_SECCOMP
#define PR_SET_SECCOMP 22
#endif

struct site {
	uint64_t addr;
	uint64_t slot;
	uint64_t pun; /* T1: where the jump leads */
	uint8_t tactic;
	uint8_t reason;
	uint8_t traps;	/* before it was patched */
	int8_t pad;	/* T2 */
	uint8_t second; /* T1: the byte behind the opcode, as patched */
	uint32_t wants;
};

/*
 * A trap costs 1 to 2.5 us. The first patch in a mapping costs 50 to 100, for its plan is looked up, and room for slots; one
 * more costs 10 to 15, or 5 if it is made at the same time; each a page of the program's own. Most sites of a short
 * program are used once or twice; one that has trapped so often has cost about as much as its patch will.
 */
#define PATIENCE 24	  /* the first patch in its mapping */
#define PATIENCE_AFTER 6  /* where there is one already */
#define PATIENCE_BESIDE 3 /* along with the first one */
#define SITES 8192u
static struct site sites[SITES];
static uint32_t site_used;
static struct site_source from;
static uint64_t lowest = ~0ull, highest; /* of patched sites */
struct site_counts site_counts;

/*
 * Sites stand in the order in which they came, and an index finds them: a table that is hashed itself would
 * touch all of its pages for a few hundred sites, at the start of each program.
 */
#define INDEX (2 * SITES)
static uint16_t places[INDEX]; /* of sites, + 1; 0 is free */

static uint32_t hash(uint64_t addr)
{
	return (uint32_t)((addr * 0x9e3779b97f4a7c15ull) >> 50) % INDEX;
}

/* Sites come an object after the other: the answer for the last one is kept. Under code_lock. */
static struct {
	uint64_t start, end;
	uint32_t wants;
} last_object;

static uint32_t wants_at(uint64_t addr)
{
	uint32_t prot;
	bool shared;

	if (!core_site_matters())
		return ~0u;
	if (addr >= last_object.start && addr < last_object.end)
		return last_object.wants;
	if (code_slot_at(addr))
		return ~0u; /* our restorer, in place of whichever the program has */
	last_object.end = 0;
	if (!from.mapping(addr, &last_object.start, &last_object.end, &prot, &shared))
		return from.wants(addr);
	last_object.wants = from.wants(addr);
	return last_object.wants;
}

static void mappings_changed(void)
{
	last_object.end = 0;
	from.stale();
}

static struct site *lookup(uint64_t addr, bool add)
{
	uint32_t i = hash(addr), n;
	struct site *s;

	while ((n = __atomic_load_n(&places[i], __ATOMIC_ACQUIRE)) != 0 && sites[n - 1].addr != addr)
		i = (i + 1) % INDEX;
	if (n)
		return &sites[n - 1];
	if (!add || site_used >= SITES)
		return NULL;
	s = &sites[site_used++];
	s->addr = addr;
	s->tactic = SITE_NONE;
	s->slot = 0;
	s->wants = wants_at(addr);
	__atomic_store_n(&places[i], (uint16_t)site_used, __ATOMIC_RELEASE);
	return s;
}

static void set(struct site *s, enum site_tactic tactic, enum site_reason reason)
{
	site_counts.tactic[s->tactic]--;
	site_counts.tactic[tactic]++;
	s->tactic = (uint8_t)tactic;
	s->reason = (uint8_t)reason;
	rt_debug(RT_D_SYSCALL, 2, "site %p: T%d, reason %d", (void *)s->addr,
		 tactic == SITE_T0 ? 0 : tactic - SITE_T0, reason);
	if ((tactic >= SITE_T0 && tactic <= SITE_T3) || tactic == SITE_BREAK) {
		lowest = s->addr < lowest ? s->addr : lowest;
		highest = s->addr > highest ? s->addr : highest;
	}
}

/* Where a call of this number goes: the gate, or straight to the kernel if no one wants it. */
static uint64_t target_of(uint32_t nr, uint32_t wants, uint64_t native)
{
	bool unknown = nr == CODE_NR_UNKNOWN;

	if (unknown ? core_wants_all() : core_wanted(nr, wants))
		return core_watching ? (uint64_t)gate_check : (uint64_t)gate_enter;
	if (!unknown)
		return native;
	return core_watching ? (uint64_t)gate_check : (uint64_t)gate_filter;
}

/* near: where the jump to the slot stands. */
static bool make_slot(struct code_batch *b, struct site *s, uint32_t nr, uint64_t restart, uint64_t near)
{
	struct code_slot slot;
	uint8_t *p = slot.text;
	uint64_t native = s->slot ? ((const struct code_slot *)s->slot)->native : 0, at;
	int32_t rel;

	/* A site that had a slot before has its stub, unless that is still to be written. */
	if (!native)
		native = code_stub_take(b, s->addr + SYSCALL_SIZE);
	/* Without one, a thread that weir does not know could not make its call. */
	if (!native)
		return false;
	at = s->slot && code_reaches(near, s->slot) ? s->slot : code_slot_take(b, near);
	if (!at)
		return false;
	s->slot = at;
	memset(&slot, 0xcc, sizeof(slot));
	slot.ret = s->addr + SYSCALL_SIZE;
	slot.restart = restart;
	slot.nr = nr;
	slot.wants = s->wants;
	slot.native = native;
	slot.target = target_of(nr, s->wants, native);
	if (nr != CODE_NR_UNKNOWN) {
		*p++ = 0xb8; /* mov $nr, %eax */
		memcpy(p, &nr, 4);
		p += 4;
	}
	*p++ = 0x48; /* lea ret(%rip), %rcx */
	*p++ = 0x8d;
	*p++ = 0x0d;
	rel = (int32_t)((int64_t)offsetof(struct code_slot, ret) - (p + 4 - slot.text));
	memcpy(p, &rel, 4);
	p += 4;
	*p++ = 0xff; /* jmp *target(%rip) */
	*p++ = 0x25;
	rel = (int32_t)((int64_t)offsetof(struct code_slot, target) - (p + 4 - slot.text));
	memcpy(p, &rel, 4);
	return code_write(b, at, &slot, sizeof(slot), PROT_READ | PROT_EXEC) == 0;
}

static void jump(uint8_t text[JMP_REL32_SIZE], uint64_t at, uint64_t to)
{
	int32_t rel = (int32_t)(to - (at + JMP_REL32_SIZE));

	text[0] = 0xe9;
	memcpy(text + 1, &rel, 4);
}

static bool live(uint64_t at, const void *bytes, size_t n)
{
	uint8_t now[16];

	return code_read(now, at, n) == 0 && memcmp(now, bytes, n) == 0;
}

static uint32_t giving_back; /* calls under way that make patched text writable, or move it */

/* Where several bytes are being changed: what a thread that finds the int3 is to do instead. */
static struct {
	uint64_t at, slot;
} turning;

#define GET_REGISTRATIONS (1 << 9) /* MEMBARRIER_CMD_GET_REGISTRATIONS, Linux 6.3 */

/* What our registration shows as: the kernel counts it as one without the serializing, too. */
#define OUR_REGISTRATIONS \
	(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE | \
	 MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED)

static int program_registrations; /* of ours those that are the program's as well, or were before we came */

static long register_sync_core(void)
{
	static bool asked;

	if (!asked) {
		long before = rt_sys2(__NR_membarrier, GET_REGISTRATIONS, 0);

		if (before >= 0)
			program_registrations |= (int)before;
		else if (core_detachable)
			program_registrations = OUR_REGISTRATIONS;
		asked = true;
	}
	return rt_sys2(__NR_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE, 0);
}

static int registers(int cmd)
{
	switch (cmd) {
	case MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE:
		return OUR_REGISTRATIONS;
	case MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED:
	case MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ:
		return MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED;
	default:
		return 0;
	}
}

/* membarrier(2): our registration is not the program's. */
static void do_membarrier(struct core_thread *t, struct arch_frame *f)
{
	const int cmd = (int)f->call.args[0], flags = (int)f->call.args[1];

	if (cmd == MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE && !flags &&
	    !(program_registrations & MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE)) {
		f->call.result = -EPERM;
		return;
	}
	core_pass(t, f);
	if (f->call.result < 0 || flags)
		return;
	program_registrations |= registers(cmd);
	if (cmd == GET_REGISTRATIONS)
		f->call.result &= ~(int64_t)(OUR_REGISTRATIONS & ~program_registrations);
}

/* All processors that run us have passed a serializing instruction since. */
static bool sync_cores(void)
{
	long ret = rt_sys2(__NR_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0);

	if (ret == -EPERM && register_sync_core() == 0)
		ret = rt_sys2(__NR_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0);
	return ret == 0;
}

/*
 * Changes the instruction at `at`, which other threads may run meanwhile; `bytes` begins with one as
 * well, and nothing leads into the rest. One byte is seen whole by every thread. For several an int3
 * goes first, then the rest, then the first byte, and all processors are serialized in between. A
 * thread that meets the int3 goes to the slot: it does what the bytes do, before as after.
 */
static long write_live(struct code_batch *b, const struct site *s, uint64_t at,
		       const uint8_t *bytes, size_t n, uint32_t prot)
{
	static const uint8_t int3 = 0xcc;
	uint8_t before[JMP_REL32_SIZE];
	long ret;

	if (!core_threaded)
		return code_write(b, at, bytes, n, prot);
	if (code_read(before, at, n) < 0)
		return -EFAULT;
	if (memcmp(bytes + 1, before + 1, n - 1) == 0)
		return code_write(b, at, bytes, 1, prot);
	if (!sync_cores())
		return -EPERM;
	turning.slot = s->slot;
	__atomic_store_n(&turning.at, at, __ATOMIC_RELEASE);
	ret = code_write_now(b, at, &int3, 1, prot);
	if (ret == 0) {
		sync_cores();
		ret = code_write_now(b, at + 1, bytes + 1, n - 1, prot);
		sync_cores();
		code_write_now(b, at, ret == 0 ? bytes : before, 1, prot);
		sync_cores();
	}
	__atomic_store_n(&turning.at, 0, __ATOMIC_RELEASE);
	return ret;
}

bool site_turning(uint64_t *ip)
{
	uint64_t at = *ip - 1;
	uint8_t now;

	if (at == __atomic_load_n(&turning.at, __ATOMIC_ACQUIRE)) {
		*ip = turning.slot;
		return true;
	}
	/* It is done: the instruction that is there now has not been run. */
	if ((!lookup(at, false) && !lookup(at + MOV_EAX_SIZE, false)) ||
	    rt_copy(&now, (void *)at, 1) < 0 || now == 0xcc)
		return false;
	*ip = at;
	return true;
}

static bool patch_mov(struct code_batch *b, struct site *s, const struct site_plan *p, uint32_t prot)
{
	uint8_t text[JMP_REL32_SIZE];
	uint64_t at = s->addr - MOV_EAX_SIZE;

	if (!live(at, p->orig, MOV_EAX_SIZE + SYSCALL_SIZE))
		return false;
	/* No one wants this number and nothing traps: the site stays as it is. */
	if (!core_options.sud && !core_wanted(p->nr, s->wants))
		return false;
	if (!make_slot(b, s, p->nr, at, at))
		return false;
	jump(text, at, s->slot);
	if (write_live(b, s, at, text, sizeof(text), prot) < 0)
		set(s, SITE_T4, SITE_REFUSED);
	else
		set(s, SITE_T0, SITE_OK);
	return true;
}

static bool patch_short(struct code_batch *b, struct site *s, const struct site_plan *p, uint32_t prot)
{
	uint64_t pad = s->addr + SYSCALL_SIZE + (uint64_t)(int64_t)p->pad;
	uint8_t text[JMP_REL32_SIZE], two[JMP_REL8_SIZE] = { 0xeb, (uint8_t)p->pad };

	if (!live(s->addr, p->orig, SYSCALL_SIZE) ||
	    !live(pad, p->orig + PLAN_T2_ORIG_PAD, JMP_REL32_SIZE) ||
	    !make_slot(b, s, CODE_NR_UNKNOWN, s->addr, pad))
		return false;
	jump(text, pad, s->slot);
	if (code_write(b, pad, text, sizeof(text), prot) < 0 ||
	    write_live(b, s, s->addr, two, sizeof(two), prot) < 0) {
		set(s, SITE_T4, SITE_REFUSED);
		return true;
	}
	s->pad = p->pad;
	set(s, SITE_T2, SITE_OK);
	return true;
}

/*
 * T1: the opcode becomes e9, and with the three bytes that follow, which stay, and the second byte
 * of the `syscall` it reads as a jump. If the second byte stays 05 as well, the change is one byte.
 */
static void patch_pun(struct code_batch *b, struct site *s, uint32_t prot)
{
	uint8_t now[JMP_REL32_SIZE], text[JMP_REL32_SIZE];
	uint64_t where = 0;

	/* Other tactics compare the bytes that they rely on; a pun takes them as they are. */
	if (from.taken(s->addr, s->addr + JMP_REL32_SIZE)) {
		set(s, SITE_T4, SITE_TAKEN);
		return;
	}
	if (code_read(now, s->addr, sizeof(now)) < 0 || now[0] != 0x0f || now[1] != 0x05) {
		set(s, SITE_T4, SITE_REFUSED);
		return;
	}
	for (unsigned i = 0; i < 256 && !where; i += i ? 8 : 1) {
		uint8_t second = (uint8_t)(0x05 + i);
		uint32_t rel = second | (uint32_t)now[2] << 8 | (uint32_t)now[3] << 16 |
			       (uint32_t)now[4] << 24;
		uint64_t at = s->addr + JMP_REL32_SIZE + (uint64_t)(int64_t)(int32_t)rel;
		long ret;

		if (at >> 47)
			continue;
		ret = code_pun_room(at);
		if (ret == 0) {
			where = at;
			now[1] = second;
		} else if (ret == -EBUSY && (at & (RT_PAGE - 1)) < RT_PAGE - 256) {
			break; /* the other 255 lie in the same page */
		}
	}
	if (!where || !make_slot(b, s, CODE_NR_UNKNOWN, s->addr, where)) {
		set(s, SITE_T4, SITE_NO_ROOM);
		return;
	}
	jump(text, where, s->slot);
	if (code_write(b, where, text, sizeof(text), PROT_READ | PROT_EXEC) < 0) {
		set(s, SITE_T4, SITE_REFUSED);
		return;
	}
	now[0] = 0xe9;
	if (write_live(b, s, s->addr, now, SYSCALL_SIZE, prot) < 0) {
		set(s, SITE_T4, SITE_REFUSED);
		return;
	}
	s->pun = where;
	s->second = now[1];
	set(s, SITE_T1, SITE_OK);
}

static const uint8_t call_rax[SYSCALL_SIZE] = { 0xff, 0xd0 };
static const uint8_t syscall_text[SYSCALL_SIZE] = { 0x0f, 0x05 };

/*
 * Over a stop these go on by restart_syscall, whose number the kernel puts into rax. A thread whose calls do not trap may
 * be in the kernel while the site is changed.
 */
static bool goes_on_as_another(uint32_t nr)
{
	return nr == __NR_poll || nr == __NR_nanosleep || nr == __NR_futex ||
	       nr == __NR_clock_nanosleep;
}

/* T3: `call *%rax`, which leads through page 0. The plan has shown that it overwrites nothing, and knows rax. */
static bool patch_zero(struct code_batch *b, struct site *s, const struct site_plan *p, uint32_t prot)
{
	if (!core_options.zero_page || p->zero != PLAN_ZERO_SAFE || p->nr >= PLAN_ZERO_NUMBERS ||
	    !live(s->addr, syscall_text, sizeof(syscall_text)) ||
	    !make_slot(b, s, p->nr, s->addr, s->addr) || !zero_lead(b, s->addr, p->nr, s->slot))
		return false;
	if (goes_on_as_another(p->nr) &&
	    !zero_lead(b, s->addr, __NR_restart_syscall, ((const struct code_slot *)s->slot)->native))
		return false;
	if (write_live(b, s, s->addr, call_rax, sizeof(call_rax), prot) < 0)
		set(s, SITE_T4, SITE_REFUSED);
	else
		set(s, SITE_T3, SITE_OK);
	return true;
}

static bool has_no_room(const struct site *s)
{
	return s->tactic == SITE_T4 && s->reason == SITE_NO_ROOM;
}

/* Without dispatch nothing would trap: the first byte becomes an int3, which does. */
static void patch_break(struct code_batch *b, struct site *s, uint32_t prot)
{
	static const uint8_t int3 = 0xcc;

	if (core_traced)
		return; /* a debugger that starts its program takes every SIGTRAP for an execve, and drops it */
	if (code_write(b, s->addr, &int3, 1, prot) < 0)
		set(s, SITE_T4, SITE_REFUSED);
	else
		set(s, SITE_BREAK, SITE_NO_ROOM);
}

bool site_is_break(uint64_t ip, uint32_t *wants)
{
	const struct site *s = lookup(ip - 1, false);

	if (!s || s->tactic != SITE_BREAK)
		return false;
	*wants = s->wants;
	return true;
}

/* The tables, for site_int3_of() in another process: it has to have the same form of them. */
struct site_view {
	uint64_t magic;
	uint64_t places, sites, turning;
};
#define SITE_VIEW_MAGIC (0x7769766574697300ull | sizeof(struct site))
static const struct site_view view = { SITE_VIEW_MAGIC, (uint64_t)places, (uint64_t)sites,
				       (uint64_t)&turning };

/* As lookup(). */
static bool look_into(site_peek *peek, int32_t tid, const struct site_view *v, uint64_t addr,
		      struct site *s)
{
	for (uint32_t i = hash(addr), n = 0; n < INDEX; i = (i + 1) % INDEX, n++) {
		uint16_t place;

		if (!peek(tid, v->places + i * sizeof(place), &place, sizeof(place)) || !place ||
		    !peek(tid, v->sites + (place - 1u) * sizeof(*s), s, sizeof(*s)))
			return false;
		if (s->addr == addr)
			return true;
	}
	return false;
}

enum site_int3 site_int3_of(site_peek *peek, int32_t tid, uint64_t where, uint64_t *ip)
{
	uint64_t at = *ip - 1, change[2];
	struct site_view v;
	struct site s;
	uint8_t now;

	_Static_assert(sizeof(turning) == sizeof(change), "read as a whole");
	if (!peek(tid, where, &v, sizeof(v)) || v.magic != SITE_VIEW_MAGIC ||
	    !peek(tid, v.turning, change, sizeof(change)) || !peek(tid, at, &now, sizeof(now)))
		return SITE_INT3_OTHER;
	if (change[0] == at) {
		*ip = change[1];
		return SITE_INT3_TURNING;
	}
	if (!look_into(peek, tid, &v, at, &s) && !look_into(peek, tid, &v, at + MOV_EAX_SIZE, &s))
		return SITE_INT3_OTHER;
	if (now != 0xcc) {
		*ip = at;
		return SITE_INT3_TURNING;
	}
	if (s.addr != at || s.tactic != SITE_BREAK)
		return SITE_INT3_OTHER;
	*ip += 1;
	return SITE_INT3_CALL;
}

static bool is_restorer(uint64_t addr)
{
	static const uint8_t mov[7] = { 0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0 };

	return live(addr - sizeof(mov), mov, sizeof(mov));
}

static void patch(struct code_batch *b, struct site *s)
{
	uint64_t start, end;
	struct site_plan p;
	bool shared, planned;
	uint32_t prot = 0;

	if (giving_back)
		return;
	if (!from.mapping(s->addr, &start, &end, &prot, &shared) || shared || (prot & PROT_WRITE)) {
		set(s, SITE_T4, SITE_WRITABLE);
		return;
	}
	if (is_restorer(s->addr)) {
		set(s, SITE_T4, SITE_RESTORER);
		return;
	}
	planned = from.plan(s->addr, &p);
	if (planned) {
		if (p.tactic == PLAN_T4 && p.reason == PLAN_WHY_RESTORER) {
			set(s, SITE_T4, SITE_RESTORER);
			return;
		}
		if (p.tactic == PLAN_T0 && patch_mov(b, s, &p, prot))
			return;
		if (p.tactic == PLAN_T2 && patch_short(b, s, &p, prot))
			return;
	}
	patch_pun(b, s, prot);
	if (planned && has_no_room(s))
		patch_zero(b, s, &p, prot);
}

static bool held_back; /* see site_hold_back() */

/* The mappings that have a patch, as they were then; one that is forgotten, or has changed, costs some traps. */
#define PATCHED 16
static struct {
	uint64_t start, end;
} patched[PATCHED];
static uint32_t patched_count;

static bool has_patch(uint64_t addr)
{
	for (uint32_t i = 0; i < patched_count && i < PATCHED; i++)
		if (addr >= patched[i].start && addr < patched[i].end)
			return true;
	return false;
}

/* A site has trapped often enough. If it is the first of its mapping, others that trap come with it. */
static void patch_trapped(struct site *s)
{
	uint64_t start, end;
	struct code_batch b;
	uint32_t prot;
	bool shared, first = !has_patch(s->addr);

	code_begin(&b, !core_threaded);
	patch(&b, s);
	if (first && from.mapping(s->addr, &start, &end, &prot, &shared)) {
		patched[patched_count % PATCHED].start = start;
		patched[patched_count++ % PATCHED].end = end;
		for (uint32_t i = 0; i < site_used && !core_threaded; i++)
			if (sites[i].addr >= start && sites[i].addr < end &&
			    (sites[i].tactic == SITE_NONE || sites[i].tactic == SITE_DROPPED) &&
			    sites[i].traps >= PATIENCE_BESIDE)
				patch(&b, &sites[i]);
	}
	code_end(&b);
}

static bool may_patch(void)
{
	return core_options.patch && !core_quiet && !held_back;
}

uint32_t site_trapped(struct core_thread *t, uint64_t ip, uint64_t nr)
{
	uint32_t wants;
	struct site *s;

	(void)t;
	(void)nr;
	rt_lock(&code_lock);
	site_counts.traps++;
	s = lookup(ip - SYSCALL_SIZE, !core_quiet);
	if (s && !core_options.patch && s->tactic == SITE_NONE)
		set(s, SITE_T4, SITE_NO_PATCHING);
	if (s && !core_quiet && (s->tactic == SITE_NONE || s->tactic == SITE_DROPPED) &&
	    ++s->traps >= (has_patch(s->addr) ? PATIENCE_AFTER : PATIENCE) && !held_back)
		patch_trapped(s);
	wants = s ? s->wants : wants_at(ip - SYSCALL_SIZE);
	rt_unlock(&code_lock);
	return wants;
}

/* `mov $nr, %eax` with a number that calls have, right before: too much for a coincidence. */
static bool loads_number(uint64_t addr)
{
	uint8_t mov[MOV_EAX_SIZE];
	uint32_t nr;

	if (rt_copy(mov, (void *)(addr - MOV_EAX_SIZE), sizeof(mov)) < 0 || mov[0] != 0xb8)
		return false;
	memcpy(&nr, mov + 1, sizeof(nr));
	return nr < CORE_NR_MAX;
}

struct all {
	struct code_batch b;
	unsigned count;
};

/* Does a call at a site that is not patched trap, in the tasks to come, too? */
static bool dispatched(void)
{
	return core_options.sud && (core_may & CORE_MAY_DISPATCH);
}

static void patch_planned(const struct site_plan *p, void *data)
{
	struct all *all = data;
	uint64_t start, end;
	uint32_t prot = 0;
	struct site *s;
	bool shared;

	if (p->tactic == PLAN_T4)
		return;
	/* Puns cost address space: where calls trap, they are made when one does. */
	if (p->tactic == PLAN_T1 &&
	    (dispatched() ||
	     (p->reason == PLAN_WHY_NO_BOUNDS && p->nr == PLAN_NR_UNKNOWN && !loads_number(p->addr))))
		return; /* without bounds, only a trap proves that the bytes are code */
	if (!core_options.sud && p->tactic == PLAN_T0 && !core_wanted(p->nr, wants_at(p->addr)))
		return;
	if (!from.mapping(p->addr, &start, &end, &prot, &shared) || shared || (prot & PROT_WRITE))
		return;
	s = lookup(p->addr, true);
	if (!s || (s->tactic != SITE_NONE && s->tactic != SITE_DROPPED))
		return;
	all->count++;
	if (p->tactic == PLAN_T0 && patch_mov(&all->b, s, p, prot))
		return;
	if (p->tactic == PLAN_T2 && patch_short(&all->b, s, p, prot))
		return;
	if (dispatched())
		return;
	patch_pun(&all->b, s, prot);
	if (has_no_room(s) && !patch_zero(&all->b, s, p, prot))
		patch_break(&all->b, s, prot);
}

void site_patch_all(void)
{
	struct all all = { .count = 0 };

	if (!may_patch())
		return;
	rt_lock(&code_lock);
	code_begin(&all.b, true);
	from.each(patch_planned, &all);
	code_end(&all.b);
	rt_unlock(&code_lock);
	rt_debug(RT_D_SYSCALL, 1, "%u sites patched at once", all.count);
}

/* Is this the first site of its mapping that has trapped? */
static bool first_that_ran(unsigned n)
{
	uint64_t start, end;
	uint32_t prot;
	bool shared;

	if (!sites[n].traps || !from.mapping(sites[n].addr, &start, &end, &prot, &shared))
		return false;
	for (unsigned i = 0; i < n; i++)
		if (sites[i].traps && sites[i].addr >= start && sites[i].addr < end)
			return false;
	return true;
}

/*
 * The mappings in which a site has trapped. Other code may be there to be read: programs that translate the code of
 * others instead of running it would translate our jumps. What does run is seen when it traps.
 */
static void patch_running(void (*fn)(const struct site_plan *p, void *data))
{
	const unsigned used = site_used; /* fn adds more */
	struct all all = { .count = 0 };

	if (!may_patch())
		return;
	rt_lock(&code_lock);
	code_begin(&all.b, true);
	for (unsigned i = 0; i < used; i++)
		if (first_that_ran(i))
			from.each_in(sites[i].addr, fn, &all);
	code_end(&all.b);
	rt_unlock(&code_lock);
	rt_debug(RT_D_SYSCALL, 1, "%u sites patched at once", all.count);
}

static void patch_ahead(void)
{
	if (dispatched())
		patch_running(patch_planned);
	else
		site_patch_all();
}

void site_hold_back(bool yes)
{
	held_back = yes;
	if (!yes)
		patch_ahead();
}

void site_ran(uint64_t ip)
{
	uint8_t now[SYSCALL_SIZE];
	struct site *s;

	if (rt_copy(now, (void *)ip, sizeof(now)) < 0 ||
	    memcmp(now, syscall_text, sizeof(syscall_text)) != 0)
		return;
	rt_lock(&code_lock);
	s = lookup(ip, true);
	if (s && !s->traps)
		s->traps = 1;
	rt_unlock(&code_lock);
}

/* At the first thread: later, when there are several, it takes the kernel 10 ms. */
void site_before_threads(void)
{
	if (core_quiet)
		return;
	register_sync_core();
	patch_ahead();
}

static void patch_for_children(const struct site_plan *p, void *data)
{
	switch (p->nr) {
	case PLAN_NR_UNKNOWN: /* glibc's _exit among them: the number is kept in another register */
	case __NR_exit_group:
	case __NR_execve:
	case __NR_close:
	case __NR_dup2:
	case __NR_set_robust_list:
	case __NR_rt_sigaction:
	case __NR_rt_sigprocmask:
	case __NR_getpid:
	case __NR_wait4:
		patch_planned(p, data);
		break;
	default:
		break;
	}
}

void site_after_fork(void)
{
	if (giving_back)
		giving_back = 0; /* they were other threads' */
}

void site_before_fork(void)
{
	static bool done;

	if (done || core_threaded || !core_options.sud || !may_patch())
		return;
	done = true;
	patch_running(patch_for_children);
}

/* A mapping that has just come, where calls do not trap: nobody runs it yet. */
static void patch_mapping(uint64_t addr)
{
	struct all all = { .count = 0 };

	if (!may_patch())
		return;
	rt_lock(&code_lock);
	mappings_changed();
	code_begin(&all.b, true);
	from.each_in(addr, patch_planned, &all);
	code_end(&all.b);
	rt_unlock(&code_lock);
}

static bool overlaps(uint64_t start, uint64_t end)
{
	return start <= highest && end > lowest;
}

static long unpatch_mov(struct code_batch *b, const struct site *s)
{
	const struct code_slot *slot = (const struct code_slot *)s->slot;
	uint8_t mov[MOV_EAX_SIZE] = { 0xb8 };

	memcpy(mov + 1, &slot->nr, 4);
	return write_live(b, s, s->addr - MOV_EAX_SIZE, mov, sizeof(mov), PROT_READ | PROT_EXEC);
}

/* A thread may stand on the jump in the padding, however long ago the site led there: with threads it stays. */
static void unpatch_padding(struct code_batch *b, const struct site *s)
{
	struct site_plan p;

	if (!core_threaded && from.plan(s->addr, &p) && p.tactic == PLAN_T2 && p.pad == s->pad)
		code_write(b, s->addr + SYSCALL_SIZE + (uint64_t)(int64_t)s->pad,
			   p.orig + PLAN_T2_ORIG_PAD, JMP_REL32_SIZE, PROT_READ | PROT_EXEC);
}

/* The memory may be gone or another's by now, where nobody has told us. */
static bool is_patched(const struct site *s)
{
	const uint8_t mov[] = { 0xe9 }, pun[] = { 0xe9, s->second },
		      pad[] = { 0xeb, (uint8_t)s->pad }, int3[] = { 0xcc };

	switch (s->tactic) {
	case SITE_T0:
		return live(s->addr - MOV_EAX_SIZE, mov, sizeof(mov));
	case SITE_T1:
		return live(s->addr, pun, sizeof(pun));
	case SITE_T2:
		return live(s->addr, pad, sizeof(pad));
	case SITE_T3:
		return live(s->addr, call_rax, sizeof(call_rax));
	default:
		return s->tactic == SITE_BREAK && live(s->addr, int3, sizeof(int3));
	}
}

bool site_revert(uint64_t start, uint64_t end)
{
	struct code_batch b;
	long failed = 0;

	if (!overlaps(start, end))
		return true;
	if (core_quiet)
		return false;
	rt_lock(&code_lock);
	code_begin(&b, !core_threaded);
	for (unsigned i = 0; i < site_used; i++) {
		struct site *s = &sites[i];
		uint32_t prot = PROT_READ | PROT_EXEC;
		long ret = 0;

		if (s->addr < start || s->addr >= end)
			continue;
		if (is_patched(s) && s->tactic == SITE_T0)
			ret = unpatch_mov(&b, s);
		else if (is_patched(s))
			ret = write_live(&b, s, s->addr, syscall_text, sizeof(syscall_text), prot);
		failed |= ret;
		if (s->tactic == SITE_T2)
			unpatch_padding(&b, s);
		if (s->tactic != SITE_NONE)
			set(s, SITE_DROPPED, SITE_OK);
	}
	code_end(&b);
	rt_unlock(&code_lock);
	return failed == 0;
}

bool site_leave_zero(void)
{
	struct code_batch b;

	if (!zero_is_there())
		return true;
	if (core_quiet)
		return false;
	rt_lock(&code_lock);
	code_begin(&b, !core_threaded);
	for (unsigned i = 0; i < site_used; i++) {
		struct site *s = &sites[i];

		/* One that cannot be written calls on, and each of its calls is a fault that leads to its slot. */
		if (s->tactic != SITE_T3 || !is_patched(s) ||
		    write_live(&b, s, s->addr, syscall_text, sizeof(syscall_text),
			       PROT_READ | PROT_EXEC) < 0)
			continue;
		set(s, SITE_T4, SITE_NO_ROOM);
		if (!core_options.sud)
			patch_break(&b, s, PROT_READ | PROT_EXEC);
	}
	code_end(&b);
	zero_end();
	rt_unlock(&code_lock);
	return true;
}

/* The program is about to change what is at [start, end), or to have a key: that would be ours. */
static bool takes_page_zero(struct arch_frame *f, bool takes)
{
	if (!takes || site_leave_zero())
		return false;
	f->call.result = -EPERM; /* as where mmap_min_addr forbids it */
	return true;
}

bool site_leave(uint64_t start, uint64_t end)
{
	if (start < RT_PAGE && !site_leave_zero())
		return false;
	from.changing(start, end);
	return site_revert(start, end) || core_quiet;
}

/* The mapping goes away or is replaced: nothing is written, the sites are only forgotten. */
static void forget(uint64_t start, uint64_t end)
{
	rt_lock(&code_lock);
	mappings_changed();
	for (unsigned i = 0; i < site_used; i++)
		if (sites[i].addr >= start && sites[i].addr < end && sites[i].tactic != SITE_NONE)
			set(&sites[i], SITE_DROPPED, SITE_OK);
	rt_unlock(&code_lock);
}

static void retarget(struct code_slot *slot, void *data)
{
	struct code_batch *b = data;
	uint64_t to = slot->target;
	uint32_t wants;

	if (!slot->target)
		return;
	wants = wants_at(slot->ret - SYSCALL_SIZE);
	to = target_of(slot->nr, wants, slot->native);
	if (to != slot->target)
		code_write(b, (uint64_t)&slot->target, &to, sizeof(to), PROT_READ | PROT_EXEC);
	if (wants != slot->wants)
		code_write(b, (uint64_t)&slot->wants, &wants, sizeof(wants), PROT_READ | PROT_EXEC);
}

/*
 * Where nothing traps, a site that no one wants any more gets its bytes back. Where dispatch is on
 * its slot leads straight to the kernel instead: the bytes would trap.
 */
static void restore_unwanted(struct code_batch *b)
{
	for (unsigned i = 0; i < site_used; i++) {
		struct site *s = &sites[i];

		if (s->tactic != SITE_T0 ||
		    core_wanted(((const struct code_slot *)s->slot)->nr, s->wants))
			continue;
		unpatch_mov(b, s);
		set(s, SITE_DROPPED, SITE_OK);
	}
}

void site_routes_changed(void)
{
	struct code_batch b;

	if (!core_running)
		return;
	rt_lock(&code_lock);
	last_object.end = 0; /* they want something else now */
	code_begin(&b, !core_threaded);
	for (unsigned i = 0; i < site_used; i++)
		sites[i].wants = wants_at(sites[i].addr);
	code_slots_each(retarget, &b);
	if (!core_options.sud && !core_threaded)
		restore_unwanted(&b);
	code_end(&b);
	rt_unlock(&code_lock);
	/* Without traps, sites that were left alone before may be wanted now. */
	if (!core_options.sud && !core_threaded)
		site_patch_all();
}

/* T2: the jump in the padding, between the site and its slot. */
static const struct code_slot *pad_slot(uint64_t ip)
{
	const struct code_slot *slot;
	const struct site *s;
	uint8_t text[JMP_REL32_SIZE];
	int32_t rel;

	if (ip < lowest - 256 || ip > highest + 256 ||
	    rt_copy(text, (void *)ip, sizeof(text)) < 0 || text[0] != 0xe9)
		return NULL;
	memcpy(&rel, text + 1, 4);
	slot = code_slot_at(ip + JMP_REL32_SIZE + (uint64_t)(int64_t)rel);
	s = slot ? lookup(slot->ret - SYSCALL_SIZE, false) : NULL;
	return s && s->tactic == SITE_T2 && slot->ret + (uint64_t)(int64_t)s->pad == ip ? slot : NULL;
}

uint64_t site_restart(uint64_t ip)
{
	const struct code_slot *slot = code_slot_at(ip);

	if (!slot)
		slot = code_pun_slot(ip);
	if (!slot)
		slot = pad_slot(ip);
	if (!slot && ip >= (uint64_t)gate_stubs && ip < (uint64_t)gate_stubs_end) {
		/* On the `syscall` of a stub, not made yet or to be made again: the site is at ret - 2,
		 * and there is a slot for it that knows where the call begins. */
		const struct site *s;
		uint64_t ret;

		memcpy(&ret, (void *)(ip + 4), sizeof(ret));
		s = lookup(ret - SYSCALL_SIZE, false);
		slot = s ? (const struct code_slot *)s->slot : NULL;
	}
	return slot ? slot->restart : 0;
}

enum site_tactic site_tactic(uint64_t addr, uint32_t *nr)
{
	const struct site *s = lookup(addr, false);
	const struct code_slot *slot = s ? (const struct code_slot *)s->slot : NULL;

	*nr = slot ? slot->nr : CODE_NR_UNKNOWN;
	return s ? (enum site_tactic)s->tactic : SITE_NONE;
}

/*
 * What stands at the entry: mov $nr, %eax; syscall; ret. getrandom is also asked, by a length of -1 in
 * r8, how large its state is, which is no system call: -ENOSYS, as from a vDSO that cannot do without.
 */
#define VDSO_ASKS 6 /* cmp $-1, %r8; je */
static const uint8_t vdso_text[] = {
	0x49, 0x83, 0xf8, 0xff,			  /* cmp $-1, %r8 */
	0x74, 0x08,				  /* je 1f */
	0xb8, 0,    0,	  0,	0,		  /* mov $nr, %eax */
	0x0f, 0x05,				  /* syscall */
	0xc3,					  /* ret */
	0x48, 0xc7, 0xc0, 0xda, 0xff, 0xff, 0xff, /* 1: mov $-ENOSYS, %rax */
	0xc3,					  /* ret */
};

bool site_take_vdso(uint64_t entry, uint32_t nr)
{
	uint8_t text[sizeof(vdso_text)], *mov = text + VDSO_ASKS;
	size_t skip = nr == __NR_getrandom ? 0 : VDSO_ASKS;
	size_t size = nr == __NR_getrandom ? sizeof(text) : MOV_EAX_SIZE + SYSCALL_SIZE + 1;
	struct site_plan p = { .addr = entry + VDSO_ASKS - skip + MOV_EAX_SIZE,
			       .nr = nr,
			       .tactic = PLAN_T0,
			       .orig = mov };
	struct code_batch b;
	struct site *s;
	bool ok;

	memcpy(text, vdso_text, sizeof(text));
	memcpy(mov + 1, &nr, sizeof(nr));
	rt_lock(&code_lock);
	code_begin(&b, !core_threaded);
	ok = code_write(&b, entry, text + skip, size, PROT_READ | PROT_EXEC) == 0;
	s = ok ? lookup(p.addr, true) : NULL;
	if (s && core_options.patch && !core_quiet)
		patch_mov(&b, s, &p, PROT_READ | PROT_EXEC);
	code_end(&b);
	rt_unlock(&code_lock);
	return ok;
}

uint64_t site_make_restorer(bool traps)
{
	static const uint8_t text[16] = { 0x90, 0x90, 0x90, 0x48, 0xc7, 0xc0, 0x0f, 0,
					  0,	0,    0x0f, 0x05, 0xf4, 0xcc, 0xcc, 0xcc };
	struct code_batch b;
	uint64_t at;

	rt_lock(&code_lock);
	at = code_slot_take(&b, (uint64_t)gate_stubs);
	if (at) {
		struct code_slot slot;

		memset(&slot, 0, sizeof(slot));
		memcpy(slot.text, text, sizeof(text));
		if (traps) {
			code_begin(&b, !core_threaded);
			if (code_write(&b, at, &slot, sizeof(slot), PROT_READ | PROT_EXEC) < 0)
				at = 0;
			code_end(&b);
		} else {
			/* nothing traps: the bytes that unwinders know, and a jump in place of `syscall` */
			struct site s = { .addr = at + 10, .wants = ~0u };

			code_begin(&b, !core_threaded);
			if (!make_slot(&b, &s, CODE_NR_UNKNOWN, at + 3, at))
				at = 0;
			if (at)
				jump(slot.text + 10, at + 10, s.slot);
			if (at && code_write(&b, at, &slot, sizeof(slot), PROT_READ | PROT_EXEC) < 0)
				at = 0;
			code_end(&b);
		}
	}
	rt_unlock(&code_lock);
	return at ? at + 3 : 0;
}

/* ---- calls that change mappings ---- */

static bool ok(const struct arch_frame *f)
{
	return !rt_is_error(f->call.result);
}

/*
 * Code has come of which no plan tells, or may come, where calls do not trap. A thread or a process that it makes begins
 * without us. (Programs without such code are spared the watching.)
 */
static void watch(void)
{
	struct code_batch b;

	if (core_watching || core_quiet)
		return;
	if (!core_threaded)
		register_sync_core();
	core_watch();
	rt_lock(&code_lock);
	code_begin(&b, false);
	code_slots_each(retarget, &b);
	code_end(&b);
	rt_unlock(&code_lock);
}

static bool has_own(uint64_t start, uint64_t size)
{
	uint64_t end = rt_round_up(start + size, RT_PAGE);

	return core_next_own(&start, &end);
}

/*
 * The range in the first two arguments holds memory of ours: the call in pieces, around that. A program that makes away with
 * everything that it does not know goes on as without us.
 */
static int64_t pass_around(struct core_thread *t, struct arch_frame *f)
{
	uint64_t at = f->call.args[0], last = rt_round_up(at + f->call.args[1], RT_PAGE), args[6];

	memcpy(args, f->call.args, sizeof(args));
	while (at < last) {
		uint64_t own = at, own_end = last;
		int64_t ret = 0;

		core_next_own(&own, &own_end);
		args[0] = at;
		args[1] = own - at;
		if (own > at)
			ret = core_pass_args(t, f, args);
		if (rt_is_error(ret))
			return ret;
		at = own_end;
	}
	return 0;
}

/* munmap() or mprotect(). Memory that the program wants to write to cannot be ours. */
static void pass_but_ours(struct core_thread *t, struct arch_frame *f, bool for_use)
{
	uint64_t start = f->call.args[0], size = f->call.args[1];

	if (rt_likely(start % RT_PAGE || start + size >= 1ull << 47 || !has_own(start, size)))
		core_pass(t, f);
	else
		f->call.result = for_use ? -ENOMEM : pass_around(t, f);
}

/* Reserved by the program: our memory remains in it. To whatever else it wants to put there, it has no room. */
static void map_around(struct core_thread *t, struct arch_frame *f)
{
	const uint64_t *a = f->call.args;
	int64_t ret = -ENOMEM;

	if ((a[3] & MAP_ANONYMOUS) && !(a[2] & (PROT_READ | PROT_WRITE | PROT_EXEC)))
		ret = pass_around(t, f);
	f->call.result = ret < 0 ? ret : (int64_t)a[0];
}

static void do_mmap(struct core_thread *t, struct arch_frame *f)
{
	const uint64_t *a = f->call.args;
	bool fixed = a[3] & (MAP_FIXED | MAP_FIXED_NOREPLACE);

	if (takes_page_zero(f, fixed && a[0] < RT_PAGE))
		return;
	if (fixed && a[0] <= highest && a[0] + a[1] > lowest)
		forget(a[0], a[0] + a[1]);
	if (rt_unlikely((a[3] & MAP_FIXED) && a[0] % RT_PAGE == 0 && has_own(a[0], a[1])))
		map_around(t, f);
	else
		core_pass(t, f);
	if (!(f->call.args[2] & PROT_EXEC) || !ok(f))
		return;
	rt_lock(&code_lock);
	mappings_changed();
	rt_unlock(&code_lock);
	if (dispatched())
		return;
	if ((f->call.args[3] & (MAP_ANONYMOUS | MAP_SHARED)) || (f->call.args[2] & PROT_WRITE))
		watch();
	else
		patch_mapping((uint64_t)f->call.result);
}

static void do_munmap(struct core_thread *t, struct arch_frame *f)
{
	uint64_t start = f->call.args[0], end = start + f->call.args[1];

	if (takes_page_zero(f, start < RT_PAGE))
		return;
	if (start <= highest && end > lowest)
		forget(start, end);
	pass_but_ours(t, f, false);
}

/*
 * Until the mapping has changed, no other thread's trap may patch again what was just given back. Once
 * the lock is ours, none is patching, so that it is certain which sites there are.
 */
static void give_back(uint64_t start, uint64_t end)
{
	rt_lock(&code_lock);
	giving_back++;
	rt_unlock(&code_lock);
	site_revert(start, end);
}

static void do_mprotect(struct core_thread *t, struct arch_frame *f)
{
	uint64_t start = f->call.args[0], end = start + f->call.args[1];

	bool write = (f->call.args[2] & PROT_WRITE) && (core_threaded || overlaps(start, end));

	if (takes_page_zero(f, start < RT_PAGE || (f->call.nr == __NR_pkey_mprotect &&
						   (int32_t)f->call.args[3] > 0)))
		return;
	/* Whoever makes code writable means to change it: it has to find its own bytes. */
	if (f->call.args[2] & PROT_WRITE)
		from.changing(start, end);
	if (write)
		give_back(start, end);
	pass_but_ours(t, f, f->call.args[2] & PROT_WRITE);
	if (!write && !(f->call.args[2] & PROT_EXEC))
		return;
	rt_lock(&code_lock);
	if ((f->call.args[2] & PROT_EXEC) || overlaps(start, end))
		mappings_changed();
	giving_back -= write;
	rt_unlock(&code_lock);
	if ((f->call.args[2] & PROT_EXEC) && ok(f) && !dispatched())
		watch();
}

static void do_mremap(struct core_thread *t, struct arch_frame *f)
{
	uint64_t start = f->call.args[0], end = start + f->call.args[1];

	bool gives_back = core_threaded || overlaps(start, end);

	if (takes_page_zero(f, start < RT_PAGE || ((f->call.args[3] & MREMAP_FIXED) &&
						   f->call.args[4] < RT_PAGE)))
		return;
	from.changing(start, end);
	if (gives_back)
		give_back(start, end);
	if (rt_unlikely(has_own(start, end - start)))
		f->call.result = -EFAULT;
	else if (rt_unlikely((f->call.args[3] & MREMAP_FIXED) &&
			     has_own(f->call.args[4], f->call.args[2])))
		f->call.result = -ENOMEM;
	else
		core_pass(t, f);
	rt_lock(&code_lock);
	mappings_changed();
	giving_back -= gives_back;
	rt_unlock(&code_lock);
}

/* The keys are the program's, from the first one on. */
static void do_pkey(struct core_thread *t, struct arch_frame *f)
{
	if (!takes_page_zero(f, true))
		core_pass(t, f);
}

/* Page 0 would lose its content. */
static void do_madvise(struct core_thread *t, struct arch_frame *f)
{
	if (!takes_page_zero(f, f->call.args[0] < RT_PAGE))
		core_pass(t, f);
}

/* SHM_RND rounds down, to 0 if need be; an address of 0 is none. */
static void do_shmat(struct core_thread *t, struct arch_frame *f)
{
	if (!takes_page_zero(f, f->call.args[1] && f->call.args[1] < RT_PAGE))
		core_pass(t, f);
}

/*
 * From here on a filter may forbid any call of ours, with death. What can be patched is patched
 * now, puns too if new tasks will not trap; afterwards no file is opened and no text written.
 */
static void freeze(void)
{
	if (core_quiet)
		return;
	if (!core_threaded)
		site_patch_all();
	if (!dispatched()) {
		if (core_options.sud)
			from.undispatched();
		watch();
	}
	core_quiet = true;
	from.stop();
}

/* A filter without a program is refused by the kernel: programs ask so whether it knows filters. */
static void before_filter(bool strict, uint64_t fprog)
{
	if (!strict && !fprog)
		return;
	filter_ask(strict ? 0 : fprog);
	if (!(core_may & CORE_MAY_ASK))
		core_asks = false;
	freeze();
}

static void do_seccomp(struct core_thread *t, struct arch_frame *f)
{
	if (f->call.args[0] <= SECCOMP_SET_MODE_FILTER)
		before_filter(f->call.args[0] == SECCOMP_SET_MODE_STRICT, f->call.args[2]);
	core_pass(t, f);
}

void site_prctl(struct core_thread *t, struct arch_frame *f)
{
	if (f->call.args[0] == PR_SET_SECCOMP)
		before_filter(f->call.args[1] == SECCOMP_MODE_STRICT, f->call.args[2]);
	core_pass(t, f);
}

static void drop_breaks(void)
{
	static const uint8_t first = 0x0f; /* of `syscall` */
	struct code_batch b;

	rt_lock(&code_lock);
	code_begin(&b, !core_threaded);
	for (unsigned i = 0; i < site_used; i++) {
		if (sites[i].tactic != SITE_BREAK)
			continue;
		code_write(&b, sites[i].addr, &first, 1, PROT_READ | PROT_EXEC);
		set(&sites[i], SITE_T4, SITE_NO_ROOM);
	}
	code_end(&b);
	rt_unlock(&code_lock);
}

/*
 * With a %gs of its own the thread would trap on the way into the gate, and its tracer would find ours in a call. So it
 * goes on without us.
 */
static void let_go(struct core_thread *t, const struct arch_frame *f)
{
	if (!(t->odd & CORE_ODD_GS) || t->sud || f->prev || core_quiet)
		return;
	site_hold_back(true);
	if (site_revert(0, ~0ull))
		t->odd |= CORE_ODD_NATIVE;
	else
		site_hold_back(false);
}

/*
 * The program lets its parent trace it. Every signal of ours would be a stop that the tracer does
 * not expect, so this thread goes on by patches alone. If a filter may forbid that with death, it
 * goes on as it is: then the tracer hands on what it does not know.
 */
static void do_ptrace(struct core_thread *t, struct arch_frame *f)
{
	if (f->call.args[0] == 0) { /* PTRACE_TRACEME */
		if (t->sud && !core_threaded)
			site_patch_all();
		if (t->sud && !core_quiet) {
			from.undispatched();
			core_sud_arm(t, false);
			watch();
		}
		core_traced = true;
		if (!core_quiet)
			drop_breaks();
		core_pass(t, f);
		if (ok(f))
			let_go(t, f);
		return;
	}
	tracer_request(t, f);
}

/* setns() with 0 takes whatever the descriptor is. */
static void do_namespaces(struct core_thread *t, struct arch_frame *f)
{
	uint64_t flags = f->call.args[f->call.nr == __NR_unshare ? 0 : 1];

	core_pass(t, f);
	if (ok(f) && ((flags & CLONE_NEWPID) || (f->call.nr == __NR_setns && !flags)))
		from.childless();
}

void site_register(void)
{
	core_set_special(__NR_unshare, do_namespaces);
	core_set_special(__NR_setns, do_namespaces);
	core_set_special(__NR_ptrace, do_ptrace);
	tracer_register();
	core_set_special(__NR_mmap, do_mmap);
	core_set_special(__NR_munmap, do_munmap);
	core_set_special(__NR_mprotect, do_mprotect);
	core_set_special(__NR_pkey_mprotect, do_mprotect);
	core_set_special(__NR_mremap, do_mremap);
	core_set_special(__NR_seccomp, do_seccomp);
	core_set_special(__NR_membarrier, do_membarrier);
	if (core_options.zero_page) {
		core_set_special(__NR_pkey_alloc, do_pkey);
		core_set_special(__NR_pkey_free, do_pkey);
		core_set_special(__NR_madvise, do_madvise);
		core_set_special(__NR_shmat, do_shmat);
	}
}

void site_start(const struct site_source *source)
{
	from = *source;
	core_door.sites = (uint64_t)&view;
	core_fork_lock(&code_lock);
}

/* SPDX-License-Identifier: MIT */
/*
 * The program traces others by ptrace, and they may have a runtime, too. Their calls that trap would be stops for SIGSYS,
 * or, at an int3 of a site, for SIGTRAP, which no tracer expects. Such a stop is not shown: the one who waits leads the
 * tracee into its gate, as the tracee's own handler would have, and lets it go on the way the tracer had let it go on
 * last. So the tracer sees the call that the gate makes, and nothing is missed. If it ends in between, the tracee gets
 * the signal and goes on by itself.
 */
#include "engine/syscall/tracer.h"

#include <asm/siginfo.h>
#include <asm/signal.h>
#include <linux/audit.h>

#include "engine/syscall/site.h"

/* linux/ptrace.h has words that the runtime may not use. */
enum {
	PTRACE_PEEKDATA = 2,
	PTRACE_PEEKUSR = 3,
	PTRACE_POKEDATA = 5,
	PTRACE_POKEUSR = 6,
	PTRACE_CONT = 7,
	PTRACE_SINGLESTEP = 9,
	PTRACE_ATTACH = 16,
	PTRACE_DETACH = 17,
	PTRACE_SYSCALL = 24,
	PTRACE_SYSEMU = 31,
	PTRACE_SYSEMU_SINGLESTEP = 32,
	PTRACE_SINGLEBLOCK = 33,
	PTRACE_GETSIGINFO = 0x4202,
	PTRACE_SEIZE = 0x4206,
};

#define CLD_TRAPPED_CODE 4
#define DISPATCH_CODE 2 /* SYS_USER_DISPATCH */
#define INT3_CODE 0x80	/* SI_KERNEL */

/* In struct user, as PTRACE_PEEKUSER takes them. */
enum { USER_RCX = 11 * 8, USER_ORIG_RAX = 15 * 8, USER_RIP = 16 * 8, USER_GS_BASE = 22 * 8 };

static bool tracing;

/* How each tracee was let go on last: its id and the request, in one word. One that is not there was not yet let go on. */
#define TRACEES 1024u
#define PROBES 16u
static uint64_t tracees[TRACEES];

static uint64_t *place_of(int32_t tid, bool make)
{
	for (unsigned i = 0; i < PROBES; i++) {
		uint64_t *at = &tracees[((uint32_t)tid + i) % TRACEES];

		if (__atomic_load_n(at, __ATOMIC_RELAXED) >> 32 == (uint32_t)tid)
			return at;
	}
	for (unsigned i = 0; i < PROBES && make; i++) {
		uint64_t *at = &tracees[((uint32_t)tid + i) % TRACEES], none = 0;

		if (__atomic_compare_exchange_n(at, &none, (uint64_t)(uint32_t)tid << 32 | PTRACE_CONT,
						false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
			return at;
	}
	return NULL;
}

static void note(int32_t tid, uint32_t request)
{
	uint64_t *at = tid > 0 ? place_of(tid, true) : NULL;

	if (at)
		__atomic_store_n(at, (uint64_t)(uint32_t)tid << 32 | request, __ATOMIC_RELAXED);
}

static void forget(int32_t tid)
{
	uint64_t *at = place_of(tid, false);

	if (at)
		__atomic_store_n(at, 0, __ATOMIC_RELAXED);
}

static long request_of(int32_t tid)
{
	const uint64_t *at = place_of(tid, false);

	return at ? (long)(uint32_t)__atomic_load_n(at, __ATOMIC_RELAXED) : PTRACE_CONT;
}

void tracer_request(struct core_thread *t, struct arch_frame *f)
{
	uint64_t request = f->call.args[0];
	int32_t tid = (int32_t)f->call.args[1];

	tracing = true;
	switch (request) {
	case PTRACE_CONT:
	case PTRACE_SYSCALL:
	case PTRACE_SINGLESTEP:
	case PTRACE_SYSEMU:
	case PTRACE_SYSEMU_SINGLESTEP:
	case PTRACE_SINGLEBLOCK:
		note(tid, (uint32_t)request); /* before, for another thread may wait */
		break;
	case PTRACE_ATTACH:
	case PTRACE_SEIZE:
	case PTRACE_DETACH:
		forget(tid);
		break;
	default:
		break;
	}
	core_pass(t, f);
}

static bool peek(int32_t tid, uint64_t at, void *to, size_t size)
{
	uint64_t word;

	for (size_t i = 0; i < size; i += sizeof(word)) {
		if (rt_sys4(__NR_ptrace, PTRACE_PEEKDATA, tid, at + i, (uint64_t)&word) != 0)
			return false;
		memcpy((char *)to + i, &word, size - i < sizeof(word) ? size - i : sizeof(word));
	}
	return true;
}

static bool poke(int32_t tid, uint64_t at, uint64_t value)
{
	return rt_sys4(__NR_ptrace, PTRACE_POKEDATA, tid, at, value) == 0;
}

static bool poke_user(int32_t tid, uint64_t at, uint64_t value)
{
	return rt_sys4(__NR_ptrace, PTRACE_POKEUSR, tid, at, value) == 0;
}

/* The block of a tracee that runs code of the program, and what its runtime tells about it. */
static bool find_block(int32_t tid, uint64_t *block, struct core_door *door)
{
	uint64_t at, head[2];

	return rt_sys4(__NR_ptrace, PTRACE_PEEKUSR, tid, USER_GS_BASE, block) == 0 && *block &&
	       *block % CORE_BLOCK_SIZE == 0 && peek(tid, *block, head, sizeof(head)) &&
	       head[0] == *block && head[1] == CORE_MAGIC &&
	       peek(tid, *block + CORE_BLOCK_DOOR, &at, sizeof(at)) &&
	       peek(tid, at, door, sizeof(*door)) && door->magic == CORE_DOOR_MAGIC;
}

/*
 * As enter_gate() of the signal engine; ip is behind the `syscall`. Not for a call of a callback, nor for one who is on
 * another's block.
 */
static bool lead_in(int32_t tid, uint64_t block, const struct core_door *door, uint64_t ip)
{
	uint64_t next, origin = block + door->origin, last;
	int32_t id;

	if (!door->plain || !peek(tid, block + door->next, &next, sizeof(next)) || !next ||
	    !peek(tid, block + door->tid, &id, sizeof(id)) || id != tid ||
	    !peek(tid, origin + offsetof(struct core_origin, nr), &last, sizeof(last)))
		return false;
	/* Whatever of this is written if the rest fails is written again by the handler. */
	return poke(tid, origin + offsetof(struct core_origin, ret), ip) &&
	       poke(tid, origin + offsetof(struct core_origin, restart), ip - 2) &&
	       poke(tid, origin + offsetof(struct core_origin, nr), last | ~0ull << 32) &&
	       poke_user(tid, USER_RCX, origin) && poke_user(tid, USER_ORIG_RAX, ~0ull) &&
	       poke_user(tid, USER_RIP, door->gate);
}

/*
 * Does what the tracee's handler would do. Returns the signal with which the tracee is let go on: none, or the one that it
 * has stopped for, if its handler is to do that itself; -1 for a stop that is the tracer's.
 */
static int settle(int32_t tid, const siginfo_t *info, uint64_t block, const struct core_door *door)
{
	bool has_ip, done;
	uint64_t ip;

	has_ip = rt_sys4(__NR_ptrace, PTRACE_PEEKUSR, tid, USER_RIP, &ip) == 0;
	if (info->si_signo == SIGSYS) {
		done = has_ip && info->si_arch == AUDIT_ARCH_X86_64 &&
		       ip == (uint64_t)info->si_call_addr && lead_in(tid, block, door, ip);
	} else {
		switch (has_ip ? site_int3_of(peek, tid, door->sites, &ip) : SITE_INT3_OTHER) {
		case SITE_INT3_CALL:
			done = lead_in(tid, block, door, ip);
			break;
		case SITE_INT3_TURNING:
			done = poke_user(tid, USER_RIP, ip);
			break;
		default:
			return -1;
		}
	}
	return done ? 0 : info->si_signo;
}

static bool is_ours(const siginfo_t *info)
{
	return info->si_signo == SIGSYS
		       ? info->si_code == DISPATCH_CODE && info->si_errno != (int)CORE_MAGIC
		       : info->si_signo == SIGTRAP && info->si_code == INT3_CODE;
}

/* The tracee has stopped for SIGSYS or SIGTRAP. True: by a trap of its runtime, and it goes on. */
static bool hide(int32_t tid)
{
	struct core_door door;
	siginfo_t info;
	uint64_t block;
	int sig;

	if (rt_sys4(__NR_ptrace, PTRACE_GETSIGINFO, tid, 0, &info) != 0 || !is_ours(&info) ||
	    !find_block(tid, &block, &door))
		return false;
	sig = settle(tid, &info, block, &door);
	return sig >= 0 && rt_sys4(__NR_ptrace, request_of(tid), tid, 0, sig) == 0;
}

static bool may_be_ours(int sig)
{
	return sig == SIGSYS || sig == SIGTRAP;
}

/* What wait4() has told. True: it is not to be shown. */
static bool hide_status(int32_t tid, uint64_t at)
{
	int status;

	if (rt_copy(&status, (const void *)at, sizeof(status)) < 0)
		return false;
	if ((status & 0xff) == 0x7f)
		return may_be_ours(status >> 8) && hide(tid);
	if (status != 0xffff)
		forget(tid);
	return false;
}

static bool hide_info(uint64_t at)
{
	siginfo_t info;

	return rt_copy(&info, (const void *)at, sizeof(info)) == 0 && info.si_signo == 17 &&
	       info.si_code == CLD_TRAPPED_CODE && may_be_ours(info.si_status) && hide(info.si_pid);
}

static void do_wait(struct core_thread *t, struct arch_frame *f)
{
	unsigned out = f->call.nr == __NR_wait4 ? 1 : 2;
	uint64_t args[6];
	bool hidden = false;
	siginfo_t space;
	long ret;

	if (!tracing || core_quiet || f->prev) {
		core_pass(t, f);
		return;
	}
	memcpy(args, f->call.args, sizeof(args));
	if (!args[out])
		args[out] = (uint64_t)&space;
	for (;; hidden = true) {
		ret = core_pass_args(t, f, args);
		if (!f->aborted)
			f->call.result = ret;
		if (f->aborted || (out == 1 ? ret <= 0 || !hide_status((int32_t)ret, args[out])
					    : ret != 0 || !hide_info(args[out])))
			break;
	}
	/* The program's wait had begun before the signal came, though this part of it has not. */
	if (hidden && f->aborted && t->pending != CORE_LEAVING && !core_restarts(t)) {
		f->aborted = 0;
		f->call.result = -EINTR;
	}
}

void tracer_register(void)
{
	core_set_special(__NR_wait4, do_wait);
	core_set_special(__NR_waitid, do_wait);
}

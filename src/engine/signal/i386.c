/* SPDX-License-Identifier: MIT */
/*
 * Calls by int 0x80: another table of numbers, with arguments in other registers, of 32 bits each.
 *
 * Dispatch lets them trap. The handler makes the frame that the gate would have made, so that they
 * block, are interrupted and are made again as all others. Hooks are not asked, for they would take the
 * number for another; the trace tells them apart by the upper half. Those that an engine has to
 * look after are led there, if both tables mean the same by the arguments.
 *
 * Limits: execve goes by unlooked-after, and so do calls that set handlers or the alternate stack, whose
 * structures are others. A child that shares memory cannot be made.
 */
#include "engine/signal/signal.h"

#include <asm/sigcontext.h>
#include <linux/mman.h>
#include <linux/sched.h>

#include "trace/format.h"

enum {
	I386_MMAP = 90,
	I386_IPC = 117,
	I386_MREMAP = 163,
	I386_SHMAT = 397,
	I386_CLONE = 120,
	I386_CLONE3 = 435,
	I386_MMAP2 = 192,
	I386_PTRACE = 26,
	I386_VFORK = 190,
};

static const struct {
	uint16_t i386, here;
} same[] = {
	{ 1, __NR_exit },
	{ 2, __NR_fork },
	{ I386_PTRACE, __NR_ptrace },
	{ I386_MMAP, __NR_mmap },
	{ 91, __NR_munmap },
	{ I386_CLONE, __NR_clone },
	{ 125, __NR_mprotect },
	{ 172, __NR_prctl },
	{ 175, __NR_rt_sigprocmask },
	{ 176, __NR_rt_sigpending },
	{ 179, __NR_rt_sigsuspend },
	{ I386_VFORK, __NR_clone },
	{ I386_MMAP2, __NR_mmap },
	{ 219, __NR_madvise },
	{ 252, __NR_exit_group },
	{ 310, __NR_unshare },
	{ 346, __NR_setns },
	{ 354, __NR_seccomp },
	{ 380, __NR_pkey_mprotect },
	{ 381, __NR_pkey_alloc },
	{ 382, __NR_pkey_free },
	{ I386_CLONE3, __NR_clone3 },
};

bool (*sig_on_memory)(uint64_t start, uint64_t end);

/*
 * Calls that are made by int 0x80, because the kernel chooses an address for them, but put something where our patches
 * or page 0 may be. False: it may not be done.
 */
static bool announce(const uint64_t a[6], uint32_t nr)
{
	const bool ipc = nr == I386_IPC && (a[0] & 0xffff) == 21; /* SHMAT */
	const uint64_t at = ipc ? a[4] : a[1];

	if (nr == I386_MREMAP)
		return sig_on_memory(a[0], a[0] + a[1]) &&
		       (!(a[3] & MREMAP_FIXED) || sig_on_memory(a[4], a[4] + a[2]));
	if ((nr == I386_SHMAT || ipc) && at) /* how long the segment is is not known */
		return sig_on_memory(at, at + 1);
	return true;
}

void (*sig_on_foreign)(struct weir_call *call, bool leaving);

/*
 * Where such a call ends, in t->i386_ret: an address, or, in 32-bit code, what gate_i386_exit_far jumps by and a mark
 * that no address has.
 */
#define FAR_MARK (1ull << 63)
#define FAR_SELECTOR 32

static uint64_t end_of(const struct core_thread *t)
{
	return t->i386_ret & FAR_MARK ? (uint32_t)t->i386_ret : t->i386_ret;
}

bool sig_is_i386_exit(uint64_t ip)
{
	return ip == (uint64_t)gate_i386_exit || ip == (uint64_t)gate_i386_exit_far;
}

bool sig_is_i386(const struct arch_frame *f)
{
	return sig_is_i386_exit(f->call.ip == (uint64_t)gate_set_gs ? core_self()->gs_ret : f->call.ip);
}

uint64_t sig_return_address(const struct core_thread *t, const struct arch_frame *f)
{
	return sig_is_i386(f) ? end_of(t) : f->call.ip;
}

void sig_end_i386_at(struct core_thread *t, struct arch_frame *f, const struct sigcontext *sc)
{
	bool far = sc->cs != ARCH_USER_CS;

	f->call.ip = far ? (uint64_t)gate_i386_exit_far : (uint64_t)gate_i386_exit;
	t->i386_ret = far ? FAR_MARK | (uint64_t)sc->cs << FAR_SELECTOR | (uint32_t)sc->rip : sc->rip;
}

void sig_leave_i386(const struct core_thread *t, struct sigcontext *sc)
{
	sc->rip = end_of(t);
	sc->cs = t->i386_ret & FAR_MARK ? (uint16_t)(t->i386_ret >> FAR_SELECTOR) : ARCH_USER_CS;
	sc->rcx = t->i386_rcx;
	sc->r11 = t->i386_r11;
}

/* A hook makes the call: natively, from our handler. */
static void make_nested(struct sigcontext *sc)
{
	__asm__ volatile("push %%rbp\n\tmov %7, %%ebp\n\tint $0x80\n\tpop %%rbp"
			 : "=a"(sc->rax)
			 : "a"((uint32_t)sc->rax), "b"((uint32_t)sc->rbx), "c"((uint32_t)sc->rcx),
			   "d"((uint32_t)sc->rdx), "S"((uint32_t)sc->rsi), "D"((uint32_t)sc->rdi),
			   "r"((uint32_t)sc->rbp)
			 : "r8", "r9", "r10", "r11", "memory");
}

bool sig_enter_i386(struct core_thread *t, struct sigcontext *sc)
{
	const uint64_t args[6] = { (uint32_t)sc->rbx, (uint32_t)sc->rcx, (uint32_t)sc->rdx,
				   (uint32_t)sc->rsi, (uint32_t)sc->rdi, (uint32_t)sc->rbp };
	struct arch_frame *f = t->top;

	if (t->frame || !t->next) {
		make_nested(sc);
		return false;
	}
	memset(f, 0, F_VEC_AREA);
	f->call.size = sizeof(f->call);
	f->call.nr = TRACE_NR_I386 | (uint32_t)sc->rax;
	memcpy(f->call.args, args, sizeof(args));
	sig_end_i386_at(t, f, sc);
	f->call.sp = sc->rsp;
	f->rdi = sc->rdi;
	f->rsi = sc->rsi;
	f->rdx = sc->rdx;
	f->r10 = sc->r10;
	f->r8 = sc->r8;
	f->r9 = sc->r9;
	f->rbx = sc->rbx;
	f->rbp = sc->rbp;
	f->r12 = sc->r12;
	f->r13 = sc->r13;
	f->r14 = sc->r14;
	f->r15 = sc->r15;
	f->rflags = sc->eflags;
	f->rax = sc->rax;
	t->origin.ret = sc->rip;
	t->origin.restart = sc->rip - 2; /* int 0x80 */
	t->origin.wants = 0;
	f->origin = &t->origin;
	t->i386_rcx = sc->rcx;
	t->i386_r11 = sc->r11;
	t->frame = f;
	sc->rsp = (uint64_t)f;
	sc->rip = (uint64_t)gate_i386;
	sc->cs = ARCH_USER_CS;
	sc->eflags &= ~(uint64_t)(RFLAGS_DF | RFLAGS_AC | RFLAGS_TF);
	return true;
}

/* Its addresses have 32 bits: where none is given, one has to be found there. */
static void find_below(uint64_t a[6])
{
	if (!(a[3] & (MAP_FIXED | MAP_FIXED_NOREPLACE)))
		a[3] |= MAP_32BIT;
}

/* The arguments as this table has them. False: the call cannot be made in this way. */
static bool translate(struct weir_call *call, uint32_t nr)
{
	uint64_t *a = call->args, flags = 0;
	uint32_t in_memory[6];

	switch (nr) {
	case I386_MMAP:
		if (rt_copy(in_memory, (void *)a[0], sizeof(in_memory)) < 0)
			return false;
		for (unsigned i = 0; i < RT_COUNT(in_memory); i++)
			a[i] = in_memory[i];
		find_below(a);
		break;
	case I386_PTRACE:
		return a[0] == 0; /* PTRACE_TRACEME */
	case I386_MMAP2:
		a[5] *= RT_PAGE;
		find_below(a);
		break;
	case I386_VFORK:
		/* a child with memory of its own, for which the parent waits as well */
		memset(a, 0, sizeof(call->args));
		a[0] = CLONE_VFORK | 17; /* SIGCHLD */
		break;
	case I386_CLONE:
		flags = a[0];
		a[3] = a[4];
		a[4] = 0;
		break;
	case I386_CLONE3:
		if (rt_copy(&flags, (void *)a[0], sizeof(flags)) < 0)
			flags = 0;
		break;
	}
	return !(flags & (CLONE_VM | CLONE_SETTLS));
}

static void make(struct core_thread *t, struct arch_frame *f)
{
	struct weir_call asked = f->call;
	uint32_t nr = (uint32_t)f->rax;

	for (unsigned i = 0; i < RT_COUNT(same); i++) {
		if (same[i].i386 != nr)
			continue;
		f->call.nr = same[i].here;
		if (translate(&f->call, nr))
			core_kernel(f);
		else if (nr == I386_PTRACE)
			f->call.result = arch_pass_i386(f);
		else if (nr == I386_MMAP)
			f->call.result = -EFAULT;
		else
			f->call.result = -ENOSYS;
		f->call.nr = asked.nr;
		memcpy(f->call.args, asked.args, sizeof(asked.args));
		return;
	}
	if (!announce(f->call.args, nr)) {
		f->call.result = -EPERM;
		return;
	}
	f->call.result = arch_pass_i386(f);
	if (f->call.result == -CORE_ERESTARTSYS && t->pending)
		core_give_up(f);
}

void sig_i386(struct arch_frame *f)
{
	struct core_thread *t = core_self();

	if ((t->odd & CORE_ODD_USER_SUD) && core_user_dispatch(t, f))
		return;
	if (sig_on_foreign)
		sig_on_foreign(&f->call, false);
	make(t, f);
	if (sig_on_foreign)
		sig_on_foreign(&f->call, true);
	core_leave_with_gs(t, f);
}

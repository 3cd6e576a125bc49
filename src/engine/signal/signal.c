/* SPDX-License-Identifier: MIT */
/*
 * Our handler, and the program's frames. See signal.h for the idea; the numbers of kernel rules
 * refer to arch/x86/kernel/signal.c and kernel/signal.c.
 */
#include "engine/signal/inside.h"

#include "trace/format.h"

#define AUDIT_ARCH_X86_64 0xc000003eu
#define AUDIT_ARCH_I386 0x40000003u
#define SYS_SECCOMP_CODE 1
#define SYS_DISPATCH_CODE 2
#define SI_KERNEL_CODE 0x80 /* what int3 says */
#define TRAP_TRACE_CODE 2
#define TRAP_PAGE 14 /* a page fault */
#define TRAP_ALIGNMENT 17
#define TRAP_CONTROL 21 /* a shadow stack says otherwise */
#define SA_RESTORER_FLAG 0x04000000ul
#define UNBLOCKABLE (SIG_BIT(9) | SIG_BIT(19))
#define SS_AUTODISARM_FLAG (1u << 31)
/* In uc_stack.ss_flags of frames that we build: makes the kernel's rt_sigreturn leave our alternate
 * stack alone (do_sigaltstack refuses the flags, and rt_sigreturn ignores the refusal). */
#define SS_KEEP_OURS 0x40000000u

/* struct rt_sigframe of the kernel */
struct rt_sigframe {
	uint64_t pretcode;
	struct ucontext uc;
	uint8_t info[128];
};
_Static_assert(sizeof(struct rt_sigframe) == 440, "struct rt_sigframe");

uint32_t (*sig_on_dispatch)(struct core_thread *t, uint64_t ip, uint64_t nr);
uint64_t (*sig_code_restart)(uint64_t ip);
void (*sig_on_death)(void);
bool (*sig_on_shadow_stack)(void);
bool (*sig_on_fault)(void *info, struct sigcontext *sc);
bool (*sig_settle_call)(struct sigcontext *sc);
bool (*sig_is_calling)(const struct sigcontext *sc);
bool (*sig_is_break)(uint64_t ip, uint32_t *wants);
bool (*sig_on_break)(uint64_t *ip);
struct core_thread *(*sig_on_stranger)(struct core_thread *t, uint64_t mask);
bool (*sig_on_visit)(struct ucontext *uc, bool restarts);
void (*sig_name_address)(uint64_t ip, char *text, size_t size);
void (*sig_on_prctl)(struct core_thread *t, struct arch_frame *f);
void (*sig_on_delivery)(struct core_thread *t, const struct core_signal *s);
uint64_t sig_trap_restorer, sig_jump_restorer;

struct core_sighand sig_process_hand;
static bool signalfd_made;
static const int four[] = { 31, 5, 11, 7 };
static const uint8_t restorer_bytes[9] = { 0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0, 0x0f, 0x05 };

static void on_signal(int sig, siginfo_t *info, struct ucontext *uc);

uint64_t sig_block_all(void)
{
	uint64_t all = ~SIG_FOUR, old = 0;

	rt_sys4(__NR_rt_sigprocmask, SIG_BLOCK, &all, &old, 8);
	return old;
}

void sig_set_mask(uint64_t mask)
{
	mask &= ~SIG_FOUR;
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &mask, 0, 8);
}

/* What is installed in the kernel for an action of the program. */
struct sig_kernel_action sig_real_action(int sig, const struct sig_kernel_action *act)
{
	struct sig_kernel_action real = *act;

	if (act->handler <= 1 && !(SIG_BIT(sig) & SIG_FOUR))
		return real;
	real.handler = (uint64_t)on_signal;
	real.flags = SA_SIGINFO | SA_ONSTACK | SA_RESTORER_FLAG;
	if (act->handler > 1)
		real.flags |= act->flags & (SA_RESTART | SA_NOCLDSTOP | SA_NOCLDWAIT);
	else
		real.flags |= SA_RESTART;
	if (!(SIG_BIT(sig) & SIG_FOUR))
		real.flags |= act->flags & SA_RESETHAND;
	real.restorer = (uint64_t)gate_restorer;
	real.mask = ~SIG_FOUR;
	return real;
}

bool sig_is_ours(const struct sig_kernel_action *real)
{
	return real->handler == (uint64_t)on_signal;
}

long sig_set_real(int sig, const struct sig_kernel_action *act, struct sig_kernel_action *old)
{
	return rt_sys4(__NR_rt_sigaction, sig, act, old, 8);
}

/*
 * Our handler looks at the table, too. One of the four that comes while this very thread has the lock is
 * blocked until it has not.
 */
static void table_lock(struct core_thread *t)
{
	__atomic_store_n(&t->table_locked, true, __ATOMIC_SEQ_CST);
	rt_lock(&t->hand->lock);
}

static void release_late(struct core_thread *t)
{
	uint64_t late = t->table_late;

	if (rt_unlikely(late)) {
		t->table_late = 0;
		rt_sys4(__NR_rt_sigprocmask, SIG_UNBLOCK, &late, 0, 8);
	}
}

static void table_unlock(struct core_thread *t)
{
	rt_unlock(&t->hand->lock);
	__atomic_store_n(&t->table_locked, false, __ATOMIC_SEQ_CST);
	if (!t->masked) /* else when the program's mask is back */
		release_late(t);
}

void sig_unmask(struct core_thread *t, uint64_t mask)
{
	sig_set_mask(mask);
	__atomic_store_n(&t->masked, false, __ATOMIC_SEQ_CST);
	release_late(t);
}

static struct sig_kernel_action table_get(struct core_thread *t, int sig)
{
	struct sig_kernel_action a;

	table_lock(t);
	a = t->hand->act[sig];
	table_unlock(t);
	return a;
}

static void table_set(struct core_thread *t, int sig, const struct sig_kernel_action *act)
{
	table_lock(t);
	t->hand->act[sig] = *act;
	table_unlock(t);
}

/* ---- finding out where we are ---- */

static bool within(uint64_t ip, const char *from, const char *to)
{
	return ip >= (uint64_t)from && ip < (uint64_t)to;
}

static struct core_thread *thread_without_gs(void)
{
	return core_block_of((int32_t)rt_sys0(__NR_gettid));
}

struct core_thread *sig_gs_block(void)
{
	if (!arch_has_fsgsbase && core_quiet) /* the call that asks may be forbidden */
		return arch_gs_block();
	return core_block_at(arch_gs_base());
}

struct core_thread *sig_thread(void)
{
	struct core_thread *t = sig_gs_block();

	return t ? t : thread_without_gs();
}

/*
 * The program has put something of its own in the place of our base, by a call or by an instruction: ours again. On our
 * own stacks it is we who are changing it.
 */
static void take_gs(struct core_thread *t, uint64_t sp, struct arch_gs *found)
{
	*found = t->gs;
	arch_take_gs(found, !core_quiet);
	if (!core_on_stacks(t, sp)) {
		t->gs = *found;
		t->odd |= CORE_ODD_GS;
	}
	arch_set_gs((uint64_t)t);
}

/* What is in %gs where the program's code runs; NULL: our block. */
static const struct arch_gs *program_gs(const struct core_thread *t)
{
	return (t->odd & CORE_ODD_GS) ? &t->gs : NULL;
}

/* A fault of our own guarded copies continues at the fix-up. */
static bool fix_guarded(struct sigcontext *sc)
{
	if (within(sc->rip, guard_ticks, guard_ticks_end)) {
		sc->rip = (uint64_t)guard_ticks_fixup;
		return true;
	}
	if (within(sc->rip, guard_gs, guard_gs_end)) {
		sc->rip = (uint64_t)guard_gs_fixup;
		return true;
	}
	if (!within(sc->rip, guard_copy, guard_copy_end) &&
	    !within(sc->rip, guard_scan, guard_scan_end) &&
	    !within(sc->rip, guard_load_gs, guard_load_gs_end) &&
	    !within(sc->rip, guard_xsave, guard_xsave_end))
		return false;
	sc->rip = (uint64_t)guard_copy_fixup;
	return true;
}

/*
 * A hook's blocking call ends, so that the hook ends: where the kernel means to make it again, it
 * fails with EINTR. The kernel leaves the address behind the instruction in rcx and the flags in r11.
 */
static void end_blocking_call(const struct core_thread *t, struct sigcontext *sc)
{
	static const uint8_t instruction[2] = { 0x0f, 0x05 }; /* syscall */
	uint8_t now[2];

	if (!t->frame || !t->hook_depth || sc->rcx != sc->rip + 2 || sc->r11 != sc->eflags ||
	    rt_copy(now, (void *)sc->rip, 2) < 0 || memcmp(now, instruction, 2) != 0)
		return;
	sc->rax = (uint64_t)-EINTR;
	sc->rip += 2;
}

/* Behind the gate's exit, where the program goes on with its own %gs: on_signal() puts that in force. */
static bool leave_with_gs(const struct core_thread *t, struct sigcontext *sc)
{
	if (sc->rip < (uint64_t)gate_set_gs || sc->rip > (uint64_t)gate_set_gs_end)
		return false;
	sc->rcx = sc->rip = t->gs_ret;
	if (sig_is_i386_exit(t->gs_ret))
		sig_leave_i386(t, sc);
	return true;
}

bool sig_settle(struct core_thread *t, struct sigcontext *sc)
{
	uint64_t ip, restart;

	end_blocking_call(t, sc);
	ip = sc->rip;
	if (within(ip, gate_stubs, gate_stubs_end)) {
		/* 0: syscall  2: movabs $ret, %rcx  12: jmp *%rcx */
		uint64_t at = ip & 15, stub = ip - at;

		if (at >= 2) {
			memcpy(&sc->rcx, (void *)(stub + 4), 8);
			sc->rip = sc->rcx;
			return t->frame != NULL;
		}
	}
	if (ip == (uint64_t)gate_foreign) {
		sc->rip = ((const struct core_origin *)sc->r11)->restart;
		return t->frame != NULL;
	}
	if (within(ip, (const char *)gate_check, gate_check_end)) {
		uint64_t kept[2] = { sc->r11, sc->rax };

		if (ip < (uint64_t)gate_check_moved)
			kept[0] = sc->rcx;
		else if (within(ip, gate_check_asking, gate_check_asked))
			rt_copy(kept, (void *)(sc->rsp - 152), sizeof(kept));
		sc->rax = kept[1];
		sc->rip = ((const struct core_origin *)kept[0])->restart;
		return t->frame != NULL;
	}
	if (within(ip, (const char *)gate_filter, gate_filter_end)) {
		uint64_t origin = ip < (uint64_t)gate_filter_moved ? sc->rcx : sc->r11;

		sc->rip = ((const struct core_origin *)origin)->restart;
		return t->frame != NULL;
	}
	if (within(ip, (const char *)gate_enter, gate_entry_end)) {
		uint64_t origin = ip < (uint64_t)gate_slot_moved ? sc->rcx : sc->r11;

		if (within(ip, gate_nested_flags, gate_nested_flags_end))
			sc->eflags = t->flags;
		if (ip >= (uint64_t)gate_frame_at_rsp)
			sc->rsp = ((const struct arch_frame *)sc->rsp)->call.sp;
		else if (ip >= (uint64_t)gate_rsp_stored) /* above or below where the flags go */
			sc->rsp = ((const struct arch_frame *)(rt_round_down(sc->rsp, 64) - F_RFLAGS))
					  ->call.sp;
		else if (ip >= (uint64_t)gate_stack_switched ||
			 within(ip, gate_nested_moved, gate_nested_end))
			sc->rsp = sc->rcx;
		sc->rip = ((const struct core_origin *)origin)->restart;
		return t->frame != NULL;
	}
	if (within(ip, gate_exit_outside, gate_exit_end)) {
		if (ip < (uint64_t)gate_exit_jump) {
			struct arch_frame *f;

			/* rsp is the frame until the second of the two loads has happened. */
			f = (struct arch_frame *)sc->rsp;
			sc->rcx = f->call.ip;
			sc->rsp = f->call.sp;
		}
		sc->rip = sc->rcx;
		if (sig_is_i386_exit(sc->rip))
			sig_leave_i386(t, sc);
		else
			leave_with_gs(t, sc);
		return t->frame != NULL;
	}
	if (within(ip, (const char *)gate_i386_exit, gate_i386_exit_end)) {
		sig_leave_i386(t, sc);
		return t->frame != NULL;
	}
	if (leave_with_gs(t, sc))
		return t->frame != NULL;
	if (sig_settle_call && sig_settle_call(sc))
		return t->frame != NULL;
	if (sig_code_restart && (restart = sig_code_restart(ip)) != 0) {
		sc->rip = restart;
		return t->frame != NULL;
	}
	return t->frame != NULL;
}

/* ---- dying as the bare program would ---- */

static void default_action(int sig)
{
	struct sig_kernel_action dfl = { 0, SA_RESTORER_FLAG, (uint64_t)gate_restorer, 0 };

	sig_set_real(sig, &dfl, NULL);
}

/* Behind a call that was made in our text: what comes there was sent by it, or while it waited. */
static bool is_behind_call(uint64_t ip)
{
	const uint8_t *p = (const uint8_t *)ip;

	return ip > core_text_start + 2 && ip < core_text_end &&
	       ((p[-2] == 0x0f && p[-1] == 0x05) || (p[-2] == 0xcd && p[-1] == 0x80));
}

/*
 * Raised by an instruction of this thread, not sent. Its code alone does not say so: a process may send itself whatever it
 * likes, as crash reporters do, and codes of the kernel are as positive where a child ends. The rest is what the
 * kernel noted of the last fault of the thread.
 */
static bool is_sync(int sig, const siginfo_t *info, const struct sigcontext *sc)
{
	const int code = info->si_code;

	if (code <= 0)
		return false;
	switch (sig) {
	case 31:
		return (uint64_t)info->si_call_addr == sc->rip;
	case 5:
		if (code == TRAP_TRACE_CODE && (sc->eflags & RFLAGS_TF))
			return true;
		return (code == TRAP_TRACE_CODE || code == SI_KERNEL_CODE) && !is_behind_call(sc->rip);
	case 11:
	case 7:
		if (is_behind_call(sc->rip))
			return false;
		if (sc->trapno == TRAP_PAGE)
			return (uint64_t)info->si_addr == sc->cr2;
		return code == SI_KERNEL_CODE || (sig == 7 && sc->trapno == TRAP_ALIGNMENT) ||
		       (sig == 11 && sc->trapno == TRAP_CONTROL);
	default:
		return true;
	}
}

void sig_requeue(struct core_thread *t, int sig, const void *info)
{
	rt_sys4(__NR_rt_tgsigqueueinfo, t->pid, t->tid, sig, info);
}

/* ---- building the program's frame ---- */

static bool on_alt_stack(const struct core_thread *t, uint64_t sp)
{
	if (t->alt.flags & SS_AUTODISARM_FLAG)
		return false;
	return sp > t->alt.sp && sp - t->alt.sp <= t->alt.size;
}

static uint32_t alt_state(const struct core_thread *t, uint64_t sp)
{
	if (!t->alt.size)
		return SS_DISABLE;
	return on_alt_stack(t, sp) ? SS_ONSTACK : 0;
}

static uint64_t restorer_of(const struct core_thread *t)
{
	return t->sud ? sig_trap_restorer : sig_jump_restorer;
}

/*
 * The program changes, perhaps in a handler, what only a trapping restorer puts back: its alternate
 * stack, or what it believes about the four. Frames that are on its stacks get that restorer now.
 */
static void trap_open_frames(struct core_thread *t)
{
	uint64_t restorer = restorer_of(t);

	for (unsigned i = 0; i < RT_COUNT(t->frames); i++) {
		uint64_t pretcode;

		if (t->frames[i] && restorer && rt_copy(&pretcode, (void *)t->frames[i], 8) == 0 &&
		    pretcode == (uint64_t)gate_restorer)
			rt_copy((void *)t->frames[i], &restorer, 8);
		t->frames[i] = 0;
	}
}

#define LEGACY 512 /* what fxsave writes; in an xsave image the header follows */

static long take_xstate(void *at, uint64_t features)
{
	static const uint8_t header[64];

	/* xsave leaves reserved bytes of the header alone: they must be zero. */
	if (features && rt_copy((uint8_t *)at + LEGACY, header, sizeof(header)) < 0)
		return -EFAULT;
	return arch_xsave(at, features);
}

/* The image of the state that a handler starts with: that of one interrupted before it began. */
static const struct {
	uint16_t control, rest[11];
	uint32_t mxcsr, mxcsr_mask;
	uint8_t registers[512 - 32], header[64];
} initial_state = { .control = 0x37f, .mxcsr = 0x1f80, .mxcsr_mask = 0xffff };
_Static_assert(sizeof(initial_state) == 576, "the legacy area and the header of an xsave image");

/* What a handler starts with is not the initial state there, in which all keys are open: the kernel closes them. */
#define FEATURE_PKRU 9
static uint32_t handler_pkru; /* as the kernel gave it to ours */

static int put_pkru(uint64_t fp, const struct _fpx_sw_bytes *sw)
{
	const uint64_t bit = 1ull << FEATURE_PKRU, pkru = handler_pkru;

	if (!arch_pkru_offset || !(sw->xfeatures & bit) ||
	    arch_pkru_offset + sizeof(pkru) > sw->xstate_size)
		return 0;
	if (rt_copy((void *)(fp + LEGACY), &bit, sizeof(bit)) < 0)
		return -EFAULT;
	return (int)rt_copy((void *)(fp + arch_pkru_offset), &pkru, sizeof(pkru));
}

/*
 * The image at fp, described by sw: copied, or as the CPU has it if from is NULL. On a CPU without xsave it is the
 * legacy area alone, with no mark behind it; the kernel fills in magic1 and sizes there, too.
 */
static int put_xstate(uint64_t fp, const void *from, const struct _fpx_sw_bytes *sw)
{
	static const uint32_t magic2 = FP_XSTATE_MAGIC2;
	bool extended = sw->magic1 == FP_XSTATE_MAGIC1 && sw->xstate_size >= sizeof(initial_state);
	size_t size = !extended		       ? LEGACY
		      : from == &initial_state ? sizeof(initial_state)
					       : sw->xstate_size;

	if (from ? rt_copy((void *)fp, from, size) < 0
		 : take_xstate((void *)fp, extended ? sw->xfeatures : 0) < 0)
		return -EFAULT;
	if (extended && from == &initial_state && put_pkru(fp, sw) < 0)
		return -EFAULT;
	if (extended && rt_copy((void *)(fp + sw->xstate_size), &magic2, sizeof(magic2)) < 0)
		return -EFAULT;
	return (int)rt_copy((void *)(fp + 464), sw, sizeof(*sw));
}

struct built {
	uint64_t mask; /* real mask for the handler */
};

static int build_frame(struct core_thread *t, const struct core_signal *s, struct sigcontext *sc,
		       const void *xstate, uint64_t base_mask, uint64_t base_believed,
		       struct built *out)
{
	struct sig_kernel_action act = table_get(t, s->signo);
	struct _fpx_sw_bytes sw;
	struct rt_sigframe frame;
	uint64_t sp = sc->rsp - 128, fp = 0, at, bit = SIG_BIT(s->signo), before = t->believed;
	uint64_t handler_mask;
	/* The frame may outlive us: it is as the kernel would have made it. Its end traps. */
	bool onstack, entering = false, trapping, own = core_detachable && t->sud && !core_quiet;
	bool seen = core_seen(__NR_rt_sigreturn) || (t->odd & CORE_ODD_USER_SUD);
	uint8_t code[9];

	if (act.handler <= 1)
		return 0;
	if (act.flags & SA_RESETHAND) {
		struct sig_kernel_action dfl = act;

		dfl.handler = 0;
		table_set(t, s->signo, &dfl);
	}
	onstack = on_alt_stack(t, sc->rsp);
	if ((act.flags & SA_ONSTACK) && alt_state(t, sc->rsp) == 0) {
		sp = t->alt.sp + t->alt.size;
		entering = true;
	}
	memcpy(&sw, s->sw_reserved, sizeof(sw));
	if (s->has_xstate) {
		sp = rt_round_down(sp - (sw.extended_size > LEGACY ? sw.extended_size : LEGACY), 64);
		fp = sp;
	}
	at = rt_round_down(sp - sizeof(frame), 16) - 8;
	if ((onstack || entering) && !(at > t->alt.sp && at - t->alt.sp <= t->alt.size))
		return -EFAULT;

	memset(&frame, 0, sizeof(frame));
	handler_mask = act.mask | ((act.flags & SA_NODEFER) ? 0 : bit);
	/*
	 * What the frame's end has to undo beyond the real mask, the kernel cannot undo for us. Where each
	 * call traps, the handler may even write SIGSYS into the mask, and the next call would be fatal.
	 * And if somebody wants to see the handler's end, it has to come to the gate; but not where a filter
	 * may forbid what is done there, nor without dispatch, where unwinders would not know its restorer.
	 */
	trapping = (seen && t->sud && !core_quiet) ||
		   ((before | base_believed | handler_mask) & SIG_FOUR) ||
		   (t->alt.flags & SS_AUTODISARM_FLAG) || (!core_options.patch && !core_quiet);
	frame.pretcode = (uint64_t)gate_restorer;
	if (own || rt_copy(code, (void *)act.restorer, 9) < 0 || memcmp(code, restorer_bytes, 9) != 0)
		frame.pretcode = act.restorer; /* its own way home */
	else if (trapping && restorer_of(t))
		frame.pretcode = restorer_of(t);
	frame.uc.uc_flags = s->uc_flags;
	frame.uc.uc_stack.ss_sp = (void *)t->alt.sp;
	frame.uc.uc_stack.ss_size = t->alt.size;
	frame.uc.uc_stack.ss_flags = (int)(t->alt.flags | (own ? 0 : SS_KEEP_OURS));
	frame.uc.uc_mcontext = *sc;
	frame.uc.uc_mcontext.fpstate = (struct _fpstate *)fp;
	frame.uc.uc_sigmask = (s->mask & ~SIG_FOUR) | before;
	memcpy(frame.info, s->info, sizeof(frame.info));
	if (fp && put_xstate(fp, xstate, &sw) < 0)
		return -EFAULT;
	if (rt_copy((void *)at, &frame, sizeof(frame)) < 0)
		return -EFAULT;

	if (frame.pretcode == (uint64_t)gate_restorer)
		t->frames[t->frame_count++ % RT_COUNT(t->frames)] = at;
	if (t->alt.flags & SS_AUTODISARM_FLAG) { /* as sas_ss_reset() */
		t->alt.sp = t->alt.size = 0;
		t->alt.flags = SS_DISABLE;
	}
	out->mask = (base_mask | handler_mask) & ~SIG_FOUR;
	t->believed = (base_believed | handler_mask) & SIG_FOUR;
	t->believed_with = out->mask;
	sc->rdi = (uint64_t)s->signo;
	sc->rax = 0;
	sc->rsi = at + offsetof(struct rt_sigframe, info);
	sc->rdx = at + offsetof(struct rt_sigframe, uc);
	sc->rsp = at;
	sc->rip = act.handler;
	arch_handler_segments(&sc->cs, &sc->ss);
	sc->eflags &= ~(RFLAGS_DF | RFLAGS_TF | 0x10000ul); /* DF, TF, RF */
	if (sig_on_delivery)
		sig_on_delivery(t, s);
	return 1;
}

/*
 * Puts the frame of signal s on the program's stack and turns sc into the handler's first
 * instruction. xstate is the image to copy, or NULL to take it from the CPU. If the stack cannot take it,
 * that is a SIGSEGV to which the program may have a handler on another stack (force_sigsegv() of the kernel).
 * Returns 1 built, 0 nothing to run, -EFAULT that SIGSEGV is fatal.
 */
static int build(struct core_thread *t, const struct core_signal *s, struct sigcontext *sc,
		 const void *xstate, uint64_t base_mask, uint64_t base_believed, struct built *out)
{
	static const int32_t segv[] = { 11, 0, SI_KERNEL_CODE }; /* si_signo, si_errno, si_code */
	int ret = build_frame(t, s, sc, xstate, base_mask, base_believed, out);
	struct core_signal forced;

	if (ret >= 0 || s->signo == 11 || (base_believed & SIG_BIT(11)) || table_get(t, 11).handler <= 1)
		return ret;
	forced = *s;
	forced.signo = 11;
	memset(forced.info, 0, sizeof(forced.info));
	memcpy(forced.info, segv, sizeof(segv));
	return build_frame(t, &forced, sc, xstate, base_mask, base_believed, out);
}

static void keep(struct core_signal *s, int sig, const siginfo_t *info, const struct ucontext *uc)
{
	const struct sigcontext *sc = &uc->uc_mcontext;

	s->signo = sig;
	memcpy(s->info, info, sizeof(s->info));
	s->uc_flags = uc->uc_flags;
	s->mask = uc->uc_sigmask;
	memcpy(&s->csgsfsss, &sc->cs, 8);
	s->err = sc->err;
	s->trapno = sc->trapno;
	s->oldmask = sc->oldmask;
	s->cr2 = sc->cr2;
	s->has_xstate = sc->fpstate != NULL;
	if (s->has_xstate)
		memcpy(s->sw_reserved, (const uint8_t *)sc->fpstate + 464, sizeof(s->sw_reserved));
}

/*
 * A hook crashed and the program has a handler for that: the hooks of this call are given up, and the
 * handler runs at the call's boundary. Should it return, the call is made again.
 */
static void abandon_hooks(struct core_thread *t, int sig, const siginfo_t *info, struct ucontext *uc)
{
	struct sigcontext *sc = &uc->uc_mcontext;
	struct arch_frame *f = t->frame;

	while (f->prev)
		f = f->prev;
	if (t->pending) { /* kept already: it comes again, after this one */
		uint64_t mask = t->sig.mask;

		if (!(SIG_BIT(t->sig.signo) & SIG_FOUR))
			sig_requeue(t, t->sig.signo, t->sig.info);
		keep(&t->sig, sig, info, uc);
		t->sig.mask = mask;
	} else {
		keep(&t->sig, sig, info, uc);
	}
	t->pending = 1;
	core_give_up(f);
	t->frame = f;
	t->next = &t->top->origin;
	t->hook_depth = t->reenter = t->inside = 0;
	sc->rbx = f->rbx;
	sc->rbp = f->rbp;
	sc->r12 = f->r12;
	sc->r13 = f->r13;
	sc->r14 = f->r14;
	sc->r15 = f->r15;
	sc->rsp = (uint64_t)f;
	sc->rip = (uint64_t)gate_leave;
	sc->eflags &= ~(uint64_t)(RFLAGS_DF | RFLAGS_AC | RFLAGS_TF);
	uc->uc_sigmask = ~SIG_FOUR;
}

static void own_fault(struct core_thread *t, int sig, const siginfo_t *info, struct ucontext *uc)
{
	uint64_t ip = uc->uc_mcontext.rip;
	bool ours = ip >= core_text_start && ip < core_text_end;
	char where[320] = "unknown code";

	if (t->hook_depth && !ours) {
		if (sig_name_address)
			sig_name_address(ip, where, sizeof(where));
		rt_message("a hook crashed: signal %d at %p in %s, address %p", sig, (void *)ip,
			   where, (void *)uc->uc_mcontext.cr2);
		if (table_get(t, sig).handler > 1 && !(t->believed & SIG_BIT(sig))) {
			abandon_hooks(t, sig, info, uc);
			return;
		}
	} else {
		rt_message("internal error: signal %d at libweir+%lx, address %p", sig,
			   ip - core_text_start, (void *)uc->uc_mcontext.cr2);
	}
	if (t->sud)
		core_sud_arm(t, false);
	/* The instruction runs once more and the kernel ends the process. */
	default_action(sig);
	uc->uc_sigmask &= ~SIG_BIT(sig);
}

/* The stack cannot take the frame: SIGSEGV by force, as force_sigsegv() of the kernel. */
static void no_stack(struct core_thread *t, int sig)
{
	struct sig_kernel_action dfl = { 0, SA_RESTORER_FLAG, (uint64_t)gate_restorer, 0 };

	if (sig == 11)
		table_set(t, 11, &dfl);
	default_action(11);
	sig_set_mask(0);
	rt_sys3(__NR_tgkill, t->pid, t->tid, 11);
}

/* Outside of the gate: the context is the program's own. */
static void deliver_outside(struct core_thread *t, int sig, siginfo_t *info, struct ucontext *uc)
{
	struct core_signal s;
	struct built b;
	int ret;

	keep(&s, sig, info, uc);
	ret = build(t, &s, &uc->uc_mcontext, uc->uc_mcontext.fpstate, s.mask, t->believed, &b);
	if (ret == 1) {
		uc->uc_sigmask = b.mask;
		uc->uc_mcontext.fpstate = NULL; /* the handler starts with the initial state */
	} else if (ret < 0) {
		no_stack(t, sig);
	}
}

/* Inside: keep the signal for the exit and go on with all but the four blocked. */
static void capture(struct core_thread *t, int sig, const siginfo_t *info, struct ucontext *uc)
{
	struct sigcontext *sc = &uc->uc_mcontext;
	uint64_t ip = sc->rip;

	keep(&t->sig, sig, info, uc);
	t->pending = 1;
	uc->uc_sigmask = ~SIG_FOUR;
	if (ip >= (uint64_t)pass_check && ip <= (uint64_t)pass_syscall) {
		sc->rip = (uint64_t)pass_abort;
	} else if (ip >= (uint64_t)gate_pass_check && ip <= (uint64_t)gate_pass_syscall) {
		sc->rip = (uint64_t)gate_pass_abort;
	} else if (ip >= (uint64_t)pass_i386_check && ip <= (uint64_t)pass_i386_int) {
		sc->rip = (uint64_t)pass_i386_abort;
	} else if (ip == (uint64_t)pass_nested_syscall && sc->r11) {
		/* a call of the hook that the kernel would restart: it ends, so that the hook ends */
		sc->rax = (uint64_t)-EINTR;
		sc->rip = (uint64_t)pass_nested_after;
	} else if (within(ip, gate_exit_check, gate_exit_outside) ||
		   within(ip, gate_popf, gate_popf_end)) {
		sc->rip = (uint64_t)gate_exit_check;
		sc->rsp = (uint64_t)t->frame;
		/* The program's may be in place already: C follows, and the exit restores them again. */
		sc->eflags &= ~(uint64_t)(RFLAGS_DF | RFLAGS_AC | RFLAGS_TF);
	}
}

#define SIG_SYNCHRONOUS (SIG_FOUR | SIG_BIT(4) | SIG_BIT(8))

static int code_of(const void *info)
{
	return ((const int32_t *)info)[2];
}

/*
 * The order in which the kernel takes signals that are pending together (dequeue_signal and
 * next_signal): those of the thread before those of the process, in each those that instructions
 * raise, then by number. Where one was queued is not told: only tgkill names a thread for certain.
 */
static unsigned take_order(int sig, const void *info)
{
	unsigned shared = code_of(info) > 0 || code_of(info) == SI_TKILL ? 0 : 256;
	unsigned sent = SIG_BIT(sig) & SIG_SYNCHRONOUS ? 0 : 128;

	return shared + sent + (unsigned)sig;
}

/* Of the held signals that are not blocked the one that the kernel would take first; -1: none. */
static int first_held(const struct core_thread *t, uint64_t blocked)
{
	int found = -1;

	for (int i = 0; i < (int)RT_COUNT(four); i++)
		if ((t->held & ~blocked & SIG_BIT(four[i])) &&
		    (found < 0 || take_order(four[i], t->held_info[i]) <
					  take_order(four[found], t->held_info[found])))
			found = i;
	return found;
}

/* Kept back until the program unblocks it, or until the boundary is passed. */
static void hold(struct core_thread *t, int sig, const void *info)
{
	for (unsigned i = 0; i < RT_COUNT(four); i++)
		if (four[i] == sig)
			memcpy(t->held_info[i], info, sizeof(t->held_info[i]));
	t->held |= SIG_BIT(sig);
}

/* The one that is kept goes back to where it waited; the real mask has all but the four. */
static void put_back(struct core_thread *t)
{
	if (SIG_BIT(t->sig.signo) & SIG_FOUR)
		hold(t, t->sig.signo, t->sig.info);
	else
		sig_requeue(t, t->sig.signo, t->sig.info);
}

/* Sends them again: they come to on_signal(), which keeps one for the exit and holds the rest. */
static void release_held(struct core_thread *t)
{
	uint64_t ready = t->held & ~t->believed;

	t->held &= ~ready;
	for (unsigned i = 0; i < RT_COUNT(four); i++)
		if (ready & SIG_BIT(four[i]))
			sig_requeue(t, four[i], t->held_info[i]);
}

void sig_return_held(struct core_thread *t)
{
	for (unsigned i = 0; i < RT_COUNT(four); i++)
		if (t->held & SIG_BIT(four[i]))
			sig_requeue(t, four[i], t->held_info[i]);
	t->held = 0;
}

/*
 * The supervisor led this thread here from the stop for a signal that an instruction had raised, and died before it had
 * cancelled that: blocked now, it waits in the kernel, where it would stand for one of the program's of the same number.
 */
void sig_forget_raised(struct core_thread *t)
{
	static const struct __kernel_timespec at_once;
	uint64_t set = SIG_BIT(5) | SIG_BIT(31); /* the others of the four are open here */
	siginfo_t info;
	long sig;

	while ((sig = rt_sys4(__NR_rt_sigtimedwait, &set, &info, &at_once, 8)) > 0)
		if (!(t->held & SIG_BIT(sig)) && info.si_errno != ATTACH_RAISED)
			hold(t, (int)sig, &info);
}

#define LENDING 1ull /* the lowest bit of core_thread.lent: no signal has it */
_Static_assert(!(SIG_FOUR & LENDING), "bit of SIGHUP");

/*
 * For the time of a call that looks at pending signals by itself, the held ones of a set are where
 * the kernel would have them: blocked and pending. No code of the program runs meanwhile, and none
 * of ours that may fault.
 */
static void lend(struct core_thread *t, uint64_t set)
{
	uint64_t ready = t->held & set;

	t->lent = ready | LENDING;
	if (!ready)
		return;
	rt_sys4(__NR_rt_sigprocmask, SIG_BLOCK, &ready, 0, 8);
	t->held &= ~ready;
	for (unsigned i = 0; i < RT_COUNT(four); i++)
		if (ready & SIG_BIT(four[i]))
			sig_requeue(t, four[i], t->held_info[i]);
}

static void take_back(struct core_thread *t)
{
	static const struct __kernel_timespec at_once;
	uint64_t set = t->lent & ~LENDING;
	uint8_t info[128];
	long sig;

	t->lent = 0;
	if (!set)
		return;
	while ((sig = rt_sys4(__NR_rt_sigtimedwait, &set, info, &at_once, 8)) > 0)
		hold(t, (int)sig, info);
	rt_sys4(__NR_rt_sigprocmask, SIG_UNBLOCK, &set, 0, 8);
}

/*
 * Leaves for the handler by the kernel's rt_sigreturn: registers, mask and the initial vector state
 * change at once, and no other call is made, which matters under a strict seccomp filter.
 */
static _Noreturn void into_handler(struct arch_frame *f, const struct core_signal *s,
				   const struct sigcontext *sc, uint64_t mask)
{
	struct rt_sigframe go;

	memset(&go, 0, sizeof(go));
	go.uc.uc_flags = s->uc_flags;
	go.uc.uc_stack.ss_flags = (int)SS_KEEP_OURS;
	go.uc.uc_mcontext = *sc;
	go.uc.uc_mcontext.fpstate = NULL;
	go.uc.uc_sigmask = mask;
	arch_sigreturn((uint64_t)&go.uc, f->prev, program_gs(core_self()));
}

/* The context that the kernel would have shown at the boundary where the call of the frame ends. */
static void boundary_context(const struct core_thread *t, const struct arch_frame *f,
			     const struct core_signal *s, struct sigcontext *sc)
{
	memset(sc, 0, sizeof(*sc));
	sc->r8 = f->r8;
	sc->r9 = f->r9;
	sc->r10 = f->r10;
	sc->r12 = f->r12;
	sc->r13 = f->r13;
	sc->r14 = f->r14;
	sc->r15 = f->r15;
	sc->rdi = f->rdi;
	sc->rsi = f->rsi;
	sc->rbp = f->rbp;
	sc->rbx = f->rbx;
	sc->rdx = f->rdx;
	sc->r11 = f->rflags;
	sc->rsp = f->call.sp;
	sc->eflags = f->rflags;
	sc->rip = f->aborted ? f->origin->restart : f->call.ip;
	sc->rax = f->aborted ? f->rax : (uint64_t)f->call.result;
	sc->rcx = sc->rip;
	memcpy(&sc->cs, &s->csgsfsss, 8);
	if (sig_is_i386(f)) {
		sig_leave_i386(t, sc);
		if (f->aborted)
			sc->rip = f->origin->restart;
	}
	sc->err = s->err;
	sc->trapno = s->trapno;
	sc->oldmask = s->oldmask;
	sc->cr2 = s->cr2;
}

/* What is to be delivered at this exit, and what the last frame left in force. */
struct exit_queue {
	bool kept;  /* t->sig still waits */
	bool built; /* there is a frame */
	uint64_t mask, believed, saved;
};

/*
 * The next signal, in the kernel's order. The first one that is taken has the lowest frame, and its
 * handler runs last. One that the handler before it blocks goes back to where it waited.
 */
static bool next_signal(struct core_thread *t, struct exit_queue *q, struct core_signal *s)
{
	int sig = t->sig.signo, held = first_held(t, q->believed);

	if (q->kept && ((q->mask & ~SIG_FOUR) | q->believed) & SIG_BIT(sig) && q->built) {
		q->kept = false;
		put_back(t);
	}
	if (q->kept &&
	    (held < 0 || take_order(sig, t->sig.info) < take_order(four[held], t->held_info[held]))) {
		q->kept = false;
		*s = t->sig;
	} else if (held >= 0) {
		t->held &= ~SIG_BIT(four[held]);
		*s = t->sig;
		s->signo = four[held];
		memcpy(s->info, t->held_info[held], sizeof(s->info));
	} else {
		return false;
	}
	s->mask = q->saved;
	return true;
}

/* Marked by the supervisor, it stops here. False: a signal has come meanwhile, which is to be delivered. */
static bool park(struct core_thread *t, struct arch_frame *f)
{
	t->masked = true;
	sig_block_all();
	if (t->pending != CORE_LEAVING)
		return false;
	attach_park(f);
	/* Nobody was there: as if nothing had been. */
	t->pending = 0;
	t->has_temp_mask = false;
	if (f->aborted) {
		f->call.ip = f->origin->restart;
		f->call.result = (int64_t)f->rax;
		f->aborted = 0;
	}
	sig_unmask(t, t->sig.mask);
	release_held(t);
	return true;
}

static void deliver_kept(struct core_thread *t, struct arch_frame *f)
{
	struct exit_queue q = { true, false, t->sig.mask, t->believed, t->sig.mask };
	struct core_signal s;
	struct sigcontext sc;
	struct built b;
	int ret = 0;

	boundary_context(t, f, &t->sig, &sc);
	f->aborted = 0;
	if (t->has_temp_mask && f->call.result == -EINTR) {
		q.mask = t->temp_mask & ~SIG_FOUR;
		q.believed = t->temp_mask & SIG_FOUR;
	}
	t->has_temp_mask = false;
	if (t->sig.signo == 31 && code_of(t->sig.info) == SYS_SECCOMP_CODE) {
		/* a seccomp trap names our instruction: name the program's */
		uint64_t addr;

		memcpy(&addr, t->sig.info + 16, 8);
		if (addr >= core_text_start && addr < core_text_end) {
			addr = sig_return_address(t, f);
			memcpy(t->sig.info + 16, &addr, 8);
		}
	}
	/* Each handler interrupts the first instruction of the one before, as in the kernel. */
	while (ret >= 0 && next_signal(t, &q, &s)) {
		ret = build(t, &s, &sc, q.built ? &initial_state : NULL, q.mask, q.believed, &b);
		if (ret == 1) {
			q.built = true;
			q.mask = q.saved = b.mask;
			q.believed = t->believed;
		} else if (ret == 0 && !(SIG_BIT(s.signo) & SIG_FOUR) &&
			   table_get(t, s.signo).handler == 0) {
			/* The disposition changed meanwhile: the kernel decides by the new one. */
			sig_requeue(t, s.signo, s.info);
		}
	}
	t->masked = true;
	t->pending = 0;
	if (ret >= 0 && q.built)
		into_handler(f, &s, &sc, q.mask);
	if (sig_is_i386(f))
		sig_end_i386_at(t, f, &sc);
	else
		f->call.ip = sc.rip;
	f->call.result = (int64_t)sc.rax;
	core_leave_with_gs(t, f);
	if (ret < 0)
		no_stack(t, s.signo);
	sig_unmask(t, q.saved);
}

/* The thread has nothing of ours behind this call. Returns if a signal has come meanwhile, which is to be delivered. */
static void go_native(struct core_thread *t, struct arch_frame *f)
{
	stack_t alt = { .ss_sp = (void *)t->alt.sp, .ss_size = t->alt.size };
	uint64_t mask;

	t->masked = true;
	mask = sig_block_all();
	if (t->pending != CORE_GOING)
		return;
	alt.ss_flags = (int)(t->alt.size ? t->alt.flags : SS_DISABLE);
	rt_sys2(__NR_sigaltstack, &alt, 0);
	sig_return_held(t);
	t->tid = 0; /* its block stays behind, as this runs on it */
	t->frame = NULL;
	mask |= t->believed;
	arch_put_gs(&t->gs);
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &mask, 0, 8);
	arch_go_native(f);
}

void sig_deliver(struct arch_frame *f)
{
	struct core_thread *t = core_self();

	if (t->pending == CORE_GOING)
		go_native(t, f);

	if (f->call.ip == (uint64_t)gate_set_gs)
		f->call.ip = t->gs_ret;
	if (t->pending != CORE_LEAVING || !park(t, f))
		deliver_kept(t, f);
}

/* ---- our handler ---- */

/* A call that trapped goes on in the gate as if from a trampoline; rip is behind the `syscall`. */
static void enter_gate(struct core_thread *t, struct sigcontext *sc, uint32_t wants)
{
	struct core_origin *origin = &t->origin;

	/* The frame of a call under way may refer to that one: a call of its hook brings its own. */
	if (!t->next)
		origin = (struct core_origin *)rt_round_up(sc->rsp - NESTED_GAP, 16);
	origin->ret = sc->rip;
	origin->restart = sc->rip - 2;
	origin->wants = wants;
	sc->rcx = (uint64_t)origin;
	sc->rip = (uint64_t)gate_enter;
}

/* True if the call goes through the gate. */
static bool dispatch(struct core_thread *t, const siginfo_t *info, struct ucontext *uc)
{
	struct sigcontext *sc = &uc->uc_mcontext;

	if (info->si_arch != AUDIT_ARCH_X86_64)
		return sig_enter_i386(t, sc);
	enter_gate(t, sc, sig_on_dispatch(t, sc->rip, sc->rax));
	return true;
}

static bool blocked_by_belief(const struct core_thread *t, int sig)
{
	return (t->has_temp_mask ? t->temp_mask : t->believed) & SIG_BIT(sig);
}

/* Behind a call that ended: where it is begun again; else 0. */
static uint64_t call_again(uint64_t ip)
{
	if (ip == (uint64_t)pass_after)
		return (uint64_t)pass_check;
	if (ip == (uint64_t)gate_pass_after)
		return (uint64_t)gate_pass_check;
	return ip == (uint64_t)pass_i386_after ? (uint64_t)pass_i386_check : 0;
}

/* One of the four, and not for us: what would the bare program see? */
static void one_of_four(struct core_thread *t, int sig, siginfo_t *info, struct ucontext *uc,
			bool inside, bool sync)
{
	struct sig_kernel_action act = table_get(t, sig);

	if (!sync && blocked_by_belief(t, sig)) {
		struct sigcontext *sc = &uc->uc_mcontext;

		if (t->lent) {
			/* A call is under way that looks at what is pending: it waits in the kernel. */
			t->lent |= SIG_BIT(sig);
			uc->uc_sigmask |= SIG_BIT(sig);
			sig_requeue(t, sig, info);
		} else {
			hold(t, sig, info); /* comes back when the program unblocks it */
		}
		/* A blocked signal interrupts no call. */
		if (sc->rax == (uint64_t)-EINTR && t->frame &&
		    (t->lent || t->frame->call.nr != __NR_rt_sigtimedwait)) {
			uint64_t again = call_again(sc->rip);

			if (again) {
				sc->rax = (uint32_t)t->frame->call.nr;
				sc->rip = again;
			}
		}
		return;
	}
	if (act.handler > 1 && !(sync && blocked_by_belief(t, sig))) {
		if (inside)
			capture(t, sig, info, uc);
		else
			deliver_outside(t, sig, info, uc);
		return;
	}
	if (act.handler == 1 && !sync)
		return;
	default_action(sig);
	uc->uc_sigmask &= ~SIG_BIT(sig);
	if (sync && sig == 11 && sig_on_death && !t->vfork_child) /* whose parent lives on in this memory */
		sig_on_death();
	if (sync && sig == 31)
		uc->uc_mcontext.rip -= 2; /* made again, and fatal now */
	else if (!sync || sig == 5)
		sig_requeue(t, sig, info); /* a trap does not happen again by itself */
}

/*
 * The program single-steps itself and the step led into our code: the flag is put away, and comes
 * back at the gate's exit, so that the next trap is behind the call. False: the step is the program's.
 */
static bool step_into(struct core_thread *t, struct sigcontext *sc)
{
	if (t->frame && !within(sc->rip, gate_exit_outside, gate_exit_end)) {
		struct arch_frame *f = t->frame;

		if (!within(sc->rip, gate_exit_check, gate_exit_outside) &&
		    !within(sc->rip, gate_popf, gate_popf_end)) {
			sc->eflags &= ~(uint64_t)RFLAGS_TF;
			f->rflags |= RFLAGS_TF;
			return true;
		}
		if (f->prev)
			return true;
		/*
		 * On the way out: leave at once. The kernel returns from a call by iret then, so that the next trap
		 * comes behind the instruction that follows the call, as it will from here.
		 */
		sc->rdi = f->rdi;
		sc->rsi = f->rsi;
		sc->rdx = f->rdx;
		sc->r10 = f->r10;
		sc->r8 = f->r8;
		sc->r9 = f->r9;
		sc->rax = (uint64_t)f->call.result;
		sc->rcx = f->call.ip;
		sc->r11 = f->rflags;
		sc->eflags = f->rflags;
		sc->rsp = f->call.sp;
		sc->rip = f->call.ip;
		if (sig_is_i386(f))
			sig_leave_i386(t, sc);
		t->frame = NULL;
		return true;
	}
	/* On the way in: go on stepping until the frame stands. */
	return within(sc->rip, (const char *)gate_enter, gate_entry_end) ||
	       within(sc->rip, (const char *)gate_filter, gate_filter_end) ||
	       within(sc->rip, (const char *)gate_check, gate_check_end) ||
	       (sig_code_restart && sig_code_restart(sc->rip) != 0) ||
	       (sig_is_calling && sig_is_calling(sc));
}

/*
 * The gate's load of the block's mark faulted, because %gs has no base, or it found another mark: r11 is the origin.
 * A program that steps itself comes by there, too.
 */
static bool foreign_trap(int sig, const siginfo_t *info, const struct sigcontext *sc)
{
	uint64_t ip = sc->rip;

	if (sig == 5)
		return info->si_code == SI_KERNEL_CODE && ip == (uint64_t)gate_foreign_native;
	return is_sync(sig, info, sc) &&
	       (ip == (uint64_t)gate_foreign_check || ip == (uint64_t)filter_foreign_check ||
		ip == (uint64_t)check_foreign_check || ip == (uint64_t)check_foreign_keep ||
		ip == (uint64_t)check_foreign_keep_rax);
}

/* What is to be in %gs behind the handler? */
enum gs { GS_AS_FOUND, GS_OURS, GS_OF_PROGRAM };

static enum gs handle(struct core_thread *t, int sig, siginfo_t *info, struct ucontext *uc);

/*
 * A thread that weir does not know: one that was not armed yet when the supervisor died, or that was let go. Nothing of
 * it is ours to keep, so the program's handler runs here, with the mask that it asks for.
 */
static void handle_unknown(int sig, siginfo_t *info, struct ucontext *uc)
{
	struct sig_kernel_action act = sig_process_hand.act[sig];
	uint64_t mask = uc->uc_sigmask | act.mask;
	bool sync = is_sync(sig, info, &uc->uc_mcontext);

	if (act.handler <= 1) {
		if (act.handler && !sync)
			return;
		default_action(sig);
		/* What an instruction raised, it raises again. */
		if (sync && sig == 31)
			uc->uc_mcontext.rip -= 2;
		else if (!sync || sig == 5)
			rt_sys3(__NR_tgkill, rt_sys0(__NR_getpid), rt_sys0(__NR_gettid), sig);
		return;
	}
	if (!(act.flags & SA_NODEFER))
		mask |= SIG_BIT(sig);
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &mask, 0, 8);
	((void (*)(int, siginfo_t *, struct ucontext *))act.handler)(sig, info, uc);
}

static enum gs handle_foreign(struct core_thread *t, struct sigcontext *sc)
{
	sc->rcx = sc->r11;
	sc->rip = t ? (uint64_t)gate_enter : (uint64_t)gate_foreign_native;
	return GS_OURS;
}

/* Behind the handler the thread is a stranger: it has what it believes to have. Its block stays behind, as this runs on it. */
static void let_go(struct core_thread *t, struct ucontext *uc)
{
	uc->uc_sigmask |= t->believed;
	uc->uc_stack.ss_sp = (void *)t->alt.sp;
	uc->uc_stack.ss_size = t->alt.size;
	uc->uc_stack.ss_flags = (int)(t->alt.size ? t->alt.flags : SS_DISABLE);
	sig_return_held(t);
	t->tid = 0;
}

/* Raised by an instruction that is run again: the supervisor stood at it, and is gone (trace/launch.h). */
static bool is_forgotten(siginfo_t *info, const struct sigcontext *sc)
{
	uint64_t raised_at;

	if (info->si_errno != ATTACH_RAISED || info->si_code <= 0)
		return false;
	memcpy(&raised_at, (const uint8_t *)info + ATTACH_RAISED_AT, sizeof(raised_at));
	info->si_errno = 0;
	memset((uint8_t *)info + ATTACH_RAISED_AT, 0, sizeof(raised_at));
	return raised_at != sc->rip;
}

/*
 * Is %gs that of another thread, one that has made this one without us? Its alternate stack is not ours then. What runs
 * in our text is a child of ours that is not armed yet, or has got so far that nothing can be done.
 */
static bool is_stranger(const struct core_thread *t, const struct ucontext *uc, bool foreign)
{
	uint64_t ip = uc->uc_mcontext.rip;
	bool at_edge = foreign || ip == (uint64_t)gate_foreign ||
		       within(ip, gate_stubs, gate_stubs_end) ||
		       within(ip, (const char *)gate_check, gate_check_end);

	if (!core_watching || !core_asks ||
	    (!core_is_copy() && (uint64_t)uc - t->alt_base < CORE_ALT_STACK))
		return false;
	if (ip >= core_text_start && ip < core_text_end && !at_edge)
		return false;
	return rt_sys0(__NR_gettid) != t->tid;
}

static struct core_thread *adopt(struct core_thread *like, struct ucontext *uc)
{
	struct core_thread *t = sig_on_stranger(like, uc->uc_sigmask);

	if (!t || t == like)
		return t;
	if (uc->uc_stack.ss_size) {
		t->alt.sp = (uint64_t)uc->uc_stack.ss_sp;
		t->alt.size = uc->uc_stack.ss_size;
		t->alt.flags = (uint32_t)uc->uc_stack.ss_flags & ~(uint32_t)SS_ONSTACK;
	}
	uc->uc_stack.ss_sp = (void *)t->alt_base;
	uc->uc_stack.ss_size = CORE_ALT_STACK;
	uc->uc_stack.ss_flags = 0;
	return t;
}

/*
 * A stranger's first signal has found no alternate stack of ours: our frame lies where the program's would. The stack is
 * in force when this handler has returned, so the signal comes once more. An instruction that raised it is run again.
 */
static void come_again(int sig, const siginfo_t *info, struct sigcontext *sc)
{
	bool sync = is_sync(sig, info, sc);

	if (sync && sig == 31)
		sc->rip -= 2;
	else if (!sync || sig == 5)
		rt_sys4(__NR_rt_tgsigqueueinfo, rt_sys0(__NR_getpid), rt_sys0(__NR_gettid), sig, info);
}

static __attribute__((noinline)) void signal_came(int sig, siginfo_t *info, struct ucontext *uc)
{
	struct sigcontext *sc = &uc->uc_mcontext;
	struct core_thread *t;
	struct arch_gs found;
	enum gs gs;
	bool taken, forgotten, foreign;

	if (arch_pkru_offset)
		handler_pkru = arch_pkru();
	forgotten = is_forgotten(info, sc);
	if (sig_on_visit)
		sig_on_visit(uc, sig_process_hand.act[sig].flags & SA_RESTART);
	if (forgotten)
		return;
	if ((sig == 11 || sig == 7) && is_sync(sig, info, sc) &&
	    (fix_guarded(sc) || (sig_on_fault && sig_on_fault(info, sc))))
		return;
	if (sig == 5 && info->si_code == SI_KERNEL_CODE && sig_on_break) {
		uint64_t ip = sc->rip;

		/* The supervisor had this thread here, and is gone. */
		if (ip == (uint64_t)attach_parked)
			return;
		/* also in threads that weir does not know, and in hooks */
		if (sig_on_break(&ip)) {
			sc->rip = ip;
			return;
		}
	}
	t = sig_gs_block();
	taken = !t && (t = thread_without_gs());
	if (taken)
		take_gs(t, sc->rsp, &found);
	foreign = foreign_trap(sig, info, sc);
	if (t && is_stranger(t, uc, foreign)) {
		bool copy = core_is_copy();

		t = adopt(t, uc);
		if (t && !foreign && !copy) {
			come_again(sig, info, sc);
			return;
		}
	}
	if (foreign) {
		gs = handle_foreign(t, sc);
	} else if (!t) {
		handle_unknown(sig, info, uc);
		return;
	} else {
		gs = handle(t, sig, info, uc);
	}
	if (t && (t->odd & CORE_ODD_NATIVE) && gs == GS_OF_PROGRAM)
		let_go(t, uc);
	if (t && (t->odd & CORE_ODD_GS) && gs == GS_OF_PROGRAM)
		arch_put_gs(&t->gs);
	else if (taken && gs == GS_AS_FOUND)
		arch_put_gs(&found);
}

static void on_signal(int sig, siginfo_t *info, struct ucontext *uc)
{
	arch_allow_unaligned();
	signal_came(sig, info, uc);
}

/* Is the mask of the context the program's? Not while one of ours is in force, or one for the time of a call. */
static bool mask_is_program(const struct core_thread *t, const struct ucontext *uc, bool refused)
{
	uint64_t ip = uc->uc_mcontext.rip;

	if (t->frame)
		return refused && !t->masked && !t->pending && !t->has_temp_mask;
	return ip < core_text_start || ip >= core_text_end;
}

/*
 * What the mask says about the four, which is ours to know and the kernel's to forget.
 * refused: a filter trapped the call that is under way.
 */
static void settle_belief(struct core_thread *t, struct ucontext *uc, bool refused)
{
	uint64_t restored = uc->uc_sigmask & SIG_FOUR & ~t->table_late;

	/*
	 * Calls that do not trap may set the mask without us, as in a thread whose filter forbids dispatch.
	 * Then another mask than the one we know of is in force, and it is the truth about the four, too.
	 */
	if (!t->sud && t->believed && mask_is_program(t, uc, refused) &&
	    (uc->uc_sigmask & ~SIG_FOUR & ~UNBLOCKABLE) != (t->believed_with & ~UNBLOCKABLE))
		t->believed = 0;
	/* And a handler may write one of the four into the mask of its frame, and the kernel restores it. */
	if (!restored)
		return;
	t->believed |= restored;
	t->believed_with = uc->uc_sigmask & ~SIG_FOUR;
	uc->uc_sigmask &= ~restored;
}

/*
 * Is this no moment for one of the four? Not where this very thread has the lock of the table, nor while the mask is ours:
 * it would be taken for the program's. Those that are kept already know it.
 */
static bool is_late(const struct core_thread *t, uint64_t ip)
{
	return t->table_locked || (t->masked && !t->pending) ||
	       (ip >= (uint64_t)arch_sigreturn && ip < (uint64_t)gate_restorer);
}

static enum gs handle(struct core_thread *t, int sig, siginfo_t *info, struct ucontext *uc)
{
	struct sigcontext *sc = &uc->uc_mcontext;
	bool inside, sync = is_sync(sig, info, sc);
	uint32_t wants;

	if ((SIG_BIT(sig) & SIG_FOUR) && !sync && sc->rsp - t->alt_base <= CORE_ALT_STACK) {
		/* Sent while this very handler runs for another signal: it comes again when that is done. */
		uc->uc_sigmask |= SIG_BIT(sig);
		sig_requeue(t, sig, info);
		return GS_AS_FOUND;
	}
	if ((SIG_BIT(sig) & SIG_FOUR) && !sync && is_late(t, sc->rip)) {
		t->table_late |= SIG_BIT(sig);
		uc->uc_sigmask |= SIG_BIT(sig);
		sig_requeue(t, sig, info);
		return GS_AS_FOUND;
	}
	if (rt_unlikely(t->table_late))
		t->table_late &= ~SIG_BIT(sig);
	settle_belief(t, uc, sync && sig == 31 && info->si_code == SYS_SECCOMP_CODE);
	if (sig == 31 && info->si_code == SYS_DISPATCH_CODE) {
		if (sync && info->si_errno != (int)CORE_MAGIC)
			return dispatch(t, info, uc) ? GS_OURS : GS_AS_FOUND;
		sync = info->si_errno == (int)CORE_MAGIC;
		info->si_errno = 0; /* the program's own dispatch: see sig_user_dispatch() */
	}
	if (sig == 5 && sig_is_break && sig_is_break(sc->rip, &wants)) {
		sc->rip += 1; /* behind the two bytes of the `syscall` */
		enter_gate(t, sc, wants);
		return GS_OURS;
	}
	if (sig == 5 && info->si_code == SI_KERNEL_CODE && leave_with_gs(t, sc))
		return GS_OF_PROGRAM;
	if ((SIG_BIT(sig) & SIG_FOUR) && sync && sig != 31 && t->frame &&
	    !(sig == 5 && info->si_code == TRAP_TRACE_CODE)) {
		own_fault(t, sig, info, uc);
		return GS_AS_FOUND;
	}
	if (sig == 5 && sync && info->si_code == TRAP_TRACE_CODE && step_into(t, sc))
		return GS_AS_FOUND;
	inside = sig_settle(t, sc);
	if ((SIG_BIT(sig) & SIG_FOUR) && inside && t->pending && !sync)
		hold(t, sig, info);
	else if (SIG_BIT(sig) & SIG_FOUR)
		one_of_four(t, sig, info, uc, inside, sync);
	else if (inside)
		capture(t, sig, info, uc);
	else
		deliver_outside(t, sig, info, uc);
	return inside ? GS_OURS : GS_OF_PROGRAM;
}

/* ---- start and end ---- */

int sig_start(struct core_thread *t)
{
	uint64_t mask = 0;
	unsigned i;
	long ret = 0;

	t->hand = &sig_process_hand;
	core_fork_lock(&sig_process_hand.lock);
	if (core_detachable) {
		ret = sig_take_handlers();
		if (ret < 0)
			return (int)ret;
	}
	for (i = 0; i < RT_COUNT(four); i++) {
		struct sig_kernel_action old, real;

		memset(&old, 0, sizeof(old));
		real = sig_real_action(four[i], &old);
		ret = rt_setup(sig_set_real(four[i], &real, &old));
		if (ret < 0)
			goto undo;
		sig_process_hand.act[four[i]] = old;
	}
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, 0, &mask, 8);
	t->believed = mask & SIG_FOUR;
	t->believed_with = mask & ~SIG_FOUR;
	return 0;
undo:
	while (i--)
		sig_set_real(four[i], &sig_process_hand.act[four[i]], NULL);
	if (core_detachable)
		sig_return_handlers();
	return (int)ret;
}

void sig_open(const struct core_thread *t)
{
	uint64_t set = SIG_FOUR;

	if (t->believed)
		rt_sys4(__NR_rt_sigprocmask, SIG_UNBLOCK, &set, 0, 8);
}

void sig_stop(struct core_thread *t)
{
	uint64_t mask = 0;

	for (unsigned i = 0; i < RT_COUNT(four); i++)
		sig_set_real(four[i], &t->hand->act[four[i]], NULL);
	if (core_detachable)
		sig_return_handlers();
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, 0, &mask, 8);
	mask |= t->believed;
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &mask, 0, 8);
}

void sig_before_exec(struct core_thread *t, uint64_t mask)
{
	/* Handlers become SIG_DFL by the exec itself; an ignored one of the four must really be so. */
	for (unsigned i = 0; i < RT_COUNT(four); i++) {
		struct sig_kernel_action act = table_get(t, four[i]);

		if (act.handler == 1)
			sig_set_real(four[i], &act, NULL);
	}
	mask = (mask & ~SIG_FOUR) | t->believed;
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &mask, 0, 8);
	/* What is pending stays so in the new image. */
	if (t->held)
		lend(t, t->believed);
}

static void take_four(struct core_thread *t)
{
	for (unsigned i = 0; i < RT_COUNT(four); i++) {
		struct sig_kernel_action act = table_get(t, four[i]), real;

		real = sig_real_action(four[i], &act);
		sig_set_real(four[i], &real, NULL);
	}
}

void sig_exec_failed(struct core_thread *t)
{
	take_back(t);
	sig_set_mask(~0ull);
	take_four(t);
}

void sig_cleared(struct core_thread *t)
{
	static const struct sig_kernel_action dfl;

	table_lock(t);
	for (int sig = 1; sig < (int)RT_COUNT(t->hand->act); sig++)
		if (t->hand->act[sig].handler != 1 /* SIG_IGN */)
			t->hand->act[sig] = dfl;
	table_unlock(t);
	take_four(t);
}

struct core_sighand *sig_copy_table(struct core_thread *t, struct core_thread *child)
{
	struct core_sighand *copy = (struct core_sighand *)child->hand_space;

	_Static_assert(sizeof(*copy) <= sizeof(child->hand_space), "hand_space");
	table_lock(t);
	memcpy(copy, t->hand, sizeof(*copy));
	table_unlock(t);
	copy->lock.held = 0;
	return copy;
}

/* ---- the calls ---- */

#define SA_FLAGS_KNOWN 0xdc000807ul

static void do_sigaction(struct core_thread *t, struct arch_frame *f)
{
	int sig = (int)f->call.args[0];
	uint64_t act_p = f->call.args[1], old_p = f->call.args[2];
	struct sig_kernel_action act, real, old;
	bool mine;
	long ret;

	if (f->call.args[3] != 8 || sig < 1 || sig >= SIG_COUNT || sig == 9 || sig == 19) {
		core_pass(t, f);
		return;
	}
	if (t->pending && !f->prev) {
		core_give_up(f);
		return;
	}
	if (act_p && rt_copy(&act, (void *)act_p, sizeof(act)) < 0) {
		f->call.result = -EFAULT;
		return;
	}
	mine = SIG_BIT(sig) & SIG_FOUR;
	table_lock(t);
	old = t->hand->act[sig];
	if (act_p) {
		act.flags &= SA_FLAGS_KNOWN;
		act.mask &= ~UNBLOCKABLE;
		real = sig_real_action(sig, &act);
		/* The table first when a handler comes, last when it goes: our handler must find it. */
		if (act.handler > 1 || mine)
			t->hand->act[sig] = act;
		ret = sig_set_real(sig, &real, &real);
		if (ret == 0)
			t->hand->act[sig] = act;
		else
			t->hand->act[sig] = old;
		if (ret == 0 && !mine && real.handler != (uint64_t)on_signal)
			old = real; /* the kernel knows it: inherited, or reset by SA_RESETHAND */
	} else {
		ret = sig_set_real(sig, NULL, &real);
		if (ret == 0 && !mine && real.handler != (uint64_t)on_signal)
			old = real;
	}
	table_unlock(t);
	if (ret == 0 && old_p && rt_copy((void *)old_p, &old, sizeof(old)) < 0)
		ret = -EFAULT;
	f->call.result = ret;
}

static void do_sigprocmask(struct core_thread *t, struct arch_frame *f)
{
	uint64_t args[6], set, stripped, old, set_p = f->call.args[1], old_p = f->call.args[2];
	uint64_t believed = t->believed;
	long ret;

	if (f->call.args[3] != 8) {
		core_pass(t, f);
		return;
	}
	if (set_p && rt_copy(&set, (void *)set_p, 8) < 0) {
		f->call.result = -EFAULT;
		return;
	}
	memcpy(args, f->call.args, sizeof(args));
	if (set_p) {
		stripped = set & ~SIG_FOUR;
		args[1] = (uint64_t)&stripped;
	}
	args[2] = (uint64_t)&old;
	ret = core_pass_args(t, f, args);
	f->call.result = ret;
	if (ret < 0)
		return;
	if (old & SIG_FOUR) { /* see on_signal() */
		believed |= old & SIG_FOUR;
		t->believed |= believed;
		stripped = SIG_FOUR;
		rt_sys4(__NR_rt_sigprocmask, SIG_UNBLOCK, &stripped, 0, 8);
	}
	if (set_p) {
		switch ((int)f->call.args[0]) {
		case SIG_BLOCK:
			t->believed |= set & SIG_FOUR;
			t->believed_with = (old | set) & ~SIG_FOUR;
			break;
		case SIG_UNBLOCK:
			t->believed &= ~set;
			t->believed_with = old & ~set & ~SIG_FOUR;
			break;
		case SIG_SETMASK:
			t->believed = set & SIG_FOUR;
			t->believed_with = set & ~SIG_FOUR;
			break;
		}
		if (t->believed != believed)
			trap_open_frames(t);
		if (t->held)
			release_held(t);
	}
	old = (old & ~SIG_FOUR) | believed;
	if (old_p && rt_copy((void *)old_p, &old, 8) < 0)
		f->call.result = -EFAULT;
}

/* The call with its own mask in force: the handler of a signal that ends it runs under that mask. */
static void pass_masked(struct core_thread *t, struct arch_frame *f, const uint64_t args[6],
			uint64_t mask)
{
	uint64_t see = signalfd_made ? ~0ull : ~mask;
	bool lending = !core_quiet && !f->prev && (signalfd_made || (t->held & see));

	t->temp_mask = mask;
	t->has_temp_mask = true;
	if (lending)
		lend(t, see);
	f->call.result = core_pass_args(t, f, args);
	if (lending)
		take_back(t);
	if (f->call.result != -EINTR || !t->pending)
		t->has_temp_mask = false;
}

/* A call that may be about a signalfd. */
static void pass_looking(struct core_thread *t, struct arch_frame *f)
{
	bool lending = !core_quiet && !f->prev;

	if (lending)
		lend(t, ~0ull);
	core_pass(t, f);
	if (lending)
		take_back(t);
}

/*
 * A signalfd for one of the four: from now on the calls by which a program reads it or waits for it
 * are looked after. Once is enough, for descriptors travel and are inherited.
 */
static void do_signalfd(struct core_thread *t, struct arch_frame *f)
{
	static const uint16_t looking[] = {
		__NR_read, __NR_readv, __NR_poll, __NR_select, __NR_epoll_wait,
	};
	uint64_t set = 0;

	core_pass(t, f);
	if (f->call.result < 0 || rt_copy(&set, (void *)f->call.args[1], 8) < 0 ||
	    !(set & SIG_FOUR) || __atomic_exchange_n(&signalfd_made, true, __ATOMIC_RELAXED))
		return;
	for (unsigned i = 0; i < RT_COUNT(looking); i++)
		core_set_special(looking[i], pass_looking);
	if (core_routes_changed)
		core_routes_changed();
}

/* ppoll and the like: argument `at` points to a mask for the time of the call. */
static void with_mask(struct core_thread *t, struct arch_frame *f, unsigned at)
{
	uint64_t args[6], mask, stripped;

	memcpy(args, f->call.args, sizeof(args));
	if (!args[at] || rt_copy(&mask, (void *)args[at], 8) < 0) {
		pass_looking(t, f);
		return;
	}
	stripped = mask & ~SIG_FOUR;
	args[at] = (uint64_t)&stripped;
	pass_masked(t, f, args, mask);
}

static void do_ppoll(struct core_thread *t, struct arch_frame *f)
{
	with_mask(t, f, 3);
}

static void do_epoll_pwait(struct core_thread *t, struct arch_frame *f)
{
	with_mask(t, f, 4);
}

static void do_sigsuspend(struct core_thread *t, struct arch_frame *f)
{
	with_mask(t, f, 0);
}

/* pselect6 and io_pgetevents: the last argument points to { mask, size }. */
static void do_pselect(struct core_thread *t, struct arch_frame *f)
{
	uint64_t args[6], pair[2], mask, stripped;

	memcpy(args, f->call.args, sizeof(args));
	if (!args[5] || rt_copy(pair, (void *)args[5], 16) < 0 || !pair[0] ||
	    rt_copy(&mask, (void *)pair[0], 8) < 0) {
		pass_looking(t, f);
		return;
	}
	stripped = mask & ~SIG_FOUR;
	pair[0] = (uint64_t)&stripped;
	args[5] = (uint64_t)pair;
	pass_masked(t, f, args, mask);
}

#define IORING_ENTER_EXT_ARG (1u << 3)

static void do_io_uring_enter(struct core_thread *t, struct arch_frame *f)
{
	if (f->call.args[3] & IORING_ENTER_EXT_ARG) {
		/* struct io_uring_getevents_arg: the mask's address comes first */
		uint64_t args[6], ext[3], mask, stripped;

		memcpy(args, f->call.args, sizeof(args));
		if (args[5] == sizeof(ext) && rt_copy(ext, (void *)args[4], sizeof(ext)) == 0 &&
		    ext[0] && rt_copy(&mask, (void *)ext[0], 8) == 0) {
			stripped = mask & ~SIG_FOUR;
			ext[0] = (uint64_t)&stripped;
			args[4] = (uint64_t)ext;
			pass_masked(t, f, args, mask);
			return;
		}
		core_pass(t, f);
		return;
	}
	with_mask(t, f, 4);
}

#define MINSIGSTKSZ_KERNEL 2048

static void do_sigaltstack(struct core_thread *t, struct arch_frame *f)
{
	stack_t new, old;
	uint64_t sp = f->call.sp;

	if (f->prev) { /* a hook must not move the program's stack */
		f->call.result = -EPERM;
		return;
	}
	memset(&old, 0, sizeof(old));
	if (f->call.args[0] && rt_copy(&new, (void *)f->call.args[0], sizeof(new)) < 0) {
		f->call.result = -EFAULT;
		return;
	}
	/* as do_sigaltstack() of kernel/signal.c */
	old.ss_sp = (void *)t->alt.sp;
	old.ss_size = t->alt.size;
	old.ss_flags = (int)(alt_state(t, sp) | (t->alt.flags & SS_AUTODISARM_FLAG));
	f->call.result = 0;
	if (f->call.args[0]) {
		uint32_t mode = (uint32_t) new.ss_flags & ~SS_AUTODISARM_FLAG;

		if (on_alt_stack(t, sp)) {
			f->call.result = -EPERM;
			return;
		}
		if (mode != SS_DISABLE && mode != SS_ONSTACK && mode != 0) {
			f->call.result = -EINVAL;
			return;
		}
		if (mode == SS_DISABLE) {
			new.ss_sp = NULL;
			new.ss_size = 0;
		} else if (new.ss_size < MINSIGSTKSZ_KERNEL) {
			f->call.result = -ENOMEM;
			return;
		}
		trap_open_frames(t);
		t->alt.sp = (uint64_t) new.ss_sp;
		t->alt.size = new.ss_size;
		t->alt.flags = (uint32_t) new.ss_flags;
	}
	if (f->call.args[1] && rt_copy((void *)f->call.args[1], &old, sizeof(old)) < 0)
		f->call.result = -EFAULT;
}

static void do_sigreturn(struct core_thread *t, struct arch_frame *f)
{
	struct ucontext *uc = (struct ucontext *)f->call.sp;
	stack_t ss;
	uint64_t mask, flags;

	if (f->prev) {
		f->call.result = -EPERM;
		return;
	}
	t->masked = true;
	sig_block_all();
	if (t->pending) {
		core_give_up(f);
		return;
	}
	if (rt_copy(&mask, &uc->uc_sigmask, 8) == 0 && rt_copy(&ss, &uc->uc_stack, sizeof(ss)) == 0) {
		/* the alternate stack that the frame restores is the program's, not the kernel's */
		uint32_t ss_flags = (uint32_t)ss.ss_flags & ~SS_KEEP_OURS;
		uint32_t mode = ss_flags & ~SS_AUTODISARM_FLAG;

		if (!on_alt_stack(t, f->call.sp) &&
		    (mode == 0 || mode == SS_ONSTACK || mode == SS_DISABLE)) {
			t->alt.flags = ss_flags;
			t->alt.sp = mode == SS_DISABLE ? 0 : (uint64_t)ss.ss_sp;
			t->alt.size = mode == SS_DISABLE ? 0 : ss.ss_size;
		}
		t->believed = mask & SIG_FOUR;
		mask &= ~SIG_FOUR;
		t->believed_with = mask;
		ss.ss_flags = (int)(ss_flags | SS_KEEP_OURS);
		rt_copy(&uc->uc_sigmask, &mask, 8);
		flags = (uint64_t)(uint32_t)ss.ss_flags;
		rt_copy(&uc->uc_stack.ss_flags, &flags, 4);
		if (t->held & ~t->believed) {
			/* Blocked for this moment, so that they come when the mask of the frame is in force. */
			uint64_t all = ~0ull;

			rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &all, 0, 8);
			release_held(t);
		}
	}
	arch_sigreturn(f->call.sp, f->prev, program_gs(t));
}

/* The four are never pending in the kernel: a waiter for one of them gets it from what is held. */
static void do_sigtimedwait(struct core_thread *t, struct arch_frame *f)
{
	uint64_t set = 0, info_p = f->call.args[1];

	if (f->call.args[3] != 8 || rt_copy(&set, (void *)f->call.args[0], 8) < 0)
		set = 0;
	if ((set & SIG_FOUR) && !core_quiet && !f->prev) {
		/* One that comes when it has been looked for, and the kernel does not wait yet, is not lost. */
		pass_looking(t, f);
		return;
	}
	f->call.result = -EINTR;
	if (!(set & t->held))
		core_pass(t, f);
	if (!(set & t->held) || f->call.result != -EINTR)
		return;
	for (unsigned i = 0; i < RT_COUNT(four); i++) {
		if (!(set & t->held & SIG_BIT(four[i])))
			continue;
		t->held &= ~SIG_BIT(four[i]);
		f->call.result = four[i];
		if (info_p && rt_copy((void *)info_p, t->held_info[i], 128) < 0)
			f->call.result = -EFAULT;
		return;
	}
}

static void do_sigpending(struct core_thread *t, struct arch_frame *f)
{
	uint64_t set, p = f->call.args[0], size = f->call.args[1];

	core_pass(t, f);
	if (f->call.result == 0 && t->held && size == 8 && rt_copy(&set, (void *)p, 8) == 0) {
		set |= t->held;
		rt_copy((void *)p, &set, 8);
	}
}

/* The kernel ends the process, whatever handlers there are. */
static void end_by(const struct core_thread *t, int sig)
{
	default_action(sig);
	sig_set_mask(~SIG_BIT(sig));
	rt_sys3(__NR_tgkill, t->pid, t->tid, sig);
}

/*
 * Instructions go first: a signal that was kept for this exit waits in the kernel until the SIGSYS has its
 * frame, and comes then if that handler lets it. No other may be kept in between, for there is place for one.
 */
static void send_dispatch(struct core_thread *t, const void *info)
{
	uint64_t mask = sig_block_all();

	if (t->pending) {
		mask = t->sig.mask;
		put_back(t);
		t->pending = 0;
	}
	sig_requeue(t, 31, info);
	t->sig.mask = mask;
}

/* Behind which instruction the program made the call; a handler may go home by a restorer of ours. */
static uint64_t program_ip(struct core_thread *t, const struct arch_frame *f)
{
	int32_t sig;

	if (f->call.ip != restorer_of(t) + sizeof(restorer_bytes) ||
	    rt_copy(&sig, (void *)(f->call.sp + sizeof(struct ucontext)), sizeof(sig)) < 0 ||
	    sig < 1 || sig >= SIG_COUNT)
		return f->call.ip;
	return table_get(t, sig).restorer + sizeof(restorer_bytes);
}

/*
 * The program has switched Syscall User Dispatch on for itself. The kernel's is ours, so the check
 * that it makes is made here (kernel/entry/syscall_user_dispatch.c), and the signal is sent to
 * ourselves with a mark, to be delivered at the exit as any other.
 */
bool sig_user_dispatch(struct core_thread *t, struct arch_frame *f)
{
	struct {
		int32_t signo, err, code, pad;
		uint64_t addr;
		int32_t nr;
		uint32_t arch;
		uint8_t rest[96];
	} info;
	uint64_t ip = sig_is_i386(f) ? sig_return_address(t, f) : program_ip(t, f);
	uint8_t selector = 1;

	_Static_assert(sizeof(info) == 128, "siginfo_t");
	if (ip - t->user_sud.offset < t->user_sud.len)
		return false;
	if (t->user_sud.selector) {
		/* as syscall_user_dispatch(): what cannot be read, or is neither, is the end */
		if (rt_copy(&selector, (void *)t->user_sud.selector, 1) < 0)
			end_by(t, 11);
		if (selector == 0)
			return false;
		if (selector != 1)
			end_by(t, 31);
	}
	memset(&info, 0, sizeof(info));
	info.signo = 31;
	info.err = (int32_t)CORE_MAGIC;
	info.code = SYS_DISPATCH_CODE;
	info.addr = ip;
	info.nr = (int32_t)f->rax;
	info.arch = sig_is_i386(f) ? AUDIT_ARCH_I386 : AUDIT_ARCH_X86_64;
	f->call.result = (int64_t)f->rax;
	send_dispatch(t, &info);
	return true;
}

#define PR_SUD 59

/* From here on every call must come to us, so that the program's own handler gets it; or not. */
static bool restarts(struct core_thread *t)
{
	struct sig_kernel_action act = table_get(t, t->sig.signo);

	return act.handler <= 1 || (act.flags & SA_RESTART);
}

static void set_user_dispatch(struct core_thread *t, bool on)
{
	if (on)
		t->odd |= CORE_ODD_USER_SUD;
	else
		t->odd &= ~(uint32_t)CORE_ODD_USER_SUD;
	core_wanted_fill(t);
}

enum {
	SUD_OFF,
	SUD_EXCLUSIVE_ON,
	SUD_INCLUSIVE_ON
}; /* PR_SYS_DISPATCH_*; the last one from Linux 6.16 on */

/* A bad address of the selector is what such a kernel finds wrong last, so nothing is changed by asking. */
static bool has_inclusive(void)
{
	return rt_sys5(__NR_prctl, PR_SUD, SUD_INCLUSIVE_ON, 1, 1, ~0ull) == -EFAULT;
}

/* As set_syscall_user_dispatch(). */
static long user_dispatch(struct core_thread *t, uint64_t mode, uint64_t offset, uint64_t len,
			  uint64_t selector)
{
	switch (mode) {
	case SUD_OFF:
		if (offset || len || selector)
			return -EINVAL;
		set_user_dispatch(t, false);
		return 0;
	case SUD_EXCLUSIVE_ON:
		if (offset && offset + len <= offset)
			return -EINVAL;
		break;
	case SUD_INCLUSIVE_ON:
		if (!has_inclusive() || !len || offset + len <= offset)
			return -EINVAL;
		offset += len;
		len = -len;
		break;
	default:
		return -EINVAL;
	}
	if (selector >> 47)
		return -EFAULT;
	set_user_dispatch(t, true);
	t->user_sud.offset = offset;
	t->user_sud.len = len;
	t->user_sud.selector = selector;
	return 0;
}

static void do_prctl(struct core_thread *t, struct arch_frame *f)
{
	const uint64_t *a = f->call.args;

	if (a[0] != PR_SUD) {
		if (sig_on_prctl)
			sig_on_prctl(t, f);
		else
			core_pass(t, f);
		return;
	}
	f->call.result = user_dispatch(t, a[1], a[2], a[3], a[4]);
}

/*
 * The base of %gs is ours. A program that sets one of its own gets it at the gate's exit, be it 0; from then on each of
 * its calls traps on the way in and on the way out, where %gs changes.
 */
static void do_arch_prctl(struct core_thread *t, struct arch_frame *f)
{
	uint64_t base = f->call.args[1], now = (t->odd & CORE_ODD_GS) ? t->gs.base : 0;

	switch (f->call.args[0]) {
	case 0x1004: /* ARCH_GET_GS; another copy of libweir asks in its own way, see api/join.c */
		if (f->call.args[2] == CORE_MAGIC) {
			core_pass(t, f);
			break;
		}
		f->call.result = rt_copy((void *)base, &now, sizeof(now));
		break;
	case 0x1001: /* ARCH_SET_GS */
		if (base >= 0x7ffffffff000 /* TASK_SIZE_MAX */ || f->prev) {
			f->call.result = -EPERM;
			break;
		}
		f->call.result = 0;
		t->gs = (struct arch_gs){ .base = base };
		t->odd |= CORE_ODD_GS;
		core_leave_with_gs(t, f);
		break;
	case 0x5001: /* ARCH_SHSTK_ENABLE */
		if (sig_on_shadow_stack && !sig_on_shadow_stack()) {
			f->call.result = -EPERM;
			break;
		}
		core_pass(t, f);
		break;
	default:
		core_pass(t, f);
	}
}

void sig_register(void)
{
	core_set_special(__NR_arch_prctl, do_arch_prctl);
	core_user_dispatch = sig_user_dispatch;
	core_restarts = restarts;
	core_set_special(__NR_prctl, do_prctl);
	core_set_special(__NR_signalfd, do_signalfd);
	core_set_special(__NR_signalfd4, do_signalfd);
	core_set_special(__NR_rt_sigpending, do_sigpending);
	core_set_special(__NR_rt_sigtimedwait, do_sigtimedwait);
	core_set_special(__NR_rt_sigaction, do_sigaction);
	core_set_special(__NR_rt_sigprocmask, do_sigprocmask);
	core_set_special(__NR_rt_sigreturn, do_sigreturn);
	core_set_special(__NR_sigaltstack, do_sigaltstack);
	core_set_special(__NR_rt_sigsuspend, do_sigsuspend);
	core_set_special(__NR_ppoll, do_ppoll);
	core_set_special(__NR_pselect6, do_pselect);
	core_set_special(__NR_io_pgetevents, do_pselect);
	core_set_special(__NR_epoll_pwait, do_epoll_pwait);
	core_set_special(__NR_epoll_pwait2, do_epoll_pwait);
	core_set_special(__NR_io_uring_enter, do_io_uring_enter);
}

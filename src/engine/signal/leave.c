/* SPDX-License-Identifier: MIT */
/*
 * Coming into a program that runs, and leaving it. The supervisor has stopped all threads by ptrace and
 * has one of them, or each, run what is here (trace/launch.h); no code of the program runs meanwhile.
 *
 * A thread can be let go without us when its registers are those that the program would have at
 * that point by itself. In the gate that is so at the call (which has not been made, or which the kernel will
 * make again: then by the `syscall` of the site in place of ours), and at the exit. Everywhere else
 * the thread has to run on; it is marked, so that it stops at the exit by itself.
 *
 * A look changes nothing: until a thread really leaves, by a visit of its own, it has to be able to go on as if
 * nobody had looked, since nobody may be there any more; and then it runs while the look goes on.
 */
#include "engine/signal/inside.h"

#include "arch/arch.h"

#define ERESTARTSYS 512
#define ERESTARTNOINTR 513
#define ERESTARTNOHAND 514
#define ERESTART_RESTARTBLOCK 516

/* ---- dispositions ---- */

static bool is_fixed(int sig)
{
	return sig == 9 || sig == 19;
}

int sig_take_handlers(void)
{
	for (int sig = 1; sig < SIG_COUNT; sig++) {
		struct sig_kernel_action old, real;
		long ret;

		if (is_fixed(sig) || (SIG_BIT(sig) & SIG_FOUR) ||
		    sig_set_real(sig, NULL, &old) < 0 || old.handler <= 1)
			continue;
		sig_process_hand.act[sig] = old;
		real = sig_real_action(sig, &old);
		ret = rt_setup(sig_set_real(sig, &real, NULL));
		if (ret < 0) {
			sig_return_handlers();
			return (int)ret;
		}
	}
	return 0;
}

void sig_return_handlers(void)
{
	for (int sig = 1; sig < SIG_COUNT; sig++) {
		struct sig_kernel_action real;

		/* One with SA_RESETHAND may be the default by now, in the kernel as in the table. */
		if (!is_fixed(sig) && !(SIG_BIT(sig) & SIG_FOUR) &&
		    sig_set_real(sig, NULL, &real) == 0 && sig_is_ours(&real))
			sig_set_real(sig, &sig_process_hand.act[sig], NULL);
	}
}

void sig_kept(struct attach_kept kept[ATTACH_KEPT])
{
	static const int four[ATTACH_KEPT] = { 31, 5, 11, 7 };

	for (unsigned i = 0; i < ATTACH_KEPT; i++) {
		kept[i].sig = (uint64_t)four[i];
		memcpy(kept[i].action, &sig_process_hand.act[four[i]], sizeof(kept[i].action));
	}
}

void sig_join(struct core_thread *t, uint64_t mask)
{
	t->hand = &sig_process_hand;
	t->believed = mask & SIG_FOUR;
	t->believed_with = mask & ~SIG_FOUR;
}

/* ---- where a thread stands ---- */

static bool within(uint64_t ip, const char *from, const char *to)
{
	return ip >= (uint64_t)from && ip < (uint64_t)to;
}

static uint64_t where_to(const struct core_thread *t, const struct arch_frame *f)
{
	return f->call.ip == (uint64_t)gate_set_gs ? t->gs_ret : f->call.ip;
}

/* The registers at the boundary where the call of a frame ends, as `syscall` leaves them. */
static void to_boundary(const struct core_thread *t, const struct arch_frame *f, struct attach_regs *r)
{
	r->rdi = f->rdi;
	r->rsi = f->rsi;
	r->rdx = f->rdx;
	r->r10 = f->r10;
	r->r8 = f->r8;
	r->r9 = f->r9;
	r->rbx = f->rbx;
	r->rbp = f->rbp;
	r->r12 = f->r12;
	r->r13 = f->r13;
	r->r14 = f->r14;
	r->r15 = f->r15;
	r->rsp = f->call.sp;
	r->r11 = f->rflags;
	r->eflags = f->rflags;
	r->rip = r->rcx = where_to(t, f);
	r->rax = (uint64_t)f->call.result;
	r->orig_rax = ~0ull;
}

/* The call was not made: it is made at the site. */
static void to_site(const struct core_thread *t, const struct arch_frame *f, struct attach_regs *r)
{
	uint64_t restart = f->origin->restart, number = f->rax;

	to_boundary(t, f, r);
	r->rip = r->rcx = restart;
	r->rax = number;
}

static bool restarts(uint64_t rax)
{
	return rax == (uint64_t)-ERESTARTSYS || rax == (uint64_t)-ERESTARTNOINTR ||
	       rax == (uint64_t)-ERESTARTNOHAND || rax == (uint64_t)-ERESTART_RESTARTBLOCK;
}

/* Behind our `syscall`, which the kernel is about to make again: the site's in its place. */
static bool blocked(const struct core_thread *t, const struct arch_frame *f, struct attach_task *task)
{
	struct attach_regs *r = &task->regs;
	uint64_t rax = r->rax, number = r->orig_rax;

	if ((int64_t)number < 0)
		return false;
	if (restarts(rax)) {
		/* A callback may have changed number and arguments: the program's own are passed again. */
		to_boundary(t, f, r);
		r->rax = rax;
		r->orig_rax = f->rax;
		return true;
	}
	return false;
}

static enum attach_state look_inside(struct core_thread *t, struct attach_task *task)
{
	const struct arch_frame *f = t->frame;
	uint64_t ip = task->regs.rip;

	if (ip == (uint64_t)attach_parked) {
		task->mask = (t->sig.mask & ~SIG_FOUR) | (task->mask & SIG_FOUR);
		if (f->aborted)
			to_site(t, f, &task->regs);
		else
			to_boundary(t, f, &task->regs);
		return ATTACH_OUTSIDE;
	}
	/*
	 * With a signal that is kept, it goes out by itself, into the handler. One that has called by int 0x80 is
	 * waited for: its way out is another.
	 */
	if (f->prev || t->pending || t->masked || sig_is_i386_exit(where_to(t, f)))
		return ATTACH_INSIDE;
	if ((ip == (uint64_t)pass_after || ip == (uint64_t)gate_pass_after) && blocked(t, f, task))
		return ATTACH_OUTSIDE;
	if ((ip == (uint64_t)pass_syscall || ip == (uint64_t)gate_pass_syscall) &&
	    task->regs.rax == __NR_restart_syscall) {
		to_boundary(t, f, &task->regs);
		task->regs.rip -= 2;
		task->regs.rax = __NR_restart_syscall;
		return ATTACH_OUTSIDE;
	}
	if (within(ip, pass_check, pass_after) || within(ip, gate_pass_check, gate_pass_after)) {
		to_site(t, f, &task->regs);
		return ATTACH_OUTSIDE;
	}
	task->mark = (uint64_t)&t->pending;
	task->mark_mask = (uint64_t)&t->sig.mask;
	return ATTACH_INSIDE;
}

enum attach_state sig_look(struct core_thread *t, struct attach_task *task)
{
	struct attach_regs *r = &task->regs;
	struct sigcontext sc;

	if (t->odd & CORE_ODD_USER_SUD)
		return ATTACH_STUCK; /* what it asked the kernel for is known to us alone */
	if (r->rsp - t->alt_base <= CORE_ALT_STACK)
		return ATTACH_INSIDE; /* in our handler */
	memset(&sc, 0, sizeof(sc));
	sc.rip = r->rip;
	sc.rsp = r->rsp;
	sc.rcx = r->rcx;
	sc.r11 = r->r11;
	sc.rax = r->rax;
	sc.eflags = r->eflags;
	if (sc.rip >= (uint64_t)gate_set_gs && sc.rip <= (uint64_t)gate_set_gs_end)
		return ATTACH_INSIDE;
	if (t->frame && !within(sc.rip, gate_exit_outside, gate_exit_end))
		return look_inside(t, task);
	if (sig_settle(t, &sc))
		return ATTACH_INSIDE;
	if (sc.rip >= core_text_start && sc.rip < core_text_end)
		return ATTACH_INSIDE;
	r->rip = sc.rip;
	r->rsp = sc.rsp;
	r->rcx = sc.rcx;
	r->r11 = sc.r11;
	r->eflags = sc.eflags;
	return ATTACH_OUTSIDE;
}

void sig_settled(struct core_thread *t)
{
	t->frame = NULL;
	t->pending = 0;
	/* Perhaps from inside weir_proceed(): the callback does not go on. */
	t->next = &t->top->origin;
	t->hook_depth = t->reenter = t->inside = 0;
	t->masked = t->has_temp_mask = false;
}

void sig_leave(struct core_thread *t)
{
	t->lent = 0; /* they are in the kernel, blocked and pending, and shall be */
	sig_forget_raised(t);
	sig_return_held(t);
}

/* SPDX-License-Identifier: MIT */
/*
 * Visits: what the supervisor has the threads of a stopped program do in our code, to come in while it
 * runs and to leave it again (trace/launch.h). All threads are stopped but the one that makes the
 * visit, with all signals but the four blocked; so nothing here races, and no lock is held by anyone
 * who is outside.
 */
#include "api/hooks.h"
#include "api/start.h"

#include <asm/sigcontext.h>
#include <asm/signal.h>
#include <asm/ucontext.h>
#include <linux/mman.h>

#include "arch/arch.h"
#include "core/core.h"
#include "engine/signal/signal.h"
#include "engine/syscall/site.h"
#include "engine/syscall/zero.h"
#include "trace/launch.h"
#include "trace/writer/writer.h"

_Static_assert(sizeof(struct attach_table) % 32 == 0, "the entry behind it is aligned");
_Static_assert(sizeof(struct attach_regs) == 27 * sizeof(uint64_t), "struct user_regs_struct");
_Static_assert(offsetof(struct attach_task, mask) == TASK_MASK, "regs.h");
_Static_assert(offsetof(struct attach_task, regs) == TASK_REGS, "regs.h");
_Static_assert(offsetof(struct attach_task, quit) == TASK_QUIT, "regs.h");
_Static_assert(ATTACH_LEAVING == CORE_LEAVING && sizeof(((struct core_thread *)0)->pending) == 4,
	       "regs.h");

#define ERESTARTSYS 512
#define ERESTARTNOINTR 513
#define ERESTARTNOHAND 514
#define ERESTART_RESTARTBLOCK 516

/* The first one is who makes a visit now, written by the supervisor. */
struct attach_task attach_tasks[1 + ATTACH_TASKS] RT_HIDDEN;
/* As what a thread goes home. */
struct attach_regs attach_way RT_HIDDEN;

void attach_join(struct attach_task *task);
void attach_begin(struct attach_task *task);
void attach_look(struct attach_task *tasks, uint64_t count);
void attach_leave(struct attach_task *task);
void attach_clear(struct attach_task *task);
void attach_drop(struct attach_task *task);
void attach_unload(struct attach_task *task);
void attach_home(void);

/* ---- coming in ---- */

static void take_alternate_stack(struct core_thread *t)
{
	stack_t alt;

	memset(&alt, 0, sizeof(alt));
	if (rt_sys2(__NR_sigaltstack, 0, &alt) < 0 || !alt.ss_size)
		return;
	t->alt.sp = (uint64_t)alt.ss_sp;
	t->alt.size = alt.ss_size;
	t->alt.flags = (uint32_t)alt.ss_flags & ~(uint32_t)SS_ONSTACK;
}

static int arm(struct core_thread *t, const struct attach_task *task)
{
	int ret;

	sig_join(t, task->mask);
	take_alternate_stack(t);
	ret = core_thread_arm(t);
	if (ret < 0)
		core_block_put(t);
	return ret;
}

/* The kernel has set it up already: on a `syscall`, with its number. */
static bool is_restarting(const struct attach_regs *r)
{
	static const uint8_t instruction[2] = { 0x0f, 0x05 };
	uint8_t now[2];

	return r->rax == __NR_restart_syscall && rt_copy(now, (void *)r->rip, 2) == 0 &&
	       memcmp(now, instruction, 2) == 0;
}

/*
 * A call that the kernel has interrupted for the stop. Most are made again at the site, where they trap. One
 * that goes on by restart_syscall(2) would lose what it goes on with at the end of our handler: it
 * takes the way through the gate without a trap.
 */
static void resume(struct core_thread *t, struct attach_task *task)
{
	struct attach_regs *r = &task->regs;
	bool in_call = (int64_t)r->orig_rax >= 0, restarting = is_restarting(r);

	if (restarting || (in_call && r->rax == (uint64_t)-ERESTART_RESTARTBLOCK)) {
		t->origin.ret = r->rip + (restarting ? 2 : 0);
		t->origin.restart = t->origin.ret - 2;
		t->origin.target = (uint64_t)gate_enter;
		t->origin.nr = ~0u;
		t->origin.wants = ~0u;
		r->rcx = (uint64_t)&t->origin;
		r->rip = (uint64_t)gate_enter;
		r->rax = __NR_restart_syscall;
		r->orig_rax = ~0ull;
	}
}

/* An armed thread: as what it goes on. */
static void go_on_armed(struct core_thread *t, struct attach_task *task)
{
	/* In a call, it stands behind the site, or at it if the call is made again. */
	site_ran(task->regs.rip - 2);
	site_ran(task->regs.rip);
	resume(t, task);
	task->regs.gs_base = (uint64_t)t;
	task->mask &= ~SIG_FOUR;
}

void attach_join(struct attach_task *task)
{
	struct core_thread *t = core_block_of(task->tid);

	task->result = 0;
	if (start_given)
		rt_sys2(__NR_munmap, start_given, start_given_size);
	start_given = 0;
	if (!t) {
		t = core_block_take();
		task->result = t ? arm(t, task) : -ENOMEM;
		if (task->result < 0)
			return;
	}
	go_on_armed(t, task);
}

void attach_entered(void)
{
	go_on_armed(core_self(), attach_tasks);
}

/*
 * Not before all threads are armed: one that is not, since the supervisor died meanwhile, must find the program's own
 * `syscall`.
 */
void attach_begin(struct attach_task *task)
{
	uint32_t threaded = core_threaded;

	task->result = 0;
	core_threaded = 0; /* nobody else runs: sites may be changed together */
	site_hold_back(false);
	core_threaded = threaded;
}

/* ---- leaving ---- */

static bool in_our_text(uint64_t ip)
{
	return ip >= core_text_start && ip < core_text_end;
}

void attach_look(struct attach_task *tasks, uint64_t count)
{
	for (uint64_t i = 0; i < count; i++) {
		struct core_thread *t = core_block_of(tasks[i].tid);

		tasks[i].mark = 0;
		if (t)
			tasks[i].state = sig_look(t, &tasks[i]);
		else /* without a block in our text: it begins or ends there */
			tasks[i].state = in_our_text(tasks[i].regs.rip) ? ATTACH_INSIDE : ATTACH_ALIEN;
	}
}

void attach_program_gs(const struct core_thread *t, struct attach_regs *r)
{
	if (!(t->odd & CORE_ODD_GS) || r->gs_base != (uint64_t)t)
		return;
	r->gs_base = t->gs.base;
	r->gs = t->gs.selector;
}

void attach_leave(struct attach_task *task)
{
	const struct attach_task *out = task + 1;
	struct core_thread *t = core_block_of(task->tid);
	stack_t alt;

	task->result = 0;
	if (!t)
		return;
	task->regs = out->regs;
	task->mask = out->mask;
	sig_leave(t);
	memset(&alt, 0, sizeof(alt));
	alt.ss_sp = (void *)t->alt.sp;
	alt.ss_size = t->alt.size;
	alt.ss_flags = (int)(t->alt.size ? t->alt.flags : SS_DISABLE);
	task->result = (int32_t)rt_sys2(__NR_sigaltstack, &alt, 0);
	if (t->sud)
		core_sud_arm(t, false);
	attach_program_gs(t, &task->regs);
	if (task->regs.gs_base == (uint64_t)t)
		task->regs.gs_base = 0;
	task->mask = (task->mask & ~SIG_FOUR) | t->believed;
	core_block_put(t);
}

static void find_sharer(struct core_thread *t, void *data)
{
	bool *found = data;

	/* A process that shares our memory, and is not one of the threads that are stopped. */
	if (t->vfork_child && t->tid > 0 && rt_sys2(__NR_kill, t->tid, 0) == 0)
		*found = true;
}

void attach_clear(struct attach_task *task)
{
	uint32_t threaded = core_threaded;
	bool shared = false;

	core_blocks_each(find_sharer, &shared);
	task->result = shared ? -EAGAIN : core_quiet || !rt_keeps_all() ? -EPERM : 0;
	if (task->result < 0)
		return;
	core_threaded = 0; /* nobody else runs: sites may be changed together */
	site_hold_back(true);
	if (!site_revert(0, ~0ull)) {
		site_hold_back(false);
		task->result = -EPERM;
	}
	core_threaded = threaded;
}

void attach_drop(struct attach_task *task)
{
	task->result = 0;
	core_running = false;
	zero_end();
	sig_return_handlers();
	sig_kept((struct attach_kept *)(void *)&attach_tasks[1]);
}

/*
 * Not in the same visit: should the supervisor die during one, the other threads run while it goes on, and may come to our
 * handlers, which need their memory.
 */
void attach_unload(struct attach_task *task)
{
	task->result = 0;
	writer_detach();
	core_blocks_drop();
	rt_drop_kept();
}

/* ---- without a supervisor ---- */

/*
 * The thread that made this visit is about to go back by itself. A call that was interrupted for the stop would have
 * been made again by the kernel at the end of that.
 */
void attach_home(void)
{
	struct attach_regs *r = &attach_way;
	bool in_call;

	*r = attach_tasks[0].regs;
	in_call = (int64_t)r->orig_rax >= 0;

	if (in_call && (r->rax == (uint64_t)-ERESTARTSYS || r->rax == (uint64_t)-ERESTARTNOINTR ||
			r->rax == (uint64_t)-ERESTARTNOHAND)) {
		r->rax = r->orig_rax;
		r->rip -= 2;
	} else if (in_call && r->rax == (uint64_t)-ERESTART_RESTARTBLOCK) {
		r->rax = __NR_restart_syscall;
		r->rip -= 2;
	}
	arch_put_gs(&(struct arch_gs){ r->gs_base, r->gs & 0xffff, ARCH_GS_ANY });
}

/* A signal comes to it at the beginning or at the end of a visit: it comes where the thread has been, or goes. */
static void settle_visit(struct sigcontext *sc, bool restarts)
{
	const struct attach_regs *r = &attach_tasks[0].regs;

	sc->r8 = r->r8;
	sc->r9 = r->r9;
	sc->r10 = r->r10;
	sc->r11 = r->r11;
	sc->r12 = r->r12;
	sc->r13 = r->r13;
	sc->r14 = r->r14;
	sc->r15 = r->r15;
	sc->rdi = r->rdi;
	sc->rsi = r->rsi;
	sc->rbp = r->rbp;
	sc->rbx = r->rbx;
	sc->rdx = r->rdx;
	sc->rax = r->rax;
	sc->rcx = r->rcx;
	sc->rsp = r->rsp;
	sc->rip = r->rip;
	sc->eflags = r->eflags;
	/* As the kernel has it for a signal that is handled. */
	if ((int64_t)r->orig_rax < 0)
		return;
	if (r->rax == (uint64_t)-ERESTARTNOINTR || (r->rax == (uint64_t)-ERESTARTSYS && restarts)) {
		sc->rax = r->orig_rax;
		sc->rip -= 2;
	} else if (r->rax == (uint64_t)-ERESTARTSYS || r->rax == (uint64_t)-ERESTARTNOHAND ||
		   r->rax == (uint64_t)-ERESTART_RESTARTBLOCK) {
		sc->rax = (uint64_t)-EINTR;
	}
}

bool attach_settle(struct ucontext *uc, bool restarts)
{
	uint64_t ip = uc->uc_mcontext.rip;

	if ((ip < (uint64_t)attach_visit || ip >= (uint64_t)attach_visit_begun) &&
	    (ip < (uint64_t)attach_open || ip >= (uint64_t)attach_visit_end))
		return false;
	settle_visit(&uc->uc_mcontext, restarts);
	/* At the beginning, it may be that of visits. */
	uc->uc_sigmask = attach_tasks[0].mask;
	return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * Hook libraries that the supervisor has placed beside us: into programs without a loader, and into processes that it
 * attaches to. What a loader would do for them is done here: initialisers in the order of the libraries,
 * destructors in reverse. In a process that is attached to, this is a visit (trace/launch.h): the thread that makes it was
 * stopped anywhere, so it must find all its registers again; and perhaps in a call that goes on by restart_syscall(2), which
 * the end of a signal handler makes the kernel forget, so the library's own calls do not trap: nobody sees them.
 */
#include "api/hooks.h"

#include <linux/mman.h>

#include "api/session.h"
#include "api/start.h"
#include "arch/arch.h"
#include "core/core.h"
#include "engine/signal/signal.h"

struct attach_hooks attach_hooks RT_HIDDEN;
static uint64_t started; /* of them, the first so many have been initialised */

void attach_hook(struct attach_task *task);
void attach_unhook(struct attach_task *task);

void hooks_take(const struct launch_params *p)
{
	uint64_t n = p->hook_count < LAUNCH_HOOKS ? p->hook_count : LAUNCH_HOOKS;

	memcpy(attach_hooks.hooks, p->hooks, n * sizeof(p->hooks[0]));
	attach_hooks.count = n;
	if (p->errno_location)
		core_errno = (int *(*)(void))p->errno_location;
}

static void choose(const struct launch_hook *h)
{
	uint64_t *const *place = (uint64_t *const *)h->chosen;

	for (uint64_t i = 0; i < h->chosen_count; i++)
		*place[i] = ((uint64_t(*)(void)) * place[i])();
}

int hooks_start(int argc, char **argv, char **envp)
{
	while (started < attach_hooks.count) {
		const struct launch_hook *h = &attach_hooks.hooks[started];
		void (*const *init)(int, char **, char **) =
			(void (*const *)(int, char **, char **))h->init;
		long ret = rt_sys3(__NR_mprotect, h->data, h->data_size, PROT_READ | PROT_WRITE);

		if (ret < 0)
			return (int)ret;
		choose(h);
		for (uint64_t i = 0; i < h->init_count; i++)
			init[i](argc, argv, envp);
		started++;
	}
	return 0;
}

static void end_all(void *unused)
{
	(void)unused;
	while (started > 0) {
		const struct launch_hook *h = &attach_hooks.hooks[--started];
		void (*const *fini)(void) = (void (*const *)(void))h->fini;

		for (uint64_t i = h->fini_count; i-- > 0;)
			fini[i]();
	}
}

static void start_all(void *result)
{
	static char *nothing[1];

	*(int *)result = hooks_start(0, nothing, nothing);
}

static int run(void (*fn)(void *), void *data)
{
	struct core_thread *t = core_self();
	bool sud = t->sud;
	int ret;

	if (sud)
		core_sud_arm(t, false);
	ret = arch_keep_state(fn, data);
	if (sud)
		core_sud_arm(t, true);
	return ret;
}

void attach_hook(struct attach_task *task)
{
	int result = 0, ret = run(start_all, &result);

	attach_hooks.sessions = api_sessions_open();
	task->result = ret < 0 ? ret : result;
}

/* All threads are outside of callbacks. A library that did not come to the end of its initialisers has none to be called. */
void attach_unhook(struct attach_task *task)
{
	struct core_thread *t = core_block_of(task->tid);
	const struct attach_task *out = task + 1;
	uint64_t gs_base = task->regs.gs_base, gs = task->regs.gs;

	/* What is called here is not called in the middle of a call: this thread goes on, still armed, as one that is outside. */
	sig_settled(t);
	task->regs = out->regs;
	task->regs.gs_base = gs_base;
	task->regs.gs = gs;
	attach_program_gs(t, &task->regs);
	arch_set_gs((uint64_t)t); /* for the callbacks: it may have stopped with the program's */
	task->mask = out->mask & ~SIG_FOUR;
	run(end_all, NULL);
	api_sessions_close();
	task->result = 0;
}

/* SPDX-License-Identifier: MIT */
/* Watchers of threads and processes: an interposer on the calls that make, change and end tasks. */
#include <weir/thread.h>

#include <linux/sched.h>

#include "api/session.h"

#define WATCHERS 8

static struct watcher {
	struct weir_task_spec spec;
	bool used;
	int handle;
} watchers[WATCHERS];

static const uint32_t task_calls[] = { __NR_clone,  __NR_clone3,   __NR_fork, __NR_vfork,
				       __NR_execve, __NR_execveat, __NR_exit, __NR_exit_group };

static void tell(const struct watcher *w, struct weir_task_event *e, enum weir_task_kind kind)
{
	struct core_thread *t = core_self();

	if (w->spec.kinds && !(w->spec.kinds & (1u << kind)))
		return;
	e->size = sizeof(*e);
	e->kind = kind;
	e->pid = t->pid;
	e->tid = t->tid;
	w->spec.on_event(e, w->spec.data);
}

static void from_args(struct weir_task_event *e, const struct clone_args *ca)
{
	e->flags = ca->flags;
	e->exit_signal = ca->exit_signal;
	e->stack = ca->stack;
	e->stack_size = ca->stack_size;
	e->parent_tid = ca->parent_tid;
	e->pidfd = ca->pidfd;
	e->child_tid = ca->child_tid;
	e->tls = ca->tls;
}

static void clone_arguments(const struct weir_call *call, struct weir_task_event *e)
{
	const uint64_t *a = call->args;
	struct clone_args ca;

	memset(&ca, 0, sizeof(ca));
	if (call->flags & WEIR_CALL_CHILD) {
		/* in memory that the parent may be using again already: from our own copy */
		memcpy(&ca, core_self()->clone_args, sizeof(core_self()->clone_args));
	} else if (call->nr == __NR_fork) {
		ca.exit_signal = 17; /* SIGCHLD */
	} else if (call->nr == __NR_vfork) {
		ca.flags = CLONE_VM | CLONE_VFORK;
		ca.exit_signal = 17;
	} else if (call->nr == __NR_clone) {
		ca.flags = a[0] & ~(uint64_t)CSIGNAL & 0xffffffff;
		ca.exit_signal = a[0] & CSIGNAL;
		ca.stack = a[1];
		if (ca.flags & CLONE_PIDFD)
			ca.pidfd = a[2];
		else
			ca.parent_tid = a[2];
		ca.child_tid = a[3];
		ca.tls = a[4];
	} else if (a[1] < CLONE_ARGS_SIZE_VER0 ||
		   rt_copy(&ca, (void *)a[0], a[1] < sizeof(ca) ? a[1] : sizeof(ca)) < 0) {
		return;
	}
	from_args(e, &ca);
}

static enum weir_action task_enter(struct weir_call *call, void *data)
{
	const struct watcher *w = data;
	struct weir_task_event e = { .call = call };

	switch (call->nr) {
	case __NR_execve:
	case __NR_execveat:
		tell(w, &e, WEIR_TASK_EXEC);
		break;
	case __NR_exit:
	case __NR_exit_group:
		e.result = (int64_t)call->args[0];
		tell(w, &e, call->nr == __NR_exit ? WEIR_TASK_EXIT : WEIR_TASK_EXIT_GROUP);
		break;
	default:
		clone_arguments(call, &e);
		tell(w, &e, WEIR_TASK_CLONE);
	}
	return WEIR_PASS;
}

static void task_leave(struct weir_call *call, void *data)
{
	const struct watcher *w = data;
	struct weir_task_event e = { .call = call, .result = call->result };

	if (call->flags & WEIR_CALL_INTERRUPTED)
		return;
	switch (call->nr) {
	case __NR_execve:
	case __NR_execveat:
		tell(w, &e, WEIR_TASK_EXEC_FAILED);
		break;
	case __NR_exit:
	case __NR_exit_group:
		break;
	default:
		clone_arguments(call, &e);
		tell(w, &e, call->result ? WEIR_TASK_PARENT : WEIR_TASK_CHILD);
	}
}

int weir_task_add(struct weir_session *s, const struct weir_task_spec *spec, int *out,
		  struct weir_error *err)
{
	struct weir_syscall_spec calls = { .size = sizeof(calls),
					   .count = RT_COUNT(task_calls),
					   .numbers = task_calls,
					   .enter = task_enter,
					   .leave = task_leave };
	struct weir_task_spec sp;
	struct watcher *w = NULL;
	int ret = api_take(&sp, sizeof(sp), spec,
			   offsetof(struct weir_task_spec, data) + sizeof(void *), err);

	if (ret < 0)
		return ret;
	if (!sp.on_event || (sp.flags & ~WEIR_HOOK_GENERAL_REGS) ||
	    sp.kinds >> (WEIR_TASK_EXIT_GROUP + 1))
		return api_fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT,
				"spec: bad flag or kind, or no on_event");
	calls.flags = sp.flags;
	calls.priority = sp.priority;
	for (unsigned i = 0; i < WATCHERS && !w; i++) {
		bool no = false;

		/* not one that calls under way may still look at */
		if (weir_syscall_busy(watchers[i].handle) <= 0 &&
		    __atomic_compare_exchange_n(&watchers[i].used, &no, true, false,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			w = &watchers[i];
	}
	if (!w)
		return api_fail(err, -ENOSPC, WEIR_REASON_TOO_MANY, "8 watchers are there already");
	w->spec = sp;
	calls.data = w;
	ret = weir_syscall_add(s, &calls, &w->handle, err);
	if (ret < 0)
		__atomic_store_n(&w->used, false, __ATOMIC_RELEASE);
	else
		*out = w->handle;
	return ret;
}

int weir_task_remove(struct weir_session *s, int handle)
{
	int ret = -ENOENT;

	for (unsigned i = 0; i < WATCHERS; i++) {
		if (!watchers[i].used || watchers[i].handle != handle)
			continue;
		ret = weir_syscall_remove(s, handle);
		if (ret >= 0)
			__atomic_store_n(&watchers[i].used, false, __ATOMIC_RELEASE);
	}
	return ret;
}

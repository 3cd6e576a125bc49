/* SPDX-License-Identifier: MIT */
/**
 * DOC: threads and processes
 *
 * Tasks are what the kernel schedules: threads, and the processes they form. A watcher is told when
 * the program makes one, when one starts, executes another program, or ends. It cannot change
 * anything; a tool that wants to refuse or answer such a call adds an interposer (syscall.h).
 *
 * The rules for callbacks of syscall.h hold.
 */
#ifndef WEIR_THREAD_H
#define WEIR_THREAD_H

#include <weir/base.h>
#include <weir/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What happened. A set of them is the sum of 1 << kind. */
enum weir_task_kind {
	WEIR_TASK_CLONE = 0, /**< about to make a task */
	WEIR_TASK_PARENT = 1, /**< back in the parent: result is the child's id or a negative errno */
	WEIR_TASK_CHILD = 2,	   /**< in the child, before its first instruction */
	WEIR_TASK_EXEC = 3,	   /**< about to execute a program */
	WEIR_TASK_EXEC_FAILED = 4, /**< result is a negative errno */
	WEIR_TASK_EXIT = 5,	   /**< the thread is about to end */
	WEIR_TASK_EXIT_GROUP = 6   /**< the process is about to end by exit_group(2) */
};

/**
 * struct weir_task_event - what a watcher is told
 * @size:   sizeof(struct weir_task_event) of the library
 * @kind:   enum weir_task_kind
 * @pid:    of the process in which this happens
 * @tid:    of the thread
 * @result: for PARENT and EXEC_FAILED; the exit code for EXIT and EXIT_GROUP
 * @flags:  CLONE_*, as clone3(2) has them: fork is 0, vfork CLONE_VM | CLONE_VFORK. This and all up to
 *          @exit_signal for CLONE, PARENT and CHILD
 * @stack:  lowest byte of the child's stack as given to clone3, or its top as given to clone, or 0
 * @call:   the system call
 */
struct weir_task_event {
	uint32_t size;
	uint32_t kind;
	int32_t pid;
	int32_t tid;
	int64_t result;
	uint64_t flags;
	uint64_t stack;
	uint64_t stack_size;
	uint64_t tls;
	uint64_t parent_tid;
	uint64_t child_tid;
	uint64_t pidfd;
	uint64_t exit_signal;
	const struct weir_call *call;
};

/**
 * struct weir_task_spec - a watcher
 * @size:     sizeof(struct weir_task_spec)
 * @flags:    WEIR_HOOK_GENERAL_REGS, or 0
 * @priority: as in struct weir_syscall_spec
 * @kinds:    1 << enum weir_task_kind, or-ed; 0 means all
 * @on_event: called in the thread in which it happens
 * @data:     handed on
 */
struct weir_task_spec {
	uint32_t size;
	uint32_t flags;
	int32_t priority;
	uint32_t kinds;
	void (*on_event)(const struct weir_task_event *event, void *data);
	void *data;
};

/**
 * weir_task_add - watch threads and processes begin and end
 * @s:    an open session
 * @spec: whom to tell what; spec->size must be sizeof(*spec)
 * @out:  set to a handle for weir_task_remove() on success
 * @err:  may be NULL; on failure says why
 *
 * A thread that the kernel ends (a signal, exit_group in another thread) is not told.
 *
 * Context: set-up code. Not from a callback. Thread safe.
 * Lifetime: as weir_syscall_add().
 * Return: 0, or -EINVAL (bad spec), -E2BIG (of a newer version), -ENOSPC (no room for another watcher).
 * Since: 0.1
 */
WEIR_API int weir_task_add(struct weir_session *s, const struct weir_task_spec *spec, int *out,
			   struct weir_error *err)
	__attribute__((warn_unused_result, nonnull(1, 2, 3)));

/**
 * weir_task_remove - take a watcher out again
 *
 * Context, Return: as weir_syscall_remove().
 * Since: 0.1
 */
WEIR_API int weir_task_remove(struct weir_session *s, int handle) __attribute__((nonnull(1)));

#ifdef __cplusplus
}
#endif

#endif

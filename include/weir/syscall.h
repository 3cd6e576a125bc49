/* SPDX-License-Identifier: MIT */
/**
 * DOC: system calls
 *
 * An interposer is a pair of callbacks around the system calls of the process, whoever makes them:
 * libc, a static library, generated code. `enter` runs before the kernel is asked and may change
 * the arguments or answer in the kernel's place; `leave` runs after and may change the result.
 *
 * Callbacks run on a stack of weir's, on the thread that makes the call, between two instructions
 * of the program. The program may be inside malloc or hold any lock of libc at that moment, so a
 * callback must keep to async-signal-safe functions (signal-safety(7)). Calls that a callback makes
 * itself are not interposed again. Signal handlers of the program wait until the callback is done.
 *
 * Registers: all registers but rax, rcx and r11 are kept around a call, as the kernel does; errno
 * too. A callback that is ordinary C costs a save of the vector registers. One compiled with
 * -mgeneral-regs-only that calls nothing else may say WEIR_HOOK_GENERAL_REGS and save that cost.
 *
 * The interface is not frozen before 0.1 is released.
 */
#ifndef WEIR_SYSCALL_H
#define WEIR_SYSCALL_H

#include <weir/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * struct weir_call - one system call, as callbacks see it
 * @size:    sizeof(struct weir_call) of the library
 * @flags:   WEIR_CALL_* below
 * @nr:      number (rax); `enter` may change it
 * @args:    rdi, rsi, rdx, r10, r8, r9; `enter` may change them, the program's registers stay
 * @result:  rax afterwards: a value, or a negative errno; `leave` may change it
 * @ip:      address of the instruction after the `syscall`; information only
 * @sp:      the program's stack pointer; information only
 * @scratch: zero at `enter`, handed on to `leave` of the same interposer; zero again at the `leave`
 *           of a new child that shares memory (vfork, threads)
 */
struct weir_call {
	uint32_t size;
	uint32_t flags;
	uint64_t nr;
	uint64_t args[6];
	int64_t result;
	uint64_t ip;
	uint64_t sp;
	uint64_t scratch;
};

/** The call is given up for a signal and will be made again after the handler (result is -512). */
#define WEIR_CALL_INTERRUPTED 1u
/** A hook answered; the kernel was not asked. */
#define WEIR_CALL_ANSWERED 2u
/** This is the `leave` of a new thread or of a child that shares memory: the call began elsewhere. */
#define WEIR_CALL_CHILD 4u
/** A hook made this call (see WEIR_HOOK_REENTER). */
#define WEIR_CALL_NESTED 8u

/** What `enter` decides. */
enum weir_action {
	WEIR_PASS = 0,	/**< go on to the next interposer, and to the kernel */
	WEIR_ANSWER = 1 /**< the call is done: result is set, the kernel is not asked */
};

/**
 * The callbacks use general registers only (-mgeneral-regs-only) and call nothing but weir_syscall():
 * they run without the guard that keeps a hook's own calls apart from the program's.
 */
#define WEIR_HOOK_GENERAL_REGS 1u
/** Calls that the callbacks make themselves, through libc, come to them again. */
#define WEIR_HOOK_REENTER 2u

/**
 * struct weir_syscall_spec - an interposer
 * @size:     sizeof(struct weir_syscall_spec)
 * @flags:    WEIR_HOOK_*
 * @priority: lower runs first at `enter` and last at `leave`
 * @count:    length of @numbers; 0 means every call
 * @numbers:  the calls wanted, as in <asm/unistd.h>; numbers from 511 on come only with "every call"
 * @enter:    may be NULL
 * @leave:    may be NULL; runs for each call whose `enter` of this interposer ran. Not after exit,
 *            exit_group, rt_sigreturn and a successful execve. In the child of fork, vfork and
 *            clone it runs with result 0.
 * @data:     handed to both
 */
struct weir_syscall_spec {
	uint32_t size;
	uint32_t flags;
	int32_t priority;
	uint32_t count;
	const uint32_t *numbers;
	enum weir_action (*enter)(struct weir_call *call, void *data);
	void (*leave)(struct weir_call *call, void *data);
	void *data;
};

/**
 * weir_syscall_add - add an interposer to the process
 * @s:    an open session
 * @spec: what to call when; @spec->size must be sizeof(*spec)
 * @out:  set to the interposer's handle (0 or more) on success, else untouched
 * @err:  may be NULL; on failure says why
 *
 * From the return on, every wanted call of every thread comes to the callbacks.
 *
 * Context: set-up code. Not from a callback, not from a signal handler. Thread safe.
 * Lifetime: @spec and @spec->numbers may go after return; the code and @spec->data must stay until
 *           the interposer is removed.
 * Return: 0, or -EINVAL (bad spec), -ENOSPC (16 interposers are there already).
 * Since: 0.1
 */
WEIR_API int weir_syscall_add(struct weir_session *s, const struct weir_syscall_spec *spec,
			      int *out, struct weir_error *err)
	__attribute__((warn_unused_result, nonnull(1, 2, 3)));

/**
 * weir_syscall_remove - take an interposer out again
 * @s:      the session it was added to
 * @handle: from weir_syscall_add()
 *
 * Calls that are inside the callbacks at this moment finish with them.
 *
 * Context: as weir_syscall_add().
 * Return: 0, or -ENOENT (no such interposer).
 * Since: 0.1
 */
WEIR_API int weir_syscall_remove(struct weir_session *s, int handle) __attribute__((nonnull(1)));

/**
 * weir_syscall - make a system call that no interposer sees
 * @nr: number, then six arguments; unused ones are 0
 *
 * Goes to the kernel directly and leaves errno alone. Must not be used for calls that change the
 * thread's fate or signal state behind weir's back: clone, fork, vfork, execve, rt_sigaction,
 * rt_sigprocmask, sigaltstack, rt_sigreturn.
 *
 * Context: anywhere, callbacks included. async-signal-safe.
 * Return: the kernel's: a value, or a negative errno.
 * Since: 0.1
 */
WEIR_API int64_t weir_syscall(uint64_t nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
			      uint64_t e, uint64_t f);

#ifdef __cplusplus
}
#endif

#endif

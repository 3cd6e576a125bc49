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
 * callback must keep to async-signal-safe functions (signal-safety(7)), to weir's own helpers
 * (weir_print, weir_string_read, ...) or to memory of its own. What needs more of libc goes to a
 * deferred callback (WEIR_HOOK_DEFERRED), which runs later in an ordinary thread.
 *
 * Calls that a callback makes itself are not interposed again, unless it says WEIR_HOOK_REENTER.
 * Signal handlers of the program wait until the callback is done; a blocking call in a callback
 * then ends with EINTR.
 *
 * Registers: all registers but rax, rcx and r11 are kept around a call, as the kernel does; errno
 * too. A callback that is ordinary C costs a save of the vector registers. One compiled with
 * -mgeneral-regs-only that calls nothing else may say WEIR_HOOK_GENERAL_REGS and save that cost.
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
 * @scratch: zero at `enter`, handed on to `leave` of the same interposer, in a new thread or child
 *           too
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
 * Only `leave`, and not now: it gets a copy of the finished call from weir_deferred_run(), in a thread
 * where all of libc may be used. It cannot change the result; pointers in the arguments may be stale.
 */
#define WEIR_HOOK_DEFERRED 4u

/**
 * struct weir_syscall_spec - an interposer
 * @size:     sizeof(struct weir_syscall_spec)
 * @flags:    WEIR_HOOK_*
 * @priority: lower runs first at `enter` and last at `leave`
 * @count:    length of @numbers; 0 means every call
 * @numbers:  the calls wanted, as in <asm/unistd.h>; numbers from 511 on come only with "every call"
 * @enter:    may be NULL
 * @leave:    may be NULL; runs for each call whose `enter` of this interposer ran. Not after exit,
 *            exit_group, rt_sigreturn (which is made even if answered) and a successful execve. In the child of fork, vfork and
 *            clone it runs with result 0.
 * @data:     handed to both
 * @select:   the calls wanted by name, in place of @numbers: "read,write,%file"; names of calls, classes
 *            as strace(1) has them, numbers; a '!' in front of all: every call but those. May be NULL
 * @from:     which objects' calls: patterns for the file name of the object that holds the `syscall`
 *            instruction, with '*' and '?', ended by NULL; one with a '/' is for the whole path; one
 *            that begins with '!' excludes. NULL: calls from anywhere. Code of no object has the
 *            name "". Sites that no one wants are left alone.
 * @tid:      only calls of this thread, or 0
 * @reserved: 0
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
	const char *select;
	const char *const *from;
	int32_t tid;
	uint32_t reserved;
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
 * Lifetime: @spec and what it points to may go after return, but for the code and @spec->data: they
 *           must stay until the interposer is removed.
 * Return: 0, or -EINVAL (bad spec, unknown name), -E2BIG (of a newer version), -ENOSPC (16 interposers are there already, or
 *         @from is longer than 500 bytes), -ENOMEM (no room for deferred calls).
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
 * Calls that are inside the callbacks at this moment finish with them. Sites whose calls no one wants
 * any more are put back as they were, or lead straight to the kernel.
 *
 * Context: as weir_syscall_add().
 * Return: 0: no thread is inside the callbacks, their code and data may go; n > 0: so many threads
 *         are, perhaps in a blocking call (weir_syscall_busy() tells when they are done); or -ENOENT.
 * Since: 0.1
 */
WEIR_API int weir_syscall_remove(struct weir_session *s, int handle) __attribute__((nonnull(1)));

/**
 * weir_syscall_busy - how many threads are inside the callbacks of an interposer
 * @handle: from weir_syscall_add(), removed or not
 *
 * Between `enter` and `leave` counts as inside, if there is a `leave`.
 *
 * Context: anywhere. Return: a number of threads, or -ENOENT (not a handle).
 * Since: 0.1
 */
WEIR_API int weir_syscall_busy(int handle);

/**
 * weir_syscall - make a system call that no interposer sees
 * @nr: number, then six arguments; unused ones are 0
 *
 * Leaves errno alone. Calls by which weir keeps its state right (fork, rt_sigaction, mmap, ...) are
 * made with what belongs to them; all others go to the kernel directly. fork, and clone without
 * CLONE_VM, return twice, also in a callback; vfork is made as fork; clone with CLONE_VM is refused
 * with -EINVAL.
 *
 * Context: anywhere, callbacks included. async-signal-safe.
 * Return: the kernel's: a value, or a negative errno. In a callback a blocking call ends with -EINTR
 *         when a signal comes that the program handles.
 * Since: 0.1
 */
WEIR_API int64_t weir_syscall(uint64_t nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
			      uint64_t e, uint64_t f);

/**
 * weir_proceed - make the call now, from inside `enter`
 * @call: the call that `enter` was given
 *
 * Runs the interposers after this one, and the kernel, with the arguments as they are in @call now,
 * and stores the result there. Whatever `enter` returns then, the call is done. So one function can
 * stand around a call and keep what it knows in local variables.
 *
 * fork returns twice. Of a child that shares memory (threads, vfork, posix_spawn) only the parent
 * returns. exit, execve on success and rt_sigreturn do not return. If call->flags has
 * WEIR_CALL_INTERRUPTED afterwards, the call is made again after a signal handler: undo, and return.
 *
 * Context: `enter` of an interposer, once a call.
 * Return: the result; -EINVAL if it is not the time for it.
 * Since: 0.1
 */
WEIR_API int64_t weir_proceed(struct weir_call *call) __attribute__((nonnull));

/**
 * weir_deferred_run - run deferred callbacks in this thread
 * @s:       an open session
 * @timeout: nanoseconds to wait for the first one; 0: do not wait; -1: as long as it takes
 *
 * Runs what the session's WEIR_HOOK_DEFERRED interposers have collected; call it from a thread of
 * your own in a loop, or from the program's event loop. The callbacks are ordinary code there: they
 * may lock and allocate. While they run the thread is disabled (weir_thread_disable()).
 *
 * Context: ordinary code, not a callback. One thread a session at a time.
 * Return: how many callbacks ran; 0 on timeout; -EINTR if a signal handler ran first.
 * Since: 0.1
 */
WEIR_API int weir_deferred_run(struct weir_session *s, int64_t timeout) __attribute__((nonnull));

/**
 * weir_deferred_lost - how many deferred calls were dropped, because 4096 waited already
 * @s: an open session
 *
 * Context: anywhere.
 * Since: 0.1
 */
WEIR_API uint64_t weir_deferred_lost(const struct weir_session *s) __attribute__((nonnull));

/**
 * weir_syscall_name - the name of a system call, "read" for 0
 *
 * Context: anywhere. Return: a constant string, or NULL if the number has no name.
 * Since: 0.1
 */
WEIR_API const char *weir_syscall_name(uint64_t nr);

/**
 * weir_syscall_number - the number of a system call
 *
 * Context: anywhere. Return: the number, or -ENOENT.
 * Since: 0.1
 */
WEIR_API int weir_syscall_number(const char *name) __attribute__((nonnull));

/**
 * weir_errno_name - the name of an error number, "EPERM" for 1 or -1
 *
 * Context: anywhere. Return: a constant string, or NULL if the number has no name.
 * Since: 0.1
 */
WEIR_API const char *weir_errno_name(int error);

/** How the calls of a site come to weir. */
enum weir_tactic {
	WEIR_TACTIC_NONE = 0,  /**< not seen yet, or left alone */
	WEIR_TACTIC_MOV = 1,   /**< the `mov` of the number before it became a jump */
	WEIR_TACTIC_PUN = 2,   /**< it became a jump together with the bytes behind it */
	WEIR_TACTIC_SHORT = 3, /**< it became a short jump to padding */
	WEIR_TACTIC_TRAP = 4,  /**< each call traps: Syscall User Dispatch */
	WEIR_TACTIC_BREAK = 5, /**< each call traps: a breakpoint */
	WEIR_TACTIC_ZERO = 6   /**< it became a call by way of page 0: WEIR_SESSION_ZERO_PAGE */
};

/**
 * struct weir_site - a `syscall` instruction of the program
 * @size:    sizeof(struct weir_site)
 * @tactic:  enum weir_tactic
 * @address: of the instruction
 * @offset:  of the instruction in the object's file; 0 if there is none
 * @nr:      the number that is loaded right before it, or -1
 * @path:    of the object, as in /proc/self/maps; "" for code that is of no file
 */
struct weir_site {
	uint32_t size;
	uint32_t tactic;
	uint64_t address;
	uint64_t offset;
	int64_t nr;
	char path[256];
};

/**
 * weir_site_info - where a call comes from
 * @ip:  weir_call.ip: the address after the instruction
 * @out: out->size must be sizeof(*out)
 *
 * Takes a lock and may read /proc/self/maps: once a site, not once a call.
 *
 * Context: callbacks, and set-up code while a session is open. Not from a signal handler.
 * Return: 0, or -ENOENT (no code is there), -EINVAL (size).
 * Since: 0.1
 */
WEIR_API int weir_site_info(uint64_t ip, struct weir_site *out) __attribute__((nonnull));

#ifdef __cplusplus
}
#endif

#endif

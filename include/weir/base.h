/* SPDX-License-Identifier: MIT */
/*
 * base.h - what every other header of weir needs: linkage, errors, sessions, the version.
 *
 * Structs that the caller fills begin with their size, sizeof(struct ...): later versions may add
 * fields at the end. A program that was compiled with an older header gets zero for the fields that
 * it does not know. One that was compiled with a newer header may leave the new fields zero, and is
 * refused with -E2BIG if it set one.
 */
#ifndef WEIR_BASE_H
#define WEIR_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WEIR_API __attribute__((visibility("default")))

/** Why something failed, beyond the errno. */
enum weir_reason {
	WEIR_REASON_NONE = 0,
	WEIR_REASON_BAD_ARGUMENT, /**< a field of the spec is out of range */
	WEIR_REASON_NO_MEMORY,	  /**< a mapping was refused */
	WEIR_REASON_NO_DISPATCH,  /**< Syscall User Dispatch is missing and patching is off */
	WEIR_REASON_NOT_STARTED, /**< the runtime could not start in this process, or code that changes would not run there */
	WEIR_REASON_TOO_MANY,	  /**< a fixed table is full */
	WEIR_REASON_UNKNOWN_NAME, /**< no such call or class */
	WEIR_REASON_NOT_FOUND,	  /**< no loaded object defines such a function */
	WEIR_REASON_AMBIGUOUS,	  /**< several functions have that name, and one is meant */
	WEIR_REASON_NOT_WRITABLE, /**< memory that has to change is sealed, or writing it is forbidden */
	WEIR_REASON_NO_LOADER, /**< the loaded objects cannot be listed: no dynamic loader, or no libc */
	WEIR_REASON_NOT_EXPORTED, /**< no slot leads to the function, and its code is not to be changed */
	WEIR_REASON_NOT_A_FUNCTION, /**< no function is known to begin at this address */
	WEIR_REASON_TOO_SHORT, /**< the function is too short for a jump, without room behind it */
	WEIR_REASON_BRANCH_TARGET, /**< something jumps into the bytes that would change */
	WEIR_REASON_NOT_MOVABLE,   /**< its first instructions mean something else elsewhere */
	WEIR_REASON_CHANGED, /**< the code is not what its file says: somebody has changed it */
	WEIR_REASON_THREADS, /**< threads run, and one of them cannot be kept out of harm */
	WEIR_REASON_NO_ROOM, /**< no memory within reach of a jump */
};

/** Detail of a failure, in the caller's own storage. */
struct weir_error {
	int code; /**< negative errno, as returned */
	enum weir_reason reason;
	const void *at; /**< the address in question, or NULL */
	char text[112]; /**< one line of English */
};

/**
 * weir_version - the version of the library in use, "0.1.0"
 *
 * Context: anywhere, hooks and signal handlers included.
 * Return: a string that lives as long as the process.
 * Since: 0.1
 */
WEIR_API const char *weir_version(void);

struct weir_session;

/** Patch only: calls of sites that cannot be patched, and of code that appears late, are missed. */
#define WEIR_SESSION_NO_DISPATCH 1u
/** Change no code: every call takes the slow, exhaustive way through SIGSYS. */
#define WEIR_SESSION_NO_PATCH 2u
/** This session's interposers see calls of the objects that are mapped when they are added, no others. */
#define WEIR_SESSION_NO_LATE 4u
/** Calls that the vDSO answers without the kernel (clock_gettime, time, getcpu, ...) become system calls. */
#define WEIR_SESSION_VDSO 8u
/** execve() leaves the environment alone: what the program took out of LD_PRELOAD stays out. */
#define WEIR_SESSION_NO_EXEC 16u
/** System calls are not intercepted: the session is for hooks on functions only. */
#define WEIR_SESSION_FUNCTIONS 32u

/**
 * Sites that no jump fits are led through page 0 rather than trap, where it is certain that nothing is overwritten by
 * that. Calls, loads and stores of NULL remain faults. Needs a CPU with protection keys, and the right to map page 0
 * (vm.mmap_min_addr = 0, or CAP_SYS_RAWIO); without them those sites trap, as without the flag.
 */
#define WEIR_SESSION_ZERO_PAGE 64u

/** struct weir_session_options - how to intercept; zero is the default: both ways, exhaustive */
struct weir_session_options {
	uint32_t size;	/**< sizeof(struct weir_session_options) */
	uint32_t flags; /**< WEIR_SESSION_* */
	/** Bytes of stack for the callbacks, a thread: 16384 to 16 MiB, 0 for 64 KiB. Only what is used
	 *  costs memory. The first session decides. */
	uint32_t hook_stack;
	uint32_t reserved; /**< 0 */
};

/**
 * weir_session_open - begin to intercept in this process
 * @out:  set to the session on success, else untouched
 * @opts: may be NULL for the defaults
 * @err:  may be NULL; on failure says why
 *
 * The first session starts the runtime: the calling thread is armed, and threads and processes that
 * it makes from then on. Threads that exist already are not seen; so open the first session from a
 * constructor. Later sessions join the runtime and its options. With WEIR_SESSION_FUNCTIONS the runtime
 * is not started; functions are hooked in all threads, those that exist already included.
 *
 * Context: set-up code: a constructor or main() before threads. Not from a callback.
 * Lifetime: until weir_session_close(), at the latest until the process ends or executes.
 * Return: 0, -EINVAL (bad options), -E2BIG (of a newer version), -ENOSPC (8 sessions are open), -ENOMEM or what the kernel said
 *         (see @err). On failure the process is as it was.
 * Since: 0.1
 */
WEIR_API int weir_session_open(struct weir_session **out, const struct weir_session_options *opts,
			       struct weir_error *err) __attribute__((warn_unused_result, nonnull(1)));

/**
 * weir_session_close - remove the session's interposers and end it
 * @s: the session, or NULL
 *
 * The runtime stays in place, idle.
 *
 * Context: as weir_session_open().
 * Since: 0.1
 */
WEIR_API void weir_session_close(struct weir_session *s);

/**
 * weir_session_disable, weir_session_enable - let calls pass by this session's callbacks, or not
 * @s: an open session
 *
 * For the whole process, from the next call on; calls under way finish with the callbacks that they
 * began with. Does not nest. Cheap: no code is changed.
 *
 * Context: set-up code, not a callback. Thread safe.
 * Since: 0.1
 */
WEIR_API void weir_session_disable(struct weir_session *s) __attribute__((nonnull));
WEIR_API void weir_session_enable(struct weir_session *s) __attribute__((nonnull));

/**
 * weir_thread_disable, weir_thread_enable - let the calling thread's calls pass by all callbacks
 *
 * Counted: as many enables as disables make calls visible again. Threads and processes that the
 * thread starts meanwhile begin with the same count. Made for code of a tool that works in threads
 * of its own: what it does is not the program's doing.
 *
 * Context: anywhere; nothing happens in a thread that weir does not know.
 * Return: how many disables are in force now; -ESRCH in a thread that weir does not know.
 * Since: 0.1
 */
WEIR_API int weir_thread_disable(void);
WEIR_API int weir_thread_enable(void);

/**
 * weir_thread_id - the calling thread's id, without a system call where weir knows it
 *
 * In a deferred callback: the id of the thread that made the call.
 *
 * Context: anywhere. Return: a thread id, gettid(2).
 * Since: 0.1
 */
WEIR_API int32_t weir_thread_id(void);

/**
 * weir_memory_read, weir_memory_write - copy from, or to, memory that may not be there
 * @dst: where to; @src: where from; @n: bytes
 *
 * The pointers in a call are the program's: they may be wrong, and the kernel would say EFAULT. So
 * does this, where a plain access would end the program.
 *
 * Context: callbacks, and set-up code while a session is open. async-signal-safe.
 * Return: 0, or -EFAULT; part of the bytes may have been copied then.
 * Since: 0.1
 */
WEIR_API int weir_memory_read(void *dst, const void *src, size_t n);
WEIR_API int weir_memory_write(void *dst, const void *src, size_t n);

/**
 * weir_string_read - copy a string that may not be there
 * @dst: where to; always ends in NUL on success
 * @src: where from
 * @size: room at @dst, at least 1
 *
 * Context: as weir_memory_read().
 * Return: the length of the string, cut to @size - 1; or -EFAULT.
 * Since: 0.1
 */
WEIR_API int64_t weir_string_read(char *dst, const char *src, size_t size);

/**
 * weir_print - write formatted text to a descriptor, without libc
 * @fd:     descriptor
 * @format: %d %u %x %p %s %c %% with optional width, zero padding and l: as in printf(3)
 *
 * One write(2), of 511 bytes at most, that no interposer sees.
 *
 * Context: anywhere. async-signal-safe.
 * Return: bytes written, or a negative errno.
 * Since: 0.1
 */
WEIR_API int weir_print(int fd, const char *format, ...) __attribute__((format(printf, 2, 3)));

/**
 * weir_fd_hide - put a descriptor of a tool out of the program's way
 * @fd: an open descriptor; it is closed
 *
 * The new descriptor has a high number and closes at exec. As long as it is hidden, the program's
 * own close, dup2 and close_range of that number do not reach it.
 *
 * Context: set-up code. Undone by weir_syscall(__NR_close, fd).
 * Return: the new descriptor; or -EBADF, -EMFILE, -ENOSPC (8 are hidden).
 * Since: 0.1
 */
WEIR_API int weir_fd_hide(int fd);

#ifdef __cplusplus
}
#endif

#endif

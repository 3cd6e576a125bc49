/* SPDX-License-Identifier: MIT */
/*
 * base.h - what every other header of weir needs: linkage, errors, sessions, the version.
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
	WEIR_REASON_NOT_STARTED,  /**< the runtime could not start in this process */
	WEIR_REASON_TOO_MANY,	  /**< a fixed table is full */
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

/** struct weir_session_options - how to intercept; zero is the default: both ways, exhaustive */
struct weir_session_options {
	uint32_t size;	/**< sizeof(struct weir_session_options) */
	uint32_t flags; /**< WEIR_SESSION_* */
};

/**
 * weir_session_open - begin to intercept in this process
 * @out:  set to the session on success, else untouched
 * @opts: may be NULL for the defaults
 * @err:  may be NULL; on failure says why
 *
 * The first session starts the runtime: the calling thread is armed, and threads and processes that
 * it makes from then on. Threads that exist already are not seen; so open the first session from a
 * constructor. Later sessions join the runtime and its options.
 *
 * Context: set-up code: a constructor or main() before threads. Not from a callback.
 * Lifetime: until weir_session_close(), at the latest until the process ends or executes.
 * Return: 0, -EINVAL (bad options), -ENOSPC (8 sessions are open), -ENOMEM or what the kernel said
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

#ifdef __cplusplus
}
#endif

#endif

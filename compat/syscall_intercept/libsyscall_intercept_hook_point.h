/* SPDX-License-Identifier: MIT */
/*
 * libsyscall_intercept_hook_point.h - run a function of your own in place of system calls.
 *
 * A library that is preloaded into a program sets intercept_hook_point, and the function it points
 * to is called for each system call that libc makes. See libsyscall_intercept(3).
 *
 * Source and binary interface are those of the library of the same name by Intel; this one stands on
 * weir. Compiles as C89 (with long names) to C23, and as C++11 and later.
 */
#ifndef LIBSYSCALL_INTERCEPT_HOOK_POINT_H
#define LIBSYSCALL_INTERCEPT_HOOK_POINT_H

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A fork of the original has a hook for each thread, NULL in a new one until it is set there. Who wants that
 * defines this and links with -lsyscall_intercept_tls.
 */
#ifdef SYSCALL_INTERCEPT_THREAD_LOCAL
#define SYSCALL_INTERCEPT_STORAGE __thread
#else
#define SYSCALL_INTERCEPT_STORAGE
#endif

/*
 * The hook, or NULL. Ordinary variables of the process: whoever writes last is called, in any thread.
 *
 * syscall_number and arg0 to arg5 are the registers as the program left them, whether the call
 * takes so many arguments or not. Return 0 if the call is done: *result is what the program gets, a value
 * or a negative errno (it is -ENOSYS beforehand). Return anything else, and the kernel makes the call
 * with the program's own arguments.
 */
extern SYSCALL_INTERCEPT_STORAGE int (*intercept_hook_point)(long syscall_number, long arg0,
							     long arg1, long arg2, long arg3,
							     long arg4, long arg5, long *result);

/* Called in a new child or thread that has a stack of its own, before anything else it does. */
extern void (*intercept_hook_point_clone_child)(void);

/* Called in its parent, with what clone returned there: the id of the child, or a negative errno. */
extern void (*intercept_hook_point_clone_parent)(long pid);

/*
 * syscall_no_intercept - make a system call that no hook sees
 *
 * Up to six arguments. Leaves errno alone. May be called anywhere, signal handlers included.
 * Return: the kernel's: a value, or a negative errno.
 */
long syscall_no_intercept(long syscall_number, ...);

/* syscall_error_code - the errno that a result stands for, 0 if it is no error */
#if defined(__cplusplus) || (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L)
static inline int syscall_error_code(long result)
#else
static __inline__ int syscall_error_code(long result)
#endif
{
	if (result < 0 && result >= -0x1000)
		return (int)-result;
	return 0;
}

/*
 * syscall_hook_in_process_allowed - does INTERCEPT_HOOK_CMDLINE_FILTER admit this process?
 *
 * Return: 1 if it does or is not set, else 0: then no hook is ever called.
 */
int syscall_hook_in_process_allowed(void);

#ifdef __cplusplus
}
#endif

#endif

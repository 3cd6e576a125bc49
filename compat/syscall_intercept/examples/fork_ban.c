/* SPDX-License-Identifier: MIT */
/*
 * fork_ban.c - refuse to fork more than so many times.
 *
 *	$ ALLOW_FORK_MAX=2 LD_PRELOAD=./fork_ban.so bash
 *
 * Each process counts its own forks, beginning with those that its parent had left (16 if ALLOW_FORK_MAX is
 * not set). One too many fails with EAGAIN, as where RLIMIT_NPROC is reached. Threads, vfork and posix_spawn
 * are no forks. A hook that forks itself: both processes return through it.
 */
#include <errno.h>
#include <libsyscall_intercept_hook_point.h>
#include <linux/sched.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static long left = 16;

static int is_fork(long nr, long flags, long stack)
{
	return nr == SYS_fork || (nr == SYS_clone && !(flags & CLONE_VM) && stack == 0);
}

static int hook(long nr, long a0, long a1, long a2, long a3, long a4, long a5, long *result)
{
	static const char sorry[] = "fork count has exceeded maximum.\n";

	if (!is_fork(nr, a0, a1))
		return 1;
	if (__atomic_fetch_sub(&left, 1, __ATOMIC_RELAXED) <= 0) {
		__atomic_fetch_add(&left, 1, __ATOMIC_RELAXED);
		syscall_no_intercept(SYS_write, 2, sorry, sizeof(sorry) - 1);
		*result = -EAGAIN;
		return 0;
	}
	*result = syscall_no_intercept(nr, a0, a1, a2, a3, a4, a5);
	return 0;
}

__attribute__((constructor)) static void start(void)
{
	const char *max = getenv("ALLOW_FORK_MAX");

	if (!syscall_hook_in_process_allowed())
		return;
	if (max)
		left = atol(max);
	intercept_hook_point = hook;
}

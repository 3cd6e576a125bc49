/* SPDX-License-Identifier: MIT */
/*
 * The hook that is measured through libsyscall_intercept: passes every call on, or with HOOK_ANSWER 1
 * answers getppid.
 */
#include <libsyscall_intercept_hook_point.h>
#include <sys/syscall.h>

static int hook(long nr, long a0, long a1, long a2, long a3, long a4, long a5, long *result)
{
	(void)a0;
	(void)a1;
	(void)a2;
	(void)a3;
	(void)a4;
	(void)a5;
	if (!HOOK_ANSWER || nr != SYS_getppid)
		return 1;
	*result = 1;
	return 0;
}

__attribute__((constructor)) static void start(void)
{
	intercept_hook_point = hook;
}

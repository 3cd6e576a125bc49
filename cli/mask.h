/* SPDX-License-Identifier: MIT */
/*
 * Signal masks as the kernel has them, a bit for each signal. libc's functions leave out the real-time signals that libc
 * itself uses, each its own; a mask that weir has inherited, and hands on to the program, may hold those as well.
 */
#ifndef WEIR_CLI_MASK_H
#define WEIR_CLI_MASK_H

#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline uint64_t mask_of(int signo)
{
	return 1ull << (signo - 1);
}

/* As sigprocmask(2) for this thread; old may be NULL. */
static inline void mask_change(int how, uint64_t set, uint64_t *old)
{
	syscall(SYS_rt_sigprocmask, how, &set, old, sizeof(set));
}

#endif

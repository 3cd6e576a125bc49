/* SPDX-License-Identifier: MIT */
/*
 * The program dispatches its own calls: by selector, by range, in several threads, in a child; its
 * handler answers them. What a handler sees is what the kernel would show.
 */
#include <sys/prctl.h>
#include <ucontext.h>

#include "aid.h"

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#endif

static __thread volatile unsigned char selector;
static __thread volatile int hits;
static __thread volatile long last_nr;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;

	selector = 0;
	check(sig == SIGSYS && info->si_code == 2 && info->si_errno == 0);
	check((uintptr_t)info->si_call_addr == (uintptr_t)g[REG_RIP]);
	check(info->si_syscall == g[REG_RAX] && info->si_arch == 0xc000003e);
	last_nr = info->si_syscall;
	g[REG_RAX] = 4711;
	hits++;
}

static void arm(unsigned long start, unsigned long len)
{
	selector = 0;
	check(prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, start, len, &selector) == 0);
}

extern const char ranged[], ranged_end[];

static __attribute__((noinline)) long in_range(long nr)
{
	long ret;

	__asm__ volatile("ranged: syscall\nranged_end:"
			 : "=a"(ret)
			 : "0"(nr)
			 : "rcx", "r11", "memory");
	return ret;
}

/* Calls of the range are dispatched, and no others; its end is where a call of it goes on. */
static void use_range(void)
{
	if (prctl(PR_SET_SYSCALL_USER_DISPATCH, 2, ranged, ranged_end - ranged + 1, &selector) < 0) {
		check(errno == EINVAL); /* before Linux 6.16 */
		return;
	}
	hits = 0;
	for (int i = 0; i < 30; i++) {
		selector = 1;
		check(in_range(SYS_getppid) == 4711 && last_nr == SYS_getppid && selector == 0);
		selector = 1;
		marker(3);
		check(raw0(SYS_getppid) != 4711 && hits == i + 1);
	}
	check(prctl(PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, 0) == 0);
	check(in_range(SYS_getppid) == getppid());
}

static __attribute__((noinline)) long one(long nr)
{
	return raw2(nr, MARKER_MAGIC, 2);
}

static void *use(void *arg)
{
	hits = 0;
	arm(0, 0);
	for (int i = 0; i < 50; i++) {
		selector = 1;
		check(one(MARKER_NR) == 4711 && last_nr == MARKER_NR && selector == 0);
		selector = 1;
		check(raw0(SYS_getppid) == 4711 && last_nr == SYS_getppid);
		check(one(SYS_getppid) == getppid());
		marker((uint32_t)i);
	}
	check(hits == 100);
	/* a range that holds everything: nothing is dispatched */
	arm(1, ~0ul >> 2);
	selector = 1;
	check(raw0(SYS_getppid) != 4711);
	marker(1);
	selector = 0;
	check(prctl(PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, 0) == 0);
	selector = 1;
	check(raw0(SYS_getppid) != 4711 && hits == 100);
	return arg;
}

int main(void)
{
	pthread_t t[2];
	pid_t pid;

	handle_info(SIGSYS, handler, 0);
	if (prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, 0, 0, &selector) < 0)
		skip("no Syscall User Dispatch here");
	use(NULL);
	use_range();
	for (int i = 0; i < 2; i++)
		check(pthread_create(&t[i], NULL, use, NULL) == 0);
	for (int i = 0; i < 2; i++)
		check(pthread_join(t[i], NULL) == 0);
	arm(0, 0);
	pid = fork_flushed();
	if (pid == 0) {
		selector = 1; /* a child has none */
		marker(2);
		selector = 0;
		use(NULL);
		_exit(0);
	}
	reap_ok(pid);
	/* a selector that is neither, or not there, is the end */
	for (int i = 0; i < 2; i++) {
		pid = fork_flushed();
		if (pid == 0) {
			arm(0, 0);
			if (i == 0)
				selector = 7;
			else
				check(prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, 0, 0, 8) == 0);
			raw0(SYS_getppid);
			_exit(0);
		}
		show_status("bad selector", reap(pid));
	}
	return marker_pass();
}

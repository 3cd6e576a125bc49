/* SPDX-License-Identifier: MIT */
/*
 * seccomp_trap_threads: a filter forbids what a runtime prepares a new task with, and traps a call that the
 * program's handler answers, as in chromium's renderers. In new threads, too: libc blocks all signals for their
 * start, and they open their mask by a call that nobody may see.
 */
#include <linux/audit.h>
#include <ucontext.h>

#include "aid.h"
#include "filter.h"

#define THREADS 4

static int hits;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;

	check(sig == SIGSYS && info->si_code == 1 /* SYS_SECCOMP */);
	check(info->si_syscall == SYS_getpriority && g[REG_RDI] == 11 && g[REG_RSI] == 22);
	check((uintptr_t)info->si_call_addr == (uintptr_t)g[REG_RIP]);
	g[REG_RAX] = 424242;
	__atomic_add_fetch(&hits, 1, __ATOMIC_RELAXED);
}

/* As code of a virtual machine that leaves its checks to the hardware. */
static void on_fault(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	check(sig == SIGSEGV && info->si_addr == NULL);
	uc->uc_mcontext.gregs[REG_RAX] = uc->uc_mcontext.gregs[REG_RBX];
}

static void fault(void)
{
	int value = 0;

	__asm__ volatile("movl $7, (%%rax)" : : "a"(NULL), "b"(&value) : "memory");
	check(value == 7);
}

static void *body(void *arg)
{
	sigset_t set;

	fault();
	for (int i = 0; i < 30; i++)
		check(syscall(SYS_getpriority, 11, 22) == 424242);
	fault();
	check(pthread_sigmask(SIG_SETMASK, NULL, &set) == 0);
	check(!sigismember(&set, SIGSYS) && !sigismember(&set, SIGUSR1));
	/* Its own mask, shut and opened. */
	sigfillset(&set);
	check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0);
	sigemptyset(&set);
	check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0);
	check(syscall(SYS_getpriority, 11, 22) == 424242);
	return arg;
}

int main(void)
{
	pthread_t threads[THREADS];

	handle_info(SIGSYS, handler, 0);
	handle_info(SIGSEGV, on_fault, 0);
	install_trap();
	for (int round = 0; round < 10; round++) {
		for (int i = 0; i < THREADS; i++)
			check(pthread_create(&threads[i], NULL, body, NULL) == 0);
		for (int i = 0; i < THREADS; i++)
			check(pthread_join(threads[i], NULL) == 0);
		marker((uint32_t)round);
	}
	check(hits == 10 * THREADS * 31);
	return marker_pass();
}

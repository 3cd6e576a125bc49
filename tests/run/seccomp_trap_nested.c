/* SPDX-License-Identifier: MIT */
/*
 * seccomp_trap_nested: under a filter that forbids what a runtime prepares a new task with, threads make threads, from
 * code that nobody has changed. They differ in all that belongs to a thread: mask, alternate stack, what is
 * trapped and answered by a handler at the moment.
 */
#include <linux/audit.h>
#include <ucontext.h>

#include "aid.h"
#include "filter.h"

#define ROUNDS 10
#define CALLS 2000
#define ALTERNATE 65536

static int hits, queued;
static __thread char *alternate;
static __thread int number;
static __thread volatile int inside, in_usr1;

static int on_alternate(const void *p)
{
	return alternate && (const char *)p >= alternate && (const char *)p < alternate + ALTERNATE;
}

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;

	check(sig == SIGSYS && info->si_code == 1 /* SYS_SECCOMP */);
	check(info->si_syscall == SYS_getpriority && g[REG_RDI] == number && !inside);
	check(!alternate == !on_alternate(&uc));
	check(sigismember(&uc->uc_sigmask, SIGUSR2) == (number & 1) &&
	      sigismember(&uc->uc_sigmask, SIGUSR1) == in_usr1);
	inside = 1;
	g[REG_RAX] = 424242 + number;
	__atomic_add_fetch(&hits, 1, __ATOMIC_RELAXED);
	inside = 0;
}

static void on_usr1(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	check(sig == SIGUSR1 && info->si_code == SI_TKILL &&
	      sigismember(&uc->uc_sigmask, SIGUSR2) == (number & 1));
	in_usr1 = 1;
	check(syscall(SYS_getpriority, number, 22) == 424242 + number);
	in_usr1 = 0;
	__atomic_add_fetch(&queued, 1, __ATOMIC_RELAXED);
}

static void trap(int n)
{
	sigset_t set;

	number = n;
	sigemptyset(&set);
	if (n & 1)
		sigaddset(&set, SIGUSR2);
	check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0);
	if (n & 2) {
		stack_t ss = { .ss_size = ALTERNATE };

		alternate = ss.ss_sp = malloc(ALTERNATE);
		check(sigaltstack(&ss, NULL) == 0);
	}
	for (int i = 0; i < CALLS; i++) {
		check(syscall(SYS_getpriority, n, 22) == 424242 + n);
		if (i % 16 == 0)
			check(pthread_kill(pthread_self(), SIGUSR1) == 0);
	}
	check(pthread_sigmask(SIG_SETMASK, NULL, &set) == 0);
	check(sigismember(&set, SIGUSR2) == (n & 1) && !sigismember(&set, SIGSYS) &&
	      !sigismember(&set, SIGUSR1));
	if (alternate) {
		stack_t ss = { .ss_flags = SS_DISABLE };

		check(sigaltstack(&ss, NULL) == 0);
		free(alternate);
	}
}

static void *leaf(void *arg)
{
	trap((int)(intptr_t)arg);
	return arg;
}

static void *branch(void *arg)
{
	int n = (int)(intptr_t)arg;
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		check(pthread_create(&threads[i], NULL, leaf, (void *)(intptr_t)(n + 1 + i)) == 0);
	trap(n);
	for (int i = 0; i < 2; i++)
		check(pthread_join(threads[i], NULL) == 0);
	return arg;
}

int main(void)
{
	struct sigaction act = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK };
	pthread_t threads[2];

	sigfillset(&act.sa_mask);
	check(sigaction(SIGSYS, &act, NULL) == 0);
	act.sa_sigaction = on_usr1;
	act.sa_flags = SA_SIGINFO | SA_ONSTACK;
	sigemptyset(&act.sa_mask);
	check(sigaction(SIGUSR1, &act, NULL) == 0);
	install_trap();
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < 2; i++)
			check(pthread_create(&threads[i], NULL, branch,
					     (void *)(intptr_t)(4 * i + 1)) == 0);
		for (int i = 0; i < 2; i++)
			check(pthread_join(threads[i], NULL) == 0);
		marker((uint32_t)round);
	}
	check(queued == ROUNDS * 6 * CALLS / 16);
	check(hits == ROUNDS * 6 * CALLS + queued);
	return marker_pass();
}

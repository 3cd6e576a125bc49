/* SPDX-License-Identifier: MIT */
/* A profiler: ITIMER_PROF with a handler over a computing loop that makes calls, in two threads. */
#include <sys/time.h>
#include <ucontext.h>

#include "aid.h"

static volatile int hits;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	(void)sig;
	(void)info;
	check(uc->uc_mcontext.gregs[REG_RIP] != 0);
	hits++;
}

static void *body(void *arg)
{
	volatile double x = 1;

	while (hits < 40) {
		for (int i = 0; i < 1000; i++)
			x = x * 1.0000001 + 0.5;
		check(raw0(SYS_getpid) == getpid());
	}
	check(x > 1);
	return arg;
}

int main(void)
{
	struct itimerval on = { { 0, 4000 }, { 0, 4000 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };
	pthread_t t;

	handle_info(SIGPROF, handler, SA_RESTART);
	check(setitimer(ITIMER_PROF, &on, NULL) == 0);
	check(pthread_create(&t, NULL, body, NULL) == 0);
	body(NULL);
	check(pthread_join(t, NULL) == 0);
	check(setitimer(ITIMER_PROF, &off, NULL) == 0);
	return pass();
}

/* SPDX-License-Identifier: MIT */
/* Each thread has a mask of its own, inherited at its start; process signals go where they may. */
#include "aid.h"

static volatile pid_t taken_by;

static void handler(int sig)
{
	(void)sig;
	taken_by = tid_self();
}

static void *body(void *arg)
{
	sigset_t set;
	sigset_t now;

	check(pthread_sigmask(SIG_SETMASK, NULL, &now) == 0);
	check(sigismember(&now, SIGUSR1) && sigismember(&now, SIGSYS) && !sigismember(&now, SIGUSR2));
	sigemptyset(&set);
	check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0);
	check(kill(getpid(), SIGUSR1) == 0);
	for (int i = 0; !taken_by && i < 10000; i++)
		sleep_ms(1);
	check(taken_by == tid_self());
	*(int *)arg = 1;
	return NULL;
}

int main(void)
{
	pthread_t t;
	sigset_t set;
	sigset_t now;
	int ok = 0;

	handle(SIGUSR1, handler, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGSYS);
	for (int i = 0; i < 10; i++) {
		taken_by = 0;
		check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0);
		check(pthread_create(&t, NULL, body, &ok) == 0);
		check(pthread_join(t, NULL) == 0 && ok);
		check(pthread_sigmask(SIG_SETMASK, NULL, &now) == 0 && memcmp(&now, &set, 8) == 0);
	}
	return pass();
}

/* SPDX-License-Identifier: MIT */
/* timer_create with SIGEV_THREAD_ID and SIGEV_THREAD: signals arrive at the thread named. */
#include "aid.h"

static volatile int hits;
static volatile pid_t wrong;
static pid_t want;
static int called;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)sig;
	(void)ctx;
	if (info->si_code != SI_TIMER || info->si_value.sival_int != 1234)
		wrong = 1;
	if (tid_self() != want)
		wrong = 2;
	hits++;
}

static void notify(union sigval v)
{
	if (v.sival_int == 55)
		__atomic_add_fetch(&called, 1, __ATOMIC_SEQ_CST);
}

static void *body(void *arg)
{
	struct itimerspec every = { { 0, 1000000 }, { 0, 1000000 } };
	struct sigevent ev;
	timer_t timer;

	(void)arg;
	want = tid_self();
	memset(&ev, 0, sizeof(ev));
	ev.sigev_notify = SIGEV_THREAD_ID;
	ev.sigev_signo = SIGRTMIN + 4;
	ev.sigev_value.sival_int = 1234;
	ev._sigev_un._tid = want;
	check(timer_create(CLOCK_MONOTONIC, &ev, &timer) == 0);
	check(timer_settime(timer, 0, &every, NULL) == 0);
	while (hits < 50)
		raw0(SYS_getppid);
	check(timer_delete(timer) == 0);
	return NULL;
}

int main(void)
{
	struct itimerspec every = { { 0, 1000000 }, { 0, 1000000 } };
	struct sigevent ev;
	timer_t timer;
	pthread_t t;

	handle_info(SIGRTMIN + 4, handler, SA_RESTART);
	check(pthread_create(&t, NULL, body, NULL) == 0);
	check(pthread_join(t, NULL) == 0);
	check(wrong == 0);
	memset(&ev, 0, sizeof(ev));
	ev.sigev_notify = SIGEV_THREAD;
	ev.sigev_notify_function = notify;
	ev.sigev_value.sival_int = 55;
	check(timer_create(CLOCK_MONOTONIC, &ev, &timer) == 0);
	check(timer_settime(timer, 0, &every, NULL) == 0);
	while (__atomic_load_n(&called, __ATOMIC_SEQ_CST) < 10)
		sleep_ms(1);
	check(timer_delete(timer) == 0);
	return pass();
}

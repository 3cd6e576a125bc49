/* SPDX-License-Identifier: MIT */
/* Every kind of timer: as a signal with its value, to one thread, as a thread, as a descriptor, as an alarm. */
#include <semaphore.h>
#include <sys/time.h>
#include <sys/timerfd.h>

#include "aid.h"

static volatile sig_atomic_t hits, value, code;
static sem_t posted;

static void on_timer(int sig, siginfo_t *info, void *ctx)
{
	(void)sig;
	(void)ctx;
	hits++;
	code = info->si_code;
	value = info->si_value.sival_int;
}

static void on_thread(union sigval v)
{
	value = v.sival_int;
	marker(1);
	sem_post(&posted);
}

static const struct itimerspec soon = { .it_value = { 0, 2000000 } };

int main(void)
{
	struct sigevent ev;
	struct itimerval it = { .it_value = { 0, 2000 } };
	uint64_t expired = 0;
	sigset_t block, before;
	timer_t timer;
	int fd;

	check(sem_init(&posted, 0, 0) == 0);
	handle_info(SIGRTMIN + 2, on_timer, 0);
	handle_info(SIGALRM, on_timer, SA_RESTART);
	sigemptyset(&block);
	sigaddset(&block, SIGRTMIN + 2);
	sigaddset(&block, SIGALRM);
	check(sigprocmask(SIG_BLOCK, &block, &before) == 0);

	memset(&ev, 0, sizeof(ev));
	ev.sigev_notify = SIGEV_SIGNAL;
	ev.sigev_signo = SIGRTMIN + 2;
	ev.sigev_value.sival_int = 77;
	for (int i = 0; i < 5; i++) {
		check(timer_create(CLOCK_MONOTONIC, &ev, &timer) == 0);
		hits = 0;
		check(timer_settime(timer, 0, &soon, NULL) == 0);
		while (hits == 0)
			sigsuspend(&before);
		check(hits == 1 && code == SI_TIMER && value == 77);
		check(timer_getoverrun(timer) == 0 && timer_delete(timer) == 0);

		hits = 0;
		check(setitimer(ITIMER_REAL, &it, NULL) == 0);
		while (hits == 0)
			sigsuspend(&before);
		check(hits == 1 && code == SI_KERNEL);
		marker(2);
	}
	memset(&ev, 0, sizeof(ev));
	ev.sigev_notify = SIGEV_THREAD;
	ev.sigev_notify_function = on_thread;
	ev.sigev_value.sival_int = 78;
	check(timer_create(CLOCK_REALTIME, &ev, &timer) == 0);
	check(timer_settime(timer, 0, &soon, NULL) == 0);
	while (sem_wait(&posted) < 0)
		check(errno == EINTR);
	check(value == 78 && timer_delete(timer) == 0);
	fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	check(fd >= 0 && timerfd_settime(fd, 0, &soon, NULL) == 0);
	check(read(fd, &expired, sizeof(expired)) == sizeof(expired) && expired == 1);
	return marker_pass();
}

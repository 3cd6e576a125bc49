/* SPDX-License-Identifier: MIT */
/* pthread_cancel of threads that block in read, poll, nanosleep, futex: the clean-up handlers run. */
#include <poll.h>
#include <semaphore.h>

#include "aid.h"

static int fds[2];
static int cleaned;
static volatile pid_t tid;
static sem_t sem;

static void cleanup(void *arg)
{
	cleaned += *(int *)arg;
	raw0(SYS_getppid);
}

static void *body(void *arg)
{
	int kind = *(int *)arg;
	struct pollfd p = { .fd = fds[0], .events = POLLIN };
	struct timespec t = { 100, 0 };
	int add = 7;
	char c;

	pthread_cleanup_push(cleanup, &add);
	tid = tid_self();
	switch (kind) {
	case 0:
		(void)!read(fds[0], &c, 1);
		break;
	case 1:
		poll(&p, 1, -1);
		break;
	case 2:
		nanosleep(&t, NULL);
		break;
	case 3:
		sem_wait(&sem);
		break;
	default:
		pause();
	}
	pthread_cleanup_pop(0);
	return arg;
}

int main(void)
{
	static const long nrs[] = { SYS_read, SYS_poll, SYS_clock_nanosleep, SYS_futex, SYS_pause };

	check(pipe(fds) == 0 && sem_init(&sem, 0, 0) == 0);
	for (int i = 0; i < 100; i++) {
		int kind = i % 5;
		pthread_t t;
		void *got;

		tid = 0;
		cleaned = 0;
		check(pthread_create(&t, NULL, body, &kind) == 0);
		if (i % 2) {
			while (!tid)
				sched_yield();
			wait_blocked(getpid(), tid, nrs[kind]);
		}
		check(pthread_cancel(t) == 0);
		check(pthread_join(t, &got) == 0 && got == PTHREAD_CANCELED);
		check(cleaned == 7 || (cleaned == 0 && i % 2 == 0));
		marker((uint32_t)i);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* 4 threads in mixed blocking calls under a storm of signals; each is handled, and no result is wrong. */
#include <poll.h>
#include <sys/socket.h>

#include "aid.h"

enum { THREADS = 4, EACH = 400 };

static volatile int handled[THREADS];
static volatile int ready[THREADS];
static volatile int stop;
static __thread int self;

static void handler(int sig)
{
	(void)sig;
	handled[self]++;
}

static void *body(void *arg)
{
	struct timespec nap = { 0, 300000 };
	char c;
	int sv[2];

	self = (int)(uintptr_t)arg;
	check(socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == 0);
	ready[self] = (int)tid_self();
	while (!stop) {
		struct pollfd p = { .fd = sv[0], .events = POLLIN };
		int ret;

		ret = nanosleep(&nap, NULL);
		check(ret == 0 || errno == EINTR);
		ret = poll(&p, 1, 1);
		check(ret == 0 || (ret == -1 && errno == EINTR));
		check(write(sv[1], "q", 1) == 1);
		check(read(sv[0], &c, 1) == 1 && c == 'q');
		ret = (int)recv(sv[0], &c, 1, MSG_DONTWAIT);
		check(ret == -1 && errno == EAGAIN);
		check(raw0(SYS_gettid) == ready[self]);
	}
	return NULL;
}

int main(void)
{
	pthread_t t[THREADS];

	handle(SIGRTMIN + 2, handler, SA_RESTART);
	for (uintptr_t i = 0; i < THREADS; i++) {
		check(pthread_create(&t[i], NULL, body, (void *)i) == 0);
		while (!ready[i])
			sleep_ms(1);
	}
	for (int n = 0; n < EACH; n++)
		for (int i = 0; i < THREADS; i++) {
			check(pthread_kill(t[i], SIGRTMIN + 2) == 0);
			if (n % 16 == 0)
				sched_yield();
		}
	for (int i = 0; i < THREADS; i++) {
		for (int n = 0; handled[i] < EACH && n < 20000; n++)
			sleep_ms(1);
		check(handled[i] == EACH);
	}
	stop = 1;
	for (int i = 0; i < THREADS; i++)
		check(pthread_join(t[i], NULL) == 0);
	return pass();
}

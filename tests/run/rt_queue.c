/* SPDX-License-Identifier: MIT */
/* Real-time signals queue: each arrives once, in order, with its value; sent by a thread and by a child. */
#include "aid.h"

enum { N = 2000 };

static volatile int next;
static volatile int wrong;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)sig;
	(void)ctx;
	if (info->si_value.sival_int != next || info->si_code != SI_QUEUE)
		wrong++;
	next++;
}

static void send_all(pid_t to)
{
	for (int i = 0; i < N; i++) {
		union sigval v = { .sival_int = i };

		while (sigqueue(to, SIGRTMIN + 1, v) < 0) {
			check(errno == EAGAIN);
			sleep_ms(1);
		}
	}
}

static void *sender(void *arg)
{
	sigset_t all;

	(void)arg;
	sigfillset(&all);
	check(pthread_sigmask(SIG_SETMASK, &all, NULL) == 0);
	send_all(getpid());
	return NULL;
}

int main(void)
{
	pthread_t t;
	sigset_t block;
	sigset_t empty;
	pid_t pid;

	handle_info(SIGRTMIN + 1, handler, SA_RESTART);
	sigemptyset(&empty);
	sigemptyset(&block);
	sigaddset(&block, SIGRTMIN + 1);

	/* Taken while the receiver computes and makes calls. */
	check(pthread_create(&t, NULL, sender, NULL) == 0);
	while (next < N)
		marker(0);
	check(pthread_join(t, NULL) == 0);
	check(next == N && wrong == 0);

	/* Queued while blocked, let in at once. */
	next = 0;
	check(sigprocmask(SIG_BLOCK, &block, NULL) == 0);
	pid = fork_flushed();
	if (pid == 0) {
		send_all(getppid());
		_exit(0);
	}
	reap_ok(pid);
	check(next == 0);
	check(sigprocmask(SIG_SETMASK, &empty, NULL) == 0);
	check(next == N && wrong == 0);
	return marker_pass();
}

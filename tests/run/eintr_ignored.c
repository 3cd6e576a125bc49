/* SPDX-License-Identifier: MIT */
/* Signals that are ignored, by default or by wish, and stop and continue, do not cut a call short. */
#include "aid.h"

static int fds[2];

static void *sender(void *arg)
{
	static const int sigs[] = { SIGCHLD, SIGWINCH, SIGURG, SIGCONT, SIGUSR2 };

	(void)arg;
	for (int i = 0; i < 50; i++) {
		wait_blocked(getpid(), getpid(), SYS_read);
		check(kill(getpid(), sigs[i % 5]) == 0);
		sleep_ms(1);
	}
	check(write(fds[1], "z", 1) == 1);
	return NULL;
}

static int stopped(void)
{
	pid_t pid;
	int status;
	char c;

	pid = fork_flushed();
	if (pid == 0) {
		struct timespec t = { 0, 200000000 };

		check(read(fds[0], &c, 1) == 1);
		check(nanosleep(&t, NULL) == 0);
		_exit(44);
	}
	for (int i = 0; i < 10; i++) {
		wait_blocked(pid, pid, SYS_read);
		check(kill(pid, SIGSTOP) == 0);
		check(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status));
		check(kill(pid, SIGCONT) == 0);
		check(waitpid(pid, &status, WCONTINUED) == pid && WIFCONTINUED(status));
	}
	check(write(fds[1], "z", 1) == 1);
	sleep_ms(20);
	/* Over a stop a sleep goes on by restart_syscall. */
	check(kill(pid, SIGSTOP) == 0);
	check(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status));
	check(kill(pid, SIGCONT) == 0);
	return WEXITSTATUS(reap(pid));
}

int main(void)
{
	pthread_t t;
	char c;

	check(pipe(fds) == 0);
	handle(SIGUSR2, SIG_IGN, 0);
	check(pthread_create(&t, NULL, sender, NULL) == 0);
	check(read(fds[0], &c, 1) == 1 && c == 'z');
	check(pthread_join(t, NULL) == 0);
	check(stopped() == 44);
	return pass();
}

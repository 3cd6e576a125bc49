/* SPDX-License-Identifier: MIT */
/* signalfd: blocked signals are read, SIGSYS and SIGSEGV among them; handlers do not run. */
#include <poll.h>
#include <sys/signalfd.h>

#include "aid.h"

static void handler(int sig)
{
	(void)sig;
	_exit(3);
}

int main(void)
{
	static const int sigs[] = { SIGUSR1, SIGSYS, SIGSEGV, SIGTRAP, SIGCHLD, 40 };
	const int n = sizeof(sigs) / sizeof(sigs[0]);
	struct signalfd_siginfo si;
	sigset_t set;
	int fd;

	sigemptyset(&set);
	for (int i = 0; i < n; i++) {
		sigaddset(&set, sigs[i]);
		handle(sigs[i], handler, 0);
	}
	check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
	fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	check(fd >= 0);
	check(read(fd, &si, sizeof(si)) == -1 && errno == EAGAIN);
	for (int round = 0; round < 5; round++)
		for (int i = 0; i < n; i++) {
			struct pollfd p = { .fd = fd, .events = POLLIN };

			check(sigqueue(getpid(), sigs[i], ((union sigval){ .sival_int = i })) == 0);
			check(poll(&p, 1, 1000) == 1);
			check(read(fd, &si, sizeof(si)) == sizeof(si));
			check((int)si.ssi_signo == sigs[i] && si.ssi_int == i &&
			      (pid_t)si.ssi_pid == getpid());
		}
	return pass();
}

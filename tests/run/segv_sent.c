/* SPDX-License-Identifier: MIT */
/* SIGSEGV, SIGSYS, SIGTRAP and SIGBUS sent by kill: pending while blocked, then with siginfo of kill. */
#include "aid.h"

static volatile int hits;
static siginfo_t seen;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)sig;
	(void)ctx;
	seen = *info;
	hits++;
}

int main(void)
{
	static const int sigs[] = { SIGSEGV, SIGSYS, SIGTRAP, SIGBUS, SIGFPE, SIGILL };

	for (unsigned int i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++) {
		sigset_t set;
		sigset_t pend;
		int s = sigs[i];
		pid_t pid;

		handle_info(s, handler, 0);
		sigemptyset(&set);
		sigaddset(&set, s);
		for (int n = 0; n < 5; n++) {
			hits = 0;
			check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
			check(kill(getpid(), s) == 0);
			check(kill(getpid(), s) == 0);
			check(hits == 0);
			check(sigpending(&pend) == 0 && sigismember(&pend, s));
			check(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
			check(hits == 1 && seen.si_signo == s && seen.si_code == SI_USER &&
			      seen.si_pid == getpid() && seen.si_uid == getuid());
			check(sigqueue(getpid(), s, ((union sigval){ .sival_int = 99 })) == 0);
			check(hits == 2 && seen.si_code == SI_QUEUE && seen.si_value.sival_int == 99);
		}
		/* By default it kills; blocked, it waits. */
		pid = fork_flushed();
		if (pid == 0) {
			signal(s, SIG_DFL);
			check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
			kill(getpid(), s);
			check(sigpending(&pend) == 0 && sigismember(&pend, s));
			marker(1);
			check(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
			_exit(0);
		}
		show_status("default", reap(pid));
		pid = fork_flushed();
		if (pid == 0) {
			signal(s, SIG_IGN);
			kill(getpid(), s);
			marker(2);
			_exit(0);
		}
		show_status("ignored", reap(pid));
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* SA_RESETHAND: the handler runs once; sigaction then shows the default; the next one kills. */
#include "aid.h"

static volatile int hits;

static void handler(int sig)
{
	struct sigaction sa;

	check(sigaction(sig, NULL, &sa) == 0 && sa.sa_handler == SIG_DFL);
	hits++;
}

static void try_sig(int sig)
{
	struct sigaction sa;
	pid_t pid;

	handle(sig, handler, SA_RESETHAND);
	check(sigaction(sig, NULL, &sa) == 0 && sa.sa_handler == handler);
	hits = 0;
	raise(sig);
	check(hits == 1);
	pid = fork_flushed();
	if (pid == 0) {
		raise(sig);
		_exit(0);
	}
	show_status("second", reap(pid));
}

int main(void)
{
	try_sig(SIGUSR1);
	try_sig(SIGTERM);
	try_sig(SIGSEGV);
	try_sig(SIGSYS);
	try_sig(SIGTRAP);
	return pass();
}

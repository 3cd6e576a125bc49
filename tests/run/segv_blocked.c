/* SPDX-License-Identifier: MIT */
/* A real fault while SIGSEGV is blocked or ignored kills, whatever handler there is. */
#include "aid.h"

static void handler(int sig)
{
	(void)sig;
	_exit(1);
}

int main(void)
{
	for (int how = 0; how < 4; how++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			sigset_t set;

			sigemptyset(&set);
			sigaddset(&set, SIGSEGV);
			if (how & 1)
				handle(SIGSEGV, handler, 0);
			else
				signal(SIGSEGV, SIG_IGN);
			if (how != 2)
				check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
			if (how == 3)
				sigaddset(&set, SIGSYS);
			raw0(SYS_getppid);
			fault_here();
			_exit(2);
		}
		show_status("fault", reap(pid));
	}
	return pass();
}

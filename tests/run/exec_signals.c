/* SPDX-License-Identifier: MIT */
/* Over exec: ignored signals stay ignored, handlers go, mask and pending signals stay. */
#include "aid.h"

static void handler(int sig)
{
	(void)sig;
}

static int child(void)
{
	struct sigaction sa;
	sigset_t set;
	stack_t ss;

	for (int s = 1; s <= 64; s++) {
		if (syscall(SYS_rt_sigaction, s, NULL, &sa, 8) == 0 && sa.sa_handler != SIG_DFL)
			printf("%d: %s\n", s, sa.sa_handler == SIG_IGN ? "ignored" : "handled");
	}
	check(sigprocmask(SIG_SETMASK, NULL, &set) == 0);
	for (int s = 1; s <= 64; s++)
		if (sigismember(&set, s))
			printf("%d: blocked\n", s);
	check(sigpending(&set) == 0);
	for (int s = 1; s <= 64; s++)
		if (sigismember(&set, s))
			printf("%d: pending\n", s);
	check(sigaltstack(NULL, &ss) == 0);
	printf("altstack %#x\n", (unsigned int)ss.ss_flags);
	marker(1);
	return marker_pass();
}

int main(int argc, char **argv)
{
	static const int ignored[] = { SIGHUP, SIGPIPE, SIGSYS, SIGTRAP, SIGCHLD, 35, 64 };
	static const int handled[] = { SIGUSR1, SIGSEGV, SIGBUS, SIGTERM, 50 };
	char *args[] = { (char *)"me", (char *)"child", NULL };
	sigset_t set;

	(void)argv;
	if (argc > 1)
		return child();
	for (unsigned int i = 0; i < sizeof(ignored) / sizeof(ignored[0]); i++)
		handle(ignored[i], SIG_IGN, 0);
	for (unsigned int i = 0; i < sizeof(handled) / sizeof(handled[0]); i++)
		handle(handled[i], handler, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigaddset(&set, SIGSEGV);
	sigaddset(&set, SIGSYS);
	sigaddset(&set, 45);
	check(sigprocmask(SIG_SETMASK, &set, NULL) == 0);
	check(raise(SIGUSR2) == 0 && raise(45) == 0);
	fflush(NULL);
	execv(self_exe(), args);
	return 1;
}

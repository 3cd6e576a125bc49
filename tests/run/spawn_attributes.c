/* SPDX-License-Identifier: MIT */
/* posix_spawn with mask, default signals, process group and file actions: the child finds them so. */
#include <spawn.h>

#include "aid.h"

extern char **environ;

static int child(void)
{
	sigset_t now;
	struct sigaction sa;

	check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
	for (int s = 1; s <= 64; s++)
		if (sigismember(&now, s))
			printf("blocked %d\n", s);
	for (int s = 1; s <= 64; s++)
		if (syscall(SYS_rt_sigaction, s, NULL, &sa, 8) == 0 && sa.sa_handler == SIG_IGN)
			printf("ignored %d\n", s);
	printf("own group %d\n", getpgrp() == getpid());
	printf("fd 9 %s\n", fcntl(9, F_GETFD) >= 0 ? "open" : "closed");
	marker(1);
	marker_report();
	return 0;
}

int main(int argc, char **argv)
{
	char *args[] = { (char *)"x", (char *)"child", NULL };
	posix_spawn_file_actions_t acts;
	posix_spawnattr_t attr;
	sigset_t mask;
	sigset_t def;
	pid_t pid;

	(void)argv;
	if (argc == 2)
		return child();
	signal(SIGUSR2, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR1);
	sigaddset(&mask, SIGSYS);
	sigaddset(&mask, SIGSEGV);
	sigaddset(&mask, SIGTRAP);
	sigaddset(&mask, 40);
	sigemptyset(&def);
	sigaddset(&def, SIGHUP);
	check(posix_spawnattr_init(&attr) == 0);
	check(posix_spawnattr_setsigmask(&attr, &mask) == 0);
	check(posix_spawnattr_setsigdefault(&attr, &def) == 0);
	check(posix_spawnattr_setpgroup(&attr, 0) == 0);
	check(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
						      POSIX_SPAWN_SETPGROUP) == 0);
	check(posix_spawn_file_actions_init(&acts) == 0);
	check(posix_spawn_file_actions_addopen(&acts, 9, "/dev/null", O_RDONLY, 0) == 0);
	for (int i = 0; i < 5; i++) {
		fflush(NULL);
		check(posix_spawn(&pid, self_exe(), &acts, &attr, args, environ) == 0);
		reap_ok(pid);
		check(posix_spawn(&pid, "/nonexistent/y", &acts, &attr, args, environ) == ENOENT);
		check(fcntl(9, F_GETFD) < 0);
	}
	return marker_pass();
}

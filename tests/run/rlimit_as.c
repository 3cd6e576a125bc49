/* SPDX-License-Identifier: MIT */
/* RLIMIT_AS lowered by the parent before exec: the program runs, whatever fits beside it. */
#include <sys/resource.h>

#include "aid.h"

extern char **environ;

int main(int argc, char **argv)
{
	static const unsigned long mib[] = { 512, 64, 24, 12, 8 };

	if (argc > 1) {
		struct rlimit got;
		pid_t pid;

		check(getrlimit(RLIMIT_AS, &got) == 0);
		printf("limit %lu\n", (unsigned long)got.rlim_cur >> 20);
		for (int i = 0; i < 100; i++)
			check(raw0(SYS_getppid) == getppid());
		pid = fork_flushed();
		if (pid == 0)
			_exit(atoi(argv[1]));
		check(WEXITSTATUS(reap(pid)) == atoi(argv[1]));
		return 0;
	}
	for (unsigned int i = 0; i < sizeof(mib) / sizeof(mib[0]); i++) {
		char *args[] = { (char *)"me", (char *)"9", NULL };
		pid_t pid = fork_flushed();

		if (pid == 0) {
			struct rlimit limit = { mib[i] << 20, mib[i] << 20 };

			check(setrlimit(RLIMIT_AS, &limit) == 0);
			execve(self_exe(), args, environ);
			_exit(127);
		}
		show_status("small", reap(pid));
	}
	return pass();
}

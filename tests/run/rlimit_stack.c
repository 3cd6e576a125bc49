/* SPDX-License-Identifier: MIT */
/* A small RLIMIT_STACK, set before exec: the stack is used to its end, where the handler of the overflow finds it. */
#include <sys/resource.h>

#include "aid.h"

extern char **environ;
static char alternate[65536];
static volatile unsigned depth;

static void overflow(int sig)
{
	(void)sig;
	_exit(depth > 10 ? 9 : 8);
}

static __attribute__((noinline)) void deeper(volatile char *from)
{
	volatile char room[4096];

	room[0] = room[4095] = from[0];
	depth++;
	raw0(SYS_getppid);
	if (depth < 1000000)
		deeper(room);
	room[1] = room[0];
}

int main(int argc, char **argv)
{
	static const unsigned long kib[] = { 8192, 512, 256 };

	(void)argv;
	if (argc > 1) {
		stack_t ss = { .ss_sp = alternate, .ss_size = sizeof(alternate) };
		char first = 1;

		check(sigaltstack(&ss, NULL) == 0);
		handle(SIGSEGV, overflow, SA_ONSTACK);
		deeper(&first);
		return 0;
	}
	for (unsigned i = 0; i < sizeof(kib) / sizeof(kib[0]); i++) {
		char *args[] = { (char *)"me", (char *)"deep", NULL };
		pid_t pid = fork_flushed();

		if (pid == 0) {
			struct rlimit limit = { kib[i] << 10, kib[i] << 10 };

			check(setrlimit(RLIMIT_STACK, &limit) == 0);
			execve(self_exe(), args, environ);
			_exit(127);
		}
		show_status("small stack", reap(pid));
	}
	return pass();
}

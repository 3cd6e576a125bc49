/* SPDX-License-Identifier: MIT */
/*
 * A program that starts another one as debuggers do: PTRACE_TRACEME, execve, and from then on every SIGTRAP is taken
 * for that of an execve, and not passed on. The new image must raise none but that.
 */
#include <dirent.h>
#include <sys/ptrace.h>
#include <sys/utsname.h>

#include "aid.h"

static void *thread(void *arg)
{
	sleep_ms(1);
	return arg;
}

static int debuggee(void)
{
	struct utsname name;
	pthread_t t;
	DIR *d = opendir("/"); /* its openat is across two pages in Debian's glibc 2.36 */

	check(d && readdir(d) && closedir(d) == 0);
	check(uname(&name) == 0 && abs(-1) == 1 && sysconf(_SC_NPROCESSORS_ONLN) > 0);
	check(pthread_create(&t, NULL, thread, NULL) == 0 && pthread_join(t, NULL) == 0);
	check(system("exit 7") == 7 << 8);
	return 4;
}

int main(int argc, char **argv)
{
	char *args[] = { argv[0], (char *)"debuggee", NULL };
	int status, sig, traps = 0;
	pid_t pid;

	if (argc > 1)
		return debuggee();
	pid = fork_flushed();
	if (pid == 0) {
		check(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
		execv(self_exe(), args);
		_exit(1);
	}
	for (;;) {
		check(waitpid(pid, &status, 0) == pid);
		if (!WIFSTOPPED(status))
			break;
		sig = WSTOPSIG(status);
		traps += sig == SIGTRAP;
		check(ptrace(PTRACE_CONT, pid, NULL, sig == SIGTRAP ? 0 : (long)sig) == 0);
	}
	show_status("debuggee", status);
	printf("%d traps\n", traps);
	return pass();
}

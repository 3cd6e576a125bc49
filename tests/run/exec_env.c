/* SPDX-License-Identifier: MIT */
/* exec with an edited, an empty and no environment: the child sees exactly what was given to it. */
#include "aid.h"

extern char **environ;

static int child(void)
{
	char buf[65536];
	size_t n = 0;
	ssize_t got;
	size_t at = 0;
	int fd;

	for (char **e = environ; e && *e; e++)
		printf("env %s\n", *e);
	fd = open("/proc/self/environ", O_RDONLY);
	check(fd >= 0);
	while ((got = read(fd, buf + n, sizeof(buf) - 1 - n)) > 0)
		n += (size_t)got;
	close(fd);
	buf[n] = '\0';
	while (at < n) {
		if (buf[at]) /* bytes behind the last entry are empty strings */
			printf("proc %s\n", buf + at);
		at += strlen(buf + at) + 1;
	}
	marker(1);
	marker_report();
	return 0;
}

static void run(const char *what, char **env)
{
	char *args[] = { (char *)"me", (char *)"child", NULL };
	pid_t pid;

	printf("-- %s\n", what);
	pid = fork_flushed();
	if (pid == 0) {
		execve(self_exe(), args, env);
		_exit(127);
	}
	reap_ok(pid);
}

int main(int argc, char **argv)
{
	char *some[] = { (char *)"B=2",	     (char *)"A=1",	(char *)"EMPTY=",
			 (char *)"NOEQUALS", (char *)"A=again", NULL };
	char *none[] = { NULL };
	char *odd[] = { (char *)"LD_BIND_NOW=1", (char *)"WEIR_UNKNOWN=kept", (char *)"=x", NULL };

	(void)argv;
	if (argc > 1)
		return child();
	run("some", some);
	run("none", none);
	run("odd", odd);
	run("own", environ);
	run("null", NULL);
	return marker_pass();
}

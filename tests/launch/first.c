/* SPDX-License-Identifier: MIT */
/*
 * A program of one thread that makes the same calls each time: what strace sees of it bare, weir has
 * to see of it launched, from the first one on. "markers": makes marker calls, and says how many.
 * "exec FILE ARG...": executes FILE. "deleted FILE ARG...": unlinks FILE after opening it, and
 * executes what it was. "vfork FILE ARG..." and "thread FILE ARG...": from there. "mdwe": forbids
 * itself writable and executable memory, and executes itself. "killer FILE ARG...": kills many children that are about
 * to execute something, and executes FILE.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef PR_SET_MDWE
#define PR_SET_MDWE 65
#endif

extern char **environ;

static int markers(const char *me)
{
	char exe[256];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe));

	for (int i = 0; i < 7; i++)
		if (syscall(500, 0x7765697200000000l | i) != -1 || errno != ENOSYS)
			return 1;
	dprintf(1, "%s: markers 7 %.*s\n", me, n < 0 ? 0 : (int)n, exe);
	return 0;
}

static void *from_thread(void *argv)
{
	execv(((char **)argv)[0], argv);
	return NULL;
}

static int from_vfork(char **argv)
{
	int status = 0;
	pid_t pid = vfork();

	if (pid == 0) {
		execv(argv[0], argv);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

static int deleted(char **argv)
{
	int fd = open(argv[0], O_RDONLY | O_CLOEXEC);

	if (fd < 0 || unlink(argv[0]) < 0)
		return 1;
	syscall(SYS_execveat, fd, "", argv, environ, AT_EMPTY_PATH);
	return 1;
}

static int too_big(const char *path)
{
	static char big[140000];

	memset(big, 'x', sizeof(big) - 1);
	execl(path, path, big, NULL);
	return 1;
}

/* Each is stopped first, at another moment: so that what it waits for there can come, and is never taken. */
static void kill_children(void)
{
	char *args[] = { "true", NULL };

	for (long i = 0; i < 800; i++) {
		struct timespec at = { .tv_nsec = i * 79 % 800 * 2500 },
				later = { .tv_nsec = 2000000 };
		pid_t pid = fork();

		if (pid == 0)
			_exit(execve("/bin/true", args, environ) ? 99 : 0);
		nanosleep(&at, NULL);
		kill(pid, SIGSTOP);
		nanosleep(&later, NULL);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	pthread_t thread;

	if (strcmp(what, "markers") == 0)
		return markers(argv[0]);
	if (strcmp(what, "exec") == 0)
		execv(argv[2], argv + 2);
	if (strcmp(what, "toobig") == 0)
		return too_big(argv[2]);
	if (strcmp(what, "vfork") == 0)
		return from_vfork(argv + 2);
	if (strcmp(what, "deleted") == 0)
		return deleted(argv + 2);
	if (strcmp(what, "thread") == 0 && pthread_create(&thread, NULL, from_thread, argv + 2) == 0)
		pthread_join(thread, NULL);
	if (strcmp(what, "killer") == 0) {
		kill_children();
		execv(argv[2], argv + 2);
	}
	if (strcmp(what, "mdwe") == 0) {
		if (prctl(PR_SET_MDWE, 1, 0, 0, 0) < 0)
			return 77;
		execl(argv[0], argv[0], "markers", NULL);
	}
	/* As the interpreter of another file, whose name comes before the arguments. */
	if (argc > 2 && strcmp(argv[2], "emulated") == 0)
		return markers(argv[0]);
	return what[0] ? 1 : 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * forks PROGRESS - makes processes and threads in every way that there is, until it is told to end by SIGTERM.
 *
 * All that is made ends within the round, so nothing of it may be left over.
 */
#include <sched.h>
#include <spawn.h>

#include "progress.h"

extern char **environ;

static volatile sig_atomic_t stop;
static char *true_args[] = { "true", NULL };

static void on_term(int sig)
{
	(void)sig;
	stop = 1;
}

static void *body(void *arg)
{
	pid_t pid;

	if (!arg)
		return NULL;
	pid = fork();
	if (pid == 0)
		_exit(5);
	check(WEXITSTATUS(reap(pid)) == 5);
	return NULL;
}

static void by_fork(void)
{
	pid_t pids[8];

	for (int i = 0; i < 8; i++) {
		pids[i] = fork();
		if (pids[i] == 0)
			_exit(raw0(SYS_getpid) == getpid() ? i : 99);
	}
	for (int i = 0; i < 8; i++)
		check(WEXITSTATUS(reap(pids[i])) == i);
}

static void by_vfork(void)
{
	pid_t pid = vfork();

	if (pid == 0)
		_exit(execve("/bin/true", true_args, environ) ? 98 : 0);
	reap_ok(pid);
	pid = vfork();
	if (pid == 0) {
		execve("/nonexistent", true_args, environ);
		_exit(7);
	}
	check(WEXITSTATUS(reap(pid)) == 7);
}

static void by_spawn(void)
{
	pid_t pid;

	check(posix_spawn(&pid, "/bin/true", NULL, NULL, true_args, environ) == 0);
	reap_ok(pid);
	check(WEXITSTATUS(system("exit 3")) == 3);
}

static int cloned(void *arg)
{
	(void)arg;
	return raw0(SYS_getppid) ? 4 : 99;
}

static void by_clone(void)
{
	static char stack[65536] __attribute__((aligned(16)));
	pid_t pid = clone(cloned, stack + sizeof(stack), CLONE_VM | SIGCHLD, NULL);

	check(WEXITSTATUS(reap(pid)) == 4);
}

static void by_thread(void)
{
	pthread_t t[4];

	for (long i = 0; i < 4; i++)
		check(pthread_create(&t[i], NULL, body, (void *)(i & 1)) == 0);
	for (int i = 0; i < 4; i++)
		check(pthread_join(t[i], NULL) == 0);
}

/* A child that is ended in the middle of a call, and one that fails there. */
static void by_death(void)
{
	pid_t pid = fork();

	if (pid == 0)
		for (;;)
			pause();
	check(kill(pid, SIGKILL) == 0);
	check(WTERMSIG(reap(pid)) == SIGKILL);
}

int main(int argc, char **argv)
{
	check(argc == 2);
	progress_at(argv[1]);
	signal(SIGTERM, on_term);
	while (!stop) {
		by_fork();
		by_vfork();
		by_spawn();
		by_clone();
		by_thread();
		by_death();
		progress_made();
		sleep_ms(5);
	}
	return 0;
}

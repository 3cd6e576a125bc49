/* SPDX-License-Identifier: MIT */
/* An exec that fails (ENOENT, EACCES, ENOEXEC, E2BIG, EFAULT, ENOTDIR, ELOOP) leaves everything working. */
#include "aid.h"

#include <sys/stat.h>

extern char **environ;

static volatile sig_atomic_t hits;

static void handler(int sig)
{
	(void)sig;
	hits++;
}

static void *body(void *arg)
{
	for (uint32_t i = 0; i < 10; i++)
		marker(i);
	return arg;
}

static void after(void)
{
	struct sigaction sa;
	sigset_t now;
	pthread_t t;
	pid_t pid;
	int before = hits;

	marker(1);
	check(raise(SIGUSR1) == 0 && hits == before + 1);
	check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
	check(sigismember(&now, SIGSYS) && sigismember(&now, SIGUSR2) && !sigismember(&now, SIGUSR1));
	check(sigaction(SIGSEGV, NULL, &sa) == 0 && sa.sa_handler == handler);
	check(sigaction(SIGHUP, NULL, &sa) == 0 && sa.sa_handler == SIG_IGN);
	check(pthread_create(&t, NULL, body, NULL) == 0);
	check(pthread_join(t, NULL) == 0);
	pid = fork();
	if (pid == 0)
		_exit(0);
	reap_ok(pid);
}

int main(void)
{
	char *args[] = { (char *)"x", NULL };
	char **huge = calloc(40, sizeof(*huge));
	char dir[] = "/tmp/exec-fails-XXXXXX", pipe[64];
	sigset_t set;

	handle(SIGUSR1, handler, 0);
	handle(SIGSEGV, handler, 0);
	signal(SIGHUP, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGSYS);
	sigaddset(&set, SIGUSR2);
	check(sigprocmask(SIG_SETMASK, &set, NULL) == 0);
	fflush(NULL);
	for (int i = 0; i < 39; i++) {
		huge[i] = malloc(131000);
		memset(huge[i], 'a', 130999);
		huge[i][130999] = '\0';
	}
	check(execve("/nonexistent", args, environ) == -1 && errno == ENOENT);
	after();
	check(execve("/etc/passwd", args, environ) == -1 && errno == EACCES);
	after();
	check(execve("/etc/passwd/x", args, environ) == -1 && errno == ENOTDIR);
	after();
	check(execve("/", args, environ) == -1 && errno == EACCES);
	after();
	/* A pipe that nobody writes to: looked at by opening, it would hold one up. */
	check(mkdtemp(dir) != NULL && snprintf(pipe, sizeof(pipe), "%s/pipe", dir) > 0);
	check(mkfifo(pipe, 0700) == 0);
	check(execve(pipe, args, environ) == -1 && errno == EACCES);
	check(unlink(pipe) == 0 && rmdir(dir) == 0);
	after();
	check(execve("/bin/true", huge, environ) == -1 && errno == E2BIG);
	after();
	check(execve("/bin/true", args, huge) == -1 && errno == E2BIG);
	after();
	check(syscall(SYS_execve, 8, args, environ) == -1 && errno == EFAULT);
	after();
	check(syscall(SYS_execve, "/bin/true", 8, environ) == -1 && errno == EFAULT);
	after();
	check(syscall(SYS_execve, "/bin/true", args, 8) == -1 && errno == EFAULT);
	after();
	check(syscall(SYS_execve, "", args, environ) == -1 && errno == ENOENT);
	after();
	return marker_pass();
}

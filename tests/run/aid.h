/* SPDX-License-Identifier: MIT */
/*
 * What several of the programs need: waiting for a child, showing how it ended, finding oneself,
 * and poking a thread that is known to sleep in a given system call.
 */
#ifndef AID_H
#define AID_H

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "marker.h"

#define AID __attribute__((unused)) static

/*
 * glibc declares these `leaf`: compilers may then keep statics in registers over them, although a
 * handler of this very file runs inside.
 */
#define AID_CALL(call) \
	__extension__({ \
		__asm__ volatile("" : : : "memory"); \
		int aid_ret_ = (call); \
		__asm__ volatile("" : : : "memory"); \
		aid_ret_; \
	})
#define raise(sig) AID_CALL(raise(sig))
#define kill(pid, sig) AID_CALL(kill((pid), (sig)))
#define sigprocmask(how, set, old) AID_CALL(sigprocmask((how), (set), (old)))
#define sigqueue(pid, sig, value) AID_CALL(sigqueue((pid), (sig), (value)))
#define pthread_kill(thread, sig) AID_CALL(pthread_kill((thread), (sig)))

/* A fault by a plain store, which compilers do not see through. */
AID void fault_here(void)
{
	volatile int *p;

	__asm__("mov $4,%k0" : "=r"(p));
	*p = 1;
}

AID int reap(pid_t pid)
{
	int status;
	pid_t got;

	check(pid > 0);
	do
		got = waitpid(pid, &status, 0);
	while (got < 0 && errno == EINTR);
	check(got == pid);
	return status;
}

AID void show_status(const char *what, int status)
{
	if (WIFEXITED(status))
		printf("%s: exit %d\n", what, WEXITSTATUS(status));
	else if (WIFSIGNALED(status))
		printf("%s: signal %d%s\n", what, WTERMSIG(status), WCOREDUMP(status) ? " core" : "");
	else
		printf("%s: status %#x\n", what, (unsigned int)status);
	fflush(stdout);
}

AID void reap_ok(pid_t pid)
{
	int status = reap(pid);

	if (status)
		show_status("child", status);
	check(status == 0);
}

/* Before a fork: else what stdio holds is written twice. */
AID pid_t fork_flushed(void)
{
	fflush(NULL);
	return fork();
}

AID const char *self_exe(void)
{
	static char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	check(n > 0);
	path[n] = '\0';
	return path;
}

AID pid_t tid_self(void)
{
	return (pid_t)syscall(SYS_gettid);
}

AID void sleep_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	while (nanosleep(&t, &t) < 0 && errno == EINTR)
		;
}

AID int64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

AID void handle(int sig, void (*handler)(int), int flags)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = handler;
	sa.sa_flags = flags;
	check(sigaction(sig, &sa, NULL) == 0);
}

AID void handle_info(int sig, void (*handler)(int, siginfo_t *, void *), int flags)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_sigaction = handler;
	sa.sa_flags = flags | SA_SIGINFO;
	check(sigaction(sig, &sa, NULL) == 0);
}

/* True if the task sleeps inside system call nr, as the kernel shows it. */
AID int blocked_in(pid_t pid, pid_t tid, long nr)
{
	char path[64];
	char line[256];
	char *end;
	long seen;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/syscall", (int)pid, (int)tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	n = read(fd, line, sizeof(line) - 1);
	close(fd);
	if (n <= 0)
		return 0;
	line[n] = '\0';
	errno = 0;
	seen = strtol(line, &end, 10);
	return end != line && seen == nr;
}

/* At most 20 seconds. */
AID void wait_blocked(pid_t pid, pid_t tid, long nr)
{
	for (int i = 0; i < 20000; i++) {
		if (blocked_in(pid, tid, nr))
			return;
		sleep_ms(1);
	}
	fprintf(stderr, "task %d never slept in system call %ld\n", (int)tid, nr);
	_exit(1);
}

/*
 * The poker: a thread that waits until the main thread sleeps in a call, sends it a signal, waits
 * for the handler to have run, and so on; in the end it does what lets the call finish.
 */
struct poker {
	pthread_t thread;
	pid_t tid;
	long nr;
	int sig;
	int times;
	void (*then)(void);
};

static volatile sig_atomic_t poke_hits;

AID void poke_handler(int sig)
{
	(void)sig;
	__atomic_add_fetch(&poke_hits, 1, __ATOMIC_RELAXED); /* from any thread */
}

AID void *poke_run(void *arg)
{
	struct poker *p = (struct poker *)arg;

	for (int i = 0; i < p->times; i++) {
		int before = poke_hits;

		wait_blocked(getpid(), p->tid, p->nr);
		check(syscall(SYS_tgkill, getpid(), p->tid, p->sig) == 0);
		for (int n = 0; poke_hits == before && n < 20000; n++)
			sleep_ms(1);
		check(poke_hits == before + 1);
	}
	if (p->then) {
		wait_blocked(getpid(), p->tid, p->nr);
		p->then();
	}
	return NULL;
}

AID void poke_start(struct poker *p, long nr, int times, void (*then)(void))
{
	p->tid = tid_self();
	p->nr = nr;
	p->sig = SIGUSR1;
	p->times = times;
	p->then = then;
	poke_hits = 0;
	check(pthread_create(&p->thread, NULL, poke_run, p) == 0);
}

AID void poke_end(struct poker *p)
{
	check(pthread_join(p->thread, NULL) == 0);
}

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Calls by `int $0x80` that block, change the mask, make a process or end one: a signal interrupts and
 * restarts them, masks stay as they were set, and parent and child go on with calls of their own.
 */
#include <sys/mman.h>
#include <sys/prctl.h>

#include "aid.h"

/* Numbers of i386. */
enum {
	I386_EXIT = 1,
	I386_FORK = 2,
	I386_READ = 3,
	I386_PAUSE = 29,
	I386_KILL = 37,
	I386_MUNMAP = 91,
	I386_MPROTECT = 125,
	I386_PRCTL = 172,
	I386_SIGPROCMASK = 175,
	I386_VFORK = 190,
	I386_EXIT_GROUP = 252,
};

static long int80(long nr, long a, long b, long c, long d)
{
	long ret;

	__asm__ volatile("int $0x80"
			 : "=a"(ret)
			 : "0"(nr), "b"(a), "c"(b), "d"(c), "S"(d)
			 : "memory", "r8", "r9", "r10", "r11");
	return ret;
}

static volatile int hits;

static void on_alarm(int sig)
{
	(void)sig;
	hits++;
}

/* Addresses below 4 GiB: a page for masks and data. */
static uint64_t *low;

static void alarm_soon(void)
{
	struct itimerspec soon = { .it_value = { 0, 20000000 } };
	struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM };
	timer_t id;

	check(timer_create(CLOCK_MONOTONIC, &ev, &id) == 0);
	check(timer_settime(id, 0, &soon, NULL) == 0);
}

static void *writer(void *arg)
{
	int *fds = arg;

	while (!hits)
		sleep_ms(1);
	sleep_ms(20);
	check(write(fds[1], "x", 1) == 1);
	return NULL;
}

static void blocking(void)
{
	pthread_t t;
	int fds[2];

	handle(SIGALRM, on_alarm, 0);
	alarm_soon();
	check(int80(I386_PAUSE, 0, 0, 0, 0) == -EINTR && hits == 1);
	check(pipe(fds) == 0);
	hits = 0;
	alarm_soon();
	check(int80(I386_READ, fds[0], (long)low, 1, 0) == -EINTR && hits == 1);
	hits = 0;
	handle(SIGALRM, on_alarm, SA_RESTART);
	sigset_t set, old;
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	check(pthread_sigmask(SIG_BLOCK, &set, &old) == 0);
	check(pthread_create(&t, NULL, writer, fds) == 0);
	check(pthread_sigmask(SIG_SETMASK, &old, NULL) == 0);
	alarm_soon();
	check(int80(I386_READ, fds[0], (long)low, 1, 0) == 1 && hits == 1);
	check(pthread_join(t, NULL) == 0);
}

static void masks(void)
{
	sigset_t set;

	low[0] = ~0ull;
	check(int80(I386_SIGPROCMASK, SIG_SETMASK, (long)low, (long)(low + 1), 8) == 0);
	check(low[1] == 0);
	for (uint32_t i = 0; i < 3; i++)
		marker(i);
	check(syscall(SYS_getppid) == getppid());
	check(sigprocmask(SIG_SETMASK, NULL, &set) == 0 && sigismember(&set, SIGSYS) &&
	      sigismember(&set, SIGUSR1) && sigismember(&set, SIGSEGV));
	hits = 0;
	handle(SIGUSR1, on_alarm, 0);
	check(int80(I386_KILL, getpid(), SIGUSR1, 0, 0) == 0 && hits == 0);
	low[0] = 0;
	check(int80(I386_SIGPROCMASK, SIG_SETMASK, (long)low, (long)(low + 1), 8) == 0);
	check(hits == 1 && (low[1] >> (SIGSYS - 1) & 1));
	check(int80(I386_KILL, getpid(), SIGUSR1, 0, 0) == 0 && hits == 2);
}

static void processes(void)
{
	static const long how[] = { I386_FORK, I386_VFORK, I386_FORK };
	int status;

	for (unsigned i = 0; i < 3; i++) {
		long pid;

		fflush(NULL);
		pid = int80(how[i], 0, 0, 0, 0);
		if (pid == 0) {
			for (uint32_t n = 0; n < 200; n++)
				marker(n);
			check(getpid() == raw0(SYS_getpid) && getpid() != getppid());
			if (i == 0)
				int80(I386_EXIT_GROUP, 7, 0, 0, 0);
			if (i == 1)
				int80(I386_EXIT, 8, 0, 0, 0);
			_exit(9);
		}
		check(pid > 0);
		for (uint32_t n = 0; n < 200; n++)
			marker(n);
		check(waitpid((pid_t)pid, &status, 0) == pid && WEXITSTATUS(status) == 7 + (int)i);
		marker(i);
	}
}

/* Code comes, goes and is changed by such calls. */
static void code(void)
{
	static const unsigned char text[] = { 0xb8, 0xf4, 1, 0, 0, 0x0f, 0x05, 0xc3 };
	static const unsigned char other[] = { 0xb8, 0x6e, 0, 0, 0, 0x0f, 0x05, 0xc3 };
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	long (*fn)(uint64_t) = (long (*)(uint64_t))(uintptr_t)page;

	check(page != MAP_FAILED);
	memcpy(page, text, sizeof(text));
	for (int i = 0; i < 5; i++) {
		check(int80(I386_MPROTECT, (long)page, 4096, PROT_READ | PROT_EXEC, 0) == 0);
		*marker_count += 2;
		check(fn(MARKER_MAGIC) == -ENOSYS && fn(MARKER_MAGIC) == -ENOSYS);
		check(int80(I386_MPROTECT, (long)page, 4096, PROT_READ | PROT_WRITE, 0) == 0);
		check(memcmp(page, text, sizeof(text)) == 0);
	}
	check(int80(I386_MUNMAP, (long)page, 4096, 0, 0) == 0);
	check(mmap(page, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
		   0) == page);
	memcpy(page, other, sizeof(other));
	check(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
	check(fn(0) == getppid() && fn(0) == getppid());
	check(int80(I386_PRCTL, 59 /* PR_SET_SYSCALL_USER_DISPATCH */, 0, 0, 0) == 0);
	marker(0);
}

int main(void)
{
	low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	check(low != MAP_FAILED);
	if (int80(20, 0, 0, 0, 0) == -ENOSYS)
		skip("no 32-bit calls here");
	check(int80(20, 0, 0, 0, 0) == getpid());
	blocking();
	masks();
	processes();
	code();
	return marker_pass();
}

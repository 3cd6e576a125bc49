/* SPDX-License-Identifier: MIT */
/* Calls at sites that no jump fits: in a loop, in handlers, in threads under a storm of signals, in children. */
#include <sys/time.h>

#include "zero_site.h"

ZERO_SITE(call_marker, "mov $500, %eax");
ZERO_SITE(call_getppid, "mov $110, %eax");
ZERO_SITE(call_read, "xor %eax, %eax");

/* rcx and r11 are the kernel's; everything else, the flags and the stack above rsp stay. */
static void registers_kept(void)
{
	long ret = 500, a = MARKER_MAGIC, b = 7, c = 0x77656972;
	uint64_t got[3], flags;

	__asm__ volatile(
		"mov $0x1111, %%r8d\n\tmov $0x2222, %%r9d\n\tmov $0x3333, %%r10d\n\t"
		"stc\n\tcall call_marker\n\tpushf\n\tpop %[flags]\n\t"
		"mov %%r8, %[p]\n\tmov %%r9, %[q]\n\tmov %%r10, %[r]"
		: "+a"(ret), "+D"(a), "+S"(b),
		  "+d"(c), [flags] "=&r"(flags), [p] "=&r"(got[0]), [q] "=&r"(got[1]), [r] "=&r"(got[2])
		:
		: "rcx", "r8", "r9", "r10", "r11", "memory", "cc");
	++*marker_count;
	check(ret == -ENOSYS && a == MARKER_MAGIC && b == 7 && c == 0x77656972);
	check(got[0] == 0x1111 && got[1] == 0x2222 && got[2] == 0x3333 && (flags & 1));
}

static pid_t parent;
static volatile long handled;

static void handler(int sig)
{
	(void)sig;
	check(call_getppid(0, 0, 0) == parent);
	handled++;
}

static void *storm(void *arg)
{
	(void)arg;
	for (int i = 0; i < 20000; i++) {
		check(call_getppid(0, 0, 0) == parent);
		check(call_read(-1, 0, 0) == -EBADF);
	}
	return NULL;
}

int main(void)
{
	const struct itimerval often = { { 0, 700 }, { 0, 700 } }, never = { { 0, 0 }, { 0, 0 } };
	pthread_t threads[4];
	pid_t child;

	check(zero_room[1] == 0);
	parent = getppid();
	handle(SIGALRM, handler, SA_RESTART);
	for (int i = 0; i < ZERO_OFTEN; i++) {
		++*marker_count;
		check(call_marker(MARKER_MAGIC, 0, 0) == -ENOSYS);
		check(call_getppid(0, 0, 0) == parent);
		check(call_read(-1, 0, 0) == -EBADF);
	}
	registers_kept();
	check(raise(SIGALRM) == 0 && handled == 1);
	check(setitimer(ITIMER_REAL, &often, NULL) == 0);
	storm(NULL);
	for (int i = 0; i < 4; i++)
		check(pthread_create(&threads[i], NULL, storm, NULL) == 0);
	for (int i = 0; i < 4; i++)
		check(pthread_join(threads[i], NULL) == 0);
	check(setitimer(ITIMER_REAL, &never, NULL) == 0);
	child = fork_flushed();
	if (child == 0) {
		parent = getppid();
		storm(NULL);
		_exit(0);
	}
	reap_ok(child);
	return marker_pass();
}

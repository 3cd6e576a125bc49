/* SPDX-License-Identifier: MIT */
/*
 * What one system call costs. calls HOW COUNT prints nanoseconds a call.
 *
 * HOW: libc   getppid by syscall() of libc
 *      raw    getppid by instructions of our own, the number directly before each
 *      getuid as raw, another number (for hooks that exclude or answer one of the two)
 *      loaded getppid by one instruction whose number comes from a register
 *      noroom getppid by an instruction that no jump fits, in a function that calls another
 *      raise  raise() of a signal that has a handler, until it has returned
 *      first  the first calls of a site, of 64 sites: of 32 rounds through them the dearest; COUNT is not looked at
 *      threads  a figure without unit: the time of 8 threads with COUNT calls each, of as many by one thread
 */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static volatile long raised;

static void on_signal(int sig)
{
	(void)sig;
	raised = raised + 1;
}

static inline long loaded(long nr)
{
	long ret;

	__asm__ volatile("syscall" : "=a"(ret) : "0"(nr) : "rcx", "r11", "memory");
	return ret;
}

/*
 * Inline calls, from 16 sites in turn. A loop of system calls takes one of two times, 38 ns a call apart and the same in
 * all its rounds: which one depends on where its code lies, without weir as well. One site shows it more often than 16.
 */
#define SITES 16
#define LOOP(NAME, LOAD) \
	static __attribute__((noinline, aligned(64))) void NAME(long count) \
	{ \
		for (long i = count / SITES; i >= 0; i--) \
			__asm__ volatile(".rept 16\n\t" LOAD "\n\tsyscall\n\t.endr" \
					 : \
					 : "i"((long)SYS_getppid), "i"((long)SYS_getuid) \
					 : "rax", "rcx", "r11", "memory"); \
	}

LOOP(raw, "mov %0,%%eax")
LOOP(raw_getuid, "mov %1,%%eax")

/* What follows the instruction reads, with it, as a jump 2 MiB further: into this. */
static volatile char room[4 << 20];

long no_room(void);
__asm__(".text\n.type no_room, @function\nno_room:\n\t.cfi_startproc\n\tmov $110, %eax\n\tjmp 2f\n"
	"1:\tcall no_room\n\t.rept 30\n\tlea 0x11223344(%rbx), %rbx\n\t.endr\n"
	"2:\tmov $110, %eax\n\tmov %edi, %edi\n\tsyscall\n\tnopl (%rax)\n\tret\n"
	"\t.rept 30\n\tlea 0x11223344(%rbx), %rbx\n\t.endr\n\tjmp 1b\n\t.cfi_endproc\n"
	".size no_room, . - no_room\n");

#define FIRST 64
#define THREADS 8

static void first(void)
{
	__asm__ volatile(".rept 64\n\tmov $110,%%eax\n\tsyscall\n\t.endr" /* getppid */
			 :
			 :
			 : "rax", "rcx", "r11", "memory");
}

static void *raw_calls(void *count)
{
	raw(*(long *)count);
	return NULL;
}

/* How well calls of several threads run at once: 0.5 is the best on two cores. */
static double threads(long count)
{
	long all = THREADS * count;
	double start = now(), one;
	pthread_t t[THREADS];

	raw_calls(&all);
	one = now() - start;
	start = now();
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&t[i], NULL, raw_calls, &count))
			exit(3);
	for (int i = 0; i < THREADS; i++)
		pthread_join(t[i], NULL);
	return (now() - start) / one;
}

static void loop(const char *how, long count)
{
	volatile long nr = SYS_getppid;

	if (!strcmp(how, "raise"))
		for (long i = 0; i < count; i++)
			raise(SIGUSR1);
	else if (!strcmp(how, "libc"))
		for (long i = 0; i < count; i++)
			syscall(SYS_getppid);
	else if (!strcmp(how, "raw"))
		raw(count);
	else if (!strcmp(how, "getuid"))
		raw_getuid(count);
	else if (!strcmp(how, "noroom"))
		for (long i = 0; i < count + room[0]; i++)
			no_room();
	else if (!strcmp(how, "loaded"))
		for (long i = 0; i < count; i++)
			loaded(nr);
	else
		exit(2);
}

int main(int argc, char **argv)
{
	long count;
	double best = 1e18;

	if (argc != 3)
		return 2;
	count = atol(argv[2]);
	/* What Syscall User Dispatch itself costs, without weir: armed, with everything allowed. */
	if (getenv("BENCH_DISPATCH") && prctl(59, 1, 1, ~0ul - 1, 0)) {
		perror("prctl");
		return 1;
	}
	if (!strcmp(argv[1], "first")) {
		double worst = 0;

		/* A site traps some times before it is patched, once: the round in which that happens shows. */
		for (int i = 0; i < 32; i++) {
			double start = now(), took;

			first();
			took = now() - start;
			worst = took > worst ? took : worst;
		}
		printf("%.3f\n", worst / FIRST);
		return 0;
	}
	if (!strcmp(argv[1], "threads")) {
		for (int i = 0; i < 3; i++) {
			double ratio = threads(count);

			best = ratio < best ? ratio : best;
		}
		printf("%.3f\n", best);
		return 0;
	}
	signal(SIGUSR1, on_signal);
	loop(argv[1], count / 10 + 1);
	/* The least of five: the rest is the machine's. */
	for (int i = 0; i < 5; i++) {
		double start = now();

		loop(argv[1], count);
		start = now() - start;
		if (start < best)
			best = start;
	}
	printf("%.3f\n", best / (double)count);
	return 0;
}

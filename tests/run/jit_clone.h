/* SPDX-License-Identifier: MIT */
/* Threads and processes that generated code makes, see jit_clone.c. */
#ifndef JIT_CLONE_H
#define JIT_CLONE_H

#include <linux/futex.h>
#include <sched.h>
#include <stdbool.h>
#include <sys/mman.h>

#include "aid.h"

#define THREAD \
	(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | \
	 CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID)

/* rdi flags, rsi stack, rdx ctid, rcx tls, r8 what to run: as thread_start() of clone_raw_thread, but anywhere. */
static const unsigned char start_code[] = {
	0x49, 0x89, 0xd2,	      /* mov %rdx, %r10 */
	0x4d, 0x89, 0xc1,	      /* mov %r8, %r9 */
	0x49, 0x89, 0xc8,	      /* mov %rcx, %r8 */
	0xb8, 0x38, 0x00, 0x00, 0x00, /* mov $56, %eax */
	0x0f, 0x05,		      /* syscall */
	0x48, 0x85, 0xc0,	      /* test %rax, %rax */
	0x75, 0x06,		      /* jne 1f */
	0x31, 0xed,		      /* xor %ebp, %ebp */
	0x41, 0xff, 0xd1,	      /* call *%r9 */
	0xf4,			      /* hlt */
	0xc3,			      /* 1: ret */
};

static long (*start)(unsigned long flags, void *stack, int *ctid, void *tls, void (*fn)(void));
static int ctid[4], wrong, signals;

enum { ROUNDS = 300 };

/* No libc: two of these may have the same thread pointer. */
static void work(void)
{
	long tid = raw0(SYS_gettid);

	for (uint32_t i = 0; i < ROUNDS; i++) {
		if (raw0(SYS_gettid) != tid || raw3(SYS_tgkill, raw0(SYS_getpid), tid, 0) != 0)
			__atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
		marker(i);
		if (i % 16 == 0)
			raw0(SYS_sched_yield);
	}
}

__attribute__((noinline, used)) static void body(void)
{
	work();
	raw1(SYS_exit, 0);
	__builtin_unreachable();
}

static void on_usr1(int sig)
{
	(void)sig;
	__atomic_add_fetch(&signals, 1, __ATOMIC_SEQ_CST);
	marker(7);
}

/* It makes no call before its first signal. */
__attribute__((noinline, used)) static void spinner(void)
{
	while (!__atomic_load_n(&signals, __ATOMIC_SEQ_CST))
		__asm__ volatile("pause");
	work();
	raw1(SYS_exit, 0);
	__builtin_unreachable();
}

static void await(int *word)
{
	for (int v; (v = __atomic_load_n(word, __ATOMIC_SEQ_CST)) != 0;)
		raw4(SYS_futex, word, FUTEX_WAIT, v, 0);
}

/* Two, and their maker at work or waiting. */
static void threads(char *stacks, bool own_tls, bool waiting)
{
	static uint64_t tls[2][64];

	for (int i = 0; i < 2; i++) {
		unsigned long flags = THREAD;

		tls[i][32] = (uintptr_t)&tls[i][32];
		if (own_tls)
			flags |= CLONE_SETTLS;
		ctid[i] = 1;
		check(start(flags, stacks + 16384 * (i + 1), &ctid[i], &tls[i][32], body) > 0);
	}
	if (!waiting)
		work();
	await(&ctid[0]);
	await(&ctid[1]);
}

static void signalled(char *stack)
{
	long tid;

	signals = 0;
	ctid[2] = 1;
	tid = start(THREAD, stack + 32768, &ctid[2], NULL, spinner);
	check(tid > 0);
	check(raw3(SYS_tgkill, getpid(), tid, SIGUSR1) == 0);
	await(&ctid[2]);
	check(signals == 1);
}

static void copied(void)
{
	int status;
	long pid = start(SIGCHLD, NULL, NULL, NULL, body);

	check(pid > 0);
	work();
	check(raw4(SYS_wait4, pid, &status, 0, 0) == pid);
	check(status == 0);
}

static void make_code(void)
{
	char *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	check(code != MAP_FAILED);
	memcpy(code, start_code, sizeof(start_code));
	check(mprotect(code, 4096, PROT_READ | PROT_EXEC) == 0);
	start = (long (*)(unsigned long, void *, int *, void *, void (*)(void)))(uintptr_t)code;
	handle(SIGUSR1, on_usr1, 0);
}

static void make_all(int rounds)
{
	char in_frame[32768] __attribute__((aligned(16)));
	char *elsewhere = aligned_alloc(4096, 32768);

	for (int i = 0; i < rounds; i++) {
		threads(elsewhere, i & 1, i & 2);
		threads(in_frame, i & 1, i & 2);
		signalled(elsewhere);
		copied();
	}
	free(elsewhere);
	check(wrong == 0);
}

#endif

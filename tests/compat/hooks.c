/* SPDX-License-Identifier: MIT */
/*
 * The hooks that the tests of libsyscall_intercept preload: the environment variable HOOK names one. What a
 * hook saw is read by the program (probe.c) through hook_count() and hook_value().
 *
 * Written as programs for the original are: nothing here knows of weir.
 */
#include <errno.h>
#include <libsyscall_intercept_hook_point.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CALLS 512
#define VALUES 16
#define EXPORT __attribute__((visibility("default")))

static long counts[CALLS];
static long values[VALUES];

EXPORT long hook_count(long nr);
EXPORT long hook_value(int i);
EXPORT void hook_set(int i, long value);
EXPORT int hook_allowed(void);

long hook_count(long nr)
{
	return __atomic_load_n(&counts[nr], __ATOMIC_SEQ_CST);
}

long hook_value(int i)
{
	return __atomic_load_n(&values[i], __ATOMIC_SEQ_CST);
}

void hook_set(int i, long value)
{
	__atomic_store_n(&values[i], value, __ATOMIC_SEQ_CST);
}

/* What the constructor was told. */
int hook_allowed(void)
{
	return (int)values[VALUES - 1];
}

#define HOOK(name) \
	static int name(long nr, long a0, long a1, long a2, long a3, long a4, long a5, long *result)
#define UNUSED() \
	((void)nr, (void)a0, (void)a1, (void)a2, (void)a3, (void)a4, (void)a5, (void)result)

HOOK(forward)
{
	UNUSED();
	return 1;
}

HOOK(answer)
{
	UNUSED();
	if (nr != SYS_getppid)
		return 1;
	*result = 4242;
	return 0;
}

HOOK(enosys)
{
	UNUSED();
	if (nr != SYS_getppid)
		return 1;
	*result = -ENOSYS;
	return 0;
}

HOOK(nostore)
{
	UNUSED();
	return nr == SYS_getppid ? 0 : 1;
}

/* close() of the descriptor in value 0 succeeds and closes nothing. */
HOOK(keep_open)
{
	UNUSED();
	if (nr != SYS_close || a0 != values[0])
		return 1;
	*result = 0;
	return 0;
}

/* The arguments of getpid and getppid, as they come. */
HOOK(record)
{
	UNUSED();
	if (nr == SYS_getpid || nr == SYS_getppid) {
		const long a[] = { nr, a0, a1, a2, a3, a4, a5 };

		memcpy(values, a, sizeof(a));
	}
	return 1;
}

HOOK(set_errno)
{
	UNUSED();
	errno = 55;
	return 1;
}

/* Through libc: the hook is called again for this one. */
HOOK(nested)
{
	UNUSED();
	if (nr == SYS_getppid)
		values[0] = write(-1, "x", 1);
	return 1;
}

HOOK(no_intercept)
{
	UNUSED();
	if (nr == SYS_getppid) {
		errno = 33;
		values[0] = syscall_no_intercept(SYS_write, -1, "x", 1);
		values[1] = errno;
	}
	return 1;
}

HOOK(fork_self)
{
	UNUSED();
	if (nr != SYS_fork && !(nr == SYS_clone && a1 == 0))
		return 1;
	*result = syscall_no_intercept(nr, a0, a1, a2, a3, a4, a5);
	return 0;
}

HOOK(refuse_vfork)
{
	UNUSED();
	if (nr != SYS_vfork)
		return 1;
	*result = -EAGAIN;
	return 0;
}

HOOK(refuse_threads)
{
	UNUSED();
	if (nr != SYS_clone3 && nr != SYS_clone)
		return 1;
	*result = -EAGAIN;
	return 0;
}

HOOK(answer_sigreturn)
{
	UNUSED();
	if (nr != SYS_rt_sigreturn)
		return 1;
	*result = 0;
	return 0;
}

/* While value 0 is set: every call of the program is done at once, with 22. */
HOOK(mock)
{
	UNUSED();
	if (!values[0] || (nr == SYS_write && a0 == 2))
		return 1;
	*result = values[0];
	return 0;
}

/* write(8765, ..., 11) writes 5 bytes. */
HOOK(short_write)
{
	UNUSED();
	if (nr != SYS_write || a0 != 8765 || a2 != 11)
		return 1;
	*result = 5;
	return 0;
}

HOOK(crash)
{
	UNUSED();
	if (nr == SYS_getppid)
		*(volatile int *)(uintptr_t)(a0 & 1) = 1;
	return 1;
}

HOOK(deep)
{
	volatile char room[512 << 10];

	UNUSED();
	for (size_t i = 0; i < sizeof(room); i += 4096)
		room[i] = (char)nr;
	return room[4096] == (char)nr ? 1 : 0;
}

/* Every register that a function may change, the vector state whole, and the modes of the two units. */
HOOK(clobber)
{
	static const unsigned int mxcsr = 0x5f80;
	static const unsigned short control = 0x0c7f;

	UNUSED();
	__asm__ volatile("ldmxcsr %0\n\tfldcw %1\n\tfldpi\n\tfldpi" : : "m"(mxcsr), "m"(control));
	__asm__ volatile("pcmpeqd %%xmm0, %%xmm0\n\t"
			 "movdqa %%xmm0, %%xmm1\n\tmovdqa %%xmm0, %%xmm2\n\tmovdqa %%xmm0, %%xmm3\n\t"
			 "movdqa %%xmm0, %%xmm4\n\tmovdqa %%xmm0, %%xmm5\n\tmovdqa %%xmm0, %%xmm6\n\t"
			 "movdqa %%xmm0, %%xmm7\n\tmovdqa %%xmm0, %%xmm8\n\tmovdqa %%xmm0, %%xmm9\n\t"
			 "movdqa %%xmm0, %%xmm10\n\tmovdqa %%xmm0, %%xmm11\n\tmovdqa %%xmm0, %%xmm12\n\t"
			 "movdqa %%xmm0, %%xmm13\n\tmovdqa %%xmm0, %%xmm14\n\tmovdqa %%xmm0, %%xmm15"
			 :
			 :
			 : "memory");
	if (__builtin_cpu_supports("avx"))
		__asm__ volatile("vzeroall" : : : "memory");
	if (__builtin_cpu_supports("avx512f"))
		__asm__ volatile("vpternlogd $0xff, %%zmm0, %%zmm0, %%zmm0\n\t"
				 "vmovdqa64 %%zmm0, %%zmm7\n\tvmovdqa64 %%zmm0, %%zmm15\n\t"
				 "vmovdqa64 %%zmm0, %%zmm16\n\tvmovdqa64 %%zmm0, %%zmm31\n\t"
				 "kxnorw %%k0, %%k0, %%k0\n\tkxnorw %%k1, %%k1, %%k1\n\t"
				 "kxnorw %%k2, %%k2, %%k2\n\tkxnorw %%k3, %%k3, %%k3\n\t"
				 "kxnorw %%k4, %%k4, %%k4\n\tkxnorw %%k5, %%k5, %%k5\n\t"
				 "kxnorw %%k6, %%k6, %%k6\n\tkxnorw %%k7, %%k7, %%k7"
				 :
				 :
				 : "memory");
	/* What the ABI asks of a function itself: an empty x87 stack, and its own control words. */
	__asm__ volatile("fninit\n\tstc" : : : "memory", "cc");
	return 1;
}

typedef int hook_fn(long, long, long, long, long, long, long, long *);

static const struct {
	const char *name;
	hook_fn *fn;
} hooks[] = {
	{ "answer", answer },
	{ "answer_sigreturn", answer_sigreturn },
	{ "clobber", clobber },
	{ "crash", crash },
	{ "deep", deep },
	{ "enosys", enosys },
	{ "fork_self", fork_self },
	{ "forward", forward },
	{ "keep_open", keep_open },
	{ "mock", mock },
	{ "nested", nested },
	{ "no_intercept", no_intercept },
	{ "nostore", nostore },
	{ "record", record },
	{ "refuse_threads", refuse_threads },
	{ "refuse_vfork", refuse_vfork },
	{ "set_errno", set_errno },
	{ "short_write", short_write },
};

static hook_fn *chosen;

HOOK(counted)
{
	if (nr >= 0 && nr < CALLS)
		__atomic_add_fetch(&counts[nr], 1, __ATOMIC_SEQ_CST);
	return chosen(nr, a0, a1, a2, a3, a4, a5, result);
}

/* Values 8 to 12: children, the thread of the last one, parents, what the last was told, its thread. */
static void clone_child(void)
{
	__atomic_add_fetch(&values[8], 1, __ATOMIC_SEQ_CST);
	hook_set(9, syscall_no_intercept(SYS_gettid));
}

static void clone_parent(long pid)
{
	hook_set(11, pid);
	hook_set(12, syscall_no_intercept(SYS_gettid));
	__atomic_add_fetch(&values[10], 1, __ATOMIC_SEQ_CST);
}

__attribute__((constructor)) static void start(void)
{
	const char *name = getenv("HOOK");

	values[VALUES - 1] = syscall_hook_in_process_allowed();
	if (!name)
		return;
	for (size_t i = 0; i < sizeof(hooks) / sizeof(hooks[0]); i++)
		if (strcmp(hooks[i].name, name) == 0)
			chosen = hooks[i].fn;
	if (!chosen)
		abort();
	intercept_hook_point_clone_child = clone_child;
	intercept_hook_point_clone_parent = clone_parent;
	intercept_hook_point = counted;
}

/* SPDX-License-Identifier: MIT */
/*
 * Marker calls: system calls that no program makes by chance, so that a trace can be checked to
 * have recorded every one of them.
 *
 * A marker is number 500 with 0x7765697200000000 | i as its first argument. No kernel knows the
 * number, so each returns -ENOSYS and has no effect. The count is kept in memory shared with
 * children; the program that owns it prints "markers N" by marker_pass(), and the driver adds up
 * these lines and compares the sum with the trace.
 */
#ifndef MARKER_H
#define MARKER_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "run.h"

#define MARKER_NR 500
#define MARKER_MAGIC 0x7765697200000000ull

static uint64_t *marker_count;

__attribute__((constructor)) static void marker_setup(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED)
		abort();
	marker_count = (uint64_t *)page;
}

/* A system call without libc: each use is a site of its own. */
static inline __attribute__((always_inline)) long raw6(long nr, long a, long b, long c, long d,
						       long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long ret;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "0"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return ret;
}

#define raw0(nr) raw6((nr), 0, 0, 0, 0, 0, 0)
#define raw1(nr, a) raw6((nr), (long)(a), 0, 0, 0, 0, 0)
#define raw2(nr, a, b) raw6((nr), (long)(a), (long)(b), 0, 0, 0, 0)
#define raw3(nr, a, b, c) raw6((nr), (long)(a), (long)(b), (long)(c), 0, 0, 0)
#define raw4(nr, a, b, c, d) raw6((nr), (long)(a), (long)(b), (long)(c), (long)(d), 0, 0)

/* Counted before it is made, so that a marker cut short by death is still one entered. */
static inline __attribute__((always_inline)) void marker(uint32_t i)
{
	__atomic_add_fetch(marker_count, 1, __ATOMIC_SEQ_CST);
	if (raw1(MARKER_NR, MARKER_MAGIC | i) != -38)
		abort();
}

static inline void marker_report(void)
{
	printf("markers %llu\n", (unsigned long long)__atomic_load_n(marker_count, __ATOMIC_SEQ_CST));
}

static inline int marker_pass(void)
{
	marker_report();
	return pass();
}

#endif

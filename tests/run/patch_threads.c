/* SPDX-License-Identifier: MIT */
/*
 * Threads call sites of every shape while their text is made writable and executable again and again:
 * each time the program has to find its own instructions there, and no thread may stumble over a half.
 */
#include <sched.h>
#include <stdatomic.h>
#include <sys/mman.h>

#include "aid.h"

/*
 * Each page holds one function of each shape: the number loaded directly before, loaded earlier with
 * padding behind the function, loaded earlier with none, and one whose call crosses a cache line.
 */
#define PAGES 4
#define SHAPES 4
#define PAGE_TEXT(n) \
	".balign 4096\n" \
	"shape_mov_" #n ":\n.cfi_startproc\nmov %rsi,%r8\nmov $500,%eax\nsyscall\nret\n.cfi_endproc\n" \
	".fill 16,1,0xcc\n" \
	"shape_short_" #n \
	":\n.cfi_startproc\nmov $500,%eax\nmov %rsi,%r8\nsyscall\nret\n.cfi_endproc\n" \
	".fill 16,1,0xcc\n" \
	"shape_pun_" #n ":\n.cfi_startproc\nmov $500,%eax\nmov %rsi,%r8\nsyscall\n" \
	"cmp $-4095,%rax\nret\n.cfi_endproc\n" \
	".balign 64\n.fill 61,1,0x90\n" \
	"shape_line_" #n ":\n.cfi_startproc\nmov $500,%eax\nsyscall\nret\n.cfi_endproc\n" \
	".fill 16,1,0xcc\n.balign 4096\n"

__asm__(".pushsection .text.shapes,\"ax\",@progbits\n.globl shapes\n.hidden shapes\nshapes:\n" //
	PAGE_TEXT(0) PAGE_TEXT(1) PAGE_TEXT(2) PAGE_TEXT(3)				       //
	".popsection\n");

#define DECLARE(n) \
	extern const char shape_mov_##n[], shape_short_##n[], shape_pun_##n[], shape_line_##n[]
DECLARE(0);
DECLARE(1);
DECLARE(2);
DECLARE(3);
extern char shapes[];

#define ROW(n) \
	{ \
		shape_mov_##n, shape_short_##n, shape_pun_##n, shape_line_##n \
	}
static const char *const call_at[PAGES][SHAPES] = { ROW(0), ROW(1), ROW(2), ROW(3) };

static atomic_bool stop;
static atomic_uint started;
static char before[PAGES * 4096];

static void *caller(void *arg)
{
	uint64_t i = 0;

	(void)arg;
	atomic_fetch_add(&started, 1);
	while (!atomic_load_explicit(&stop, memory_order_relaxed)) {
		const char *at = call_at[i / SHAPES % PAGES][i % SHAPES];
		long (*call)(uint64_t, uint64_t);

		memcpy(&call, &at, sizeof(call));
		__atomic_add_fetch(marker_count, 1, __ATOMIC_SEQ_CST);
		check(call(MARKER_MAGIC | (i & 0xffff), 7) == -ENOSYS);
		i++;
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	check(mprotect(shapes, sizeof(before), PROT_READ | PROT_WRITE | PROT_EXEC) == 0);
	memcpy(before, shapes, sizeof(before));
	check(mprotect(shapes, sizeof(before), PROT_READ | PROT_EXEC) == 0);
	for (unsigned i = 0; i < 2; i++)
		check(pthread_create(&threads[i], NULL, caller, NULL) == 0);
	while (atomic_load(&started) < 2)
		sched_yield();
	for (unsigned i = 0; i < 80; i++) {
		char *page = shapes + i % PAGES * 4096ul;

		check(mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) == 0);
		for (unsigned k = 0; k < SHAPES; k++) {
			size_t at = (size_t)(call_at[i % PAGES][k] - shapes);

			check(memcmp(shapes + at, before + at, 10) == 0);
		}
		check(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
		sched_yield();
	}
	atomic_store(&stop, 1);
	for (unsigned i = 0; i < 2; i++)
		check(pthread_join(threads[i], NULL) == 0);
	return marker_pass();
}

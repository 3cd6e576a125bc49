/* SPDX-License-Identifier: MIT */
/*
 * Sites at every offset in a cache line and across pages, with all kinds of bytes behind them, hit for
 * the first time by several threads at once: each call is right, and each is seen.
 */
#include <sys/mman.h>

#include "aid.h"

enum { THREADS = 4, SITES = 130, STRIDE = 127 };

static unsigned char *code;
static pthread_barrier_t barrier;

static void *body(void *arg)
{
	for (int i = 0; i < SITES; i++) {
		long (*fn)(uint64_t) = (long (*)(uint64_t))(uintptr_t)(code + i * STRIDE);

		if (i % 10 == 0)
			pthread_barrier_wait(&barrier);
		for (int n = 0; n < 2; n++) {
			__atomic_add_fetch(marker_count, 1, __ATOMIC_SEQ_CST);
			check(fn(MARKER_MAGIC) == -ENOSYS);
		}
	}
	return arg;
}

int main(void)
{
	/* what follows the `syscall`: together with it the distance of a jump */
	static const char *const tails[] = { "\xc3", "\x48\x3d\x00\xf0\xff\xff\xc3",
					     "\x90\x90\x90\x90\xc3", "\x89\xc2\x89\xd0\x48\x98\xc3" };
	static const unsigned char lengths[] = { 1, 7, 5, 7 };
	pthread_t t[THREADS];
	size_t size = (SITES * STRIDE + 4095) & ~4095ul;

	code = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(code != MAP_FAILED);
	memset(code, 0xcc, size);
	for (int i = 0; i < SITES; i++) {
		memcpy(code + i * STRIDE, "\xb8\xf4\x01\x00\x00\x0f\x05", 7);
		memcpy(code + i * STRIDE + 7, tails[i % 4], lengths[i % 4]);
	}
	/* one whose two bytes lie on two pages */
	memcpy(code + 4096 - 6 - STRIDE * 32 + 32 * STRIDE, "\xb8\xf4\x01\x00\x00\x0f\x05\xc3", 8);
	check(mprotect(code, size, PROT_READ | PROT_EXEC) == 0);
	check(pthread_barrier_init(&barrier, NULL, THREADS) == 0);
	for (int i = 0; i < THREADS; i++)
		check(pthread_create(&t[i], NULL, body, NULL) == 0);
	for (int i = 0; i < THREADS; i++)
		check(pthread_join(t[i], NULL) == 0);
	return marker_pass();
}

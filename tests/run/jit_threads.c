/* SPDX-License-Identifier: MIT */
/* 4 threads run the same new code for the first time at once: each call is right. */
#include <sys/mman.h>

#include "aid.h"

enum { SITES = 200 };

static unsigned char *code;
static pthread_barrier_t barrier;

static void *body(void *arg)
{
	pid_t ppid = getppid();

	for (int i = 0; i < SITES; i++) {
		long (*fn)(void) = (long (*)(void))(uintptr_t)(code + i * 32);

		if (i % 20 == 0)
			pthread_barrier_wait(&barrier);
		for (int n = 0; n < 3; n++)
			check(fn() == ppid);
	}
	return arg;
}

int main(void)
{
	pthread_t t[4];

	code = mmap(NULL, SITES * 32, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(code != MAP_FAILED);
	for (int i = 0; i < SITES; i++)
		memcpy(code + i * 32, "\xb8\x6e\x00\x00\x00\x0f\x05\x48\x3d\x00\xf0\xff\xff\xc3", 14);
	check(mprotect(code, SITES * 32, PROT_READ | PROT_EXEC) == 0);
	check(pthread_barrier_init(&barrier, NULL, 4) == 0);
	for (int i = 0; i < 4; i++)
		check(pthread_create(&t[i], NULL, body, NULL) == 0);
	for (int i = 0; i < 4; i++)
		check(pthread_join(t[i], NULL) == 0);
	return pass();
}

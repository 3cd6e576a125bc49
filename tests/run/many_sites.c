/* SPDX-License-Identifier: MIT */
/* More sites than there is room for, each used often enough to be patched; one is patched again and again. */
#include <sys/mman.h>

#include "aid.h"

#define SITES 4400
#define SIZE 16
#define ROUNDS 18 /* a site is patched at its 16th trap */

static long call(const unsigned char *at)
{
	long (*fn)(uint64_t) = (long (*)(uint64_t))(uintptr_t)at;

	++*marker_count;
	return fn(MARKER_MAGIC);
}

int main(void)
{
	const size_t size = SITES * SIZE;
	const uint32_t nr = MARKER_NR;
	unsigned char text[SIZE] = { 0xb8, 0,	 0,    0,    0,	   0x0f, 0x05,
				     0x90, 0x90, 0x90, 0x90, 0x90, 0xc3 };
	unsigned char *code =
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	check(code != MAP_FAILED);
	memcpy(text + 1, &nr, 4);
	for (size_t i = 0; i < SITES; i++)
		memcpy(code + i * SIZE, text, SIZE);
	check(mprotect(code, size, PROT_READ | PROT_EXEC) == 0);
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < SITES; i++)
			check(call(code + i * SIZE) == -ENOSYS);
	/* The first page is given back and taken once more: its sites are found anew. */
	for (int round = 0; round < 20; round++) {
		check(mprotect(code, 4096, PROT_READ | PROT_WRITE) == 0);
		check(memcmp(code, text, SIZE) == 0);
		check(mprotect(code, 4096, PROT_READ | PROT_EXEC) == 0);
		for (int n = 0; n < ROUNDS; n++)
			check(call(code) == -ENOSYS);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* Code unmapped, and other code or data mapped at the same address: nothing stale is applied to it. */
#include <sys/mman.h>

#include "aid.h"

int main(void)
{
	static const unsigned char call[] = { 0xb8, 0xf4, 0x01, 0,    0,    0x0f, 0x05,
					      0x48, 0x3d, 0,	0xf0, 0xff, 0xff, 0xc3 };
	static const unsigned char plain[] = { 0x90, 0x90, 0x90, 0x90, 0x90, 0xb0,
					       0x05, 0x0f, 0xb6, 0xc0, 0xc3 };
	unsigned char *at = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	check(at != MAP_FAILED);
	for (int i = 0; i < 200; i++) {
		long (*fn)(uint64_t) = (long (*)(uint64_t))(uintptr_t)at;
		unsigned char *got;

		if (i % 2)
			check(munmap(at, 8192) == 0);
		got = mmap(at, 8192, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
		check(got == at && at[5] == 0 && at[6] == 0);
		if (i % 3 == 2) {
			memcpy(at, plain, sizeof(plain));
			check(mprotect(at, 8192, PROT_READ | PROT_EXEC) == 0);
			check(fn(0) == 5);
			check(memcmp(at, plain, sizeof(plain)) == 0);
		} else {
			memcpy(at, call, sizeof(call));
			check(mprotect(at, 8192, PROT_READ | PROT_EXEC) == 0);
			*marker_count += 2;
			check(fn(MARKER_MAGIC) == -ENOSYS);
			check(fn(MARKER_MAGIC) == -ENOSYS);
		}
	}
	return marker_pass();
}

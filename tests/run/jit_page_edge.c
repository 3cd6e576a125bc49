/* SPDX-License-Identifier: MIT */
/* A `syscall` whose two bytes lie on two pages, and one at the very end of a mapping. */
#include <sys/mman.h>

#include "aid.h"

int main(void)
{
	unsigned char *area =
		mmap(NULL, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char *edge = area + 4096;
	unsigned char *last = area + 3 * 4096;
	long (*fn)(uint64_t);

	check(area != MAP_FAILED);
	check(munmap(last, 4096) == 0);
	memcpy(edge - 6, "\xb8\xf4\x01\x00\x00\x0f", 6);
	memcpy(edge, "\x05\xc3", 2);
	/* syscall; ret: the last three bytes that there are. */
	memcpy(last - 8, "\xb8\xf4\x01\x00\x00\x0f\x05\xc3", 8);
	check(mprotect(area, 3 * 4096, PROT_READ | PROT_EXEC) == 0);
	for (int i = 0; i < 100; i++) {
		*marker_count += 2;
		fn = (long (*)(uint64_t))(uintptr_t)(edge - 6);
		check(fn(MARKER_MAGIC) == -ENOSYS);
		fn = (long (*)(uint64_t))(uintptr_t)(last - 8);
		check(fn(MARKER_MAGIC) == -ENOSYS);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* Code in RWX memory, rewritten in place with no system call in between: the new code runs. */
#include <sys/mman.h>

#include "aid.h"

int main(void)
{
	unsigned char *code = mmap(NULL, 8192, PROT_READ | PROT_WRITE | PROT_EXEC,
				   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	long (*fn)(uint64_t);
	long pid = getpid();
	long ppid = getppid();

	check(code != MAP_FAILED);
	for (int i = 0; i < 1000; i++) {
		uint32_t nr = i % 3 == 0 ? SYS_getpid : i % 3 == 1 ? SYS_getppid : MARKER_NR;
		/* Elsewhere on each round, then over what was written before. */
		unsigned char *at = code + i % 97;
		unsigned char text[] = { 0xb8, 0, 0, 0, 0, 0x0f, 0x05, 0x90, 0x90, 0x90, 0xc3 };

		memcpy(text + 1, &nr, 4);
		memcpy(at, text, sizeof(text));
		fn = (long (*)(uint64_t))(uintptr_t)at;
		if (nr == MARKER_NR)
			++*marker_count;
		check(fn(MARKER_MAGIC) == (nr == SYS_getpid    ? pid
					   : nr == SYS_getppid ? ppid
							       : -ENOSYS));
		/* Other code where a call was: nothing of ours may be left running there. */
		if (i % 10 == 9) {
			memset(code, 0x90, 4096);
			memcpy(code + 200, "\xb8\x2a\x00\x00\x00\xc3", 6);
			fn = (long (*)(uint64_t))(uintptr_t)code;
			check(fn(0) == 42);
		}
	}
	return marker_pass();
}

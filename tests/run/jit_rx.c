/* SPDX-License-Identifier: MIT */
/* Code made at run time, RW then RX: its system calls work, for all of 1000 rewritings. */
#include <sys/mman.h>

#include "aid.h"

static size_t emit(unsigned char *at, uint32_t nr)
{
	size_t n = 0;

	at[n++] = 0xb8; /* mov $nr,%eax */
	memcpy(at + n, &nr, 4);
	n += 4;
	at[n++] = 0x0f; /* syscall */
	at[n++] = 0x05;
	at[n++] = 0xc3; /* ret */
	return n;
}

int main(void)
{
	unsigned char *code =
		mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	long (*fn)(uint64_t) = (long (*)(uint64_t))(uintptr_t)code;

	check(code != MAP_FAILED);
	for (int i = 0; i < 1000; i++) {
		static const uint32_t nrs[] = { SYS_getpid, SYS_getppid, MARKER_NR, SYS_gettid };
		uint32_t nr = nrs[i % 4];
		long want = nr == SYS_getpid	? getpid()
			    : nr == SYS_getppid ? getppid()
			    : nr == SYS_gettid	? tid_self()
						: -ENOSYS;

		check(mprotect(code, 8192, PROT_READ | PROT_WRITE) == 0);
		emit(code, nr);
		check(mprotect(code, 8192, PROT_READ | PROT_EXEC) == 0);
		for (int n = 0; n < 3; n++) {
			if (nr == MARKER_NR)
				++*marker_count;
			check(fn(MARKER_MAGIC | (uint32_t)i) == want);
		}
	}
	return marker_pass();
}

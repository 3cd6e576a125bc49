/* SPDX-License-Identifier: MIT */
/* The program changes the protection of its own text pages and of libc's; calls go on. */
#include <sys/mman.h>

#include "aid.h"

static void flip(void *p, int prot)
{
	void *page = (void *)((uintptr_t)p & ~4095ul);

	check(mprotect(page, 4096, prot) == 0);
}

int main(void)
{
	void *own = (void *)(uintptr_t)main;
	void *libc = (void *)(uintptr_t)getppid;
	volatile unsigned char *byte = own;

	for (uint32_t i = 0; i < 50; i++) {
		flip(own, PROT_READ | PROT_WRITE | PROT_EXEC);
		*byte = *byte;
		flip(own, PROT_READ | PROT_EXEC);
		marker(i);
		flip(libc, PROT_READ | PROT_WRITE | PROT_EXEC);
		check(getppid() == raw0(SYS_getppid));
		flip(libc, PROT_READ | PROT_EXEC);
		check(getppid() == raw0(SYS_getppid));
		check(madvise((void *)((uintptr_t)own & ~4095ul), 4096, MADV_WILLNEED) == 0);
	}
	return marker_pass();
}

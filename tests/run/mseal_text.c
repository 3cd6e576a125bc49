/* SPDX-License-Identifier: MIT */
/* Text that is sealed (mseal) before its calls are made for the first time: they are made, and it stays sealed. */
#include <sys/mman.h>

#include "aid.h"

#define NR_MSEAL 462

__asm__(".pushsection .text.sealed,\"ax\",@progbits\n.balign 4096\n.globl sealed\n.hidden sealed\nsealed:\n"
	".cfi_startproc\nmov $500,%eax\nsyscall\nret\n.cfi_endproc\n"
	"sealed_late:\n.cfi_startproc\nmov %rsi,%rax\nsyscall\nret\n.cfi_endproc\n.balign 4096\n.popsection\n");
long sealed(uint64_t arg);
extern char sealed_late[];

int main(void)
{
	long (*late)(uint64_t, uint64_t);
	void *page, *at = sealed_late;

	memcpy(&late, &at, sizeof(late));
	page = (void *)((uintptr_t)at & ~4095ul);
	if (syscall(NR_MSEAL, page, 4096, 0) != 0)
		skip("no mseal here");
	for (int i = 0; i < 50; i++) {
		*marker_count += 2;
		check(sealed(MARKER_MAGIC) == -ENOSYS);
		check(late(MARKER_MAGIC, 500) == -ENOSYS);
	}
	check(mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) == -1 && errno == EPERM);
	check(munmap(page, 4096) == -1 && errno == EPERM);
	check(sealed(MARKER_MAGIC) == -ENOSYS);
	++*marker_count;
	return marker_pass();
}

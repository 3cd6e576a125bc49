/* SPDX-License-Identifier: MIT */
/* The 128 bytes below the stack pointer are the program's: a system call leaves them alone. */
#include <stdint.h>

#include "marker.h"

uint64_t probe_adjacent(void);
uint64_t probe_loaded(void);

/* Returns the number of words of the red zone that changed. */
#define PROBE(name, load) \
	__asm__(".pushsection .text\n.globl " #name "\n.hidden " #name "\n.type " #name \
		",@function\n" #name ":\n" \
		"movabs $0x7765697200000000,%rdi\nmov $500,%edx\n" \
		"mov $-16,%rsi\n1: lea 0x5a5a(%rsi),%r8\nmov %r8,(%rsp,%rsi,8)\ninc %rsi\njnz 1b\n" load \
		"syscall\n" \
		"xor %eax,%eax\nmov $-16,%rsi\n2: lea 0x5a5a(%rsi),%r8\n" \
		"cmp %r8,(%rsp,%rsi,8)\nje 3f\ninc %eax\n3: inc %rsi\njnz 2b\nret\n" \
		".size " #name ", .-" #name "\n.popsection\n")

PROBE(probe_adjacent, "mov $500,%eax\n");
PROBE(probe_loaded, "mov %rdx,%rax\n");

int main(void)
{
	for (int i = 0; i < 50; i++) {
		*marker_count += 2;
		check(probe_adjacent() == 0);
		check(probe_loaded() == 0);
	}
	return marker_pass();
}

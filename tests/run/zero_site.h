/* SPDX-License-Identifier: MIT */
/*
 * Functions with a system call that no jump fits: nothing but its two bytes can change, for 127 bytes around there
 * is no padding, and together with what follows they would read as a jump into this program's own memory. With
 * --zero-page weir leads them through page 0, if it can tell that nothing lives below the stack pointer.
 */
#ifndef ZERO_SITE_H
#define ZERO_SITE_H

#include "aid.h"

/* Covers where the jump would lead to, 2 MiB above the call. */
static volatile char zero_room[4 << 20];

#define ZERO_FAR ".rept 30\n\tlea 0x11223344(%rbx), %rbx\n.endr\n\t" /* 7 bytes each */

/* long name(long a, long b, long c): the call with the number that `load` puts into eax; `more` follows. */
#define ZERO_FUNCTION(name, enter, load, more) \
	long name(long a, long b, long c); \
	__asm__(".pushsection .text\n.globl " #name "\n.hidden " #name "\n.type " #name \
		", @function\n" #name \
		":\n\t.cfi_startproc\n\tpush %rbx\n\t.cfi_adjust_cfa_offset 8\n\t" enter ZERO_FAR load \
		"\n\tmov %r8d, %r8d\n\tsyscall\n\tnopl (%rax)\n\t" more "\n\t" ZERO_FAR \
		"pop %rbx\n\t.cfi_adjust_cfa_offset -8\n\tret\n\t.cfi_endproc\n.size " #name \
		", . - " #name "\n.popsection\n")

/* It makes a call, so that no compiler keeps anything in the red zone. */
#define ZERO_SITE(name, load) \
	ZERO_FUNCTION(name, "", load, "push %rax\n\tcall zero_callee\n\tpop %rax")

__asm__(".pushsection .text\n.type zero_callee, @function\nzero_callee:\n\tnop\n\tret\n"
	".size zero_callee, . - zero_callee\n.popsection\n");

/* So often that weir changes the site, however patient it is. */
#define ZERO_OFTEN 40

#endif

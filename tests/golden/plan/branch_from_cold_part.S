/* SPDX-License-Identifier: MIT */
/* The part of a function that stands elsewhere jumps back to the syscall. */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
	.text
	.globl	f_cold
	.type	f_cold, @function
	.p2align 4
f_cold:
	.cfi_startproc
	movl	$40, %eax
	jmp	f + 5
	.cfi_endproc
	.size	f_cold, . - f_cold

/* SPDX-License-Identifier: MIT */
/* A branch into the mov (here into its immediate) would land inside the jump. */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	jne	f + 2
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* The short form of the same. */
/* want: f+0x5 T4 restorer - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$15, %eax
	syscall
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* A syscall among the first bytes is left where it is. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	xorl	%eax, %eax
	syscall
	nop
	ret
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* The callee finds the return address of the original call. */
	.text
g:
	.cfi_startproc
	movl	$1, %eax
	ret
	.cfi_endproc
	.globl	g
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	call	g
	addl	$1, %eax
	ret
	.cfi_endproc
	.size	f, . - f

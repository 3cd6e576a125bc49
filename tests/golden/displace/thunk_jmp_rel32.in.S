/* SPDX-License-Identifier: MIT */
/* A function that only jumps to another. */
	.text
	.globl	g
g:
	.cfi_startproc
	movl	$1, %eax
	ret
	.cfi_endproc
	.size	g, . - g
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp.d32	g
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* The same as first instruction: it returns to bytes that stay. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	call	*%rdi
	popq	%rbx
	pushq	%rbx
	nop
	ret
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* A branch from further on leads between two of the displaced instructions. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbx
1:	addl	%edi, %eax
	decl	%edi
	jne	1b
	popq	%rbx
	ret
	.cfi_endproc
	.size	f, . - f

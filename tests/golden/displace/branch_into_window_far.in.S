/* SPDX-License-Identifier: MIT */
/* The same from beyond the reach of a short branch. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbx
1:	addl	%edi, %eax
	decl	%edi
	.rept	200
	nop
	.endr
	jne	1b
	popq	%rbx
	ret
	.cfi_endproc
	.size	f, . - f

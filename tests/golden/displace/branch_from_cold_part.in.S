/* SPDX-License-Identifier: MIT */
/* The same from a part of the function that stands elsewhere. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbx
1:	addl	%edi, %eax
	decl	%edi
	jne	cold
	popq	%rbx
	ret
	.cfi_endproc
	.size	f, . - f
	.section .text.unlikely, "ax"
	.globl	cold
cold:
	.cfi_startproc
	jmp	f + 1
	.cfi_endproc

/* SPDX-License-Identifier: MIT */
/* A loop within the displaced bytes goes round in their copy. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	%edi, %ecx
1:	incl	%eax
	loop	1b
	ret
	.cfi_endproc
	.size	f, . - f

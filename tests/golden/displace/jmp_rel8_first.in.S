/* SPDX-License-Identifier: MIT */
/* Behind a jump nothing goes on: the bytes that follow are code that something leads to, or none. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp	1f
	int3
	int3
	int3
	int3
1:	xorl	%eax, %eax
	ret
	.cfi_endproc
	.size	f, . - f

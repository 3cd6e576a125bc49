/* SPDX-License-Identifier: MIT */
/* Padding that something jumps to is none. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	ret
	.cfi_endproc
	.size	f, . - f
1:	nop
	nop
	nop
	nop
	nop
	nop
	nop
	.globl	h
h:
	.cfi_startproc
	testl	%edi, %edi
	je	1b
	ret
	.cfi_endproc

/* SPDX-License-Identifier: MIT */
/* Five bytes in all, and a neighbour: the mark gives way. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	endbr64
	ret
	.cfi_endproc
	.size	f, . - f
	.globl	h
h:
	.cfi_startproc
	nop
	ret
	.cfi_endproc

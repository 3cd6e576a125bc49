/* SPDX-License-Identifier: MIT */
/* A branch with an operand size is read in two ways by two makers of processors. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	.byte	0x66, 0x74, 0x00
	nop
	nop
	nop
	ret
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* VEX has its operands elsewhere. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	vmovdqu	value(%rip), %ymm0
	ret
	.cfi_endproc
	.size	f, . - f
	.data
	.globl	value
value:	.quad 1, 2, 3, 4

/* SPDX-License-Identifier: MIT */
/* A transaction begins; its handler is named by a distance. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	xbegin	1f
	xend
1:	ret
	.cfi_endproc
	.size	f, . - f

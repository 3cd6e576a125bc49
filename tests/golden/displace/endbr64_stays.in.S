/* SPDX-License-Identifier: MIT */
/* The mark stays, and the jump begins behind it. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	endbr64
	movl	$7, %eax
	ret
	.cfi_endproc
	.size	f, . - f

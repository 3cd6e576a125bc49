/* SPDX-License-Identifier: MIT */
/* One instruction of five bytes. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$7, %eax
	addl	%edi, %eax
	ret
	.cfi_endproc
	.size	f, . - f

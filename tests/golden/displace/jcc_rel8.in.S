/* SPDX-License-Identifier: MIT */
/* A short conditional branch becomes a long one. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	testl	%edi, %edi
	je	1f
	movl	$1, %eax
	ret
1:	xorl	%eax, %eax
	ret
	.cfi_endproc
	.size	f, . - f

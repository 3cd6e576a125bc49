/* SPDX-License-Identifier: MIT */
/* A long one only gets its distance again. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	testl	%edi, %edi
	je.d32	1f
	movl	$1, %eax
	ret
1:	xorl	%eax, %eax
	ret
	.cfi_endproc
	.size	f, . - f

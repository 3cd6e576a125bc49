/* SPDX-License-Identifier: MIT */
/* The address size prefix belongs to the condition. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jecxz	1f
	movl	$1, %eax
	ret
1:	xorl	%eax, %eax
	ret
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* There is no long form: a short one over a jump. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jrcxz	1f
	movl	$1, %eax
	ret
1:	xorl	%eax, %eax
	ret
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* A branch to the displaced instruction itself stays in the copy: it is no call. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
1:	loop	1b
	movl	$1, %eax
	ret
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* Nothing to do is a plan, too. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	ret
	.cfi_endproc
	.size	f, . - f

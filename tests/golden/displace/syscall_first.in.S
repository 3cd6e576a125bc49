/* SPDX-License-Identifier: MIT */
/* Nothing is left to change. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	syscall
	ret
	.cfi_endproc
	.size	f, . - f

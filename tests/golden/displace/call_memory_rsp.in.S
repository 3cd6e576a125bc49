/* SPDX-License-Identifier: MIT */
/* A call through the stack, which the pushed address would move: not displaced. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	call	*8(%rsp)
	nop
	ret
	.cfi_endproc
	.size	f, . - f

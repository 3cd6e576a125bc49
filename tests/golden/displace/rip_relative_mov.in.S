/* SPDX-License-Identifier: MIT */
/* An operand relative to rip keeps its address. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	value(%rip), %eax
	ret
	.cfi_endproc
	.size	f, . - f
	.data
	.globl	value
value:	.long 1

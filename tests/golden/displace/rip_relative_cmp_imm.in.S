/* SPDX-License-Identifier: MIT */
/* The same with an immediate behind the distance: it counts from the end of the instruction. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	cmpl	$0x11223344, value(%rip)
	sete	%al
	ret
	.cfi_endproc
	.size	f, . - f
	.data
	.globl	value
value:	.long 1

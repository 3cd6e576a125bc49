/* SPDX-License-Identifier: MIT */
/* An instruction that traps says where. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	ud2
	nop
	nop
	nop
	ret
	.cfi_endproc
	.size	f, . - f

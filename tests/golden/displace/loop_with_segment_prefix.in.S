/* SPDX-License-Identifier: MIT */
/* A prefix without effect on a branch: no one writes it, and it is not worth to be understood. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	.byte	0x65, 0xe2, 0x01
	nop
	nop
	nop
	ret
	.cfi_endproc
	.size	f, . - f

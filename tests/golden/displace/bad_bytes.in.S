/* SPDX-License-Identifier: MIT */
/* No instruction. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	.byte	0x06, 0x06, 0x06, 0x06, 0x06
	ret
	.cfi_endproc
	.size	f, . - f

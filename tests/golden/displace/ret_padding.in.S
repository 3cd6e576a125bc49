/* SPDX-License-Identifier: MIT */
/* One byte, and padding behind it. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	ret
	.cfi_endproc
	.size	f, . - f
	.p2align 4, 0xcc
	.globl	h
h:
	.cfi_startproc
	ret
	.cfi_endproc

/* SPDX-License-Identifier: MIT */
/* The same through a slot. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp	*slot(%rip)
	.cfi_endproc
	.size	f, . - f
	.data
	.globl	slot
slot:	.quad 0

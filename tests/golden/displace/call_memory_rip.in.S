/* SPDX-License-Identifier: MIT */
/* A call through a slot. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	call	*slot(%rip)
	nop
	ret
	.cfi_endproc
	.size	f, . - f
	.data
	.globl	slot
slot:	.quad 0

/* SPDX-License-Identifier: MIT */
/* What follows a jump and is no padding may be data. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp	*%rax
	.long	0x11223344
	ret
	.cfi_endproc
	.size	f, . - f

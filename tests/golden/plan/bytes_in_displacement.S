/* SPDX-License-Identifier: MIT */
/* 0f 05 at the seam of two instructions. */
/* want: f+0x3 T4 not-decoded - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movb	$0x0f, 1(%rdi)
	.byte	0x05, 0, 0, 0, 0	/* add $0,%eax */
	ret
	.cfi_endproc
	.size	f, . - f

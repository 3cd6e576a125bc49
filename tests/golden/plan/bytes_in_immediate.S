/* SPDX-License-Identifier: MIT */
/* 0f 05 inside another instruction. */
/* want: f+0x1 T4 not-decoded - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$0x050f, %eax
	ret
	.cfi_endproc
	.size	f, . - f

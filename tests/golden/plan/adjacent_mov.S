/* SPDX-License-Identifier: MIT */
/* The common wrapper: the mov stands directly before, nothing jumps in between. */
/* want: f+0x5 T0 best 39 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	ret
	.cfi_endproc
	.size	f, . - f

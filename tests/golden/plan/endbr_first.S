/* SPDX-License-Identifier: MIT */
/* endbr64 and other instructions before the mov change nothing. */
/* want: f+0xb T0 best 2 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	endbr64
	xorl	%edx, %edx
	movl	$2, %eax
	syscall
	ret
	.cfi_endproc
	.size	f, . - f

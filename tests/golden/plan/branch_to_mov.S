/* SPDX-License-Identifier: MIT */
/* A branch to the mov finds a jump there, which does the same. */
/* want: f+0x5 T0 best 39 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
1:	movl	$39, %eax
	syscall
	cmpl	$-4, %eax
	je	1b
	ret
	.cfi_endproc
	.size	f, . - f

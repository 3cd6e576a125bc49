/* SPDX-License-Identifier: MIT */
/* Code behind the ret that a branch leads to. */
/* want: f+0xa T0 best 60 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	testl	%edi, %edi
	jne	1f
	ret
1:	movl	$60, %eax
	syscall
	ud2
	.cfi_endproc
	.size	f, . - f

/* SPDX-License-Identifier: MIT */
/* xor %eax,%eax is number 0. */
/* want: f+0x5 T1 no-mov 0 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	xorl	%eax, %eax
	movl	%edi, %edi
	nop
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

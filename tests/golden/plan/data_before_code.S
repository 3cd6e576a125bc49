/* SPDX-License-Identifier: MIT */
/* Bytes that do not decode, then code that a branch leads to. */
/* want: f+0xc T0 best 60 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	testl	%edi, %edi
	jne	1f
	ret
	.byte	0x06, 0x06
1:	movl	$60, %eax
	syscall
	ud2
	.cfi_endproc
	.size	f, . - f

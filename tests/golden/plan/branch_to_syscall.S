/* SPDX-License-Identifier: MIT */
/* A branch to the syscall itself comes with another rax: the mov must stay, the number is not known. */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	movl	$102, %eax
	testl	%edi, %edi
	jne	. - 9
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

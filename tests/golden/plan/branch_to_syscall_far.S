/* SPDX-License-Identifier: MIT */
/* The same by a 32-bit branch. */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	.rept	80
	incl	%edx
	.endr
	jne	f + 5
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

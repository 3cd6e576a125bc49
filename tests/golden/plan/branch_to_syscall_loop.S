/* SPDX-License-Identifier: MIT */
/* loop and jrcxz are branches, too. */
/* want: f+0x5 T1 branch-target - */
/* want: g+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	loop	. - 2
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
	.text
	.globl	g
	.type	g, @function
	.p2align 4
g:
	.cfi_startproc
	movl	$39, %eax
	syscall
	jrcxz	. - 2
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	g, . - g

/* SPDX-License-Identifier: MIT */
/* 41 b8 is mov to r8d: the b8 is no instruction of its own. */
/* want: f+0x6 T1 no-mov - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %r8d
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

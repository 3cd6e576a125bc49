/* SPDX-License-Identifier: MIT */
/* Between mov and syscall something else comes in: no number. */
/* want: f+0x7 T1 no-mov - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$9, %eax
1:	movl	%edi, %edi
	syscall
	cmpl	$-4, %eax
	je	1b
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

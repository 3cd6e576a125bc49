/* SPDX-License-Identifier: MIT */
/* Who jumps to the second byte runs another instruction: neither byte may change. */
/* want: f+0x5 T4 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	jne	f + 6
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f

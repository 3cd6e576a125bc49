/* SPDX-License-Identifier: MIT */
/* With a prefix it is three bytes: not ours to change. */
/* want: f+0x6 T4 not-decoded - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	.byte	0x48
	syscall
	ret
	.cfi_endproc
	.size	f, . - f

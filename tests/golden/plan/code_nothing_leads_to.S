/* SPDX-License-Identifier: MIT */
/* Code behind a return that nothing leads to may be data, well as it decodes. */
/* want: f+0x8 T4 not-decoded - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	xchgl	%eax, %eax
	nopw	(%rax)
	ret
	nop
	syscall
	ud2
	.cfi_endproc
	.size	f, . - f
	.text
	.globl	g
	.type	g, @function
	.p2align 4
g:
	.cfi_startproc
	ret
	.cfi_endproc
	.size	g, . - g

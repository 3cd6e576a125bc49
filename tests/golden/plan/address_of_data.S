/* SPDX-License-Identifier: MIT */
/* A table in a function whose address is taken: that does not make code of it. */
/* want: f+0x7 T4 not-decoded - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp	1f
2:	.byte	0xb8, 0xf4, 0x01, 0, 0, 0x0f, 0x05
1:	leaq	2b(%rip), %rax
	ret
	.cfi_endproc
	.size	f, . - f
	.globl	g
	.type	g, @function
	.p2align 4
g:
	.cfi_startproc
	leaq	2b(%rip), %rax
	ret
	.cfi_endproc
	.size	g, . - g

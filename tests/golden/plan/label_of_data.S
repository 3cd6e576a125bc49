/* SPDX-License-Identifier: MIT */
/* A named table in a function: its name does not make code of it. A name of the type function does. */
/* want: f+0x7 T4 not-decoded - */
/* want: g+0x7 T0 best 500 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp	1f
	.globl	table
	.hidden	table
table:	.byte	0xb8, 0xf4, 0x01, 0, 0, 0x0f, 0x05
1:	ret
	.cfi_endproc
	.size	f, . - f
	.globl	g
	.type	g, @function
	.p2align 4
g:
	.cfi_startproc
	jmp	1f
	.globl	entry
	.type	entry, @function
entry:	movl	$500, %eax
	syscall
1:	ret
	.cfi_endproc
	.size	g, . - g

/* SPDX-License-Identifier: MIT */
/* A table of addresses. */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
1:	movl	$39, %eax
	syscall
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
	leaq	table(%rip), %rdx
	jmp	*(%rdx,%rdi,8)
	.cfi_endproc
	.size	g, . - g
	.section .data.rel.ro, "aw"
	.p2align 3
table:	.quad 1b + 5, 1b

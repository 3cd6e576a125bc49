/* SPDX-License-Identifier: MIT */
/* A switch whose table leads to the syscall itself. */
/* want: f+0x1a T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	cmpl	$3, %edi
	ja	1f
	leaq	2f(%rip), %rdx
	movslq	(%rdx,%rdi,4), %rax
	addq	%rdx, %rax
	jmp	*%rax
1:	movl	$39, %eax
3:	syscall
	ret
4:	movl	$40, %eax
	jmp	1b
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
	.section .rodata
	.p2align 2
2:	.long 4b - 2b, 4b - 2b, 3b - 2b, 1b - 2b

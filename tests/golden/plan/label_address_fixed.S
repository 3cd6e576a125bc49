/* SPDX-License-Identifier: MIT */
/* The same as an immediate, in a program at a fixed address. */
/* flags: -no-pie -static */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
	.text
	.globl	_start
	.type	_start, @function
	.p2align 4
_start:
	.cfi_startproc
	movl	$f + 5, %eax
	jmp	*%rax
	.cfi_endproc
	.size	_start, . - _start

/* SPDX-License-Identifier: MIT */
/* Stand-ins for functions of the dynamic loader that know their caller by the return address: loader.c. */
#include "arch/x86_64/asm.h"

	.text

	.macro	PUSH reg
	pushq	%\reg
	.cfi_adjust_cfa_offset 8
	.endm
	.macro	POP reg
	popq	%\reg
	.cfi_adjust_cfa_offset -8
	.endm

	/* rdi handle, rsi name, rdx version: our answer, or a jump to the real one */
	.macro	ANSWER real
	call	fn_dlsym_answer
	POP	rdx
	POP	rsi
	POP	rdi
	testq	%rax, %rax
	jnz	1f
	jmp	*\real(%rip)
1:	ret
	.endm

FUNC(fn_dlsym)
	endbr64
	PUSH	rdi
	PUSH	rsi
	PUSH	rdx
	movq	24(%rsp), %rcx
	xorl	%edx, %edx
	ANSWER	fn_real_dlsym
END(fn_dlsym)

FUNC(fn_dlvsym)
	endbr64
	PUSH	rdi
	PUSH	rsi
	PUSH	rdx
	movq	24(%rsp), %rcx
	ANSWER	fn_real_dlvsym
END(fn_dlvsym)

FUNC(fn_dlopen)
	endbr64
	PUSH	rdi
	PUSH	rsi
	PUSH	rax
	movq	24(%rsp), %rsi
	call	fn_dlopen_is_plain
	POP	rcx
	POP	rsi
	POP	rdi
	testb	%al, %al
	jnz	1f
	jmp	*fn_real_dlopen(%rip)
1:	PUSH	rax
	call	*fn_real_dlopen(%rip)
	movq	%rax, (%rsp)
	call	fn_dlopen_done
	POP	rax
	ret
END(fn_dlopen)

	.section .note.GNU-stack, "", @progbits

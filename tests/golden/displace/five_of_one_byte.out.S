/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 5 best */
	.text
	pushq	%rbx
	pushq	%rbp
	pushq	%rsi
	pushq	%rdi
	pushq	%rax
	jmp	f + 5

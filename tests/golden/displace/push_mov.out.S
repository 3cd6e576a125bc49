/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 8 best */
	.text
	pushq	%rbp
	movq	%rsp, %rbp
	subq	$16, %rsp
	jmp	f + 8

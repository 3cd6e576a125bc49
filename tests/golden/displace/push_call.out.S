/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 6 best */
	.text
	pushq	%rbx
	pushq	1f(%rip)
	jmp	g
1:	.quad	f + 6

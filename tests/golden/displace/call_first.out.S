/* SPDX-License-Identifier: MIT */
/* plan: jump,break 5 best */
	.text
	pushq	1f(%rip)
	jmp	g
1:	.quad	f + 5

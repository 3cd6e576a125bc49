/* SPDX-License-Identifier: MIT */
/* plan: pun,break 0 call */
	.text
	pushq	1f(%rip)
	jmp	*%rdi
1:	.quad	f + 2

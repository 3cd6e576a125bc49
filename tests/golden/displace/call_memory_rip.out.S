/* SPDX-License-Identifier: MIT */
/* plan: jump,break 6 best */
	.text
	pushq	1f(%rip)
	jmp	*slot(%rip)
1:	.quad	f + 6

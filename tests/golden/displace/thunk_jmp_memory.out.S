/* SPDX-License-Identifier: MIT */
/* plan: jump,break 6 best */
	.text
	jmp	*slot(%rip)

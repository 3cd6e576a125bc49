/* SPDX-License-Identifier: MIT */
/* plan: pun,break 0 too-short */
	.text
	leal	(%rdi,%rsi), %eax
	jmp	f + 3

/* SPDX-License-Identifier: MIT */
/* plan: jump,break 10 best */
	.text
	cmpl	$0x11223344, value(%rip)
	jmp	f + 10

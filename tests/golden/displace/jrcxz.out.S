/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 7 best */
	.text
	jrcxz	2f
	.byte	0xeb, 5
2:	.byte	0xe9
	.long	f + 8 - (. + 4)
	movl	$1, %eax
	jmp	f + 7

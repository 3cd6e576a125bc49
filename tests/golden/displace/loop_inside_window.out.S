/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 6 best */
	.text
	movl	%edi, %ecx
1:	incl	%eax
	loop	2f
	.byte	0xeb, 5
2:	.byte	0xe9
	.long	1b - (. + 4)
	jmp	f + 6

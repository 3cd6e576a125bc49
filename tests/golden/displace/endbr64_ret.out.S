/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 5 best */
	.text
	endbr64
	ret

/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 1 best */
	.text
	ret

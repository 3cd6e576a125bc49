/* SPDX-License-Identifier: MIT */
/* An address inside the first instruction is taken: who knows what comes there. It stays the number that it was. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	leaq	f + 3(%rip), %rax
	ret
	.cfi_endproc
	.size	f, . - f

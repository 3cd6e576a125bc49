/* SPDX-License-Identifier: MIT */
/* Without a build-id the key is made of the file's identity. */
/* flags: -shared -Wl,--build-id=none */
/* want: f+0x5 T0 best 39 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
	syscall
	ret
	.cfi_endproc
	.size	f, . - f

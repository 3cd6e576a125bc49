/* SPDX-License-Identifier: MIT */
/* Macros for assembly: a function's frame moves and its CFI are one, so that they cannot drift. */
#ifndef WEIR_ARCH_ASM_H
#define WEIR_ARCH_ASM_H

#define FUNC(name) \
	.globl name; \
	.hidden name; \
	.type name, @function; \
	.balign 32; \
name: \
	.cfi_startproc

#define END(name) \
	.cfi_endproc; \
	.size name, .- name

/* A label that C compares program counters with. */
#define MARK(name) \
	.globl name; \
	.hidden name; \
name:

#endif

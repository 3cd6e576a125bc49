/* SPDX-License-Identifier: MIT */
/*
 * Room for thunks, stubs and targets: libweir-room.so, which is loaded when the first function is hooked.
 * It is 46 MiB of address space without contents, which programs that hook no function need not have.
 * gate.c writes code into it and makes that executable, when it is needed. Unwinders find the FDEs below
 * as they find those of any function of a loaded object, and that is why it is one.
 */
#include "engine/function/gate_regs.h"

	.section .bss.room, "aw", @nobits
	.balign	4096
	.globl	weir_function_room
	.type	weir_function_room, @object
weir_function_room:
	.type	fn_thunks, @function
fn_thunks:
	.cfi_startproc
	.skip	FN_TARGETS * FN_THUNK_SIZE
	.cfi_endproc
	.size	fn_thunks, . - fn_thunks

/*
 * Thunks of functions that are hooked at their entries:	push %r11; lea target, %r11; jmp gate
 * Behind the push, which is two bytes, the stack is deeper: CFA = rsp + 8 + ((rip & 15) >= 2 ? 8 : 0)
 */
	.type	fn_keep_thunks, @function
fn_keep_thunks:
	.cfi_startproc
	.cfi_escape 0x0f, 0x0b, 0x77, 0x08, 0x80, 0x00, 0x3f, 0x1a, 0x32, 0x2a, 0x33, 0x24, 0x22
	.skip	FN_TARGETS * FN_THUNK_SIZE
	.cfi_endproc
	.size	fn_keep_thunks, . - fn_keep_thunks

/*
 * A stub:	call *A_CALL(activation); lea activation, %r11; jmp fn_return_...
 * (and the same behind it for fn_keep_return_...)
 * In it rsp is behind the slot. To unwinders its frame is [slot + 8, slot + 16): with the natural CFA,
 * slot + 8, libgcc could not tell it from the frame of the function that it calls, and would end in the
 * wrong one when the immediate caller catches.
 */
	.type	fn_units, @function
fn_units:
	.cfi_startproc
	.cfi_def_cfa rsp, 8
	.cfi_escape 0x16, 0x07, 0x02, 0x77, 0x00	/* the caller's rsp = rsp */
	/* return address at (rip & -64) + FN_DISTANCE + A_RET */
	.cfi_escape 0x10, 0x10, 0x09, 0x80, 0x00, 0x09, 0xc0, 0x1a, 0x23, 0x80, 0x80, 0x04
	.skip	FN_UNITS * FN_UNIT_SIZE
	.cfi_endproc
	.size	fn_units, . - fn_units

/*
 * The same for processes whose unwinder is nongnu libunwind, which takes the CFA for the caller's stack pointer, and tells
 * frames apart by their addresses: here it is the natural one. One of the two is used.
 */
	.type	fn_plain_units, @function
fn_plain_units:
	.cfi_startproc
	.cfi_def_cfa rsp, 0
	.cfi_escape 0x10, 0x10, 0x09, 0x80, 0x00, 0x09, 0xc0, 0x1a, 0x23, 0x80, 0x80, 0x04
	.skip	FN_PLAIN_UNITS * FN_UNIT_SIZE
	.cfi_endproc
	.size	fn_plain_units, . - fn_plain_units

	.skip	FN_TARGETS * T_SIZE
	.size	weir_function_room, . - weir_function_room

	.section .note.GNU-stack, "", @progbits

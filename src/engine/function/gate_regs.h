/* SPDX-License-Identifier: MIT */
/*
 * What the function gate's assembly reads and writes. Both languages include this file; gate.h asserts
 * every offset.
 */
#ifndef WEIR_FUNCTION_GATE_REGS_H
#define WEIR_FUNCTION_GATE_REGS_H

/* struct weir_function_call, at the bottom of the gate's frame, then what only the gate uses */
#define C_FUNCTION 0x00
#define C_STACK 0x08
#define C_SCRATCH 0x10 /* 32 bytes that are cleared at once, aligned to 16 */
#define C_RESULT 0x18  /* rax rdx */
#define C_ST_COUNT 0x28
#define C_FLAGS 0x2c
#define C_VECTOR_SIZE 0x30
#define C_ERRNO 0x34
#define C_OWN 0x38  /* the activation; or the block + 1, if there is none */
#define C_ARGS 0x40 /* rdi rsi rdx rcx r8 r9 */
#define C_RAX 0x70
#define C_R10 0x78
#define C_VECTOR 0x80 /* 8 of C_VECTOR_SIZE bytes */
#define C_ST 0x280    /* 2 x 16 bytes */
#define C_CALL_SIZE 0x2a0
#define C_BLOCK 0x2a0 /* where the way is long */
#define C_BUSY 0x2a8  /* block.tp as it was */
#define C_FRAME 0x2c0

/* Behind it, in the frame of the gate that keeps all registers */
#define K_HIGH 0x2c0  /* vector registers 8 to 15 of C_VECTOR_SIZE bytes */
#define K_UPPER 0x4c0 /* 16 to 31, of 64 */
#define K_MASKS 0x8c0 /* 8 x 8 bytes */
#define K_GPR 0x900   /* rdi rsi rcx r8 r9 r10 */
#define K_FRAME 0x980

/* struct fn_target: one function that is hooked */
#define T_GATE 0x00
#define T_BINDING 0x08
#define T_ORIGINAL 0x10
#define T_INFO 0x18
#define T_X87 0x2e /* a byte: does the function return anything in st(0)? */
#define T_X87_NOT 1
#define T_BOUND 0x2f /* a byte: 0 if there are no callbacks */
#define T_SIZE 0x40

/* struct fn_binding: callbacks, of any number of functions; never changed once it is used */
#define H_ENTER 0x00
#define H_GATE 0x08
#define H_LEAVE 0x10
#define H_DATA 0x18

/* struct fn_activation */
#define A_RET 0x00
#define A_SLOT 0x08
#define A_BINDING 0x10
#define A_CALL 0x18
#define A_NEXT 0x20
#define A_OWNER 0x28
#define A_SCRATCH 0x30
#define A_INFO 0x38
#define A_SIZE 0x40
/* Two distances further: rdi rsi rcx r8 r9 r10 r11 as they were at the call */
#define A_KEPT 0x20000

/* struct fn_block: one thread */
#define B_TP 0x00
#define B_NEXT 0x08
#define B_KEY 0x10
#define B_ERRNO 0x18
#define B_SIZE 0x40

/* Beside ARCH_VEC_*: the gate that keeps no vector registers */
#define FN_VEC_NONE 0

#define FN_BLOCKS 4096	  /* threads */
#define FN_UNITS 128	  /* of 1024 activations */
#define FN_PLAIN_UNITS 32 /* of the other kind, see room.S */
#define FN_TARGETS 65536  /* functions */
#define FN_THUNK_SIZE 16

/*
 * A unit: stubs, then entries, then room for the words of several hooks, then for kept registers; one distance from each
 * to the next.
 */
#define FN_DISTANCE 0x10000
#define FN_UNIT_SIZE (4 * FN_DISTANCE)
#define FN_STUB_SIZE A_SIZE
#define FN_STUB_GENERAL 20 /* the same once more, for callbacks that leave vector registers alone */
#define FN_STUB_KEEP 40	   /* and for the gate that keeps all registers */
#define FN_STUB_CODE 20
#define FN_STUB_RETURN 6 /* where the function called by a stub returns to */

#endif

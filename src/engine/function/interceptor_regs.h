/* SPDX-License-Identifier: MIT */
/*
 * What the code of interceptor functions shares between C and assembly: the activation that lies at
 * the top of each coroutine stack, and the records of the intercepting module. interceptor.c asserts
 * every offset.
 */
#ifndef WEIR_INTERCEPTOR_REGS_H
#define WEIR_INTERCEPTOR_REGS_H

/*
 * A coroutine stack ends at a multiple of the cell size, and its activation lies at the end of it: so
 * the activation is found from any stack pointer inside.
 */
#define INTERCEPTOR_CELL_SHIFT 20
#define INTERCEPTOR_CELL 0x100000
#define A_SIZE 0x400

/* struct activation */
#define A_SP 0x000    /* of the caller: where its return address lies; 0 = not live */
#define A_RET 0x008   /* that return address */
#define A_PF 0x010    /* the original that runs */
#define A_LEAVE 0x018 /* where the stub goes after it */
#define A_STUB 0x020
#define A_BODY_RSP 0x028
#define A_RBX 0x030
#define A_RBP 0x038
#define A_R12 0x040
#define A_R13 0x048
#define A_R14 0x050
#define A_R15 0x058
#define A_RDI 0x060
#define A_RSI 0x068
#define A_RDX 0x070
#define A_RCX 0x078
#define A_R8 0x080
#define A_R9 0x088
#define A_RAX 0x090
#define A_R10 0x098
#define A_FLAGS 0x0a0 /* ax after lahf and seto */
#define A_MXCSR 0x0a8 /* 32 bit */
#define A_FPUCW 0x0ac /* 16 bit */
#define A_ERRNO 0x0b0 /* 32 bit */
#define A_DEPTH 0x0b4 /* 32 bit */
#define A_ENTRY 0x0b8
#define A_THREAD 0x0c0
#define A_ERRNO_AT 0x0c8
#define A_FREE_AT 0x0d0 /* the word of free cells that has ours */
#define A_MASK 0x0d8	/* our bit in it */
#define A_STACK 0x0e0	/* 32 bit: bytes of stack ready for a body; 0 = see interceptor_first */
#define A_WIDE 0x0e4	/* 32 bit: INTERCEPTOR_VEC_*, at entry */
#define A_R_RAX 0x0e8	/* results of the original from here on */
#define A_R_RDX 0x0f0
#define A_R_FLAGS 0x0f8
#define A_R_MXCSR 0x100	  /* 32 bit */
#define A_R_FPUCW 0x104	  /* 16 bit */
#define A_R_X87 0x106	  /* 16 bit: how many x87 registers */
#define A_R_ERRNO 0x108	  /* 32 bit */
#define A_R_WIDE 0x10c	  /* 32 bit */
#define A_PROCEEDED 0x110 /* 32 bit: 1 when the original has returned; see LEFT */
#define A_SCRATCH 0x114	  /* 32 bit */
#define A_ENABLED 0x118	  /* 32 bit: bytes of the cell that are mapped, A_SIZE included */
#define A_R_ST 0x120	  /* 2 x 16 bytes */
#define A_OPMASK 0x140	  /* 8 x 8 bytes */
#define A_R_VEC 0x180	  /* 2 x 64 bytes */
#define A_VEC 0x200	  /* 8 x 64 bytes */

/* How vector registers were kept. */
#define INTERCEPTOR_VEC_SSE 0 /* xmm, no AVX here */
#define INTERCEPTOR_VEC_XMM 1 /* xmm, the upper parts are zero */
#define INTERCEPTOR_VEC_YMM 2
#define INTERCEPTOR_VEC_ZMM 3

/* struct interceptor_group: a run of cells; begins with the word of those that are free */
#define G_FREE 0x00
/* struct interceptor_pool, in the thread-local storage of the module */
#define P_GROUP 0x00
/* struct weir_interceptor_thread, likewise */
#define T_POOL 0x00
#define T_DEPTH 0x08
#define T_EMPTY 0x0c /* 32 bit: of the entry record whose originals leave the x87 stack empty */
/* struct weir_interceptor_entry */
#define E_BODY 0x00
#define E_LIMIT 0x10
#define E_STACK 0x14
#define E_FLAGS 0x20
#define E_NO_X87 1

/* Return stubs: each coroutine stack owns one. Some are in the file, pages of more are made when needed. */
#define INTERCEPTOR_STUBS 1024
#define INTERCEPTOR_STUBS_MORE 8192
#define INTERCEPTOR_STUB_SIZE 16
#define INTERCEPTOR_STUB_RET 4	 /* of the call in it */
#define INTERCEPTOR_STUB_DISP 7	 /* of its load: where the displacement lies, */
#define INTERCEPTOR_STUB_NEXT 11 /* and what it counts from */

#endif

/* SPDX-License-Identifier: MIT */
/* Where probe_call and o_probe leave and find the registers of the processor. */
#ifndef PROBE_H
#define PROBE_H

#define P_GPR 0x000 /* rax rcx rdx rbx rbp rsi rdi r8 r9 r10 r12 r13 r14 r15 */
#define P_RSP 0x070
#define P_RET 0x078 /* the word at rsp */
#define P_FLAGS 0x080
#define P_MXCSR 0x088
#define P_FPUCW 0x08c
#define P_WORDS 0x090 /* four words of stack arguments */
#define P_K 0x0c0
#define P_VEC 0x100
#define P_SIZE 0x900

#define PROBE_SSE 0
#define PROBE_AVX 1
#define PROBE_AVX512 2

#ifndef __ASSEMBLER__
#include <stdint.h>
struct probe {
	uint64_t gpr[14];
	uint64_t rsp, ret, flags;
	uint32_t mxcsr;
	uint16_t fpucw, pad;
	uint64_t words[6], k[8];
	uint8_t vec[32][64];
};
#ifdef __cplusplus
extern "C" {
#endif
/* Loads all from *probe_in, calls o_probe, stores all to *probe_out. */
void probe_call(void);
/* Stores all to *probe_seen, loads all but what a callee keeps from *probe_back, returns. */
void o_probe(void);
extern struct probe probe_in, probe_out, probe_seen, probe_back;
extern uint32_t probe_level;
#ifdef __cplusplus
}
#endif
#endif

#endif

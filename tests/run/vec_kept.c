/* SPDX-License-Identifier: MIT */
/*
 * xmm, ymm, zmm and opmask registers, as far as the CPU has them, survive a raw system call, whichever of
 * them are zero: weir does not store what is.
 */
#include <stdint.h>

#include "marker.h"

extern unsigned char vec_in[32 * 64 + 64] __attribute__((visibility("hidden"), aligned(64)));
extern unsigned char vec_out[32 * 64 + 64] __attribute__((visibility("hidden"), aligned(64)));
unsigned char vec_in[32 * 64 + 64];
unsigned char vec_out[32 * 64 + 64];

void probe_xmm(void);
void probe_ymm(void);
void probe_zmm(void);

#define CALL "movabs $0x7765697200000000,%rdi\nmov $500,%eax\nsyscall\n"
#define BEGIN(name) \
	".pushsection .text\n.globl " #name "\n.hidden " #name "\n.type " #name \
	",@function\n" #name ":\nlea vec_in(%rip),%rsi\nlea vec_out(%rip),%rdx\n"
#define END(name) "ret\n.size " #name ", .-" #name "\n.popsection\n"

__asm__(BEGIN(probe_xmm) ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\nmovups \\n*64(%rsi),%xmm\\n\n.endr\n" CALL
			 ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\nmovups %xmm\\n,\\n*64(%rdx)\n.endr\n" END(
				 probe_xmm));
__asm__(BEGIN(probe_ymm) ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\nvmovups \\n*64(%rsi),%ymm\\n\n.endr\n" CALL
			 ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\nvmovups %ymm\\n,\\n*64(%rdx)\n.endr\n"
			 "vzeroupper\n" END(probe_ymm));
#define ALL32 \
	"0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31"
__asm__(BEGIN(probe_zmm) ".irp n," ALL32 "\nvmovdqu64 \\n*64(%rsi),%zmm\\n\n.endr\n"
			 ".irp n,0,1,2,3,4,5,6,7\nkmovq 2048+\\n*8(%rsi),%k\\n\n.endr\n" CALL
			 ".irp n,0,1,2,3,4,5,6,7\nkmovq %k\\n,2048+\\n*8(%rdx)\n.endr\n"
			 ".irp n," ALL32 "\nvmovdqu64 %zmm\\n,\\n*64(%rdx)\n.endr\n"
			 "vzeroupper\n" END(probe_zmm));

/* The first `width` bytes of each register count. */
static void zero_above(unsigned int first, unsigned int last, unsigned int width)
{
	for (unsigned int r = first; r <= last; r++)
		memset(vec_in + r * 64 + width, 0, 64 - width);
}

/* All the ways in which weir tells registers apart, one after the other. */
static void zero_some(unsigned int seed)
{
	static const unsigned int low[] = { 64, 16, 32 }, high[] = { 64, 32, 0 };

	zero_above(0, 15, low[seed % 3]);
	zero_above(16, 23, high[seed / 3 % 3]);
	zero_above(24, 31, high[seed / 9 % 3]);
	if (seed & 1)
		memset(vec_in + 2048 + 32, 0, 32);
	if (seed % 7 == 3) /* all but one */
		zero_above(16, 22, 0);
	if (seed % 7 == 4)
		zero_above(0, 14, 16);
	if (seed % 5 == 2)
		memset(vec_in + 2048, 0, 56);
}

static void one(void (*probe)(void), int regs, int width, int masks, unsigned int seed)
{
	for (unsigned int i = 0; i < sizeof(vec_in); i++)
		vec_in[i] = (unsigned char)((i * 37 + i / 64 + 11 + seed) | 1);
	zero_some(seed);
	memset(vec_out, 0, sizeof(vec_out));
	++*marker_count;
	probe();
	for (int r = 0; r < regs; r++)
		check(memcmp(vec_in + r * 64, vec_out + r * 64, (size_t)width) == 0);
	if (masks)
		check(memcmp(vec_in + 2048, vec_out + 2048, 64) == 0);
}

int main(void)
{
	/* weir may be told to play a smaller CPU; this program has to be on the same one then */
	const char *cpu = getenv("WEIR_CPU");
	const int xmm = cpu && strcmp(cpu, "xmm") == 0, ymm = cpu && strcmp(cpu, "ymm") == 0;

	for (unsigned int seed = 0; seed < 27 * 7; seed++) {
		one(probe_xmm, 16, 16, 0, seed);
		if (!xmm && __builtin_cpu_supports("avx"))
			one(probe_ymm, 16, 32, 0, seed);
		if (!xmm && !ymm && __builtin_cpu_supports("avx512bw"))
			one(probe_zmm, 32, 64, 1, seed);
	}
	return marker_pass();
}

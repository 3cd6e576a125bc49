/* SPDX-License-Identifier: MIT */
/*
 * What this CPU has: which vector registers a hook that is ordinary C may change. WEIR_CPU
 * (xmm, ymm, nofsgsbase) plays a smaller CPU, for tests.
 */
#include "arch/arch.h"
#include "arch/x86_64/regs.h"

uint32_t arch_vec_level = ARCH_VEC_XMM;
static uint32_t limit = ARCH_VEC_ZMM;
bool arch_has_fsgsbase;

static void cpuid(uint32_t leaf, uint32_t sub, uint32_t r[4])
{
	__asm__ volatile("cpuid"
			 : "=a"(r[0]), "=b"(r[1]), "=c"(r[2]), "=d"(r[3])
			 : "a"(leaf), "c"(sub));
}

void arch_vec_limit(uint32_t level)
{
	limit = level;
}

void arch_vec_detect(uint64_t hwcap2)
{
	uint32_t r[4], xcr0, high;

	arch_has_fsgsbase = hwcap2 & 2; /* HWCAP2_FSGSBASE */
	cpuid(1, 0, r);
	if (!(r[2] & (1u << 27))) /* OSXSAVE */
		return;
	__asm__ volatile("xgetbv" : "=a"(xcr0), "=d"(high) : "c"(0));
	if ((xcr0 & 6) != 6 || !(r[2] & (1u << 28)))
		return;
	cpuid(7, 0, r);
	if (!(r[1] & (1u << 5))) /* AVX2: the gate's integer instructions on ymm */
		return;
	if (limit < ARCH_VEC_YMM)
		return;
	arch_vec_level = ARCH_VEC_YMM;
	/* AVX512F, DQ, BW, VL: what the gate uses to save, and the state switched on */
	if (limit == ARCH_VEC_ZMM && (xcr0 & 0xe6) == 0xe6 && (r[1] & (1u << 16)) &&
	    (r[1] & (1u << 17)) && (r[1] & (1u << 30)) && (r[1] & (1u << 31)))
		arch_vec_level = ARCH_VEC_ZMM;
}

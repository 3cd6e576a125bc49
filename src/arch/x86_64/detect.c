/* SPDX-License-Identifier: MIT */
/*
 * What this CPU has: which vector registers a hook that is ordinary C may change. WEIR_CPU
 * (xmm, ymm, nofsgsbase, shstk) plays another CPU, for tests.
 */
#include "arch/arch.h"
#include "arch/x86_64/regs.h"

uint32_t arch_vec_level = ARCH_VEC_XMM;
static uint32_t limit = ARCH_VEC_ZMM;
bool arch_has_fsgsbase;
uint32_t arch_pkru_offset;

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

uint32_t arch_pkru(void)
{
	uint32_t pkru, high;

	__asm__ volatile(".byte 0x0f, 0x01, 0xee" /* rdpkru */ : "=a"(pkru), "=d"(high) : "c"(0));
	return pkru;
}

void arch_vec_detect(uint64_t hwcap2)
{
	arch_has_fsgsbase = hwcap2 & 2; /* HWCAP2_FSGSBASE */
	arch_vec_probe();
}

/*
 * What there is, as ARCH_VEC_*; also, where keys lie in what the kernel keeps of a thread. In a virtual machine each question
 * takes 4 us, so none is asked twice. Where the kernel has switched XSAVE on there are leaves up to 0xd.
 */
static uint32_t vec_level(void)
{
	uint32_t r[4], k[4], xcr0, high;
	bool avx;

	cpuid(1, 0, r);
	if (!(r[2] & (1u << 27))) /* OSXSAVE */
		return ARCH_VEC_XMM;
	avx = r[2] & (1u << 28);
	cpuid(7, 0, r);
	if (r[2] & (1u << 4)) { /* OSPKE */
		cpuid(0xd, 9, k);
		arch_pkru_offset = k[1];
	}
	__asm__ volatile("xgetbv" : "=a"(xcr0), "=d"(high) : "c"(0));
	if ((xcr0 & 6) != 6 || !avx)
		return ARCH_VEC_XMM;
	if (!(r[1] & (1u << 5))) /* AVX2: the gate's integer instructions on ymm */
		return ARCH_VEC_XMM;
	/* AVX512F, DQ, BW, VL: what the gate uses to save, and the state switched on */
	if ((xcr0 & 0xe6) == 0xe6 && (r[1] & (1u << 16)) && (r[1] & (1u << 17)) &&
	    (r[1] & (1u << 30)) && (r[1] & (1u << 31)))
		return ARCH_VEC_ZMM;
	return ARCH_VEC_YMM;
}

/*
 * Valgrind is asked by its client request RUNNING_ON_VALGRIND: four rotations of rdi that add up to nothing, and an
 * exchange of rbx with itself, which it takes for a call with the request at rax; the answer is in rdx. A processor
 * leaves rdx as it is.
 */
bool arch_translated(void)
{
	const uint64_t request[6] = { 0x1001 };
	uint64_t answer = 0;

	__asm__ volatile("rolq $3, %%rdi\n\trolq $13, %%rdi\n\trolq $61, %%rdi\n\trolq $51, %%rdi\n\t"
			 "xchgq %%rbx, %%rbx"
			 : "+d"(answer)
			 : "a"(request)
			 : "cc", "memory");
	return answer;
}

static bool plays_shadow_stack;

void arch_play_shadow_stack(void)
{
	plays_shadow_stack = true;
}

bool arch_shadow_stack(void)
{
	uint64_t features = 0;

	return plays_shadow_stack ||
	       (rt_sys2(__NR_arch_prctl, 0x5005 /* ARCH_SHSTK_STATUS, Linux 6.6 */, &features) == 0 &&
		(features & 1));
}

void arch_vec_probe(void)
{
	static bool done;
	uint32_t level;

	if (done)
		return;
	level = vec_level();
	arch_vec_level = level < limit ? level : limit;
	done = true;
}

/* SPDX-License-Identifier: MIT */
/* Every register that a call carries, through gates whose callbacks spoil all they may. */
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#include "hook.h"

struct regs {
	uint64_t rax, rbx, rcx, rdx, rsi, rdi, rbp, rsp, r8, r9, r10, r11, r12, r13, r14, r15;
	uint32_t mxcsr;
	uint16_t fpucw, pad;
	uint64_t flags, stack[2], more[4];
	uint8_t vec[8][64];
};
_Static_assert(offsetof(struct regs, vec) == 192, "registers.S knows it");

void call_full(void *fn, const struct regs *in, struct regs *out);
void callee_full(void);
extern int vector_level;
extern struct regs *seen_in, *give_out;
int vector_level = 1;
struct regs *seen_in, *give_out;

static struct regs in, seen, give, out;
static bool upper; /* the upper halves are in use */

static unsigned width(void)
{
	return upper ? 16u << (vector_level - 1) : 16;
}

static void fill(struct regs *r, unsigned seed)
{
	uint8_t *p = (uint8_t *)r;

	for (size_t i = 0; i < sizeof(*r); i++) {
		seed = seed * 1103515245 + 12345;
		p[i] = (uint8_t)(seed >> 16);
	}
	for (unsigned i = 0; i < 8; i++)
		memset(r->vec[i] + width(), 0, 64 - width());
	r->mxcsr = 0x1f80 | 0x6000 | 0x8000 | (seed & 0x1f); /* to zero, flush, some sticky flags */
	r->fpucw = 0x027f | 0x0400;			     /* double precision, rounding down */
}

/* What a callback in C may do to the machine. */
static void spoil(void)
{
	char text[64];

	snprintf(text, sizeof(text), "%f %s", 1.0 / 3, "spoilt");
	__asm__ volatile("xor %%eax, %%eax; xor %%ecx, %%ecx; xor %%edx, %%edx; xor %%esi, %%esi;"
			 "xor %%edi, %%edi; xor %%r8d, %%r8d; xor %%r9d, %%r9d; xor %%r10d, %%r10d;"
			 "xor %%r11d, %%r11d; pcmpeqd %%xmm0, %%xmm0; pcmpeqd %%xmm1, %%xmm1;"
			 "pcmpeqd %%xmm2, %%xmm2; pcmpeqd %%xmm3, %%xmm3; pcmpeqd %%xmm4, %%xmm4;"
			 "pcmpeqd %%xmm5, %%xmm5; pcmpeqd %%xmm6, %%xmm6; pcmpeqd %%xmm7, %%xmm7;"
			 "pcmpeqd %%xmm15, %%xmm15"
			 :
			 :
			 : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0", "xmm1",
			   "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm15", "memory", "cc");
	if (vector_level >= 2)
		__asm__ volatile("vpcmpeqd %%ymm0, %%ymm0, %%ymm0; vpcmpeqd %%ymm1, %%ymm1, %%ymm1;"
				 "vpcmpeqd %%ymm7, %%ymm7, %%ymm7; vpcmpeqd %%ymm5, %%ymm5, %%ymm5"
				 :
				 :
				 : "xmm0", "xmm1", "xmm5", "xmm7");
	if (vector_level == 3)
		__asm__ volatile("vpternlogd $0xff, %%zmm0, %%zmm0, %%zmm0; kxnorq %%k1, %%k1, %%k1;"
				 "vpternlogd $0xff, %%zmm6, %%zmm6, %%zmm6"
				 :
				 :
				 : "xmm0", "xmm6");
}

static enum weir_action spoil_enter(struct weir_function_call *c, void *data)
{
	(void)data;
	expect_eq(c->vector_size, upper ? width() : 16);
	for (int i = 0; i < 8; i++)
		expect_mem(weir_function_vector(c, i)->bytes, in.vec[i], c->vector_size);
	expect_eq(c->rax, in.rax);
	expect_eq(c->r10, in.r10);
	expect_eq(c->args[3], in.rcx);
	expect_eq(c->stack[1], in.stack[1]);
	entered++;
	spoil();
	return WEIR_PASS;
}

static void spoil_leave(struct weir_function_call *c, void *data)
{
	(void)data;
	expect_eq(c->result[0], give.rax);
	expect_eq(c->result[1], give.rdx);
	expect_mem(weir_function_vector(c, 0)->bytes, give.vec[0], c->vector_size);
	expect_mem(weir_function_vector(c, 1)->bytes, give.vec[1], c->vector_size);
	left++;
	spoil();
}

/* The same for callbacks that have promised to leave vector registers alone. */
__attribute__((target("general-regs-only"))) static void spoil_general(void)
{
	__asm__ volatile("xor %%eax, %%eax; xor %%ecx, %%ecx; xor %%edx, %%edx; xor %%esi, %%esi;"
			 "xor %%edi, %%edi; xor %%r8d, %%r8d; xor %%r9d, %%r9d; xor %%r10d, %%r10d;"
			 "xor %%r11d, %%r11d"
			 :
			 :
			 : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "memory", "cc");
}

static bool wrong;

__attribute__((target("general-regs-only"))) static enum weir_action
enter_general(struct weir_function_call *c, void *data)
{
	(void)data;
	wrong |= c->vector_size != 0 || c->rax != in.rax || c->r10 != in.r10 ||
		 c->args[3] != in.rcx || c->stack[1] != in.stack[1];
	c->scratch = 77;
	entered++;
	spoil_general();
	return WEIR_PASS;
}

__attribute__((target("general-regs-only"))) static void leave_general(struct weir_function_call *c,
								       void *data)
{
	wrong |= c->vector_size != 0 || c->result[0] != give.rax || c->result[1] != give.rdx ||
		 (data && c->scratch != 77);
	left++;
	spoil_general();
}

static void find_level(void)
{
	const char *cpu = getenv("WEIR_CPU");

	vector_level = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") ? 3
		       : __builtin_cpu_supports("avx2")						? 2
												: 1;
	/* a smaller CPU is played: the upper parts are beyond what weir looks at */
	if (cpu && !strcmp(cpu, "xmm"))
		vector_level = 1;
	if (cpu && !strcmp(cpu, "ymm") && vector_level > 2)
		vector_level = 2;
}

static void check_round(void *fn, unsigned seed, bool keeps_fp)
{
	fill(&in, seed);
	fill(&give, seed + 1);
	memset(&seen, 0, sizeof(seen));
	memset(&out, 0, sizeof(out));
	seen_in = &seen;
	give_out = &give;
	call_full(fn, &in, &out);
	expect_mem(&seen, &in, offsetof(struct regs, rsp));
	expect_mem(&seen.r8, &in.r8, 3 * 8);
	expect_mem(&seen.r12, &in.r12, 4 * 8);
	expect_mem(seen.stack, in.stack, sizeof(in.stack));
	expect_eq(seen.fpucw, in.fpucw);
	for (int i = 0; i < 8; i++)
		expect_mem(seen.vec[i], in.vec[i], 16u << (vector_level - 1));
	/* control bits are kept; sticky ones with KEEP_FP only, because the callbacks compute */
	expect_eq(seen.mxcsr & ~0x3fu, in.mxcsr & ~0x3fu);
	if (keeps_fp)
		expect_eq(seen.mxcsr, in.mxcsr);
	expect_eq(out.rax, give.rax);
	expect_eq(out.rdx, give.rdx);
	expect_eq(out.rbx, in.rbx);
	expect_eq(out.rbp, in.rbp);
	expect_eq(out.r12, in.r12);
	expect_eq(out.r13, in.r13);
	expect_eq(out.r14, in.r14);
	expect_eq(out.r15, in.r15);
	expect_eq(out.stack[0], in.stack[0]);
	expect_eq(out.stack[1], in.stack[1]);
	expect_eq(out.fpucw, in.fpucw);
	expect_eq(out.mxcsr & ~0x3fu, in.mxcsr & ~0x3fu);
	expect_mem(out.vec[0], give.vec[0], 16u << (vector_level - 1));
	expect_mem(out.vec[1], give.vec[1], 16u << (vector_level - 1));
	/* the stack pointer was what it is without a hook */
	expect_eq(seen.rsp % 16, 8);
}

static void check_all(bool enter, bool leave, uint32_t flags)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = ":callee_full",
					   .flags = flags,
					   .enter = enter ? spoil_enter : NULL,
					   .leave = leave ? spoil_leave : NULL };
	int hook;
	void *fn;

	find_level();
	open_session();
	if (enter || leave)
		expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	fn = dlsym(RTLD_DEFAULT, "callee_full");
	for (unsigned n = 0; n < 200; n++) {
		upper = n % 2 && vector_level > 1;
		check_round(fn, n * 7919, flags & WEIR_FUNCTION_KEEP_FP);
	}
	expect_eq(entered, enter ? 200 : 0);
	expect_eq(left, leave ? 200 : 0);
}

TEST(bare)
{
	check_all(false, false, 0);
}

TEST(enter_only)
{
	check_all(true, false, 0);
}

TEST(leave_only)
{
	check_all(false, true, 0);
}

TEST(both)
{
	check_all(true, true, 0);
}

TEST(both_with_fp_kept)
{
	check_all(true, true, WEIR_FUNCTION_KEEP_FP);
}

static void check_general(bool enter, bool leave)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = ":callee_full",
					   .flags = WEIR_FUNCTION_GENERAL_REGS,
					   .enter = enter ? enter_general : NULL,
					   .leave = leave ? leave_general : NULL,
					   .data = enter && leave ? &spec : NULL };
	int hook;
	void *fn;

	find_level();
	open_session();
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	fn = dlsym(RTLD_DEFAULT, "callee_full");
	for (unsigned n = 0; n < 200; n++) {
		upper = n % 2 && vector_level > 1;
		check_round(fn, n * 7919, true);
	}
	expect_eq(entered, enter ? 200 : 0);
	expect_eq(left, leave ? 200 : 0);
	expect_eq(wrong, false);
}

TEST(enter_general_regs)
{
	check_general(true, false);
}

TEST(leave_general_regs)
{
	check_general(false, true);
}

TEST(both_general_regs)
{
	check_general(true, true);
}

/* One hook that has not promised it is enough. */
TEST(general_regs_beside_another_hook)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = ":callee_full",
					   .flags = WEIR_FUNCTION_GENERAL_REGS,
					   .enter = spoil_enter,
					   .leave = spoil_leave };
	int hook, other;
	void *fn;

	find_level();
	open_session();
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	spec.flags = 0;
	expect_eq(weir_function_attach(session, &spec, &other, NULL), 0);
	fn = dlsym(RTLD_DEFAULT, "callee_full");
	for (unsigned n = 0; n < 50; n++) {
		upper = n % 2 && vector_level > 1;
		check_round(fn, n * 7919, false);
	}
	expect_eq(entered, 100);
	expect_eq(left, 100);
}

TEST_MAIN

/* SPDX-License-Identifier: MIT */
/*
 * What the original sees and what the caller gets, with a body that spoils every register it may.
 * The oracle is the same call made past the interceptor. Built as C and as C++.
 */
#include <weir/interceptor.h>

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>

#include "original.h"
#include "probe.h"
#include "weir_test.h"

static int bodies;    /* times that a body has run */
static int times = 1; /* how often it proceeds */

static void *next(const char *name)
{
	void *fn = dlsym(RTLD_NEXT, name);

	if (!fn)
		test_fail("no %s", name);
	return fn;
}

/* Registers that a function may change freely, and those whose control bits it may not. */
static void spoil(void)
{
	uint32_t mxcsr = 0x1f80 | 0x6000; /* round to zero */
	uint16_t cw = 0x0f7f;		  /* round to zero, double precision */

	__asm__ volatile("ldmxcsr %0; fldcw %1" : : "m"(mxcsr), "m"(cw));
	__asm__ volatile("mov $-1, %%rax; mov $-2, %%rcx; mov $-3, %%rdx; mov $-4, %%rsi; mov $-5, %%rdi;"
			 "mov $-6, %%r8; mov $-7, %%r9; mov $-8, %%r10; mov $-9, %%r11; cmp $1, %%rax"
			 :
			 :
			 : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "cc");
	__asm__ volatile("pcmpeqd %%xmm0, %%xmm0; movdqa %%xmm0, %%xmm1; movdqa %%xmm0, %%xmm2;"
			 "movdqa %%xmm0, %%xmm3; movdqa %%xmm0, %%xmm4; movdqa %%xmm0, %%xmm5;"
			 "movdqa %%xmm0, %%xmm6; movdqa %%xmm0, %%xmm7"
			 :
			 :
			 : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7");
	if (probe_level >= PROBE_AVX)
		__asm__ volatile("vcmptrueps %ymm0, %ymm0, %ymm0; vmovaps %ymm0, %ymm1;"
				 "vmovaps %ymm0, %ymm2; vmovaps %ymm0, %ymm3; vmovaps %ymm0, %ymm4;"
				 "vmovaps %ymm0, %ymm5; vmovaps %ymm0, %ymm6; vmovaps %ymm0, %ymm7");
	if (probe_level >= PROBE_AVX512)
		__asm__ volatile("vpternlogd $255, %zmm0, %zmm0, %zmm0; vmovaps %zmm0, %zmm1;"
				 "vmovaps %zmm0, %zmm2; vmovaps %zmm0, %zmm3; vmovaps %zmm0, %zmm4;"
				 "vmovaps %zmm0, %zmm5; vmovaps %zmm0, %zmm6; vmovaps %zmm0, %zmm7;"
				 "kxnorq %k1, %k1, %k1; kxnorq %k2, %k2, %k2; kxnorq %k7, %k7, %k7");
	errno = 99;
	close(-1);
}

WEIR_INTERCEPTOR((o_ints, o_doubles, o_mixed, o_bytes24, o_bytes1000, o_long_double, o_int128, o_words40,
		  o_print, o_float, o_bool, o_char, o_cfloat, o_cdouble, o_clongdouble, o_probe))
{
	void *original = next(weir_called_name());

	bodies++;
	for (int i = 0; i < times; i++) {
		spoil();
		weir_proceed(original);
		spoil();
	}
	return;
}

WEIR_INTERCEPTOR((o_struct_mixed, o_struct_doubles, o_struct_floats, o_struct_memory, o_pointer,
		  o_m128, o_m256, o_m512, o_add))
{
	void *original = next(weir_called_name());

	bodies++;
	for (int i = 0; i < times; i++) {
		spoil();
		weir_proceed(original);
		spoil();
	}
}

/* Skips the case on a machine, real or played, without these registers. */
static void need(int level)
{
	const char *played = getenv("WEIR_CPU");
	bool avx512 = __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");

	if (!__builtin_cpu_supports("avx2") || (played && !strcmp(played, "xmm")))
		skip("no AVX2 here");
	if (level == PROBE_AVX512 && (!avx512 || played))
		skip("no AVX-512 here");
}

/* Calls name through the interceptor and past it, and compares bytes of the results. */
#define SAME_BYTES(name, bytes, ...) \
	do { \
		__typeof__(name(__VA_ARGS__)) through_, past_; \
		int ran_ = bodies; \
\
		memset((void *)&through_, 1, sizeof(through_)); \
		memset((void *)&past_, 2, sizeof(past_)); \
		past_ = ((__typeof__(&name))next(#name))(__VA_ARGS__); \
		expect_eq(bodies, ran_); \
		through_ = name(__VA_ARGS__); \
		expect_eq(bodies, ran_ + 1); \
		if (memcmp((void *)&through_, (void *)&past_, bytes)) \
			test_fail("%s:%d: %s returns another value", __FILE__, __LINE__, #name); \
	} while (0)
#define SAME(name, ...) SAME_BYTES(name, sizeof(through_), __VA_ARGS__)

static void all_arguments(void)
{
	struct bytes24 small = { 0x1111222233334444, -5, 7 };
	struct bytes1000 big;

	for (int i = 0; i < 1000; i++)
		big.at[i] = (unsigned char)(i * 7);
	SAME(o_ints, 1, -2, 3, -4, 5, -6, 7, -8, 9, -10, 11, -12);
	SAME(o_doubles, 1.1, -2.2, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9, 1e10, 1e-11, -12.12);
	SAME(o_mixed, 1, 2.5, 3, 4.25f, "five", 6.125, 7, 8, 9, 10, 11.5, 12.75f);
	SAME(o_bytes24, 9, small, 10);
	SAME(o_bytes1000, 11, big, 12);
	SAME_BYTES(o_long_double, 10, 1.23456789012345678901L, 3, -9.87654321098765432109L);
	SAME(o_int128, ((__int128)0x123456789abcdef << 64) | 5, -3, (__int128)1 << 100);
	SAME(o_words40, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
	     22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
	     44, 45, 46);
}

TEST(arguments_of_every_class)
{
	all_arguments();
}

TEST(arguments_when_proceeding_three_times)
{
	times = 3;
	all_arguments();
}

TEST(variadic_with_doubles)
{
	char got[200];
	int n;

	n = o_print(got, sizeof(got), "%d %s %.3f %c %Lf %.1f %.1f %.1f %.1f %.1f %.1f %.1f %.1f %ld",
		    1, "two", 3.25, '4', 5.5L, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14l);
	expect_str(got, "1 two 3.250 4 5.500000 6.0 7.0 8.0 9.0 10.0 11.0 12.0 13.0 14");
	expect_eq(n, (int)strlen(got));
	expect_eq(bodies, 1);
}

static void all_results(void)
{
	SAME(o_ints, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
	SAME(o_int128, (__int128)7 << 70, 3, (__int128)9);
	SAME(o_float, 1.1f);
	SAME(o_doubles, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
	SAME_BYTES(o_long_double, 10, 1.1L, 2, 3.3L);
	SAME(o_bool, 4);
	SAME(o_bool, 3);
	SAME(o_char, 255);
	SAME(o_pointer, &bodies);
	SAME(o_cfloat, 1.5f, 2.5f);
	SAME(o_cdouble, 1.1, 2.2);
	{
		_Complex long double got = o_clongdouble(1.1L, 2.2L);

		if (__real__ got != 2.2L || __imag__ got != 2.2L * 3)
			test_fail("_Complex long double is wrong");
	}
	SAME(o_struct_mixed, 3, 1.25);
	SAME(o_struct_doubles, 1.1, 2.2);
	SAME_BYTES(o_struct_floats, 12, 1.1f, 2.2f, 3.3f);
	SAME(o_struct_memory, 12345);
	SAME(o_m128, _mm_set_ps(1, 2, 3, 4), _mm_set_ps(5, 6, 7, 8));
}

TEST(results_of_every_class)
{
	all_results();
}

TEST(results_when_proceeding_three_times)
{
	times = 3;
	all_results();
}

/* x87 registers must not pile up: the ninth would be lost. */
TEST(x87_results_many_times)
{
	for (int i = 0; i < 100; i++) {
		long double got = o_long_double(1.5L + i, 2, 3);
		_Complex long double z = o_clongdouble(i, 2.0L);

		if (got != (1.5L + i) * 2 + 3 || __real__ z != i * 2.0L || __imag__ z != 6.0L)
			test_fail("wrong at %d", i);
	}
}

/* That one function returns nothing in st(0) says nothing of the others that the body is of. */
TEST(names_of_one_body_take_turns)
{
	for (int i = 0; i < 5; i++) {
		__int128 n = o_int128(i, 2, 3);
		long double got = o_long_double(1.5L + i, 2, 3), again = o_long_double(2.5L + i, 2, 3);

		if (n != o_int128(i, 2, 3) || got != (1.5L + i) * 2 + 3 || again != (2.5L + i) * 2 + 3)
			test_fail("wrong at %d", i);
	}
}

__attribute__((target("avx"))) static void vectors_256(void)
{
	__m256 a = _mm256_set_ps(1, 2, 3, 4, 5, 6, 7, 8), c = _mm256_set1_ps(0.25f);

	SAME(o_m256, a, 3, c);
}

TEST(vectors_of_256_bits)
{
	need(PROBE_AVX);
	vectors_256();
}

__attribute__((target("avx512f"))) static void vectors_512(void)
{
	__m512 a = _mm512_set_ps(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

	SAME(o_m512, a, 3, _mm512_set1_ps(0.25f), _mm512_set1_ps(8.5f));
}

TEST(vectors_of_512_bits)
{
	need(PROBE_AVX512);
	vectors_512();
}

static void fill(struct probe *p, unsigned seed)
{
	unsigned char *at = (unsigned char *)p;

	for (size_t i = 0; i < sizeof(*p); i++)
		at[i] = (unsigned char)(seed = seed * 1103515245 + 12345, seed >> 16);
	p->flags = 0x202 | (seed & 0x8d5);
	p->mxcsr = 0x1f80 | (seed & 0x6000);
	p->fpucw = (uint16_t)(0x037f | (seed & 0x0c00));
}

/* The registers of a call that carry something, by their place in struct probe. */
static void probe_all(unsigned seed, bool upper, int level)
{
	const unsigned width = level == PROBE_SSE ? 16 : level == PROBE_AVX ? 32 : 64;

	probe_level = (uint32_t)level;
	fill(&probe_in, seed);
	fill(&probe_back, seed * 7 + 1);
	if (!upper)
		for (int i = 0; i < 32; i++) {
			memset(probe_in.vec[i] + 16, 0, 48);
			memset(probe_back.vec[i] + 16, 0, 48);
		}
	probe_call();
	for (int i = 0; i < 14; i++)
		expect_eq(probe_seen.gpr[i], probe_in.gpr[i]);
	expect_eq(probe_seen.rsp, probe_in.rsp);
	expect_eq(probe_seen.flags & 0xcd5, probe_in.flags & 0xcd5);
	expect_eq(probe_seen.mxcsr, probe_in.mxcsr);
	expect_eq(probe_seen.fpucw, probe_in.fpucw);
	/* What the callee wrote to its arguments on the stack stays for the next. */
	expect_eq(probe_seen.words[0], times > 1 ? 77 : probe_in.words[0]);
	for (int i = 1; i < 4; i++)
		expect_eq(probe_seen.words[i], probe_in.words[i]);
	for (int i = 0; i < 8; i++)
		if (memcmp(probe_seen.vec[i], probe_in.vec[i], width))
			test_fail("seed %u: vector register %d of the call", seed, i);
	for (int i = 0; level == PROBE_AVX512 && i < 8; i++)
		expect_eq(probe_seen.k[i], probe_in.k[i]);

	expect_eq(probe_out.gpr[0], probe_back.gpr[0]); /* rax */
	expect_eq(probe_out.gpr[2], probe_back.gpr[2]); /* rdx */
	expect_eq(probe_out.gpr[3], probe_in.gpr[3]);	/* rbx, rbp, r12 to r15 */
	expect_eq(probe_out.gpr[4], probe_in.gpr[4]);
	for (int i = 10; i < 14; i++)
		expect_eq(probe_out.gpr[i], probe_in.gpr[i]);
	expect_eq(probe_out.rsp, probe_in.rsp + 8);
	expect_eq(probe_out.flags & 0xcd5, probe_back.flags & 0xcd5);
	expect_eq(probe_out.mxcsr, probe_back.mxcsr);
	expect_eq(probe_out.fpucw, probe_back.fpucw);
	expect_eq(probe_out.words[0], 77);
	for (int i = 0; i < 2; i++)
		if (memcmp(probe_out.vec[i], probe_back.vec[i], width))
			test_fail("seed %u: vector register %d of the result", seed, i);
}

TEST(registers_sse)
{
	for (unsigned seed = 1; seed < 50; seed++)
		probe_all(seed, true, PROBE_SSE);
}

TEST(registers_avx)
{
	need(PROBE_AVX);
	for (unsigned seed = 1; seed < 50; seed++)
		probe_all(seed, seed & 1, PROBE_AVX);
	times = 2;
	probe_all(51, true, PROBE_AVX);
}

TEST(registers_avx512)
{
	need(PROBE_AVX512);
	for (unsigned seed = 1; seed < 50; seed++)
		probe_all(seed, seed & 1, PROBE_AVX512);
	times = 2;
	probe_all(51, true, PROBE_AVX512);
}

TEST(errno_of_the_original)
{
	errno = 12;
	expect_eq(o_add(1, 2), 3);
	expect_eq(errno, 12);
	expect_eq(o_add(1, -2), -1);
	expect_eq(errno, 33);
}

TEST(no_proceed_returns_zero)
{
	times = 0;
	errno = 12;
	expect_eq(o_add(5, 6), 0);
	expect_eq(errno, 12);
	expect(o_int128((__int128)1 << 90, 3, 4) == 0);
	expect(o_doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) == 0);
	expect(__real__ o_cdouble(1, 2) == 0 && __imag__ o_cdouble(1, 2) == 0);
	expect(o_pointer(&times) == NULL);
}

TEST_MAIN

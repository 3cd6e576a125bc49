/* SPDX-License-Identifier: MIT */
/* MXCSR, the x87 control word, x87 stack contents and MMX registers survive a raw system call. */
#include <stdint.h>

#include "marker.h"

static void mark(void)
{
	++*marker_count;
	check(raw1(MARKER_NR, MARKER_MAGIC) == -ENOSYS);
}

static void control(void)
{
	uint32_t mxcsr_was;
	uint16_t cw_was;

	__asm__ volatile("stmxcsr %0" : "=m"(mxcsr_was));
	__asm__ volatile("fnstcw %0" : "=m"(cw_was));
	for (uint32_t rc = 0; rc < 4; rc++) {
		/* all masked, rounding rc, flush-to-zero and denormals-are-zero, sticky flags set */
		uint32_t mxcsr = 0x9fc0u | rc << 13 | (rc * 0x15 & 0x3f);
		uint16_t cw = (uint16_t)(0x037f | rc << 10);
		uint32_t mxcsr_now;
		uint16_t cw_now;
		long ret;

		__asm__ volatile("ldmxcsr %0" : : "m"(mxcsr));
		__asm__ volatile("fldcw %0" : : "m"(cw));
		ret = raw1(MARKER_NR, MARKER_MAGIC);
		__asm__ volatile("stmxcsr %0" : "=m"(mxcsr_now));
		__asm__ volatile("fnstcw %0" : "=m"(cw_now));
		__asm__ volatile("ldmxcsr %0" : : "m"(mxcsr_was));
		__asm__ volatile("fldcw %0" : : "m"(cw_was));
		++*marker_count;
		check(ret == -ENOSYS);
		check(mxcsr_now == mxcsr);
		check(cw_now == cw);
	}
}

static void x87(void)
{
	static const long double in[8] = { 1.5L,    -2.25L,    3.141592653589793238L,
					   1e4000L, -1e-4000L, 7.0L,
					   0.0L,    42.0L };
	unsigned char out[8][16];
	long ret;

	for (int i = 0; i < 8; i++)
		__asm__ volatile("fldt %0" : : "m"(in[i]));
	ret = raw1(MARKER_NR, MARKER_MAGIC);
	for (int i = 7; i >= 0; i--)
		__asm__ volatile("fstpt %0" : "=m"(out[i]));
	++*marker_count;
	check(ret == -ENOSYS);
	for (int i = 0; i < 8; i++)
		check(memcmp(out[i], &in[i], 10) == 0);
}

static void mmx(void)
{
	uint64_t in[8];
	uint64_t out[8];
	long ret;

	for (unsigned int i = 0; i < 8; i++)
		in[i] = 0x0123456789abcdefull * (i + 1);
	__asm__ volatile("movq 0(%0),%%mm0\nmovq 8(%0),%%mm1\nmovq 16(%0),%%mm2\nmovq 24(%0),%%mm3\n"
			 "movq 32(%0),%%mm4\nmovq 40(%0),%%mm5\nmovq 48(%0),%%mm6\nmovq 56(%0),%%mm7"
			 :
			 : "r"(in)
			 : "memory");
	ret = raw1(MARKER_NR, MARKER_MAGIC);
	__asm__ volatile("movq %%mm0,0(%0)\nmovq %%mm1,8(%0)\nmovq %%mm2,16(%0)\nmovq %%mm3,24(%0)\n"
			 "movq %%mm4,32(%0)\nmovq %%mm5,40(%0)\nmovq %%mm6,48(%0)\nmovq %%mm7,56(%0)\nemms"
			 :
			 : "r"(out)
			 : "memory");
	++*marker_count;
	check(ret == -ENOSYS);
	check(memcmp(in, out, sizeof(in)) == 0);
}

int main(void)
{
	for (int i = 0; i < 10; i++) {
		mark();
		control();
		x87();
		mmx();
	}
	return marker_pass();
}

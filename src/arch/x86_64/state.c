/* SPDX-License-Identifier: MIT */
/*
 * The state beside the general registers, kept over a function that is ordinary C, in a thread that was stopped anywhere. Done
 * once in the life of a hook library, so in the plainest way: xsave of all that the processor has.
 */
#include "arch/arch.h"

#define LEGACY 512u /* what fxsave writes; behind it the header of an xsave image */
#define HEADER 64u

static uint8_t image[16384] __attribute__((aligned(64)));

/* The size of an xsave image as the system has it set up; 0: there is no xsave. */
static uint32_t xsave_size(void)
{
	uint32_t a = 1, b, c = 0, d;

	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	if (!(c & (1u << 27))) /* OSXSAVE */
		return 0;
	a = 0xd;
	c = 0;
	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	return b;
}

int arch_keep_state(void (*fn)(void *), void *data)
{
	static const uint32_t mxcsr = 0x1f80; /* as a program begins with it */
	uint32_t size = xsave_size(), all = ~0u;

	if (size > sizeof(image))
		return -E2BIG;
	memset(image + LEGACY, 0, HEADER);
	if (size)
		__asm__ volatile("xsave64 (%0)" : : "r"(image), "a"(all), "d"(all) : "memory");
	else
		__asm__ volatile("fxsave64 (%0)" : : "r"(image) : "memory");
	__asm__ volatile("fninit\n\tldmxcsr %0" : : "m"(mxcsr));
	fn(data);
	if (size)
		__asm__ volatile("xrstor64 (%0)" : : "r"(image), "a"(all), "d"(all) : "memory");
	else
		__asm__ volatile("fxrstor64 (%0)" : : "r"(image) : "memory");
	return 0;
}

#define USER_DS 0x2b
/* of a descriptor as lar shows it: type, "not a gate", privilege, present */
#define AR_MASK 0xfe00
#define AR_DATA 0xf200	    /* writable data of user mode, present */
#define AR_DATA_DOWN 0xf600 /* the same, growing down */

void arch_handler_segments(uint16_t *cs, uint16_t *ss)
{
	uint32_t rights = 0;

	*cs = ARCH_USER_CS;
	if (*ss == USER_DS)
		return;
	__asm__("lar %1, %0\n\t"
		"jz 1f\n\t"
		"xorl %0, %0\n"
		"1:"
		: "+r"(rights)
		: "r"((uint32_t)*ss)
		: "cc");
	rights &= AR_MASK;
	if (rights != AR_DATA && rights != AR_DATA_DOWN)
		*ss = USER_DS;
}

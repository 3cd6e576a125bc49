/* SPDX-License-Identifier: MIT */
/* The bytes 0f 05 in text that are no instruction: an immediate, a displacement, a table. */
#include <stdint.h>

#include "marker.h"

uint64_t immediates(void);
extern const unsigned char table_05[];
extern const unsigned char immediates_end[];

__asm__(".pushsection .text\n.globl immediates\n.hidden immediates\n.type immediates,@function\n"
	"immediates:\n"
	"mov $0x050f050f,%eax\n"	    /* in a 32-bit immediate, twice */
	"movabs $0x0f05b8000001f405,%rdx\n" /* looks like mov+syscall backwards */
	"xor %rdx,%rax\n"
	"lea 0x050f(%rax),%rax\n" /* in a displacement */
	"add $0x050f,%rax\n"
	"jmp 1f\n"
	".globl table_05\n.hidden table_05\ntable_05:\n"
	".byte 0xb8,0xf4,0x01,0,0,0x0f,0x05,0x0f,0x05,0x48,0x3d,0,0xf0,0xff,0xff,0x0f,0x05\n"
	"1: movzbl table_05+5(%rip),%edx\nshl $8,%edx\nxor %rdx,%rax\n"
	"movzbl table_05+6(%rip),%edx\nxor %rdx,%rax\nret\n"
	".globl immediates_end\n.hidden immediates_end\nimmediates_end:\n"
	".size immediates, .-immediates\n.popsection\n");

int main(void)
{
	static const unsigned char want[] = { 0xb8, 0xf4, 0x01, 0,    0,    0x0f, 0x05, 0x0f, 0x05,
					      0x48, 0x3d, 0,	0xf0, 0xff, 0xff, 0x0f, 0x05 };

	for (uint32_t i = 0; i < 100; i++) {
		uint64_t expect = 0x050f050full ^ 0x0f05b8000001f405ull;

		expect = (expect + 0x050f + 0x050f) ^ 0x0f05;
		check(immediates() == expect);
		check(memcmp(table_05, want, sizeof(want)) == 0);
		marker(i);
	}
	return marker_pass();
}

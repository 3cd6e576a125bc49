/* SPDX-License-Identifier: MIT */
/* CF PF AF ZF SF DF OF AC, in every combination, survive a raw system call; r11 is the flags. */
#include <stdint.h>

#include "marker.h"

extern uint64_t flags_in __attribute__((visibility("hidden")));
extern uint64_t flags_out __attribute__((visibility("hidden")));
extern uint64_t flags_r11 __attribute__((visibility("hidden")));
uint64_t flags_in;
uint64_t flags_out;
uint64_t flags_r11;

void probe_adjacent(void);
void probe_loaded(void);

#define PROBE(name, load) \
	__asm__(".pushsection .text\n.globl " #name "\n.hidden " #name "\n.type " #name \
		",@function\n" #name ":\n" \
		"movabs $0x7765697200000000,%rdi\nmov $500,%edx\npush flags_in(%rip)\npopf\n" load \
		"syscall\n" \
		"pushf\npop flags_out(%rip)\nmov %r11,flags_r11(%rip)\npush $2\npopf\nret\n" \
		".size " #name ", .-" #name "\n.popsection\n")

PROBE(probe_adjacent, "mov $500,%eax\n");
PROBE(probe_loaded, "mov %rdx,%rax\n");

int main(void)
{
	static const uint64_t bits[] = { 0x1, 0x4, 0x10, 0x40, 0x80, 0x400, 0x800, 0x40000 };

	for (unsigned int m = 0; m < 256; m++) {
		flags_in = 0x202;
		for (int i = 0; i < 8; i++)
			if (m & 1u << i)
				flags_in |= bits[i];
		*marker_count += 2;
		probe_adjacent();
		check(flags_out == flags_in);
		check(flags_r11 == flags_in);
		flags_out = flags_r11 = 0;
		probe_loaded();
		check(flags_out == flags_in);
		check(flags_r11 == flags_in);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* `int $0x80` has numbers of its own: 20 is getpid there, and writev here; and it keeps rcx and r11. */
#include <asm/prctl.h>
#include <sys/syscall.h>

#include "marker.h"

static long int80(long nr)
{
	register uint64_t r11 __asm__("r11") = 0x1111;
	uint64_t rcx = 0x2222;
	long ret;

	__asm__ volatile("int $0x80"
			 : "=a"(ret), "+c"(rcx), "+r"(r11)
			 : "0"(nr)
			 : "memory", "r8", "r9", "r10");
	/* kernels before 4.17 clear r11 */
	check(rcx == 0x2222 && (r11 == 0x1111 || r11 == 0));
	return ret;
}

static void calls(void)
{
	for (uint32_t i = 0; i < 100; i++) {
		check(int80(20) == getpid());
		check(int80(500) == -ENOSYS);
		marker(i);
	}
}

int main(void)
{
	static uint64_t block[8];

	if (int80(20) == -ENOSYS)
		skip("no 32-bit calls here");
	calls();
	block[1] = 42;
	if (raw2(SYS_arch_prctl, ARCH_SET_GS, block) == 0) {
		uint64_t at_gs;

		calls();
		__asm__ volatile("movq %%gs:8, %0" : "=r"(at_gs));
		check(at_gs == 42);
	}
	return marker_pass();
}

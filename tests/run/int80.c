/* SPDX-License-Identifier: MIT */
/* `int $0x80` has numbers of its own: 20 is getpid there, and writev here. */
#include "marker.h"

int main(void)
{
	for (uint32_t i = 0; i < 100; i++) {
		long ret;

		__asm__ volatile("int $0x80"
				 : "=a"(ret)
				 : "0"(20L)
				 : "memory", "r8", "r9", "r10", "r11");
		if (ret == -ENOSYS)
			skip("no 32-bit calls here");
		check(ret == getpid());
		__asm__ volatile("int $0x80"
				 : "=a"(ret)
				 : "0"(500L)
				 : "memory", "r8", "r9", "r10", "r11");
		check(ret == -ENOSYS);
		marker(i);
	}
	return marker_pass();
}

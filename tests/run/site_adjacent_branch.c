/* SPDX-License-Identifier: MIT */
/* A branch that enters between the number and the `syscall`: both ways in must work. */
#include <stdint.h>

#include "marker.h"

long two_ways(uint64_t arg, uint64_t nr, int skip_load);

__asm__(".pushsection .text\n.globl two_ways\n.hidden two_ways\n.type two_ways,@function\n"
	"two_ways:\nmov %rsi,%rax\ntest %edx,%edx\njnz 1f\nmov $500,%eax\n1: syscall\nret\n"
	".size two_ways, .-two_ways\n.popsection\n");

int main(void)
{
	for (int i = 0; i < 100; i++) {
		++*marker_count;
		check(two_ways(MARKER_MAGIC, 0, 0) == -ENOSYS);
		check(two_ways(0, 110, 1) == getppid());
		check(two_ways(0, 39, 1) == getpid());
		++*marker_count;
		check(two_ways(MARKER_MAGIC, 39, 0) == -ENOSYS);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* Numbers out of range answer as the kernel answers them; only the low half of rax counts. */
#include <stdint.h>
#include <sys/syscall.h>

#include "marker.h"

static void show(const char *what, uint64_t nr)
{
	long ret = raw1((long)nr, MARKER_MAGIC);

	if (ret == getpid())
		printf("%s: pid\n", what);
	else
		printf("%s: %ld\n", what, ret);
}

int main(void)
{
	for (int i = 0; i < 3; i++) {
		show("600", 600);
		show("511", 511);
		show("512", 512);
		show("1000000", 1000000);
		show("-1", ~0ull);
		show("-2", ~1ull);
		show("0xffffffff", 0xffffffffull);
		show("0x80000000", 0x80000000ull);
		show("x32 39", 0x40000000ull | SYS_getpid);
		show("1<<32 39", 1ull << 32 | SYS_getpid);
		show("high bits 39", 0xdeadbeef00000000ull | SYS_getpid);
		show("39", SYS_getpid);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* With DF set a call works, and DF is still set afterwards: string code of ours must not follow it. */
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "marker.h"

static long backwards(long nr, long a, long b, long c, uint64_t *flags)
{
	long ret;

	__asm__ volatile("std\nsyscall\npushf\npop %1\ncld"
			 : "=a"(ret), "=&r"(*flags)
			 : "0"(nr), "D"(a), "S"(b), "d"(c)
			 : "rcx", "r11", "memory", "cc");
	return ret;
}

int main(void)
{
	char buf[256];
	uint64_t flags;
	long fd = backwards(SYS_open, (long)"/dev/zero", O_RDONLY, 0, &flags);

	check(fd >= 0 && flags & 0x400);
	memset(buf, 1, sizeof(buf));
	check(backwards(SYS_read, fd, (long)buf, sizeof(buf), &flags) == sizeof(buf));
	check(flags & 0x400);
	for (unsigned int i = 0; i < sizeof(buf); i++)
		check(buf[i] == 0);
	check(backwards(SYS_close, fd, 0, 0, &flags) == 0 && flags & 0x400);
	for (int i = 0; i < 100; i++) {
		++*marker_count;
		check(backwards(MARKER_NR, (long)MARKER_MAGIC, 0, 0, &flags) == -ENOSYS);
		check(flags & 0x400);
	}
	return marker_pass();
}

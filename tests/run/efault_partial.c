/* SPDX-License-Identifier: MIT */
/* A string that ends at the last byte of a page before an inaccessible one is read, not over-read. */
#include <sys/mman.h>
#include <sys/stat.h>

#include "aid.h"

int main(void)
{
	char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct stat st;
	int fds[2];
	char *name;
	long fd;

	check(page != MAP_FAILED && mprotect(page + 4096, 4096, PROT_NONE) == 0);
	check(pipe(fds) == 0);
	for (size_t len = 1; len < 200; len += 7) {
		name = page + 4096 - len - 1;
		memset(name, '/', len);
		name[len] = '\0';
		fd = raw3(SYS_open, name, O_RDONLY, 0);
		check(fd >= 0);
		close((int)fd);
		check(raw2(SYS_stat, name, &st) == 0 && S_ISDIR(st.st_mode));
		/* Without its end the name runs into the hole. */
		name[len] = '/';
		check(raw3(SYS_open, name, O_RDONLY, 0) == -EFAULT);
		check(raw3(SYS_write, fds[1], name, len + 1) == (long)len + 1);
		check(raw3(SYS_read, fds[0], name, len + 100) == (long)len + 1);
	}
	return pass();
}

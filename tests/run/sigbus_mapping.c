/* SPDX-License-Identifier: MIT */
/* SIGBUS from a mapping beyond the end of its file: exact address, fixed by ftruncate in the handler. */
#include <sys/mman.h>

#include "aid.h"

static int fd;
static char *map;
static char *volatile expect;
static volatile int faults;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)ctx;
	check(sig == SIGBUS && info->si_code == BUS_ADRERR && info->si_addr == expect);
	check(ftruncate(fd, 8192) == 0);
	faults++;
}

int main(void)
{
	fd = open("bus", O_RDWR | O_CREAT | O_TRUNC, 0600);
	check(fd >= 0 && ftruncate(fd, 4096) == 0);
	map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	check(map != MAP_FAILED);
	handle_info(SIGBUS, handler, 0);
	for (int i = 0; i < 200; i++) {
		check(ftruncate(fd, 4096) == 0);
		expect = map + 4096 + i;
		*(volatile char *)expect = 5;
		check(faults == i + 1 && *(volatile char *)expect == 5);
	}
	unlink("bus");
	return pass();
}

/* SPDX-License-Identifier: MIT */
/* A thread supplies pages by userfaultfd: for stores of the program and for calls whose buffers lie there. */
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "aid.h"

#define PAGES 8

static int uffd;
static volatile unsigned served;

static void *serve(void *arg)
{
	static char page[4096] __attribute__((aligned(4096)));
	(void)arg;
	memset(page, 'u', sizeof(page));
	for (unsigned i = 0; i < PAGES; i++) {
		struct uffd_msg msg;
		struct uffdio_copy copy;

		check(read(uffd, &msg, sizeof(msg)) == sizeof(msg) && msg.event == UFFD_EVENT_PAGEFAULT);
		memset(&copy, 0, sizeof(copy));
		copy.dst = msg.arg.pagefault.address & ~4095ull;
		copy.src = (uintptr_t)page;
		copy.len = 4096;
		served++;
		marker(served);
		check(ioctl(uffd, UFFDIO_COPY, &copy) == 0);
	}
	return NULL;
}

int main(void)
{
	struct uffdio_api api = { .api = UFFD_API };
	struct uffdio_register reg;
	char *area, got[8];
	pthread_t t;
	int fd[2];

	uffd = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api) != 0)
		skip("no userfaultfd here");
	area = mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(area != MAP_FAILED && pipe(fd) == 0);
	memset(&reg, 0, sizeof(reg));
	reg.range.start = (uintptr_t)area;
	reg.range.len = PAGES * 4096;
	reg.mode = UFFDIO_REGISTER_MODE_MISSING;
	check(ioctl(uffd, UFFDIO_REGISTER, &reg) == 0);
	check(pthread_create(&t, NULL, serve, NULL) == 0);
	for (unsigned i = 0; i < PAGES; i++) {
		char *page = area + i * 4096ul;

		if (i % 2) {
			check(*(volatile char *)page == 'u');
		} else {
			check(write(fd[1], page, 4) == 4);
			check(read(fd[0], got, 4) == 4 && memcmp(got, "uuuu", 4) == 0);
		}
	}
	check(pthread_join(t, NULL) == 0 && served == PAGES);
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* Code in a memfd that is mapped twice: written through one mapping, run through the other, changed while in use. */
#include <sys/mman.h>

#include "aid.h"

static const unsigned char text[] = {
	0xb8, 0xf4, 0x01, 0x00, 0x00, /* mov $500, %eax */
	0x0f, 0x05,		      /* syscall */
	0x48, 0x83, 0xf8, 0x00,	      /* cmp $0, %rax */
	0xc3			      /* ret */
};

int main(void)
{
	int fd = memfd_create("code", MFD_CLOEXEC);
	unsigned char *write_at, *run_at;
	long (*call)(uint64_t);

	check(fd >= 0 && ftruncate(fd, 8192) == 0);
	write_at = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	run_at = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);
	check(write_at != MAP_FAILED && run_at != MAP_FAILED);
	for (unsigned i = 0; i < 60; i++) {
		/* over the edge of a page, too */
		unsigned at = i % 3 == 2 ? 4096 - 6 : i % 3 * 64;
		uint32_t nr = i % 2 ? SYS_getpid : MARKER_NR;

		memcpy(write_at + at, text, sizeof(text));
		memcpy(write_at + at + 1, &nr, 4);
		call = (long (*)(uint64_t))(void *)(run_at + at);
		for (int n = 0; n < 3; n++) {
			*marker_count += nr == MARKER_NR;
			check(call(MARKER_MAGIC | i) == (nr == MARKER_NR ? -ENOSYS : getpid()));
		}
		check(memcmp(write_at + at + 5, text + 5, sizeof(text) - 5) == 0);
	}
	return marker_pass();
}

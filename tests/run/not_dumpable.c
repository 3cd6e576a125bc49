/* SPDX-License-Identifier: MIT */
/* PR_SET_DUMPABLE 0: /proc/self is root's; everything goes on, in threads, children and new code. */
#include <sys/mman.h>
#include <sys/prctl.h>

#include "aid.h"

static void *body(void *arg)
{
	for (uint32_t i = 0; i < 10; i++)
		marker(i);
	return arg;
}

int main(void)
{
	unsigned char *code =
		mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	pthread_t t;

	check(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
	if (getuid() == 0)
		check(setresuid(65534, 65534, 0) == 0);
	check(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
	memcpy(code, "\xb8\xf4\x01\x00\x00\x0f\x05\x48\x3d\x00\xf0\xff\xff\xc3", 14);
	check(mprotect(code, 4096, PROT_READ | PROT_EXEC) == 0);
	for (int i = 0; i < 10; i++) {
		pid_t pid;

		++*marker_count;
		check(((long (*)(uint64_t))(uintptr_t)code)(MARKER_MAGIC) == -ENOSYS);
		check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
		pid = fork_flushed();
		if (pid == 0) {
			body(NULL);
			_exit(0);
		}
		reap_ok(pid);
	}
	printf("dumpable %d\n", prctl(PR_GET_DUMPABLE));
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* In an empty root there is no /proc: calls, new threads, forks and new code go on working. */
#include <sys/mman.h>
#include <sys/stat.h>

#include "aid.h"

static void *body(void *arg)
{
	for (uint32_t i = 0; i < 20; i++)
		marker(i);
	return arg;
}

int main(void)
{
	unsigned char *code;
	pthread_t t;
	pid_t pid;

	if (getuid() != 0)
		skip("needs root");
	check(mkdir("empty", 0700) == 0);
	/* Needed by pthread_exit: loaded while there is a file system. */
	check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
	check(chroot("empty") == 0 && chdir("/") == 0);
	check(open("/proc/self/mem", O_RDWR) == -1 && errno == ENOENT);
	for (int i = 0; i < 10; i++) {
		check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
		pid = fork_flushed();
		if (pid == 0) {
			marker(1);
			check(raw3(SYS_execve, "/bin/true", 0, 0) == -ENOENT);
			_exit(0);
		}
		reap_ok(pid);
	}
	code = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(code, "\xb8\xf4\x01\x00\x00\x0f\x05\x48\x3d\x00\xf0\xff\xff\xc3", 14);
	check(mprotect(code, 4096, PROT_READ | PROT_EXEC) == 0);
	for (int i = 0; i < 50; i++) {
		++*marker_count;
		check(((long (*)(uint64_t))(uintptr_t)code)(MARKER_MAGIC) == -ENOSYS);
	}
	return marker_pass();
}

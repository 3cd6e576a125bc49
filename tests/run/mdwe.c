/* SPDX-License-Identifier: MIT */
/* PR_SET_MDWE: memory never gains the right to execute. Calls, threads and children go on; the refusals stay. */
#include <sys/mman.h>
#include <sys/prctl.h>

#include "aid.h"

#define SET_MDWE 65
#define GET_MDWE 66

static void *thread(void *arg)
{
	(void)arg;
	for (uint32_t i = 0; i < 20; i++)
		marker(i);
	return NULL;
}

int main(void)
{
	pthread_t t;
	void *p;

	if (prctl(SET_MDWE, 1, 0, 0, 0) != 0)
		skip("no PR_SET_MDWE here");
	for (uint32_t i = 0; i < 20; i++)
		marker(i);
	check(raw0(SYS_getppid) == getppid());
	check(prctl(GET_MDWE, 0, 0, 0, 0) == 1);
	p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(p != MAP_FAILED);
	check(mprotect(p, 4096, PROT_READ | PROT_EXEC) == -1 && errno == EACCES);
	check(mmap(NULL, 4096, PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
	      MAP_FAILED);
	check(pthread_create(&t, NULL, thread, NULL) == 0 && pthread_join(t, NULL) == 0);
	pid_t pid = fork_flushed();
	if (pid == 0) {
		marker(1);
		_exit(prctl(GET_MDWE, 0, 0, 0, 0) == 1 ? 0 : 1);
	}
	reap_ok(pid);
	return marker_pass();
}

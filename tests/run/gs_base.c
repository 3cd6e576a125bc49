/* SPDX-License-Identifier: MIT */
/* The program uses %gs for itself, in several threads: it keeps its base over calls, and each call is seen. */
#include <asm/prctl.h>

#include "aid.h"

static uint64_t blocks[3][8];

static uint64_t at_gs(void)
{
	uint64_t v;

	__asm__ volatile("movq %%gs:8, %0" : "=r"(v));
	return v;
}

static void use(uint64_t *block, uint64_t mark)
{
	uint64_t base = 0;

	block[1] = mark;
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, block) == 0);
	for (int i = 0; i < 50; i++) {
		check(at_gs() == mark);
		check(raw0(SYS_getppid) == getppid());
		marker((uint32_t)i);
		check(raw2(SYS_arch_prctl, ARCH_GET_GS, &base) == 0 && base == (uint64_t)block);
		raise(SIGUSR1);
		check(at_gs() == mark);
	}
}

static void *thread(void *arg)
{
	use(arg, (uint64_t)arg);
	return NULL;
}

int main(void)
{
	pthread_t t[2];
	pid_t pid;

	handle(SIGUSR1, poke_handler, 0);
	for (int i = 0; i < 2; i++)
		check(pthread_create(&t[i], NULL, thread, blocks[i]) == 0);
	for (int i = 0; i < 2; i++)
		check(pthread_join(t[i], NULL) == 0);
	use(blocks[2], 42);
	pid = fork_flushed();
	if (pid == 0) {
		check(at_gs() == 42 && getpid() == raw0(SYS_getpid));
		_exit(3);
	}
	show_status("child", reap(pid));
	check(at_gs() == 42 && poke_hits == 150);
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* vfork from several threads at once, while the others make calls. */
#include "aid.h"

static void *spawner(void *arg)
{
	uint32_t base = (uint32_t)(uintptr_t)arg;

	for (volatile uint32_t i = 0; i < 40; i++) {
		pid_t pid = vfork();

		check(pid >= 0);
		if (pid == 0) {
			marker(base + i);
			_exit((int)i);
		}
		marker(base + 500 + i);
		check(WEXITSTATUS(reap(pid)) == (int)i);
	}
	return NULL;
}

int main(void)
{
	pthread_t t[4];

	for (uintptr_t i = 0; i < 4; i++)
		check(pthread_create(&t[i], NULL, spawner, (void *)(i * 1000)) == 0);
	for (int i = 0; i < 4; i++)
		check(pthread_join(t[i], NULL) == 0);
	return marker_pass();
}

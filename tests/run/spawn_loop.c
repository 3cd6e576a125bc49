/* SPDX-License-Identifier: MIT */
/* posix_spawn and posix_spawnp in a loop, from two threads. */
#include <spawn.h>

#include "aid.h"

extern char **environ;

static void *spawner(void *arg)
{
	char *args[] = { (char *)"true", NULL };

	(void)arg;
	for (int i = 0; i < 25; i++) {
		pid_t pid;

		check(posix_spawnp(&pid, "true", NULL, NULL, args, environ) == 0);
		reap_ok(pid);
		args[0] = (char *)"false";
		check(posix_spawn(&pid, "/bin/false", NULL, NULL, args, environ) == 0);
		check(WEXITSTATUS(reap(pid)) == 1);
	}
	return NULL;
}

int main(void)
{
	pthread_t t[2];

	for (int i = 0; i < 2; i++)
		check(pthread_create(&t[i], NULL, spawner, NULL) == 0);
	for (int i = 0; i < 2; i++)
		check(pthread_join(t[i], NULL) == 0);
	return pass();
}

/* SPDX-License-Identifier: MIT */
/* A process that has not registered for a command of membarrier(2) is told so: registrations of others are not its own. */
#include <linux/membarrier.h>

#include "aid.h"

#define GET_REGISTRATIONS (1 << 9) /* Linux 6.3 */

static long membarrier(int cmd)
{
	return syscall(SYS_membarrier, cmd, 0);
}

static void *body(void *arg)
{
	marker(1);
	return arg;
}

/* Bare and traced alike: what is printed is compared. */
static void show(const char *when)
{
	printf("%s: registrations %ld\n", when, membarrier(GET_REGISTRATIONS));
	fflush(stdout);
}

static void unregistered(const char *when)
{
	check(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE) == -1 && errno == EPERM);
	check(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED) == -1 && errno == EPERM);
	show(when);
}

int main(void)
{
	pthread_t t;
	pid_t pid;

	if (!(membarrier(MEMBARRIER_CMD_QUERY) & MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE))
		skip("no SYNC_CORE here");
	unregistered("alone");
	for (int i = 0; i < 3; i++) {
		check(pthread_create(&t, NULL, body, NULL) == 0);
		check(pthread_join(t, NULL) == 0);
	}
	unregistered("after threads");
	check(syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 77) == -1 &&
	      errno == EINVAL);
	check(membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE) == 0);
	check(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE) == 0);
	show("registered");
	pid = fork();
	if (pid == 0) {
		show("child");
		_exit(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE) == 0 ? 0 : 1);
	}
	reap_ok(pid);
	return marker_pass();
}

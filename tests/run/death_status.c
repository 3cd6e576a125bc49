/* SPDX-License-Identifier: MIT */
/* How children die is told exactly: SEGV, ABRT, TERM, KILL, SYS, FPE, ILL, BUS, real-time, exit codes. */
#include <sys/resource.h>

#include "aid.h"

static void die(int how)
{
	switch (how) {
	case 0:
		fault_here();
		break;
	case 1:
		abort();
	case 2:
		kill(getpid(), SIGTERM);
		break;
	case 3:
		kill(getpid(), SIGKILL);
		break;
	case 4:
		kill(getpid(), SIGSYS);
		break;
	case 5:
		__asm__ volatile("xor %%ecx,%%ecx\ndiv %%ecx" : : : "eax", "ecx", "edx", "cc");
		break;
	case 6:
		__builtin_trap();
	case 7:
		__asm__ volatile("int3");
		break;
	case 8:
		raise(SIGRTMIN + 5);
		break;
	case 9:
		raw2(SYS_tgkill, 0, 0);
		raise(SIGPIPE);
		break;
	case 10:
		_exit(300);
	case 11:
		raw1(SYS_exit, 17);
		break;
	default:
		raise(SIGALRM);
	}
}

static void *in_thread(void *arg)
{
	die(*(int *)arg);
	return NULL;
}

int main(void)
{
	struct rlimit core = { 0, 0 };

	check(setrlimit(RLIMIT_CORE, &core) == 0);
	for (int threaded = 0; threaded < 2; threaded++)
		for (int how = 0; how < 13; how++) {
			char what[32];
			pid_t pid = fork_flushed();

			if (pid == 0) {
				pthread_t t;

				marker(1);
				if (!threaded)
					die(how);
				else if (pthread_create(&t, NULL, in_thread, &how) == 0)
					pthread_join(t, NULL);
				_exit(99);
			}
			snprintf(what, sizeof(what), "%s %d", threaded ? "thread" : "main", how);
			show_status(what, reap(pid));
		}
	return marker_pass();
}

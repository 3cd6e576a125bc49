/* SPDX-License-Identifier: MIT */
/* With a core limit above zero the core flag of the wait status is as bare, and so is the siginfo. */
#include <sys/resource.h>

#include "aid.h"

int main(void)
{
	static const int sigs[] = { SIGSEGV, SIGABRT, SIGSYS, SIGQUIT, SIGTERM, SIGTRAP };
	struct rlimit core = { 1, 1 };
	siginfo_t info;

	/* One byte: the flag is set or not by the kernel's rules, and nothing large is written. */
	check(setrlimit(RLIMIT_CORE, &core) == 0);
	for (unsigned int i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			if (sigs[i] == SIGSEGV)
				fault_here();
			raise(sigs[i]);
			_exit(0);
		}
		check(waitid(P_PID, (id_t)pid, &info, WEXITED) == 0);
		printf("%d: code %d status %d\n", sigs[i], info.si_code, info.si_status);
	}
	return pass();
}

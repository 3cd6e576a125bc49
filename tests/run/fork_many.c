/* SPDX-License-Identifier: MIT */
/* Hundreds of children that live at the same time. */
#include "aid.h"

enum { N = 200 };

int main(void)
{
	static pid_t pids[N];
	int fds[2];
	char c;

	check(pipe(fds) == 0);
	for (uint32_t i = 0; i < N; i++) {
		pids[i] = fork_flushed();
		check(pids[i] >= 0);
		if (pids[i] == 0) {
			close(fds[1]);
			check(read(fds[0], &c, 1) == 0);
			marker(i);
			_exit((int)(i % 100));
		}
	}
	close(fds[0]);
	close(fds[1]);
	for (int i = 0; i < N; i++)
		check(WEXITSTATUS(reap(pids[i])) == i % 100);
	return marker_pass();
}

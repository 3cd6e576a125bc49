/* SPDX-License-Identifier: MIT */
/* siglongjmp out of a handler that interrupted a blocking read, with and without saving the mask. */
#include <setjmp.h>

#include "aid.h"

static sigjmp_buf back;

static void handler(int sig)
{
	(void)sig;
	poke_hits++;
	siglongjmp(back, 1);
}

int main(void)
{
	struct poker p;
	sigset_t now;
	int fds[2];
	char c;

	check(pipe(fds) == 0);
	handle(SIGUSR1, handler, SA_RESTART);
	for (volatile int i = 0; i < 200; i++) {
		if (sigsetjmp(back, 1) == 0) {
			poke_start(&p, SYS_read, 1, NULL);
			(void)!read(fds[0], &c, 1);
			check(!"read returned");
		}
		poke_end(&p);
		check(sigprocmask(SIG_SETMASK, NULL, &now) == 0 && !sigismember(&now, SIGUSR1));
		marker((uint32_t)i);
		check(write(fds[1], "k", 1) == 1);
		check(read(fds[0], &c, 1) == 1 && c == 'k');
	}
	return marker_pass();
}

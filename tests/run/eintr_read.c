/* SPDX-License-Identifier: MIT */
/* A signal during a read of an empty pipe: EINTR without SA_RESTART, restarted with it. */
#include "aid.h"

static int fds[2];

static void feed(void)
{
	check(write(fds[1], "x", 1) == 1);
}

int main(void)
{
	struct poker p;
	char c;

	check(pipe(fds) == 0);
	for (int i = 0; i < 20; i++) {
		handle(SIGUSR1, poke_handler, 0);
		poke_start(&p, SYS_read, 1, NULL);
		check(read(fds[0], &c, 1) == -1 && errno == EINTR);
		poke_end(&p);
		check(poke_hits == 1);
		marker(1);
		handle(SIGUSR1, poke_handler, SA_RESTART);
		poke_start(&p, SYS_read, 5, feed);
		check(read(fds[0], &c, 1) == 1 && c == 'x');
		poke_end(&p);
		check(poke_hits == 5);
		marker(2);
	}
	return marker_pass();
}

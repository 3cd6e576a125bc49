/* SPDX-License-Identifier: MIT */
/* connect that blocks on a full backlog, under signals: EINTR, or restarted and then made. */
#include <sys/socket.h>
#include <sys/un.h>

#include "aid.h"

static struct sockaddr_un addr = { .sun_family = AF_UNIX };
static int listener;
static int taken = -1;

static void take(void)
{
	taken = accept(listener, NULL, NULL);
	check(taken >= 0);
}

int main(void)
{
	struct poker p;
	int first;
	int fd;

	snprintf(addr.sun_path, sizeof(addr.sun_path), "./sock-connect");
	unlink(addr.sun_path);
	listener = socket(AF_UNIX, SOCK_STREAM, 0);
	check(bind(listener, (struct sockaddr *)&addr, sizeof(addr)) == 0 && listen(listener, 0) == 0);
	first = socket(AF_UNIX, SOCK_STREAM, 0);
	check(connect(first, (struct sockaddr *)&addr, sizeof(addr)) == 0);
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	handle(SIGUSR1, poke_handler, 0);
	poke_start(&p, SYS_connect, 1, NULL);
	check(connect(fd, (struct sockaddr *)&addr, sizeof(addr)) == -1 && errno == EINTR);
	poke_end(&p);
	handle(SIGUSR1, poke_handler, SA_RESTART);
	poke_start(&p, SYS_connect, 5, take);
	check(connect(fd, (struct sockaddr *)&addr, sizeof(addr)) == 0);
	poke_end(&p);
	check(poke_hits == 5);
	unlink(addr.sun_path);
	return pass();
}

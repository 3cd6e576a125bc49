/* SPDX-License-Identifier: MIT */
/* accept, recv, connect's peer: EINTR without SA_RESTART, restarted with it; EINTR if a time-out is set. */
#include <sys/socket.h>
#include <sys/un.h>

#include "aid.h"

static struct sockaddr_un addr = { .sun_family = AF_UNIX };
static int pair[2];
static int client = -1;

static void dial(void)
{
	client = socket(AF_UNIX, SOCK_STREAM, 0);
	check(client >= 0 && connect(client, (struct sockaddr *)&addr, sizeof(addr)) == 0);
}

static void feed(void)
{
	check(write(pair[1], "y", 1) == 1);
}

int main(void)
{
	struct timeval limit = { 100, 0 };
	struct poker p;
	char c;
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	int conn;

	snprintf(addr.sun_path, sizeof(addr.sun_path), "./sock-accept");
	unlink(addr.sun_path);
	check(bind(listener, (struct sockaddr *)&addr, sizeof(addr)) == 0 && listen(listener, 1) == 0);
	check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
	handle(SIGUSR1, poke_handler, 0);
	poke_start(&p, SYS_accept, 1, NULL);
	check(accept(listener, NULL, NULL) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_recvfrom, 1, NULL);
	check(recv(pair[0], &c, 1, 0) == -1 && errno == EINTR);
	poke_end(&p);
	handle(SIGUSR1, poke_handler, SA_RESTART);
	poke_start(&p, SYS_accept, 4, dial);
	conn = accept(listener, NULL, NULL);
	check(conn >= 0);
	poke_end(&p);
	check(poke_hits == 4);
	close(conn);
	close(client);
	poke_start(&p, SYS_recvfrom, 4, feed);
	check(recv(pair[0], &c, 1, 0) == 1 && c == 'y');
	poke_end(&p);
	check(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) == 0);
	poke_start(&p, SYS_recvfrom, 1, NULL);
	check(recv(pair[0], &c, 1, 0) == -1 && errno == EINTR);
	poke_end(&p);
	unlink(addr.sun_path);
	return pass();
}

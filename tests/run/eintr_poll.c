/* SPDX-License-Identifier: MIT */
/* poll, ppoll, select, pselect, epoll_wait, epoll_pwait: EINTR even with SA_RESTART; masks work. */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

#include "aid.h"

static int fds[2];
static sigset_t seen_mask;

static void handler(int sig)
{
	(void)sig;
	check(sigprocmask(SIG_SETMASK, NULL, &seen_mask) == 0);
	poke_hits++;
}

static void by_mask(void)
{
	sigset_t block;
	sigset_t none;
	sigset_t full;
	sigset_t now;
	struct pollfd pfd = { .fd = fds[0], .events = POLLIN };
	struct epoll_event ev = { .events = EPOLLIN };
	int ep = epoll_create1(0);
	fd_set set;

	check(epoll_ctl(ep, EPOLL_CTL_ADD, fds[0], &ev) == 0);
	sigemptyset(&block);
	sigaddset(&block, SIGUSR1);
	sigaddset(&block, SIGUSR2);
	sigemptyset(&none);
	sigaddset(&none, SIGUSR2);
	sigfillset(&full);
	sigdelset(&full, SIGUSR1);
	check(sigprocmask(SIG_SETMASK, &block, NULL) == 0);
	for (int i = 0; i < 30; i++) {
		/* All signals but one blocked, SIGSYS, SIGSEGV and so on among them. */
		const sigset_t *mask = i % 2 ? &none : &full;

		poke_hits = 0;
		raise(SIGUSR1);
		raise(SIGUSR2);
		check(poke_hits == 0);
		switch (i / 2 % 3) {
		case 0:
			check(ppoll(&pfd, 1, NULL, mask) == -1 && errno == EINTR);
			break;
		case 1:
			FD_ZERO(&set);
			FD_SET(fds[0], &set);
			check(pselect(fds[0] + 1, &set, NULL, NULL, NULL, mask) == -1 && errno == EINTR);
			break;
		default:
			check(epoll_pwait(ep, &ev, 1, -1, mask) == -1 && errno == EINTR);
		}
		check(poke_hits == 1);
		/* Inside, the mask of the call plus the signal itself. */
		for (int s = 1; s <= 64; s++) {
			if (s == SIGKILL || s == SIGSTOP || s == 32 || s == 33)
				continue;
			check(sigismember(&seen_mask, s) == (s == SIGUSR1 || sigismember(mask, s)));
		}
		check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
		check(memcmp(&now, &block, 8) == 0);
	}
	close(ep);
	sigemptyset(&none);
	handle(SIGUSR2, SIG_IGN, 0);
	check(sigprocmask(SIG_SETMASK, &none, NULL) == 0);
}

static void plain(int flags)
{
	struct pollfd pfd = { .fd = fds[0], .events = POLLIN };
	struct timespec limit = { 100, 0 };
	struct timeval tv = { 100, 0 };
	struct epoll_event ev = { .events = EPOLLIN };
	int ep = epoll_create1(0);
	struct poker p;
	fd_set set;

	check(epoll_ctl(ep, EPOLL_CTL_ADD, fds[0], &ev) == 0);
	handle(SIGUSR1, poke_handler, flags);
	poke_start(&p, SYS_poll, 1, NULL);
	check(syscall(SYS_poll, &pfd, 1, 100000) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_ppoll, 1, NULL);
	check(ppoll(&pfd, 1, &limit, NULL) == -1 && errno == EINTR);
	poke_end(&p);
	FD_ZERO(&set);
	FD_SET(fds[0], &set);
	poke_start(&p, SYS_select, 1, NULL);
	check(syscall(SYS_select, fds[0] + 1, &set, NULL, NULL, &tv) == -1 && errno == EINTR);
	poke_end(&p);
	/* The kernel writes back what is left, as select does on Linux. */
	check(tv.tv_sec <= 100 && tv.tv_sec > 50);
	poke_start(&p, SYS_pselect6, 1, NULL);
	check(pselect(fds[0] + 1, &set, NULL, NULL, &limit, NULL) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_epoll_wait, 1, NULL);
	check(epoll_wait(ep, &ev, 1, -1) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_epoll_pwait, 1, NULL);
	check(epoll_pwait(ep, &ev, 1, 100000, NULL) == -1 && errno == EINTR);
	poke_end(&p);
	close(ep);
}

int main(void)
{
	check(pipe(fds) == 0);
	plain(0);
	plain(SA_RESTART);
	handle(SIGUSR1, handler, SA_RESTART);
	handle(SIGUSR2, handler, SA_RESTART);
	by_mask();
	return pass();
}

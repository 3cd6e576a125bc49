/* SPDX-License-Identifier: MIT */
/*
 * SIGSEGV and its like are blocked and sent: calls with a mask of their own, signalfd, poll and exec
 * see them pending, and a call that they may not interrupt goes on.
 */
#include <poll.h>
#include <sys/signalfd.h>

#include "aid.h"

static const int sigs[] = { SIGTRAP, SIGSYS, SIGSEGV, SIGBUS, SIGUSR2 };
static int pipe_fd[2];

static void feed(void)
{
	check(write(pipe_fd[1], "x", 1) == 1);
}

static sigset_t only(int sig)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, sig);
	return set;
}

static int is_pending(int sig)
{
	sigset_t set;

	check(sigpending(&set) == 0);
	return sigismember(&set, sig);
}

/* The mask of the call lets it through: only a call that waits is interrupted by it. */
static void masks(int sig)
{
	struct pollfd p = { .fd = pipe_fd[0], .events = POLLIN };
	sigset_t block = only(sig), none, now;
	char byte;

	sigemptyset(&none);
	check(sigprocmask(SIG_SETMASK, &block, NULL) == 0);
	poke_hits = 0;
	raise(sig);
	check(poke_hits == 0 && sigsuspend(&none) == -1 && errno == EINTR && poke_hits == 1);
	raise(sig);
	check(ppoll(&p, 1, NULL, &none) == -1 && errno == EINTR && poke_hits == 2);
	raise(sig);
	feed();
	check(ppoll(&p, 1, NULL, &none) == 1 && poke_hits == 2 && is_pending(sig));
	check(read(pipe_fd[0], &byte, 1) == 1);
	check(pselect(0, NULL, NULL, NULL, NULL, &none) == -1 && errno == EINTR && poke_hits == 3);
	check(!is_pending(sig));
	check(sigprocmask(SIG_SETMASK, NULL, &now) == 0 && memcmp(&now, &block, 8) == 0);
}

static void *send_blocked(void *arg)
{
	const struct poker *p = arg;

	wait_blocked(getpid(), p->tid, p->nr);
	check(syscall(SYS_tgkill, getpid(), p->tid, p->sig) == 0);
	sleep_ms(5);
	if (p->then) {
		wait_blocked(getpid(), p->tid, p->nr);
		p->then();
	}
	return NULL;
}

/* It comes while a call waits: a read goes on, a poll of its signalfd is woken. */
static void waits(int sig)
{
	struct poker p = { .tid = tid_self(), .nr = SYS_read, .sig = sig, .then = feed };
	sigset_t block = only(sig);
	struct signalfd_siginfo si;
	struct pollfd fd;
	char byte;

	check(sigprocmask(SIG_SETMASK, &block, NULL) == 0);
	poke_hits = 0;
	check(pthread_create(&p.thread, NULL, send_blocked, &p) == 0);
	check(read(pipe_fd[0], &byte, 1) == 1);
	poke_end(&p);
	check(poke_hits == 0 && is_pending(sig));
	fd.fd = signalfd(-1, &block, SFD_CLOEXEC);
	fd.events = POLLIN;
	check(fd.fd >= 0 && poll(&fd, 1, -1) == 1);
	check(read(fd.fd, &si, sizeof(si)) == sizeof(si) && (int)si.ssi_signo == sig);
	check(!is_pending(sig) && poll(&fd, 1, 0) == 0);
	p.nr = SYS_poll;
	p.then = NULL;
	check(pthread_create(&p.thread, NULL, send_blocked, &p) == 0);
	check(syscall(SYS_poll, &fd, 1, -1) == 1 && poke_hits == 0);
	poke_end(&p);
	check(read(fd.fd, &si, sizeof(si)) == sizeof(si) && (int)si.ssi_signo == sig);
	close(fd.fd);
}

static int order, first_at;

static void on_first(int sig)
{
	(void)sig;
	first_at = ++order;
	check(poke_hits == 0);
}

/* The one that is taken first blocks the other for as long as its handler runs. */
static void blocks_other(int sig)
{
	sigset_t both = only(sig), none;
	struct sigaction sa = { .sa_handler = on_first };

	sigemptyset(&none);
	sigaddset(&both, SIGUSR1);
	check(sigprocmask(SIG_SETMASK, &both, NULL) == 0);
	sa.sa_mask = both;
	handle(sig == SIGUSR2 ? SIGUSR2 : SIGUSR1, poke_handler, 0);
	order = first_at = poke_hits = 0;
	check(sigaction(sig == SIGUSR2 ? SIGUSR1 : sig, &sa, NULL) == 0);
	check(kill(getpid(), SIGUSR1) == 0 && kill(getpid(), sig) == 0);
	check(sigprocmask(SIG_SETMASK, &none, NULL) == 0);
	check(first_at == 1 && poke_hits == 1);
	handle(SIGUSR1, SIG_DFL, 0);
}

int main(int argc, char **argv)
{
	pid_t pid;

	check(pipe(pipe_fd) == 0);
	if (argc > 1) {
		for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++)
			check(is_pending(sigs[i]));
		return 0;
	}
	for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++) {
		handle(sigs[i], poke_handler, 0);
		masks(sigs[i]);
		waits(sigs[i]);
		handle(sigs[i], poke_handler, 0);
		blocks_other(sigs[i]);
		marker(i);
	}
	pid = fork_flushed();
	if (pid == 0) {
		sigset_t all;

		sigfillset(&all);
		check(sigprocmask(SIG_SETMASK, &all, NULL) == 0);
		for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++)
			raise(sigs[i]);
		execl(self_exe(), argv[0], "pending", NULL);
		_exit(2);
	}
	reap_ok(pid);
	return marker_pass();
}

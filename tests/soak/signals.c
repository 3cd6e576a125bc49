/* SPDX-License-Identifier: MIT */
/*
 * signals PROGRESS - signals of every kind upon calls of every kind, until it is told to end by SIGTERM.
 *
 * Four threads wait in turns for time, data and signals; timers, each other and a child interrupt them. Handlers run
 * on the thread's stack and on an alternate one, are left by siglongjmp, and fault.
 */
#include <poll.h>
#include <setjmp.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "progress.h"

enum { THREADS = 4 };

static volatile sig_atomic_t stop;
static pthread_t threads[THREADS];
static pthread_barrier_t together; /* they send to each other: all are there as long as any does */
static volatile unsigned long handled[THREADS];
static __thread int self = -1;
static __thread sigjmp_buf out;
static __thread volatile sig_atomic_t faulted;

static void on_term(int sig)
{
	(void)sig;
	stop = 1;
}

static void on_signal(int sig, siginfo_t *info, void *context)
{
	int saved = errno;

	(void)info;
	(void)context;
	check(sig > 0);
	if (self >= 0)
		handled[self]++;
	check(raw0(SYS_gettid) > 0);
	errno = saved;
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
	(void)sig;
	(void)context;
	check(info->si_addr == (void *)4);
	faulted++;
	siglongjmp(out, 1);
}

static void calls(const int sv[2])
{
	struct timespec nap = { 0, 200000 };
	struct pollfd p = { .fd = sv[0], .events = POLLIN };
	char c;
	int ret = nanosleep(&nap, NULL);

	check(ret == 0 || errno == EINTR);
	ret = poll(&p, 1, 1);
	check(ret == 0 || errno == EINTR);
	while ((ret = (int)write(sv[1], "q", 1)) < 0)
		check(errno == EINTR);
	while ((ret = (int)read(sv[0], &c, 1)) < 0)
		check(errno == EINTR);
	check(ret == 1 && c == 'q');
}

static void fault_and_jump(void)
{
	sig_atomic_t before = faulted;

	if (!sigsetjmp(out, 1))
		fault_here();
	check(faulted == before + 1);
}

static void *body(void *arg)
{
	stack_t alt = { .ss_size = 65536 };
	int sv[2];

	self = (int)(intptr_t)arg;
	alt.ss_sp = malloc(alt.ss_size);
	check(alt.ss_sp && sigaltstack(&alt, NULL) == 0);
	check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sv) == 0);
	pthread_barrier_wait(&together);
	while (!stop) {
		calls(sv);
		fault_and_jump();
		check(pthread_kill(threads[(self + 1) % THREADS], SIGUSR1) == 0);
		check(pthread_kill(threads[(self + 2) % THREADS], SIGRTMIN + 1) == 0);
		progress_made();
	}
	pthread_barrier_wait(&together);
	return NULL;
}

static void install(int sig, void (*f)(int, siginfo_t *, void *), int flags)
{
	struct sigaction sa = { .sa_sigaction = f, .sa_flags = SA_SIGINFO | flags };

	check(sigaction(sig, &sa, NULL) == 0);
}

/* Children that end, and dispositions and masks that change, under fire. */
static void main_round(void)
{
	union sigval value = { .sival_int = 3 };
	sigset_t set, old;
	pid_t pid;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	check(sigprocmask(SIG_BLOCK, &set, &old) == 0);
	check(sigqueue(getpid(), SIGRTMIN + 2, value) == 0 || errno == EAGAIN);
	install(SIGUSR2, on_signal, SA_RESTART);
	check(sigprocmask(SIG_SETMASK, &old, NULL) == 0);
	signal(SIGUSR2, SIG_IGN);
	pid = fork();
	if (pid == 0)
		_exit(raise(SIGUSR1));
	reap_ok(pid);
	sleep_ms(2);
}

int main(int argc, char **argv)
{
	struct itimerval every = { { 0, 2000 }, { 0, 2000 } };
	struct itimerspec often = { { 0, 500000 }, { 0, 500000 } };
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };
	timer_t timer;

	check(argc == 2);
	progress_at(argv[1]);
	install(SIGUSR1, on_signal, 0);
	install(SIGALRM, on_signal, SA_RESTART);
	install(SIGRTMIN, on_signal, SA_ONSTACK | SA_RESTART);
	install(SIGRTMIN + 1, on_signal, SA_ONSTACK);
	install(SIGRTMIN + 2, on_signal, SA_NODEFER);
	install(SIGSEGV, on_fault, SA_ONSTACK);
	signal(SIGTERM, on_term);
	check(pthread_barrier_init(&together, NULL, THREADS + 1) == 0);
	for (long i = 0; i < THREADS; i++)
		check(pthread_create(&threads[i], NULL, body, (void *)i) == 0);
	pthread_barrier_wait(&together);
	check(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
	check(timer_settime(timer, 0, &often, NULL) == 0);
	check(setitimer(ITIMER_REAL, &every, NULL) == 0);
	while (!stop)
		main_round();
	pthread_barrier_wait(&together);
	for (int i = 0; i < THREADS; i++)
		check(pthread_join(threads[i], NULL) == 0);
	for (int i = 0; i < THREADS; i++)
		check(handled[i] > 0);
	return 0;
}

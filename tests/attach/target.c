/* SPDX-License-Identifier: MIT */
/*
 * A program of many threads, each of which does one thing over and over and knows what has to come of
 * it; weir attaches to it and leaves it meanwhile. It ends when its standard input does, with "fine"
 * and the number of rounds that each thread has made, or at once with a word about what was wrong.
 *
 * "few": without those that make threads and processes, for comparing what /proc says. "calm": the same, but calls
 * that the kernel ends for every tracer that dies may do so. "calm NAME...": the threads of these names alone.
 * "crowd N": N threads, of which half sleep and half are busy.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

extern char **environ;

#define FUTEX_WAIT 0

static _Atomic int ending;

static void __attribute__((format(printf, 1, 2), noreturn)) wrong(const char *fmt, ...)
{
	char text[200];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (write(1, text, (size_t)n) < 0 || write(1, "\n", 1) < 0)
		_exit(2);
	_exit(1);
}

#define check(c) ((c) ? (void)0 : wrong("%d: %s (errno %d)", __LINE__, #c, errno))

static int strict, few, calm;

/* Calls that only a tracer that dies may end. */
#define check_call(call, result) \
	do { \
		long ret_ = (call); \
		check(ret_ == (result) || (calm && ret_ == -1 && errno == EINTR)); \
	} while (0)

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

/* ---- calls that wait ---- */

/*
 * What the kernel goes on with by restart_syscall: not cut short. Were it begun anew with each stop, there would be
 * fewer rounds than of clock_absolute(), which attach.py compares.
 */
static void nap(void)
{
	struct timespec ts = { .tv_nsec = 400000000 };
	double begun = now();

	check_call(nanosleep(&ts, NULL), 0);
	check(now() - begun >= 0.4);
}

static void poll_timeout(void)
{
	double begun = now();

	check_call(poll(NULL, 0, 350), 0);
	check(now() - begun >= 0.35);
}

static void futex_timeout(void)
{
	static uint32_t word;
	struct timespec ts = { .tv_nsec = 300000000 };
	double begun = now();

	long ret = syscall(SYS_futex, &word, FUTEX_WAIT, 0, &ts, NULL, 0);

	check(ret == -1 && (errno == ETIMEDOUT || (calm && errno == EINTR)));
	check(errno == EINTR || now() - begun >= 0.3);
}

static void clock_absolute(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	ts.tv_nsec += 250000000;
	ts.tv_sec += ts.tv_nsec / 1000000000;
	ts.tv_nsec %= 1000000000;
	check(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &ts, NULL) == 0);
}

/*
 * No signal comes to these threads. Still the kernel may end a call that is not made again with EINTR, when other
 * threads fork or end at the same moment, bare too.
 */
static int interrupted(long ret)
{
	return !strict && ret == -1 && errno == EINTR;
}

static void epoll_timeout(void)
{
	static __thread int fd;
	struct epoll_event e;
	int n;

	if (!fd)
		fd = epoll_create1(EPOLL_CLOEXEC);
	n = epoll_wait(fd, &e, 1, 120);

	check(n == 0 || interrupted(n));
}

static void ppoll_masked(void)
{
	struct timespec ts = { .tv_nsec = 100000000 };
	sigset_t set;

	sigfillset(&set);
	check(ppoll(NULL, 0, &ts, &set) == 0);
}

static void select_timeout(void)
{
	struct timeval tv = { .tv_usec = 90000 };

	check(select(0, NULL, NULL, NULL, &tv) == 0);
}

static int bell;

/* Waits for main(), which rings now and then. */
static void read_event(void)
{
	uint64_t n = 0;

	check(read(bell, &n, sizeof(n)) == sizeof(n) && n == 1);
}

static void wait_for_signal(void)
{
	struct timespec ts = { .tv_nsec = 150000000 };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN + 3);
	check(sigtimedwait(&set, NULL, &ts) == -1 && (errno == EAGAIN || interrupted(-1)));
}

/* ---- calls that do not ---- */

static void busy(void)
{
	pid_t pid = getpid();

	for (int i = 0; i < 1000; i++) {
		check(syscall(SYS_getppid) == getppid());
		check(syscall(SYS_getpid) == pid);
		errno = 0;
		check(syscall(500, 1, 2) == -1 && errno == ENOSYS);
	}
}

static void pipes(void)
{
	static __thread int fds[2];
	char text[64] = "";

	if (!fds[0])
		check(pipe(fds) == 0);
	for (int i = 0; i < 200; i++) {
		check(write(fds[1], "something", 9) == 9);
		check(read(fds[0], text, sizeof(text)) == 9 && memcmp(text, "something", 9) == 0);
	}
}

/* Not one call: all registers have to be kept. */
static void registers(void)
{
	uint64_t out[4];

	for (int i = 0; i < 20; i++) {
		__asm__ volatile(
			"movabs $0x1111111111111111, %%rcx\n\t movabs $0x2222222222222222, %%r11\n\t"
			"movabs $0x3333333333333333, %%r10\n\t movabs $0x4444444444444444, %%r9\n\t"
			"movq %%rcx, %%xmm5\n\t movq %%r11, %%xmm14\n\t movabs $2000000, %%rax\n\t"
			"1: leaq -1(%%rcx), %%rcx\n\t leaq 1(%%rcx), %%rcx\n\t stc\n\t"
			"movq %%r10, %%r8\n\t jnc 2f\n\t cmpq %%r8, %%r10\n\t jne 2f\n\t"
			"decq %%rax\n\t jnz 1b\n\t jmp 3f\n\t"
			"2: xorl %%ecx, %%ecx\n\t"
			"3: movq %%xmm5, %%rax\n\t subq %%rcx, %%rax\n\t movq %%rax, %0\n\t"
			"movq %%xmm14, %%rax\n\t subq %%r11, %%rax\n\t movq %%rax, %1\n\t"
			"movq %%r9, %2\n\t movq %%r10, %3\n\t"
			: "=m"(out[0]), "=m"(out[1]), "=m"(out[2]), "=m"(out[3])
			:
			: "rax", "rcx", "r8", "r9", "r10", "r11", "xmm5", "xmm14", "cc", "memory");
		check(out[0] == 0 && out[1] == 0);
		check(out[2] == 0x4444444444444444 && out[3] == 0x3333333333333333);
	}
}

/* ---- signals ---- */

static __thread volatile sig_atomic_t handled;
static __thread char *alternate;
#define ALTERNATE 65536

static int on_alternate(const void *p)
{
	return (const char *)p >= alternate && (const char *)p < alternate + ALTERNATE;
}

static void on_usr1(int sig, siginfo_t *si, void *uc)
{
	sigset_t mask, *before = &((ucontext_t *)uc)->uc_sigmask;

	check(sig == SIGUSR1 && si->si_code == SI_QUEUE && si->si_value.sival_int == 4711);
	check(on_alternate(&mask) && on_alternate(uc));
	check(pthread_sigmask(SIG_SETMASK, NULL, &mask) == 0);
	check(sigismember(&mask, SIGUSR1) && sigismember(&mask, SIGTERM) &&
	      sigismember(&mask, SIGSEGV));
	check(!sigismember(&mask, SIGHUP) && !sigismember(before, SIGUSR1));
	for (int i = 0; i < 20; i++)
		check(syscall(SYS_getppid) > 0);
	handled++;
}

/* pthread_sigqueue(), which musl has not. */
static long queue(int sig, int value)
{
	siginfo_t si = { .si_signo = sig, .si_code = SI_QUEUE };

	si.si_pid = getpid();
	si.si_value.sival_int = value;
	return syscall(SYS_rt_tgsigqueueinfo, getpid(), syscall(SYS_gettid), sig, &si);
}

static void handlers(void)
{
	stack_t st;

	if (!alternate) {
		alternate = malloc(ALTERNATE);
		st = (stack_t){ .ss_sp = alternate, .ss_size = ALTERNATE };
		check(alternate && sigaltstack(&st, NULL) == 0);
	}
	for (int i = 0; i < 50; i++) {
		handled = 0;
		check(queue(SIGUSR1, 4711) == 0);
		check(handled == 1);
		check(sigaltstack(NULL, &st) == 0);
		check(st.ss_sp == alternate && st.ss_size == ALTERNATE && st.ss_flags == 0);
	}
}

/* A handler that takes its time, in calls that wait. */
static void on_usr2(int sig)
{
	struct timespec ts = { .tv_nsec = 60000000 };

	(void)sig;
	check_call(nanosleep(&ts, NULL), 0);
	handled++;
}

static void slow_handlers(void)
{
	handled = 0;
	check(pthread_kill(pthread_self(), SIGUSR2) == 0 && handled == 1);
}

static void on_segv(int sig, siginfo_t *si, void *uc)
{
	(void)sig;
	if (si->si_addr != (void *)16)
		wrong("SIGSEGV at %p, code %d, rip %llx, rsp %llx tid %d", si->si_addr, si->si_code,
		      (unsigned long long)((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP],
		      (unsigned long long)((ucontext_t *)uc)->uc_mcontext.gregs[REG_RSP],
		      (int)syscall(SYS_gettid));
	((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP] += 2; /* mov (%rax), %eax */
	handled++;
}

static void faults(void)
{
	for (int i = 0; i < 50; i++) {
		handled = 0;
		__asm__ volatile("mov (%%rax), %%eax" ::"a"(16L) : "memory");
		check(handled == 1);
		__asm__ volatile("int3");
		check(handled == 2);
	}
}

static void on_trap(int sig)
{
	check(sig == SIGTRAP);
	handled++;
}

/* The four that weir takes for itself are the program's, blocked and pending as any. */
static void masks(void)
{
	sigset_t set, was, pending;

	sigemptyset(&set);
	sigaddset(&set, SIGSYS);
	sigaddset(&set, SIGTRAP);
	sigaddset(&set, SIGRTMIN + 1);
	check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0);
	handled = 0;
	check(pthread_kill(pthread_self(), SIGTRAP) == 0);
	for (int i = 0; i < 100; i++) {
		check(pthread_sigmask(SIG_BLOCK, NULL, &was) == 0);
		check(sigismember(&was, SIGSYS) && sigismember(&was, SIGTRAP) &&
		      sigismember(&was, SIGRTMIN + 1));
		check(!sigismember(&was, SIGSEGV) && !sigismember(&was, SIGUSR1));
		check(sigpending(&pending) == 0 && sigismember(&pending, SIGTRAP) &&
		      !sigismember(&pending, SIGSYS));
		check(handled == 0);
	}
	sigdelset(&set, SIGTRAP);
	check(pthread_sigmask(SIG_SETMASK, &set, NULL) == 0 && handled == 1);
}

/* ---- threads, processes, code ---- */

static void *short_thread(void *data)
{
	return syscall(SYS_getppid) > 0 ? data : NULL;
}

static void threads(void)
{
	pthread_t t;
	void *got;

	check(pthread_create(&t, NULL, short_thread, environ) == 0);
	check(pthread_join(t, &got) == 0 && got == environ);
}

static void forks(void)
{
	int status;
	pid_t pid = fork();

	check(pid >= 0);
	if (pid == 0) {
		for (int i = 0; i < 100; i++)
			check(getpid() == syscall(SYS_getpid) && kill(getpid(), 0) == 0);
		_exit(33);
	}
	check(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 33);
}

static void spawns(void)
{
	char *argv[] = { "/bin/true", NULL };
	int status;
	pid_t pid;

	check(posix_spawn(&pid, argv[0], NULL, NULL, argv, environ) == 0);
	check(waitpid(pid, &status, 0) == pid && status == 0);
}

/* Code that is made, run and thrown away. */
static void jit(void)
{
	static const unsigned char code[] = { 0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xc3 }; /* getpid */
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	check(p != MAP_FAILED);
	memcpy(p, code, sizeof(code));
	check(mprotect(p, 4096, PROT_READ | PROT_EXEC) == 0);
	for (int i = 0; i < 100; i++)
		check(((long (*)(void))p)() == getpid());
	check(munmap(p, 4096) == 0);
}

/* ---- the whole ---- */

static struct job {
	const char *name;
	void (*work)(void);
	int makes; /* threads, processes or mappings */
	atomic_long rounds;
} jobs[] = {
	{ "nap", nap, 0, 0 },
	{ "poll", poll_timeout, 0, 0 },
	{ "futex", futex_timeout, 0, 0 },
	{ "clock", clock_absolute, 0, 0 },
	{ "epoll", epoll_timeout, 0, 0 },
	{ "ppoll", ppoll_masked, 0, 0 },
	{ "select", select_timeout, 0, 0 },
	{ "read", read_event, 0, 0 },
	{ "sigtimedwait", wait_for_signal, 0, 0 },
	{ "busy", busy, 0, 0 },
	{ "pipes", pipes, 0, 0 },
	{ "registers", registers, 0, 0 },
	{ "handlers", handlers, 0, 0 },
	{ "slow_handlers", slow_handlers, 0, 0 },
	{ "faults", faults, 0, 0 },
	{ "masks", masks, 0, 0 },
	{ "threads", threads, 1, 0 },
	{ "forks", forks, 1, 0 },
	{ "spawns", spawns, 1, 0 },
	{ "jit", jit, 1, 0 },
};
#define JOBS (sizeof(jobs) / sizeof(jobs[0]))

static void *run(void *data)
{
	struct job *job = data;
	sigset_t set;

	sigemptyset(&set);
	pthread_sigmask(SIG_SETMASK, &set, NULL);
	while (!ending) {
		job->work();
		job->rounds++;
		/* Each gets its share of a small machine. */
		if (job->rounds % 8 == 0)
			usleep(500);
	}
	return NULL;
}

static void *crowd(void *data)
{
	if (data)
		for (;;)
			pause();
	while (!ending) {
		check(syscall(SYS_getppid) > 0);
		usleep(1000);
	}
	return NULL;
}

static void handle(int sig, void (*fn)(int, siginfo_t *, void *), int flags)
{
	struct sigaction sa = { .sa_sigaction = fn, .sa_flags = flags | SA_SIGINFO };

	sigemptyset(&sa.sa_mask);
	sigaddset(&sa.sa_mask, SIGTERM);
	if (sig == SIGUSR1)
		sigaddset(&sa.sa_mask, SIGSEGV);
	check(sigaction(sig, &sa, NULL) == 0);
}

/* Standard input is not there any more, or it has ended. */
static void until_end(void)
{
	struct pollfd in = { .fd = 0, .events = POLLIN };
	uint64_t one = 1;

	while (poll(&in, 1, 70) == 0)
		check(write(bell, &one, sizeof(one)) == sizeof(one));
	ending = 1;
	check(write(bell, &one, sizeof(one)) == sizeof(one));
}

static int is_named(const char *name, char **names)
{
	while (*names && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	pthread_t thread[JOBS], t;
	size_t n = 0;

	strict = strcmp(what, "few") == 0;
	calm = strcmp(what, "calm") == 0;
	few = strict || calm;
	bell = eventfd(0, EFD_CLOEXEC | EFD_SEMAPHORE);
	handle(SIGUSR1, on_usr1, SA_ONSTACK);
	handle(SIGUSR2, (void (*)(int, siginfo_t *, void *))(void (*)(void))on_usr2, 0);
	handle(SIGSEGV, on_segv, SA_RESTART);
	handle(SIGTRAP, (void (*)(int, siginfo_t *, void *))(void (*)(void))on_trap, SA_NODEFER);
	signal(SIGWINCH, SIG_IGN);
	if (strcmp(what, "crowd") == 0) {
		for (long i = 0; i < atol(argv[2]); i++)
			check(pthread_create(&t, NULL, crowd, (void *)(i % 2)) == 0);
		printf("ready\n");
		fflush(stdout);
		until_end();
		printf("fine\n");
		fflush(stdout);
		_exit(0);
	}
	for (size_t i = 0; i < JOBS; i++)
		if (!(few && jobs[i].makes) && (argc < 3 || is_named(jobs[i].name, argv + 2)))
			check(pthread_create(&thread[n++], NULL, run, &jobs[i]) == 0);
	printf("ready\n");
	fflush(stdout);
	until_end();
	for (size_t i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
	for (size_t i = 0; i < JOBS; i++)
		printf("%s %ld\n", jobs[i].name, (long)jobs[i].rounds);
	printf("fine\n");
	return 0;
}

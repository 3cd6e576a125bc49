/* SPDX-License-Identifier: MIT */
/*
 * probe NAME [ARGUMENT...] - what the tests of libsyscall_intercept do inside a program, by name.
 *
 * It runs under hooks.c, whose counters it reads, and checks what it can itself (check() of run.h); what is to be
 * compared with a bare run is printed.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <wordexp.h>

#include "../run/run.h"

static long (*hook_count)(long nr);
static long (*hook_value)(int i);
static void (*hook_set)(int i, long value);

/* A pointer that leads nowhere, and that compilers do not see through. */
static void *bad(void)
{
	void *p;

	__asm__("mov $8,%k0" : "=r"(p));
	return p;
}

static void *symbol(const char *name)
{
	return dlsym(RTLD_DEFAULT, name);
}

static void find_hook(void)
{
	*(void **)&hook_count = symbol("hook_count");
	*(void **)&hook_value = symbol("hook_value");
	*(void **)&hook_set = symbol("hook_set");
}

static int reap(pid_t pid)
{
	int status;

	check(pid > 0);
	check(waitpid(pid, &status, 0) == pid);
	return status;
}

/* A system call of this file's own text. */
static __attribute__((noinline)) long raw_getppid(unsigned long number)
{
	long ret;

	__asm__ volatile("syscall" : "=a"(ret) : "0"(number) : "rcx", "r11", "memory");
	return ret;
}

/* ---- results, errno, arguments ---- */

static void do_answer(void)
{
	errno = 77;
	check(getppid() == 4242);
	check(errno == 77);
}

static void do_enosys(void)
{
	errno = 0;
	check(syscall(SYS_getppid) == -1 && errno == ENOSYS);
}

static void do_nostore(void)
{
	for (int i = 0; i < 1000; i++) {
		errno = 0;
		check(syscall(SYS_getppid) == -1 && errno == ENOSYS);
	}
	check(hook_count(SYS_getppid) >= 1000);
}

static void do_keep_open(void)
{
	int fd = dup(1);

	hook_set(0, fd);
	check(close(fd) == 0);
	check(fcntl(fd, F_GETFD) == 0); /* the kernel was not asked */
	hook_set(0, -1);
	check(close(fd) == 0);
	check(fcntl(fd, F_GETFD) == -1 && errno == EBADF);
}

static void do_errno(void)
{
	pid_t parent = getppid();

	errno = 77;
	check(getppid() == parent);
	check(errno == 77);
	errno = 0;
	check(close(-1) == -1 && errno == EBADF);
}

static void do_args(void)
{
	check(syscall(SYS_getpid) == getpid());
	syscall(SYS_getpid, 1l, -2l, 3l, 4l, 5l, 6l);
	check(hook_value(0) == 39);
	check(hook_value(1) == 1 && hook_value(2) == -2 && hook_value(3) == 3);
	check(hook_value(4) == 4 && hook_value(5) == 5 && hook_value(6) == 6);
}

static void do_dirty_number(void)
{
	check(raw_getppid(0xdead000000000000ul | SYS_getpid) == getpid());
	check(hook_value(0) == 39);
	raw_getppid(SYS_getppid);
	check(hook_value(0) == 110);
}

static void do_nested(void)
{
	long before = hook_count(SYS_write);

	getppid();
	check(hook_count(SYS_write) == before + 1);
	check(hook_value(0) == -1);
}

static void do_no_intercept(void)
{
	long before = hook_count(SYS_write);

	errno = 77;
	getppid();
	check(errno == 77);
	check(hook_count(SYS_write) == before);
	check(hook_value(0) == -EBADF);
	check(hook_value(1) == 33);
}

static void do_deep(void)
{
	for (int i = 0; i < 10; i++)
		check(getppid() > 0);
}

static void show(long n, long result)
{
	printf("%ld: %ld %d\n", n, result, result < 0 ? errno : 0);
}

/* 300 calls, with results that do not depend on the run. */
static void do_many(void)
{
	char path[] = "/tmp/compat-many-XXXXXX", buf[64];
	int fd = mkstemp(path);

	check(fd >= 0);
	for (long i = 0; i < 30; i++) {
		errno = 0;
		show(0, write(fd, "0123456789", (size_t)(i % 11)));
		show(1, lseek(fd, i, SEEK_SET));
		show(2, read(fd, buf, sizeof(buf)));
		show(3, close(-1));
		show(4, access(i % 2 ? path : "/nowhere/at/all", R_OK));
		show(5, fcntl(fd, F_GETFL));
		show(6, ftruncate(fd, i * 100));
		show(7, pwrite(fd, "xyz", 3, i));
		show(8, syscall(600 + i));
		show(9, fchmod(fd, 0600));
	}
	show(10, lseek(fd, 0, SEEK_END));
	show(11, unlink(path));
	show(12, unlink(path));
}

/* ---- threads and processes ---- */

static void *thread_body(void *arg)
{
	*(pid_t *)arg = (pid_t)syscall(SYS_gettid);
	return arg;
}

static void do_threads(void)
{
	for (long i = 1; i <= 1000; i++) {
		pthread_t t;
		pid_t tid = 0;
		void *got;
		long threads = hook_count(SYS_clone3) + hook_count(SYS_clone);

		check(pthread_create(&t, NULL, thread_body, &tid) == 0);
		check(pthread_join(t, &got) == 0 && got == &tid);
		check(hook_count(SYS_clone3) + hook_count(SYS_clone) == threads + 1);
		check(hook_value(8) == i && hook_value(9) == tid);
		check(hook_value(10) == i && hook_value(11) == tid);
		check(hook_value(12) == getpid());
	}
}

/* With a hook for each thread: a new thread and a child have none until it is set there. */
static void *ask_getppid(void *arg)
{
	*(long *)arg = hook_count(SYS_getppid);
	getppid();
	*(long *)arg = hook_count(SYS_getppid) - *(long *)arg;
	return NULL;
}

static void do_thread_local(void)
{
	pthread_t t;
	long seen;
	pid_t pid;

	ask_getppid(&seen);
	check(seen == 1);
	check(pthread_create(&t, NULL, ask_getppid, &seen) == 0 && pthread_join(t, NULL) == 0);
	check(seen == 0);
	check(hook_value(8) == 1 && hook_value(10) == 1);
	pid = fork();
	if (pid == 0)
		_exit(hook_value(8) == 2 && hook_value(10) == 1 ? 0 : 1);
	check(reap(pid) == 0);
	check(hook_value(8) == 1 && hook_value(10) == 2 && hook_value(11) == pid);
}

static int nothing(void *arg)
{
	(void)arg;
	return 0;
}

static void do_clone_fails(void)
{
	static char stack[65536] __attribute__((aligned(16)));

	/* CLONE_THREAD without CLONE_SIGHAND */
	errno = 0;
	check(clone(nothing, stack + sizeof(stack), CLONE_THREAD, NULL) == -1 && errno == EINVAL);
	check(hook_value(8) == 0 && hook_value(10) == 1 && hook_value(11) == -EINVAL);
}

/* A process on a stack of its own, with a copy of memory. */
static void do_clone_copies(void)
{
	static char stack[65536] __attribute__((aligned(16)));
	pid_t pid = clone(nothing, stack + sizeof(stack), SIGCHLD, NULL);

	check(reap(pid) == 0);
	check(hook_value(10) == 1 && hook_value(11) == pid && hook_value(8) == 0);
}

static void do_refuse_threads(void)
{
	pthread_t t;

	check(pthread_create(&t, NULL, thread_body, NULL) == EAGAIN);
	check(hook_value(8) == 0 && hook_value(10) == 0);
}

static void do_fork(void)
{
	long before = hook_count(SYS_clone) + hook_count(SYS_clone3) + hook_count(SYS_fork);
	long ids = hook_count(SYS_getppid);
	pid_t me = getpid(), pid;

	pid = fork();
	check(hook_count(SYS_clone) + hook_count(SYS_clone3) + hook_count(SYS_fork) == before + 1);
	check(hook_value(8) == 0 && hook_value(10) == 0);
	if (pid == 0) {
		check(getpid() != me && getppid() == me);
		check(hook_count(SYS_getppid) == ids + 1);
		check(gettid() == getpid());
		check(raise(0) == 0);
		_exit(7);
	}
	check(getpid() == me);
	getppid();
	check(hook_count(SYS_getppid) == ids + 1);
	check(reap(pid) == 7 << 8);
}

/* As do_fork, deeper: the child has threads, children and signals of its own. */
static void do_fork_works(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		pthread_t t;
		pid_t tid = 0;

		check(pthread_create(&t, NULL, thread_body, &tid) == 0 && pthread_join(t, NULL) == 0);
		check(tid && tid != getpid());
		pid = fork();
		if (pid == 0)
			_exit(5);
		check(reap(pid) == 5 << 8);
		check(system("exit 4") == 4 << 8);
		signal(SIGTERM, SIG_DFL);
		raise(SIGTERM);
		_exit(1);
	}
	check(WTERMSIG(reap(pid)) == SIGTERM);
}

static void do_vfork(void)
{
	volatile long local = 0x1234567;
	volatile int order = 0;
	long before = hook_count(SYS_vfork);
	pid_t pid = vfork();

	if (pid == 0) {
		order = 1;
		_exit(9);
	}
	check(local == 0x1234567 && order == 1);
	check(reap(pid) == 9 << 8);
	check(hook_count(SYS_vfork) == before + 1);
	check(hook_value(8) == 0 && hook_value(10) == 0);
}

static void do_refuse_vfork(void)
{
	errno = 0;
	check(vfork() == -1 && errno == EAGAIN);
}

static void spawn_with_attributes(void)
{
	char *argv[] = { "sh", "-c", "echo $$ $(ps -o pgid= -p $$) | awk '{exit $1 != $2}'", NULL };
	char *envp[] = { "PATH=/bin:/usr/bin", NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t all;
	pid_t pid;

	sigfillset(&all);
	check(posix_spawnattr_init(&attr) == 0);
	check(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF) == 0);
	check(posix_spawnattr_setsigdefault(&attr, &all) == 0);
	check(posix_spawn_file_actions_init(&actions) == 0);
	check(posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) == 0);
	check(posix_spawn(&pid, "/bin/sh", &actions, &attr, argv, envp) == 0);
	check(reap(pid) == 0);
	check(posix_spawn(&pid, "/nowhere", &actions, &attr, argv, envp) == ENOENT);
}

static void do_children(void)
{
	wordexp_t words;
	char line[32];
	FILE *f;

	check(system("exit 3") == 3 << 8);
	f = popen("echo out; exit 5", "r");
	check(f && fgets(line, sizeof(line), f) && strcmp(line, "out\n") == 0);
	check(pclose(f) == 5 << 8);
	spawn_with_attributes();
	check(wordexp("$(echo a b) c", &words, 0) == 0 && words.we_wordc == 3);
	check(strcmp(words.we_wordv[1], "b") == 0);
	wordfree(&words);
}

static volatile int handled;

static void handler(int sig)
{
	(void)sig;
	handled++;
}

static void do_signals(void)
{
	struct sigaction sa = { .sa_handler = handler };

	check(sigaction(SIGUSR1, &sa, NULL) == 0);
	for (int i = 1; i <= 1000; i++) {
		check(kill(getpid(), SIGUSR1) == 0);
		check(handled == i);
	}
}

static void do_clone3(void)
{
	struct clone_args args = { .flags = 0 };

	errno = 0;
	check(syscall(SYS_clone3, bad(), (size_t)88) == -1 && errno == EFAULT);
	errno = 0;
	check(syscall(SYS_clone3, &args, (size_t)7) == -1 && errno == EINVAL);
}

/* ---- what is intercepted ---- */

/* Prints 1 if the hook sees libc's calls, calls of this file, and what the vDSO answers. */
static void do_seen(void)
{
	struct timespec now;
	long libc, own, vdso;

	libc = hook_count ? hook_count(SYS_getppid) : 0;
	getppid();
	libc = (hook_count ? hook_count(SYS_getppid) : 0) - libc;
	own = hook_count ? hook_count(SYS_getppid) : 0;
	raw_getppid(SYS_getppid);
	own = (hook_count ? hook_count(SYS_getppid) : 0) - own;
	check(clock_gettime(CLOCK_MONOTONIC, &now) == 0 && now.tv_sec > 0);
	vdso = hook_count ? hook_count(SYS_clock_gettime) : 0;
	printf("libc %ld own %ld vdso %ld\n", libc, own, vdso);
}

static void do_allowed(void)
{
	int (*asked)(void);

	*(void **)&asked = symbol("syscall_hook_in_process_allowed");
	check(asked);
	printf("allowed %d early %d ", asked(), ((int (*)(void))symbol("hook_allowed"))());
	do_seen();
}

static void do_unmatched_works(void)
{
	long (*direct)(long, ...);

	*(void **)&direct = symbol("syscall_no_intercept");
	check(direct && direct(SYS_getpid) == getpid());
	check(direct(SYS_close, -1l) == -EBADF);
}

/* ---- logs ---- */

static void do_reference_log(void)
{
	check(write(8765, "dummy_data", 11) == 5);
	check(write(8765, "thin", 4) == -1 && errno == EBADF);
}

static void do_bad_pointers(void)
{
	errno = 0;
	check(write(1, bad(), 10) == -1 && errno == EFAULT);
	errno = 0;
	check(open(bad(), O_RDONLY) == -1 && errno == EFAULT);
	errno = 0;
	check(syscall(SYS_fcntl, 1, F_GETLK, bad()) == -1 && errno == EFAULT);
	errno = 0;
	check(syscall(SYS_pipe, bad()) == -1 && errno == EFAULT);
	errno = 0;
	check(readlink("/proc/self/exe", bad(), 100) == -1 && errno == EFAULT);
}

static void do_no_magic(void)
{
	errno = 0;
	check(write(123, "", 0) == -1 && errno == EBADF);
	errno = 0;
	check(write(123, "S", 1) == -1 && errno == EBADF);
	errno = 0;
	check(write(123, "SYSCALL_INTERCEPT_TEST_STOP_LOG", 31) == -1 && errno == EBADF);
	errno = 0;
	check(write(123, "SYSCALL_INTERCEPT_TEST_STOP_LOg", 32) == -1 && errno == EBADF);
	errno = 0;
	check(write(123, bad(), 32) == -1 && errno == EBADF);
}

static void start_log(const char *path, const char *truncate)
{
	check(syscall(SYS_write, 123, "SYSCALL_INTERCEPT_TEST_START_LOG", 33l, path, truncate) == 33);
}

static void stop_log(void)
{
	check(syscall(SYS_write, 123, "SYSCALL_INTERCEPT_TEST_STOP_LOG", 32l) == 32);
}

static void do_magic(char **argv)
{
	long writes = hook_count(SYS_write);

	start_log(argv[0], argv[1]);
	close(-1);
	stop_log();
	close(-2);
	check(hook_count(SYS_write) == writes);
}

/* Strings of argv[1..] are written to nobody, for the log to show. */
static void do_strings(char **argv)
{
	static char bytes[200];

	memset(bytes, 'y', sizeof(bytes));
	start_log(argv[0], "1");
	write(-1, bytes, sizeof(bytes));
	write(-1, bytes, 122);
	write(-1, bytes, 123);
	write(-1, "\"\\\n\0\xff\t\r\a\b\f\v\x01z", 13);
	open(bytes, O_RDONLY);
	stop_log();
}

#define BLOB ((void *)0x200000000)

/* ADDRESS of the blob is fixed. Lines "nr a0 a1 a2 a3 a4 a5" in hex, all answered with 22 by the hook. */
static void do_replay(char **argv)
{
	static char blob[65536], lines[65536];
	char *at = lines, *end = lines;
	int fd = open(argv[1], O_RDONLY), count = 0;
	static long call[600][7];
	void *map;

	check(fd >= 0 && read(fd, blob, sizeof(blob)) > 0);
	close(fd);
	map = mmap(BLOB, sizeof(blob), PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	check(map == BLOB);
	memcpy(map, blob, sizeof(blob));
	fd = open(argv[2], O_RDONLY);
	check(fd >= 0 && read(fd, lines, sizeof(lines) - 1) > 0);
	for (; *at && *at != '\n'; at = end + 1, count++)
		for (int i = 0; i < 7; i++, at = end)
			call[count][i] = (long)strtoul(at, &end, 16);
	start_log(argv[0], "1");
	hook_set(0, 22);
	for (int i = 0; i < count; i++) {
		const long *a = call[i];

		if (syscall(a[0], a[1], a[2], a[3], a[4], a[5], a[6]) != 22 &&
		    a[0] != SYS_rt_sigreturn) {
			hook_set(0, 0);
			check(!"answered");
		}
	}
	hook_set(0, 0);
	stop_log();
	printf("%d calls\n", count);
}

/* What the program sees of descriptors: numbers, the list, the limit, and in a child that is executed. */
static void do_descriptors(void)
{
	struct rlimit few = { 8, 8 };
	int fd = open("/dev/null", O_RDONLY), last = -1;

	printf("next %d\n", fd);
	close(fd);
	fflush(stdout);
	check(system("env -u INTERCEPT_LOG ls /proc/self/fd | tr '\\n' ' '") == 0);
	for (int i = 3; i < 1024; i++)
		close(i);
	check(setrlimit(RLIMIT_NOFILE, &few) == 0);
	while ((fd = open("/dev/null", O_RDONLY)) >= 0)
		last = fd;
	printf("last %d\n", last);
}

static void do_getppid(void)
{
	printf("%d\n", getppid() > 0);
}

/* A program that handles its own faults, and one that does not. */
static void do_crash(void)
{
	getppid();
	printf("not reached\n");
}

static void do_exec(char **argv)
{
	char *none[] = { NULL };

	execve(argv[0], argv, none);
	check(!"executed");
}

static void do_sleep(void)
{
	printf("ready\n");
	fflush(stdout);
	pause();
}

static const struct {
	const char *name;
	void (*run)(void);
	void (*run_with)(char **argv);
} probes[] = {
	{ "allowed", do_allowed, NULL },
	{ "answer", do_answer, NULL },
	{ "args", do_args, NULL },
	{ "bad_pointers", do_bad_pointers, NULL },
	{ "children", do_children, NULL },
	{ "clone3", do_clone3, NULL },
	{ "clone_copies", do_clone_copies, NULL },
	{ "clone_fails", do_clone_fails, NULL },
	{ "crash", do_crash, NULL },
	{ "deep", do_deep, NULL },
	{ "descriptors", do_descriptors, NULL },
	{ "dirty_number", do_dirty_number, NULL },
	{ "enosys", do_enosys, NULL },
	{ "errno", do_errno, NULL },
	{ "exec", NULL, do_exec },
	{ "fork", do_fork, NULL },
	{ "fork_works", do_fork_works, NULL },
	{ "getppid", do_getppid, NULL },
	{ "keep_open", do_keep_open, NULL },
	{ "magic", NULL, do_magic },
	{ "many", do_many, NULL },
	{ "nested", do_nested, NULL },
	{ "no_intercept", do_no_intercept, NULL },
	{ "no_magic", do_no_magic, NULL },
	{ "nostore", do_nostore, NULL },
	{ "reference_log", do_reference_log, NULL },
	{ "refuse_threads", do_refuse_threads, NULL },
	{ "refuse_vfork", do_refuse_vfork, NULL },
	{ "replay", NULL, do_replay },
	{ "seen", do_seen, NULL },
	{ "signals", do_signals, NULL },
	{ "sleep", do_sleep, NULL },
	{ "strings", NULL, do_strings },
	{ "thread_local", do_thread_local, NULL },
	{ "threads", do_threads, NULL },
	{ "unmatched_works", do_unmatched_works, NULL },
	{ "vfork", do_vfork, NULL },
};

int main(int argc, char **argv)
{
	find_hook();
	for (size_t i = 0; argc > 1 && i < sizeof(probes) / sizeof(probes[0]); i++) {
		if (strcmp(probes[i].name, argv[1]) != 0)
			continue;
		if (probes[i].run)
			probes[i].run();
		else
			probes[i].run_with(argv + 2);
		return pass();
	}
	fprintf(stderr, "probe: no such probe\n");
	return 2;
}

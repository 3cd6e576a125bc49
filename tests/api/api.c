/* SPDX-License-Identifier: MIT */
/*
 * What weir/base.h, syscall.h and thread.h promise, one case each. WAY is the session's flags: with
 * dispatch, by patches alone, by traps alone.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>

#include <weir/weir.h>

#include "weir_test.h"

extern char **environ;

static struct weir_session *session;

static void open_with(uint32_t flags)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WAY | flags };
	struct weir_error err;

	if (weir_session_open(&session, &o, &err) < 0)
		test_fail("%s", err.text);
}

static int add(struct weir_syscall_spec *spec)
{
	struct weir_error err;
	int handle;

	spec->size = sizeof(*spec);
	if (weir_syscall_add(session, spec, &handle, &err) < 0)
		test_fail("%s", err.text);
	return handle;
}

/* Two sites in this object: the number right before the instruction, and in a register. */
static __attribute__((noinline)) long here_getppid(void)
{
	long ret;

	__asm__ volatile("mov $110, %%eax\n\tsyscall" : "=&a"(ret) : : "rcx", "r11", "memory");
	return ret;
}

static volatile int entered, left;

static enum weir_action count_enter(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
	entered++;
	return WEIR_PASS;
}

static void count_leave(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
	left++;
}

/* ---- proceed ---- */

static enum weir_action around(struct weir_call *call, void *data)
{
	int64_t ret;

	entered++;
	ret = weir_proceed(call);
	if (ret != call->result || weir_proceed(call) != -EINVAL)
		_exit(9);
	call->result = ret + (int64_t)(uintptr_t)data;
	return WEIR_PASS; /* the call is done all the same */
}

TEST(proceed_stands_around_the_call)
{
	struct weir_syscall_spec a = { .select = "getppid", .enter = around, .data = (void *)1000 };

	open_with(0);
	add(&a);
	expect_eq(here_getppid(), getppid() - 1000 + 1000);
	expect_eq(here_getppid(), weir_syscall(SYS_getppid, 0, 0, 0, 0, 0, 0) + 1000);
	expect(entered >= 2);
}

static char order[16];

static enum weir_action note_around(struct weir_call *call, void *data)
{
	strncat(order, data, 1);
	weir_proceed(call);
	strncat(order, (const char *)data + 1, 1);
	return WEIR_ANSWER;
}

static enum weir_action note_enter(struct weir_call *call, void *data)
{
	(void)call;
	strncat(order, data, 1);
	return WEIR_PASS;
}

static void note_leave(struct weir_call *call, void *data)
{
	(void)call;
	strncat(order, (const char *)data + 1, 1);
}

TEST(proceed_runs_the_later_ones_inside)
{
	struct weir_syscall_spec outer = { .select = "getppid",
					   .enter = note_enter,
					   .leave = note_leave,
					   .priority = 1,
					   .data = (void *)"Aa" };
	struct weir_syscall_spec middle = {
		.select = "getppid", .enter = note_around, .priority = 2, .data = (void *)"Bb"
	};
	struct weir_syscall_spec inner = { .select = "getppid",
					   .enter = note_enter,
					   .leave = note_leave,
					   .priority = 3,
					   .data = (void *)"Cc" };

	open_with(0);
	add(&inner);
	add(&outer);
	add(&middle);
	expect_eq(here_getppid(), weir_syscall(SYS_getppid, 0, 0, 0, 0, 0, 0));
	expect_str(order, "ABCcba");
}

static enum weir_action fork_around(struct weir_call *call, void *data)
{
	int64_t pid = weir_proceed(call);

	(void)data;
	if (pid == 0)
		call->result = 0;
	entered++;
	return WEIR_ANSWER;
}

TEST(proceed_of_fork_returns_twice)
{
	struct weir_syscall_spec s = { .select = "clone,fork", .enter = fork_around };
	int status;
	pid_t pid;

	open_with(0);
	add(&s);
	pid = fork();
	if (pid == 0)
		_exit(entered == 1 ? 7 : 8);
	expect(pid > 0);
	expect_eq(waitpid(pid, &status, 0), pid);
	expect_eq(WEXITSTATUS(status), 7);
	expect_eq(entered, 1);
}

/* ---- arguments, results, calls made by hooks ---- */

static enum weir_action swap_enter(struct weir_call *call, void *data)
{
	(void)data;
	call->nr = SYS_getpid;
	call->args[3] = 77;
	return WEIR_PASS;
}

TEST(enter_changes_number_and_arguments_but_no_register)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = swap_enter };
	long ret, r10;

	open_with(0);
	add(&s);
	__asm__ volatile("mov $55, %%r10\n\tmov $110, %%eax\n\tsyscall\n\tmov %%r10, %1"
			 : "=&a"(ret), "=r"(r10)
			 :
			 : "rcx", "r10", "r11", "memory");
	expect_eq(ret, getpid());
	expect_eq(r10, 55);
}

static enum weir_action own_calls(struct weir_call *call, void *data)
{
	(void)data;
	entered++;
	if (call->flags & WEIR_CALL_NESTED)
		left++;
	if (entered < 5)
		syscall(SYS_getppid);
	return WEIR_PASS;
}

TEST(calls_of_a_hook_are_its_own)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = own_calls };

	open_with(0);
	add(&s);
	here_getppid();
	expect_eq(entered, 1);
	expect_eq(left, 0);
}

TEST(reenter_shows_a_hook_its_own_calls)
{
	struct weir_syscall_spec s = { .select = "getppid",
				       .enter = own_calls,
				       .flags = WEIR_HOOK_REENTER };

	open_with(0);
	add(&s);
	here_getppid();
	expect_eq(entered, 5);
	expect_eq(left, 4);
}

static enum weir_action deep(struct weir_call *call, void *data)
{
	(void)data;
	call->scratch = (uint64_t)++entered;
	if (entered < 12)
		syscall(SYS_getppid);
	return WEIR_PASS;
}

static void deep_leave(struct weir_call *call, void *data)
{
	(void)data;
	/* innermost first, each with its own scratch */
	if (call->scratch == (uint64_t)(12 - left))
		left++;
}

TEST(reenter_nests_with_its_scratch_and_registers)
{
	struct weir_syscall_spec s = {
		.select = "getppid", .enter = deep, .leave = deep_leave, .flags = WEIR_HOOK_REENTER
	};

	open_with(0);
	add(&s);
	here_getppid();
	expect_eq(entered, 12);
	expect_eq(left, 12);
}

static enum weir_action fork_inside(struct weir_call *call, void *data)
{
	(void)data;
	call->result = weir_syscall(SYS_fork, 0, 0, 0, 0, 0, 0);
	return WEIR_ANSWER;
}

TEST(a_hook_may_fork_and_answer_with_that)
{
	struct weir_syscall_spec s = { .select = "getpgrp", .enter = fork_inside };
	struct weir_syscall_spec c = { .select = "getppid", .enter = count_enter };
	int status;
	long pid;

	open_with(0);
	add(&s);
	add(&c);
	pid = syscall(SYS_getpgrp);
	if (pid == 0) {
		here_getppid();
		_exit(entered == 1 && weir_thread_id() == getpid() ? 7 : 8);
	}
	expect(pid > 0);
	expect_eq(waitpid((pid_t)pid, &status, 0), (pid_t)pid);
	expect_eq(WEXITSTATUS(status), 7);
}

static enum weir_action system_inside(struct weir_call *call, void *data)
{
	(void)data;
	call->result = system("exit 3");
	entered++;
	return WEIR_ANSWER;
}

TEST(a_hook_may_start_a_process_that_is_not_interposed)
{
	struct weir_syscall_spec s = { .select = "getpgrp", .enter = system_inside };
	struct weir_syscall_spec c = { .select = "%process", .enter = count_enter };

	open_with(0);
	add(&s);
	add(&c);
	expect_eq(WEXITSTATUS((int)syscall(SYS_getpgrp)), 3);
	expect_eq(entered, 1);
}

static enum weir_action errno_trash(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
	errno = 55;
	return WEIR_PASS;
}

TEST(errno_is_the_programs)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = errno_trash };

	open_with(0);
	add(&s);
	errno = 77;
	getppid();
	expect_eq(errno, 77);
}

/* ---- signals ---- */

static void on_alarm(int sig)
{
	(void)sig;
	left++;
}

static enum weir_action block_inside(struct weir_call *call, void *data)
{
	struct timespec five = { 5, 0 };

	(void)data;
	call->result = weir_syscall(SYS_nanosleep, (uint64_t)&five, 0, 0, 0, 0, 0);
	entered = left;
	return WEIR_ANSWER;
}

TEST(a_blocking_hook_ends_with_eintr_and_the_handler_follows)
{
	struct weir_syscall_spec s = { .select = "getpgrp", .enter = block_inside };
	struct sigaction sa = { .sa_handler = on_alarm, .sa_flags = SA_RESTART };
	struct itimerval soon = { .it_value = { 0, 50000 } };

	open_with(0);
	add(&s);
	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	expect_eq(syscall(SYS_getpgrp), -1);
	expect_eq(errno, EINTR);
	expect_eq(entered, 0);
	expect_eq(left, 1);
}

static enum weir_action block_in_libc(struct weir_call *call, void *data)
{
	char c;

	call->result = read(*(int *)data, &c, 1) < 0 ? -errno : 0;
	return WEIR_ANSWER;
}

TEST(so_does_one_that_blocks_through_libc)
{
	int ends[2];
	struct weir_syscall_spec s = { .select = "getpgrp", .enter = block_in_libc, .data = ends };
	struct sigaction sa = { .sa_handler = on_alarm, .sa_flags = SA_RESTART };
	struct itimerval soon = { .it_value = { 0, 50000 } };

	expect_eq(pipe(ends), 0);
	open_with(0);
	add(&s);
	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	expect_eq(syscall(SYS_getpgrp), -1);
	expect_eq(errno, EINTR);
	expect_eq(left, 1);
}

static enum weir_action crash(struct weir_call *call, void *data)
{
	(void)call;
	entered++;
	*(volatile int *)data = 1;
	return WEIR_PASS;
}

static sigjmp_buf back;

static void on_segv(int sig, siginfo_t *info, void *uc)
{
	(void)sig;
	(void)uc;
	left = (int)(uintptr_t)info->si_addr;
	siglongjmp(back, 1);
}

TEST(a_crashing_hook_meets_the_programs_handler)
{
	struct weir_syscall_spec s = { .select = "getpgrp", .enter = crash, .data = (void *)16 };
	struct sigaction sa = { .sa_sigaction = on_segv, .sa_flags = SA_SIGINFO };
	int handle;

	open_with(0);
	handle = add(&s);
	sigaction(SIGSEGV, &sa, NULL);
	for (int i = 1; i <= 3; i++) {
		left = 0;
		if (!sigsetjmp(back, 1))
			syscall(SYS_getpgrp);
		expect_eq(left, 16);
		expect_eq(entered, i);
	}
	expect_eq(weir_syscall_remove(session, handle), 0);
	expect_eq(syscall(SYS_getpgrp), getpgrp());
}

TEST(a_crashing_hook_without_handler_ends_the_program)
{
	struct weir_syscall_spec s = { .select = "getpgrp", .enter = crash, .data = (void *)16 };

	open_with(0);
	add(&s);
	expect_signal(SIGSEGV);
	syscall(SYS_getpgrp);
}

static enum weir_action answer_all(struct weir_call *call, void *data)
{
	(void)data;
	entered++;
	call->result = -ENOSYS;
	return WEIR_ANSWER;
}

TEST(the_end_of_a_handler_is_seen_and_always_made)
{
	struct weir_syscall_spec s = { .select = "rt_sigreturn", .enter = answer_all };
	struct sigaction sa = { .sa_handler = on_alarm };
	int handle;

	if (WAY == WEIR_SESSION_NO_DISPATCH)
		skip("without dispatch the end of a handler is not seen");
	open_with(0);
	handle = add(&s);
	sigaction(SIGALRM, &sa, NULL);
	for (int i = 1; i <= 100; i++) {
		raise(SIGALRM);
		expect_eq(entered, i);
		expect_eq(left, i);
	}
	weir_syscall_remove(session, handle);
	raise(SIGALRM);
	expect_eq(entered, 100);
	expect_eq(left, 101);
}

/* ---- filters ---- */

TEST(select_takes_names_classes_numbers_and_not)
{
	struct weir_syscall_spec s = { .enter = count_enter };
	int handle;

	open_with(0);
	s.select = "!getpid,%file,110";
	handle = add(&s);
	here_getppid();
	access("/", F_OK);
	getpid();
	expect_eq(entered, 0);
	getuid();
	expect_eq(entered, 1);
	weir_syscall_remove(session, handle);
	s.select = "%file";
	handle = add(&s);
	entered = 0;
	access("/", F_OK);
	getuid();
	expect_eq(entered, 1);
}

TEST(select_names_what_it_does_not_know)
{
	struct weir_syscall_spec s = { .size = sizeof(s),
				       .enter = count_enter,
				       .select = "read,nonsense,write" };
	struct weir_error err;
	int handle = -7;

	open_with(0);
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
	expect_eq(err.reason, WEIR_REASON_UNKNOWN_NAME);
	expect(strstr(err.text, "'nonsense"));
	expect_eq(handle, -7);
	s.select = "";
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
	s.select = "%no";
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
	s.select = "read,";
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
}

static long (*load_other(void))(void)
{
	char path[4096];
	void *lib;

	snprintf(path, sizeof(path), "%s/tests/api/api-other.so", getenv("WEIR_BUILD"));
	lib = dlopen(path, RTLD_NOW);
	if (!lib)
		test_fail("%s", dlerror());
	return (long (*)(void))dlsym(lib, "other_getppid");
}

static int counted(long (*fn)(void))
{
	int before = entered;

	for (int i = 0; i < 3; i++)
		if (fn() != weir_syscall(SYS_getppid, 0, 0, 0, 0, 0, 0))
			return -1;
	return entered - before;
}

static long libc_getppid(void)
{
	return getppid();
}

TEST(from_takes_calls_of_some_objects_only)
{
	long (*other)(void) = load_other();
	const char *const libc[] = { "libc.so*", "nothing*", NULL };
	const char *const all_but[] = { "!libc.*", "!*/api-oth?r.so", NULL };
	const char *const both[] = { "api-*", "libc.so.6", "!api-other.so", NULL };
	struct weir_syscall_spec s = { .select = "getppid", .enter = count_enter, .from = libc };
	int handle;

	open_with(0);
	handle = add(&s);
	expect_eq(counted(libc_getppid), 3);
	expect_eq(counted(here_getppid), 0);
	expect_eq(counted(other), 0);
	weir_syscall_remove(session, handle);
	s.from = all_but;
	handle = add(&s);
	expect_eq(counted(libc_getppid), 0);
	expect_eq(counted(here_getppid), 3);
	expect_eq(counted(other), 0);
	weir_syscall_remove(session, handle);
	s.from = both;
	handle = add(&s);
	expect_eq(counted(libc_getppid), 3);
	expect_eq(counted(here_getppid), 3);
	expect_eq(counted(other), 0);
	weir_syscall_remove(session, handle);
	s.from = NULL;
	add(&s);
	expect_eq(counted(libc_getppid), 3);
	expect_eq(counted(here_getppid), 3);
	expect_eq(counted(other), 3);
}

TEST(from_covers_what_is_loaded_later)
{
	const char *const from[] = { "api-other*", NULL };
	struct weir_syscall_spec s = { .select = "getppid", .enter = count_enter, .from = from };

	open_with(0);
	add(&s);
	expect_eq(counted(here_getppid), 0);
	expect_eq(counted(load_other()), 3);
}

TEST(no_late_leaves_what_is_loaded_later_alone)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = count_enter };

	open_with(WEIR_SESSION_NO_LATE);
	add(&s);
	expect_eq(counted(here_getppid), 3);
	expect_eq(counted(load_other()), 0);
	expect_eq(counted(libc_getppid), 3);
}

static void *call_three(void *arg)
{
	(void)arg;
	return (void *)(intptr_t)counted(here_getppid);
}

TEST(tid_takes_one_thread)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = count_enter, .tid = gettid() };
	pthread_t other;
	void *n;

	open_with(0);
	add(&s);
	expect_eq(counted(here_getppid), 3);
	pthread_create(&other, NULL, call_three, NULL);
	pthread_join(other, &n);
	expect_eq((int)(intptr_t)n, 0);
}

/* ---- on and off ---- */

TEST(disable_and_enable)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = count_enter };
	pthread_t other;
	void *n;

	open_with(0);
	add(&s);
	weir_session_disable(session);
	expect_eq(counted(here_getppid), 0);
	weir_session_enable(session);
	expect_eq(counted(here_getppid), 3);
	expect_eq(weir_thread_disable(), 1);
	expect_eq(weir_thread_disable(), 2);
	expect_eq(weir_thread_enable(), 1);
	expect_eq(counted(here_getppid), 0);
	pthread_create(&other, NULL, call_three, NULL);
	pthread_join(other, &n);
	expect_eq((int)(intptr_t)n, 0); /* it began in a disabled thread */
	expect_eq(weir_thread_enable(), 0);
	expect_eq(weir_thread_enable(), 0);
	expect_eq(counted(here_getppid), 3);
	expect_eq(counted(libc_getppid), 3);
}

static void site_bytes(uint8_t out[7])
{
	/* endbr64 or a prologue may stand in front: find the instruction */
	const uint8_t *p = (const uint8_t *)here_getppid;

	for (int i = 0; i < 64; i++)
		if (p[i] == 0xb8 || p[i] == 0xe9) {
			memcpy(out, p + i, 7);
			return;
		}
	test_fail("no site found");
}

TEST(removal_stops_the_calls_and_restores_the_site)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = count_enter, .leave = count_leave };
	uint8_t before[7], now[7];
	int handle;

	site_bytes(before);
	for (int round = 0; round < 3; round++) {
		open_with(0);
		handle = add(&s);
		expect_eq(counted(here_getppid), 3);
		expect_eq(weir_syscall_remove(session, handle), 0);
		expect_eq(weir_syscall_remove(session, handle), -ENOENT);
		expect_eq(counted(here_getppid), 0);
		site_bytes(now);
		/* with dispatch the site leads straight to the kernel: its own bytes would trap */
		expect(WAY != WEIR_SESSION_NO_DISPATCH || memcmp(before, now, 7) == 0);
		weir_session_close(session);
	}
}

static int ends[2];

static void *blocked_reader(void *arg)
{
	char c;

	return read(ends[0], &c, 1) == 1 ? arg : NULL;
}

TEST(busy_counts_threads_inside)
{
	struct weir_syscall_spec s = { .select = "read", .leave = count_leave };
	pthread_t thread;
	int handle;

	expect_eq(pipe(ends), 0);
	open_with(0);
	handle = add(&s);
	expect_eq(weir_syscall_busy(handle), 0);
	pthread_create(&thread, NULL, blocked_reader, NULL);
	while (weir_syscall_busy(handle) != 1)
		sched_yield();
	expect_eq(weir_syscall_remove(session, handle), 1);
	expect_eq(write(ends[1], "x", 1), 1);
	pthread_join(thread, NULL);
	expect_eq(weir_syscall_busy(handle), 0);
	expect_eq(left, 1);
}

/* ---- deferred ---- */

static int32_t deferred_tids[3];

static void deferred_leave(struct weir_call *call, void *data)
{
	char *p = malloc(100);

	(void)data;
	snprintf(p, 100, "%ld", (long)call->result);
	if (left < 3)
		deferred_tids[left] = weir_thread_id();
	if (atol(p) == weir_syscall(SYS_getppid, 0, 0, 0, 0, 0, 0))
		left++;
	free(p);
	here_getppid(); /* is not queued again */
}

TEST(deferred_callbacks_run_where_they_are_asked_for)
{
	struct weir_syscall_spec s = { .select = "getppid",
				       .leave = deferred_leave,
				       .flags = WEIR_HOOK_DEFERRED };
	pthread_t other;
	pid_t pid;
	int status;

	open_with(0);
	add(&s);
	expect_eq(weir_deferred_run(session, 0), 0);
	expect_eq(weir_deferred_run(session, 20000000), 0);
	here_getppid();
	here_getppid();
	expect_eq(left, 0);
	pid = fork();
	if (pid == 0)
		_exit(weir_deferred_run(session, 0)); /* the parent's calls are the parent's */
	waitpid(pid, &status, 0);
	expect_eq(WEXITSTATUS(status), 0);
	pthread_create(&other, NULL, call_three, NULL);
	pthread_join(other, NULL);
	expect_eq(weir_deferred_run(session, -1), 5);
	expect_eq(left, 5);
	expect_eq(deferred_tids[0], gettid());
	expect(deferred_tids[2] != gettid() && deferred_tids[2] > 0);
	expect_eq(weir_deferred_lost(session), 0);
	for (int i = 0; i < 5000; i++)
		here_getppid();
	expect_eq(weir_deferred_lost(session), 5000 - 4096);
	expect_eq(weir_deferred_run(session, 0), 4096);
}

static void *late_call(void *arg)
{
	usleep(50000);
	here_getppid();
	return arg;
}

TEST(deferred_run_waits)
{
	struct weir_syscall_spec s = { .select = "getppid",
				       .leave = deferred_leave,
				       .flags = WEIR_HOOK_DEFERRED };
	pthread_t other;

	open_with(0);
	add(&s);
	pthread_create(&other, NULL, late_call, NULL);
	expect_eq(weir_deferred_run(session, 10000000000), 1);
	pthread_join(other, NULL);
}

static volatile bool churning;

/* malloc() of this size maps and unmaps while it holds locks of its own; smaller ones move the break. */
static void *churn(void *arg)
{
	while (churning) {
		void *big = malloc(1 << 20), *small[64];

		for (int i = 0; i < 64; i++)
			small[i] = malloc(4000);
		for (int i = 0; i < 64; i++)
			free(small[i]);
		malloc_trim(0);
		free(big);
	}
	return arg;
}

TEST(deferred_callbacks_may_allocate_while_the_program_is_in_malloc)
{
	struct weir_syscall_spec s = { .select = "mmap,munmap,brk,madvise,mprotect",
				       .leave = deferred_leave,
				       .flags = WEIR_HOOK_DEFERRED };
	pthread_t threads[3];
	int ran = 0;

	open_with(0);
	add(&s);
	alarm(60); /* a deadlock would show as death */
	churning = true;
	for (int i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, churn, NULL);
	while (ran < 20000)
		ran += weir_deferred_run(session, 1000000000);
	churning = false;
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	expect(ran >= 20000);
}

/* ---- tasks ---- */

static struct {
	int count[7];
	int32_t child_tid, parent_result;
	uint64_t flags, tls;
} * tasks;

static void on_task(const struct weir_task_event *e, void *data)
{
	(void)data;
	__atomic_add_fetch(&tasks->count[e->kind], 1, __ATOMIC_SEQ_CST);
	if (e->kind == WEIR_TASK_CHILD) {
		tasks->child_tid = e->tid;
		tasks->flags = e->flags;
		tasks->tls = e->tls;
	} else if (e->kind == WEIR_TASK_PARENT) {
		tasks->parent_result = (int32_t)e->result;
	}
}

static void watch(void)
{
	struct weir_task_spec s = { .size = sizeof(s), .on_event = on_task };
	struct weir_error err;
	int handle;

	tasks = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	open_with(0);
	if (weir_task_add(session, &s, &handle, &err) < 0)
		test_fail("%s", err.text);
}

TEST(tasks_thread)
{
	pthread_t other;

	watch();
	pthread_create(&other, NULL, call_three, NULL);
	pthread_join(other, NULL);
	expect_eq(tasks->count[WEIR_TASK_CLONE], 1);
	expect_eq(tasks->count[WEIR_TASK_PARENT], 1);
	expect_eq(tasks->count[WEIR_TASK_CHILD], 1);
	expect_eq(tasks->count[WEIR_TASK_EXIT], 1);
	expect_eq(tasks->child_tid, tasks->parent_result);
	expect_eq(tasks->flags, 0x3d0f00);
	expect(tasks->tls);
}

TEST(tasks_fork_and_exec)
{
	char *const argv[] = { (char *)"true", NULL }, *const no[] = { (char *)"/nonexistent", NULL };
	pid_t pid;
	int status;

	watch();
	pid = fork();
	if (pid == 0) {
		execv(no[0], no);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	expect_eq(tasks->count[WEIR_TASK_CHILD], 1);
	expect_eq(tasks->child_tid, pid);
	expect_eq(tasks->count[WEIR_TASK_EXEC], 1);
	expect_eq(tasks->count[WEIR_TASK_EXEC_FAILED], 1);
	expect_eq(tasks->count[WEIR_TASK_EXIT_GROUP], 1);
	expect_eq(posix_spawn(&pid, "/bin/true", NULL, NULL, argv, environ), 0);
	waitpid(pid, &status, 0);
	expect_eq(tasks->count[WEIR_TASK_CHILD], 2);
	expect_eq(tasks->child_tid, pid);
	expect_eq(tasks->flags, 0x4100); /* CLONE_VM | CLONE_VFORK */
	expect_eq(tasks->count[WEIR_TASK_EXEC], 2);
}

/* ---- scratch in children ---- */

static enum weir_action mark_enter(struct weir_call *call, void *data)
{
	(void)data;
	call->scratch = 0x1234;
	return WEIR_PASS;
}

static volatile uint64_t child_scratch, parent_scratch;

static void mark_leave(struct weir_call *call, void *data)
{
	(void)data;
	if (call->flags & WEIR_CALL_CHILD)
		child_scratch = call->scratch;
	else
		parent_scratch = call->scratch;
}

TEST(a_child_gets_the_scratch_of_its_parents_call)
{
	struct weir_syscall_spec s = { .select = "clone,clone3",
				       .enter = mark_enter,
				       .leave = mark_leave };
	pthread_t other;

	open_with(0);
	for (int round = 0; round < 2; round++) { /* alone, then in a chain */
		child_scratch = parent_scratch = 0;
		if (round == 1) {
			struct weir_syscall_spec c = { .enter = count_enter };

			add(&c);
		} else {
			add(&s);
		}
		pthread_create(&other, NULL, call_three, NULL);
		pthread_join(other, NULL);
		expect_eq(child_scratch, 0x1234);
		expect_eq(parent_scratch, 0x1234);
	}
}

/* ---- helpers ---- */

TEST(names)
{
	expect_str(weir_syscall_name(0), "read");
	expect_str(weir_syscall_name(SYS_clone3), "clone3");
	expect(!weir_syscall_name(400) && !weir_syscall_name(511) && !weir_syscall_name(~0ull));
	expect_eq(weir_syscall_number("getppid"), SYS_getppid);
	expect_eq(weir_syscall_number("getpp"), -ENOENT);
	expect_eq(weir_syscall_number(""), -ENOENT);
	for (uint64_t nr = 0; nr < 512; nr++)
		if (weir_syscall_name(nr))
			expect_eq(weir_syscall_number(weir_syscall_name(nr)), (int)nr);
	expect_str(weir_errno_name(1), "EPERM");
	expect_str(weir_errno_name(-133), "EHWPOISON");
	expect(!weir_errno_name(0) && !weir_errno_name(4095) && !weir_errno_name(INT32_MIN));
}

TEST(memory_that_is_not_there)
{
	char text[8],
		*page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	open_with(0);
	munmap(page + 4096, 4096);
	memcpy(page + 4092, "abc", 4);
	expect_eq(weir_string_read(text, page + 4092, sizeof(text)), 3);
	expect_str(text, "abc");
	page[4095] = 'd';
	expect_eq(weir_string_read(text, page + 4092, sizeof(text)), -EFAULT);
	expect_eq(weir_string_read(text, page + 4092, 4), 3);
	expect_eq(weir_memory_read(text, page + 4092, 4), 0);
	expect_eq(weir_memory_read(text, page + 4092, 5), -EFAULT);
	expect_eq(weir_memory_read(text, (void *)8, 1), -EFAULT);
	expect_eq(weir_memory_write((void *)8, text, 1), -EFAULT);
	expect_eq(weir_memory_write(page, text, 4), 0);
}

static struct weir_site site;

static enum weir_action ask_site(struct weir_call *call, void *data)
{
	(void)data;
	site.size = sizeof(site);
	entered = weir_site_info(call->ip, &site);
	return WEIR_PASS;
}

TEST(site_info)
{
	struct weir_syscall_spec s = { .select = "getppid", .enter = ask_site };
	char self[256] = "";
	uint8_t bytes[2];
	int fd;

	open_with(0);
	add(&s);
	for (int i = 0; i < 40; i++) /* it traps more than 20 times before it is patched */
		here_getppid();
	expect_eq(entered, 0);
	expect(readlink("/proc/self/exe", self, sizeof(self) - 1) > 0);
	expect_str(site.path, self);
	expect(site.address - (uint64_t)here_getppid < 64);
	if (WAY == WEIR_SESSION_NO_PATCH)
		expect_eq(site.tactic, WEIR_TACTIC_TRAP);
	else
		expect_eq(site.tactic, WEIR_TACTIC_MOV);
	expect_eq(site.nr, WAY == WEIR_SESSION_NO_PATCH ? -1 : SYS_getppid);
	fd = open(self, O_RDONLY);
	expect_eq(pread(fd, bytes, 2, (off_t)site.offset), 2);
	expect(bytes[0] == 0x0f && bytes[1] == 0x05);
	getppid();
	expect(strstr(site.path, "libc.so"));
	expect_eq(weir_site_info(16, &site), -ENOENT);
	site.size = 8;
	expect_eq(weir_site_info(16, &site), -EINVAL);
}

TEST(a_hidden_descriptor_stays)
{
	int ends2[2], fd;

	open_with(0);
	expect_eq(pipe(ends2), 0);
	fd = weir_fd_hide(ends2[1]);
	expect(fd >= 100);
	expect(fcntl(ends2[1], F_GETFD) < 0);
	expect_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
	errno = 0;
	expect(close(fd) < 0 && errno == EBADF);
	errno = 0;
	expect(dup2(0, fd) < 0 && errno == EBADF);
	expect(dup2(fd, 9) < 0);
	expect_eq(dup2(0, fd - 1), fd - 1);
	expect_eq(dup2(0, fd + 1), fd + 1);
	expect_eq(close_range((unsigned)fd - 1, ~0u, 0), 0);
	expect(fcntl(fd - 1, F_GETFD) < 0 && fcntl(fd + 1, F_GETFD) < 0);
	expect_eq(weir_print(fd, "%s %d|%4x|%lu", "abc", -5, 255u, 1ul << 40), 25);
	char text[26] = "";

	expect_eq(read(ends2[0], text, 25), 25);
	expect_str(text, "abc -5|  ff|1099511627776");
	expect_eq(weir_syscall(SYS_close, (uint64_t)fd, 0, 0, 0, 0, 0), 0);
	expect(fcntl(fd, F_GETFD) < 0);
	expect_eq(weir_fd_hide(12345), -EBADF);
}

TEST(vdso_calls_are_seen_on_request)
{
	struct weir_syscall_spec s = { .select = "clock_gettime,gettimeofday,time,getcpu",
				       .enter = count_enter };
	struct timespec ts, real;
	struct timeval tv;
	unsigned cpu;
	time_t now;

	open_with(0);
	add(&s);
	expect_eq(clock_gettime(CLOCK_MONOTONIC, &ts), 0);
	expect_eq(entered, 0);
	open_with(WEIR_SESSION_VDSO);
	expect_eq(clock_gettime(CLOCK_REALTIME, &ts), 0);
	expect_eq(gettimeofday(&tv, NULL), 0);
	now = time(NULL);
	expect_eq(getcpu(&cpu, NULL), 0);
	expect_eq(entered, 4);
	expect_eq(weir_syscall(SYS_clock_gettime, CLOCK_REALTIME, (uint64_t)&real, 0, 0, 0, 0), 0);
	expect(real.tv_sec - ts.tv_sec <= 1 && real.tv_sec - now <= 1 && real.tv_sec - tv.tv_sec <= 1);
	expect(clock_gettime(12345, &ts) < 0 && errno == EINVAL);
}

TEST(bad_options_are_refused)
{
	struct weir_session_options o = { .size = 4 };
	struct weir_syscall_spec s = { .size = sizeof(s) };
	struct weir_error err;
	int handle;

	expect_eq(weir_session_open(&session, &o, &err), -EINVAL);
	o.size = sizeof(o);
	o.flags = 1u << 20;
	expect_eq(weir_session_open(&session, &o, &err), -EINVAL);
	o.flags = 3;
	expect_eq(weir_session_open(&session, &o, &err), -EINVAL);
	o.flags = 0;
	o.hook_stack = 1;
	expect_eq(weir_session_open(&session, &o, &err), -EINVAL);
	o.size = 8; /* as the first version had it: what lies behind is not looked at */
	expect_eq(weir_session_open(&session, &o, &err), 0);
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
	s.enter = count_enter;
	s.flags = WEIR_HOOK_DEFERRED;
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
	s.flags = 1u << 30;
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -EINVAL);
	s.flags = 0;
	for (int i = 0; i < 16; i++)
		expect_eq(weir_syscall_add(session, &s, &handle, &err), 0);
	expect_eq(weir_syscall_add(session, &s, &handle, &err), -ENOSPC);
}

/* The structs as the headers of another version would have them. */
TEST(structs_of_older_and_newer_callers)
{
	struct {
		struct weir_session_options o;
		uint64_t more;
	} options = { .o = { .size = sizeof(options), .flags = WAY } };
	struct {
		struct weir_syscall_spec s;
		uint64_t more;
	} spec = { .s = { .size = sizeof(spec), .enter = count_enter, .select = "getppid" } };
	struct {
		struct weir_task_spec s;
		uint64_t more;
	} task = { .s = { .size = sizeof(task), .on_event = on_task } };
	static const uint32_t number = SYS_getppid;
	struct weir_error err;
	int handle;

	tasks = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	options.more = 1;
	expect_eq(weir_session_open(&session, &options.o, &err), -E2BIG);
	options.more = 0;
	expect_eq(weir_session_open(&session, &options.o, &err), 0);
	spec.more = task.more = 1;
	expect_eq(weir_syscall_add(session, &spec.s, &handle, &err), -E2BIG);
	expect_eq(err.code, -E2BIG);
	expect_eq(weir_task_add(session, &task.s, &handle, &err), -E2BIG);
	spec.more = task.more = 0;
	expect_eq(weir_syscall_add(session, &spec.s, &handle, &err), 0);
	expect_eq(weir_syscall_remove(session, handle), 0);
	expect_eq(weir_task_add(session, &task.s, &handle, &err), 0);
	/* The first version of the spec ended before `select`: what lies there is not looked at. */
	spec.s.size = offsetof(struct weir_syscall_spec, select);
	spec.s.select = (const char *)8;
	spec.s.tid = -1;
	spec.s.count = 1;
	spec.s.numbers = &number;
	expect_eq(weir_syscall_add(session, &spec.s, &handle, &err), 0);
	expect_eq(counted(here_getppid), 3);
	spec.s.size--;
	expect_eq(weir_syscall_add(session, &spec.s, &handle, &err), -EINVAL);
	task.s.size = sizeof(task.s) - 1;
	expect_eq(weir_task_add(session, &task.s, &handle, &err), -EINVAL);
}

static enum weir_action big_hook(struct weir_call *call, void *data)
{
	volatile char room[900 * 1024];

	(void)call;
	(void)data;
	for (size_t i = 0; i < sizeof(room); i += 4096)
		room[i] = 1;
	entered++;
	return WEIR_PASS;
}

TEST(hook_stack_is_as_large_as_asked_for)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WAY, .hook_stack = 1 << 20 };
	struct weir_syscall_spec s = { .select = "getppid", .enter = big_hook };
	pthread_t other;
	void *n;

	expect_eq(weir_session_open(&session, &o, NULL), 0);
	add(&s);
	expect_eq(counted(here_getppid), 3);
	pthread_create(&other, NULL, call_three, NULL);
	pthread_join(other, &n);
	expect_eq((int)(intptr_t)n, 3);
}

TEST_MAIN

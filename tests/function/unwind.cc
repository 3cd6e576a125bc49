/* SPDX-License-Identifier: MIT */
/* Leaving hooked functions by other ways than a return, and looking through gates. */
#include <atomic>
#include <execinfo.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/time.h>
#include <ucontext.h>

#include <string>
#include <thread>

#include "hook.h"
#include "target.h"

struct guard {
	static int live;
	guard()
	{
		live++;
	}
	~guard()
	{
		live--;
	}
};
int guard::live;

static void *throws(void *what)
{
	throw *static_cast<int *>(what);
}

/* The catch stands in the very function whose call is hooked. */
__attribute__((noinline)) static int catches_directly(int value)
{
	try {
		call(throws, &value);
	} catch (int got) {
		return got;
	}
	return -1;
}

__attribute__((noinline)) static void passes_through(int value)
{
	guard g;

	call(throws, &value);
}

TEST(exceptions_are_caught_by_the_immediate_caller)
{
	watch("call");
	for (int i = 0; i < 1000; i++)
		expect_eq(catches_directly(i), i);
	expect_eq(entered, 1000);
	expect_eq(left, 0);
	expect_eq(weir_function_missed(), 0);
}

TEST(exceptions_run_destructors_on_their_way)
{
	watch("call");
	for (int i = 0; i < 1000; i++) {
		try {
			passes_through(i);
			expect(false);
		} catch (int got) {
			expect_eq(got, i);
		}
	}
	expect_eq(guard::live, 0);
	expect_eq(entered, 1000);
}

static void *throws_through_two(void *what)
{
	guard g;

	return call(throws, what);
}

TEST(exceptions_pass_several_gates)
{
	watch("call");
	for (int i = 0; i < 200; i++) {
		try {
			guard g;
			call(throws_through_two, &i);
		} catch (int got) {
			expect_eq(got, i);
		}
	}
	expect_eq(guard::live, 0);
	expect_eq(entered, 400);
}

TEST(a_thrower_is_hooked_itself)
{
	watch("__cxa_throw");
	watch("_Unwind_RaiseException");
	attach("__cxa_begin_catch", count_enter, count_leave, NULL);
	for (int i = 0; i < 100; i++)
		expect_eq(catches_directly(i), i);
	expect(entered >= 200);
}

TEST(exceptions_after_the_hook_is_gone)
{
	int h = watch("call");

	catches_directly(1);
	unhook(h);
	expect_eq(catches_directly(2), 2);
	expect_eq(entered, 1);
}

/* ---- longjmp ---- */

static jmp_buf place;

static void *jumps(void *)
{
	longjmp(place, 1);
}

/* More often than there are activations, and from one place. */
TEST(longjmp_out_140000_times)
{
	static volatile int i;

	watch("call");
	for (i = 0; i < 140000; i++)
		if (!setjmp(place))
			call(jumps, NULL);
	expect_eq(entered, 140000);
	expect_eq(left, 0);
	expect_eq(weir_function_missed(), 0);
	left = 0;
	expect_eq(add(1, 2), 3);
}

static void *jumps_from_depth(void *depth)
{
	if (!depth)
		longjmp(place, 1);
	return call(jumps_from_depth, static_cast<char *>(depth) - 1);
}

TEST(longjmp_over_many_activations)
{
	static volatile int i;

	watch("call");
	for (i = 0; i < 300; i++)
		if (!setjmp(place))
			call(jumps_from_depth, reinterpret_cast<void *>(500L));
	expect_eq(entered, 300 * 501);
	expect_eq(weir_function_missed(), 0);
}

static void *jumps_many_times(void *)
{
	static volatile int i;

	for (i = 0; i < 10000; i++)
		if (!setjmp(place))
			call(jumps, NULL);
	return const_cast<char *>("back");
}

/* What is looked for then must not be what waits behind a function that was jumped to. */
TEST(longjmp_below_functions_that_jump_to_each_other)
{
	watch("jumps_?");
	watch("call");
	expect_str(static_cast<char *>(jumps_1(jumps_many_times, NULL)), "back");
	expect_eq(entered, 4 + 10000);
	expect_eq(left, 4);
	expect_eq(weir_function_missed(), 0);
}

/* ---- threads ---- */

static void *exits(void *)
{
	guard g;

	pthread_exit(reinterpret_cast<void *>(42L));
}

static void *calls_exits(void *)
{
	guard g;

	return call(exits, NULL);
}

TEST(pthread_exit_unwinds)
{
	watch("call");
	for (int i = 0; i < 300; i++) {
		void *value = NULL;
		pthread_t t;

		expect_eq(pthread_create(&t, NULL, calls_exits, NULL), 0);
		expect_eq(pthread_join(t, &value), 0);
		expect_eq(reinterpret_cast<long>(value), 42);
	}
	expect_eq(guard::live, 0);
	expect_eq(entered, 300);
	expect_eq(weir_function_missed(), 0);
}

static volatile int waiting;

static void *waits(void *)
{
	guard g;

	waiting = 1;
	for (;;)
		pause();
}

static void *calls_waits(void *)
{
	guard g;

	return call(waits, NULL);
}

TEST(cancellation_unwinds)
{
	watch("call");
	watch("pause");
	for (int i = 0; i < 50; i++) {
		void *value = NULL;
		pthread_t t;

		waiting = 0;
		expect_eq(pthread_create(&t, NULL, calls_waits, NULL), 0);
		while (!waiting)
			sched_yield();
		pthread_cancel(t);
		expect_eq(pthread_join(t, &value), 0);
		expect(value == PTHREAD_CANCELED);
	}
	expect_eq(guard::live, 0);
}

static void *many_calls(void *sum)
{
	for (int i = 0; i < 20000; i++)
		*static_cast<long *>(sum) += add(i, 1) + recurse(i % 7);
	return NULL;
}

static enum weir_action just_pass(struct weir_function_call *c, void *data)
{
	(void)data;
	c->scratch = c->args[0];
	return WEIR_PASS;
}

static void same_scratch(struct weir_function_call *c, void *data)
{
	(void)data;
	if (c->result[0] - c->scratch > 1)
		__atomic_fetch_add(const_cast<long *>(&left), 1, __ATOMIC_RELAXED);
}

TEST(threads_do_not_meet)
{
	long sums[8] = {}, want = 0;
	pthread_t t[8];

	for (int i = 0; i < 20000; i++)
		want += i + 1 + i % 7;
	attach("add", just_pass, same_scratch, NULL);
	attach("recurse", just_pass, same_scratch, NULL);
	for (int i = 0; i < 8; i++)
		expect_eq(pthread_create(&t[i], NULL, many_calls, &sums[i]), 0);
	for (int i = 0; i < 8; i++)
		pthread_join(t[i], NULL);
	for (int i = 0; i < 8; i++)
		expect_eq(sums[i], want);
	expect_eq(left, 0);
	expect_eq(weir_function_missed(), 0);
}

TEST(threads_that_come_and_go)
{
	watch("call");
	for (int i = 0; i < 2000; i++) {
		void *value;
		pthread_t t;

		expect_eq(pthread_create(&t, NULL, calls_exits, NULL), 0);
		expect_eq(pthread_join(t, &value), 0);
	}
	expect_eq(weir_function_missed(), 0);
}

static std::atomic<long> pairs_entered, pairs_left;

static weir_action enters_pair(weir_function_call *c, void *)
{
	c->scratch = 4711;
	pairs_entered++;
	return WEIR_PASS;
}

static void leaves_pair(weir_function_call *c, void *)
{
	pairs_left += c->scratch == 4711;
}

TEST(hooks_come_and_go_while_threads_call)
{
	static volatile bool stop;
	static volatile long wrong;
	auto body = [] {
		for (unsigned i = 0; !stop; i++) {
			if (add(3, 4) != 7 || recurse(5) != 5)
				wrong = 1;
			/* two that never pause keep the third from its work when the machine is busy */
			if (i % 256 == 0)
				std::this_thread::yield();
		}
	};
	std::thread a(body), b(body);

	for (int i = 0; i < 1500; i++) {
		int h = watch("add"), g = watch("recurse");

		unhook(h);
		if (i % 2) {
			int k = attach("recurse", count_enter, NULL, NULL);
			int p = attach("recurse", enters_pair, leaves_pair, NULL);

			/* at least once with all three on it; the machine may be busy */
			while (pairs_entered == 0)
				std::this_thread::yield();
			unhook(k);
			unhook(p);
		}
		unhook(g);
	}
	stop = true;
	a.join();
	b.join();
	expect_eq(wrong, 0);
	expect(pairs_entered > 0);
	expect_eq(pairs_entered, pairs_left);
}

/* ---- stacks of one's own ---- */

static ucontext_t main_context, contexts[2];
static char stacks[2][65536];
static volatile int turns[2];

static void *switch_over(void *which)
{
	long me = reinterpret_cast<long>(which);

	for (int i = 0; i < 1000; i++) {
		turns[me]++;
		swapcontext(&contexts[me], &contexts[!me]);
	}
	return which;
}

static void coroutine(int me)
{
	/* the activations of the two interleave: neither is the last one */
	if (call(switch_over, reinterpret_cast<void *>(static_cast<long>(me))) !=
	    reinterpret_cast<void *>(static_cast<long>(me)))
		test_fail("wrong result in coroutine %d", me);
	if (me == 0)
		swapcontext(&contexts[0], &contexts[1]);
	setcontext(&main_context);
}

TEST(two_coroutines_interleave)
{
	watch("call");
	for (int i = 0; i < 2; i++) {
		getcontext(&contexts[i]);
		contexts[i].uc_stack.ss_sp = stacks[i];
		contexts[i].uc_stack.ss_size = sizeof(stacks[i]);
		makecontext(&contexts[i], reinterpret_cast<void (*)()>(coroutine), 1, i);
	}
	swapcontext(&main_context, &contexts[0]);
	expect_eq(turns[0], 1000);
	expect_eq(turns[1], 1000);
	expect_eq(entered, 2);
	expect_eq(left, 2);
}

static void *never_comes_back(void *)
{
	swapcontext(&contexts[0], &main_context);
	return NULL;
}

static void abandoned()
{
	call(never_comes_back, NULL);
}

TEST(abandoned_coroutines_are_reaped_when_their_stacks_are_gone)
{
	watch("call");
	for (int i = 0; i < 20000; i++) {
		void *stack = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
				   -1, 0);

		getcontext(&contexts[0]);
		contexts[0].uc_stack.ss_sp = stack;
		contexts[0].uc_stack.ss_size = 65536;
		makecontext(&contexts[0], abandoned, 0);
		swapcontext(&main_context, &contexts[0]);
		munmap(stack, 65536);
	}
	expect_eq(entered, 20000);
	expect_eq(weir_function_missed(), 0);
}

TEST(recursion_20000_deep)
{
	watch("recurse");
	for (int i = 0; i < 3; i++) {
		entered = left = 0;
		expect_eq(recurse(20000), 20000);
		expect_eq(entered, 20001);
		expect_eq(left, 20001);
	}
	expect_eq(weir_function_missed(), 0);
}

/* ---- looking through ---- */

static void *frames[256];
static int depth;

static void *take_backtrace(void *)
{
	depth = backtrace(frames, 256);
	return NULL;
}

__attribute__((noinline)) static void outer_frame(int n)
{
	if (n)
		outer_frame(n - 1);
	else
		call(take_backtrace, NULL);
	__asm__ volatile("" ::: "memory");
}

TEST(backtraces_go_through)
{
	void *bare[256];
	int bare_depth = 0, extra = 0, j = 0;

	for (volatile int hooked = 0; hooked < 2; hooked++) {
		if (hooked)
			watch("call");
		outer_frame(5);
		if (hooked)
			continue;
		bare_depth = depth;
		memcpy(bare, frames, sizeof(bare));
	}
	expect_eq(entered, 1);
	/* the same frames, and one of the gate */
	for (int i = 0; i < depth && j < bare_depth; i++) {
		if (frames[i] == bare[j])
			j++;
		else
			extra++;
	}
	expect(bare_depth >= 8);
	expect_eq(j, bare_depth);
	expect_eq(extra, 1);
}

/* ---- processes and signals ---- */

static void *forks(void *)
{
	return reinterpret_cast<void *>(static_cast<long>(fork()));
}

TEST(fork_inside_a_hooked_function)
{
	int status;
	long pid;

	watch("call");
	watch("fork");
	for (int i = 0; i < 20; i++) {
		entered = left = 0;
		pid = reinterpret_cast<long>(call(forks, NULL));
		expect_eq(entered, 2);
		expect_eq(left, 2);
		if (!pid) {
			expect_eq(add(1, 2), 3);
			expect_eq(recurse(300), 300);
			_exit(left == 2 ? 7 : 8);
		}
		expect_eq(waitpid(static_cast<pid_t>(pid), &status, 0), pid);
		expect_eq(WEXITSTATUS(status), 7);
	}
}

static volatile long handled;

static void on_alarm(int)
{
	handled++;
	if (add(7, 8) != 15 || recurse(3) != 3)
		_exit(99);
}

TEST(handlers_that_interrupt_gates_call_hooked_functions)
{
	struct itimerval timer = { { 0, 100 }, { 0, 100 } };
	struct sigaction sa = {};
	long n = 0;

	watch("add");
	watch("recurse");
	sa.sa_handler = on_alarm;
	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
	while (handled < 2000 && n < 200000000) {
		n++;
		expect_eq(add(static_cast<int>(n % 1000), 1), n % 1000 + 1);
		expect_eq(recurse(n % 5), n % 5);
	}
	timer = {};
	setitimer(ITIMER_REAL, &timer, NULL);
	expect(handled >= 2000);
	expect_eq(weir_function_missed(), 0);
}

static sigjmp_buf from_handler;

static void jump_out(int)
{
	handled++;
	siglongjmp(from_handler, 1);
}

TEST(handlers_that_interrupt_gates_jump_out)
{
	struct itimerval timer = { { 0, 300 }, { 0, 300 } };
	static volatile long n;
	struct sigaction sa = {};

	attach("recurse", NULL, count_leave, NULL); /* callbacks may not be left, gates may */
	sa.sa_handler = jump_out;
	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
	while (handled < 2000) {
		if (sigsetjmp(from_handler, 1))
			continue;
		for (;; n++)
			expect_eq(recurse(n % 50), n % 50);
	}
	timer = {};
	setitimer(ITIMER_REAL, &timer, NULL);
	expect_eq(weir_function_missed(), 0);
}

TEST_MAIN

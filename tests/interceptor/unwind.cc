/* SPDX-License-Identifier: MIT */
/* Interceptor functions and unwinding: exceptions, forced unwinding, longjmp, coroutines, backtraces. */
#include <weir/interceptor.h>

#include <alloca.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <ucontext.h>
#include <unwind.h>

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "original.h"
#include "shadow.h"
#include "weir_test.h"

/* Else nothing here refers to the library, and the linker (--as-needed) leaves it out. */
__attribute__((used)) static int (*const keep)(int, int) = o_mul;

static std::mutex mutex;
static std::vector<std::string> story; /* what happened, in order */

struct Guard {
	std::string name;
	explicit Guard(const char *n) : name(n)
	{
		story.push_back(name + "+");
	}
	~Guard()
	{
		story.push_back(name + "-");
	}
};

static std::string told()
{
	std::string all;

	for (const auto &s : story)
		all += (all.empty() ? "" : " ") + s;
	story.clear();
	return all;
}

#define expect_told(text) \
	do { \
		std::string told_ = told(); \
		expect_str(told_.c_str(), text); \
	} while (0)

enum Act { PLAIN, CATCH, THROW_BEFORE, THROW_AFTER, RETHROW, LONGJMP };
static Act act;
static int reached; /* times that code after weir_proceed ran */
static jmp_buf back;

/* Not re-entrant. */
WEIR_INTERCEPTOR((o_call))
{
	std::lock_guard<std::mutex> lock(mutex);
	Guard guard("body");
	void *original = dlsym(RTLD_NEXT, weir_called_name());

	if (act == THROW_BEFORE)
		throw std::runtime_error("before");
	if (act == CATCH || act == RETHROW) {
		try {
			weir_proceed(original);
		} catch (const std::runtime_error &e) {
			story.push_back(std::string("caught ") + e.what());
			if (act == RETHROW)
				throw;
		}
		return;
	}
	weir_proceed(original);
	reached++;
	if (act == THROW_AFTER)
		throw std::runtime_error("after");
	if (act == LONGJMP)
		longjmp(back, 1);
}

/* May be re-entered three times. */
WEIR_INTERCEPTOR((o_apply), WEIR_RECURSIVE(3))
{
	Guard guard("apply");
	void *original = dlsym(RTLD_NEXT, weir_called_name());

	weir_proceed(original);
	reached++;
}

WEIR_INTERCEPTOR((o_down), WEIR_RECURSIVE(3000) | WEIR_STACK_SIZE(16384))
{
	static void *original = dlsym(RTLD_NEXT, "o_down");

	weir_proceed(original);
}

static long thrower(void *)
{
	Guard guard("inner");

	throw std::runtime_error("thrown");
}

static long five(void *)
{
	return 5;
}

TEST(throw_to_the_immediate_caller)
{
	for (int i = 0; i < 1000; i++) {
		try {
			o_call(thrower, nullptr);
			expect(!"reached");
		} catch (const std::runtime_error &e) {
			expect_str(e.what(), "thrown");
		}
		expect_told("body+ inner+ inner- body-");
		expect(mutex.try_lock());
		mutex.unlock();
	}
	expect_eq(o_call(five, nullptr), 6);
	expect_eq(reached, 1);
}

static __attribute__((noinline)) long between(int depth)
{
	Guard guard("between");
	volatile char room[300];

	room[depth] = 1;
	return depth ? between(depth - 1) + room[depth] : o_call(thrower, nullptr) + room[depth];
}

TEST(throw_from_several_depths)
{
	for (int i = 0; i < 200; i++) {
		try {
			between(i % 7);
			expect(!"reached");
		} catch (...) {
		}
		expect_eq(told().find("body+ inner+ inner- body-") != std::string::npos, 1);
	}
	expect_eq(o_call(five, nullptr), 6);
}

/* What an exception has left must not count, even if its words on the stack are still there. */
static __attribute__((noinline)) long with_room(int words)
{
	volatile long *room = (volatile long *)alloca((size_t)words * 8);

	__asm__ volatile("" : : "r"(room) : "memory");
	return o_call(five, nullptr);
}

TEST(call_from_deeper_after_a_throw)
{
	for (int i = 0; i < 500; i++) {
		try {
			o_call(thrower, nullptr);
		} catch (const std::runtime_error &) {
		}
		expect_eq(with_room(i * 8), 6);
	}
}

TEST(body_catches)
{
	act = CATCH;
	for (int i = 0; i < 1000; i++) {
		expect_eq(o_call(thrower, nullptr), 0);
		expect_told("body+ inner+ inner- caught thrown body-");
	}
	expect_eq(o_call(five, nullptr), 6);
}

TEST(body_throws_again)
{
	act = RETHROW;
	for (int i = 0; i < 100; i++) {
		try {
			o_call(thrower, nullptr);
			expect(!"reached");
		} catch (const std::runtime_error &e) {
			story.push_back("end");
		}
		expect_told("body+ inner+ inner- caught thrown body- end");
	}
}

static int inner_calls;

static long count_call(void *)
{
	inner_calls++;
	return 0;
}

TEST(body_throws_before)
{
	act = THROW_BEFORE;
	for (int i = 0; i < 1000; i++) {
		try {
			o_call(count_call, nullptr);
			expect(!"reached");
		} catch (const std::runtime_error &e) {
			expect_str(e.what(), "before");
		}
	}
	expect_eq(inner_calls, 0);
}

TEST(body_throws_after)
{
	act = THROW_AFTER;
	for (int i = 0; i < 1000; i++) {
		try {
			o_call(count_call, nullptr);
			expect(!"reached");
		} catch (const std::runtime_error &e) {
			expect_str(e.what(), "after");
		}
	}
	expect_eq(inner_calls, 1000);
	expect_eq(reached, 1000);
}

static long nest(void *data)
{
	long n = (long)data;

	return n ? o_apply(nest, (void *)(n - 1)) : thrower(nullptr);
}

TEST(throw_from_recursion)
{
	for (int i = 0; i < 100; i++) {
		try {
			o_apply(nest, (void *)3);
			expect(!"reached");
		} catch (const std::runtime_error &e) {
		}
		expect_told("apply+ apply+ apply+ apply+ inner+ inner- apply- apply- apply- apply-");
	}
	expect_eq(reached, 0);
	expect_eq(o_apply(five, nullptr), 7);
}

static long catch_half(void *data)
{
	long n = (long)data;

	if (!n)
		return thrower(nullptr);
	if (n != 2)
		return o_apply(catch_half, (void *)(n - 1));
	try {
		return o_apply(catch_half, (void *)(n - 1));
	} catch (const std::runtime_error &) {
		return 100;
	}
}

TEST(caught_inside_a_recursion)
{
	for (int i = 0; i < 100; i++) {
		expect_eq(o_apply(catch_half, (void *)3), 104);
		told();
	}
}

static void on_abort(int)
{
	_exit(42);
}

TEST(uncaught_terminates)
{
	signal(SIGABRT, on_abort);
	pid_t pid = fork();
	int status;

	if (!pid) {
		fclose(stderr);
		[]() noexcept { o_call(thrower, nullptr); }();
		_exit(1);
	}
	waitpid(pid, &status, 0);
	expect_eq(WEXITSTATUS(status), 42);
}

static long jumper(void *)
{
	longjmp(back, 1);
}

TEST(longjmp_out_of_the_original)
{
	for (volatile int i = 0; i < 100000; i++) {
		if (!setjmp(back))
			o_apply(jumper, nullptr);
		story.clear();
	}
	expect_eq(o_apply(five, nullptr), 7);
}

static __attribute__((noinline)) void jump_from(int depth)
{
	volatile char room[200];

	room[0] = 0;
	if (depth)
		jump_from(depth - 1);
	else
		o_apply(jumper, nullptr);
	room[1] = room[0];
}

TEST(longjmp_from_several_depths)
{
	for (volatile int i = 0; i < 20000; i++) {
		if (!setjmp(back))
			jump_from(i % 23);
		story.clear();
	}
	expect_eq(o_apply(five, nullptr), 7);
}

TEST(longjmp_out_of_the_body)
{
	act = LONGJMP;
	for (volatile int i = 0; i < 1000; i++) {
		if (!setjmp(back)) {
			o_call(five, nullptr);
			expect(!"reached");
		}
		mutex.unlock();
		story.clear();
	}
	expect_eq(reached, 1000);
}

static long again(long n)
{
	return o_down(again, n);
}

static long again_and_throw(long n)
{
	return n ? o_down(again_and_throw, n) : thrower(nullptr);
}

/* More activations than the file has stubs. */
TEST(deep_recursion)
{
	expect_eq(again(3000), 3000);
	expect_eq(again(3000), 3000);
	for (int i = 0; i < 3; i++) {
		try {
			again_and_throw(3000);
			expect(!"reached");
		} catch (const std::runtime_error &) {
		}
	}
	expect_eq(again(3000), 3000);
}

/* Forced unwinding */

static long leave_thread(void *)
{
	Guard guard("inner");

	pthread_exit((void *)7);
}

static std::atomic<int> waiting;

static long wait_for_ever(void *)
{
	Guard guard("inner");

	waiting = 1;
	for (;;)
		pause();
}

static void *thread_that_calls(void *fn)
{
	Guard guard("thread");

	o_call((long (*)(void *))fn, nullptr);
	return nullptr;
}

TEST(pthread_exit_in_the_original)
{
	pthread_t thread;
	void *result;

	for (int i = 0; i < 50; i++) {
		pthread_create(&thread, nullptr, thread_that_calls, (void *)leave_thread);
		pthread_join(thread, &result);
		expect_eq((long)result, 7);
		expect_told("thread+ body+ inner+ inner- body- thread-");
	}
}

TEST(cancel_in_the_original)
{
	pthread_t thread;
	void *result;

	for (int i = 0; i < 50; i++) {
		waiting = 0;
		pthread_create(&thread, nullptr, thread_that_calls, (void *)wait_for_ever);
		while (!waiting)
			usleep(100);
		pthread_cancel(thread);
		pthread_join(thread, &result);
		expect(result == PTHREAD_CANCELED);
		expect_told("thread+ body+ inner+ inner- body- thread-");
	}
}

/* Backtraces */

static int traced;
static void *trace[64];

static long take_trace(void *)
{
	traced = backtrace(trace, 64);
	return 0;
}

static bool in_trace(const void *from, const void *to)
{
	for (int i = 0; i < traced; i++)
		if (trace[i] >= from && trace[i] < to)
			return true;
	return false;
}

extern "C" __attribute__((noinline)) long first_caller(void);
extern "C" __attribute__((noinline)) long first_caller_end(void);

extern "C" long first_caller(void)
{
	return o_call(take_trace, nullptr) + 1;
}

extern "C" long first_caller_end(void)
{
	return 1;
}

TEST(backtrace_shows_the_caller)
{
	bool sees_main = false;

	expect_eq(first_caller(), 2);
	expect(in_trace((void *)first_caller, (char *)first_caller + 64));
	for (int i = 0; i < traced; i++) {
		Dl_info info;

		if (dladdr(trace[i], &info) && info.dli_sname &&
		    !strcmp(info.dli_sname, "__libc_start_main"))
			sees_main = true;
	}
	expect(sees_main);
}

/* A signal at every instruction: the stack can be unwound from each, and a handler may call us. */

static volatile long steps, unwound, in_weir;
static const char *weir_from, *weir_to;
static long (*in_handler)(void *);

static _Unwind_Reason_Code look(struct _Unwind_Context *context, void *found)
{
	const char *ip = (const char *)_Unwind_GetIP(context);

	if (ip >= (const char *)first_caller && ip < (const char *)first_caller + 64)
		*(bool *)found = true;
	return _URC_NO_REASON;
}

static volatile bool step_end, follows;

static void on_step(int, siginfo_t *, void *context)
{
	greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
	const char *ip = (const char *)regs[REG_RIP];
	bool found = false;

	if (step_end) {
		regs[REG_EFL] &= ~0x100;
		return;
	}

	steps++;
	if (follows) {
		shadow_step((uint64_t)ip, (uint64_t)regs[REG_RSP]);
		return;
	}
	_Unwind_Backtrace(look, &found);
	if (found)
		unwound++;
	else if (!in_handler && ip >= weir_from && ip < weir_to)
		test_fail("cannot unwind from libweir+%#lx", (unsigned long)(ip - weir_from));
	if (ip >= weir_from && ip < weir_to)
		in_weir++;
	if (in_handler)
		in_handler(nullptr);
}

static void find_weir()
{
	Dl_info info;

	dladdr((void *)weir_interceptor_enter, &info);
	weir_from = (const char *)info.dli_fbase;
	weir_to = weir_from + 0x200000;
}

static void step_on()
{
	struct sigaction sa = {};

	sa.sa_sigaction = on_step;
	sa.sa_flags = SA_SIGINFO;
	sigaction(SIGTRAP, &sa, nullptr);
	find_weir();
}

#define STEP_BEGIN __asm__ volatile("pushfq; orq $0x100, (%%rsp); popfq" : : : "memory", "cc")

static long stepping(void *)
{
	return 3;
}

TEST(unwinding_from_every_instruction)
{
	long got;

	o_call(stepping, nullptr); /* bindings and the first cell are made */
	step_on();
	act = PLAIN;
	got = first_caller();
	STEP_BEGIN;
	got = first_caller();
	step_end = true;
	expect_eq(got, 2);
	expect(in_weir > 150);
}

/* Each return goes where the call that it ends came from, on whatever stack, as a shadow stack demands. */
TEST(returns_match_calls)
{
	long got;

	o_call(stepping, nullptr);
	step_on();
	act = PLAIN;
	got = first_caller();
	follows = true;
	STEP_BEGIN;
	got = first_caller();
	step_end = true;
	expect_eq(got, 2);
	if (shadow.wrong)
		test_fail("%ld of %ld returns, the first to %#lx", shadow.wrong, shadow.returns,
			  shadow.first_wrong);
	expect(shadow.calls >= 4);
	expect(shadow.returns >= 4);
}

/* The handler calls the very interceptor that it may have interrupted. */
static long plain_call(void *)
{
	static int busy;

	if (busy++ == 0)
		if (o_sub(7, 3) != 4)
			test_fail("in the handler: wrong");
	busy--;
	return 0;
}

WEIR_INTERCEPTOR((o_sub), WEIR_RECURSIVE(1))
{
	static void *original = dlsym(RTLD_NEXT, "o_sub");

	weir_proceed(original);
}

TEST(handlers_at_every_instruction)
{
	int got;

	o_sub(1, 2);
	step_on();
	in_handler = plain_call;
	STEP_BEGIN;
	got = o_sub(50, 8);
	step_end = true;
	expect_eq(got, 42);
	expect(in_weir > 150);
}

/* Coroutines */

static ucontext_t main_context, contexts[2];
static char stacks[2][256 * 1024];

static long switch_away(void *data)
{
	long n = (long)data;

	for (int i = 0; i < 3; i++)
		swapcontext(&contexts[n], &contexts[1 - n]);
	return 10 * (n + 1);
}

static long results[2];

static void coroutine(int n)
{
	for (int i = 0; i < 50; i++)
		results[n] += o_apply(switch_away, (void *)(long)n);
	swapcontext(&contexts[n], n ? &main_context : &contexts[1]);
}

TEST(coroutines_interleave)
{
	for (volatile int i = 0; i < 2; i++) {
		getcontext(&contexts[i]);
		contexts[i].uc_stack.ss_sp = stacks[i];
		contexts[i].uc_stack.ss_size = sizeof(stacks[i]);
		contexts[i].uc_link = nullptr;
		makecontext(&contexts[i], (void (*)())coroutine, 1, i);
	}
	swapcontext(&main_context, &contexts[0]);
	expect_eq(results[0], 50 * 12);
	expect_eq(results[1], 50 * 22);
}

TEST_MAIN

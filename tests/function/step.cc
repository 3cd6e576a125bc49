/* SPDX-License-Identifier: MIT */
/*
 * Hooked calls, one instruction at a time: a signal comes behind each, whose handler calls hooked functions itself and
 * looks through all frames up to the test's.
 */
#include <dlfcn.h>
#include <signal.h>
#include <ucontext.h>
#include <unwind.h>

#include "hook.h"
#include "shadow.h"
#include "target.h"

static volatile long steps, lost, inside, in_copies;
static uint64_t caller_start, caller_end, first_lost;
static bool looks, calls, follows;

struct walk {
	bool found;
	int depth;
};

static _Unwind_Reason_Code frame(struct _Unwind_Context *context, void *arg)
{
	auto *w = static_cast<struct walk *>(arg);
	const uint64_t ip = _Unwind_GetIP(context);

	w->depth++;
	if (ip >= caller_start && ip < caller_end)
		w->found = true;
	return w->found || w->depth > 64 ? _URC_END_OF_STACK : _URC_NO_REASON;
}

static void on_step(int, siginfo_t *, void *context)
{
	auto *uc = static_cast<ucontext_t *>(context);
	const uint64_t ip = static_cast<uint64_t>(uc->uc_mcontext.gregs[REG_RIP]);
	struct walk w = { false, 0 };
	Dl_info where;

	steps++;
	if (follows)
		shadow_step(ip, static_cast<uint64_t>(uc->uc_mcontext.gregs[REG_RSP]));
	if (looks && !(ip >= caller_start && ip < caller_end)) {
		_Unwind_Backtrace(frame, &w);
		/* nothing describes the copies of displaced instructions, and the jumps to and from them */
		if (!w.found && !dladdr(reinterpret_cast<void *>(ip), &where)) {
			in_copies++;
		} else if (!w.found) {
			if (!lost++)
				first_lost = ip;
		}
	}
	if (calls && !inside) {
		inside = 1;
		if (recurse(3) != 3)
			_exit(98);
		inside = 0;
	}
}

/* The calls lie between two labels, so that the handler knows when it has come to them. */
__attribute__((noinline)) static int stepped(int a)
{
	int sum;

	__asm__ volatile("pushfq; orl $0x100, (%%rsp); popfq" ::: "memory", "cc");
	sum = add(a, 5);
	sum += static_cast<int>(recurse(2));
	__asm__ volatile("pushfq; andl $~0x100, (%%rsp); popfq" ::: "memory", "cc");
	return sum;
}
__attribute__((noinline)) static void behind_stepped()
{
	__asm__ volatile("");
}

static void run(bool enter, bool leave)
{
	struct sigaction sa = {};
	long bare, sum = 0;

	caller_start = reinterpret_cast<uint64_t>(stepped);
	caller_end = caller_start + 256;
	behind_stepped();
	sa.sa_sigaction = on_step;
	sa.sa_flags = SA_SIGINFO | SA_NODEFER;
	expect_eq(sigaction(SIGTRAP, &sa, NULL), 0);
	expect_eq(stepped(1), 8); /* which binds */
	steps = 0;
	expect_eq(stepped(1), 8);
	bare = steps;
	expect(bare > 10);
	attach("add", enter ? count_enter : NULL, leave ? count_leave : NULL, NULL);
	attach("recurse", enter ? count_enter : NULL, leave ? count_leave : NULL, NULL);
	expect_eq(stepped(1), 8);
	looks = true;
	steps = 0;
	for (int i = 0; i < 3; i++)
		expect_eq(stepped(i), i + 7);
	if (lost)
		test_fail("%ld of %ld: the first at %#lx", lost, steps, first_lost);
	expect(steps > 3 * bare + 100);
	expect(in_copies <= (way() == WEIR_WAY_ENTRY ? 3 * 4 * 4 : 0));
	calls = true;
	for (int i = 0; i < 3; i++)
		sum += stepped(i);
	expect_eq(sum, 7 + 8 + 9);
	if (lost)
		test_fail("%ld of %ld: the first at %#lx", lost, steps, first_lost);
	expect_eq(weir_function_missed(), 0);
}

TEST(both)
{
	run(true, true);
}

TEST(enter_only)
{
	run(true, false);
}

TEST(leave_only)
{
	run(false, true);
}

/* Each return goes where the call that it ends came from, as a shadow stack demands. */
static void follow(bool enter, bool leave, const char *other)
{
	struct sigaction sa = {};

	sa.sa_sigaction = on_step;
	sa.sa_flags = SA_SIGINFO;
	expect_eq(sigaction(SIGTRAP, &sa, NULL), 0);
	attach("add", enter ? count_enter : NULL, leave ? count_leave : NULL, NULL);
	attach("recurse", enter ? count_enter : NULL, leave ? count_leave : NULL, NULL);
	if (other)
		attach(other, count_enter, count_leave, NULL);
	expect_eq(stepped(1), 8);
	follows = true;
	for (int i = 0; i < 3; i++)
		expect_eq(stepped(i), i + 7);
	if (shadow.wrong)
		test_fail("%ld of %ld returns, the first to %#lx", shadow.wrong, shadow.returns,
			  shadow.first_wrong);
	expect(shadow.calls >= 3 * 4);
	expect(shadow.returns >= 3 * 4);
}

/* The check itself: a return that no call led to is found. */
__attribute__((noinline)) static void stepped_astray()
{
	__asm__ volatile("pushfq; orl $0x100, (%%rsp); popfq\n\t"
			 "nop; call 1f; jmp 3f\n"
			 "1:\tleaq 2f(%%rip), %%rax; pushq %%rax; ret\n"
			 "2:\tret\n"
			 "3:\tpushfq; andl $~0x100, (%%rsp); popfq" ::
				 : "rax", "memory", "cc");
}

TEST(a_return_that_goes_astray_is_found)
{
	struct sigaction sa = {};

	sa.sa_sigaction = on_step;
	sa.sa_flags = SA_SIGINFO;
	expect_eq(sigaction(SIGTRAP, &sa, NULL), 0);
	follows = true;
	stepped_astray();
	expect_eq(shadow.calls, 1);
	expect_eq(shadow.wrong, 1);
}

TEST(returns_match_calls)
{
	follow(true, true, NULL);
}

TEST(returns_match_calls_with_one_callback)
{
	follow(true, false, NULL);
}

TEST(returns_match_calls_with_several_hooks)
{
	follow(false, true, "add");
}

TEST_MAIN

/* SPDX-License-Identifier: MIT */
/* weir.hpp: sessions, interposers and watchers as objects, lambdas as callbacks. */
#include <cstdlib>
#include <new>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/syscall.h>
#include <time.h>

#include <weir/weir.hpp>

#include "weir_test.h"

/* Every allocation is counted: there may be none on the way of a call. */
static int allocations;

void *operator new(std::size_t n)
{
	allocations++;
	if (void *p = std::malloc(n))
		return p;
	throw std::bad_alloc();
}

void operator delete(void *p) noexcept
{
	std::free(p);
}

void operator delete(void *p, std::size_t) noexcept
{
	std::free(p);
}

static long parent()
{
	return ::syscall(SYS_getppid);
}

TEST(a_lambda_answers_and_goes_with_its_object)
{
	weir::session session;
	{
		long wanted = 4242;
		auto hook = session.on("getppid", [wanted](weir_call &call) {
			return weir::answer(call, wanted);
		});
		int before = allocations;

		for (int i = 0; i < 100; i++)
			expect_eq(parent(), 4242);
		expect_eq(allocations, before);
		expect(static_cast<bool>(hook));
		expect_eq(hook.busy(), 0);
	}
	expect_eq(parent(), weir::syscall(SYS_getppid));
}

TEST(enter_may_return_nothing_and_keep_state)
{
	weir::session session;
	int entered = 0, left = 0;
	auto hook = session.on(
		"getppid", [&](weir_call &call) { call.scratch = static_cast<uint64_t>(++entered); },
		[&](weir_call &call) {
			left += call.scratch == static_cast<uint64_t>(entered);
			call.result += 1;
		});

	expect_eq(parent(), weir::syscall(SYS_getppid) + 1);
	expect_eq(parent(), weir::syscall(SYS_getppid) + 1);
	expect_eq(entered, 2);
	expect_eq(left, 2);
}

TEST(around_a_call)
{
	weir::session session;
	auto hook = session.on("getppid", [](weir_call &call) {
		return weir::answer(call, weir::proceed(call) * 2);
	});

	expect_eq(parent(), 2 * weir::syscall(SYS_getppid));
}

TEST(filters)
{
	weir::session session;
	int libc = 0, nowhere = 0, other = 0, second = 0;
	std::string order;
	order.reserve(16);
	auto a = session.after(weir::filter("getppid").from({ "libc.so*" }),
			       [&](weir_call &) { libc++; });
	auto b = session.after(weir::filter("getppid").from({ "nothing-*" }),
			       [&](weir_call &) { nowhere++; });
	auto c = session.after(weir::filter("getppid").thread(gettid() + 1),
			       [&](weir_call &) { other++; });
	auto d = session.on(weir::filter("getpgid").priority(2), [&](weir_call &) { order += "d"; });
	auto e = session.on(weir::filter("getpgid").priority(1), [&](weir_call &) { order += "e"; });
	auto f = session.after("!getpgid", [&](weir_call &) { second++; });

	parent();
	::getpgid(0);
	expect_eq(libc, 1);
	expect_eq(nowhere, 0);
	expect_eq(other, 0);
	expect_eq(second, 1);
	expect_str(order.c_str(), "ed");
}

TEST(errors_are_exceptions_that_say_why)
{
	weir::session session;

	try {
		auto hook = session.on("nonsense", [](weir_call &) {});
		test_fail("no exception");
	} catch (const weir::error &e) {
		expect_eq(e.code().value(), EINVAL);
		expect_eq(e.reason(), WEIR_REASON_UNKNOWN_NAME);
		expect(std::string(e.what()).find("'nonsense'") != std::string::npos);
	}
	try {
		weir::session bad(1u << 30);
		test_fail("no exception");
	} catch (const std::system_error &e) {
		expect(e.code() == std::errc::invalid_argument);
	}
}

TEST(a_session_lives_as_long_as_its_interposers)
{
	weir::interposer hook;
	weir::watcher watch;
	int events = 0;
	{
		weir::session session;
		hook = session.on("getppid", [](weir_call &call) { return weir::answer(call, 1); });
		watch = session.watch(1u << WEIR_TASK_CHILD,
				      [&](const weir_task_event &) { events++; });
	}
	expect_eq(parent(), 1);
	std::thread([] {}).join();
	expect_eq(events, 1);
	hook = weir::interposer();
	expect_eq(parent(), weir::syscall(SYS_getppid));
	expect_eq(watch.remove(), 0);
	std::thread([] {}).join();
	expect_eq(events, 1);
}

TEST(detached_ones_stay)
{
	{
		weir::session session;
		session.on("getppid", [](weir_call &call) { return weir::answer(call, 7); }).detach();
	}
	expect_eq(parent(), 7);
	/* and its session is not handed out again: this one is another */
	weir::session another;
	auto hook = another.on("getpgid", [](weir_call &call) { return weir::answer(call, 8); });
	expect_eq(::getpgid(0), 8);
	hook.remove();
	expect_eq(parent(), 7);
}

TEST(a_callable_in_use_is_not_freed)
{
	weir::session session;
	int ends[2], inside;
	char byte = 'x', got = 0;

	expect_eq(pipe(ends), 0);
	std::string text(100, 'y'); /* owned by the lambda: to be freed with it */
	char seen = 0;
	auto hook = session.on("read", [text, &seen](weir_call &call) {
		int64_t ret = weir::proceed(call);
		seen = text[99];
		return weir::answer(call, ret);
	});
	std::thread reader([&] { expect_eq(::read(ends[0], &got, 1), 1); });
	while (!hook.busy())
		sched_yield();
	inside = hook.remove();
	expect_eq(inside, 1);
	expect_eq(::write(ends[1], &byte, 1), 1);
	reader.join();
	expect_eq(seen, 'y');
	expect_eq(got, 'x');
}

TEST(deferred_ones_may_allocate)
{
	weir::session session;
	std::string all;
	auto hook = session.defer("getppid",
				  [&](weir_call &call) { all += std::to_string(call.nr) + ","; });

	parent();
	parent();
	expect_str(all.c_str(), "");
	expect_eq(session.run_deferred(std::chrono::seconds(1)), 2);
	expect_str(all.c_str(), "110,110,");
	expect_eq(session.lost_deferred(), 0);
}

TEST(memory_of_the_program)
{
	weir::session session;
	std::string path;
	bool bad_seen = false;
	path.reserve(100);
	auto hook = session.on("access", [&](weir_call &call) {
		weir::text<16> name(call.args[0]);
		if (name)
			path = name.c_str();
		else
			bad_seen = !weir::load<int>(call.args[0]);
		return weir::answer(call, 0);
	});

	expect_eq(access("/a/b", F_OK), 0);
	expect_str(path.c_str(), "/a/b");
	expect_eq(access("/a/path/that/is/too/long", F_OK), 0);
	expect_str(path.c_str(), "/a/path/that/is");
	expect_eq(::syscall(SYS_access, 8, F_OK), 0);
	expect(bad_seen);
	int value = 5;
	expect(weir::store(reinterpret_cast<std::uint64_t>(&value), 6));
	expect_eq(value, 6);
	expect(!weir::store(8, 6));
}

TEST(pauses)
{
	weir::session session;
	auto hook = session.on("getppid", [](weir_call &call) { return weir::answer(call, 1); });
	{
		weir::thread_pause pause;
		expect(parent() != 1);
	}
	expect_eq(parent(), 1);
	session.disable();
	expect(parent() != 1);
	session.enable();
	expect_eq(parent(), 1);
}

TEST(an_exception_may_not_leave_a_callback)
{
	weir::session session;
	auto hook = session.on("getppid", [](weir_call &) { throw 1; });

	expect_signal(SIGABRT);
	parent();
}

TEST_MAIN

/* SPDX-License-Identifier: MIT */
/* pthread_cancel with C++ destructors on the stack; exceptions through frames that make calls. */
#include <stdexcept>
#include <string>

#include "aid.h"

static int fds[2];
static volatile pid_t tid;
static int destroyed;

struct guard {
	std::string text;
	explicit guard(const char *s) : text(s) {}
	~guard()
	{
		raw0(SYS_getppid);
		destroyed += static_cast<int>(text.size());
	}
};

__attribute__((noinline)) static void inner(int how)
{
	guard g("inner");
	char c;

	tid = tid_self();
	if (how == 0)
		(void)!read(fds[0], &c, 1);
	else if (how == 1)
		(void)!write(-1, &c, 1);
	pthread_testcancel();
	if (how == 1)
		throw std::runtime_error(g.text);
}

static void *body(void *arg)
{
	guard g("outer!");

	inner(*static_cast<int *>(arg));
	return nullptr;
}

int main()
{
	check(pipe(fds) == 0);
	for (int i = 0; i < 50; i++) {
		pthread_t t;
		void *got;
		int how = 0;

		tid = 0;
		destroyed = 0;
		check(pthread_create(&t, nullptr, body, &how) == 0);
		while (!tid)
			sched_yield();
		wait_blocked(getpid(), tid, SYS_read);
		check(pthread_cancel(t) == 0);
		check(pthread_join(t, &got) == 0 && got == PTHREAD_CANCELED);
		check(destroyed == 11);
		destroyed = 0;
		try {
			inner(1);
			check(!"no exception");
		} catch (const std::runtime_error &e) {
			check(std::string(e.what()) == "inner");
		}
		check(destroyed == 5);
		marker(static_cast<uint32_t>(i));
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* Kinds of originals, callers and ways between them: members, generated code, chains, jumps. */
#include <weir/interceptor.h>
#include <weir/function.h>

#include <dlfcn.h>

#include <functional>
#include <string>

#include "kinds.h"
#include "original.h"
#include "weir_test.h"

static std::string story;

/* Keeps the library needed: nothing else here may refer to it. */
__attribute__((used)) static void *const keep = reinterpret_cast<void *>(o_mul);

/* Names as the compiler mangles them: Base::times, Base::plus, Base::twice, Base::minus. */
WEIR_INTERCEPTOR((_ZNK4Base5timesEl, _ZN4Base4plusEl, _ZNK4Base5twiceEv, _ZN4Base5minusEll))
{
	story += std::string(weir_called_name()) + " ";
	weir_proceed(weir_next(weir_called_name()));
}

/* Base::jumped_to may be reached by the jump of jumps_on, while that one's body waits. */
WEIR_INTERCEPTOR((_Z8jumps_onl, _Z9jumped_tol), WEIR_RECURSIVE(1))
{
	std::string name = weir_called_name();

	story += name + "+ ";
	weir_proceed(dlsym(RTLD_NEXT, name.c_str()));
	story += name + "- ";
}

TEST(member_functions)
{
	Base base(5);

	expect_eq(base.plus(2), 7);
	expect_eq(base.number, 7);
	expect_eq(Base::minus(9, 4), 5);
	expect_str(story.c_str(), "_ZN4Base4plusEl _ZN4Base5minusEll ");
}

TEST(virtual_call)
{
	Base base(6);
	Base *volatile pointer = &base;

	expect_eq(pointer->times(7), 42);
	expect_str(story.c_str(), "_ZNK4Base5timesEl ");
}

TEST(object_returned_in_memory)
{
	Base base(21);

	expect_eq(base.twice().number, 42);
	expect_str(story.c_str(), "_ZNK4Base5twiceEv ");
}

TEST(original_ends_with_a_jump)
{
	for (int i = 0; i < 100; i++) {
		story.clear();
		expect_eq(jumps_on(4), 41);
		expect_str(story.c_str(), "_Z8jumps_onl+ _Z9jumped_tol+ _Z9jumped_tol- _Z8jumps_onl- ");
	}
}

static int (*volatile add_pointer)(int, int) = o_add;

/* The caller comes by a jump: there is no return address of its own. */
__attribute__((noinline)) static int comes_by_a_jump(int a, int b)
{
	return add_pointer(b, a);
}

/* An original made at run time: lea (%rdi,%rsi,4),%eax; ret */
static void *generated()
{
	static const unsigned char code[] = { 0x8d, 0x04, 0xb7, 0xc3 };
	void *at = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	memcpy(at, code, sizeof(code));
	mprotect(at, 4096, PROT_READ | PROT_EXEC);
	return at;
}

WEIR_INTERCEPTOR((o_add))
{
	static void *original = generated();

	weir_proceed(original);
}

/* From one interceptor function to another. */
WEIR_INTERCEPTOR((o_sub))
{
	weir_proceed(o_add);
}

TEST(generated_code)
{
	expect_eq(o_add(2, 10), 42);
}

TEST(caller_that_jumps)
{
	expect_eq(comes_by_a_jump(10, 2), 42);
}

TEST(chain)
{
	for (int i = 0; i < 10; i++)
		expect_eq(o_sub(2, 10), 42);
}

/* Helpers of a body, and lambdas, may proceed for it. */
static void proceed_later(void *original)
{
	weir_proceed(original);
}

WEIR_INTERCEPTOR((o_pointer))
{
	std::function<void()> go = [] { proceed_later(weir_next(weir_called_name())); };

	go();
}

TEST(helper_proceeds)
{
	char c;

	expect(o_pointer(&c) == &c + 1);
}

TEST_MAIN

/* SPDX-License-Identifier: MIT */
/* Entry patches on functions that are hard to change: put in, taken out, alone and under fire. */
#include "weir_test.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>

#include <weir/base.h>

#include "kit.h"

static const struct {
	const char *name;
	long a, b, result;
	const char *form, *live;
} all[] = {
	{ "t_five", 3, 4, 7, "jump", "jump" },	     { "t_frame", 3, 4, 7, "jump", "jump" },
	{ "t_two_two", 3, 4, 7, "jump", "jump" },    { "t_one", 3, 4, 7, "jump", "jump" },
	{ "t_mov_imm", 3, 4, 7, "jump", "jump" },    { "t_loop_inner", 3, 4, 7, "pun", "pun" },
	{ "t_loop_whole", 3, 4, 7, "jump", "jump" }, { "t_jrcxz", 3, 4, 7, "jump", "jump" },
	{ "t_jrcxz", 0, 4, 4, "jump", "jump" },	     { "t_rip", 3, 4, 7, "jump", "jump" },
	{ "t_calls", 3, 4, 7, "jump", "jump" },	     { "t_thunk", 3, 4, 7, "jump", "jump" },
	{ "t_endbr", 3, 4, 7, "jump", "jump" },	     { "t_short", 3, 4, 3, "pun", "pun" },
};

typedef long function(long a, long b);

static uint64_t address(const char *name)
{
	static void *lib;
	char path[512];

	if (!lib) {
		snprintf(path, sizeof(path), "%s/tests/function/libentry-targets.so",
			 getenv("WEIR_BUILD"));
		lib = dlopen(path, RTLD_NOW);
		expect(lib);
		snprintf(path, sizeof(path), "%s/weir-plan", getenv("WEIR_BUILD"));
		kit_start(NULL, path);
	}
	expect(dlsym(lib, name));
	return (uint64_t)dlsym(lib, name);
}

static long call(uint64_t at, long a, long b)
{
	return ((function *)at)(a, b);
}

/* ---- alone ---- */

TEST(each_is_hooked_and_restored)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct kit_hook h = { .addr = address(all[i].name) };
		uint8_t bytes[32];

		memcpy(bytes, (void *)h.addr, sizeof(bytes));
		expect_eq(call(h.addr, all[i].a, all[i].b), all[i].result);
		expect_eq(kit_patch(&h, 1), 1);
		expect_str(kit_form(h.form), all[i].form);
		expect(memcmp(bytes, (void *)h.addr, sizeof(bytes)) != 0);
		for (int n = 1; n <= 3; n++) {
			expect_eq(call(h.addr, all[i].a, all[i].b), all[i].result);
			expect_eq(*h.calls, n);
		}
		expect_eq(call(h.original, all[i].a, all[i].b), all[i].result);
		expect_eq(*h.calls, 3);
		expect_eq(kit_undo(&h, 1), 1);
		expect_mem(bytes, (void *)h.addr, sizeof(bytes));
		expect_eq(call(h.addr, all[i].a, all[i].b), all[i].result);
		expect_eq(*h.calls, 3);
	}
}

TEST(a_short_function_and_its_neighbour)
{
	struct kit_hook h[2] = { { .addr = address("t_short") }, { .addr = address("t_neighbour") } };

	/* together: the pun of the first would rely on the bytes of the second */
	expect_eq(kit_patch(h, 2), 2);
	expect_str(kit_form(h[1].form), "jump");
	expect_eq(call(h[0].addr, 3, 4), 3);
	expect_eq(call(h[1].addr, 3, 4), 7);
	expect_eq(*h[0].calls, 1);
	expect_eq(*h[1].calls, 1);
	expect_eq(kit_undo(h, 2), 2);
	expect_eq(call(h[0].addr, 3, 4), 3);
	/* one after the other, both ways round */
	expect_eq(kit_patch(&h[0], 1), 1);
	expect_eq(kit_patch(&h[1], 1), 1);
	expect_eq(call(h[0].addr, 3, 4), 3);
	expect_eq(call(h[1].addr, 3, 4), 7);
	expect_eq(*h[0].calls, 2);
	expect_eq(kit_undo(h, 2), 2);
	expect_eq(kit_patch(&h[1], 1), 1);
	expect_eq(kit_patch(&h[0], 1), 1);
	expect_eq(call(h[0].addr, 3, 4), 3);
	expect_eq(call(h[1].addr, 3, 4), 7);
	expect_eq(kit_undo(h, 2), 2);
	expect_eq(call(h[0].addr, 3, 4), 3);
	expect_eq(call(h[1].addr, 3, 4), 7);
	expect_eq(*h[0].calls, 3);
}

TEST(one_byte_and_padding)
{
	struct kit_hook h = { .addr = address("t_ret_padded") };

	expect_eq(kit_patch(&h, 1), 1);
	expect_str(kit_form(h.form), "jump");
	call(h.addr, 1, 2);
	expect_eq(*h.calls, 1);
	expect_eq(kit_undo(&h, 1), 1);
	call(h.addr, 1, 2);
	expect_eq(*h.calls, 1);
}

TEST(refused_with_a_reason)
{
	struct kit_hook trap = { .addr = address("t_trap") },
			inside = { .addr = address("t_frame") + 1 };
	struct kit_hook twice = { .addr = address("t_frame") }, again = twice;

	expect_eq(kit_patch(&trap, 1), 0);
	expect_eq(trap.result, -EOPNOTSUPP);
	expect(trap.reason != 0);
	expect_eq(kit_patch(&inside, 1), 0);
	expect_eq(inside.result, -ENOENT);
	expect_eq(kit_patch(&twice, 1), 1);
	again = twice;
	expect_eq(kit_patch(&again, 1), 0);
	expect_eq(again.result, -EEXIST);
	expect_eq(kit_undo(&twice, 1), 1);
	expect_eq(kit_undo(&twice, 1), 0);
}

/* No processor here has one: what would be done is done all the same. */
TEST(calls_are_not_moved_where_there_is_a_shadow_stack)
{
	struct kit_hook h = { .addr = address("t_calls") },
			first = { .addr = address("t_call_first") };

	expect_eq(kit_patch(&first, 1), 1);
	expect_eq(call(first.addr, 3, 4), 7);
	expect_eq(kit_undo(&first, 1), 1);
	kit_shadow_stack();
	expect_eq(kit_patch(&h, 1), 1);
	expect_str(kit_form(h.form), "break");
	expect_eq(call(h.addr, 3, 4), 7);
	expect_eq(*h.calls, 1);
	expect_eq(kit_undo(&h, 1), 1);
	expect_eq(kit_patch(&first, 1), 0);
	expect_eq(first.result, -EOPNOTSUPP);
	expect_eq(first.reason, WEIR_REASON_NOT_MOVABLE);
	expect_eq(call(first.addr, 3, 4), 7);
}

TEST(code_that_somebody_changed)
{
	struct kit_hook h = { .addr = address("t_frame") };
	uint8_t *p = (uint8_t *)h.addr;

	expect(mprotect((void *)(h.addr & ~4095ul), 4096, PROT_READ | PROT_WRITE | PROT_EXEC) == 0);
	p[0] = 0x90;
	expect(mprotect((void *)(h.addr & ~4095ul), 4096, PROT_READ | PROT_EXEC) == 0);
	expect_eq(kit_patch(&h, 1), 0);
	expect_eq(h.result, -EBUSY);
	expect_eq(p[0], 0x90);
}

/* ---- under fire ---- */

#define FIRING 2

static volatile bool stop;
static uint64_t fire_at;
static long fire_a, fire_b, fire_result;
static uint64_t fired[FIRING];

static void *fire(void *arg)
{
	uint64_t *count = arg;
	function *f = (function *)fire_at;

	while (!stop) {
		for (int i = 0; i < 64; i++)
			if (f(fire_a, fire_b) != fire_result)
				__builtin_trap();
		__atomic_add_fetch(count, 64, __ATOMIC_RELAXED);
	}
	return NULL;
}

static unsigned rounds(void)
{
	const char *n = getenv("ENTRY_ROUNDS");

	return n ? (unsigned)atoi(n) : 200;
}

static void under_fire(size_t which, unsigned count)
{
	struct kit_hook h = { .addr = address(all[which].name) };
	pthread_t threads[FIRING];

	fire_at = h.addr;
	fire_a = all[which].a;
	fire_b = all[which].b;
	fire_result = all[which].result;
	stop = false;
	for (int i = 0; i < FIRING; i++)
		expect(pthread_create(&threads[i], NULL, fire, &fired[i]) == 0);
	for (unsigned i = 0; i < count; i++) {
		const uint64_t before = __atomic_load_n(&fired[0], __ATOMIC_RELAXED);

		if (kit_patch(&h, 1) != 1)
			test_fail("%s, trial %u: refused with %d, reason %d", all[which].name, i,
				  h.result, h.reason);
		expect_str(kit_form(h.form), all[which].live);
		expect_eq(call(h.addr, fire_a, fire_b), fire_result);
		expect(*h.calls >= 1);
		expect_eq(kit_undo(&h, 1), 1);
		/* a thread runs on in between, or the trial tries nothing */
		while (__atomic_load_n(&fired[0], __ATOMIC_RELAXED) == before)
			sched_yield();
	}
	stop = true;
	for (int i = 0; i < FIRING; i++)
		pthread_join(threads[i], NULL);
}

TEST(five_instructions_under_fire)
{
	under_fire(0, rounds());
}

TEST(each_under_fire)
{
	for (size_t i = 1; i < sizeof(all) / sizeof(all[0]); i++)
		under_fire(i, rounds() / 10);
}

static void *wait_blocked(void *arg)
{
	sigset_t set;

	sigfillset(&set);
	pthread_sigmask(SIG_SETMASK, &set, NULL);
	__atomic_store_n((int *)arg, 1, __ATOMIC_RELEASE);
	while (!stop)
		pause();
	return NULL;
}

TEST(a_thread_that_blocks_sigtrap)
{
	struct kit_hook h = { .addr = address("t_frame") };
	pthread_t thread;
	int ready = 0;

	expect(pthread_create(&thread, NULL, wait_blocked, &ready) == 0);
	while (!__atomic_load_n(&ready, __ATOMIC_ACQUIRE))
		sched_yield();
	/* a breakpoint would kill it: nothing is changed */
	expect_eq(kit_patch(&h, 1), 0);
	expect_eq(h.result, -EBUSY);
	expect_eq(call(h.addr, 3, 4), 7);
}

static void on_trap(int sig, siginfo_t *info, void *uc)
{
	(void)sig;
	(void)info;
	(void)uc;
	fired[0]++;
}

TEST(the_programs_own_breakpoints)
{
	struct sigaction act = { .sa_sigaction = on_trap, .sa_flags = SA_SIGINFO };
	struct kit_hook h = { .addr = address("t_frame") };
	pthread_t thread;

	sigaction(SIGTRAP, &act, NULL);
	fire_at = h.addr;
	fire_a = 3;
	fire_b = 4;
	fire_result = 7;
	expect(pthread_create(&thread, NULL, fire, &fired[1]) == 0);
	expect_eq(kit_patch(&h, 1), 1);
	__asm__ volatile("int3");
	expect_eq(fired[0], 1);
	raise(SIGTRAP);
	expect_eq(fired[0], 2);
	expect_eq(kit_undo(&h, 1), 1);
	stop = true;
	pthread_join(thread, NULL);
}

TEST_MAIN

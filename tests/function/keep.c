/* SPDX-License-Identifier: MIT */
/* Hooks on functions whose callers rely on registers that the ABI does not keep: gcc's -fipa-ra. */
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#include "hook.h"

struct keep {
	uint64_t rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11, unused[7];
	uint64_t masks[8];
	uint8_t vec[32][64];
};
_Static_assert(offsetof(struct keep, masks) == 128 && offsetof(struct keep, vec) == 192,
	       "keep.S knows them");

void keep_call(void *fn, const struct keep *in, struct keep *out);
long keep_leaf(long a, long b);
extern void *const gates_table[];
extern int keep_level;
int keep_level = 1;

static struct keep in, out;
static bool changes, answers;

static void find_level(void)
{
	const char *cpu = getenv("WEIR_CPU");

	keep_level = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") ? 3
		     : __builtin_cpu_supports("avx2")					      ? 2
											      : 1;
	/* a smaller CPU is played: the upper parts are beyond what weir looks at */
	if (cpu && !strcmp(cpu, "xmm"))
		keep_level = 1;
	if (cpu && !strcmp(cpu, "ymm") && keep_level > 2)
		keep_level = 2;
}

static void fill(struct keep *r, unsigned seed, bool upper)
{
	uint8_t *p = (uint8_t *)r;
	unsigned width = upper ? 16u << (keep_level - 1) : 16;

	for (size_t i = 0; i < sizeof(*r); i++) {
		seed = seed * 1103515245 + 12345;
		p[i] = (uint8_t)(seed >> 16);
	}
	for (unsigned i = 0; i < 16; i++)
		memset(r->vec[i] + width, 0, 64 - width);
	for (unsigned i = 0; i < 32; i++)
		if (i >= 16 && keep_level < 3)
			memset(r->vec[i], 0, 64);
	if (keep_level < 3)
		memset(r->masks, 0, sizeof(r->masks));
	memset(r->unused, 0, sizeof(r->unused));
}

/* What a callback in C may do to the machine: a call with everything changed. */
static void spoil(void)
{
	static struct keep other, ignored;

	fill(&other, 4711, true);
	keep_call((void *)strlen, &(struct keep){ .rdi = (uint64_t) "" }, &ignored);
	other.rdi = (uint64_t) "x";
	keep_call((void *)strlen, &other, &ignored);
}

static enum weir_action enters(struct weir_function_call *c, void *data)
{
	(void)data;
	entered++;
	expect_eq(c->args[0], in.rdi);
	expect_eq(c->args[1], in.rsi);
	expect_eq(c->r10, in.r10);
	expect_mem(weir_function_vector(c, 7)->bytes, in.vec[7], 16);
	if (changes)
		c->args[1] = c->args[3] = 1000;
	c->result[0] = 55;
	c->result[1] = in.rdx;
	spoil();
	return answers ? WEIR_ANSWER : WEIR_PASS;
}

static void leaves(struct weir_function_call *c, void *data)
{
	(void)data;
	left++;
	if (!answers)
		expect_eq(c->result[0], in.rdi + (changes ? 1000 : in.rsi));
	spoil();
}

static void check_rounds(int hooks)
{
	for (unsigned n = 0; n < 100; n++) {
		fill(&in, n * 7919, n % 2);
		memset(&out, 0, sizeof(out));
		keep_call((void *)keep_leaf, &in, &out);
		expect_eq(out.rax, answers && hooks ? 55 : in.rdi + (changes && hooks ? 1000 : in.rsi));
		out.rax = in.rax;
		expect_mem(&out, &in, offsetof(struct keep, vec));
		for (int i = 0; i < 32; i++)
			expect_mem(out.vec[i], in.vec[i], 64);
	}
	expect_eq(weir_function_missed(), 0);
}

static void check_with(bool enter, bool leave, int hooks)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .way = WEIR_WAY_ENTRY,
					   .address = (void *)keep_leaf,
					   .enter = enter ? enters : NULL,
					   .leave = leave ? leaves : NULL };
	struct weir_error err;
	int hook = -1;

	find_level();
	open_session();
	for (int i = 0; i < hooks; i++)
		if (weir_function_attach(session, &spec, &hook, &err) < 0)
			test_fail("attach: %s", err.text);
	check_rounds(hooks);
	expect_eq(entered, enter ? 100 * hooks : 0);
	expect_eq(left, leave ? 100 * hooks : 0);
	if (hooks == 1) {
		unhook(hook);
		check_rounds(0);
	}
}

TEST(bare)
{
	check_with(false, false, 0);
}

TEST(enter_only)
{
	check_with(true, false, 1);
}

TEST(leave_only)
{
	check_with(false, true, 1);
}

TEST(both)
{
	check_with(true, true, 1);
}

TEST(eight_hooks)
{
	check_with(true, true, 8);
}

TEST(changed_arguments_are_the_function_s_only)
{
	changes = true;
	check_with(true, true, 1);
}

TEST(answered)
{
	answers = true;
	check_with(true, false, 1);
}

TEST(answered_and_left)
{
	answers = true;
	check_with(true, true, 1);
}

/* ---- the same as compilers make it ---- */

static __attribute__((noinline)) long leaf(long a)
{
	__asm__ volatile("" : "+r"(a));
	return a + 1;
}

static __attribute__((noinline)) long caller(long a, long b, long c, long d, long e, double x, double y)
{
	long r = leaf(a);

	return r + b * 3 + c * 5 + d * 7 + e * 9 + (long)(x * 11 + y * 13);
}

static enum weir_action computes(struct weir_function_call *c, void *data)
{
	char text[64];

	(void)c;
	(void)data;
	entered++;
	snprintf(text, sizeof(text), "%f", 1.0 / 3);
	return WEIR_PASS;
}

static void computes_too(struct weir_function_call *c, void *data)
{
	computes(c, data);
}

TEST(static_functions)
{
	struct weir_function_spec spec = {
		.size = sizeof(spec), .address = (void *)leaf, .enter = computes, .leave = computes_too
	};
	int hook;

	open_session();
	expect_eq(caller(1, 2, 3, 4, 5, 1.5, 2.5), 145);
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	for (volatile int i = 0; i < 100; i++)
		expect_eq(caller(i, 2, 3, 4, 5, 1.5, 2.5), 144 + i);
	expect_eq(entered, 200);
}

/* ---- which gate ---- */

long gates_sum(long a, long b, long c, long d, double x);

/* By what is lost on the way when a callback changes all that it may: r11 and vector registers beyond 7. */
static bool is_kept(const char *name)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .flags = WEIR_FUNCTION_LOCAL,
					   .enter = enters };
	void *const exported = dlsym(RTLD_DEFAULT, name);
	char target[64];
	struct weir_error err;
	bool kept;
	int hook;

	snprintf(target, sizeof(target), "libgates:%s", name);
	spec.target = target;
	if (weir_function_attach(session, &spec, &hook, &err) < 0)
		test_fail("attach %s: %s", name, err.text);
	fill(&in, 99, true);
	memset(&out, 0, sizeof(out));
	entered = 0;
	keep_call(exported ? exported : gates_table[1], &in, &out);
	expect_eq(entered, 1);
	expect_eq(out.rax, in.rdi + in.rsi);
	expect_mem(out.vec, in.vec, 16 * 8);
	kept = out.r11 == in.r11 && memcmp(out.vec[8], in.vec[8], 8 * 64) == 0;
	/* nothing between: all of it or none */
	expect_eq(kept, out.r11 == in.r11 || memcmp(out.vec[9], in.vec[9], 64) == 0);
	unhook(hook);
	return kept;
}

TEST(only_what_no_code_of_its_object_leads_to_has_the_fast_gate)
{
	static const struct {
		const char *name;
		bool kept;
	} all[] = {
		{ "lonely", false },	  { "pointed", false },	 { "marked", false },
		{ "called", true },	  { "jumped_to", true }, { "branched_to", true },
		{ "taken", true },	  { "unsized", true },	 { "marked_and_called", true },
		{ "loops", true },	  { "run_into", true },	 { "savectx", true },
		{ "not_exported", true },
	};

	find_level();
	open_session();
	for (unsigned i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (is_kept(all[i].name) != all[i].kept)
			test_fail("%s: %s", all[i].name, all[i].kept ? "not kept" : "kept");
}

/* Wrong if gates_leaf had the fast gate: gcc keeps b, c, d and x in registers that the ABI lets it change. */
TEST(callers_in_one_file_with_an_export)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .way = WEIR_WAY_ENTRY,
					   .target = "libgates:gates_leaf",
					   .enter = computes,
					   .leave = computes_too };
	int hook;

	open_session();
	expect_eq(gates_sum(1, 2, 3, 4, 1.5), 91);
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	for (volatile int i = 0; i < 100; i++)
		expect_eq(gates_sum(1 + i, 2, 3, 4, 1.5), 91 + 3 * i);
	expect_eq(entered, 600);
}

static void *leaves_by_exception[5];

/* Activations that nobody returned to are used again, by the other gate. */
static long (*volatile jumps)(long);
static __attribute__((noinline)) long jumps_out(long a)
{
	__builtin_longjmp(leaves_by_exception, 1);
	return a;
}

static __attribute__((noinline)) int jump_once(void)
{
	if (__builtin_setjmp(leaves_by_exception))
		return 1;
	jumps(1);
	return 0;
}

TEST(abandoned_activations_serve_the_other_gate)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .address = (void *)jumps_out,
					   .enter = count_enter,
					   .leave = count_leave };
	int hook;

	open_session();
	jumps = jumps_out;
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	for (int i = 0; i < 5000; i++)
		expect_eq(jump_once(), 1);
	expect_eq(entered, 5000);
	attach("getppid", count_enter, count_leave, NULL);
	for (int i = 0; i < 5000; i++)
		expect(getppid() > 0);
	expect_eq(entered, 10000);
	expect_eq(left, 5000);
	expect_eq(weir_function_missed(), 0);
}

TEST_MAIN

/* SPDX-License-Identifier: MIT */
/* Hooks on functions: arguments, results, order, names, removal. */
#include <complex.h>
#include <dlfcn.h>
#include <fenv.h>
#include <link.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>

#include "hook.h"
#include "target.h"

static char order[64];

/* ---- seen and changed ---- */

TEST(enter_and_leave_are_called_in_pairs)
{
	watch("add");
	for (int i = 0; i < 1000; i++)
		expect_eq(add(i, 5), i + 5);
	expect_eq(entered, 1000);
	expect_eq(left, 1000);
	expect_eq(weir_function_missed(), 0);
}

static enum weir_action swap(struct weir_function_call *c, void *data)
{
	struct weir_args a = weir_args_begin(c);
	uint64_t *first = weir_args_int(&a), *second = weir_args_int(&a), kept = *first;

	expect(data == order);
	expect_str(c->function->name, "add");
	expect(strstr(c->function->object, "target.so") != NULL);
	expect((uintptr_t)weir_function_caller(c) - (uintptr_t)test_main < 0x100000 ||
	       (uintptr_t)test_main - (uintptr_t)weir_function_caller(c) < 0x100000);
	*first = *second * 10;
	*second = kept;
	c->scratch = kept;
	return WEIR_PASS;
}

static void plus_scratch(struct weir_function_call *c, void *data)
{
	(void)data;
	c->result[0] += c->scratch * 1000;
}

TEST(arguments_and_results_are_changed)
{
	attach("add", swap, plus_scratch, order);
	expect_eq(add(3, 4), 3043);
}

static enum weir_action look_at_many(struct weir_function_call *c, void *data)
{
	struct weir_args a = weir_args_begin(c);
	uint64_t *i[7];
	double *d[9];
	long double *ld;
	float *f;

	(void)data;
	for (int n = 0; n < 7; n++)
		i[n] = weir_args_int(&a);
	for (int n = 0; n < 9; n++)
		d[n] = weir_args_double(&a);
	ld = weir_args_long_double(&a);
	f = weir_args_float(&a);
	for (int n = 0; n < 7; n++)
		expect_eq(*i[n], n + 1);
	for (int n = 0; n < 9; n++)
		expect(*d[n] == n + 0.5);
	expect(*ld == 99.25L);
	expect(*f == 7.5f);
	*i[6] = 70;
	*d[8] = 80;
	*ld = 90;
	*f = 100;
	entered++;
	return WEIR_PASS;
}

/* A function of its own: without a PLT the compiler may keep the address of `many` over an attach. */
static __attribute__((noinline)) long call_many(int g, double h, long double i, float j)
{
	return many(1, 2, 3, 4, 5, 6, g, .5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, h, i, j);
}

TEST(each_argument_is_found_and_changed)
{
	long bare = call_many(70, 80, 90, 100);

	attach("many", look_at_many, count_leave, NULL);
	expect_eq(call_many(7, 8.5, 99.25L, 7.5f), bare);
	expect_eq(entered, 1);
	expect_eq(left, 1);
}

TEST(every_class_of_result_is_kept)
{
	struct large s = { { 0 } }, t;
	_Complex long double z;
	struct two two;

	s.bytes[100] = 7;
	watch("libtarget.so:*");
	two = ten_longs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0.5);
	expect(two.d == 17.5 && two.l == 55);
	t = large_by_value(s, 100);
	expect_eq(t.bytes[100], 8);
	expect(product(1.25L, 3) == 3.75L);
	z = twisted(1.5L);
	expect(creall(z) == 1.5L && cimagl(z) == 3.0L);
	expect(wide(5, -1) == (((__int128)5 << 64) | ~0ul));
	expect_eq(sum_of(9, 1, 2, 3, 4, 5, 6, 7, 8, 9), 45);
	expect(sum_of_doubles(10, 1., 2., 3., 4., 5., 6., 7., 8., 9., 10.5) == 55.5);
	expect_eq(entered, 7);
	expect_eq(left, 7);
}

static void x87_leave(struct weir_function_call *c, void *data)
{
	volatile long double x[8];
	long double sum = 0;

	(void)data;
	expect_eq(c->st_count, 1);
	expect(c->st[0] == 3.75L);
	__asm__ volatile("fninit");
	for (int i = 0; i < 8; i++)
		x[i] = i + 0.5L;
	sum = ((x[0] + x[1]) * (x[2] + x[3])) + ((x[4] + x[5]) * (x[6] + x[7]));
	expect(sum == 2 * 6 + 10 * 14);
	c->st[0] += 1;
	left++;
}

TEST(x87_results_survive_callbacks_that_use_the_x87)
{
	attach("product", NULL, x87_leave, NULL);
	expect(product(1.25L, 3) == 4.75L);
	expect_eq(left, 1);
}

static enum weir_action answer(struct weir_function_call *c, void *data)
{
	(void)data;
	c->result[0] = 77;
	weir_function_vector(c, 0)->f64[0] = 7.5;
	return WEIR_ANSWER;
}

static void see_answer(struct weir_function_call *c, void *data)
{
	(void)data;
	expect(c->flags & WEIR_CALL_ANSWERED);
	expect_eq(c->result[0], 77);
	left++;
}

TEST(a_call_is_answered)
{
	int h = attach("add", answer, see_answer, NULL);

	expect_eq(add(1, 2), 77);
	expect_eq(left, 1);
	unhook(h);
	attach("add", answer, NULL, NULL);
	expect_eq(add(1, 2), 77);
	attach("sum_of_doubles", answer, NULL, NULL);
	expect(sum_of_doubles(1, 1.0) == 7.5);
}

static enum weir_action spoil(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	errno = EINTR;
	return WEIR_PASS;
}

static void spoil_after(struct weir_function_call *c, void *data)
{
	spoil(c, data);
}

TEST(errno_is_kept)
{
	attach("fails_with", spoil, spoil_after, NULL);
	attach("add", spoil, spoil_after, NULL);
	errno = EAGAIN;
	expect_eq(add(1, 1), 2);
	expect_eq(errno, EAGAIN);
	expect_eq(fails_with(ENOSPC), -1);
	expect_eq(errno, ENOSPC);
}

static enum weir_action inexact(struct weir_function_call *c, void *data)
{
	volatile double third = 1;

	(void)c;
	(void)data;
	third /= 3;
	__asm__ volatile("" : : "m"(third));
	fesetround(FE_UPWARD);
	return WEIR_PASS;
}

TEST(keep_fp_keeps_rounding_and_sticky_flags)
{
	struct weir_function_spec spec = {
		.size = sizeof(spec), .target = "add", .flags = WEIR_FUNCTION_KEEP_FP, .enter = inexact
	};
	int hook;

	open_session();
	feclearexcept(FE_ALL_EXCEPT);
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	add(1, 1);
	expect_eq(fegetround(), FE_TONEAREST);
	expect_eq(fetestexcept(FE_ALL_EXCEPT), 0);
}

/* ---- callbacks that call ---- */

static enum weir_action call_it_again(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	entered++;
	expect_eq(add(20, 30), 50);
	return WEIR_PASS;
}

static void call_it_after(struct weir_function_call *c, void *data)
{
	(void)call_it_again(c, data);
}

TEST(callbacks_call_the_hooked_function)
{
	attach("add", call_it_again, call_it_after, NULL);
	for (int i = 1; i <= 100; i++) {
		expect_eq(add(1, i), i + 1);
		expect_eq(entered, 2 * i);
	}
}

static enum weir_action allocate(struct weir_function_call *c, void *data)
{
	char text[64];
	void *p = malloc(100);

	(void)data;
	snprintf(text, sizeof(text), "%s %p", c->function->name, p);
	expect(strchr(text, ' ') != NULL);
	free(p);
	entered++;
	return WEIR_PASS;
}

TEST(libc_functions_are_hooked_by_callbacks_that_use_them)
{
	size_t size = 10;
	char copy[64];
	void *p;

	attach("malloc", allocate, count_leave, NULL);
	attach("free", allocate, count_leave, NULL);
	attach("memcpy", allocate, count_leave, NULL);
	attach("printf", allocate, count_leave, NULL);
	attach("pthread_create", allocate, count_leave, NULL);
	attach("dlopen", allocate, count_leave, NULL);
	p = malloc(10 + (size_t)getpid());
	expect_eq(entered, 1);
	expect_eq(left, 1);
	__asm__("" : "+r"(size)); /* or memcpy is expanded in place */
	memcpy(copy, p, size);
	__asm__ volatile("" : : "r"(copy) : "memory");
	expect_eq(entered, 2);
	free(p);
	expect_eq(entered, 3);
	expect_eq(printf("# %d %s %.3f\n", 5, "five", 5.5), 15);
	expect_eq(entered, 4);
	expect_eq(left, 4);
	expect(dlopen(NULL, RTLD_NOW) != NULL);
	expect_eq(entered, 5);
	expect_eq(left, 4); /* enter only */
}

/* The gate needs to know where errno is before the first call of this very function. */
TEST(the_function_that_finds_errno)
{
	attach("__errno_location", count_enter, count_leave, NULL);
	expect(*__errno_location() >= 0);
	expect_eq(entered, 1);
	expect_eq(left, 1);
	expect_eq(weir_function_missed(), 0);
}

/* ---- order ---- */

static enum weir_action note_enter(struct weir_function_call *c, void *data)
{
	strcat(order, data);
	c->scratch = ((const char *)data)[0];
	return WEIR_PASS;
}

static void note_leave(struct weir_function_call *c, void *data)
{
	expect_eq(c->scratch, ((const char *)data)[0]);
	strcat(order, data);
}

static int at_priority(int priority, const char *mark)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = "add",
					   .way = way(),
					   .priority = priority,
					   .enter = note_enter,
					   .leave = note_leave,
					   .data = (void *)(uintptr_t)mark };
	int hook;

	open_session();
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	return hook;
}

TEST(hooks_lie_around_each_other_by_priority_then_age)
{
	int b, c;

	at_priority(10, "d");
	b = at_priority(0, "b");
	c = at_priority(0, "c");
	at_priority(-5, "a");
	expect_eq(add(1, 2), 3);
	expect_str(order, "abcddcba");
	unhook(b);
	order[0] = 0;
	add(1, 2);
	expect_str(order, "acddca");
	unhook(c);
	order[0] = 0;
	add(1, 2);
	expect_str(order, "adda");
}

static int (*real_add)(int, int), (*real_add_2)(int, int);

static int add_100(int a, int b)
{
	strcat(order, "<");
	a = real_add(a, b) + 100;
	strcat(order, ">");
	return a;
}

static int times_2(int a, int b)
{
	strcat(order, "(");
	a = real_add_2(a, b) * 2;
	strcat(order, ")");
	return a;
}

TEST(replacements_and_callbacks_stack)
{
	struct weir_function_spec spec = {
		.size = sizeof(spec), .target = "add", .way = way(), .priority = 5
	};
	int hook, outer, outer_replacement;

	open_session();
	expect_eq(weir_function_replace(session, &spec, (void *)add_100, (void **)&real_add, &hook, NULL),
		  0);
	expect_eq(add(1, 2), 103);
	outer = at_priority(0, "o");
	at_priority(10, "i");
	order[0] = 0;
	expect_eq(add(1, 2), 103);
	expect_str(order, "o<ii>o");
	spec.priority = 3;
	expect_eq(weir_function_replace(session, &spec, (void *)times_2, (void **)&real_add_2,
					&outer_replacement, NULL),
		  0);
	order[0] = 0;
	expect_eq(add(1, 2), 206);
	expect_str(order, "o(<ii>)o");
	unhook(hook);
	order[0] = 0;
	expect_eq(add(1, 2), 6);
	expect_str(order, "o(ii)o");
	unhook(outer);
	unhook(outer_replacement);
	order[0] = 0;
	expect_eq(add(1, 2), 3);
	expect_str(order, "ii");
}

/* Two tools, each with a session of its own, and one that goes. */
TEST(sessions_stack_by_priority)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WEIR_SESSION_FUNCTIONS };
	struct weir_session *other;
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = "add",
					   .way = way(),
					   .priority = 1,
					   .enter = note_enter,
					   .leave = note_leave,
					   .data = (void *)"t" };
	int first, second;

	at_priority(2, "b");
	expect_eq(weir_session_open(&other, &o, NULL), 0);
	expect_eq(weir_function_attach(other, &spec, &first, NULL), 0);
	spec.priority = 3;
	spec.data = (void *)"u";
	expect_eq(weir_function_attach(other, &spec, &second, NULL), 0);
	expect_eq(add(1, 2), 3);
	expect_str(order, "tbuubt");
	/* nobody takes away what is another's */
	expect_eq(weir_function_remove(session, first), -ENOENT);
	weir_session_close(other);
	order[0] = 0;
	expect_eq(add(1, 2), 3);
	expect_str(order, "bb");
}

/* ---- names ---- */

TEST(versions_are_told_apart)
{
	int (*old)(void) = (int (*)(void))dlvsym(RTLD_DEFAULT, "versioned", "TARGET_1");
	int (*new)(void);
	int h;

	expect_eq(old(), 1);
	h = watch("versioned@TARGET_1");
	expect_eq(versioned(), 2);
	expect_eq(entered, 0);
	unhook(h);
	watch("versioned@@TARGET_2");
	expect_eq(versioned(), 2);
	expect_eq(entered, 1);
	new = (int (*)(void))dlvsym(RTLD_DEFAULT, "versioned", "TARGET_2");
	expect_eq(new (), 2);
	expect_eq(entered, 2);
	old = (int (*)(void))dlvsym(RTLD_DEFAULT, "versioned", "TARGET_1");
	expect_eq(old(), 1);
	expect_eq(entered, 2);
}

TEST(libraries_and_globs)
{
	int h = watch("*target*:ad?");
	unsigned functions, slots;

	add(1, 2);
	expect_eq(entered, 1);
	expect_eq(weir_function_count(session, h, &functions, &slots), 0);
	expect_eq(functions, 1);
	expect(way() == WEIR_WAY_ENTRY ? slots == 0 : slots >= 1);
	unhook(h);
	h = watch("libtarget:[a-m]*");
	add(1, 2);
	sum_of(1, 1);
	many(1, 2, 3, 4, 5, 6, 7, .5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5L, 7.5f);
	expect_eq(entered, 2);
	unhook(h);
	add(1, 2);
	expect_eq(entered, 2);
}

TEST(refusals_have_reasons_and_change_nothing)
{
	struct weir_function_spec spec = {
		.size = sizeof(spec), .target = "no_such_function", .way = way(), .enter = count_enter
	};
	struct {
		struct weir_function_spec spec;
		long later;
	} newer;
	struct weir_error err;
	int hook = 12345;

	open_session();
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -ENOENT);
	expect_eq(err.reason, WEIR_REASON_NOT_FOUND);
	expect(strstr(err.text, "no_such_function") != NULL);
	expect_eq(hook, 12345);
	spec.target = "target:malloc";
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -ENOENT);
	spec.target = "x:";
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -EINVAL);
	spec.target = NULL;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -EINVAL);
	spec.target = "add";
	spec.enter = NULL;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -EINVAL);
	spec.enter = count_enter;
	spec.size = 8;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -EINVAL);
	newer.spec = spec;
	newer.spec.size = sizeof(newer);
	newer.later = 1;
	expect_eq(weir_function_attach(session, &newer.spec, &hook, &err), -E2BIG);
	newer.later = 0;
	expect_eq(weir_function_attach(session, &newer.spec, &hook, &err), 0);
	unhook(hook);
	hook = 12345;
	spec.size = sizeof(spec);
	spec.flags = 1u << 31;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -EINVAL);
	expect_eq(weir_function_remove(session, 4711), -ENOENT);
	for (int i = 0; i < 8; i++)
		at_priority(i, "x");
	spec.flags = 0;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -ENOSPC);
	expect_eq(err.reason, WEIR_REASON_TOO_MANY);
	order[0] = 0;
	expect_eq(add(1, 2), 3);
	expect_str(order, "xxxxxxxxxxxxxxxx");
}

__attribute__((noinline)) static int hidden(volatile int *p)
{
	return *p + 1;
}

TEST(by_address)
{
	struct weir_function_spec spec = { .size = sizeof(spec), .enter = count_enter };
	struct weir_error err;
	int number = 41;
	int hook;

	open_session();
	spec.address = dlsym(RTLD_DEFAULT, "add");
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	add(1, 2);
	sum_of(0);
	expect_eq(entered, 1);
	spec.address = (void *)hidden;
	spec.way = WEIR_WAY_SLOTS;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -EOPNOTSUPP);
	expect_eq(err.reason, WEIR_REASON_NOT_EXPORTED);
	/* no slot leads there, but its entry can be changed */
	spec.way = WEIR_WAY_AUTO;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), 0);
	expect_eq(hidden(&number), 42);
	expect_eq(entered, 2);
	unhook(hook);
	expect_eq(hidden(&number), 42);
	expect_eq(entered, 2);
	spec.address = (char *)hidden + 1;
	expect_eq(weir_function_attach(session, &spec, &hook, &err), -ENOENT);
	expect_eq(err.reason, WEIR_REASON_NOT_A_FUNCTION);
	spec.address = &number;
	expect(weir_function_attach(session, &spec, &hook, &err) < 0);
}

/* Their first instruction may have become a jump for the sake of the call that follows it. */
TEST(wrappers_of_system_calls_by_entry)
{
	struct weir_function_spec spec = {
		.size = sizeof(spec), .enter = count_enter, .leave = count_leave, .way = WEIR_WAY_ENTRY
	};
	pid_t parent = getppid();
	int hook;

	open_session();
	for (int i = 0; i < 3; i++) {
		entered = left = 0;
		expect_eq(getppid(), parent);
		spec.target = "getppid";
		expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
		expect_eq(getppid(), parent);
		expect_eq(getppid(), parent);
		expect_eq(entered, 2);
		expect_eq(left, 2);
		unhook(hook);
		expect_eq(getppid(), parent);
		expect_eq(entered, 2);
		/* not called before */
		spec.target = i == 0 ? "getegid" : i == 1 ? "geteuid" : "getgid";
		expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
		expect(getegid() == getgid() && geteuid() == getuid());
		expect_eq(entered, 3);
		unhook(hook);
		expect(getegid() == getgid() && geteuid() == getuid());
		expect_eq(entered, 3);
	}
}

TEST(chosen_callers)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = "recurse",
					   .caller = "libtarget",
					   .enter = count_enter,
					   .leave = count_leave };
	int hook, all;

	open_session();
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	expect_eq(recurse(5), 5);
	expect_eq(entered, 5); /* not the outermost, which this program calls */
	all = attach("recurse", count_enter, count_leave, NULL);
	entered = 0;
	expect_eq(recurse(5), 5);
	expect_eq(entered, 11);
	unhook(hook);
	entered = 0;
	expect_eq(recurse(5), 5);
	expect_eq(entered, 6);
	unhook(all);
	entered = 0;
	recurse(5);
	expect_eq(entered, 0);
}

/* ---- transactions, removal ---- */

TEST(transactions)
{
	struct weir_function_spec spec = { .size = sizeof(spec), .target = "add", .enter = count_enter };
	struct weir_error err;
	int a, b;

	open_session();
	expect_eq(weir_function_commit(session, NULL), -EINVAL);
	expect_eq(weir_function_begin(session), 0);
	expect_eq(weir_function_begin(session), -EBUSY);
	expect_eq(weir_function_attach(session, &spec, &a, NULL), 0);
	spec.target = "recurse";
	expect_eq(weir_function_attach(session, &spec, &b, NULL), 0);
	add(1, 2);
	expect_eq(entered, 0);
	expect_eq(weir_function_commit(session, NULL), 0);
	add(1, 2);
	recurse(0);
	expect_eq(entered, 2);
	unhook(a);
	unhook(b);

	/* all or none */
	entered = 0;
	expect_eq(weir_function_begin(session), 0);
	expect_eq(weir_function_attach(session, &spec, &b, NULL), 0);
	spec.target = "no_such_function";
	expect_eq(weir_function_attach(session, &spec, &a, NULL), 0);
	expect_eq(weir_function_commit(session, &err), -ENOENT);
	expect(strstr(err.text, "no_such_function") != NULL);
	recurse(0);
	expect_eq(entered, 0);
	expect_eq(weir_function_begin(session), 0);
	spec.target = "add";
	expect_eq(weir_function_attach(session, &spec, &a, NULL), 0);
	weir_function_abort(session);
	add(1, 2);
	expect_eq(entered, 0);
}

static int sum_segments(struct dl_phdr_info *info, size_t size, void *data)
{
	uint64_t *sum = data;

	(void)size;
	if (strstr(info->dlpi_name, "weir"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];

		/* what does not change of itself: text, and data that is read-only after relocation */
		if (p->p_type == PT_GNU_RELRO || (p->p_type == PT_LOAD && (p->p_flags & PF_X))) {
			const uint64_t *w = (const uint64_t *)(info->dlpi_addr + p->p_vaddr);

			for (size_t n = 0; n < p->p_filesz / 8; n++)
				*sum = *sum * 31 + w[n];
		}
	}
	return 0;
}

static uint64_t checksum(void)
{
	uint64_t sum = 1;

	dl_iterate_phdr(sum_segments, &sum);
	return sum;
}

static char *protections(void)
{
	static char text[2][65536];
	static int n;
	char *t = text[n++ % 2], line[512];
	FILE *f = fopen("/proc/self/maps", "r");

	*t = 0;
	while (fgets(line, sizeof(line), f))
		if (strstr(line, ".so") && !strstr(line, "weir") && strlen(t) < 60000)
			strcat(t, line);
	fclose(f);
	return t;
}

TEST(removal_restores)
{
	char *maps, *maps_after;
	uint64_t sum;
	int a, b;

	open_session();
	unhook(watch("add")); /* what the first hook brings about for good: dlsym and dlopen */
	maps = protections();
	sum = checksum();
	for (int i = 0; i < 3; i++) {
		a = watch("*");
		b = watch("libc:*");
		expect(checksum() != sum);
		unhook(a);
		unhook(b);
		expect(checksum() == sum);
	}
	maps_after = protections();
	expect_str(maps_after, maps);
	a = watch("add");
	weir_session_close(session);
	expect(checksum() == sum);
	add(1, 2);
	expect_eq(entered, 0);
	(void)a;
}

/* ---- the loader ---- */

TEST(probes)
{
	struct weir_error err;
	int hook;

	open_session();
	expect_eq(weir_function_probe(session, "libtarget.so:add", count_enter, NULL, &hook, &err), 0);
	expect_eq(add(1, 2), 3);
	expect_eq(entered, 1);
	unhook(hook);
	expect_eq(add(1, 2), 3);
	expect_eq(entered, 1);
	expect_eq(weir_function_probe(session, "no_such_function", count_enter, NULL, &hook, &err),
		  -ENOENT);
}

static bool may_be_written_and_run(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	bool found = false;

	while (maps && fgets(line, sizeof(line), maps))
		found |= strstr(line, " rwx") != NULL;
	expect(maps != NULL);
	fclose(maps);
	return found;
}

static enum weir_action looks_at_mappings(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	entered++;
	expect(!may_be_written_and_run());
	return WEIR_PASS;
}

TEST(no_memory_is_writable_and_executable)
{
	attach("add", looks_at_mappings, count_leave, NULL);
	expect_eq(add(1, 2), 3);
	expect_eq(recurse(300), 300);
	watch("recurse");
	expect_eq(recurse(300), 300);
	expect(!may_be_written_and_run());
	attach("libtarget.so:*", NULL, count_leave, NULL);
	expect(!may_be_written_and_run());
}

/* ---- hooks that change during a call ---- */

static long pairs_entered, pairs_left;

static enum weir_action enters_pair(struct weir_function_call *c, void *data)
{
	(void)data;
	c->scratch = (uint64_t)&pairs_left;
	__atomic_fetch_add(&pairs_entered, 1, __ATOMIC_RELAXED);
	return WEIR_PASS;
}

static void leaves_pair(struct weir_function_call *c, void *data)
{
	(void)data;
	__atomic_fetch_add(&pairs_left, c->scratch == (uint64_t)&pairs_left, __ATOMIC_RELAXED);
}

/* A hook is put on, or taken away, when a call has come to its n-th instruction, for each n. */
static int steps, step_wanted, step_hook;

static void on_step(int signal, siginfo_t *info, void *context)
{
	ucontext_t *c = context;

	(void)signal;
	(void)info;
	if (++steps < step_wanted)
		return;
	c->uc_mcontext.gregs[REG_EFL] &= ~0x100ll;
	if (step_hook < 0) {
		step_hook = attach("add", enters_pair, leaves_pair, NULL);
	} else {
		unhook(step_hook);
		step_hook = -1;
	}
}

/* Out of line: without a PLT, clang loads the address of add before a loop, and keeps it whatever hooks do. */
__attribute__((noinline)) static int add_in_steps(int a, int b)
{
	uint64_t flags = __builtin_ia32_readeflags_u64();
	int sum;

	__builtin_ia32_writeeflags_u64(flags | 0x100);
	sum = add(a, b);
	__builtin_ia32_writeeflags_u64(flags);
	return sum;
}

TEST(hooks_change_at_each_instruction_of_a_call)
{
	struct sigaction act = { .sa_sigaction = on_step, .sa_flags = SA_SIGINFO };

	if (getenv("HOOK_ENTRY") || getenv("HOOK_SYSCALLS"))
		return; /* SIGTRAP is weir's */
	open_session();
	add(0, 0);
	sigaction(SIGTRAP, &act, NULL);
	for (int with = 0; with < 3; with++) {
		int other = with == 1	? attach("add", count_enter, NULL, NULL)
			    : with == 2 ? attach("add", NULL, count_leave, NULL)
					: -1;

		for (step_wanted = 1;; step_wanted++) {
			steps = 0;
			step_hook = -1;
			expect_eq(add_in_steps(step_wanted, 7), step_wanted + 7);
			if (step_hook < 0)
				break;
			steps = 0;
			expect_eq(add_in_steps(step_wanted, 8), step_wanted + 8);
			if (step_hook >= 0)
				unhook(step_hook);
			expect_eq(pairs_entered, pairs_left);
		}
		expect(step_wanted > (with ? 50 : 3));
		if (other >= 0)
			unhook(other);
	}
	expect(pairs_entered > 50);
}

TEST(dlsym_gives_hooked_addresses)
{
	int (*fn)(int, int);
	int h = watch("add");

	fn = (int (*)(int, int))dlsym(RTLD_DEFAULT, "add");
	expect_eq(fn(2, 3), 5);
	expect_eq(entered, 1);
	fn = (int (*)(int, int))dlsym(RTLD_NEXT, "add");
	expect_eq(fn(2, 3), 5);
	expect_eq(entered, 2);
	fn = (int (*)(int, int))dlsym(dlopen("libtarget.so", RTLD_NOW | RTLD_NOLOAD), "add");
	if (fn) {
		fn(2, 3);
		expect_eq(entered, 3);
	}
	expect(dlsym(RTLD_NEXT, "no_such_function") == NULL);
	expect(dlerror() != NULL);
	expect(dlsym(RTLD_DEFAULT, "recurse") != NULL);
	unhook(h);
	fn = (int (*)(int, int))dlsym(RTLD_DEFAULT, "add");
	entered = 0;
	expect_eq(fn(2, 3), 5);
	expect_eq(entered, 0);
}

TEST(weir_next_gives_the_plain_function)
{
	int (*fn)(int, int);

	watch("add");
	watch("memcpy");
	fn = (int (*)(int, int))weir_next("add");
	expect(fn != NULL);
	expect_eq(fn(2, 3), 5);
	expect_eq(entered, 0);
	expect(weir_next("no_such_function") == NULL);
	expect(weir_next("main") == NULL);
	expect_eq(((int (*)(void))weir_next_versioned("versioned", "TARGET_1"))(), 1);
	expect_eq(((int (*)(void))weir_next_versioned("versioned", "TARGET_2"))(), 2);
	expect_eq(((int (*)(void))weir_next("versioned"))(), 2);
	expect(weir_next_versioned("versioned", "TARGET_3") == NULL);
	expect(weir_next("memcpy") != NULL); /* an IFUNC: the chosen one */
	expect_eq(((pid_t(*)(void))weir_next("getpid"))(), getpid());
}

TEST(later_objects_are_hooked)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = "plugin_only",
					   .flags = WEIR_FUNCTION_LATER,
					   .enter = count_enter };
	int (*calls_add)(int, int), (*only)(int);
	void *plugin;
	int hook;

	watch("add");
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	plugin = dlopen(PLUGIN, RTLD_NOW);
	expect(plugin != NULL);
	calls_add = (int (*)(int, int))dlsym(plugin, "plugin_calls_add");
	expect_eq(calls_add(2, 3), 6);
	expect_eq(entered, 2);
	only = (int (*)(int))dlsym(plugin, "plugin_only");
	expect_eq(only(4), 5);
	expect_eq(entered, 3);
	/* gone and back again, perhaps elsewhere */
	dlclose(plugin);
	expect(mmap(NULL, 65536, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
	unhook(hook);
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	plugin = dlopen(PLUGIN, RTLD_LAZY);
	calls_add = (int (*)(int, int))dlsym(plugin, "plugin_calls_add");
	entered = 0;
	expect_eq(calls_add(2, 3), 6);
	expect_eq(entered, 2);
}

static char seen_names[256];

static enum weir_action note_name(struct weir_function_call *c, void *data)
{
	(void)data;
	strcat(strcat(seen_names, c->function->name), " ");
	return WEIR_PASS;
}

/* Hooks of a transaction may have their names from the table of an object, but not of one that is unloaded. */
TEST(names_outlive_their_objects)
{
	static const char *const names[] = { "add", "plugin_only", "plugin_calls_add" };
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .enter = note_name,
					   .flags = WEIR_FUNCTION_LATER };
	int (*calls_add)(int, int), hook[3], other;
	char own[32];
	void *plugin = dlopen(PLUGIN, RTLD_LAZY | RTLD_GLOBAL);

	expect(plugin != NULL);
	open_session();
	spec.way = way();
	expect_eq(weir_function_begin(session), 0);
	for (int i = 0; i < 3; i++) {
		/* nor do they have the caller's */
		spec.target = strcpy(own, names[i]);
		expect_eq(weir_function_attach(session, &spec, &hook[i], NULL), 0);
		memset(own, 'x', sizeof(own) - 1);
	}
	expect_eq(weir_function_commit(session, NULL), 0);
	calls_add = (int (*)(int, int))dlsym(plugin, "plugin_calls_add");
	expect_eq(calls_add(2, 3), 6);
	expect_str(seen_names, "plugin_calls_add add plugin_only ");
	dlclose(plugin);
	expect(mmap(NULL, 65536, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
	/* all of these go through the names that there are */
	spec.target = "recurse";
	expect_eq(weir_function_attach(session, &spec, &other, NULL), 0);
	expect(dlsym(RTLD_DEFAULT, "plugin_only") == NULL);
	seen_names[0] = 0;
	recurse(0);
	plugin = dlopen(PLUGIN, RTLD_LAZY);
	calls_add = (int (*)(int, int))dlsym(plugin, "plugin_calls_add");
	expect_eq(calls_add(2, 3), 6);
	expect_str(seen_names, "recurse plugin_calls_add add plugin_only ");
	for (int i = 0; i < 3; i++)
		unhook(hook[i]);
	seen_names[0] = 0;
	expect_eq(calls_add(2, 3), 6);
	expect_str(seen_names, "");
}

TEST(a_session_of_transactions_alone_ends)
{
	struct weir_function_spec spec = { .size = sizeof(spec), .target = "add", .enter = count_enter };
	int hook;

	open_session();
	expect_eq(weir_function_begin(session), 0);
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	expect_eq(weir_function_commit(session, NULL), 0);
	add(1, 2);
	expect_eq(entered, 1);
	weir_session_close(session);
	add(1, 2);
	expect_eq(entered, 1);
}

/* Where a processor checks that indirect calls and jumps end at an endbr64 (R19). */
TEST(addresses_that_are_given_begin_with_endbr64)
{
	static const uint8_t endbr64[] = { 0xf3, 0x0f, 0x1e, 0xfa };
	static const char *const ours[] = { "dlsym", "dlvsym", "dlopen", "weir_interceptor_enter" };
	struct weir_function_spec spec = { .size = sizeof(spec), .target = "add", .enter = count_enter };
	const void *plain = dlsym(RTLD_DEFAULT, "add");
	int hook;

	open_session();
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	expect(dlsym(RTLD_DEFAULT, "add") != plain);
	expect_mem(endbr64, dlsym(RTLD_DEFAULT, "add"), 4);
	spec.enter = NULL;
	spec.leave = count_leave;
	spec.target = "recurse";
	expect_eq(weir_function_attach(session, &spec, &hook, NULL), 0);
	expect_mem(endbr64, dlsym(RTLD_DEFAULT, "recurse"), 4);
	for (unsigned i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		expect_mem(endbr64, dlsym(RTLD_DEFAULT, ours[i]), 4);
}

/* ---- functions that are enter-only ---- */

static jmp_buf place;

TEST(functions_that_return_twice)
{
	volatile int round = 0;
	int status;
	pid_t pid;

	watch("_setjmp");
	attach("vfork", count_enter, count_leave, NULL);
	attach("longjmp", count_enter, count_leave, NULL);
	if (_setjmp(place) < 3) {
		round++;
		longjmp(place, round);
	}
	expect_eq(round, 3);
	expect_eq(entered, 4);
	pid = vfork();
	if (!pid)
		_exit(9);
	expect(pid > 0);
	expect_eq(waitpid(pid, &status, 0), pid);
	expect_eq(WEXITSTATUS(status), 9);
	expect_eq(entered, 5);
	expect_eq(left, 0);
}

static ucontext_t here, there;
static char other_stack[65536];

static void over_there(void)
{
	entered += 1000;
	swapcontext(&there, &here);
}

static void *thread_body(void *data)
{
	return data;
}

TEST(functions_that_switch_or_start)
{
	void *value = NULL;
	pthread_t t;

	watch("getcontext");
	attach("swapcontext", count_enter, count_leave, NULL);
	attach("makecontext", count_enter, count_leave, NULL);
	attach("pthread_create", count_enter, count_leave, NULL);
	attach("pthread_join", count_enter, count_leave, NULL);
	getcontext(&there);
	there.uc_stack.ss_sp = other_stack;
	there.uc_stack.ss_size = sizeof(other_stack);
	makecontext(&there, over_there, 0);
	swapcontext(&here, &there);
	expect_eq(entered, 1004);
	expect_eq(left, 1);
	expect_eq(pthread_create(&t, NULL, thread_body, order), 0);
	expect_eq(pthread_join(t, &value), 0);
	expect(value == order);
	expect_eq(entered, 1006);
	expect_eq(left, 3);
	expect_eq(weir_function_missed(), 0);
}

TEST_MAIN

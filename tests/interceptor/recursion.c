/* SPDX-License-Identifier: MIT */
/*
 * Names, recursion limits, threads and handlers of interceptor functions. Built as C and as C++, with
 * NDEBUG: the limit is no assertion.
 */
#define NDEBUG
#include <assert.h>

#undef WEIR_MAX_RECURSION
#include <weir/interceptor.h>

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>

#include "original.h"
#include "weir_test.h"

/* Else nothing here refers to the library, and the linker (--as-needed) leaves it out. */
__attribute__((used)) static long (*const keep)(int, struct bytes24, int) = o_bytes24;

static char story[200];
static int bodies;

static void tell(const char *what)
{
	strncat(story, what, sizeof(story) - strlen(story) - 1);
	strncat(story, " ", sizeof(story) - strlen(story) - 1);
}

static void *next(const char *name)
{
	void *fn = dlsym(RTLD_NEXT, name);

	if (!fn)
		test_fail("no %s", name);
	return fn;
}

/* One body for three names, which may not be re-entered: the default. */
WEIR_INTERCEPTOR((o_add, o_sub, o_mul))
{
	tell(weir_called_name());
	weir_proceed(next(weir_called_name()));
	tell(weir_called_name());
	return;
}

#undef WEIR_MAX_RECURSION
#define WEIR_MAX_RECURSION 4u
WEIR_INTERCEPTOR((o_call))
{
	bodies++;
	weir_proceed(next("o_call"));
}

#undef WEIR_MAX_RECURSION
#define WEIR_MAX_RECURSION (3 * sizeof(int))
WEIR_INTERCEPTOR((o_apply))
{
	bodies++;
	if (weir_recursion_depth() > 12)
		test_fail("depth %u", weir_recursion_depth());
	weir_proceed(next("o_apply"));
}

#undef WEIR_MAX_RECURSION
#define WEIR_MAX_RECURSION 0u
WEIR_INTERCEPTOR((o_down))
{
	bodies++;
	weir_proceed(next("o_down"));
}

/* The option wins over the macro. */
WEIR_INTERCEPTOR((o_pointer, o_bool), WEIR_RECURSIVE(1u))
{
	bodies++;
	if (weir_called_name()[2] == 'p')
		weir_proceed(next("o_pointer"));
	else
		weir_proceed((bool (*)(int))next("o_bool"));
}

/* Two originals to choose from, or none. */
static int choice;
WEIR_INTERCEPTOR((o_char), WEIR_STACK_SIZE(16384))
{
	if (choice == 1)
		weir_proceed(next("o_char"));
	else if (choice == 2)
		weir_proceed(next("o_bool"));
}

/* Every option at once. */
WEIR_INTERCEPTOR((o_int128), WEIR_RECURSIVE(1) | WEIR_STACK_SIZE(32768) | WEIR_NO_LONG_DOUBLE)
{
	bodies++;
	weir_proceed(next("o_int128"));
}

TEST(all_options)
{
	for (int i = 0; i < 10; i++)
		expect(o_int128((__int128)i << 90, 3, 4) == ((__int128)i << 90) * 3 + 4);
	expect_eq(bodies, 10);
}

/* ---- locals ---- */

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static int choices;

static void unlock(pthread_mutex_t **m)
{
	tell("unlocked");
	pthread_mutex_unlock(*m);
}

static void note(const char **what)
{
	tell(*what);
}

static void *try_it(void *free_)
{
	*(int *)free_ = pthread_mutex_trylock(&held) == 0;
	if (*(int *)free_)
		pthread_mutex_unlock(&held);
	return NULL;
}

/* As another thread sees it. */
static long is_held(void)
{
	int is_free = 2;
	pthread_t t;

	expect_eq(pthread_create(&t, NULL, try_it, &is_free), 0);
	expect_eq(pthread_join(t, NULL), 0);
	return !is_free;
}

static long in_place_of_ints(void)
{
	tell("called");
	return is_held();
}

static void *choose(void)
{
	choices++;
	return (void *)in_place_of_ints;
}

WEIR_INTERCEPTOR((o_ints))
{
	pthread_mutex_t *lock __attribute__((cleanup(unlock))) = &held;
	const char *second __attribute__((cleanup(note), unused)) = "second";
	const char *third __attribute__((cleanup(note), unused)) = "third";

	pthread_mutex_lock(lock);
	switch (choices % 3) {
	case 0:
		weir_proceed(choose());
		break;
	default:
		for (int once = 0; once < 1; once++)
			weir_proceed(choose());
	}
	expect(is_held());
	return;
}

/* What is proceeded to is asked for once. */
TEST(locals_live_across_the_call)
{
	for (int i = 1; i < 6; i++) {
		story[0] = 0;
		expect_eq(o_ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 1);
		expect_str(story, "called third second unlocked ");
		expect_eq(choices, i);
		expect(!is_held());
	}
}

/* A name that is found to be the interceptor function itself is a recursion. */
WEIR_INTERCEPTOR((o_struct_memory), WEIR_RECURSIVE(2))
{
	bodies++;
	weir_proceed(dlsym(RTLD_DEFAULT, "o_struct_memory"));
}

static void third_body_was_last(int sig)
{
	(void)sig;
	_exit(bodies == 3 ? 0 : 1);
}

TEST(a_name_that_leads_to_itself)
{
	signal(SIGABRT, third_body_was_last);
	o_struct_memory(1);
	test_fail("went on");
}

WEIR_INTERCEPTOR((o_float))
{
	weir_proceed((void *)NULL);
}

static long calls_left;

static long call_again(void *data)
{
	return calls_left-- > 0 ? o_call(call_again, data) : 0;
}

static long apply_again(void *data)
{
	return calls_left-- > 0 ? o_apply(apply_again, data) : 0;
}

static long down_again(long n)
{
	return o_down(down_again, n);
}

TEST(three_names)
{
	expect_eq(o_add(5, 3), 8);
	expect_eq(o_sub(5, 3), 2);
	expect_eq(o_mul(5, 3), 15);
	expect_str(story, "o_add o_add o_sub o_sub o_mul o_mul ");
}

TEST(address_of_a_name)
{
	int (*fn)(int, int) = o_mul;
	void *found = dlsym(RTLD_DEFAULT, "o_mul");

	expect_eq(fn(6, 7), 42);
	expect(found == (void *)fn);
	expect(memcmp("\xf3\x0f\x1e\xfa", found, 4) == 0); /* endbr64 */
}

TEST(limit_4_reached)
{
	calls_left = 5;
	expect_eq(call_again(NULL), 5);
	expect_eq(bodies, 5);
	calls_left = 5;
	expect_eq(call_again(NULL), 5);
}

static void must_abort(void)
{
	expect_signal(SIGABRT);
}

TEST(limit_4_exceeded)
{
	must_abort();
	calls_left = 6;
	call_again(NULL);
}

TEST(limit_12_reached)
{
	calls_left = 13;
	expect_eq(apply_again(NULL), 26);
	expect_eq(bodies, 13);
}

TEST(limit_12_exceeded)
{
	must_abort();
	calls_left = 14;
	apply_again(NULL);
}

TEST(limit_0_reached)
{
	expect_eq(o_down(down_again, 0), 0);
	expect_eq(o_down(down_again, 0), 0);
}

TEST(limit_0_exceeded)
{
	must_abort();
	o_down(down_again, 1);
}

static volatile int in_abort = -1;

static void on_abort(int sig)
{
	(void)sig;
	in_abort = bodies;
	_exit(in_abort == 1 ? 0 : 1);
}

/* No statement of the body ran in the activation that was one too many. */
TEST(abort_comes_before_the_body)
{
	signal(SIGABRT, on_abort);
	o_down(down_again, 1);
	test_fail("went on");
}

/* Different interceptor functions do not count against each other. */
static long mixed(void *data)
{
	long n = (long)data;

	if (!n)
		return 0;
	return n & 1 ? o_call(mixed, (void *)(n - 1)) : o_apply(mixed, (void *)(n - 1));
}

TEST(limits_are_apart)
{
	expect_eq(mixed((void *)10), 15);
}

TEST(choice_of_originals)
{
	choice = 1;
	expect_eq(o_char(8), 9);
	choice = 2;
	expect_eq(o_char(8), 1);
	choice = 0;
	expect_eq(o_char(8), 0);
}

TEST(proceed_of_null_aborts)
{
	must_abort();
	o_float(1.5f);
}

/* ---- threads ---- */

#define THREADS 8
static pthread_barrier_t barrier;

static long at_the_bottom(void *data)
{
	long n = (long)data;

	if (n)
		return o_call(at_the_bottom, (void *)(n - 1));
	pthread_barrier_wait(&barrier);
	return 0;
}

static void *in_thread(void *data)
{
	long sum = 0;

	(void)data;
	for (int i = 0; i < 200; i++)
		sum += o_call(at_the_bottom, (void *)4);
	return (void *)sum;
}

TEST(threads_at_full_depth)
{
	pthread_t threads[THREADS];
	void *sum;

	pthread_barrier_init(&barrier, NULL, THREADS);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, in_thread, NULL);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], &sum);
		expect_eq((long)sum, 1000);
	}
}

static long pages(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	long size = 0;

	if (!f || fscanf(f, "%ld", &size) != 1)
		test_fail("statm");
	fclose(f);
	return size;
}

static void *one_call(void *data)
{
	(void)data;
	calls_left = 3;
	call_again(NULL);
	return NULL;
}

TEST(thread_exit_frees)
{
	pthread_t thread;
	long before = 0;

	for (int i = 0; i < 1000; i++) {
		if (i == 10)
			before = pages();
		pthread_create(&thread, NULL, one_call, NULL);
		pthread_join(thread, NULL);
	}
	expect_eq(pages(), before);
}

/* A destructor of thread-specific data that calls an interceptor function when its stacks are gone. */
static pthread_key_t late_key;
static int late;

static void on_exit_of_thread(void *data)
{
	long n = (long)data;

	late += o_pointer(&late) == (char *)&late + 1;
	if (n > 1)
		pthread_setspecific(late_key, (void *)(n - 1));
}

static void *late_thread(void *data)
{
	pthread_setspecific(late_key, data);
	o_pointer(&late);
	return NULL;
}

TEST(calls_while_a_thread_ends)
{
	pthread_t thread;
	long before = 0;

	pthread_key_create(&late_key, on_exit_of_thread);
	for (int i = 0; i < 100; i++) {
		if (i == 10)
			before = pages();
		pthread_create(&thread, NULL, late_thread, (void *)3);
		pthread_join(thread, NULL);
	}
	expect_eq(late, 300);
	expect_eq(pages(), before);
}

/* ---- signals and processes ---- */

static volatile int handled;

static void handler(int sig)
{
	(void)sig;
	handled++;
	o_bool(5);
}

static long raise_in_original(void *data)
{
	(void)data;
	raise(SIGUSR1);
	return o_pointer(NULL) == (char *)1;
}

/* o_bool and o_pointer share a body, which may be entered twice. */
static long deep_in_pointer(void *data)
{
	(void)data;
	o_bool(1);
	return 0;
}

TEST(handler_enters)
{
	signal(SIGUSR1, handler);
	for (int i = 0; i < 100; i++)
		expect_eq(o_call(raise_in_original, NULL), 2);
	expect_eq(handled, 100);
	expect_eq(o_call(deep_in_pointer, NULL), 1);
}

static long (*down_from_handler)(long);

static void handler_enters_down(int sig)
{
	(void)sig;
	o_down(down_from_handler, 0);
}

static long raise_then_zero(long n)
{
	raise(SIGUSR1);
	return n;
}

/* On another stack, too, a call out of a handler that interrupts an activation counts. */
TEST(handler_counts_as_recursion)
{
	static char other[65536];
	struct sigaction sa;
	stack_t ss;

	memset(&ss, 0, sizeof(ss));
	ss.ss_sp = other;
	ss.ss_size = sizeof(other);
	sigaltstack(&ss, NULL);
	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = handler_enters_down;
	sa.sa_flags = SA_ONSTACK;
	sigaction(SIGUSR1, &sa, NULL);
	down_from_handler = raise_then_zero;
	signal(SIGABRT, on_abort);
	o_down(raise_then_zero, 1);
	test_fail("went on");
}

static long fork_in_original(void *data)
{
	pid_t pid = fork();
	int status;

	(void)data;
	if (!pid)
		return 100;
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

static long fork_in_child_thread_done;

static void *thread_of_child(void *data)
{
	calls_left = 4;
	fork_in_child_thread_done = call_again(data);
	return NULL;
}

/* Both sides of a fork in the original go on in their bodies; the child's threads have stacks. */
TEST(fork_in_the_original)
{
	for (int i = 0; i < 20; i++) {
		long got = o_call(fork_in_original, NULL);

		if (got == 101) {
			pthread_t thread;

			calls_left = 4;
			if (call_again(NULL) != 4)
				_exit(1);
			pthread_create(&thread, NULL, thread_of_child, NULL);
			pthread_join(thread, NULL);
			_exit(fork_in_child_thread_done == 4 ? 55 : 2);
		}
		expect_eq(got, 56);
	}
}

static long vfork_in_original(void *data)
{
	pid_t pid = vfork();
	int status;

	(void)data;
	if (!pid) {
		o_bool(1);
		_exit(o_bool(7) ? 9 : 1);
	}
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

TEST(vfork_in_the_original)
{
	for (int i = 0; i < 20; i++)
		expect_eq(o_call(vfork_in_original, NULL), 10);
}

static __attribute__((noinline)) long use_stack(long n)
{
	volatile char room[4096];

	room[n & 4095] = (char)n;
	return n ? use_stack(n - 1) + (room[n & 4095] != (char)n) : 0;
}

/* The default stack of a body is larger than a small one, and a cell grows to what is asked for. */
WEIR_INTERCEPTOR((o_m128), WEIR_RECURSIVE(2) | WEIR_STACK_SIZE(900000))
{
	if (use_stack(200))
		test_fail("the stack is not ours");
	weir_proceed(next("o_m128"));
}

TEST(large_stacks)
{
	choice = 1;
	expect_eq(o_char(1), 2); /* the first cell is made for a small one */
	for (int i = 0; i < 3; i++) {
		__m128 sum = o_m128(_mm_set1_ps(1), _mm_set1_ps(2));

		expect_eq(_mm_cvtss_f32(sum), 3);
	}
}

TEST_MAIN

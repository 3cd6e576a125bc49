/* SPDX-License-Identifier: MIT */
/*
 * weir_test.h - test cases for the parts of weir: each case runs in a process of its own, the output is TAP.
 *
 *	#include "weir_test.h"
 *
 *	TEST(a_sum_is_even)
 *	{
 *		if (!machine_can_add())
 *			skip("no adder here");
 *		expect(add(1, 1) == 2);
 *		expect_eq(add(2, 2), 4);
 *		expect_str(name_of(2), "two");
 *		expect_signal(SIGTRAP);		(the case must die of this signal from here on)
 *	}
 *
 *	TEST_MAIN
 *
 * Why our own: the frameworks at hand take over SIGSEGV, SIGILL and SIGSYS, which weir lives on, or bring threads
 * and a library into a process whose text is patched. The fork also means that a case may leave anything behind.
 *
 * A failed expectation ends its case. Standard output of a case goes to standard error, so that it cannot be taken
 * for TAP. Arguments of the program select cases by substring. Include in one file of a program only.
 */
#ifndef WEIR_TEST_H
#define WEIR_TEST_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct test_case {
	const char *name;
	void (*run)(void);
	struct test_case *next;
};

/* Lives in memory shared with the children: what a case has to say to its parent. */
struct test_note {
	int skipped;
	int wanted_signal;
	char text[400];
};

static struct test_case *test_first;
static struct test_case **test_tail = &test_first;
static struct test_note *test_note;

#define TEST(id) \
	static void test_run_##id(void); \
	static struct test_case test_case_##id = { #id, test_run_##id, NULL }; \
	__attribute__((constructor)) static void test_add_##id(void) \
	{ \
		*test_tail = &test_case_##id; \
		test_tail = &test_case_##id.next; \
	} \
	static void test_run_##id(void)

#define TEST_MAIN \
	int main(int argc, char **argv) \
	{ \
		return test_main(argc, argv); \
	}

#define test_fail(...) \
	do { \
		snprintf(test_note->text, sizeof(test_note->text), __VA_ARGS__); \
		_exit(1); \
	} while (0)

#define expect(expr) \
	do { \
		if (!(expr)) \
			test_fail("%s:%d: not so: %s", __FILE__, __LINE__, #expr); \
	} while (0)

#define expect_eq(got, want) \
	do { \
		long long got_ = (long long)(got), want_ = (long long)(want); \
		if (got_ != want_) \
			test_fail("%s:%d: %s is %lld (0x%llx), not %lld (0x%llx)", __FILE__, \
				  __LINE__, #got, got_, (unsigned long long)got_, want_, \
				  (unsigned long long)want_); \
	} while (0)

#define expect_str(got, want) \
	do { \
		const char *got_ = (got), *want_ = (want); \
		if (!got_ || strcmp(got_, want_)) \
			test_fail("%s:%d: %s is \"%s\", not \"%s\"", __FILE__, __LINE__, #got, \
				  got_ ? got_ : "(null)", want_); \
	} while (0)

#define expect_mem(got, want, len) \
	do { \
		const unsigned char *got_ = (const void *)(got), *want_ = (const void *)(want); \
		for (size_t i_ = 0; i_ < (size_t)(len); i_++) \
			if (got_[i_] != want_[i_]) \
				test_fail("%s:%d: %s differs at byte %zu: %02x, not %02x", \
					  __FILE__, __LINE__, #got, i_, got_[i_], want_[i_]); \
	} while (0)

static inline __attribute__((unused)) void expect_signal(int sig)
{
	test_note->wanted_signal = sig;
}

static inline __attribute__((noreturn, unused)) void skip(const char *why)
{
	snprintf(test_note->text, sizeof(test_note->text), "%s", why);
	test_note->skipped = 1;
	_exit(77);
}

/* Returns the verdict: NULL is "ok", else why not. */
static const char *test_judge(int status)
{
	static char why[480];
	int wanted = test_note->wanted_signal;

	if (WIFSIGNALED(status)) {
		if (wanted && WTERMSIG(status) == wanted)
			return NULL;
		snprintf(why, sizeof(why), "killed by signal %d (%s)", WTERMSIG(status),
			 strsignal(WTERMSIG(status)));
		return why;
	}
	if (WEXITSTATUS(status) == 77 && test_note->skipped)
		return NULL;
	if (WEXITSTATUS(status)) {
		snprintf(why, sizeof(why), "exit status %d. %s", WEXITSTATUS(status), test_note->text);
		return why;
	}
	if (wanted) {
		snprintf(why, sizeof(why), "ended well, but signal %d was to kill it", wanted);
		return why;
	}
	return NULL;
}

static const char *test_one(const struct test_case *c)
{
	int status;
	pid_t pid;

	memset(test_note, 0, sizeof(*test_note));
	fflush(stdout);
	pid = fork();
	if (pid < 0)
		return "fork failed";
	if (!pid) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		c->run();
		fflush(NULL);
		_exit(0);
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return "waitpid failed";
	return test_judge(status);
}

static int test_selected(const struct test_case *c, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (strstr(c->name, argv[i]))
			return 1;
	return argc < 2;
}

static inline __attribute__((unused)) int test_main(int argc, char **argv)
{
	const struct test_case *c;
	int n = 0, failed = 0;

	test_note = (struct test_note *)mmap(NULL, sizeof(*test_note), PROT_READ | PROT_WRITE,
					     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (test_note == MAP_FAILED) {
		printf("Bail out! no shared memory\n");
		return 1;
	}
	for (c = test_first; c; c = c->next) {
		const char *why;

		if (!test_selected(c, argc, argv))
			continue;
		why = test_one(c);
		n++;
		failed += !!why;
		printf("%s %d - %s%s%s\n", why ? "not ok" : "ok", n, c->name,
		       test_note->skipped ? " # SKIP " : "",
		       test_note->skipped ? test_note->text : "");
		if (why)
			printf("# %s\n", why);
	}
	printf("1..%d\n", n);
	fflush(stdout);
	return failed || !n;
}

#endif

/* SPDX-License-Identifier: MIT */
/*
 * run.h - for the small programs of tests/run: one main(), plain asserts, an exit status.
 *
 *	int main(void) { check(getpid() == syscall(SYS_getpid)); return pass(); }
 *
 * Exit 0: passed, and EXIT-SUCCESS was printed. Exit 1: a check failed. Exit 77: skipped, with the reason printed.
 * A failed check writes with one raw write and leaves with _exit, so that it may be used in a signal handler,
 * in a vfork child and in a thread, and a stdio buffer copied by fork is not printed twice.
 */
#ifndef WEIR_TEST_RUN_H
#define WEIR_TEST_RUN_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RUN_STRING_(x) #x
#define RUN_STRING(x) RUN_STRING_(x)

/* Never inline: the failure path must not change what the compiler makes of the code under test. */
static __attribute__((noinline, noreturn, unused)) void run_fail(const char *text, size_t len)
{
	ssize_t n = write(STDERR_FILENO, text, len);

	(void)n;
	_exit(1);
}

#define check(expr) \
	do { \
		if (!(expr)) { \
			static const char run_text_[] = __FILE__ \
				":" RUN_STRING(__LINE__) ": check failed: " #expr "\n"; \
			run_fail(run_text_, sizeof(run_text_) - 1); \
		} \
	} while (0)

static inline __attribute__((unused)) int pass(void)
{
	printf("EXIT-SUCCESS\n");
	return 0;
}

static inline __attribute__((noreturn, unused)) void skip(const char *why)
{
	printf("SKIP: %s\n", why);
	fflush(stdout);
	_exit(77);
}

#endif

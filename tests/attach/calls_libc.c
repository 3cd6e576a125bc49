/* SPDX-License-Identifier: MIT */
/* A hook library for processes that run which calls functions of their libc: some that libc chooses by the processor, one that fails. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <weir/weir.h>

#ifdef THREADS
__thread int mine;
#endif

static struct weir_session *session;
static char text[200];
static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	/* Fails, and sets errno: not the program's. */
	if (write(-1, "", 1) == 0 || errno != EBADF)
		_exit(99);
#ifdef THREADS
	mine++;
#endif
	snprintf(text, sizeof(text), "call %lu of %d", (unsigned long)call->nr, (int)getpid());
	return WEIR_PASS;
}
__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec spec = { .size = sizeof(spec), .enter = enter };
	struct weir_error err;
	const char *home = getenv("HOME");
	char line[200];
	int n;

	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &n, &err) < 0)
		weir_print(2, "%s\n", err.text);
	n = snprintf(line, sizeof(line), "begins with %.2f, home %s\n", 1.25, home ? home : "none");
	if (write(2, line, (size_t)n) != n)
		_exit(98);
}
__attribute__((destructor)) static void stop(void)
{
	char line[200];
	size_t n;

	n = strlen(strcpy(line, strncmp(text, "call ", 5) == 0 ? "ends, saw calls\n"
							       : "ends, saw nothing\n"));
	if (write(2, line, n) != (ssize_t)n)
		_exit(97);
}

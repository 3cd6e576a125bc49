/* SPDX-License-Identifier: MIT */
/* Counts the markers of the process and tells of them at its end; a failure to start, at once. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <weir/weir.h>

static unsigned int seen;
static const uint32_t number = 500;

/* Ordinary C that changes errno: the program must not notice. */
static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
	seen++;
	close(-1);
	return WEIR_PASS;
}

static void tell(void)
{
	if (!seen)
		return;
	errno = 77;
	weir_syscall(500, 0, 0, 0, 0, 0, 0); /* bypasses the hook, and the trace */
	printf("hook: %u markers, errno %s\n", seen, errno == 77 ? "kept" : "lost");
	fflush(stdout);
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec), .count = 1, .numbers = &number, .enter = enter
	};
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		printf("hook: %s\n", err.text);
}

__attribute__((destructor)) static void end(void)
{
	tell();
}

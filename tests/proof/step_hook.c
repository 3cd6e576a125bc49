/* SPDX-License-Identifier: MIT */
/* The hook for step.c: passes calls on and answers 500. STEP_HOOK: "nosud", "list" and "watched", in any order. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <weir/weir.h>

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (call->nr != 500)
		return WEIR_PASS;
	call->result = 4242;
	return WEIR_ANSWER;
}

static void leave(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
}

__attribute__((constructor)) static void start(void)
{
	static const uint32_t numbers[] = { 500 };
	const char *how = getenv("STEP_HOOK");
	struct weir_session_options options = { .size = sizeof(options),
						.flags = WEIR_SESSION_ZERO_PAGE };
	struct weir_syscall_spec spec = {
		.size = sizeof(spec), .flags = STEP_FLAGS, .enter = enter, .leave = leave
	};
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (!how)
		return;
	if (strstr(how, "nosud"))
		options.flags |= WEIR_SESSION_NO_DISPATCH;
	if (strstr(how, "list")) {
		spec.numbers = numbers;
		spec.count = 1;
	}
	if (weir_session_open(&session, &options, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		_exit(99);
	/* Code that no plan knows, so threads that it makes: see watch() of engine/syscall/site.c. */
	if (strstr(how, "watched") &&
	    mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
		_exit(98);
}

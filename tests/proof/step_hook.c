/* SPDX-License-Identifier: MIT */
/* The hook for step.c: passes calls on and answers 500. STEP_HOOK: "nosud" and "list", in any order. */
#include <stdlib.h>
#include <string.h>
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
}

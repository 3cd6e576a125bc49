/* SPDX-License-Identifier: MIT */
/* Counts markers with nothing but libweir, so that it can be placed into static programs, too. */
#include <weir/weir.h>

static unsigned int seen;
static const uint32_t numbers[] = { 500, 231 /* exit_group */ };

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (call->nr == 500)
		seen++;
	else if (seen)
		weir_print(1, "small hook: %u markers\n", seen);
	return WEIR_PASS;
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec), .count = 2, .numbers = numbers, .enter = enter
	};
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		weir_print(1, "small hook: %s\n", err.text);
}

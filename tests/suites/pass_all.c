/* SPDX-License-Identifier: MIT */
/*
 * A hook in ordinary C on every system call, which passes all of them on. It needs libweir alone, so that it is in
 * static programs, too. It answers one number that no kernel has, by which drive.py proves that it is there.
 */
#include <weir/weir.h>

#define MARKER_NR 500
#define MARKER_MAGIC 0x77656972u
#define MARKER_ANSWER 77

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (call->nr != MARKER_NR || call->args[0] >> 32 != MARKER_MAGIC)
		return WEIR_PASS;
	call->result = MARKER_ANSWER;
	return WEIR_ANSWER;
}

static void leave(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec spec = { .size = sizeof(spec),
						       .enter = enter,
						       .leave = leave };
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		weir_print(2, "pass_all: %s\n", err.text);
}

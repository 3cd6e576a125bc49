/* SPDX-License-Identifier: MIT */
/*
 * The hooks that are measured. One source, several libraries; the build of bench/run defines
 *
 *	HOOK_FLAGS    WEIR_HOOK_GENERAL_REGS or 0
 *	HOOK_SESSION  WEIR_SESSION_NO_DISPATCH or 0
 *	HOOK_ANSWER   1: answer getppid, ask no kernel
 *	HOOK_NUMBER   -1: all calls; else the only number that is wanted
 */
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <weir/syscall.h>

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (HOOK_ANSWER && call->nr == SYS_getppid) {
		call->result = 1;
		return WEIR_ANSWER;
	}
	return WEIR_PASS;
}

static void leave(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
}

__attribute__((constructor)) static void start(void)
{
	static const uint32_t numbers[] = { HOOK_NUMBER < 0 ? 0 : HOOK_NUMBER };
	const struct weir_session_options options = { .size = sizeof(options), .flags = HOOK_SESSION };
	const struct weir_syscall_spec spec = {
		.size = sizeof(spec),
		.flags = HOOK_FLAGS,
		.count = HOOK_NUMBER < 0 ? 0 : 1,
		.numbers = numbers,
		.enter = enter,
		.leave = HOOK_ANSWER ? NULL : leave,
	};
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (weir_session_open(&session, &options, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0) {
		dprintf(STDERR_FILENO, "hook: %s\n", err.text);
		_exit(125);
	}
}

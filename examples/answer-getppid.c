/* SPDX-License-Identifier: MIT */
/*
 * answer-getppid.c - a hook library that answers a call in the kernel's place.
 *
 *	ANSWER_GETPPID=42 LD_PRELOAD=/path/to/answer-getppid.so python3 -c 'import os; print(os.getppid())'
 *
 * Only getppid is named as wanted, so that other calls do not come here. Where a site's number is
 * known when it is patched (most wrappers of libc), they do not even come to the gate.
 *
 * This file is compiled with -mgeneral-regs-only, and the callback calls no other code. So it may
 * say WEIR_HOOK_GENERAL_REGS, and the gate does not save the vector registers around it. A callback
 * with this flag must not call libc, not even memcpy: that is where vector registers are used.
 */
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>

#include <weir/weir.h>

#define VARIABLE "ANSWER_GETPPID"

static enum weir_action enter(struct weir_call *call, void *data)
{
	call->result = *(const int *)data;
	return WEIR_ANSWER;
}

__attribute__((constructor)) static void start(void)
{
	static const uint32_t numbers[] = { SYS_getppid };
	static int answer;
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec),
		.flags = WEIR_HOOK_GENERAL_REGS,
		.count = 1,
		.numbers = numbers,
		.enter = enter,
		.data = &answer,
	};
	const char *text = getenv(VARIABLE);
	struct weir_session *session;
	struct weir_error err;
	char *end;
	long value;
	int hook;

	if (!text)
		return;
	errno = 0;
	value = strtol(text, &end, 10);
	/* From -4095 to -1 the program would take it for an error; a pid is none of those. */
	if (errno || end == text || *end || value < 0 || value > INT_MAX) {
		fprintf(stderr, "answer-getppid: " VARIABLE "=%s is no process number\n", text);
		return;
	}
	answer = (int)value;
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		fprintf(stderr, "answer-getppid: %s\n", err.text);
}

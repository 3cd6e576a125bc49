/* SPDX-License-Identifier: MIT */
/*
 * Coming into a program that runs, and leaving it as it was: see docs/design/life-of-processes.md.
 *
 * ptrace belongs to a thread: each function here has let go of all that it stopped when it returns.
 */
#ifndef WEIR_CLI_ATTACH_H
#define WEIR_CLI_ATTACH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "inject.h"

struct attach_report {
	uint64_t stopped_ns; /* from the first thread that was stopped to the last that was let go */
	uint32_t threads;
	const char *why; /* of a failure, in words */
	pid_t who;	 /* the thread that it is about, or 0 */
	bool hook_failed; /* left, but a hook library crashed in its destructor, or did not come out of it */
};

/* Can this process be attached to? Without touching it; false with the reason in text. */
bool attach_possible(pid_t pid, char *text, size_t size);

/* Makes the plans of its objects, so that they are there when all threads are stopped. */
void attach_plan(pid_t pid, const char *planner);

/*
 * Places what->runtime into the process, and what->hooks, arms all of its threads and initialises the hooks. 0, or a
 * negative errno with report->why; then the program is as it was.
 */
int attach_enter(pid_t pid, const struct inject_what *what, const struct launch_params *params,
		 struct attach_report *report);

/*
 * Takes the runtime out of a process. 0, also if it is not in it, or a negative errno with
 * report->why; then it stays in, and the program runs on with it.
 */
int attach_leave(pid_t pid, const struct inject_image *image, struct attach_report *report);

#endif

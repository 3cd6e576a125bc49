/* SPDX-License-Identifier: MIT */
/*
 * The launcher: threads of weir that answer the requests of runtimes: whose program is about to
 * execute something, or that have no plan of a file. Each request is served by one thread from the seizing to the detaching, since
 * ptrace belongs to a thread.
 */
#ifndef WEIR_CLI_LAUNCH_H
#define WEIR_CLI_LAUNCH_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "area.h"
#include "inject.h"
#include "keeper.h"

#define LAUNCH_ARRIVING 64
#define LAUNCH_ERRORS 8

struct launcher {
	/* Set before launch_start. */
	const struct area *area;
	struct inject_image *image;
	struct inject_image *hooks; /* to be placed, */
	size_t hook_count;
	bool hooks_everywhere; /* into all programs, else those without a loader */
	bool hooks_lack;       /* there are some that cannot be placed */
	const struct launch_params *params;
	struct keeper *keeper;
	const char *planner; /* weir-plan, or "" */

	/* The rest is its own. */
	pthread_mutex_t lock, sweep;
	uint32_t threads, idle, serving;
	struct {
		pid_t pid; /* launched, and perhaps not as far as to map the area; 0: none */
		uint64_t since;
	} arriving[LAUNCH_ARRIVING];
	struct {
		int error;
		uint32_t count;
	} preloaded[LAUNCH_ERRORS]; /* programs that could not be launched, by reason */
	uint32_t hookless;	    /* without a loader, and the hook cannot be placed */
	uint32_t failed;	    /* those in which the runtime could not be placed */
	char failed_why[128];
};

/* Requests may be made from now on; they will be answered after launch_start. */
void launch_promise(const struct area *area);
/* The same for requests of plans. */
void launch_promise_plans(const struct area *area);
/* The threads that wait for requests. False: there are none, and no one asks. */
bool launch_start(struct launcher *l);

struct drain;

/* Is a process between its execve and its check-in, or about to be? */
bool launch_busy(struct launcher *l, const struct drain *d);
/* Was this one launched a moment ago? */
bool launch_arriving(void *launcher, pid_t pid);

/* What was not launched, and why. */
void launch_report(struct launcher *l);

#endif

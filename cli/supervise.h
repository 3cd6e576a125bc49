/* SPDX-License-Identifier: MIT */
/*
 * Running a program with the runtime in it, from the start to the report: what weir trace and weir
 * run have in common.
 */
#ifndef WEIR_CLI_SUPERVISE_H
#define WEIR_CLI_SUPERVISE_H

#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "area.h"
#include "cli.h"
#include "drain.h"
#include "exe.h"
#include "inject.h"
#include "keeper.h"
#include "launch.h"
#include "output.h"
#include "spawn.h"
#include "trace/format.h"

struct trace {
	/* Set before supervise(). */
	const struct cli_command *self;
	const char *output_path;
	struct output_options out;
	uint64_t want[TRACE_NR_MAX / 64];
	uint32_t flags;
	char **argv;			 /* of the program */
	const char *hooks[LAUNCH_HOOKS]; /* libraries that every program has to load */
	size_t hook_count;
	bool preload; /* asked not to launch */
	pid_t *pids;  /* attach to these instead of running a program */
	size_t pid_count;

	/* The rest is its own. */
	struct area area;
	struct drain drain;
	struct keeper keeper;
	struct exe exe;
	struct output *output;
	char library[PATH_MAX];
	struct inject_image image, hook_images[LAUNCH_HOOKS];
	struct inject_what what;
	size_t hooks_stand; /* so many need libweir alone, and can be placed beside it */
	size_t hooks_bound; /* of them, so many call libc, and are for processes that run */
	const char *hook_lacks, *hook_why; /* the first that does not, or NULL */
	char hook_missing[64];
	struct launch_params params;
	char planner[PATH_MAX]; /* weir-plan, or "" */
	struct spawn_way way;
	struct launcher launcher;
	bool launching; /* the launcher answers */
	int *pidfds;	/* of pids */
	uint32_t all_gone, stayed;
	uint32_t stuck_at; /* the keeper's: of the output, and when it was first seen there */
	uint64_t stuck_since;
	uint32_t detaching, detached, has_detacher;
	pthread_t detacher;
};

/*
 * What every command demands of the options of a way in; index: the first word of argv that is none of them. False: it
 * was said what is wrong.
 */
bool supervise_accepts(struct trace *t, int argc, char **argv, int index);
/* The status to exit with. */
int supervise(struct trace *t);

#endif

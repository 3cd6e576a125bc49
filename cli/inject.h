/* SPDX-License-Identifier: MIT */
/*
 * Placing libweir into a program that is stopped at the end of its execve.
 */
#ifndef WEIR_CLI_INJECT_H
#define WEIR_CLI_INJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "trace/launch.h"

/* libweir.so as it lies in memory. One program at a time is placed from it. */
struct inject_image {
	unsigned char *bytes;
	size_t filled; /* whole pages */
	size_t size;   /* with bss */
	uint64_t base; /* that the words below are relocated for */
	uint64_t entry;
	uint64_t data;		    /* where its writable part begins */
	uint64_t relro, relro_size; /* whole pages; 0 if there are none */
	uint64_t *relative;	    /* places to which the base is added */
	size_t relative_count;
};

/* 0, or a negative errno with *why in words. -ENOEXEC: a library that cannot be placed. */
int inject_read(struct inject_image *im, const char *path, const char **why);

/*
 * tid is ours by PTRACE_SEIZE with PTRACE_O_TRACEEXEC and PTRACE_O_TRACESYSGOOD, and stopped in
 * PTRACE_EVENT_EXEC. params has area, library and planner; the rest is filled in. area_fd is the
 * trace area, and is handed over where it could not be reached otherwise. Afterwards the
 * task is stopped and is to be detached: in the runtime's entry, or on failure as it was.
 * 0, or a negative errno with *why in words; -ESRCH: it died, *status is what waitpid said.
 */
int inject_place(pid_t tid, struct inject_image *im, struct launch_params *params, int area_fd,
		 const char **why, int *status);

#endif

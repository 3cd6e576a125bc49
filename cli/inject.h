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

/* A library as it lies in memory: libweir.so, or a hook library. One program at a time is served. */
struct inject_image {
	const char *path;
	unsigned char *bytes;
	bool unsafe;   /* what is missing is of libc, and may not be called anywhere */
	bool has_tls;  /* thread-local variables: it cannot be placed */
	bool borrowed; /* what is only read is mapped from the file */
	size_t filled; /* whole pages */
	size_t size;   /* with bss */
	uint64_t entry;
	uint64_t data;		    /* where its writable part begins */
	uint64_t relro, relro_size; /* whole pages; 0 if there are none */
	uint64_t init, init_count;  /* the array of initialisers */
	uint64_t fini, fini_count;  /* and that of destructors */
	uint64_t symtab, strtab, versym, verneed;
	uint64_t base;	    /* that the words below are relocated for */
	uint64_t *relative; /* places to which the base is added */
	size_t relative_count;
	uint64_t *foreign; /* and those to which that of libweir is */
	size_t foreign_count;
	uint64_t foreign_base;
	struct inject_import *imports; /* what is libc's, to be found in each process */
	size_t import_count;
	char missing[64];  /* the symbol for which nobody is there */
	char lacking[160]; /* what a process lacks of it, in words */
};

struct inject_import {
	uint64_t place;
	int64_t addend;
	uint64_t name, version; /* places, too */
};

/* A quick look: is that a libweir.so that can be placed? */
bool inject_check(const char *path);

/* 0, or a negative errno with *why in words. -ENOEXEC: a library that cannot be placed. */
int inject_read(struct inject_image *im, const char *path, const char **why);

/*
 * Makes it independent of the file, which may be overwritten while a trace goes on. The program that weir starts is
 * not made to wait for that.
 */
void inject_own(struct inject_image *im);

/*
 * The same for a hook library, whose symbols have to be found in runtime: -ELIBACC if one is not,
 * which is then named in im->missing. Those of libc that may be called in a process that was stopped anywhere become
 * imports: it can be placed into such a process only.
 */
int inject_read_hook(struct inject_image *im, const char *path, const struct inject_image *runtime,
		     const char **why);

/* What is placed. */
struct inject_what {
	struct inject_image *runtime;
	struct inject_image *hooks; /* beside it */
	size_t hook_count;	    /* at most LAUNCH_HOOKS */
	int area_fd; /* the trace area, handed over where it could not be reached otherwise */
};

/*
 * tid is ours by PTRACE_SEIZE with PTRACE_O_TRACEEXEC and PTRACE_O_TRACESYSGOOD, and stopped in
 * PTRACE_EVENT_EXEC. params has area, library and planner; the rest is filled in. Afterwards the
 * task is stopped and is to be detached: in the runtime's entry, or on failure as it was.
 * 0, or a negative errno with *why in words; -ESRCH: it died, *status is what waitpid said.
 */
int inject_place(pid_t tid, const struct inject_what *what, struct launch_params *params,
		 const char **why, int *status);

/* What the runtime learns of the world where it is not at the beginning of a program. */
#define INJECT_WORDS 8
#define INJECT_AUX 5
struct inject_world {
	const char *word[INJECT_WORDS]; /* entries of the environment */
	size_t words;
	uint64_t aux[2 * INJECT_AUX]; /* ends with AT_NULL */
};

struct led;

/*
 * The same for a task that is stopped anywhere, with all signals blocked. It is not led to the entry,
 * and its registers are changed.
 */
int inject_into(struct led *l, const struct inject_what *what, struct launch_params *params,
		const struct inject_world *world, uint64_t *base, const char **why);
/* And away again, by a task whose calls nothing of ours catches any more: so many mappings. */
struct inject_range {
	uint64_t base, size;
};
void inject_remove(struct led *l, const struct inject_range *ranges, size_t count);

#endif

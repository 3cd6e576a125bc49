/* SPDX-License-Identifier: MIT */
/*
 * Starting the program with exactly the world that weir itself was started in.
 */
#ifndef WEIR_CLI_SPAWN_H
#define WEIR_CLI_SPAWN_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "inject.h"

/* What weir changes of its own signal state, and so must be put back for the program. */
struct spawn_origin {
	uint64_t mask; /* as in mask.h */
	struct sigaction sigchld;
};

/*
 * Blocks every signal that could end or stop weir while the program runs; they are taken from a
 * signalfd instead (keeper.c). Returns them, as in mask.h.
 */
uint64_t spawn_hold_signals(struct spawn_origin *origin);
void spawn_restore_signals(const struct spawn_origin *origin);

/*
 * The program's environment: weir's own, LD_PRELOAD with library in front, and WEIR_AREA=area as
 * the last entry. NULL when there is no memory. Never freed: the process lives as long.
 */
char **spawn_environment(const char *library, const char *area);

/* How the runtime comes into the program. */
struct spawn_way {
	const struct inject_what *what; /* to be placed by ptrace; NULL: not that way */
	struct launch_params *params;
	/*
	 * Called while the program executes, which takes as long on another CPU. `ready` makes all else that must be there
	 * before it runs, the environment for a preloaded one with it: 0, or the status to exit with, and then the program
	 * shall not run. `fetch` reads the image.
	 */
	int (*ready)(void *data, struct spawn_way *way);
	int (*fetch)(void *data, const char **why);
	void *data;
	char **bare, **preload; /* environments, without and with the entries for ld.so */
	bool can_preload;

	/* The result. */
	int refused; /* by `ready`: a status, or 0 */
	bool launched;
	int error; /* why not, although there was an image: a negative errno, and in words */
	const char *why;
	bool ended; /* the program ended while it was attached; status is as from waitpid */
	int status;
};

/* Runs path as a child. 0 with *pid set, or the negative errno of clone or execve; -ECANCELED if it was refused. */
int spawn_program(const struct spawn_origin *origin, struct spawn_way *way, const char *path,
		  char **argv, pid_t *pid);

/* The same with /bin/sh reading path: what execvp does with a file that execve does not know. */
int spawn_shell(const struct spawn_origin *origin, struct spawn_way *way, const char *path,
		char **argv, pid_t *pid);

#endif

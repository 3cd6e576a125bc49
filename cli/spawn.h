/* SPDX-License-Identifier: MIT */
/*
 * Starting the program with exactly the world that weir itself was started in.
 */
#ifndef WEIR_CLI_SPAWN_H
#define WEIR_CLI_SPAWN_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/* What weir changes of its own signal state, and so must be put back for the program. */
struct spawn_origin {
	sigset_t mask;
	struct sigaction sigchld;
};

/*
 * Blocks every signal that could end or stop weir while the program runs; they are taken from a
 * signalfd instead (keeper.c). Fills set with them.
 */
void spawn_hold_signals(struct spawn_origin *origin, sigset_t *set);
void spawn_restore_signals(const struct spawn_origin *origin);

/*
 * The program's environment: weir's own, LD_PRELOAD with library in front, and WEIR_AREA=area as
 * the last entry. NULL when there is no memory. Never freed: the process lives as long.
 */
char **spawn_environment(const char *library, const char *area);

/* Runs path as a child. 0 with *pid set, or the negative errno of fork or execve. */
int spawn_program(const struct spawn_origin *origin, const char *path, char **argv, char **envp,
		  pid_t *pid);

/* The same with /bin/sh reading path: what execvp does with a file that execve does not know. */
int spawn_shell(const struct spawn_origin *origin, const char *path, char **argv, char **envp,
		pid_t *pid);

#endif

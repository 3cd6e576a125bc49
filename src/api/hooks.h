/* SPDX-License-Identifier: MIT */
/* Hook libraries that the supervisor has placed beside us. */
#ifndef WEIR_API_HOOKS_H
#define WEIR_API_HOOKS_H

#include "trace/launch.h"

/* Notes where they are, as the parameters will not stay. */
void hooks_take(const struct launch_params *p);
/* Their initialisers, as a loader calls them. 0, or the negative errno of making one's data writable. */
int hooks_start(int argc, char **argv, char **envp);

struct core_thread;
/* A thread that has stopped in the gate goes on outside of it: with what the program has in %gs. */
void attach_program_gs(const struct core_thread *t, struct attach_regs *r);

#endif

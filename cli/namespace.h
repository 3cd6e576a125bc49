/* SPDX-License-Identifier: MIT */
/*
 * Tasks of other pid namespaces: the numbers by which they know themselves are not those by which we see them.
 */
#ifndef WEIR_CLI_NAMESPACE_H
#define WEIR_CLI_NAMESPACE_H

#include <stdbool.h>
#include <sys/types.h>

/* Is it in another pid namespace than weir? */
bool ns_is_elsewhere(pid_t pid);

/* Is `inside` the number of a task in its own namespace? `dir` is /proc, or the task directory of a process. */
bool ns_known_as(const char *dir, pid_t tid, pid_t inside);

#endif

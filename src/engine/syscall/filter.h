/* SPDX-License-Identifier: MIT */
/*
 * What a seccomp filter would say to a call of ours. A filter is installed for good, and may end the process
 * for a call that it does not expect; so it is asked before, by running it here.
 */
#ifndef WEIR_SYSCALL_FILTER_H
#define WEIR_SYSCALL_FILTER_H

#include "core/core.h"

/* fprog: the program's struct sock_fprog. False as well if it cannot be read, or is none. */
bool filter_allows(uint64_t fprog, uint32_t nr, const uint64_t args[6]);
/*
 * Takes from core_may what this filter takes from the tasks and images to come; 0, the strict mode, takes everything.
 * Addresses are any that are ours: a filter can compare them, but not look at what they lead to.
 */
void filter_ask(uint64_t fprog);

#endif

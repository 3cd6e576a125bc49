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

#endif

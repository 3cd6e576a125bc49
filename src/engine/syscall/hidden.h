/* SPDX-License-Identifier: MIT */
/* Descriptors of tools that the program must not close or replace. */
#ifndef WEIR_ENGINE_SYSCALL_HIDDEN_H
#define WEIR_ENGINE_SYSCALL_HIDDEN_H

#include "core/core.h"

/* Moves fd to a high number and hides that; the new number or a negative errno. */
int hidden_add(int fd);
/* No longer: its owner closes it. False if it was not hidden. */
bool hidden_forget(int fd);

#endif

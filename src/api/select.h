/* SPDX-License-Identifier: MIT */
/* Names of system calls and of errors, and lists of them as users write them. */
#ifndef WEIR_API_SELECT_H
#define WEIR_API_SELECT_H

#include "core/core.h"

/*
 * "read,%file,321" or "!read,...": sets the bits of want. 0, or -EINVAL with *bad at the word that
 * is neither a name nor a class nor a number.
 */
int select_parse(const char *list, uint64_t want[CORE_NR_MAX / 64], const char **bad);

#endif

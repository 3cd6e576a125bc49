/* SPDX-License-Identifier: MIT */
/* What the files of api share. */
#ifndef WEIR_API_SESSION_H
#define WEIR_API_SESSION_H

#include <weir/weir.h>

#include "core/core.h"

/* Fills *err, if it is not NULL, and returns code. */
int api_fail(struct weir_error *err, int code, enum weir_reason reason, const char *text);
/* Set-up code runs as the program: a handler that interrupts it may come back to the same lock. */
uint64_t api_lock(void);
void api_unlock(uint64_t mask);

#endif

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
/* How many are open, and the end of all of them. */
unsigned int api_sessions_open(void);
void api_sessions_close(void);
/* Sessions are those of another copy of libweir from now on, see join.h. */
void api_session_join(void);

/*
 * Copies the caller's struct, which begins with its size and may be of another version. Fields that it
 * does not have are zero in ours. Fields that we do not have must be zero in his: they ask for what
 * this version cannot do. @least: the size that the first version had.
 */
int api_take(void *to, uint32_t size, const void *from, uint32_t least, struct weir_error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* The log of intercepted calls, see libsyscall_intercept(3) for its form. */
#ifndef COMPAT_SYSCALL_INTERCEPT_LOG_H
#define COMPAT_SYSCALL_INTERCEPT_LOG_H

#include <stdbool.h>

#include <weir/weir.h>

/*
 * Begins a log. At a path that ends in '-' the process number is appended. Replaces an earlier log.
 * start: the process begins; the log gets a first line, and its descriptor is hidden.
 * Return: 0, or a negative errno.
 */
int log_open(const char *path, bool truncate, bool start);
void log_close(void);
bool log_is_open(void);

/* The line before a call, and the one after it. */
void log_enter(const struct weir_call *call);
void log_leave(const struct weir_call *call);

#endif

/* SPDX-License-Identifier: MIT */
/* Hooks on functions, as sessions own them. */
#ifndef WEIR_API_FUNCTION_H
#define WEIR_API_FUNCTION_H

#include <weir/base.h>

#define API_SESSIONS 8

/* The number of an open session, or -EINVAL. */
int api_session_index(const struct weir_session *s);
/* Removes all hooks of a session. */
void api_functions_close(int session);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * weir.h - the whole public interface.
 *
 * weir sees and changes what a program asks of the outside world, from inside the process. Open a
 * session (base.h), add interposers to it (syscall.h), watch threads and processes (thread.h). Only
 * interceptor functions, which need no session, have a header that is included by itself (interceptor.h).
 */
#ifndef WEIR_WEIR_H
#define WEIR_WEIR_H

#include <weir/base.h>
#include <weir/function.h>
#include <weir/syscall.h>
#include <weir/thread.h>

#endif

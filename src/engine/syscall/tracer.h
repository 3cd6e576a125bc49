/* SPDX-License-Identifier: MIT */
/* The program traces others by ptrace: stops that are of their runtimes' making are not shown to it. */
#ifndef WEIR_ENGINE_SYSCALL_TRACER_H
#define WEIR_ENGINE_SYSCALL_TRACER_H

#include "core/core.h"

/* ptrace(), but for PTRACE_TRACEME. */
void tracer_request(struct core_thread *t, struct arch_frame *f);
void tracer_register(void);

#endif

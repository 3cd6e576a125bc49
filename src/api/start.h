/* SPDX-License-Identifier: MIT */
/* Starting the runtime in this process, once. */
#ifndef WEIR_API_START_H
#define WEIR_API_START_H

#include <weir/base.h>

#include "rt/rt.h"

/* 0, or a negative errno with *what naming the step. On failure the process is as it was. */
int start_runtime(bool dispatch, bool patch, bool zero, const char **what);
struct launch_params;
/* The entry, in a program that runs already: see attach.c. */
int start_attach(const struct launch_params *p);
/* The memory that this ran on, to be given back by a visit. */
extern RT_HIDDEN uint64_t start_given, start_given_size;
/* This thread is armed: its visit ends so. */
void attach_entered(void);
/* See sig_on_visit. */
struct ucontext;
bool attach_settle(struct ucontext *uc, bool restarts);
/* Code at this address starts us: which library of LD_PRELOAD it belongs to is noted in thr_entry.starters. */
void start_opened_by(uint64_t code);
/* Finds out what the processor has. */
void start_detect(void);
/* Where the kernel put the vDSO, or 0. */
extern RT_HIDDEN uint64_t start_vdso_base;
/* Turns the vDSO's functions into system calls, once. */
void start_vdso(void);

#endif

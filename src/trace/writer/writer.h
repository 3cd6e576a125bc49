/* SPDX-License-Identifier: MIT */
/*
 * The in-hook side of a trace: copies calls into the thread's ring (trace/format.h). Formats
 * nothing, allocates nothing. When the ring is full it waits for the reader as long as the reader
 * shows signs of life, then drops and counts.
 */
#ifndef WEIR_TRACE_WRITER_H
#define WEIR_TRACE_WRITER_H

#include "core/core.h"
#include "trace/format.h"

/* We were placed by weir, not by a loader: LAUNCH_ASIDE from the program's libraries. */
extern RT_HIDDEN bool writer_is_aside;
/* Maps the area behind descriptor fd (which may be closed afterwards). 0 or -errno. */
int writer_attach(long fd);
void writer_detach(void);
/* The runtime cannot start here: the supervisor need not wonder. */
void writer_refuse(void);
const struct trace_area *writer_area(void);
struct trace_area *writer_shared(void);
/* Nobody will read or answer any more: the supervisor has said so, or it has ended, and then the kernel has. */
bool writer_reader_is_gone(void);

/*
 * The thread is about to execute a file; no_loader: one without an interpreter. 0: the supervisor
 * has seized it and will place the runtime into the new image. -ENOSYS: there is no one to ask; -ECANCELED: the image
 * is to be left alone; else a negative errno, why not.
 */
int writer_ask(const struct core_thread *t, bool no_loader);

/*
 * Asks the supervisor for what weir-plan makes of a file, to be written to fd. 0, or a negative errno; -ENOSYS: there
 * is no one to ask.
 */
int writer_ask_plan(const char *path, enum trace_request_kind kind, int fd);

enum weir_action writer_enter(struct weir_call *call, void *data);
void writer_leave(struct weir_call *call, void *data);

/* Gives the thread a ring and says who writes it. ring: one that the process has already, or -1. */
void writer_task(struct core_thread *t, enum trace_task_what what, int32_t parent, int32_t ring);
void writer_gone(struct core_thread *t, int status);
void writer_exiting(struct core_thread *t, int status);
void writer_signal(struct core_thread *t, const struct core_signal *s);
/* Tells the user something about this process; its path is put in front. */
void writer_note(struct core_thread *t, const char *text);
void writer_skip(struct core_thread *t, const char *path, int reason, int detail);

#endif

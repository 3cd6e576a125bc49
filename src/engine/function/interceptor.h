/* SPDX-License-Identifier: MIT */
/* What interceptor.S and interceptor.c have of each other. */
#ifndef WEIR_INTERCEPTOR_INTERNAL_H
#define WEIR_INTERCEPTOR_INTERNAL_H

#include <weir/interceptor.h>

#include "rt/rt.h"

struct activation;

/* Sees to it that the next try finds a cell, or ends the process. sp: of the caller. */
void interceptor_slow(struct weir_interceptor_thread *t, const struct weir_interceptor_entry *e,
		      uint64_t sp);
/* Called on the body's stack, before the body, when the cell is not ready for it. */
void interceptor_first(struct activation *a);
_Noreturn void interceptor_null(const struct activation *a);
/* What the unwinder calls when it comes to the frame that called the body. */
int interceptor_personality(int version, int actions, uint64_t class, void *exception, void *context);
/* Assembly: where a stub goes when the original has returned. */
void interceptor_returned(void);

extern RT_HIDDEN uint64_t interceptor_slots[];
extern RT_HIDDEN char interceptor_more[];

#endif

/* SPDX-License-Identifier: MIT */
/* Two copies of libweir in one process: the second finds the first and serves as its door. */
#ifndef WEIR_API_JOIN_H
#define WEIR_API_JOIN_H

#include "rt/rt.h"

enum join_state {
	JOIN_ALONE,    /* there is no other */
	JOIN_DONE,     /* what is asked of this copy, the other one does from now on */
	JOIN_STRANGER, /* there is one of another build: this copy must not start */
};

/* Is there another one that has this thread? */
bool join_found(void);

/* Called once, by the constructor. */
enum join_state join_first(void);
/* Where the other copy has what this one has at `mine`; 0 if there is no other. */
uint64_t join_there(const void *mine);

#endif

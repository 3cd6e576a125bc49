/* SPDX-License-Identifier: MIT */
/*
 * Room for the copies of displaced instructions, and for jumps at places that are not free to choose.
 * Taken room is never given back: a thread may be in it. Under code_lock.
 */
#ifndef WEIR_CODE_NEAR_H
#define WEIR_CODE_NEAR_H

#include "code/text.h"

/* Room for `size` bytes of code that a rel32 at `near` reaches and that reaches back; 0 if none. */
uint64_t code_near_take(uint64_t near, uint32_t size);

/* Where a rel32 at `near` must lead to come to `to`: there, or to a long jump of ours. 0 if no room. */
uint64_t code_jump_to(struct code_batch *b, uint64_t to, uint64_t near);

/*
 * Room for a jump to `to` where a punned rel32 leads, whose field ends at `end`. Of the distance's four
 * bytes those in `fixed` are as in `rel`, the rest is free; on success *rel is the whole distance.
 * The room counts as taken from the moment that something is written to it. Memory that is there
 * already is preferred, for each new mapping makes every later fork dearer; with `fresh` false
 * nothing else will do. The address, or 0.
 */
uint64_t code_pun_take(uint64_t end, uint32_t fixed, uint32_t *rel, uint64_t to, bool fresh);

/* Makes every processor that runs a thread of this process see all code written so far. */
long code_sync_threads(void);

#endif

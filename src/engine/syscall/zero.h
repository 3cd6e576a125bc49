/* SPDX-License-Identifier: MIT */
/*
 * The way through page 0, for sites that no jump fits: tactic T3. Their two bytes become `call *%rax`, and
 * at the address that is the number stands a jump.
 *
 * A call of NULL, or near it, comes there too. It is known by its return address, which is no site's, and
 * by landing anywhere else; registers, flags and stack are then as they were. See docs/design/plans-and-tactics.md.
 */
#ifndef WEIR_ENGINE_SYSCALL_ZERO_H
#define WEIR_ENGINE_SYSCALL_ZERO_H

#include "core/core.h"

#include "code/text.h"

#define ZERO_NUMBERS 512u /* rax has to be less */

/*
 * Leads calls that the site at addr makes with this number to its slot. The first one maps page 0. False if
 * it cannot be done. Under code_lock.
 */
bool zero_lead(struct code_batch *b, uint64_t addr, uint32_t nr, uint64_t slot);
/* Page 0 and the key are the program's again; no site leads there any more. Under code_lock. */
void zero_end(void);
/* The process ends by a fault, which is to be that of a page that is not there. Takes no lock. */
void zero_die(void);
/* Is it mapped? */
bool zero_is_there(void);

struct sigcontext;
/* A context on the way to a slot: as it is on the site's `syscall`, or where NULL was called. False if it is not. */
bool zero_settle(struct sigcontext *sc);
/* Is the context on the way to a slot, or do we look whether it is? */
bool zero_is_on_way(const struct sigcontext *sc);
/*
 * A fault. True if the context goes on: a site's call could not write its return address, or came when the page
 * was given back. Else it is the program's, and looks as if page 0 were not there.
 */
bool zero_fault(void *info, struct sigcontext *sc);

#endif

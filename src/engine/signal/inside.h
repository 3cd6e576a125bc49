/* SPDX-License-Identifier: MIT */
/* What the files of the signal engine share. */
#ifndef WEIR_ENGINE_SIGNAL_INSIDE_H
#define WEIR_ENGINE_SIGNAL_INSIDE_H

#include <asm/sigcontext.h>
#include <asm/siginfo.h>
#include <asm/signal.h>
#include <asm/ucontext.h>

#include "engine/signal/signal.h"

extern RT_HIDDEN struct core_sighand sig_process_hand;

/* rt_sigaction of the kernel: 0 or a negative errno. act or old may be NULL. */
long sig_set_real(int sig, const struct sig_kernel_action *act, struct sig_kernel_action *old);
/* What is installed in the kernel for an action of the program. */
struct sig_kernel_action sig_real_action(int sig, const struct sig_kernel_action *act);
bool sig_is_ours(const struct sig_kernel_action *real);

/*
 * Moves a context that was caught in a trampoline, at the edge of the gate or in a stub to the call
 * boundary it belongs to. Returns true if the context is inside: between the two edges.
 */
bool sig_settle(struct core_thread *t, struct sigcontext *sc);

/* Sends it again, to this thread. */
void sig_requeue(struct core_thread *t, int sig, const void *info);
/* Those of the four that are kept back go to the kernel, to wait there or to come. */
void sig_return_held(struct core_thread *t);
void sig_forget_raised(struct core_thread *t);

#endif

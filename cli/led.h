/* SPDX-License-Identifier: MIT */
/*
 * Leading a stopped task through system calls: its registers point at a `syscall` instruction of its
 * vDSO, so that no byte of the program is changed for it.
 *
 * Should we die meanwhile, the task would go on behind that instruction. A program that runs already must not pay for
 * that with its life: it is given a few instructions of its own, at the end of the last page of its vDSO, where
 * there is nothing, which lead it back to where it was.
 */
#ifndef WEIR_CLI_LED_H
#define WEIR_CLI_LED_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

#define LED_CODE_64 0x33 /* the code segment of 64-bit programs */
#define LED_BYTES 384

struct led {
	pid_t tid;
	int mem; /* /proc/TID/mem */
	struct user_regs_struct regs;
	int status;    /* of the last wait */
	uint64_t insn; /* where a `syscall` stands */
	uint64_t room; /* a page of its own for what is written for it, or 0: below its stack pointer */
	bool home;     /* with a way back, for which `mask` is set, too */
	uint64_t mask;
	uint64_t borrowed; /* bytes of the program that something else stands in for, */
	uint64_t borrowed_at;
	bool stop;		       /* a SIGSTOP was held back */
	unsigned char kept[LED_BYTES]; /* and what they were */
};

/* What the kernel told the task's image at its start, getauxval(3); 0: nothing. */
uint64_t led_auxv(pid_t tid, uint64_t type);

/* Finds an instruction. 0 or -EIO. */
int led_find_syscall(struct led *l);
/* To be given back at the end: the task has its registers again. 0 or -ESRCH. */
int led_give_back(struct led *l);

/* To the next edge of a system call: 0, or -ESRCH if the task has ended. */
int led_step(struct led *l);

/* Makes the call: 0 with *result, or the negative errno that it failed with. Registers stay changed. */
int led_call(struct led *l, uint64_t nr, const uint64_t a[6], uint64_t *result);

#endif

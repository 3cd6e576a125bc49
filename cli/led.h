/* SPDX-License-Identifier: MIT */
/*
 * Leading a stopped task through system calls: its registers point at a `syscall` instruction of its
 * vDSO, so that no byte of the program is changed for it.
 */
#ifndef WEIR_CLI_LED_H
#define WEIR_CLI_LED_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

#define LED_CODE_64 0x33 /* the code segment of 64-bit programs */

struct led {
	pid_t tid;
	int mem; /* /proc/TID/mem */
	struct user_regs_struct regs;
	int status;    /* of the last wait */
	uint64_t insn; /* where a `syscall` stands */
	uint64_t room; /* a page of its own for what is written for it, or 0: below its stack pointer */
	bool borrowed; /* two bytes of the program stand in for it */
	bool stop;     /* a SIGSTOP was held back */
	unsigned char kept[2];
};

/* Finds an instruction; to be given back at the end. 0 or -EIO. */
int led_find_syscall(struct led *l);
void led_give_back(struct led *l);

/* To the next edge of a system call: 0, or -ESRCH if the task has ended. */
int led_step(struct led *l);

/* Makes the call: 0 with *result, or the negative errno that it failed with. Registers stay changed. */
int led_call(struct led *l, uint64_t nr, const uint64_t a[6], uint64_t *result);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The keeper: a thread of weir that looks after the program as a process, while the main thread
 * looks after its records and may block in a write.
 */
#ifndef WEIR_CLI_KEEPER_H
#define WEIR_CLI_KEEPER_H

#include <linux/futex.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct trace_area;

struct keeper {
	/* Set before keeper_start. */
	pid_t program;	     /* our child; 0: weir is attached to others' */
	const pid_t *others; /* these */
	size_t other_count;
	uint64_t held;		 /* signals, as in mask.h */
	int socket;		 /* listening, or -1 */
	int memfd;		 /* what those who connect are given */
	struct trace_area *area; /* the heartbeat and the bell */

	/* Read by the main thread, atomically. */
	uint32_t ended;	   /* the program has ended; status is valid */
	uint32_t asked;	   /* signals asked weir itself to end, whether or not the program has */
	uint32_t stopping; /* raised before weir stops: write out what there is */
	uint32_t flushed;  /* the main thread's answer */
	int status;	   /* as from waitpid */

	/* The keeper's own. */
	/* Of the robust futex by which the kernel tells that weir has ended; the one node of the list. */
	struct robust_list robust;
	struct robust_list_head robust_head;
	pthread_mutex_t away; /* held while the program is traced: its stops are not the keeper's */
	int signals;
	unsigned int terms; /* SIGTERMs passed on */
	uint64_t asked_ms;
	pthread_t thread;
	bool (*ours)(void *data, pid_t pid); /* is pid a traced process? */
	void *ours_data;
	/*
	 * Set once weir is attached, and asked again and again when it is to end: leaves what it is attached to if the
	 * main thread does not come to it. True: it does not, and all was left.
	 */
	bool (*leave)(void *data);
	void *leave_data;
	uint64_t left_ms; /* since when that is so, or 0 */
};

/* 0, or a negative errno. */
int keeper_start(struct keeper *k);

/* Another thread of weir traces the program, and waits for it; only between start and end of that. */
void keeper_look_away(struct keeper *k, bool away);

/* The program has ended, as that thread was told by waitpid. */
void keeper_ended(struct keeper *k, int status);

/* The state letter of a process, as in ps, or 0 when it is gone. parent may be NULL. */
char keeper_state_of(pid_t pid, pid_t *parent);

/* Wakes the main thread from its sleep on the bell. */
void keeper_ring(struct trace_area *area);

/* Ends weir as the program ended: returns its exit status, or dies of its signal without a core. */
int keeper_pass_on(int status);

#endif

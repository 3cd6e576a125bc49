/* SPDX-License-Identifier: MIT */
/*
 * The trace area as the supervisor makes it (trace/format.h), and the socket beside it.
 */
#ifndef WEIR_CLI_AREA_H
#define WEIR_CLI_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AREA_PAGE 4096u

struct trace_area;
struct trace_ring;

struct area {
	struct trace_area *head; /* shared with the program: never trusted once it runs */
	unsigned char *base;
	size_t size;
	int memfd;
	int probe; /* the same, opened once more: see area_use */
	int socket;
	char name[96]; /* the value of WEIR_AREA */
	/* Our own copies of what decides where a ring is. */
	uint32_t ring_count;
	uint32_t ring_size;
	size_t ring_off;
	size_t ring_stride;
};

/* 0, or a negative errno with *what naming the step. */
int area_make(struct area *a, const char **what);

/* Has some other process the area mapped, or is it about to? */
enum area_use { AREA_UNMAPPED, AREA_MAPPED, AREA_UNKNOWN };
enum area_use area_use(const struct area *a);

/* A descriptor to give away, as good as one that was opened by path; memfd if there is none. */
int area_reopen(int memfd);

struct trace_ring *area_ring(const struct area *a, uint32_t i);

/* The kernel counts time by the TSC, so that it is the same on all CPUs and does not stop. */
int area_tsc_usable(void);

#endif

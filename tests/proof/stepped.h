/* SPDX-License-Identifier: MIT */
/* What step.c (the tracer) and stepped.c (the program) share: a page, mapped by both. */
#ifndef STEPPED_H
#define STEPPED_H

#include <stdint.h>

#define STEPPED_FD 60 /* the page's memfd */

enum site {
	SITE_MOV,
	SITE_PUN,
	SITE_SHORT,
	SITE_ZERO,
	SITE_TRAP,
	SITE_ANSWER,
	SITE_READ,
	SITE_MASK,
	SITE_ACTION,
	SITE_FORK,
	SITE_VFORK,
	SITE_ALTSTACK,
	SITE_KINDS
};

struct stepped {
	/* from the tracer, while the program stands at `command` */
	uint32_t quit;
	uint32_t site;
	uint32_t signo;
	uint32_t sa_flags;
	uint32_t data;	   /* the pipe has a byte for read() */
	uint32_t feed;	   /* the handler writes one */
	uint32_t injected; /* a signal is sent in this round */
	uint32_t flags;	   /* for the flags register */
	int64_t result;	   /* demanded, if has_result */
	uint32_t has_result;
	/* from the program */
	uint64_t command, start; /* addresses behind the two breakpoints */
	uint64_t entry[SITE_KINDS], syscall[SITE_KINDS], after[SITE_KINDS];
	uint64_t nr[SITE_KINDS];
	uint64_t rip; /* where the handler found the program */
	char error[300];
};

#endif

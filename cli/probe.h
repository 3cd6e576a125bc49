/* SPDX-License-Identifier: MIT */
/*
 * What the kernel and the CPU offer, found out by trying.
 */
#ifndef WEIR_CLI_PROBE_H
#define WEIR_CLI_PROBE_H

#include <stdbool.h>

enum probe_verdict { PROBE_NO, PROBE_YES, PROBE_INFO };

struct probe {
	const char *name;
	const char *use; /* what weir does with it, or without it */
	/* Runs in a child of its own: may crash. Returns a verdict; may put a few words into text. */
	enum probe_verdict (*try)(char text[64]);
};

/* Ends with a NULL name. */
extern const struct probe probes[];

/* Runs one probe in a child. A child that dies is a no, with its signal as text. */
enum probe_verdict probe_run(const struct probe *p, char text[64]);

/* Can --zero-page be had? If not, says why. */
bool probe_zero_page(void);

#endif

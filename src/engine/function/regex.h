/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions over names: POSIX extended ones without equivalence classes, collating symbols and back
 * references, over bytes. libc's may not be called in-hook (decision 6), and names are short: all states
 * are followed at once, so that no expression takes more than its size times the name's length.
 */
#ifndef WEIR_ENGINE_FUNCTION_REGEX_H
#define WEIR_ENGINE_FUNCTION_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FN_REGEX_INSNS 256
#define FN_REGEX_SETS 16

struct fn_regex_insn {
	uint8_t op;  /* enum op, regex.c */
	uint8_t arg; /* a byte, or the number of a set */
	int16_t to;  /* SPLIT, JUMP: from here */
};

struct fn_regex {
	uint32_t count, set_count;
	struct fn_regex_insn code[FN_REGEX_INSNS];
	uint8_t sets[FN_REGEX_SETS][32]; /* a bit for each byte */
};

/* 0; -EINVAL: not well formed; -E2BIG: too large. */
int fn_regex_compile(struct fn_regex *re, const char *text, size_t size);
/* The length of the expression in slashes that s begins with, slashes included; 0: there is none. */
size_t fn_regex_length(const char *s);
/* Is there a match anywhere in the name? */
bool fn_regex_finds(const struct fn_regex *re, const char *name);

#endif

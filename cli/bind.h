/* SPDX-License-Identifier: MIT */
/*
 * Finding functions of the libc that a stopped process has loaded, for hook libraries that are placed into it.
 */
#ifndef WEIR_CLI_BIND_H
#define WEIR_CLI_BIND_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* What all the hook libraries that weir can bind are made for. */
#define BIND_LIBC "libc.so.6"

/*
 * May a library call this function of libc in a thread that was stopped anywhere? Only if it takes no lock and no
 * memory: the thread may be in the middle of malloc.
 */
bool bind_is_safe(const char *name);

/* An object of the process: what its loader knows of it. */
struct bind_object {
	uint64_t base, hash, symtab, strtab, versym, verdef;
	uint64_t soname; /* 0: none */
};
#define BIND_OBJECTS 512

struct bind {
	int mem; /* of the process */
	struct bind_object object[BIND_OBJECTS];
	unsigned int count;
	const struct bind_object *libc;
};

/* Reads the loader's list of objects. 0, or a negative errno with *why in words. */
int bind_open(struct bind *b, pid_t pid, int mem, const char **why);

/*
 * A function is that of libc itself, whoever else has one of that name, which may not be safe (bash has a getenv of its
 * own). indirect: the address is that of a function that returns the address. False: there is none.
 */
bool bind_find(const struct bind *b, const char *name, const char *version, uint64_t *address,
	       bool *indirect);

#endif

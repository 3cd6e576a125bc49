/* SPDX-License-Identifier: MIT */
/* The look before inserting at exec, and the environment of the new image. */
#ifndef WEIR_ENGINE_THREAD_EXEC_H
#define WEIR_ENGINE_THREAD_EXEC_H

#include "core/core.h"

/* What will be executed, as far as it can be told beforehand. */
struct exec_image {
	bool seen;	  /* there is a file that may be executed; else the execve fails */
	bool no_loader;	  /* it is launched or not entered at all, as preloading is not possible */
	int skip;	  /* enum trace_skip_reason: it cannot be entered in any way */
	int skip_preload; /* the same for preloading */
	int detail;	  /* of skip */
};
void exec_look(int dirfd, const char *path, int flags, struct exec_image *out);

/* The length of the first library of a list as LD_PRELOAD has it. */
size_t exec_item(const char *list);
/* Is it one of those that start us? */
bool exec_is_starter(const char *name, size_t n);

enum exec_way {
	EXEC_PRELOADED, /* by the loader, with our entries in the environment */
	EXEC_LAUNCHED,	/* by the supervisor; the loader has to load a hook library */
	EXEC_BARRED,	/* not at all: a filter would end it */
};

/* May an image that begins under the filters that are there do what our start, and a hook's, takes? */
bool exec_may_start(void);

/*
 * Builds in `space` an environment for the new image: `envp` with a hook library in LD_PRELOAD, and,
 * if it was not launched, our library in front of that and our own entries behind; for one that is
 * barred, without the libraries that would start us. Returns it, or
 * envp if nothing is missing, or 0 when envp cannot be read (the kernel will say EFAULT).
 */
uint64_t exec_environment(const struct core_thread *t, const uint64_t *envp, enum exec_way way,
			  uint8_t *space, size_t size);
/* How many bytes exec_environment needs. -EFAULT if envp cannot be read. */
long exec_environment_size(const uint64_t *envp);

#endif

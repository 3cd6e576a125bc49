/* SPDX-License-Identifier: MIT */
/*
 * Look before inserting: what would become of a preloaded library in a given executable file.
 */
#ifndef WEIR_CLI_EXE_H
#define WEIR_CLI_EXE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

enum exe_verdict {
	EXE_ENTER = 0,
	EXE_STATIC, /* no program interpreter */
	EXE_SETID,  /* set-user-ID, set-group-ID or file capabilities that would take effect */
	EXE_EMULATED, /* for another machine: whatever emulator the kernel runs for it (binfmt_misc) */
	EXE_OTHER_ABI,	/* 32-bit or x32 */
	EXE_UNREADABLE, /* executable, but cannot be looked at */
	EXE_UNKNOWN,	/* neither ELF nor a script: execvp gives it to the shell */
};

struct exe {
	enum exe_verdict verdict;
	char path[PATH_MAX];   /* of the ELF file: the last interpreter of a chain of scripts */
	char interp[PATH_MAX]; /* its PT_INTERP, or empty */
	int scripts;	       /* how many #! lines were followed */
	bool pie;
	bool loader; /* a dynamic loader itself: it has no interpreter, yet preloads */
};

/* Looks at the file that execve of path would run. 0, or the negative errno that execve would give. */
int exe_look(struct exe *im, const char *path);

/* Is this the file name of a dynamic loader? */
bool exe_is_loader(const char *name);

/* "is statically linked" and so on; never NULL. */
const char *exe_why(enum exe_verdict verdict);

/* Is launching the only way into it? */
bool exe_needs_launch(enum exe_verdict verdict);

/*
 * The step-th file that execvp would try for name, for step = 0, 1, ...: 1 with path filled in,
 * or 0 after the last one.
 */
int exe_candidate(const char *name, unsigned int step, char path[PATH_MAX]);

#endif

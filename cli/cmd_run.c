/* SPDX-License-Identifier: MIT */
/*
 * weir run: runs a program with a hook library in it and in all that it executes.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "probe.h"
#include "supervise.h"

static const char help[] =
	"Usage: weir run --load=HOOK [OPTION...] [--] PROGRAM [ARGUMENT...]\n"
	"\n"
	"Run PROGRAM with the hook library HOOK in it, and in the programs that it executes.\n"
	"\n"
	"  -l, --load=HOOK       a shared library that uses libweir\n"
	"      --no-follow       not in the programs that PROGRAM executes\n"
	"      --no-sud          only patch; do not use Syscall User Dispatch\n"
	"      --no-patch        only use Syscall User Dispatch; do not patch\n"
	"      --zero-page       lead sites that no jump fits through page 0, where that is safe\n"
	"      --preload         enter by LD_PRELOAD, without ptrace: dynamic programs only\n"
	"  -h, --help            show this help\n"
	"\n"
	"Programs without a dynamic loader get HOOK too, if it needs no other library than libweir.\n"
	"weir exits as the program did; 125: weir itself failed; 126, 127: PROGRAM cannot be run.\n";

enum { OPT_NO_FOLLOW = 1, OPT_NO_SUD, OPT_NO_PATCH, OPT_ZERO_PAGE, OPT_PRELOAD };

static const struct cli_option options[] = {
	{ "load", 'l', 'l', 1 },
	{ "no-follow", 0, OPT_NO_FOLLOW, 0 },
	{ "no-sud", 0, OPT_NO_SUD, 0 },
	{ "no-patch", 0, OPT_NO_PATCH, 0 },
	{ "zero-page", 0, OPT_ZERO_PAGE, 0 },
	{ "preload", 0, OPT_PRELOAD, 0 },
	{ "help", 'h', 'h', 0 },
	{ NULL, 0, 0, 0 },
};

/* 1 to go on; else *status is what to exit with. */
static int parse(struct trace *t, int argc, char **argv, int *status)
{
	struct cli_parser p = {
		.command = t->self, .options = options, .argc = argc, .argv = argv, .index = 1
	};
	static const uint32_t flags[] = {
		[OPT_NO_FOLLOW] = TRACE_F_NO_FOLLOW, [OPT_NO_SUD] = TRACE_F_NO_SUD, [OPT_NO_PATCH] = TRACE_F_NO_PATCH, [OPT_ZERO_PAGE] = TRACE_F_ZERO_PAGE
	};
	int id;

	*status = CLI_FAILED;
	while ((id = cli_next(&p)) != CLI_END) {
		if (id == 'h') {
			fputs(help, stdout);
			*status = fflush(stdout) ? CLI_FAILED : 0;
			return 0;
		}
		if (id == CLI_BAD)
			return 0;
		if (id == 'l')
			t->hook = p.value;
		else if (id == OPT_PRELOAD)
			t->preload = true;
		else
			t->flags |= flags[id];
	}
	if (!t->hook)
		cli_bad_usage(t->self, "no library is named: --load=HOOK");
	else if ((t->flags & TRACE_F_NO_SUD) && (t->flags & TRACE_F_NO_PATCH))
		cli_bad_usage(t->self, "--no-sud and --no-patch leave nothing to work with");
	else if ((t->flags & TRACE_F_ZERO_PAGE) && (t->flags & TRACE_F_NO_PATCH))
		cli_bad_usage(t->self, "--zero-page and --no-patch exclude each other");
	else if (p.index >= argc)
		cli_bad_usage(t->self, "no program is named");
	else
		t->argv = argv + p.index;
	if (t->argv && (t->flags & TRACE_F_ZERO_PAGE) && !probe_zero_page())
		t->flags &= ~TRACE_F_ZERO_PAGE;
	return t->argv != NULL;
}

/* The programs' own loaders load it: as if the user had asked for that. */
static bool put_in_front(const char *hook)
{
	const char *old = getenv("LD_PRELOAD");
	char *both = NULL;

	if (!old || !*old)
		return setenv("LD_PRELOAD", hook, 1) == 0;
	return asprintf(&both, "%s:%s", hook, old) > 0 && setenv("LD_PRELOAD", both, 1) == 0;
}

static int run(const struct cli_command *self, int argc, char **argv)
{
	static struct trace t;
	static char path[PATH_MAX]; /* t refers to it */
	int status;

	t.self = self;
	if (!parse(&t, argc, argv, &status))
		return status;
	/* The loaders of the programs look for it, wherever those are by then. */
	if (!realpath(t.hook, path) || access(path, R_OK) < 0) {
		cli_message("cannot read %s: %s", t.hook, strerror(errno));
		return CLI_FAILED;
	}
	if (strlen(path) >= sizeof(((struct trace_area *)NULL)->hook) || strpbrk(path, " :")) {
		cli_message("%s: its path is too long, or has a blank or a colon", path);
		return CLI_FAILED;
	}
	t.hook = path;
	if (!put_in_front(path)) {
		cli_message("out of memory");
		return CLI_FAILED;
	}
	t.output_path = "/dev/null";
	t.flags |= TRACE_F_NO_CALLS;
	return supervise(&t);
}

const struct cli_command cli_run = {
	.name = "run",
	.summary = "run a program with a hook library in it and its children",
	.help = help,
	.run = run,
};

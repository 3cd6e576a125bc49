/* SPDX-License-Identifier: MIT */
/*
 * weir run: runs a program with a hook library in it and in all that it executes.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "supervise.h"

static const char help[] =
	"Usage: weir run --load=HOOK [OPTION...] [--] PROGRAM [ARGUMENT...]\n"
	"       weir run --load=HOOK [OPTION...] -p PID[,PID...]\n"
	"\n"
	"Run PROGRAM with the hook library HOOK in it, and in the programs that it executes; or take\n"
	"HOOK into a process that runs.\n"
	"\n"
	"  -l, --load=HOOK       a shared library that uses libweir; up to 4 times\n"
	"  -p, --attach=PID      into this process; interrupted, weir leaves it as it was\n"
	"      --no-follow       not in the programs that PROGRAM executes\n"
	"      --no-sud          only patch; do not use Syscall User Dispatch\n"
	"      --no-patch        only use Syscall User Dispatch; do not patch\n"
	"      --zero-page       lead sites that no jump fits through page 0, where that is safe\n"
	"      --preload         enter by LD_PRELOAD, without ptrace: dynamic programs only\n"
	"  -h, --help            show this help\n"
	"\n"
	"Programs without a dynamic loader, and with -p all, get HOOK if it needs no other library than\n"
	"libweir. weir exits as the program did; 125: weir itself failed; 126, 127: PROGRAM cannot be run.\n"
	"With -p: 0, or 1 if a process cannot be attached to.\n";

enum { OPT_NO_FOLLOW = 1, OPT_NO_SUD, OPT_NO_PATCH, OPT_ZERO_PAGE, OPT_PRELOAD };

static const struct cli_option options[] = {
	{ "load", 'l', 'l', 1 },
	{ "attach", 'p', 'p', 1 },
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
		switch (id) {
		case 'p':
			if (!cli_pids(p.value, &t->pids, &t->pid_count)) {
				cli_bad_usage(t->self, "-p takes numbers of processes, not '%s'",
					      p.value);
				return 0;
			}
			break;
		case 'l':
			if (t->hook_count == LAUNCH_HOOKS) {
				cli_bad_usage(t->self, "--load: not more than %d libraries",
					      LAUNCH_HOOKS);
				return 0;
			}
			t->hooks[t->hook_count++] = p.value;
			break;
		case OPT_PRELOAD:
			t->preload = true;
			break;
		case 'h':
			fputs(help, stdout);
			*status = fflush(stdout) ? CLI_FAILED : 0;
			return 0;
		case CLI_BAD:
			return 0;
		default:
			t->flags |= flags[id];
		}
	}
	if (!t->hook_count)
		cli_bad_usage(t->self, "no library is named: --load=HOOK");
	else if ((t->flags & TRACE_F_NO_SUD) && (t->flags & TRACE_F_NO_PATCH))
		cli_bad_usage(t->self, "--no-sud and --no-patch leave nothing to work with");
	else
		return supervise_accepts(t, argc, argv, p.index);
	return 0;
}

/* The programs' own loaders load them: as if the user had asked for that. */
static bool put_in_front(const struct trace *t)
{
	const char *old = getenv("LD_PRELOAD");
	char *all = NULL;

	for (size_t i = t->hook_count; i-- > 0; old = all)
		if (asprintf(&all, "%s%s%s", t->hooks[i], old && *old ? ":" : "", old ? old : "") < 0)
			return false;
	return all && setenv("LD_PRELOAD", all, 1) == 0;
}

/* By their whole paths: the loaders of the programs look for them, wherever those are by then. */
static bool find_hooks(struct trace *t)
{
	size_t room = sizeof(((struct trace_area *)NULL)->hook);

	for (size_t i = 0; i < t->hook_count; i++) {
		char *path = realpath(t->hooks[i], NULL);

		if (!path || access(path, R_OK) < 0) {
			cli_message("cannot read %s: %s", t->hooks[i], cli_error(errno));
			return false;
		}
		if (strlen(path) >= room || strpbrk(path, " :")) {
			cli_message("%s: its path is too long, or has a blank or a colon", path);
			return false;
		}
		room -= strlen(path) + 1;
		t->hooks[i] = path;
	}
	return true;
}

static int run(const struct cli_command *self, int argc, char **argv)
{
	static struct trace t;
	int status;

	t.self = self;
	if (!parse(&t, argc, argv, &status))
		return status;
	if (!find_hooks(&t))
		return CLI_FAILED;
	if (!t.pid_count && !put_in_front(&t)) {
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

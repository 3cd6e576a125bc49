/* SPDX-License-Identifier: MIT */
/*
 * weir trace: runs a program with the runtime in it and prints the calls that it makes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "supervise.h"
#include "trace/reader/reader.h"

static const char help[] =
	"Usage: weir trace [OPTION...] [--] PROGRAM [ARGUMENT...]\n"
	"       weir trace [OPTION...] -p PID[,PID...]\n"
	"\n"
	"Run PROGRAM, or attach to a process, and print the system calls that it and its children\n"
	"make.\n"
	"\n"
	"  -p, --attach=PID      attach to this process; interrupted, weir leaves it as it was\n"
	"  -o, --output=FILE     write to FILE, not to standard error (recommended)\n"
	"  -e, --trace=LIST      only these calls: names, or classes as %file, with commas;\n"
	"                        a leading ! takes the others; vdso: what the vDSO answers, too\n"
	"  -s, --string-limit=N  keep N bytes of a string (32)\n"
	"  -t, -tt, -ttt         begin each line with the time of day, with microseconds, or with\n"
	"                        seconds since the epoch\n"
	"  -T                    end each line with the time spent in the call\n"
	"      --no-follow       do not trace child processes\n"
	"  -f, --follow-forks    trace child processes: the default, accepted for strace's sake\n"
	"      --drop            when the program is faster than weir, lose calls (and count them)\n"
	"                        rather than wait\n"
	"      --format=FORMAT   text (default) or jsonl\n"
	"      --no-sud          only patch; do not use Syscall User Dispatch\n"
	"      --no-patch        only use Syscall User Dispatch; do not patch\n"
	"      --zero-page       lead sites that no jump fits through page 0, where that is safe\n"
	"      --preload         enter by LD_PRELOAD, without ptrace: dynamic programs only, and\n"
	"                        not before their loader has run\n"
	"  -h, --help            show this help\n"
	"\n"
	"weir exits as the program did: with its status, or by its signal. Status 125: weir itself\n"
	"failed; 126: PROGRAM cannot be executed; 127: PROGRAM was not found. With -p: 0, or 1 if a\n"
	"process cannot be attached to.\n";

enum {
	OPT_NO_FOLLOW = 1,
	OPT_DROP,
	OPT_FORMAT,
	OPT_NO_SUD,
	OPT_NO_PATCH,
	OPT_ZERO_PAGE,
	OPT_PRELOAD
};

static const struct cli_option options[] = {
	{ "attach", 'p', 'p', 1 },
	{ "output", 'o', 'o', 1 },
	{ "trace", 'e', 'e', 1 },
	{ "string-limit", 's', 's', 1 },
	{ "absolute-timestamps", 't', 't', 0 },
	{ "syscall-times", 'T', 'T', 0 },
	{ "follow-forks", 'f', 'f', 0 },
	{ "no-follow", 0, OPT_NO_FOLLOW, 0 },
	{ "drop", 0, OPT_DROP, 0 },
	{ "format", 0, OPT_FORMAT, 1 },
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
	char error[160];
	long n;
	int id;

	while ((id = cli_next(&p)) != CLI_END) {
		switch (id) {
		case 'p':
			if (!cli_pids(p.value, &t->pids, &t->pid_count)) {
				*status = cli_bad_usage(
					t->self, "-p takes numbers of processes, not '%s'", p.value);
				return 0;
			}
			break;
		case 'o':
			t->output_path = p.value;
			break;
		case 'e':
			if (trace_filter_parse(p.value, t->want, error, sizeof(error)) < 0) {
				*status = cli_bad_usage(t->self, "-e: %s", error);
				return 0;
			}
			t->flags = trace_filter_vdso(p.value) ? t->flags | TRACE_F_VDSO
							      : t->flags & ~TRACE_F_VDSO;
			break;
		case 's':
			n = cli_number(p.value, 0, 1 << 16);
			if (n < 0) {
				*status = cli_bad_usage(
					t->self, "-s takes a number up to 65536, not '%s'", p.value);
				return 0;
			}
			t->out.string_limit = (uint32_t)n;
			break;
		case 't':
			t->out.stamps++;
			break;
		case 'T':
			t->out.durations = true;
			break;
		case 'f':
			t->flags &= ~TRACE_F_NO_FOLLOW;
			break;
		case OPT_NO_FOLLOW:
			t->flags |= TRACE_F_NO_FOLLOW;
			break;
		case OPT_DROP:
			t->flags |= TRACE_F_DROP;
			break;
		case OPT_FORMAT:
			if (strcmp(p.value, "text") != 0 && strcmp(p.value, "jsonl") != 0) {
				*status = cli_bad_usage(t->self, "--format is text or jsonl, not '%s'",
							p.value);
				return 0;
			}
			t->out.jsonl = p.value[0] == 'j';
			break;
		case OPT_NO_SUD:
			t->flags |= TRACE_F_NO_SUD;
			break;
		case OPT_NO_PATCH:
			t->flags |= TRACE_F_NO_PATCH;
			break;
		case OPT_ZERO_PAGE:
			t->flags |= TRACE_F_ZERO_PAGE;
			break;
		case OPT_PRELOAD:
			t->preload = true;
			break;
		case 'h':
			fputs(help, stdout);
			*status = fflush(stdout) ? CLI_FAILED : 0;
			return 0;
		default:
			*status = CLI_FAILED;
			return 0;
		}
	}
	if ((t->flags & TRACE_F_NO_SUD) && (t->flags & TRACE_F_NO_PATCH)) {
		*status = cli_bad_usage(t->self, "--no-sud and --no-patch leave nothing to trace with");
		return 0;
	}
	*status = CLI_FAILED;
	return supervise_accepts(t, argc, argv, p.index);
}

static int trace(const struct cli_command *self, int argc, char **argv)
{
	static struct trace t;
	int status;

	t.self = self;
	t.out.string_limit = 32;
	memset(t.want, 0xff, sizeof(t.want));
	return parse(&t, argc, argv, &status) ? supervise(&t) : status;
}

const struct cli_command cli_trace = {
	.name = "trace",
	.summary = "print the system calls of a program and its children",
	.help = help,
	.run = trace,
};

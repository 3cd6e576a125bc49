/* SPDX-License-Identifier: MIT */
/*
 * What the files of the weir command share: messages, exit statuses and the commands themselves.
 */
#ifndef WEIR_CLI_H
#define WEIR_CLI_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* The statuses of env(1), timeout(1) and nohup(1). */
enum cli_status {
	CLI_FAILED = 125,	  /* weir itself failed, or was used wrongly */
	CLI_CANNOT_EXECUTE = 126, /* the program is there but cannot be executed */
	CLI_NOT_FOUND = 127,
};

struct cli_command {
	const char *name;
	const char *summary; /* one line for the list of commands */
	const char *help;    /* the text of --help */
	int (*run)(const struct cli_command *self, int argc, char **argv);
};

/* One option; the long name alone when letter is 0. A table ends with a NULL name. */
struct cli_option {
	const char *name;
	char letter;
	char id;	/* what the caller's switch sees; also for options without a letter */
	char has_value; /* 0 or 1 */
};

struct cli_parser {
	const struct cli_command *command;
	const struct cli_option *options;
	int argc;
	char **argv;
	int index;	   /* next argument to look at; the first operand once parsing is over */
	const char *group; /* rest of a cluster of letters, as in -tT */
	const char *value;
};

/* What cli_next returns when it is not the id of an option. */
enum { CLI_END = 0, CLI_BAD = -1 };

/*
 * The next option's id, CLI_END at the first operand or after "--", or CLI_BAD with the message
 * already printed. The first operand ends the options: what follows belongs to the program.
 */
int cli_next(struct cli_parser *p);

/* What an errno says, in the words of a trace; never NULL. */
const char *cli_error(int error);
/* "weir: ..." and a newline in one write. */
void cli_message(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* One line, and where to read more. Returns CLI_FAILED. */
int cli_bad_usage(const struct cli_command *command, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A whole decimal number within limits, or -1. */
long cli_number(const char *text, long min, long max);

/* Adds what -p names, "1,2 3": as pidof(1) prints them, too. False if there is anything else in it. */
bool cli_pids(const char *text, pid_t **pids, size_t *count);

/* The absolute path of a part of weir; false when it is not there, with the last place in path. */
bool cli_find(const char *name, const char *installed, char path[PATH_MAX]);

extern const struct cli_command cli_trace, cli_run, cli_doctor;

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Options and messages.
 *
 * getopt_long is not used: it prints its own errors, reorders arguments unless told otherwise, and
 * accepts abbreviations, which would turn every new option into a possible break of old scripts.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "trace/reader/reader.h"

static void vmessage(const char *tail, const char *fmt, va_list ap)
{
	char line[1024];
	size_t used = 0;
	int n;

	memcpy(line, "weir: ", 6);
	used = 6;
	n = vsnprintf(line + used, sizeof(line) - used - 1, fmt, ap);
	if (n > 0)
		used += (size_t)n < sizeof(line) - used - 1 ? (size_t)n : sizeof(line) - used - 2;
	line[used++] = '\n';
	if (tail) {
		n = snprintf(line + used, sizeof(line) - used, "%s", tail);
		if (n > 0)
			used += (size_t)n < sizeof(line) - used ? (size_t)n : sizeof(line) - used - 1;
	}
	/* Nothing can be done, and nowhere be said, if standard error is not there. */
	if (write(STDERR_FILENO, line, used) < 0)
		return;
}

const char *cli_error(int error)
{
	const char *text = trace_errno_text(error);

	return text ? text : "unknown error";
}

void cli_message(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vmessage(NULL, fmt, ap);
	va_end(ap);
}

int cli_bad_usage(const struct cli_command *command, const char *fmt, ...)
{
	char tail[64];
	va_list ap;

	snprintf(tail, sizeof(tail), "Try 'weir%s%s --help'\n", command ? " " : "",
		 command ? command->name : "");
	va_start(ap, fmt);
	vmessage(tail, fmt, ap);
	va_end(ap);
	return CLI_FAILED;
}

long cli_number(const char *text, long min, long max)
{
	char *end;
	long n;

	if (*text < '0' || *text > '9')
		return -1;
	errno = 0;
	n = strtol(text, &end, 10);
	if (errno || *end || n < min || n > max)
		return -1;
	return n;
}

static int bad(struct cli_parser *p, const char *what, const char *name, size_t len)
{
	cli_bad_usage(p->command, "%s '%.*s'", what, (int)len, name);
	return CLI_BAD;
}

static int long_option(struct cli_parser *p, const char *arg)
{
	const char *name = arg + 2, *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	const struct cli_option *o;

	for (o = p->options; o->name || o->letter; o++)
		if (o->name && strlen(o->name) == len && memcmp(o->name, name, len) == 0)
			break;
	if (!o->name)
		return bad(p, "unknown option", arg, len + 2);
	p->value = NULL;
	if (!o->has_value) {
		if (equals)
			return bad(p, "no value is taken by option", arg, len + 2);
		return o->id;
	}
	if (equals)
		p->value = equals + 1;
	else if (p->index < p->argc)
		p->value = p->argv[p->index++];
	else
		return bad(p, "a value is missing after option", arg, len + 2);
	return o->id;
}

static int short_option(struct cli_parser *p)
{
	char text[2] = { '-', *p->group++ };
	const struct cli_option *o;

	for (o = p->options; o->name || o->letter; o++)
		if (o->letter && o->letter == text[1])
			break;
	if (!o->letter) {
		p->group = NULL;
		return bad(p, "unknown option", text, 2);
	}
	p->value = NULL;
	if (!o->has_value)
		return o->id;
	if (*p->group)
		p->value = p->group;
	else if (p->index < p->argc)
		p->value = p->argv[p->index++];
	p->group = NULL;
	if (!p->value)
		return bad(p, "a value is missing after option", text, 2);
	return o->id;
}

int cli_next(struct cli_parser *p)
{
	const char *arg;

	if (p->group && *p->group)
		return short_option(p);
	p->group = NULL;
	if (p->index >= p->argc)
		return CLI_END;
	arg = p->argv[p->index];
	if (arg[0] != '-' || !arg[1])
		return CLI_END;
	p->index++;
	if (strcmp(arg, "--") == 0)
		return CLI_END;
	if (arg[1] == '-')
		return long_option(p, arg);
	p->group = arg + 1;
	return short_option(p);
}

bool cli_pids(const char *text, pid_t **pids, size_t *count)
{
	while (*text) {
		char word[16];
		size_t n = strcspn(text, ", \t\n");
		pid_t *more = realloc(*pids, (*count + 1) * sizeof(*more));
		long pid = -1;

		if (!more)
			return false;
		*pids = more;
		if (n > 0) {
			snprintf(word, sizeof(word), "%.*s", (int)n, text);
			pid = n < sizeof(word) ? cli_number(word, 1, INT_MAX) : -1;
			if (pid < 0)
				return false;
			more[(*count)++] = (pid_t)pid;
		}
		text += n + (text[n] != '\0');
	}
	return *count > 0;
}

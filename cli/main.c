/* SPDX-License-Identifier: MIT */
/*
 * weir COMMAND: finds the command and gives it its arguments.
 */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "config.h"

static const struct cli_command *const commands[] = { &cli_trace, &cli_run, &cli_doctor };
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static const struct cli_command *find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static int usage(FILE *to)
{
	fputs("Usage: weir COMMAND [OPTION...] [--] PROGRAM [ARGUMENT...]\n"
	      "\n"
	      "See what a program asks of the system, from inside the program.\n"
	      "\n"
	      "Commands:\n",
	      to);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(to, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
	fputs("  help     show the help of a command\n"
	      "\n"
	      "'weir COMMAND --help' shows the options of a command.\n",
	      to);
	/* Help that could not be written is a failure, as for other programs. */
	return fflush(to) || ferror(to) ? CLI_FAILED : 0;
}

static int help(int argc, char **argv)
{
	const struct cli_command *command;

	if (argc < 2)
		return usage(stdout);
	command = find(argv[1]);
	if (!command)
		return cli_bad_usage(NULL, "unknown command '%s'", argv[1]);
	fputs(command->help, stdout);
	return fflush(stdout) ? CLI_FAILED : 0;
}

int main(int argc, char **argv)
{
	const struct cli_command *command;

	if (argc < 2) {
		usage(stderr);
		return CLI_FAILED;
	}
	if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0)
		return usage(stdout);
	if (strcmp(argv[1], "--version") == 0) {
		puts("weir " WEIR_VERSION " (x86_64: patching, Syscall User Dispatch)");
		return fflush(stdout) ? CLI_FAILED : 0;
	}
	if (strcmp(argv[1], "help") == 0)
		return help(argc - 1, argv + 1);
	if (argv[1][0] == '-')
		return cli_bad_usage(NULL, "unknown option '%s'", argv[1]);
	command = find(argv[1]);
	if (!command)
		return cli_bad_usage(NULL, "unknown command '%s'", argv[1]);
	return command->run(command, argc - 1, argv + 1);
}

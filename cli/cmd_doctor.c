/* SPDX-License-Identifier: MIT */
/*
 * weir doctor: what works here, and what can be done with a program.
 *
 * The libraries of a program are found by asking its own interpreter (ld.so --list), which loads
 * them without running anything of the program; only names that it prints are used.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli.h"
#include "config.h"
#include "exe.h"
#include "plan/check.h"
#include "plan/plan.h"
#include "probe.h"

static const char help[] =
	"Usage: weir doctor [OPTION...] [--] [PROGRAM]\n"
	"       weir doctor [--] FILE:FUNCTION\n"
	"\n"
	"Show what works on this machine and, for PROGRAM, whether it can be entered and where its\n"
	"system calls are. For a FUNCTION of a library or program (libc:malloc, ./prog:main, libc:0x27300)\n"
	"show how its entry can be patched, and why not in a better way.\n"
	"\n"
	"  -v, --verbose  every site, with its tactic and the reason for it\n"
	"  -h, --help     show this help\n"
	"\n"
	"The status is 0; 1 if PROGRAM cannot be entered, FUNCTION is not there, or this machine lacks\n"
	"what weir needs;\n"
	"125, 126 and 127 as for weir trace.\n";

static const struct cli_option options[] = {
	{ "verbose", 'v', 'v', 0 },
	{ "help", 'h', 'h', 0 },
	{ NULL, 0, 0, 0 },
};

static const char *const blind_spots[] = {
	"operations submitted through io_uring: the ring is seen being entered, not what is in it",
	"32-bit programs: they run untraced, and are named",
	"set-user-ID and set-group-ID programs, and those with file capabilities: the same",
	"what the loader does, and static programs, where ptrace is refused (see --preload)",
	"seccomp filters that test the instruction pointer: they see weir's, not the program's",
	"what -p cannot attach to: programs with a seccomp filter, or that use %gs or Syscall User Dispatch themselves",
	"processes in another pid namespace: their own pids are shown",
	"calls answered by the vDSO (clock_gettime, gettimeofday, time, getcpu), unless -e vdso asks for them",
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define REASON_MAX 16

static int show_machine(void)
{
	static const char *const words[] = { [PROBE_NO] = "no", [PROBE_YES] = "yes", [PROBE_INFO] = "" };
	int dispatch = 0, patch = 0, memfd = 0;
	char text[64];

	puts("This machine:");
	for (const struct probe *p = probes; p->name; p++) {
		enum probe_verdict v = probe_run(p, text);
		const char *word = words[v];

		printf("  %-34s %s%s%s", p->name, word, *word && *text ? ": " : "", text);
		printf("%s%s%s\n", *p->use ? "  (" : "", p->use, *p->use ? ")" : "");
		dispatch |= v == PROBE_YES && strcmp(p->name, "Syscall User Dispatch") == 0;
		patch |= v == PROBE_YES && strncmp(p->name, "writing text", 12) == 0;
		memfd |= v == PROBE_YES && strcmp(p->name, "memory files") == 0;
	}
	puts("");
	if (!memfd || (!patch && !dispatch))
		puts("weir trace does not work here.");
	else if (!dispatch)
		puts("weir trace works by patching alone: calls from code made at run time are missed.");
	else if (!patch)
		puts("weir trace works by Syscall User Dispatch alone: complete, but slower.");
	else
		puts("weir trace works here: patching, and Syscall User Dispatch for the rest.");
	return memfd && (patch || dispatch) ? 0 : 1;
}

/*
 * Runs a program whose output is to be read. weir-plan and ld.so are asked rather than linked: the
 * disassembler would be loaded, and paid for, at each start of weir trace.
 */
static FILE *ask(const char *const argv[], pid_t *pid)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return NULL;
	*pid = fork();
	if (*pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		unsetenv("LD_PRELOAD");
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(ends[1]);
	if (*pid < 0) {
		close(ends[0]);
		return NULL;
	}
	return fdopen(ends[0], "r");
}

static bool asked(FILE *answer, pid_t pid)
{
	int status;

	fclose(answer);
	return waitpid(pid, &status, 0) == pid && status == 0;
}

static void show_sites(const char *planner, const char *path)
{
	const char *const argv[] = { planner, "--show", path, NULL };
	char *line = NULL;
	size_t room = 0;
	FILE *table;
	pid_t pid;

	table = ask(argv, &pid);
	if (!table)
		return;
	/* The first line names the file again. */
	for (int n = 0; getline(&line, &room, table) >= 0; n++)
		if (n > 0)
			printf("    %s", line);
	free(line);
	asked(table, pid);
}

/* The plan of a file, to be freed; or NULL, weir-plan having said why. */
static struct plan_header *get_plan(const char *planner, const char *path)
{
	const char *const argv[] = { planner, "--fd", "1", path, NULL };
	char *bytes = NULL;
	size_t size = 0, n;
	FILE *from, *to;
	char part[4096];
	pid_t pid;

	from = ask(argv, &pid);
	if (!from)
		return NULL;
	to = open_memstream(&bytes, &size);
	while (to && (n = fread(part, 1, sizeof(part), from)) > 0)
		fwrite(part, 1, n, to);
	if (to)
		fclose(to);
	if (asked(from, pid) && bytes && plan_check((struct plan_header *)(void *)bytes, size) == PLAN_OK)
		return (struct plan_header *)(void *)bytes;
	free(bytes);
	return NULL;
}

static void show_object(const char *path, bool verbose)
{
	unsigned int tactics[8] = { 0 }, reasons[REASON_MAX] = { 0 }, zero[REASON_MAX] = { 0 };
	const struct plan_site *sites;
	struct plan_header *plan;
	char planner[PATH_MAX];

	printf("  %s\n", path);
	if (!cli_find("weir-plan", WEIR_LIBEXECDIR, planner)) {
		printf("    no plan: %s is not there\n", planner);
		return;
	}
	plan = get_plan(planner, path);
	if (!plan) {
		printf("    no plan could be made\n");
		return;
	}
	sites = plan_sites(plan);
	printf("    %u site%s", plan->site_count, plan->site_count == 1 ? "" : "s");
	for (uint32_t i = 0; i < plan->site_count; i++) {
		tactics[sites[i].tactic % LENGTH(tactics)]++;
		reasons[sites[i].reason % LENGTH(reasons)]++;
		zero[sites[i].zero]++;
	}
	for (unsigned int i = 0; i < LENGTH(tactics); i++)
		if (tactics[i])
			printf(", %u %s (%s)", tactics[i], plan_tactic_name(i), plan_tactic_text(i));
	puts("");
	for (unsigned int i = 1; i < LENGTH(reasons); i++)
		if (reasons[i])
			printf("    %u: %s\n", reasons[i], plan_reason_text(i));
	for (unsigned int i = PLAN_ZERO_SAFE; i <= PLAN_ZERO_FRAME; i++)
		if (zero[i])
			printf("    %u %s T3 (--zero-page): %s\n", zero[i],
			       i == PLAN_ZERO_SAFE ? "may be" : "cannot be", plan_zero_text(i));
	if (verbose)
		show_sites(planner, path);
	free(plan);
}

/* The interpreter says: "\tname => /path (0x...)" or "\t/path (0x...)". */
static void show_libraries(const struct exe *e, bool verbose)
{
	const char *const argv[] = { e->interp, "--list", e->path, NULL };
	char *line = NULL, *start, *end;
	size_t room = 0;
	FILE *list;
	pid_t pid;

	list = ask(argv, &pid);
	if (!list) {
		printf("  its libraries: %s\n", cli_error(errno));
		return;
	}
	while (getline(&line, &room, list) >= 0) {
		start = strchr(line, '/');
		if (strstr(line, "not found")) {
			line[strcspn(line, "\n")] = '\0';
			printf("  %s\n", line + strspn(line, " \t"));
		}
		end = start ? strstr(start, " (0x") : NULL;
		if (!end)
			continue; /* the vDSO, and what was not found */
		/* "/lib/ld.so => /lib/x/ld.so": the second is where it is */
		if (strstr(start, " => /"))
			start = strstr(start, " => /") + 4;
		*end = '\0';
		show_object(start, verbose);
	}
	free(line);
	if (!asked(list, pid))
		puts("  its interpreter could not list all of its libraries");
}

static int show_program(const char *name, bool verbose)
{
	char path[PATH_MAX];
	int ret = -ENOENT;
	struct exe e;

	for (unsigned int step = 0; exe_candidate(name, step, path); step++) {
		ret = exe_look(&e, path);
		if (ret != -ENOENT && ret != -ENOTDIR && ret != -EACCES)
			break;
	}
	if (ret < 0) {
		cli_message("cannot run '%s': %s", name, cli_error(-ret));
		return ret == -ENOENT || ret == -ENOTDIR ? CLI_NOT_FOUND : CLI_CANNOT_EXECUTE;
	}
	printf("\n%s:\n", path);
	if (strcmp(path, e.path) != 0)
		printf("  a script, run by %s\n", e.path);
	if (e.verdict == EXE_ENTER)
		printf("  can be entered\n");
	else if (exe_needs_launch(e.verdict))
		printf("  can be entered by launching only: %s %s\n", e.path, exe_why(e.verdict));
	else
		printf("  cannot be entered: %s %s\n", e.path, exe_why(e.verdict));
	if (e.interp[0])
		printf("  interpreter %s\n", e.interp);
	puts("\nIts objects:");
	show_object(e.path, verbose);
	if (e.interp[0] && e.verdict == EXE_ENTER)
		show_libraries(&e, verbose);
	return e.verdict == EXE_ENTER || exe_needs_launch(e.verdict) ? 0 : 1;
}

/* Does the loader's cache mean this library: "libc" for libc.so.6, "libc.so.6" itself? */
static bool is_library(const char *soname, const char *wanted)
{
	const size_t n = strlen(wanted);

	return strncmp(soname, wanted, n) == 0 &&
	       (soname[n] == '\0' || soname[n] == ' ' || strncmp(soname + n, ".so", 3) == 0);
}

/* The file of a library by its name: "\tlibc.so.6 (libc6,x86-64) => /lib/x86_64-linux-gnu/libc.so.6". */
static bool find_library(const char *name, char path[PATH_MAX])
{
	const char *const argv[] = { "/sbin/ldconfig", "-p", NULL };
	bool found = false;
	char *line = NULL, *to;
	size_t room = 0;
	FILE *list;
	pid_t pid;

	list = ask(argv, &pid);
	if (!list)
		return false;
	while (getline(&line, &room, list) >= 0) {
		to = strstr(line, " => ");
		if (found || !to || !strstr(line, "x86-64") ||
		    !is_library(line + strspn(line, " \t"), name))
			continue;
		to[strcspn(to, "\n")] = '\0';
		snprintf(path, PATH_MAX, "%s", to + strlen(" => "));
		found = true;
	}
	free(line);
	asked(list, pid);
	return found;
}

static bool find_file(const char *name, char path[PATH_MAX])
{
	if (!strchr(name, '/') && find_library(name, path))
		return true;
	for (unsigned int step = 0; exe_candidate(name, step, path); step++)
		if (access(path, R_OK) == 0)
			return true;
	return false;
}

/* FILE:FUNCTION: what weir-plan says of it. */
static int show_function(const char *target)
{
	const char *colon = strrchr(target, ':');
	char planner[PATH_MAX], path[PATH_MAX], *file, *line = NULL;
	size_t room = 0;
	FILE *answer;
	pid_t pid;

	file = strndup(target, (size_t)(colon - target));
	if (!file || !find_file(file, path)) {
		cli_message("cannot find '%s': no such library or program", file ? file : target);
		free(file);
		return CLI_NOT_FOUND;
	}
	free(file);
	if (!cli_find("weir-plan", WEIR_LIBEXECDIR, planner)) {
		cli_message("no plan: %s is not there", planner);
		return 1;
	}
	answer = ask((const char *const[]){ planner, "--entries", "--function", colon + 1, path, NULL },
		     &pid);
	if (!answer)
		return 1;
	printf("%s:\n", path);
	while (getline(&line, &room, answer) >= 0)
		printf("  %s", line);
	free(line);
	return asked(answer, pid) ? 0 : 1;
}

static int doctor(const struct cli_command *self, int argc, char **argv)
{
	struct cli_parser p = {
		.command = self, .options = options, .argc = argc, .argv = argv, .index = 1
	};
	bool verbose = false;
	int id, status, ret;

	while ((id = cli_next(&p)) != CLI_END) {
		if (id == 'h') {
			fputs(help, stdout);
			return fflush(stdout) ? CLI_FAILED : 0;
		}
		if (id != 'v')
			return CLI_FAILED;
		verbose = true;
	}
	if (argc - p.index > 1)
		return cli_bad_usage(self, "one program at a time");
	/* The children of the trials must not write a buffered line once more. */
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (p.index < argc && strchr(argv[p.index], ':') && access(argv[p.index], F_OK) != 0) {
		status = show_function(argv[p.index]);
		return fflush(stdout) || ferror(stdout) ? CLI_FAILED : status;
	}
	status = show_machine();
	if (p.index < argc) {
		ret = show_program(argv[p.index], verbose);
		status = ret ? ret : status;
	}
	puts("\nNot seen by weir trace:");
	for (size_t i = 0; i < LENGTH(blind_spots); i++)
		printf("  %s\n", blind_spots[i]);
	return fflush(stdout) || ferror(stdout) ? CLI_FAILED : status;
}

const struct cli_command cli_doctor = {
	.name = "doctor",
	.summary = "show what works here, and what can be done with a program",
	.help = help,
	.run = doctor,
};

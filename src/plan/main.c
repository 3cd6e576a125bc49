/* SPDX-License-Identifier: MIT */
/*
 * weir-plan: makes plans of ELF files, keeps them in the cache, hands them on. While a program waits, weir
 * starts it when the cache misses, or without weir the runtime inside the program's process tree. So: nothing on
 * standard output unless --show asks for it, no look at any variable but HOME, XDG_CACHE_HOME and WEIR_CACHE, no
 * locale, and a quick end.
 */
#include "plan/plan.h"

#include "config.h"
#include "plan/main.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_SKIPPED = 1, EXIT_USAGE = 2 };

struct options {
	unsigned int get_flags;
	int fd;
	bool quiet;
	bool show;
	bool entries;
	bool names;
	const char *debug_dir;
	const char *function;
	uint64_t copy_at;
};

static const char usage[] =
	"usage: weir-plan [--no-cache] [--quiet] [--fd N] FILE...\n"
	"       weir-plan --show [--no-cache] FILE...\n"
	"       weir-plan --entries ...\n"
	"       weir-plan --names [--show] [--debug-dir DIR] [--fd N] FILE...\n"
	"Find the system call instructions of x86-64 ELF files and what may be done to each;\n"
	"with --entries, their functions, and how the first bytes of each may be changed; with --names,\n"
	"the names of their functions, from debug files too.\n"
	"\n"
	"  --copy-at ADDR  with --function: print the displaced instructions as bytes, for this place\n"
	"  --debug-dir DIR  where debug files are: /usr/lib/debug if it is not given\n"
	"  --entries   plan functions\n"
	"  --fd N      write the plans, one after the other, to descriptor N\n"
	"  --function NAME  with --entries: explain this function (a name, or an address 0x...)\n"
	"  --names     list the names of functions\n"
	"  --no-cache  neither read nor write the cache\n"
	"  --quiet     say nothing of files that cannot be planned\n"
	"  --show      print a table. Sites: address, place, call, tactic, reason; functions: address,\n"
	"              name, what is possible, bytes displaced, reason; then `loop' if branches of its\n"
	"              own lead to its beginning, `abi' if no other code of the file leads there\n"
	"  --help      print this\n"
	"  --version   print the version\n"
	"\n"
	"The cache is $XDG_CACHE_HOME/weir, else $HOME/.cache/weir; WEIR_CACHE=off: none.\n"
	"Exit status: 0 all planned, 1 some file was not, 2 wrong usage.\n";

/* A file that is cut short while it is mapped: end with words rather than by a signal. */
static void on_sigbus(int sig)
{
	static const char text[] = "weir-plan: a file changed while it was read\n";

	(void)sig;
	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		_exit(EXIT_SKIPPED);
	_exit(EXIT_SKIPPED);
}

static int write_plan(int fd, const void *plan, size_t size)
{
	size_t done = 0;

	_Static_assert(sizeof(struct plan_header) % 8 == 0 && sizeof(struct plan_site) % 8 == 0,
		       "plans follow each other at multiples of 8");
	while (done < size) {
		const ssize_t n = write(fd, (const char *)plan + done, size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		done += (size_t)n;
	}
	return 0;
}

static void show_site(const struct plan_site *s, const struct plan_symbols *syms)
{
	char place[256] = "-", call[48] = "-", pad[16] = "";
	const char *name;
	uint64_t offset;

	name = syms ? plan_symbols_find(syms, s->addr, &offset) : NULL;
	if (name)
		snprintf(place, sizeof(place), "%.200s+0x%llx", name, (unsigned long long)offset);
	if (s->nr != PLAN_NR_UNKNOWN) {
		name = plan_syscall_name(s->nr);
		snprintf(call, sizeof(call), "%u %s", s->nr, name ? name : "?");
	}
	if (s->tactic == PLAN_T2)
		snprintf(pad, sizeof(pad), "%+d", s->pad);
	printf("%16llx  %-40s %-28s %s%-5s %s", (unsigned long long)s->addr, place, call,
	       plan_tactic_name(s->tactic), pad, plan_reason_name(s->reason));
	if (s->zero != PLAN_ZERO_UNASKED)
		printf(", T3 %s", plan_zero_name(s->zero));
	putchar('\n');
}

static void show(const char *path, const struct plan_header *plan)
{
	static const uint8_t tactics[] = { PLAN_T0, PLAN_T2, PLAN_T1, PLAN_T4 };
	const struct plan_site *sites = plan_sites(plan);
	struct plan_symbols *syms = NULL;
	unsigned int known = 0;

	if (plan_symbols_open(path, NULL, &syms, NULL) < 0)
		syms = NULL;
	printf("%s: %u sites, key ", path, plan->site_count);
	for (uint32_t i = 0; i < plan->key_size; i++)
		printf("%02x", plan->key[i]);
	printf("\n");
	for (uint32_t i = 0; i < plan->site_count; i++) {
		show_site(&sites[i], syms);
		known += sites[i].nr != PLAN_NR_UNKNOWN;
	}
	for (size_t t = 0; t < sizeof(tactics); t++) {
		for (unsigned int reason = 0; reason <= PLAN_WHY_NOT_DECODED; reason++) {
			unsigned int count = 0;

			for (uint32_t i = 0; i < plan->site_count; i++)
				count += sites[i].tactic == tactics[t] && sites[i].reason == reason;
			if (count)
				printf("%6u %s (%s): %s\n", count, plan_tactic_name(tactics[t]),
				       plan_tactic_text(tactics[t]), plan_reason_text(reason));
		}
	}
	for (unsigned int zero = PLAN_ZERO_SAFE; zero <= PLAN_ZERO_FRAME; zero++) {
		unsigned int count = 0;

		for (uint32_t i = 0; i < plan->site_count; i++)
			count += sites[i].zero == zero;
		if (count)
			printf("%6u %s: %s\n", count, zero == PLAN_ZERO_SAFE ? "T3" : "no T3",
			       plan_zero_text(zero));
	}
	printf("%6u with a known number\n", known);
	plan_symbols_close(syms);
}

static int do_entries(const char *path, const struct options *opt)
{
	struct entry_header *plan;
	struct plan_error err;
	int ret;

	ret = plan_get_entries(path, opt->get_flags, &plan, &err);
	if (ret < 0) {
		if (!opt->quiet)
			fprintf(stderr, "weir-plan: %s\n", err.text);
		return EXIT_SKIPPED;
	}
	if (opt->function)
		ret = explain_function(path, opt->debug_dir, plan, opt->function, opt->copy_at);
	else if (opt->show)
		show_entries(path, plan);
	if (ret == 0 && opt->fd >= 0) {
		ret = write_plan(opt->fd, plan, plan->size);
		if (ret < 0 && !opt->quiet)
			fprintf(stderr, "weir-plan: descriptor %d: %s\n", opt->fd, strerror(-ret));
	}
	free(plan);
	return ret < 0 ? EXIT_SKIPPED : 0;
}

static int do_names(const char *path, const struct options *opt)
{
	struct plan_symbols *syms;
	struct local_header *list = NULL;
	struct plan_error err;
	int ret = plan_symbols_open(path, opt->debug_dir, &syms, &err);

	if (ret < 0) {
		if (!opt->quiet)
			fprintf(stderr, "weir-plan: %s\n", err.text);
		return EXIT_SKIPPED;
	}
	ret = plan_symbols_list(syms, &list);
	for (uint32_t i = 0; ret == 0 && opt->show && i < list->count; i++)
		printf("%16llx  %s\n", (unsigned long long)local_funcs(list)[i].addr,
		       local_name(list, &local_funcs(list)[i]));
	if (ret == 0 && opt->fd >= 0)
		ret = write_plan(opt->fd, list, list->size);
	if (ret < 0 && !opt->quiet)
		fprintf(stderr, "weir-plan: %s: %s\n", path, strerror(-ret));
	free(list);
	plan_symbols_close(syms);
	return ret < 0 ? EXIT_SKIPPED : 0;
}

static int do_file(const char *path, const struct options *opt)
{
	struct plan_header *plan;
	struct plan_error err;
	int ret;

	ret = plan_get(path, opt->get_flags, &plan, &err);
	if (ret < 0) {
		if (!opt->quiet)
			fprintf(stderr, "weir-plan: %s\n", err.text);
		return EXIT_SKIPPED;
	}
	if (opt->show)
		show(path, plan);
	if (opt->fd >= 0) {
		ret = write_plan(opt->fd, plan, plan->size);
		if (ret < 0 && !opt->quiet)
			fprintf(stderr, "weir-plan: descriptor %d: %s\n", opt->fd, strerror(-ret));
	}
	free(plan);
	return ret < 0 ? EXIT_SKIPPED : 0;
}

static int parse_fd(const char *text)
{
	char *end;
	long fd;

	errno = 0;
	fd = strtol(text, &end, 10);
	return errno || end == text || *end || fd < 0 || fd > 1 << 20 ? -1 : (int)fd;
}

/* 0: go on; else the exit status + 1 */
static int parse(int argc, char **argv, struct options *opt)
{
	enum {
		OPT_COPY_AT = 256,
		OPT_DEBUG_DIR,
		OPT_ENTRIES,
		OPT_FD,
		OPT_FUNCTION,
		OPT_NAMES,
		OPT_NO_CACHE,
		OPT_QUIET,
		OPT_SHOW,
		OPT_HELP,
		OPT_VERSION
	};
	static const struct option longs[] = {
		{ "copy-at", required_argument, NULL, OPT_COPY_AT },
		{ "debug-dir", required_argument, NULL, OPT_DEBUG_DIR },
		{ "entries", no_argument, NULL, OPT_ENTRIES },
		{ "fd", required_argument, NULL, OPT_FD },
		{ "function", required_argument, NULL, OPT_FUNCTION },
		{ "names", no_argument, NULL, OPT_NAMES },
		{ "no-cache", no_argument, NULL, OPT_NO_CACHE },
		{ "quiet", no_argument, NULL, OPT_QUIET },
		{ "show", no_argument, NULL, OPT_SHOW },
		{ "help", no_argument, NULL, OPT_HELP },
		{ "version", no_argument, NULL, OPT_VERSION },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "+", longs, NULL)) != -1) {
		switch (c) {
		case OPT_COPY_AT:
			opt->copy_at = strtoull(optarg, NULL, 0);
			break;
		case OPT_DEBUG_DIR:
			opt->debug_dir = optarg;
			break;
		case OPT_ENTRIES:
			opt->entries = true;
			break;
		case OPT_FUNCTION:
			opt->function = optarg;
			break;
		case OPT_FD:
			opt->fd = parse_fd(optarg);
			if (opt->fd < 0) {
				fprintf(stderr, "weir-plan: --fd wants a descriptor number, not '%s'\n",
					optarg);
				return EXIT_USAGE + 1;
			}
			break;
		case OPT_NAMES:
			opt->names = true;
			break;
		case OPT_NO_CACHE:
			opt->get_flags |= PLAN_GET_NO_CACHE;
			break;
		case OPT_QUIET:
			opt->quiet = true;
			break;
		case OPT_SHOW:
			opt->show = true;
			break;
		case OPT_HELP:
			fputs(usage, stdout);
			return 1;
		case OPT_VERSION:
			puts("weir-plan " WEIR_VERSION);
			return 1;
		default: /* getopt has said what is wrong */
			fputs("Try 'weir-plan --help'.\n", stderr);
			return EXIT_USAGE + 1;
		}
	}
	if (optind == argc) {
		fputs("weir-plan: no file given. Try 'weir-plan --help'.\n", stderr);
		return EXIT_USAGE + 1;
	}
	return 0;
}

/* libweir runs this with nothing but descriptor 3, so that the loader's troubles are not the user's. */
static void open_standard(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
			return;
}

int main(int argc, char **argv)
{
	struct options opt = { .fd = -1 };
	int ret;

	open_standard();
	ret = parse(argc, argv, &opt);

	if (ret)
		return ret - 1;
	signal(SIGPIPE, SIG_IGN);
	signal(SIGBUS, on_sigbus);
	for (int i = optind; i < argc; i++)
		ret |= opt.names     ? do_names(argv[i], &opt)
		       : opt.entries ? do_entries(argv[i], &opt)
				     : do_file(argv[i], &opt);
	if (fflush(stdout) != 0) {
		fprintf(stderr, "weir-plan: standard output: %s\n", strerror(errno));
		ret = EXIT_SKIPPED;
	}
	return ret;
}

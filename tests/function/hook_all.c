/* SPDX-License-Identifier: MIT */
/*
 * Preloaded: patches the entry of every function that some objects export, and counts their calls.
 *
 *	HOOK_ALL   paths, as the loader knows them, separated by ':'
 *	HOOK_LOG   a file that gets a line for each object, and one at the end
 *	HOOK_PLAN  weir-plan
 *	HOOK_UNDO  take all of it out again at once, and say how long that took
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit.h"

#define ROOM 120000

static struct kit_hook hooks[ROOM];
static unsigned count;
static char log_path[256];

static void say(const char *text)
{
	const int fd = open(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		_exit(120);
	close(fd);
}

static void hook_object(const char *path)
{
	unsigned n = kit_exports(path, hooks + count, ROOM - count), good, forms[5] = { 0 };
	struct kit_hook *h = hooks + count;
	char text[512];
	uint64_t ns;

	good = kit_patch(h, n);
	ns = kit_ns;
	if (getenv("HOOK_UNDO")) {
		unsigned undone = kit_undo(h, n);

		snprintf(text, sizeof(text), "%s undone %u ns %.0f\n", path, undone,
			 n ? (double)kit_ns / n : 0.0);
		good = kit_patch(h, n);
		say(text);
	}
	for (unsigned i = 0; i < n; i++) {
		if (h[i].result == 0) {
			forms[h[i].form]++;
			continue;
		}
		snprintf(text, sizeof(text), "%s refused %s %d %d\n", path, h[i].name, h[i].result,
			 h[i].reason);
		say(text);
	}
	snprintf(text, sizeof(text),
		 "%s exports %u hooked %u jump %u pun %u short %u break %u ns %.0f\n", path, n,
		 good, forms[0], forms[1], forms[2], forms[3], n ? (double)ns / n : 0.0);
	say(text);
	count += n;
}

__attribute__((constructor)) static void start(void)
{
	char list[2048], *at = list, *path;

	/* the children of the program are not hooked */
	unsetenv("LD_PRELOAD");
	snprintf(log_path, sizeof(log_path), "%s", getenv("HOOK_LOG"));
	snprintf(list, sizeof(list), "%s", getenv("HOOK_ALL"));
	kit_start(NULL, getenv("HOOK_PLAN"));
	while ((path = strsep(&at, ":")))
		hook_object(path);
}

__attribute__((destructor)) static void end(void)
{
	unsigned called = 0;
	uint64_t calls = 0;
	char text[128];

	for (unsigned i = 0; i < count; i++) {
		if (hooks[i].result == 0 && *hooks[i].calls)
			called++;
		calls += hooks[i].result == 0 ? *hooks[i].calls : 0;
	}
	snprintf(text, sizeof(text), "called %u calls %llu\n", called, (unsigned long long)calls);
	say(text);
}

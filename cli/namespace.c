/* SPDX-License-Identifier: MIT */
/* See namespace.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "namespace.h"

/* The last number in the line NSpid is the one that the task has in its own namespace. */
bool ns_known_as(const char *dir, pid_t tid, pid_t inside)
{
	char path[64], line[256], *last;
	bool same = false;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%d/status", dir, tid);
	f = fopen(path, "re");
	if (!f)
		return false;
	while (!same && fgets(line, sizeof(line), f)) {
		if (strncmp(line, "NSpid:", 6) != 0)
			continue;
		last = strrchr(line, '\t');
		same = last && strchr(line, '\t') != last && strtol(last, NULL, 10) == inside;
		break;
	}
	fclose(f);
	return same;
}

bool ns_is_elsewhere(pid_t pid)
{
	struct stat mine, its;
	char path[32];

	snprintf(path, sizeof(path), "/proc/%d/ns/pid", pid);
	return stat("/proc/self/ns/pid", &mine) == 0 && stat(path, &its) == 0 &&
	       mine.st_ino != its.st_ino;
}

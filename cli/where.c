/* SPDX-License-Identifier: MIT */
/*
 * Where the other parts of weir are: beside the command in a build directory, in their own
 * directories once installed. Always absolute: the program may change its directory.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

bool cli_find(const char *name, const char *installed, char path[PATH_MAX])
{
	char self[PATH_MAX], *slash;
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	int len;

	if (n > 0) {
		self[n] = '\0';
		slash = strrchr(self, '/');
		if (slash)
			slash[1] = '\0';
		len = snprintf(path, PATH_MAX, "%s%s", self, name);
		if (len > 0 && len < PATH_MAX && access(path, R_OK) == 0)
			return true;
	}
	len = snprintf(path, PATH_MAX, "%s/%s", installed, name);
	return len > 0 && len < PATH_MAX && access(path, R_OK) == 0;
}

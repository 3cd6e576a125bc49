/* SPDX-License-Identifier: MIT */
/* The permissions of the program's own segments and libc's are those of the file: no page is left writable. */
#include "aid.h"

int main(void)
{
	char line[512];
	char *self = strrchr(self_exe(), '/');
	FILE *f;

	marker(1);
	f = fopen("/proc/self/maps", "r");
	check(f);
	while (fgets(line, sizeof(line), f)) {
		char perms[8];

		if (!strstr(line, self) && !strstr(line, "/libc.so.6"))
			continue;
		check(sscanf(line, "%*s %7s", perms) == 1);
		check(!(perms[1] == 'w' && perms[2] == 'x'));
		/* One line or several: a segment may lie in pieces. */
		if (perms[2] == 'x')
			check(strcmp(perms, "r-xp") == 0);
	}
	fclose(f);
	return marker_pass();
}

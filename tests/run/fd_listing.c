/* SPDX-License-Identifier: MIT */
/* The descriptors that the program sees open are those that it opened. */
#include <dirent.h>

#include "aid.h"

int main(void)
{
	for (int i = 0; i < 2; i++) {
		DIR *d = opendir("/proc/self/fd");
		struct dirent *e;
		int seen[64] = { 0 };

		check(d);
		while ((e = readdir(d)) != NULL)
			if (e->d_name[0] != '.' && atoi(e->d_name) < 64)
				seen[atoi(e->d_name)] = 1;
			else if (e->d_name[0] != '.')
				printf("high descriptor %s\n", e->d_name);
		closedir(d);
		for (int fd = 0; fd < 64; fd++)
			if (seen[fd])
				printf("%d\n", fd);
	}
	return pass();
}

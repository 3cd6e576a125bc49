/* SPDX-License-Identifier: MIT */
/* The working directory is removed: relative names fail as bare, execs and forks work. */
#include <sys/stat.h>

#include "aid.h"

int main(void)
{
	char buf[4096];

	check(mkdir("gone", 0700) == 0 && chdir("gone") == 0 && rmdir("../gone") == 0);
	for (int i = 0; i < 3; i++) {
		check(open("file", O_CREAT | O_RDWR, 0600) == -1 && errno == ENOENT);
		check(getcwd(buf, sizeof(buf)) == NULL && errno == ENOENT);
		fflush(NULL);
		check(system("echo in the void") == 0);
		marker(1);
	}
	return marker_pass();
}

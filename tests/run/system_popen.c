/* SPDX-License-Identifier: MIT */
/* system() and popen(), with and without output, and a command that dies of a signal. */
#include "aid.h"

int main(void)
{
	char line[64];
	FILE *f;

	fflush(NULL);
	show_status("true", system("true"));
	show_status("exit 3", system("exit 3"));
	show_status("kill", system("kill -KILL $$"));
	fflush(NULL);
	check(system("echo from system") == 0);
	f = popen("echo one; echo two; exit 4", "r");
	check(f);
	while (fgets(line, sizeof(line), f))
		printf("got %s", line);
	show_status("popen", pclose(f));
	fflush(NULL);
	f = popen("cat", "w");
	check(f);
	fputs("through cat\n", f);
	show_status("cat", pclose(f));
	return pass();
}

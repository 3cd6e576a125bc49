/* SPDX-License-Identifier: MIT */
/* A generation of exec with an empty environment in between: the grandchild is still seen. */
#include "aid.h"

int main(int argc, char **argv)
{
	char *none[] = { NULL };
	char text[2] = "";
	char *args[] = { (char *)"me", text, NULL };
	int n = argc > 1 ? atoi(argv[1]) : 0;

	if (n == 4) {
		marker(4);
		return marker_pass();
	}
	marker((uint32_t)n);
	marker_report();
	fflush(stdout);
	text[0] = (char)('1' + n);
	execve(self_exe(), args, none);
	return 1;
}

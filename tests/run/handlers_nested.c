/* SPDX-License-Identifier: MIT */
/* Handlers that interrupt handlers, ten deep, each with calls; all return in order. */
#include "aid.h"

static char text[256];

static void handler(int sig)
{
	char t[8];

	snprintf(t, sizeof(t), " +%d", sig - SIGRTMIN);
	strcat(text, t);
	marker((uint32_t)sig);
	if (sig < SIGRTMIN + 12)
		raise(sig + 1);
	marker((uint32_t)sig);
	snprintf(t, sizeof(t), " -%d", sig - SIGRTMIN);
	strcat(text, t);
}

int main(void)
{
	for (int s = SIGRTMIN + 3; s <= SIGRTMIN + 12; s++)
		handle(s, handler, 0);
	for (int i = 0; i < 5; i++) {
		text[0] = '\0';
		raise(SIGRTMIN + 3);
		puts(text);
	}
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* A library whose function is to be intercepted; it calls it itself, too. */
#include "answer.h"

int answer(void)
{
	return 1;
}

extern __typeof__(answer) answer_hidden __attribute__((alias("answer"), visibility("hidden")));

int call_answer(void)
{
	return answer();
}

int hidden_answer(void)
{
	return answer_hidden();
}

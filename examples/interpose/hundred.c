/* SPDX-License-Identifier: MIT */
/* Intercepts answer(): 100 more than the original. */
#include <dlfcn.h>

#include "answer.h"

int answer(void)
{
	int (*original)(void) = (int (*)(void))dlsym(RTLD_NEXT, "answer");

	return (original ? original() : 0) + 100;
}

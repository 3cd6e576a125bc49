/* SPDX-License-Identifier: MIT */
/* A library that is loaded while hooks are there. */
#include "target.h"

int plugin_only(int a);
int plugin_calls_add(int a, int b);

int plugin_only(int a)
{
	return a + 1;
}

int plugin_calls_add(int a, int b)
{
	return add(a, b) + plugin_only(0);
}

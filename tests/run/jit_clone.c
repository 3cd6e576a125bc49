/* SPDX-License-Identifier: MIT */
/*
 * Threads and processes that generated code makes: with a thread pointer of their own or with their maker's, on a stack in
 * its frame or elsewhere, at work while it is. Where that code's calls are not caught, nobody knows of them.
 */
#include "jit_clone.h"

int main(void)
{
	marker(1);
	make_code();
	make_all(5);
	return marker_pass();
}

/* SPDX-License-Identifier: MIT */
/* The names and arguments of system calls, from the list that the log of the library uses, too. */
#include "syscall_desc.h"

#include <stddef.h>
#include <sys/syscall.h>

static const struct syscall_desc table[] = {
#define ROW(ret, args, name) [__NR_##name] = { #name, args },
#include "../calls.def"
};

const struct syscall_desc *syscall_desc(long nr)
{
	if (nr < 0 || nr >= (long)(sizeof(table) / sizeof(table[0])) || !table[nr].name[0])
		return NULL;
	return &table[nr];
}

/* SPDX-License-Identifier: MIT */
/* What syscall_logger knows of system calls. */
#ifndef SYSCALL_DESC_H
#define SYSCALL_DESC_H

struct syscall_desc {
	char name[24];
	char args[7]; /* a letter for each argument; 's' is a string, 'd', 'f' and 'w' are decimal */
};

/* NULL if the number is not known. */
const struct syscall_desc *syscall_desc(long nr);

#endif

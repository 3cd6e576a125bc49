/* SPDX-License-Identifier: MIT */
/*
 * syscall_logger.c - write down each system call before it is made.
 *
 *	$ SYSCALL_LOG_PATH=calls.txt LD_PRELOAD=./syscall_logger.so ls
 *
 * One line a call, all processes in one file: `PID name(arguments)`. Ends the program with 3 if
 * SYSCALL_LOG_PATH is not set, with 4 if that file cannot be opened.
 *
 * A hook that only looks on: it passes every call on, so signals, restarts and cancellation are as they
 * would be. Strings are not read, for a pointer of the program may be bad.
 */
#include <fcntl.h>
#include <libsyscall_intercept_hook_point.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "syscall_desc.h"

static long out;

static char *put_string(char *p, const char *s)
{
	while (*s)
		*p++ = *s++;
	return p;
}

static char *put_number(char *p, uint64_t n, unsigned base)
{
	char digits[24];
	int count = 0;

	do
		digits[count++] = "0123456789abcdef"[n % base];
	while (n /= base);
	while (count)
		*p++ = digits[--count];
	return p;
}

static char *put_arg(char *p, char kind, long value)
{
	if (kind == 'f' || kind == 'w')
		value = (int)value; /* the upper half of the register means nothing */
	if (strchr("dfw", kind) == NULL)
		return put_number(put_string(p, "0x"), (uint64_t)value, 16);
	if (value < 0)
		*p++ = '-';
	return put_number(p, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 10);
}

static int hook(long nr, long a0, long a1, long a2, long a3, long a4, long a5, long *result)
{
	const struct syscall_desc *desc = syscall_desc(nr);
	const char *kinds = desc ? desc->args : "xxxxxx";
	const long args[] = { a0, a1, a2, a3, a4, a5 };
	char line[256], *p = line;

	(void)result;
	p = put_number(p, (uint64_t)syscall_no_intercept(SYS_getpid), 10);
	*p++ = ' ';
	if (desc)
		p = put_string(p, desc->name);
	else
		p = put_number(put_string(p, "syscall_"), (uint64_t)nr, 10);
	*p++ = '(';
	for (int i = 0; kinds[i]; i++) {
		if (i)
			p = put_string(p, ", ");
		p = put_arg(p, kinds[i], args[i]);
	}
	p = put_string(p, ")\n");
	syscall_no_intercept(SYS_write, out, line, p - line);
	return 1;
}

__attribute__((constructor)) static void start(void)
{
	const char *path = getenv("SYSCALL_LOG_PATH");
	int fd;

	if (!syscall_hook_in_process_allowed())
		return;
	if (!path)
		_exit(3);
	fd = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0666);
	if (fd < 0)
		_exit(4);
	/* 900: out of the program's way. */
	out = fcntl(fd, F_DUPFD_CLOEXEC, 900);
	if (out < 0)
		out = fd;
	else
		close(fd);
	intercept_hook_point = hook;
}

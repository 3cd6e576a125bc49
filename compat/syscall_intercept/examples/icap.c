/* SPDX-License-Identifier: MIT */
/*
 * icap.c - each 'i' that the program writes becomes an 'I'.
 *
 *	$ LD_PRELOAD=./icap.so echo infinite
 *	InfInIte
 *
 * A hook that does the call itself, with data of its own, and answers with the result.
 */
#include <libsyscall_intercept_hook_point.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* The kernel reads the program's memory for us: a bad pointer is -EFAULT, as it is without the hook. */
static long fetch(char *to, long from, long size)
{
	struct iovec mine = { to, (size_t)size }, theirs = { (void *)from, (size_t)size };

	return syscall_no_intercept(SYS_process_vm_readv, syscall_no_intercept(SYS_getpid), &mine,
				    1, &theirs, 1, 0);
}

/* The program is told how much of its buffer was written, as it is by any write. */
static long write_capitals(long fd, long from, long size)
{
	char copy[4096];
	long done = 0;

	while (done < size) {
		long n = size - done < (long)sizeof(copy) ? size - done : (long)sizeof(copy);

		n = fetch(copy, from + done, n);
		for (long i = 0; i < n; i++)
			if (copy[i] == 'i')
				copy[i] = 'I';
		if (n > 0)
			n = syscall_no_intercept(SYS_write, fd, copy, n);
		if (n <= 0)
			return done ? done : n;
		done += n;
	}
	return done;
}

static int hook(long nr, long fd, long from, long size, long a3, long a4, long a5, long *result)
{
	(void)a3;
	(void)a4;
	(void)a5;
	if (nr != SYS_write || size <= 0)
		return 1;
	*result = write_capitals(fd, from, size);
	return 0;
}

__attribute__((constructor)) static void start(void)
{
	intercept_hook_point = hook;
}

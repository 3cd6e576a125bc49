/* SPDX-License-Identifier: MIT */
/* The same by raw system calls, with and without a number directly before the instruction. */
#include "aid.h"

static int fds[2];

static void feed(void)
{
	check(write(fds[1], "x", 1) == 1);
}

__attribute__((noinline)) static long read_loaded(volatile long *nr, char *c)
{
	return raw3(*nr, fds[0], c, 1);
}

__attribute__((noinline)) static long read_adjacent(char *c)
{
	long ret;

	__asm__ volatile("mov %1,%%eax\nsyscall"
			 : "=&a"(ret)
			 : "i"(SYS_read), "D"(fds[0]), "S"(c), "d"(1)
			 : "rcx", "r11", "memory");
	return ret;
}

int main(void)
{
	volatile long nr = SYS_read;
	struct poker p;
	char c;

	check(pipe(fds) == 0);
	for (int i = 0; i < 20; i++) {
		handle(SIGUSR1, poke_handler, 0);
		poke_start(&p, SYS_read, 1, NULL);
		check((i % 2 ? read_loaded(&nr, &c) : read_adjacent(&c)) == -EINTR);
		poke_end(&p);
		handle(SIGUSR1, poke_handler, SA_RESTART);
		poke_start(&p, SYS_read, 3, feed);
		c = 0;
		check((i % 2 ? read_loaded(&nr, &c) : read_adjacent(&c)) == 1 && c == 'x');
		poke_end(&p);
		check(poke_hits == 3);
	}
	return pass();
}

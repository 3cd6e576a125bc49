/* SPDX-License-Identifier: MIT */
/* futex wait: EINTR without SA_RESTART, restarted with it; with a time-out too; semaphores follow. */
#include <linux/futex.h>
#include <semaphore.h>

#include "aid.h"

static int word;
static sem_t sem;

static void wake(void)
{
	__atomic_store_n(&word, 1, __ATOMIC_SEQ_CST);
	check(syscall(SYS_futex, &word, FUTEX_WAKE, 1, NULL, NULL, 0) == 1);
}

static void post(void)
{
	check(sem_post(&sem) == 0);
}

int main(void)
{
	struct timespec limit = { 100, 0 };
	struct poker p;

	check(sem_init(&sem, 0, 0) == 0);
	handle(SIGUSR1, poke_handler, 0);
	poke_start(&p, SYS_futex, 1, NULL);
	check(syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL, NULL, 0) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_futex, 1, NULL);
	check(sem_wait(&sem) == -1 && errno == EINTR);
	poke_end(&p);
	handle(SIGUSR1, poke_handler, SA_RESTART);
	poke_start(&p, SYS_futex, 5, wake);
	check(syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL, NULL, 0) == 0);
	poke_end(&p);
	check(poke_hits == 5);
	/* With a time-out the kernel goes on by restart_syscall, if a handler did not run: here it did. */
	word = 0;
	poke_start(&p, SYS_futex, 1, NULL);
	check(syscall(SYS_futex, &word, FUTEX_WAIT, 0, &limit, NULL, 0) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_futex, 5, post);
	check(sem_wait(&sem) == 0);
	poke_end(&p);
	check(poke_hits == 5);
	return pass();
}

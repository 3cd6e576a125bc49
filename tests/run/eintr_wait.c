/* SPDX-License-Identifier: MIT */
/* wait4, waitid, flock, fcntl lock: EINTR without SA_RESTART, restarted with it. */
#include <sys/file.h>

#include "aid.h"

static int fds[2];
static int lock_fds[2];

static pid_t sleeper(void)
{
	pid_t pid = fork_flushed();
	char c;

	if (pid == 0) {
		close(fds[1]);
		check(read(fds[0], &c, 1) == 1);
		_exit(33);
	}
	check(pid > 0);
	return pid;
}

static void let_go(void)
{
	check(write(fds[1], "g", 1) == 1);
}

static void unlock(void)
{
	check(flock(lock_fds[0], LOCK_UN) == 0);
}

int main(void)
{
	struct poker p;
	siginfo_t info;
	int status;
	pid_t pid;

	check(pipe(fds) == 0);
	pid = sleeper();
	handle(SIGUSR1, poke_handler, 0);
	poke_start(&p, SYS_wait4, 1, NULL);
	check(waitpid(pid, &status, 0) == -1 && errno == EINTR);
	poke_end(&p);
	poke_start(&p, SYS_waitid, 1, NULL);
	check(waitid(P_PID, (id_t)pid, &info, WEXITED) == -1 && errno == EINTR);
	poke_end(&p);
	handle(SIGUSR1, poke_handler, SA_RESTART);
	poke_start(&p, SYS_wait4, 4, let_go);
	check(waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 33);
	poke_end(&p);
	check(poke_hits == 4);
	pid = sleeper();
	poke_start(&p, SYS_waitid, 4, let_go);
	check(waitid(P_PID, (id_t)pid, &info, WEXITED) == 0 && info.si_status == 33);
	poke_end(&p);

	lock_fds[0] = open("lock", O_RDWR | O_CREAT, 0600);
	lock_fds[1] = open("lock", O_RDWR);
	check(lock_fds[0] >= 0 && lock_fds[1] >= 0 && flock(lock_fds[0], LOCK_EX) == 0);
	handle(SIGUSR1, poke_handler, 0);
	poke_start(&p, SYS_flock, 1, NULL);
	check(flock(lock_fds[1], LOCK_EX) == -1 && errno == EINTR);
	poke_end(&p);
	handle(SIGUSR1, poke_handler, SA_RESTART);
	poke_start(&p, SYS_flock, 4, unlock);
	check(flock(lock_fds[1], LOCK_EX) == 0);
	poke_end(&p);
	check(poke_hits == 4);
	unlink("lock");
	return pass();
}

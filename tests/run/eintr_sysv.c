/* SPDX-License-Identifier: MIT */
/* msgrcv and semop are cut short by a signal whatever SA_RESTART says. */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

#include "aid.h"

int main(void)
{
	struct {
		long type;
		char text[8];
	} msg = { 1, "hello" };
	struct sembuf take = { 0, -1, 0 };
	struct poker p;
	int q = msgget(IPC_PRIVATE, 0600);
	int s = semget(IPC_PRIVATE, 1, 0600);

	check(q >= 0 && s >= 0);
	for (int i = 0; i < 2; i++) {
		handle(SIGUSR1, poke_handler, i ? SA_RESTART : 0);
		poke_start(&p, SYS_msgrcv, 1, NULL);
		check(msgrcv(q, &msg, 8, 0, 0) == -1 && errno == EINTR);
		poke_end(&p);
		poke_start(&p, SYS_semop, 1, NULL);
		check(syscall(SYS_semop, s, &take, 1) == -1 && errno == EINTR);
		poke_end(&p);
		check(msgsnd(q, &msg, 8, 0) == 0);
		check(msgrcv(q, &msg, 8, 0, 0) == 8 && !strcmp(msg.text, "hello"));
	}
	check(msgctl(q, IPC_RMID, NULL) == 0 && semctl(s, 0, IPC_RMID) == 0);
	return pass();
}

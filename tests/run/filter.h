/* SPDX-License-Identifier: MIT */
/* Words for seccomp filters against calls by which a runtime prepares a new task or a new image. */
#ifndef FILTER_H
#define FILTER_H

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#include "aid.h"

#define DISPATCH 59 /* PR_SET_SYSCALL_USER_DISPATCH */
#define GUARD 102   /* MADV_GUARD_INSTALL */

#define ARG(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]))
#define IS(what, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (what), 0, (skip))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

#define INSTALL(code) install_filter(code, sizeof(code) / sizeof((code)[0]))

static inline void install_filter(struct sock_filter *code, unsigned short n)
{
	struct sock_fprog prog = { n, code };

	check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	check(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog) == 0);
}

/* getpriority() traps, and dispatch is forbidden. */
static inline void install_trap(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_getpriority, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP | 77),
		IS(SYS_prctl, 4),
		ARG(0),
		IS(DISPATCH, 1),
		KILL,
		ALLOW,
		ALLOW,
	};

	INSTALL(code);
}

#endif

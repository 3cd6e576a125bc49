/* SPDX-License-Identifier: MIT */
/* Words for seccomp filters against calls by which a runtime prepares a new task or a new image. */
#ifndef FILTER_H
#define FILTER_H

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#define DISPATCH 59 /* PR_SET_SYSCALL_USER_DISPATCH */
#define GUARD 102   /* MADV_GUARD_INSTALL */

#define ARG(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]))
#define IS(what, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (what), 0, (skip))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

#endif

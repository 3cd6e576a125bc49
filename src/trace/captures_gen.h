/* SPDX-License-Identifier: MIT */
/* Made by tools/gen-syscalls.py from src/trace/syscalls.def and structs.def: change that, not this. */

#include "trace/captures.h"
#include "trace/format.h"

static const struct trace_cap trace_cap_table[] = {
	/* read */
	{ 1, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* write */
	{ 1, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 2, 0, 0 },
	/* open */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* stat */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 144, 0 },
	/* fstat */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 144, 0 },
	/* poll */
	{ 0, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 1, 8, 0 },
	{ 0, TRACE_HOW_ARRAY, TRACE_WHEN_LEAVE, 1, 8, 0 },
	/* rt_sigaction */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 32, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 32, 0 },
	/* rt_sigprocmask */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* readv */
	{ 1, TRACE_HOW_IOV, TRACE_WHEN_LEAVE, 2, 0, 0 },
	/* writev */
	{ 1, TRACE_HOW_IOV, TRACE_WHEN_ENTER, 2, 0, 0 },
	/* pipe */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* select */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* nanosleep */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* getitimer */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 32, 0 },
	/* sendfile */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* connect */
	{ 1, TRACE_HOW_SOCKADDR, TRACE_WHEN_ENTER, 2, 0, 0 },
	/* accept */
	{ 1, TRACE_HOW_SOCKADDR_PTR, TRACE_WHEN_LEAVE, 2, 0, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 4, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* sendto */
	{ 1, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 2, 0, 0 },
	{ 4, TRACE_HOW_SOCKADDR, TRACE_WHEN_ENTER, 5, 0, 0 },
	/* recvfrom */
	{ 1, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	{ 4, TRACE_HOW_SOCKADDR_PTR, TRACE_WHEN_LEAVE, 5, 0, 0 },
	{ 5, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 4, 0 },
	{ 5, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* sendmsg */
	{ 1, TRACE_HOW_MSGHDR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* recvmsg */
	{ 1, TRACE_HOW_MSGHDR, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* socketpair */
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* setsockopt */
	{ 3, TRACE_HOW_SOCKADDR, TRACE_WHEN_ENTER, 4, 0, 0 },
	/* getsockopt */
	{ 3, TRACE_HOW_SOCKADDR_PTR, TRACE_WHEN_LEAVE, 4, 0, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 4, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* execve */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_ARGV, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_COUNT, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* wait4 */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 144, 0 },
	/* uname */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 390, 0 },
	/* semop */
	{ 1, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 2, 6, 0 },
	/* fcntl */
	{ 2, TRACE_HOW_FIXED_IF, TRACE_WHEN_ENTER, 1, 32, 0x70000000e0ull },
	{ 2, TRACE_HOW_FIXED_IF, TRACE_WHEN_LEAVE, 1, 32, 0x1000000020ull },
	/* getdents */
	{ 1, TRACE_HOW_DENTS, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* getcwd */
	{ 0, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* rename */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* readlink */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* gettimeofday */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* getrlimit */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* sysinfo */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 112, 0 },
	/* times */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 32, 0 },
	/* getgroups */
	{ 1, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* setgroups */
	{ 1, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 0, 4, 0 },
	/* getresuid */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* capget */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 12, 0 },
	/* capset */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 12, 0 },
	/* rt_sigtimedwait */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* rt_sigqueueinfo */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	/* rt_sigsuspend */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	/* sigaltstack */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 24, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 24, 0 },
	/* utime */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* statfs */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 120, 0 },
	/* fstatfs */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 120, 0 },
	/* sched_setparam */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 4, 0 },
	/* sched_getparam */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* sched_setscheduler */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 4, 0 },
	/* prctl */
	{ 1, TRACE_HOW_FIXED_IF, TRACE_WHEN_ENTER, 0, 16, 0x8000ull },
	{ 1, TRACE_HOW_FIXED_IF, TRACE_WHEN_LEAVE, 0, 16, 0x10000ull },
	/* setrlimit */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* settimeofday */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	/* mount */
	{ 0, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* sethostname */
	{ 0, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 1, 0, 0 },
	/* init_module */
	{ 2, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* delete_module */
	{ 0, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* quotactl */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* setxattr */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 3, 0, 0 },
	/* fsetxattr */
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 3, 0, 0 },
	/* getxattr */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* fgetxattr */
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* removexattr */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* fremovexattr */
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* futex */
	{ 3, TRACE_HOW_FIXED_IF, TRACE_WHEN_ENTER, 1, 16, 0x2a41ull },
	/* sched_setaffinity */
	{ 2, TRACE_HOW_SOCKADDR, TRACE_WHEN_ENTER, 1, 0, 0 },
	/* sched_getaffinity */
	{ 2, TRACE_HOW_SOCKADDR, TRACE_WHEN_LEAVE, 1, 0, 0 },
	/* io_setup */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* io_getevents */
	{ 3, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 32, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* io_cancel */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 32, 0 },
	/* semtimedop */
	{ 1, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 2, 6, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* timer_create */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 64, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* timer_settime */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 32, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 32, 0 },
	/* clock_nanosleep */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* epoll_wait */
	{ 1, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 12, 0 },
	/* epoll_ctl */
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 12, 0 },
	/* utimes */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 32, 0 },
	/* get_mempolicy */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* mq_timedsend */
	{ 1, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 2, 0, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* mq_timedreceive */
	{ 1, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* mq_notify */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 64, 0 },
	/* mq_getsetattr */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 64, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 64, 0 },
	/* waitid */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 144, 0 },
	/* add_key */
	{ 0, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_LEN_ARG, TRACE_WHEN_ENTER, 3, 0, 0 },
	/* request_key */
	{ 0, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 1, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_STR, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* futimesat */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 32, 0 },
	/* newfstatat */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 144, 0 },
	/* renameat */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 3, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* symlinkat */
	{ 0, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* readlinkat */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_LEN_RET, TRACE_WHEN_LEAVE, 0, 0, 0 },
	/* pselect6 */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 128, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	{ 5, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* ppoll */
	{ 0, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 1, 8, 0 },
	{ 0, TRACE_HOW_ARRAY, TRACE_WHEN_LEAVE, 1, 8, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	/* get_robust_list */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* splice */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 8, 0 },
	/* epoll_pwait */
	{ 1, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 12, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	/* signalfd */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	/* rt_tgsigqueueinfo */
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 128, 0 },
	/* recvmmsg */
	{ 1, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 64, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* fanotify_mark */
	{ 4, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* name_to_handle_at */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* sendmmsg */
	{ 1, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 2, 64, 0 },
	/* getcpu */
	{ 0, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* process_vm_readv */
	{ 1, TRACE_HOW_IOV, TRACE_WHEN_LEAVE, 2, 0, 0 },
	{ 3, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 4, 16, 0 },
	/* process_vm_writev */
	{ 1, TRACE_HOW_IOV, TRACE_WHEN_ENTER, 2, 0, 0 },
	{ 3, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 4, 16, 0 },
	/* sched_setattr */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 48, 0 },
	/* sched_getattr */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 48, 0 },
	/* execveat */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_ARGV, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 3, TRACE_HOW_COUNT, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* statx */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 256, 0 },
	/* io_pgetevents */
	{ 3, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 32, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 5, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	/* io_uring_setup */
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 120, 0 },
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 120, 0 },
	/* clone3 */
	{ 0, TRACE_HOW_SOCKADDR, TRACE_WHEN_ENTER, 1, 0, 0 },
	/* openat2 */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 24, 0 },
	/* process_madvise */
	{ 1, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 2, 16, 0 },
	/* epoll_pwait2 */
	{ 1, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 12, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 8, 0 },
	/* mount_setattr */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 32, 0 },
	/* futex_waitv */
	{ 0, TRACE_HOW_ARRAY, TRACE_WHEN_ENTER, 1, 24, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
};

static const struct trace_caps trace_caps_of[TRACE_NR_MAX] = {
	[0] = { 0, 1 }, /* read */
	[1] = { 1, 1 }, /* write */
	[2] = { 2, 1 }, /* open */
	[4] = { 3, 2 }, /* stat */
	[5] = { 5, 1 }, /* fstat */
	[6] = { 3, 2 }, /* lstat */
	[7] = { 6, 2 }, /* poll */
	[13] = { 8, 2 }, /* rt_sigaction */
	[14] = { 10, 2 }, /* rt_sigprocmask */
	[17] = { 0, 1 }, /* pread64 */
	[18] = { 1, 1 }, /* pwrite64 */
	[19] = { 12, 1 }, /* readv */
	[20] = { 13, 1 }, /* writev */
	[21] = { 2, 1 }, /* access */
	[22] = { 14, 1 }, /* pipe */
	[23] = { 15, 8 }, /* select */
	[35] = { 23, 2 }, /* nanosleep */
	[36] = { 25, 1 }, /* getitimer */
	[38] = { 8, 2 }, /* setitimer */
	[40] = { 26, 2 }, /* sendfile */
	[42] = { 28, 1 }, /* connect */
	[43] = { 29, 3 }, /* accept */
	[44] = { 32, 2 }, /* sendto */
	[45] = { 34, 4 }, /* recvfrom */
	[46] = { 38, 1 }, /* sendmsg */
	[47] = { 39, 1 }, /* recvmsg */
	[49] = { 28, 1 }, /* bind */
	[51] = { 29, 3 }, /* getsockname */
	[52] = { 29, 3 }, /* getpeername */
	[53] = { 40, 1 }, /* socketpair */
	[54] = { 41, 1 }, /* setsockopt */
	[55] = { 42, 3 }, /* getsockopt */
	[59] = { 45, 3 }, /* execve */
	[61] = { 48, 2 }, /* wait4 */
	[63] = { 50, 1 }, /* uname */
	[65] = { 51, 1 }, /* semop */
	[72] = { 52, 2 }, /* fcntl */
	[76] = { 2, 1 }, /* truncate */
	[78] = { 54, 1 }, /* getdents */
	[79] = { 55, 1 }, /* getcwd */
	[80] = { 2, 1 }, /* chdir */
	[82] = { 56, 2 }, /* rename */
	[83] = { 2, 1 }, /* mkdir */
	[84] = { 2, 1 }, /* rmdir */
	[85] = { 2, 1 }, /* creat */
	[86] = { 56, 2 }, /* link */
	[87] = { 2, 1 }, /* unlink */
	[88] = { 56, 2 }, /* symlink */
	[89] = { 58, 2 }, /* readlink */
	[90] = { 2, 1 }, /* chmod */
	[92] = { 2, 1 }, /* chown */
	[94] = { 2, 1 }, /* lchown */
	[96] = { 60, 2 }, /* gettimeofday */
	[97] = { 62, 1 }, /* getrlimit */
	[98] = { 5, 1 }, /* getrusage */
	[99] = { 63, 1 }, /* sysinfo */
	[100] = { 64, 1 }, /* times */
	[115] = { 65, 1 }, /* getgroups */
	[116] = { 66, 1 }, /* setgroups */
	[118] = { 67, 3 }, /* getresuid */
	[120] = { 67, 3 }, /* getresgid */
	[125] = { 70, 3 }, /* capget */
	[126] = { 73, 2 }, /* capset */
	[127] = { 14, 1 }, /* rt_sigpending */
	[128] = { 75, 3 }, /* rt_sigtimedwait */
	[129] = { 78, 1 }, /* rt_sigqueueinfo */
	[130] = { 79, 1 }, /* rt_sigsuspend */
	[131] = { 80, 2 }, /* sigaltstack */
	[132] = { 82, 2 }, /* utime */
	[133] = { 2, 1 }, /* mknod */
	[134] = { 2, 1 }, /* uselib */
	[137] = { 84, 2 }, /* statfs */
	[138] = { 86, 1 }, /* fstatfs */
	[142] = { 87, 1 }, /* sched_setparam */
	[143] = { 88, 1 }, /* sched_getparam */
	[144] = { 89, 1 }, /* sched_setscheduler */
	[148] = { 62, 1 }, /* sched_rr_get_interval */
	[155] = { 56, 2 }, /* pivot_root */
	[157] = { 90, 2 }, /* prctl */
	[160] = { 92, 1 }, /* setrlimit */
	[161] = { 2, 1 }, /* chroot */
	[163] = { 2, 1 }, /* acct */
	[164] = { 93, 2 }, /* settimeofday */
	[165] = { 95, 3 }, /* mount */
	[166] = { 2, 1 }, /* umount2 */
	[167] = { 2, 1 }, /* swapon */
	[168] = { 2, 1 }, /* swapoff */
	[170] = { 98, 1 }, /* sethostname */
	[171] = { 98, 1 }, /* setdomainname */
	[174] = { 2, 1 }, /* create_module */
	[175] = { 99, 1 }, /* init_module */
	[176] = { 100, 1 }, /* delete_module */
	[178] = { 100, 1 }, /* query_module */
	[179] = { 101, 1 }, /* quotactl */
	[188] = { 102, 3 }, /* setxattr */
	[189] = { 102, 3 }, /* lsetxattr */
	[190] = { 105, 2 }, /* fsetxattr */
	[191] = { 107, 3 }, /* getxattr */
	[192] = { 107, 3 }, /* lgetxattr */
	[193] = { 110, 2 }, /* fgetxattr */
	[194] = { 58, 2 }, /* listxattr */
	[195] = { 58, 2 }, /* llistxattr */
	[196] = { 0, 1 }, /* flistxattr */
	[197] = { 112, 2 }, /* removexattr */
	[198] = { 112, 2 }, /* lremovexattr */
	[199] = { 114, 1 }, /* fremovexattr */
	[201] = { 14, 1 }, /* time */
	[202] = { 115, 1 }, /* futex */
	[203] = { 116, 1 }, /* sched_setaffinity */
	[204] = { 117, 1 }, /* sched_getaffinity */
	[206] = { 118, 1 }, /* io_setup */
	[208] = { 119, 2 }, /* io_getevents */
	[210] = { 121, 1 }, /* io_cancel */
	[212] = { 0, 1 }, /* lookup_dcookie */
	[217] = { 54, 1 }, /* getdents64 */
	[220] = { 122, 2 }, /* semtimedop */
	[222] = { 124, 2 }, /* timer_create */
	[223] = { 126, 2 }, /* timer_settime */
	[224] = { 25, 1 }, /* timer_gettime */
	[227] = { 92, 1 }, /* clock_settime */
	[228] = { 62, 1 }, /* clock_gettime */
	[229] = { 62, 1 }, /* clock_getres */
	[230] = { 128, 2 }, /* clock_nanosleep */
	[232] = { 130, 1 }, /* epoll_wait */
	[233] = { 131, 1 }, /* epoll_ctl */
	[235] = { 132, 2 }, /* utimes */
	[239] = { 134, 1 }, /* get_mempolicy */
	[240] = { 100, 1 }, /* mq_open */
	[241] = { 100, 1 }, /* mq_unlink */
	[242] = { 135, 2 }, /* mq_timedsend */
	[243] = { 137, 3 }, /* mq_timedreceive */
	[244] = { 140, 1 }, /* mq_notify */
	[245] = { 141, 2 }, /* mq_getsetattr */
	[247] = { 143, 2 }, /* waitid */
	[248] = { 145, 3 }, /* add_key */
	[249] = { 148, 3 }, /* request_key */
	[254] = { 101, 1 }, /* inotify_add_watch */
	[257] = { 101, 1 }, /* openat */
	[258] = { 101, 1 }, /* mkdirat */
	[259] = { 101, 1 }, /* mknodat */
	[260] = { 101, 1 }, /* fchownat */
	[261] = { 151, 2 }, /* futimesat */
	[262] = { 153, 2 }, /* newfstatat */
	[263] = { 101, 1 }, /* unlinkat */
	[264] = { 155, 2 }, /* renameat */
	[265] = { 155, 2 }, /* linkat */
	[266] = { 157, 2 }, /* symlinkat */
	[267] = { 159, 2 }, /* readlinkat */
	[268] = { 101, 1 }, /* fchmodat */
	[269] = { 101, 1 }, /* faccessat */
	[270] = { 161, 9 }, /* pselect6 */
	[271] = { 170, 5 }, /* ppoll */
	[274] = { 175, 2 }, /* get_robust_list */
	[275] = { 177, 4 }, /* splice */
	[278] = { 13, 1 }, /* vmsplice */
	[280] = { 151, 2 }, /* utimensat */
	[281] = { 181, 2 }, /* epoll_pwait */
	[282] = { 183, 1 }, /* signalfd */
	[286] = { 126, 2 }, /* timerfd_settime */
	[287] = { 25, 1 }, /* timerfd_gettime */
	[288] = { 29, 3 }, /* accept4 */
	[289] = { 183, 1 }, /* signalfd4 */
	[293] = { 14, 1 }, /* pipe2 */
	[295] = { 12, 1 }, /* preadv */
	[296] = { 13, 1 }, /* pwritev */
	[297] = { 184, 1 }, /* rt_tgsigqueueinfo */
	[299] = { 185, 3 }, /* recvmmsg */
	[301] = { 188, 1 }, /* fanotify_mark */
	[302] = { 128, 2 }, /* prlimit64 */
	[303] = { 189, 2 }, /* name_to_handle_at */
	[307] = { 191, 1 }, /* sendmmsg */
	[309] = { 192, 2 }, /* getcpu */
	[310] = { 194, 2 }, /* process_vm_readv */
	[311] = { 196, 2 }, /* process_vm_writev */
	[313] = { 114, 1 }, /* finit_module */
	[314] = { 198, 1 }, /* sched_setattr */
	[315] = { 199, 1 }, /* sched_getattr */
	[316] = { 155, 2 }, /* renameat2 */
	[318] = { 55, 1 }, /* getrandom */
	[319] = { 100, 1 }, /* memfd_create */
	[322] = { 200, 3 }, /* execveat */
	[326] = { 177, 4 }, /* copy_file_range */
	[327] = { 12, 1 }, /* preadv2 */
	[328] = { 13, 1 }, /* pwritev2 */
	[332] = { 203, 2 }, /* statx */
	[333] = { 205, 3 }, /* io_pgetevents */
	[424] = { 78, 1 }, /* pidfd_send_signal */
	[425] = { 208, 2 }, /* io_uring_setup */
	[428] = { 101, 1 }, /* open_tree */
	[429] = { 155, 2 }, /* move_mount */
	[430] = { 100, 1 }, /* fsopen */
	[431] = { 99, 1 }, /* fsconfig */
	[433] = { 101, 1 }, /* fspick */
	[435] = { 210, 1 }, /* clone3 */
	[437] = { 211, 2 }, /* openat2 */
	[439] = { 101, 1 }, /* faccessat2 */
	[440] = { 213, 1 }, /* process_madvise */
	[441] = { 214, 3 }, /* epoll_pwait2 */
	[442] = { 217, 2 }, /* mount_setattr */
	[444] = { 79, 1 }, /* landlock_create_ruleset */
	[449] = { 219, 2 }, /* futex_waitv */
};

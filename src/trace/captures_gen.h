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
	/* ioctl */
	{ 2, TRACE_HOW_IOCTL, TRACE_WHEN_ENTER, 1, 0, 0 },
	{ 2, TRACE_HOW_IOCTL, TRACE_WHEN_LEAVE, 1, 0, 0 },
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
	{ 1, TRACE_HOW_FIXED, TRACE_WHEN_EINTR, 0, 16, 0 },
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
	{ 3, TRACE_HOW_FIXED_IF, TRACE_WHEN_EINTR, 1, 16, 0x1ull },
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
	{ 1, TRACE_HOW_MMSGHDR, TRACE_WHEN_LEAVE, 2, 64, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 4, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* fanotify_mark */
	{ 4, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	/* prlimit64 */
	{ 2, TRACE_HOW_FIXED, TRACE_WHEN_ENTER, 0, 16, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 16, 0 },
	/* name_to_handle_at */
	{ 1, TRACE_HOW_PATH, TRACE_WHEN_ENTER, 0, 0, 0 },
	{ 3, TRACE_HOW_FIXED, TRACE_WHEN_LEAVE, 0, 4, 0 },
	/* sendmmsg */
	{ 1, TRACE_HOW_MMSGHDR, TRACE_WHEN_ENTER, 2, 64, 0 },
	{ 1, TRACE_HOW_ARRAY_RET, TRACE_WHEN_LEAVE, 0, 64, 0 },
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
	[16] = { 12, 2 }, /* ioctl */
	[17] = { 0, 1 }, /* pread64 */
	[18] = { 1, 1 }, /* pwrite64 */
	[19] = { 14, 1 }, /* readv */
	[20] = { 15, 1 }, /* writev */
	[21] = { 2, 1 }, /* access */
	[22] = { 16, 1 }, /* pipe */
	[23] = { 17, 8 }, /* select */
	[35] = { 25, 2 }, /* nanosleep */
	[36] = { 27, 1 }, /* getitimer */
	[38] = { 8, 2 }, /* setitimer */
	[40] = { 28, 2 }, /* sendfile */
	[42] = { 30, 1 }, /* connect */
	[43] = { 31, 3 }, /* accept */
	[44] = { 34, 2 }, /* sendto */
	[45] = { 36, 4 }, /* recvfrom */
	[46] = { 40, 1 }, /* sendmsg */
	[47] = { 41, 1 }, /* recvmsg */
	[49] = { 30, 1 }, /* bind */
	[51] = { 31, 3 }, /* getsockname */
	[52] = { 31, 3 }, /* getpeername */
	[53] = { 42, 1 }, /* socketpair */
	[54] = { 43, 1 }, /* setsockopt */
	[55] = { 44, 3 }, /* getsockopt */
	[59] = { 47, 3 }, /* execve */
	[61] = { 50, 2 }, /* wait4 */
	[63] = { 52, 1 }, /* uname */
	[65] = { 53, 1 }, /* semop */
	[72] = { 54, 2 }, /* fcntl */
	[76] = { 2, 1 }, /* truncate */
	[78] = { 56, 1 }, /* getdents */
	[79] = { 57, 1 }, /* getcwd */
	[80] = { 2, 1 }, /* chdir */
	[82] = { 58, 2 }, /* rename */
	[83] = { 2, 1 }, /* mkdir */
	[84] = { 2, 1 }, /* rmdir */
	[85] = { 2, 1 }, /* creat */
	[86] = { 58, 2 }, /* link */
	[87] = { 2, 1 }, /* unlink */
	[88] = { 58, 2 }, /* symlink */
	[89] = { 60, 2 }, /* readlink */
	[90] = { 2, 1 }, /* chmod */
	[92] = { 2, 1 }, /* chown */
	[94] = { 2, 1 }, /* lchown */
	[96] = { 62, 2 }, /* gettimeofday */
	[97] = { 64, 1 }, /* getrlimit */
	[98] = { 5, 1 }, /* getrusage */
	[99] = { 65, 1 }, /* sysinfo */
	[100] = { 66, 1 }, /* times */
	[115] = { 67, 1 }, /* getgroups */
	[116] = { 68, 1 }, /* setgroups */
	[118] = { 69, 3 }, /* getresuid */
	[120] = { 69, 3 }, /* getresgid */
	[125] = { 72, 3 }, /* capget */
	[126] = { 75, 2 }, /* capset */
	[127] = { 16, 1 }, /* rt_sigpending */
	[128] = { 77, 3 }, /* rt_sigtimedwait */
	[129] = { 80, 1 }, /* rt_sigqueueinfo */
	[130] = { 81, 1 }, /* rt_sigsuspend */
	[131] = { 82, 2 }, /* sigaltstack */
	[132] = { 84, 2 }, /* utime */
	[133] = { 2, 1 }, /* mknod */
	[134] = { 2, 1 }, /* uselib */
	[137] = { 86, 2 }, /* statfs */
	[138] = { 88, 1 }, /* fstatfs */
	[142] = { 89, 1 }, /* sched_setparam */
	[143] = { 90, 1 }, /* sched_getparam */
	[144] = { 91, 1 }, /* sched_setscheduler */
	[148] = { 64, 1 }, /* sched_rr_get_interval */
	[155] = { 58, 2 }, /* pivot_root */
	[157] = { 92, 2 }, /* prctl */
	[160] = { 94, 1 }, /* setrlimit */
	[161] = { 2, 1 }, /* chroot */
	[163] = { 2, 1 }, /* acct */
	[164] = { 95, 2 }, /* settimeofday */
	[165] = { 97, 3 }, /* mount */
	[166] = { 2, 1 }, /* umount2 */
	[167] = { 2, 1 }, /* swapon */
	[168] = { 2, 1 }, /* swapoff */
	[170] = { 100, 1 }, /* sethostname */
	[171] = { 100, 1 }, /* setdomainname */
	[174] = { 2, 1 }, /* create_module */
	[175] = { 101, 1 }, /* init_module */
	[176] = { 102, 1 }, /* delete_module */
	[178] = { 102, 1 }, /* query_module */
	[179] = { 103, 1 }, /* quotactl */
	[188] = { 104, 3 }, /* setxattr */
	[189] = { 104, 3 }, /* lsetxattr */
	[190] = { 107, 2 }, /* fsetxattr */
	[191] = { 109, 3 }, /* getxattr */
	[192] = { 109, 3 }, /* lgetxattr */
	[193] = { 112, 2 }, /* fgetxattr */
	[194] = { 60, 2 }, /* listxattr */
	[195] = { 60, 2 }, /* llistxattr */
	[196] = { 0, 1 }, /* flistxattr */
	[197] = { 114, 2 }, /* removexattr */
	[198] = { 114, 2 }, /* lremovexattr */
	[199] = { 116, 1 }, /* fremovexattr */
	[201] = { 16, 1 }, /* time */
	[202] = { 117, 1 }, /* futex */
	[203] = { 118, 1 }, /* sched_setaffinity */
	[204] = { 119, 1 }, /* sched_getaffinity */
	[206] = { 120, 1 }, /* io_setup */
	[208] = { 121, 2 }, /* io_getevents */
	[210] = { 123, 1 }, /* io_cancel */
	[212] = { 0, 1 }, /* lookup_dcookie */
	[217] = { 56, 1 }, /* getdents64 */
	[220] = { 124, 2 }, /* semtimedop */
	[222] = { 126, 2 }, /* timer_create */
	[223] = { 128, 2 }, /* timer_settime */
	[224] = { 27, 1 }, /* timer_gettime */
	[227] = { 94, 1 }, /* clock_settime */
	[228] = { 64, 1 }, /* clock_gettime */
	[229] = { 64, 1 }, /* clock_getres */
	[230] = { 130, 2 }, /* clock_nanosleep */
	[232] = { 132, 1 }, /* epoll_wait */
	[233] = { 133, 1 }, /* epoll_ctl */
	[235] = { 134, 2 }, /* utimes */
	[239] = { 136, 1 }, /* get_mempolicy */
	[240] = { 102, 1 }, /* mq_open */
	[241] = { 102, 1 }, /* mq_unlink */
	[242] = { 137, 2 }, /* mq_timedsend */
	[243] = { 139, 3 }, /* mq_timedreceive */
	[244] = { 142, 1 }, /* mq_notify */
	[245] = { 143, 2 }, /* mq_getsetattr */
	[247] = { 145, 2 }, /* waitid */
	[248] = { 147, 3 }, /* add_key */
	[249] = { 150, 3 }, /* request_key */
	[254] = { 103, 1 }, /* inotify_add_watch */
	[257] = { 103, 1 }, /* openat */
	[258] = { 103, 1 }, /* mkdirat */
	[259] = { 103, 1 }, /* mknodat */
	[260] = { 103, 1 }, /* fchownat */
	[261] = { 153, 2 }, /* futimesat */
	[262] = { 155, 2 }, /* newfstatat */
	[263] = { 103, 1 }, /* unlinkat */
	[264] = { 157, 2 }, /* renameat */
	[265] = { 157, 2 }, /* linkat */
	[266] = { 159, 2 }, /* symlinkat */
	[267] = { 161, 2 }, /* readlinkat */
	[268] = { 103, 1 }, /* fchmodat */
	[269] = { 103, 1 }, /* faccessat */
	[270] = { 163, 9 }, /* pselect6 */
	[271] = { 172, 5 }, /* ppoll */
	[274] = { 177, 2 }, /* get_robust_list */
	[275] = { 179, 4 }, /* splice */
	[278] = { 15, 1 }, /* vmsplice */
	[280] = { 153, 2 }, /* utimensat */
	[281] = { 183, 2 }, /* epoll_pwait */
	[282] = { 185, 1 }, /* signalfd */
	[286] = { 128, 2 }, /* timerfd_settime */
	[287] = { 27, 1 }, /* timerfd_gettime */
	[288] = { 31, 3 }, /* accept4 */
	[289] = { 185, 1 }, /* signalfd4 */
	[293] = { 16, 1 }, /* pipe2 */
	[295] = { 14, 1 }, /* preadv */
	[296] = { 15, 1 }, /* pwritev */
	[297] = { 186, 1 }, /* rt_tgsigqueueinfo */
	[299] = { 187, 3 }, /* recvmmsg */
	[301] = { 190, 1 }, /* fanotify_mark */
	[302] = { 191, 2 }, /* prlimit64 */
	[303] = { 193, 2 }, /* name_to_handle_at */
	[307] = { 195, 2 }, /* sendmmsg */
	[309] = { 197, 2 }, /* getcpu */
	[310] = { 199, 2 }, /* process_vm_readv */
	[311] = { 201, 2 }, /* process_vm_writev */
	[313] = { 116, 1 }, /* finit_module */
	[314] = { 203, 1 }, /* sched_setattr */
	[315] = { 204, 1 }, /* sched_getattr */
	[316] = { 157, 2 }, /* renameat2 */
	[318] = { 57, 1 }, /* getrandom */
	[319] = { 102, 1 }, /* memfd_create */
	[322] = { 205, 3 }, /* execveat */
	[326] = { 179, 4 }, /* copy_file_range */
	[327] = { 14, 1 }, /* preadv2 */
	[328] = { 15, 1 }, /* pwritev2 */
	[332] = { 208, 2 }, /* statx */
	[333] = { 210, 3 }, /* io_pgetevents */
	[424] = { 80, 1 }, /* pidfd_send_signal */
	[425] = { 213, 2 }, /* io_uring_setup */
	[428] = { 103, 1 }, /* open_tree */
	[429] = { 157, 2 }, /* move_mount */
	[430] = { 102, 1 }, /* fsopen */
	[431] = { 101, 1 }, /* fsconfig */
	[433] = { 103, 1 }, /* fspick */
	[435] = { 215, 1 }, /* clone3 */
	[437] = { 216, 2 }, /* openat2 */
	[439] = { 103, 1 }, /* faccessat2 */
	[440] = { 218, 1 }, /* process_madvise */
	[441] = { 219, 3 }, /* epoll_pwait2 */
	[442] = { 222, 2 }, /* mount_setattr */
	[444] = { 81, 1 }, /* landlock_create_ruleset */
	[449] = { 224, 2 }, /* futex_waitv */
};

static const struct trace_ioctl_cap trace_ioctl_caps[] = {
	{ 0x0000125e, TRACE_WHEN_LEAVE, 4 }, /* BLKROGET */
	{ 0x00001268, TRACE_WHEN_LEAVE, 4 }, /* BLKSSZGET */
	{ 0x00005401, TRACE_WHEN_LEAVE, 36 }, /* TCGETS */
	{ 0x00005402, TRACE_WHEN_ENTER, 36 }, /* TCSETS */
	{ 0x00005403, TRACE_WHEN_ENTER, 36 }, /* TCSETSW */
	{ 0x00005404, TRACE_WHEN_ENTER, 36 }, /* TCSETSF */
	{ 0x0000540f, TRACE_WHEN_LEAVE, 4 }, /* TIOCGPGRP */
	{ 0x00005410, TRACE_WHEN_ENTER, 4 }, /* TIOCSPGRP */
	{ 0x00005411, TRACE_WHEN_LEAVE, 4 }, /* TIOCOUTQ */
	{ 0x00005413, TRACE_WHEN_LEAVE, 8 }, /* TIOCGWINSZ */
	{ 0x00005414, TRACE_WHEN_ENTER, 8 }, /* TIOCSWINSZ */
	{ 0x00005415, TRACE_WHEN_LEAVE, 4 }, /* TIOCMGET */
	{ 0x00005416, TRACE_WHEN_ENTER, 4 }, /* TIOCMBIS */
	{ 0x00005417, TRACE_WHEN_ENTER, 4 }, /* TIOCMBIC */
	{ 0x00005418, TRACE_WHEN_ENTER, 4 }, /* TIOCMSET */
	{ 0x00005419, TRACE_WHEN_LEAVE, 4 }, /* TIOCGSOFTCAR */
	{ 0x0000541a, TRACE_WHEN_ENTER, 4 }, /* TIOCSSOFTCAR */
	{ 0x0000541b, TRACE_WHEN_LEAVE, 4 }, /* FIONREAD */
	{ 0x00005420, TRACE_WHEN_ENTER, 4 }, /* TIOCPKT */
	{ 0x00005421, TRACE_WHEN_ENTER, 4 }, /* FIONBIO */
	{ 0x00005423, TRACE_WHEN_ENTER, 4 }, /* TIOCSETD */
	{ 0x00005424, TRACE_WHEN_LEAVE, 4 }, /* TIOCGETD */
	{ 0x00005429, TRACE_WHEN_LEAVE, 4 }, /* TIOCGSID */
	{ 0x00005452, TRACE_WHEN_ENTER, 4 }, /* FIOASYNC */
	{ 0x40045431, TRACE_WHEN_ENTER, 4 }, /* TIOCSPTLCK */
	{ 0x40086602, TRACE_WHEN_ENTER, 4 }, /* FS_IOC_SETFLAGS */
	{ 0x80045430, TRACE_WHEN_LEAVE, 4 }, /* TIOCGPTN */
	{ 0x80045438, TRACE_WHEN_LEAVE, 4 }, /* TIOCGPKT */
	{ 0x80045439, TRACE_WHEN_LEAVE, 4 }, /* TIOCGPTLCK */
	{ 0x80045440, TRACE_WHEN_LEAVE, 4 }, /* TIOCGEXCL */
	{ 0x80081272, TRACE_WHEN_LEAVE, 8 }, /* BLKGETSIZE64 */
	{ 0x80086601, TRACE_WHEN_LEAVE, 4 }, /* FS_IOC_GETFLAGS */
};

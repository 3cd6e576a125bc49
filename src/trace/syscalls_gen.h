/* SPDX-License-Identifier: MIT */
/* Made by tools/gen-syscalls.py from src/trace/syscalls.def and structs.def: change that, not this. */

#include "trace/format.h"
#include "trace/reader/tables.h"

const struct trace_class_name trace_class_names[] = {
	{ "file", TRACE_CLASS_FILE },
	{ "desc", TRACE_CLASS_DESC },
	{ "network", TRACE_CLASS_NETWORK },
	{ "process", TRACE_CLASS_PROCESS },
	{ "signal", TRACE_CLASS_SIGNAL },
	{ "memory", TRACE_CLASS_MEMORY },
	{ "ipc", TRACE_CLASS_IPC },
	{ "clock", TRACE_CLASS_CLOCK },
	{ "creds", TRACE_CLASS_CREDS },
	{ "stat", TRACE_CLASS_STAT },
	{ "lstat", TRACE_CLASS_LSTAT },
	{ "fstat", TRACE_CLASS_FSTAT },
	{ "stat_like", TRACE_CLASS_STAT_LIKE },
	{ "statfs", TRACE_CLASS_STATFS },
	{ "fstatfs", TRACE_CLASS_FSTATFS },
	{ "statfs_like", TRACE_CLASS_STATFS_LIKE },
	{ "pure", TRACE_CLASS_PURE },
	{ NULL, 0 },
};

static const struct trace_field trace_fields_int[] = {
	{ "-", 0, TRACE_FIELD_D, 0, 0 },
};

static const struct trace_field trace_fields_uint[] = {
	{ "-", 0, TRACE_FIELD_U, 0, 0 },
};

static const struct trace_field trace_fields_long[] = {
	{ "-", 0, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_ulong[] = {
	{ "-", 0, TRACE_FIELD_LU, 0, 0 },
};

static const struct trace_field trace_fields_ulongx[] = {
	{ "-", 0, TRACE_FIELD_LX, 0, 0 },
};

static const struct trace_field trace_fields_timespec[] = {
	{ "tv_sec", 0, TRACE_FIELD_LD, 0, 0 },
	{ "tv_nsec", 8, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_timeval[] = {
	{ "tv_sec", 0, TRACE_FIELD_LD, 0, 0 },
	{ "tv_usec", 8, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_timezone[] = {
	{ "tz_minuteswest", 0, TRACE_FIELD_D, 0, 0 },
	{ "tz_dsttime", 4, TRACE_FIELD_D, 0, 0 },
};

static const struct trace_field trace_fields_itimerval[] = {
	{ "it_interval", 0, TRACE_FIELD_ST, 0, TRACE_STRUCT_TIMEVAL },
	{ "it_value", 16, TRACE_FIELD_ST, 0, TRACE_STRUCT_TIMEVAL },
};

static const struct trace_field trace_fields_itimerspec[] = {
	{ "it_interval", 0, TRACE_FIELD_ST, 0, TRACE_STRUCT_TIMESPEC },
	{ "it_value", 16, TRACE_FIELD_ST, 0, TRACE_STRUCT_TIMESPEC },
};

static const struct trace_field trace_fields_utimbuf[] = {
	{ "actime", 0, TRACE_FIELD_LD, 0, 0 },
	{ "modtime", 8, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_statfs[] = {
	{ "f_type", 0, TRACE_FIELD_ENQ, 0, TRACE_SET_FS_MAGIC },
	{ "f_bsize", 8, TRACE_FIELD_LD, 0, 0 },
	{ "f_blocks", 16, TRACE_FIELD_LU, 0, 0 },
	{ "f_bfree", 24, TRACE_FIELD_LU, 0, 0 },
	{ "f_bavail", 32, TRACE_FIELD_LU, 0, 0 },
	{ "f_files", 40, TRACE_FIELD_LU, 0, 0 },
	{ "f_ffree", 48, TRACE_FIELD_LU, 0, 0 },
	{ "f_fsid", 56, TRACE_FIELD_FSID, 0, 0 },
	{ "f_namelen", 64, TRACE_FIELD_LD, 0, 0 },
	{ "f_frsize", 72, TRACE_FIELD_LD, 0, 0 },
	{ "f_flags", 80, TRACE_FIELD_FLQ, 0, TRACE_SET_ST_FLAGS },
};

static const struct trace_field trace_fields_pollfd[] = {
	{ "fd", 0, TRACE_FIELD_D, 0, 0 },
	{ "events", 4, TRACE_FIELD_FLH, 0, TRACE_SET_POLL },
};

static const struct trace_field trace_fields_epoll_event[] = {
	{ "events", 0, TRACE_FIELD_FL, 0, TRACE_SET_EPOLL_EVENTS },
	{ "data", 4, TRACE_FIELD_ST, 0, TRACE_STRUCT_EPOLL_DATA },
};

static const struct trace_field trace_fields_epoll_data[] = {
	{ "u32", 0, TRACE_FIELD_U, 0, 0 },
	{ "u64", 0, TRACE_FIELD_LU, 0, 0 },
};

static const struct trace_field trace_fields_stack[] = {
	{ "ss_sp", 0, TRACE_FIELD_PTR, 0, 0 },
	{ "ss_flags", 8, TRACE_FIELD_FL, 0, TRACE_SET_SS_FLAGS },
	{ "ss_size", 16, TRACE_FIELD_LU, 0, 0 },
};

static const struct trace_field trace_fields_rusage[] = {
	{ "ru_utime", 0, TRACE_FIELD_ST, 0, TRACE_STRUCT_TIMEVAL },
	{ "ru_stime", 16, TRACE_FIELD_ST, 0, TRACE_STRUCT_TIMEVAL },
	{ "...", 32, TRACE_FIELD_MORE, 0, 0 },
};

static const struct trace_field trace_fields_utsname[] = {
	{ "sysname", 0, TRACE_FIELD_CHARS, 0, 65 },
	{ "nodename", 65, TRACE_FIELD_CHARS, 0, 65 },
	{ "...", 130, TRACE_FIELD_MORE, 0, 0 },
};

static const struct trace_field trace_fields_sysinfo[] = {
	{ "uptime", 0, TRACE_FIELD_LD, 0, 0 },
	{ "loads", 8, TRACE_FIELD_LU3, 0, 0 },
	{ "totalram", 32, TRACE_FIELD_LU, 0, 0 },
	{ "freeram", 40, TRACE_FIELD_LU, 0, 0 },
	{ "sharedram", 48, TRACE_FIELD_LU, 0, 0 },
	{ "bufferram", 56, TRACE_FIELD_LU, 0, 0 },
	{ "totalswap", 64, TRACE_FIELD_LU, 0, 0 },
	{ "freeswap", 72, TRACE_FIELD_LU, 0, 0 },
	{ "procs", 80, TRACE_FIELD_H, 0, 0 },
	{ "totalhigh", 88, TRACE_FIELD_LU, 0, 0 },
	{ "freehigh", 96, TRACE_FIELD_LU, 0, 0 },
	{ "mem_unit", 104, TRACE_FIELD_U, 0, 0 },
};

static const struct trace_field trace_fields_tms[] = {
	{ "tms_utime", 0, TRACE_FIELD_LD, 0, 0 },
	{ "tms_stime", 8, TRACE_FIELD_LD, 0, 0 },
	{ "tms_cutime", 16, TRACE_FIELD_LD, 0, 0 },
	{ "tms_cstime", 24, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_iovec[] = {
	{ "iov_base", 0, TRACE_FIELD_PTR, 0, 0 },
	{ "iov_len", 8, TRACE_FIELD_LU, 0, 0 },
};

static const struct trace_field trace_fields_winsize[] = {
	{ "ws_row", 0, TRACE_FIELD_H, 0, 0 },
	{ "ws_col", 2, TRACE_FIELD_H, 0, 0 },
	{ "ws_xpixel", 4, TRACE_FIELD_H, 0, 0 },
	{ "ws_ypixel", 6, TRACE_FIELD_H, 0, 0 },
};

static const struct trace_field trace_fields_tiocm[] = {
	{ "-", 0, TRACE_FIELD_FL, 0, TRACE_SET_TIOCM },
};

static const struct trace_field trace_fields_fsflags[] = {
	{ "-", 0, TRACE_FIELD_FL, 0, TRACE_SET_FSFLAGS },
};

static const struct trace_field trace_fields_flock[] = {
	{ "l_type", 0, TRACE_FIELD_ENH, 0, TRACE_SET_LOCK_TYPE },
	{ "l_whence", 2, TRACE_FIELD_ENH, 0, TRACE_SET_WHENCE },
	{ "l_start", 8, TRACE_FIELD_LD, 0, 0 },
	{ "l_len", 16, TRACE_FIELD_LD, 0, 0 },
	{ "l_pid", 24, TRACE_FIELD_D, 0, 0 },
};

static const struct trace_field trace_fields_sembuf[] = {
	{ "sem_num", 0, TRACE_FIELD_H, 0, 0 },
	{ "sem_op", 2, TRACE_FIELD_HD, 0, 0 },
	{ "sem_flg", 4, TRACE_FIELD_FLH, 0, TRACE_SET_SEMOP },
};

static const struct trace_field trace_fields_cap_header[] = {
	{ "version", 0, TRACE_FIELD_EN, 0, TRACE_SET_CAP_VERSION },
	{ "pid", 4, TRACE_FIELD_D, 0, 0 },
};

static const struct trace_field trace_fields_sched_param[] = {
	{ "sched_priority", 0, TRACE_FIELD_D, 0, 0 },
};

static const struct trace_field trace_fields_sched_attr[] = {
	{ "size", 0, TRACE_FIELD_U, 0, 0 },
	{ "sched_policy", 4, TRACE_FIELD_EN, 0, TRACE_SET_SCHED_POLICY },
	{ "sched_flags", 8, TRACE_FIELD_FLQ, 0, TRACE_SET_SCHED_FLAGS },
	{ "sched_nice", 16, TRACE_FIELD_D, 0, 0 },
	{ "sched_priority", 20, TRACE_FIELD_U, 0, 0 },
	{ "sched_runtime", 24, TRACE_FIELD_LU, 0, 0 },
	{ "sched_deadline", 32, TRACE_FIELD_LU, 0, 0 },
	{ "sched_period", 40, TRACE_FIELD_LU, 0, 0 },
};

static const struct trace_field trace_fields_io_event[] = {
	{ "data", 0, TRACE_FIELD_LX, 0, 0 },
	{ "obj", 8, TRACE_FIELD_LX, 0, 0 },
	{ "res", 16, TRACE_FIELD_LD, 0, 0 },
	{ "res2", 24, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_mq_attr[] = {
	{ "mq_flags", 0, TRACE_FIELD_FLQ, 0, TRACE_SET_OPEN },
	{ "mq_maxmsg", 8, TRACE_FIELD_LD, 0, 0 },
	{ "mq_msgsize", 16, TRACE_FIELD_LD, 0, 0 },
	{ "mq_curmsgs", 24, TRACE_FIELD_LD, 0, 0 },
};

static const struct trace_field trace_fields_io_uring_params[] = {
	{ "flags", 8, TRACE_FIELD_FL, 0, TRACE_SET_URING_SETUP },
	{ "sq_thread_cpu", 12, TRACE_FIELD_U, 0, 0 },
	{ "sq_thread_idle", 16, TRACE_FIELD_U, 0, 0 },
	{ "sq_entries", 0, TRACE_FIELD_U, 0, 0 },
	{ "cq_entries", 4, TRACE_FIELD_U, 0, 0 },
	{ "features", 20, TRACE_FIELD_FL, 0, TRACE_SET_URING_FEATURES },
	{ "...", 24, TRACE_FIELD_MORE, 0, 0 },
};

static const struct trace_field trace_fields_open_how[] = {
	{ "flags", 0, TRACE_FIELD_FLQ, 0, TRACE_SET_OPEN },
	{ "mode", 8, TRACE_FIELD_MODEQ, 1, 0 },
	{ "resolve", 16, TRACE_FIELD_FLQ, 0, TRACE_SET_RESOLVE },
};

static const struct trace_field trace_fields_mount_attr_st[] = {
	{ "attr_set", 0, TRACE_FIELD_FLQ, 0, TRACE_SET_MOUNT_ATTR },
	{ "attr_clr", 8, TRACE_FIELD_FLQ, 0, TRACE_SET_MOUNT_ATTR },
	{ "propagation", 16, TRACE_FIELD_FLQ, 0, TRACE_SET_MOUNT },
	{ "userns_fd", 24, TRACE_FIELD_LU, 0, 0 },
};

static const struct trace_field trace_fields_landlock_ruleset[] = {
	{ "handled_access_fs", 0, TRACE_FIELD_FLQ, 0, TRACE_SET_LANDLOCK_ACCESS },
};

static const struct trace_field trace_fields_futex_waitv[] = {
	{ "val", 0, TRACE_FIELD_LU, 0, 0 },
	{ "uaddr", 8, TRACE_FIELD_PTR, 0, 0 },
	{ "flags", 16, TRACE_FIELD_X, 0, 0 },
};

const struct trace_struct trace_structs[] = {
	{ "int", trace_fields_int, 1, 4, 1, 0 },
	{ "uint", trace_fields_uint, 1, 4, 1, 0 },
	{ "long", trace_fields_long, 1, 8, 1, 0 },
	{ "ulong", trace_fields_ulong, 1, 8, 1, 0 },
	{ "ulongx", trace_fields_ulongx, 1, 8, 1, 0 },
	{ "timespec", trace_fields_timespec, 2, 16, 0, 0 },
	{ "utimespec", NULL, 0, 16, 0, 1 },
	{ "timeval", trace_fields_timeval, 2, 16, 0, 0 },
	{ "timezone", trace_fields_timezone, 2, 8, 0, 0 },
	{ "itimerval", trace_fields_itimerval, 2, 32, 0, 0 },
	{ "itimerspec", trace_fields_itimerspec, 2, 32, 0, 0 },
	{ "utimbuf", trace_fields_utimbuf, 2, 16, 0, 0 },
	{ "stat", NULL, 0, 144, 0, 1 },
	{ "statx", NULL, 0, 256, 0, 1 },
	{ "statfs", trace_fields_statfs, 11, 120, 0, 0 },
	{ "pollfd", trace_fields_pollfd, 2, 8, 0, 0 },
	{ "epoll_event", trace_fields_epoll_event, 2, 12, 0, 0 },
	{ "epoll_data", trace_fields_epoll_data, 2, 8, 0, 0 },
	{ "sigset", NULL, 0, 8, 0, 1 },
	{ "sigaction", NULL, 0, 32, 0, 1 },
	{ "stack", trace_fields_stack, 3, 24, 0, 0 },
	{ "siginfo", NULL, 0, 128, 0, 1 },
	{ "sigevent", NULL, 0, 64, 0, 1 },
	{ "rlimit", NULL, 0, 16, 0, 1 },
	{ "rusage", trace_fields_rusage, 3, 144, 0, 0 },
	{ "utsname", trace_fields_utsname, 3, 390, 0, 0 },
	{ "sysinfo", trace_fields_sysinfo, 12, 112, 0, 0 },
	{ "tms", trace_fields_tms, 4, 32, 0, 0 },
	{ "iovec", trace_fields_iovec, 2, 16, 0, 0 },
	{ "mmsghdr", NULL, 0, 64, 0, 1 },
	{ "winsize", trace_fields_winsize, 4, 8, 0, 0 },
	{ "termios", NULL, 0, 36, 0, 1 },
	{ "tiocm", trace_fields_tiocm, 1, 4, 1, 0 },
	{ "fsflags", trace_fields_fsflags, 1, 4, 1, 0 },
	{ "flock", trace_fields_flock, 5, 32, 0, 0 },
	{ "sembuf", trace_fields_sembuf, 3, 6, 0, 0 },
	{ "cap_header", trace_fields_cap_header, 2, 8, 0, 0 },
	{ "cap_data", NULL, 0, 12, 0, 1 },
	{ "sched_param", trace_fields_sched_param, 1, 4, 1, 0 },
	{ "sched_attr", trace_fields_sched_attr, 8, 48, 0, 0 },
	{ "io_event", trace_fields_io_event, 4, 32, 0, 0 },
	{ "mq_attr", trace_fields_mq_attr, 4, 64, 0, 0 },
	{ "io_uring_params", trace_fields_io_uring_params, 7, 120, 0, 0 },
	{ "open_how", trace_fields_open_how, 3, 24, 0, 0 },
	{ "mount_attr_st", trace_fields_mount_attr_st, 4, 32, 0, 0 },
	{ "landlock_ruleset", trace_fields_landlock_ruleset, 1, 8, 0, 0 },
	{ "futex_waitv", trace_fields_futex_waitv, 3, 24, 0, 0 },
};

static const struct trace_arg trace_args[] = {
	/* 0 read */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_OUT, 0, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	/* 1 write */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_IN, 2, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	/* 2 open */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_OPEN },
	{ "mode", TRACE_ARG_OPENMODE, 1, 0, 0 },
	/* 3 close */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	/* 4 stat */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "statbuf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STAT },
	/* 5 fstat */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "statbuf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STAT },
	/* 6 lstat */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "statbuf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STAT },
	/* 7 poll */
	{ "fds", TRACE_ARG_ARRIO, 1, 0, TRACE_STRUCT_POLLFD },
	{ "nfds", TRACE_ARG_U, 0, 0, 0 },
	{ "timeout", TRACE_ARG_D, 0, 0, 0 },
	/* 8 lseek */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	{ "whence", TRACE_ARG_EN, 0, 0, TRACE_SET_WHENCE },
	/* 9 mmap */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "prot", TRACE_ARG_FL, 0, 0, TRACE_SET_PROT },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MMAP },
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "offset", TRACE_ARG_X, 0, 0, 0 },
	/* 10 mprotect */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "prot", TRACE_ARG_FL, 0, 0, TRACE_SET_PROT },
	/* 11 munmap */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	/* 12 brk */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 13 rt_sigaction */
	{ "signum", TRACE_ARG_SIG, 0, 0, 0 },
	{ "act", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGACTION },
	{ "oldact", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SIGACTION },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 14 rt_sigprocmask */
	{ "how", TRACE_ARG_EN, 0, 0, TRACE_SET_SIGPROCMASK_HOW },
	{ "set", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "oldset", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 15 rt_sigreturn */
	{ "frame", TRACE_ARG_SIGFRAME, 0, 0, 0 },
	/* 16 ioctl */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "cmd", TRACE_ARG_IOCTLCMD, 0, 0, 0 },
	{ "arg", TRACE_ARG_IOCTLARG, 1, 0, 0 },
	/* 17 pread64 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_OUT, 0, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	/* 18 pwrite64 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_IN, 2, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	/* 19 readv */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOVOUT, 2, 0, 0 },
	{ "iovcnt", TRACE_ARG_LU, 0, 0, 0 },
	/* 20 writev */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOV, 2, 0, 0 },
	{ "iovcnt", TRACE_ARG_LU, 0, 0, 0 },
	/* 21 access */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_FL, 0, 0, TRACE_SET_ACCESS },
	/* 22 pipe */
	{ "pipefd", TRACE_ARG_ARROUT, 2, 1, TRACE_STRUCT_INT },
	/* 23 select */
	{ "nfds", TRACE_ARG_D, 0, 0, 0 },
	{ "readfds", TRACE_ARG_FDSET, 0, 0, 0 },
	{ "writefds", TRACE_ARG_FDSET, 0, 0, 0 },
	{ "exceptfds", TRACE_ARG_FDSET, 0, 0, 0 },
	{ "timeout", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_TIMEVAL },
	/* 25 mremap */
	{ "old_address", TRACE_ARG_PTR, 0, 0, 0 },
	{ "old_size", TRACE_ARG_LU, 0, 0, 0 },
	{ "new_size", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MREMAP },
	{ "new_address", TRACE_ARG_MREMAPADDR, 3, 0, 0 },
	/* 26 msync */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSYNC },
	/* 27 mincore */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "vec", TRACE_ARG_PTR, 0, 0, 0 },
	/* 28 madvise */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "advice", TRACE_ARG_EN, 0, 0, TRACE_SET_MADVISE },
	/* 29 shmget */
	{ "key", TRACE_ARG_IPCKEY, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	{ "shmflg", TRACE_ARG_FL, 0, 0, TRACE_SET_SHMGET },
	/* 30 shmat */
	{ "shmid", TRACE_ARG_D, 0, 0, 0 },
	{ "shmaddr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "shmflg", TRACE_ARG_FL, 0, 0, TRACE_SET_SHMAT },
	/* 31 shmctl */
	{ "shmid", TRACE_ARG_D, 0, 0, 0 },
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_IPC_CMD },
	{ "buf", TRACE_ARG_PTR, 0, 0, 0 },
	/* 32 dup */
	{ "oldfd", TRACE_ARG_FD, 0, 0, 0 },
	/* 33 dup2 */
	{ "oldfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "newfd", TRACE_ARG_FD, 0, 0, 0 },
	/* 35 nanosleep */
	{ "req", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "rem", TRACE_ARG_STOUTEINTR, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 36 getitimer */
	{ "which", TRACE_ARG_EN, 0, 0, TRACE_SET_ITIMER },
	{ "curr_value", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ITIMERVAL },
	/* 37 alarm */
	{ "seconds", TRACE_ARG_U, 0, 0, 0 },
	/* 38 setitimer */
	{ "which", TRACE_ARG_EN, 0, 0, TRACE_SET_ITIMER },
	{ "new_value", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_ITIMERVAL },
	{ "old_value", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ITIMERVAL },
	/* 40 sendfile */
	{ "out_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "in_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "offset", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_LONG },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	/* 41 socket */
	{ "domain", TRACE_ARG_EN, 0, 0, TRACE_SET_SOCKET_DOMAIN },
	{ "type", TRACE_ARG_SOCKTYPE, 0, 0, 0 },
	{ "protocol", TRACE_ARG_SOCKPROTO, 0, 0, 0 },
	/* 42 connect */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "addr", TRACE_ARG_SA, 2, 0, 0 },
	{ "addrlen", TRACE_ARG_D, 0, 0, 0 },
	/* 43 accept */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "addr", TRACE_ARG_SAOUT, 2, 0, 0 },
	{ "addrlen", TRACE_ARG_SOCKLEN, 0, 0, 0 },
	/* 44 sendto */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_IN, 2, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSG },
	{ "dest_addr", TRACE_ARG_SA, 5, 0, 0 },
	{ "addrlen", TRACE_ARG_U, 0, 0, 0 },
	/* 45 recvfrom */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_OUT, 0, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSG },
	{ "src_addr", TRACE_ARG_SAOUT, 5, 0, 0 },
	{ "addrlen", TRACE_ARG_SOCKLEN, 0, 0, 0 },
	/* 46 sendmsg */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "msg", TRACE_ARG_MSG, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSG },
	/* 47 recvmsg */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "msg", TRACE_ARG_MSGOUT, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSG },
	/* 48 shutdown */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "how", TRACE_ARG_EN, 0, 0, TRACE_SET_SHUTDOWN },
	/* 49 bind */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "addr", TRACE_ARG_SA, 2, 0, 0 },
	{ "addrlen", TRACE_ARG_D, 0, 0, 0 },
	/* 50 listen */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "backlog", TRACE_ARG_D, 0, 0, 0 },
	/* 51 getsockname */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "addr", TRACE_ARG_SAOUT, 2, 0, 0 },
	{ "addrlen", TRACE_ARG_SOCKLEN, 0, 0, 0 },
	/* 52 getpeername */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "addr", TRACE_ARG_SAOUT, 2, 0, 0 },
	{ "addrlen", TRACE_ARG_SOCKLEN, 0, 0, 0 },
	/* 53 socketpair */
	{ "domain", TRACE_ARG_EN, 0, 0, TRACE_SET_SOCKET_DOMAIN },
	{ "type", TRACE_ARG_SOCKTYPE, 0, 0, 0 },
	{ "protocol", TRACE_ARG_SOCKPROTO, 0, 0, 0 },
	{ "sv", TRACE_ARG_ARROUT, 2, 1, TRACE_STRUCT_INT },
	/* 54 setsockopt */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "level", TRACE_ARG_EN, 0, 0, TRACE_SET_SOCKET_LEVEL },
	{ "optname", TRACE_ARG_SOCKOPT, 1, 0, 0 },
	{ "optval", TRACE_ARG_OPTVAL, 4, 0, 0 },
	{ "optlen", TRACE_ARG_D, 0, 0, 0 },
	/* 55 getsockopt */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "level", TRACE_ARG_EN, 0, 0, TRACE_SET_SOCKET_LEVEL },
	{ "optname", TRACE_ARG_SOCKOPT, 1, 0, 0 },
	{ "optval", TRACE_ARG_OPTVALOUT, 4, 0, 0 },
	{ "optlen", TRACE_ARG_SOCKLEN, 0, 0, 0 },
	/* 56 clone */
	{ "flags", TRACE_ARG_CLONEFLAGS, 0, 0, 0 },
	{ "stack", TRACE_ARG_CLONEPTR, 0, 0, 0 },
	{ "parent_tid", TRACE_ARG_CLONEPTR, 0, 0, 0 },
	{ "child_tid", TRACE_ARG_CLONEPTR, 0, 0, 0 },
	{ "tls", TRACE_ARG_CLONETLS, 0, 0, 0 },
	/* 59 execve */
	{ "filename", TRACE_ARG_PATH, 0, 0, 0 },
	{ "argv", TRACE_ARG_ARGV, 0, 0, 0 },
	{ "envp", TRACE_ARG_ENVP, 0, 0, 0 },
	/* 60 exit */
	{ "status", TRACE_ARG_D, 0, 0, 0 },
	/* 61 wait4 */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "wstatus", TRACE_ARG_WSTATUS, 0, 0, 0 },
	{ "options", TRACE_ARG_FL, 0, 0, TRACE_SET_WAIT4 },
	{ "rusage", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_RUSAGE },
	/* 62 kill */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "sig", TRACE_ARG_SIG, 0, 0, 0 },
	/* 63 uname */
	{ "buf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UTSNAME },
	/* 64 semget */
	{ "key", TRACE_ARG_IPCKEY, 0, 0, 0 },
	{ "nsems", TRACE_ARG_D, 0, 0, 0 },
	{ "semflg", TRACE_ARG_FL, 0, 0, TRACE_SET_SHMGET },
	/* 65 semop */
	{ "semid", TRACE_ARG_D, 0, 0, 0 },
	{ "sops", TRACE_ARG_ARR, 2, 0, TRACE_STRUCT_SEMBUF },
	{ "nsops", TRACE_ARG_U, 0, 0, 0 },
	/* 66 semctl */
	{ "semid", TRACE_ARG_D, 0, 0, 0 },
	{ "semnum", TRACE_ARG_D, 0, 0, 0 },
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_SEM_CMD },
	{ "arg", TRACE_ARG_X, 0, 0, 0 },
	/* 67 shmdt */
	{ "shmaddr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 68 msgget */
	{ "key", TRACE_ARG_IPCKEY, 0, 0, 0 },
	{ "msgflg", TRACE_ARG_FL, 0, 0, TRACE_SET_SHMGET },
	/* 69 msgsnd */
	{ "msqid", TRACE_ARG_D, 0, 0, 0 },
	{ "msgp", TRACE_ARG_PTR, 0, 0, 0 },
	{ "msgsz", TRACE_ARG_LU, 0, 0, 0 },
	{ "msgflg", TRACE_ARG_FL, 0, 0, TRACE_SET_MSGFLG },
	/* 70 msgrcv */
	{ "msqid", TRACE_ARG_D, 0, 0, 0 },
	{ "msgp", TRACE_ARG_PTR, 0, 0, 0 },
	{ "msgsz", TRACE_ARG_LU, 0, 0, 0 },
	{ "msgtyp", TRACE_ARG_LD, 0, 0, 0 },
	{ "msgflg", TRACE_ARG_FL, 0, 0, TRACE_SET_MSGFLG },
	/* 71 msgctl */
	{ "msqid", TRACE_ARG_D, 0, 0, 0 },
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_IPC_CMD },
	{ "buf", TRACE_ARG_PTR, 0, 0, 0 },
	/* 72 fcntl */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_FCNTL },
	{ "arg", TRACE_ARG_FCNTLARG, 1, 0, 0 },
	/* 73 flock */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "operation", TRACE_ARG_FL, 0, 0, TRACE_SET_FLOCK },
	/* 74 fsync */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	/* 75 fdatasync */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	/* 76 truncate */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "length", TRACE_ARG_LD, 0, 0, 0 },
	/* 77 ftruncate */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "length", TRACE_ARG_LD, 0, 0, 0 },
	/* 78 getdents */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "dirent", TRACE_ARG_DENTS, 0, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	/* 79 getcwd */
	{ "buf", TRACE_ARG_CWD, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 80 chdir */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	/* 81 fchdir */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	/* 82 rename */
	{ "oldpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "newpath", TRACE_ARG_PATH, 0, 0, 0 },
	/* 83 mkdir */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_MODE, 0, 0, 0 },
	/* 84 rmdir */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	/* 85 creat */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_MODE, 0, 0, 0 },
	/* 86 link */
	{ "oldpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "newpath", TRACE_ARG_PATH, 0, 0, 0 },
	/* 87 unlink */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	/* 88 symlink */
	{ "target", TRACE_ARG_PATH, 0, 0, 0 },
	{ "linkpath", TRACE_ARG_PATH, 0, 0, 0 },
	/* 89 readlink */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "buf", TRACE_ARG_OUT, 0, 0, 0 },
	{ "bufsiz", TRACE_ARG_LU, 0, 0, 0 },
	/* 90 chmod */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_MODE, 0, 0, 0 },
	/* 91 fchmod */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "mode", TRACE_ARG_MODE, 0, 0, 0 },
	/* 92 chown */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "owner", TRACE_ARG_ID, 0, 0, 0 },
	{ "group", TRACE_ARG_ID, 0, 0, 0 },
	/* 93 fchown */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "owner", TRACE_ARG_ID, 0, 0, 0 },
	{ "group", TRACE_ARG_ID, 0, 0, 0 },
	/* 94 lchown */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "owner", TRACE_ARG_ID, 0, 0, 0 },
	{ "group", TRACE_ARG_ID, 0, 0, 0 },
	/* 95 umask */
	{ "mask", TRACE_ARG_MODE, 0, 0, 0 },
	/* 96 gettimeofday */
	{ "tv", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_TIMEVAL },
	{ "tz", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_TIMEZONE },
	/* 97 getrlimit */
	{ "resource", TRACE_ARG_EN, 0, 0, TRACE_SET_RLIMIT },
	{ "rlim", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_RLIMIT },
	/* 98 getrusage */
	{ "who", TRACE_ARG_EN, 0, 0, TRACE_SET_RUSAGE_WHO },
	{ "usage", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_RUSAGE },
	/* 99 sysinfo */
	{ "info", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SYSINFO },
	/* 100 times */
	{ "buf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_TMS },
	/* 101 ptrace */
	{ "request", TRACE_ARG_EN, 0, 0, TRACE_SET_PTRACE },
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "data", TRACE_ARG_X, 0, 0, 0 },
	/* 103 syslog */
	{ "type", TRACE_ARG_EN, 0, 0, TRACE_SET_SYSLOG },
	{ "buf", TRACE_ARG_PTR, 0, 0, 0 },
	{ "len", TRACE_ARG_D, 0, 0, 0 },
	/* 105 setuid */
	{ "uid", TRACE_ARG_ID, 0, 0, 0 },
	/* 106 setgid */
	{ "gid", TRACE_ARG_ID, 0, 0, 0 },
	/* 109 setpgid */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "pgid", TRACE_ARG_PID, 0, 0, 0 },
	/* 113 setreuid */
	{ "ruid", TRACE_ARG_ID, 0, 0, 0 },
	{ "euid", TRACE_ARG_ID, 0, 0, 0 },
	/* 114 setregid */
	{ "rgid", TRACE_ARG_ID, 0, 0, 0 },
	{ "egid", TRACE_ARG_ID, 0, 0, 0 },
	/* 115 getgroups */
	{ "size", TRACE_ARG_D, 0, 0, 0 },
	{ "list", TRACE_ARG_ARRRET, 0, 0, TRACE_STRUCT_UINT },
	/* 116 setgroups */
	{ "size", TRACE_ARG_D, 0, 0, 0 },
	{ "list", TRACE_ARG_ARR, 0, 0, TRACE_STRUCT_UINT },
	/* 117 setresuid */
	{ "ruid", TRACE_ARG_ID, 0, 0, 0 },
	{ "euid", TRACE_ARG_ID, 0, 0, 0 },
	{ "suid", TRACE_ARG_ID, 0, 0, 0 },
	/* 118 getresuid */
	{ "ruid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "euid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "suid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	/* 119 setresgid */
	{ "rgid", TRACE_ARG_ID, 0, 0, 0 },
	{ "egid", TRACE_ARG_ID, 0, 0, 0 },
	{ "sgid", TRACE_ARG_ID, 0, 0, 0 },
	/* 120 getresgid */
	{ "rgid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "egid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "sgid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	/* 121 getpgid */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	/* 122 setfsuid */
	{ "fsuid", TRACE_ARG_ID, 0, 0, 0 },
	/* 123 setfsgid */
	{ "fsgid", TRACE_ARG_ID, 0, 0, 0 },
	/* 124 getsid */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	/* 125 capget */
	{ "hdrp", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_CAP_HEADER },
	{ "datap", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_CAP_DATA },
	/* 126 capset */
	{ "hdrp", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_CAP_HEADER },
	{ "datap", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_CAP_DATA },
	/* 127 rt_sigpending */
	{ "set", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 128 rt_sigtimedwait */
	{ "set", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "info", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SIGINFO },
	{ "timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 129 rt_sigqueueinfo */
	{ "tgid", TRACE_ARG_PID, 0, 0, 0 },
	{ "sig", TRACE_ARG_SIG, 0, 0, 0 },
	{ "info", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGINFO },
	/* 130 rt_sigsuspend */
	{ "mask", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 131 sigaltstack */
	{ "ss", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_STACK },
	{ "old_ss", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STACK },
	/* 132 utime */
	{ "filename", TRACE_ARG_PATH, 0, 0, 0 },
	{ "times", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_UTIMBUF },
	/* 133 mknod */
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_FILEMODE, 0, 0, 0 },
	{ "dev", TRACE_ARG_MKNODDEV, 1, 0, 0 },
	/* 134 uselib */
	{ "library", TRACE_ARG_PATH, 0, 0, 0 },
	/* 135 personality */
	{ "persona", TRACE_ARG_PERSONALITY, 0, 0, 0 },
	/* 136 ustat */
	{ "dev", TRACE_ARG_DEV, 0, 0, 0 },
	{ "ubuf", TRACE_ARG_PTR, 0, 0, 0 },
	/* 137 statfs */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "buf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STATFS },
	/* 138 fstatfs */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "buf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STATFS },
	/* 139 sysfs */
	{ "option", TRACE_ARG_D, 0, 0, 0 },
	{ "arg1", TRACE_ARG_X, 0, 0, 0 },
	{ "arg2", TRACE_ARG_X, 0, 0, 0 },
	/* 140 getpriority */
	{ "which", TRACE_ARG_EN, 0, 0, TRACE_SET_PRIO_WHICH },
	{ "who", TRACE_ARG_D, 0, 0, 0 },
	/* 141 setpriority */
	{ "which", TRACE_ARG_EN, 0, 0, TRACE_SET_PRIO_WHICH },
	{ "who", TRACE_ARG_D, 0, 0, 0 },
	{ "prio", TRACE_ARG_D, 0, 0, 0 },
	/* 142 sched_setparam */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "param", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SCHED_PARAM },
	/* 143 sched_getparam */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "param", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SCHED_PARAM },
	/* 144 sched_setscheduler */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "policy", TRACE_ARG_EN, 0, 0, TRACE_SET_SCHED_POLICY },
	{ "param", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SCHED_PARAM },
	/* 145 sched_getscheduler */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	/* 146 sched_get_priority_max */
	{ "policy", TRACE_ARG_EN, 0, 0, TRACE_SET_SCHED_POLICY },
	/* 147 sched_get_priority_min */
	{ "policy", TRACE_ARG_EN, 0, 0, TRACE_SET_SCHED_POLICY },
	/* 148 sched_rr_get_interval */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "tp", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 149 mlock */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	/* 150 munlock */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	/* 151 mlockall */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MLOCKALL },
	/* 154 modify_ldt */
	{ "func", TRACE_ARG_D, 0, 0, 0 },
	{ "ptr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "bytecount", TRACE_ARG_LU, 0, 0, 0 },
	/* 155 pivot_root */
	{ "new_root", TRACE_ARG_PATH, 0, 0, 0 },
	{ "put_old", TRACE_ARG_PATH, 0, 0, 0 },
	/* 156 _sysctl */
	{ "args", TRACE_ARG_PTR, 0, 0, 0 },
	/* 157 prctl */
	{ "option", TRACE_ARG_EN, 0, 0, TRACE_SET_PRCTL },
	{ "arg2", TRACE_ARG_PRCTLARG, 2, 1, 0 },
	{ "arg3", TRACE_ARG_PRCTLARG, 3, 1, 0 },
	{ "arg4", TRACE_ARG_PRCTLARG, 4, 1, 0 },
	{ "arg5", TRACE_ARG_PRCTLARG, 5, 1, 0 },
	/* 158 arch_prctl */
	{ "code", TRACE_ARG_EN, 0, 0, TRACE_SET_ARCH_PRCTL },
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 159 adjtimex */
	{ "buf", TRACE_ARG_PTR, 0, 0, 0 },
	/* 160 setrlimit */
	{ "resource", TRACE_ARG_EN, 0, 0, TRACE_SET_RLIMIT },
	{ "rlim", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_RLIMIT },
	/* 161 chroot */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	/* 163 acct */
	{ "filename", TRACE_ARG_PATH, 0, 0, 0 },
	/* 164 settimeofday */
	{ "tv", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMEVAL },
	{ "tz", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMEZONE },
	/* 165 mount */
	{ "source", TRACE_ARG_STR, 0, 0, 0 },
	{ "target", TRACE_ARG_PATH, 0, 0, 0 },
	{ "filesystemtype", TRACE_ARG_STR, 0, 0, 0 },
	{ "mountflags", TRACE_ARG_FL, 0, 0, TRACE_SET_MOUNT },
	{ "data", TRACE_ARG_PTR, 0, 0, 0 },
	/* 166 umount2 */
	{ "target", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_UMOUNT },
	/* 167 swapon */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 168 swapoff */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	/* 169 reboot */
	{ "magic", TRACE_ARG_X, 0, 0, 0 },
	{ "magic2", TRACE_ARG_X, 0, 0, 0 },
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_REBOOT },
	{ "arg", TRACE_ARG_PTR, 0, 0, 0 },
	/* 170 sethostname */
	{ "name", TRACE_ARG_IN, 1, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	/* 171 setdomainname */
	{ "name", TRACE_ARG_IN, 1, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	/* 172 iopl */
	{ "level", TRACE_ARG_D, 0, 0, 0 },
	/* 173 ioperm */
	{ "from", TRACE_ARG_LU, 0, 0, 0 },
	{ "num", TRACE_ARG_LU, 0, 0, 0 },
	{ "turn_on", TRACE_ARG_D, 0, 0, 0 },
	/* 174 create_module */
	{ "name", TRACE_ARG_PATH, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 175 init_module */
	{ "module_image", TRACE_ARG_PTR, 0, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "param_values", TRACE_ARG_STR, 0, 0, 0 },
	/* 176 delete_module */
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_DELETE_MODULE },
	/* 177 get_kernel_syms */
	{ "table", TRACE_ARG_PTR, 0, 0, 0 },
	/* 178 query_module */
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "which", TRACE_ARG_D, 0, 0, 0 },
	{ "buf", TRACE_ARG_PTR, 0, 0, 0 },
	{ "bufsize", TRACE_ARG_LU, 0, 0, 0 },
	{ "ret", TRACE_ARG_PTR, 0, 0, 0 },
	/* 179 quotactl */
	{ "cmd", TRACE_ARG_X, 0, 0, 0 },
	{ "special", TRACE_ARG_PATH, 0, 0, 0 },
	{ "id", TRACE_ARG_U, 0, 0, 0 },
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 180 nfsservctl */
	{ "cmd", TRACE_ARG_D, 0, 0, 0 },
	{ "argp", TRACE_ARG_PTR, 0, 0, 0 },
	{ "resp", TRACE_ARG_PTR, 0, 0, 0 },
	/* 181 getpmsg */
	{ "a1", TRACE_ARG_X, 0, 0, 0 },
	{ "a2", TRACE_ARG_X, 0, 0, 0 },
	{ "a3", TRACE_ARG_X, 0, 0, 0 },
	{ "a4", TRACE_ARG_X, 0, 0, 0 },
	{ "a5", TRACE_ARG_X, 0, 0, 0 },
	/* 182 putpmsg */
	{ "a1", TRACE_ARG_X, 0, 0, 0 },
	{ "a2", TRACE_ARG_X, 0, 0, 0 },
	{ "a3", TRACE_ARG_X, 0, 0, 0 },
	{ "a4", TRACE_ARG_X, 0, 0, 0 },
	{ "a5", TRACE_ARG_X, 0, 0, 0 },
	/* 183 afs_syscall */
	{ "a1", TRACE_ARG_X, 0, 0, 0 },
	{ "a2", TRACE_ARG_X, 0, 0, 0 },
	{ "a3", TRACE_ARG_X, 0, 0, 0 },
	{ "a4", TRACE_ARG_X, 0, 0, 0 },
	{ "a5", TRACE_ARG_X, 0, 0, 0 },
	/* 184 tuxcall */
	{ "a1", TRACE_ARG_X, 0, 0, 0 },
	{ "a2", TRACE_ARG_X, 0, 0, 0 },
	{ "a3", TRACE_ARG_X, 0, 0, 0 },
	/* 185 security */
	{ "a1", TRACE_ARG_X, 0, 0, 0 },
	{ "a2", TRACE_ARG_X, 0, 0, 0 },
	{ "a3", TRACE_ARG_X, 0, 0, 0 },
	/* 187 readahead */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	/* 188 setxattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_IN, 3, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_XATTR },
	/* 189 lsetxattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_IN, 3, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_XATTR },
	/* 190 fsetxattr */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_IN, 3, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_XATTR },
	/* 191 getxattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_OUT, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 192 lgetxattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_OUT, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 193 fgetxattr */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_OUT, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 194 listxattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "list", TRACE_ARG_OUT, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 195 llistxattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "list", TRACE_ARG_OUT, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 196 flistxattr */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "list", TRACE_ARG_OUT, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 197 removexattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	/* 198 lremovexattr */
	{ "path", TRACE_ARG_PATH, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	/* 199 fremovexattr */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	/* 200 tkill */
	{ "tid", TRACE_ARG_PID, 0, 0, 0 },
	{ "sig", TRACE_ARG_SIG, 0, 0, 0 },
	/* 201 time */
	{ "tloc", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_LONG },
	/* 202 futex */
	{ "uaddr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "futex_op", TRACE_ARG_FUTEXOP, 0, 0, 0 },
	{ "val", TRACE_ARG_FUTEXVAL, 1, 0, 0 },
	{ "timeout", TRACE_ARG_FUTEXARG, 3, 1, 0 },
	{ "uaddr2", TRACE_ARG_FUTEXARG, 4, 1, 0 },
	{ "val3", TRACE_ARG_FUTEXARG, 5, 1, 0 },
	/* 203 sched_setaffinity */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "cpusetsize", TRACE_ARG_LU, 0, 0, 0 },
	{ "mask", TRACE_ARG_CPUSET, 1, 0, 0 },
	/* 204 sched_getaffinity */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "cpusetsize", TRACE_ARG_LU, 0, 0, 0 },
	{ "mask", TRACE_ARG_CPUSETOUT, 0, 0, 0 },
	/* 205 set_thread_area */
	{ "u_info", TRACE_ARG_PTR, 0, 0, 0 },
	/* 206 io_setup */
	{ "nr_events", TRACE_ARG_U, 0, 0, 0 },
	{ "ctx_idp", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ULONGX },
	/* 207 io_destroy */
	{ "ctx_id", TRACE_ARG_X, 0, 0, 0 },
	/* 208 io_getevents */
	{ "ctx_id", TRACE_ARG_X, 0, 0, 0 },
	{ "min_nr", TRACE_ARG_LD, 0, 0, 0 },
	{ "nr", TRACE_ARG_LD, 0, 0, 0 },
	{ "events", TRACE_ARG_ARRRET, 0, 0, TRACE_STRUCT_IO_EVENT },
	{ "timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 209 io_submit */
	{ "ctx_id", TRACE_ARG_X, 0, 0, 0 },
	{ "nr", TRACE_ARG_LD, 0, 0, 0 },
	{ "iocbpp", TRACE_ARG_PTR, 0, 0, 0 },
	/* 210 io_cancel */
	{ "ctx_id", TRACE_ARG_X, 0, 0, 0 },
	{ "iocb", TRACE_ARG_PTR, 0, 0, 0 },
	{ "result", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_IO_EVENT },
	/* 211 get_thread_area */
	{ "u_info", TRACE_ARG_PTR, 0, 0, 0 },
	/* 212 lookup_dcookie */
	{ "cookie", TRACE_ARG_LU, 0, 0, 0 },
	{ "buffer", TRACE_ARG_OUT, 0, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	/* 213 epoll_create */
	{ "size", TRACE_ARG_D, 0, 0, 0 },
	/* 214 epoll_ctl_old */
	{ "epfd", TRACE_ARG_X, 0, 0, 0 },
	{ "op", TRACE_ARG_X, 0, 0, 0 },
	{ "fd", TRACE_ARG_X, 0, 0, 0 },
	{ "event", TRACE_ARG_X, 0, 0, 0 },
	/* 215 epoll_wait_old */
	{ "epfd", TRACE_ARG_X, 0, 0, 0 },
	{ "events", TRACE_ARG_X, 0, 0, 0 },
	{ "maxevents", TRACE_ARG_X, 0, 0, 0 },
	{ "timeout", TRACE_ARG_X, 0, 0, 0 },
	/* 216 remap_file_pages */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	{ "prot", TRACE_ARG_FL, 0, 0, TRACE_SET_PROT },
	{ "pgoff", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MMAP },
	/* 217 getdents64 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "dirent", TRACE_ARG_DENTS64, 0, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	/* 218 set_tid_address */
	{ "tidptr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 220 semtimedop */
	{ "semid", TRACE_ARG_D, 0, 0, 0 },
	{ "sops", TRACE_ARG_ARR, 2, 0, TRACE_STRUCT_SEMBUF },
	{ "nsops", TRACE_ARG_U, 0, 0, 0 },
	{ "timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 221 fadvise64 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	{ "len", TRACE_ARG_LD, 0, 0, 0 },
	{ "advice", TRACE_ARG_EN, 0, 0, TRACE_SET_FADVISE },
	/* 222 timer_create */
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "sevp", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGEVENT },
	{ "timerid", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_INT },
	/* 223 timer_settime */
	{ "timerid", TRACE_ARG_D, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_TIMER },
	{ "new_value", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_ITIMERSPEC },
	{ "old_value", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ITIMERSPEC },
	/* 224 timer_gettime */
	{ "timerid", TRACE_ARG_D, 0, 0, 0 },
	{ "curr_value", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ITIMERSPEC },
	/* 225 timer_getoverrun */
	{ "timerid", TRACE_ARG_D, 0, 0, 0 },
	/* 226 timer_delete */
	{ "timerid", TRACE_ARG_D, 0, 0, 0 },
	/* 227 clock_settime */
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "tp", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 228 clock_gettime */
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "tp", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 229 clock_getres */
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "res", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 230 clock_nanosleep */
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_TIMER },
	{ "request", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "remain", TRACE_ARG_STOUTEINTR, 1, 0, TRACE_STRUCT_TIMESPEC },
	/* 231 exit_group */
	{ "status", TRACE_ARG_D, 0, 0, 0 },
	/* 232 epoll_wait */
	{ "epfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "events", TRACE_ARG_ARRRET, 0, 0, TRACE_STRUCT_EPOLL_EVENT },
	{ "maxevents", TRACE_ARG_D, 0, 0, 0 },
	{ "timeout", TRACE_ARG_D, 0, 0, 0 },
	/* 233 epoll_ctl */
	{ "epfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "op", TRACE_ARG_EN, 0, 0, TRACE_SET_EPOLL_OP },
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "event", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_EPOLL_EVENT },
	/* 234 tgkill */
	{ "tgid", TRACE_ARG_PID, 0, 0, 0 },
	{ "tid", TRACE_ARG_PID, 0, 0, 0 },
	{ "sig", TRACE_ARG_SIG, 0, 0, 0 },
	/* 235 utimes */
	{ "filename", TRACE_ARG_PATH, 0, 0, 0 },
	{ "times", TRACE_ARG_ARR, 2, 1, TRACE_STRUCT_TIMEVAL },
	/* 236 vserver */
	{ "a1", TRACE_ARG_X, 0, 0, 0 },
	{ "a2", TRACE_ARG_X, 0, 0, 0 },
	{ "a3", TRACE_ARG_X, 0, 0, 0 },
	{ "a4", TRACE_ARG_X, 0, 0, 0 },
	{ "a5", TRACE_ARG_X, 0, 0, 0 },
	/* 237 mbind */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "mode", TRACE_ARG_EN, 0, 0, TRACE_SET_MPOL },
	{ "nodemask", TRACE_ARG_PTR, 0, 0, 0 },
	{ "maxnode", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MBIND },
	/* 238 set_mempolicy */
	{ "mode", TRACE_ARG_EN, 0, 0, TRACE_SET_MPOL },
	{ "nodemask", TRACE_ARG_PTR, 0, 0, 0 },
	{ "maxnode", TRACE_ARG_LU, 0, 0, 0 },
	/* 239 get_mempolicy */
	{ "mode", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_INT },
	{ "nodemask", TRACE_ARG_PTR, 0, 0, 0 },
	{ "maxnode", TRACE_ARG_LU, 0, 0, 0 },
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_GET_MEMPOLICY },
	/* 240 mq_open */
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "oflag", TRACE_ARG_FL, 0, 0, TRACE_SET_OPEN },
	{ "mode", TRACE_ARG_OPENMODE, 1, 0, 0 },
	{ "attr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 241 mq_unlink */
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	/* 242 mq_timedsend */
	{ "mqdes", TRACE_ARG_FD, 0, 0, 0 },
	{ "msg_ptr", TRACE_ARG_IN, 2, 0, 0 },
	{ "msg_len", TRACE_ARG_LU, 0, 0, 0 },
	{ "msg_prio", TRACE_ARG_U, 0, 0, 0 },
	{ "abs_timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 243 mq_timedreceive */
	{ "mqdes", TRACE_ARG_FD, 0, 0, 0 },
	{ "msg_ptr", TRACE_ARG_OUT, 0, 0, 0 },
	{ "msg_len", TRACE_ARG_LU, 0, 0, 0 },
	{ "msg_prio", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "abs_timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 244 mq_notify */
	{ "mqdes", TRACE_ARG_FD, 0, 0, 0 },
	{ "sevp", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGEVENT },
	/* 245 mq_getsetattr */
	{ "mqdes", TRACE_ARG_FD, 0, 0, 0 },
	{ "newattr", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_MQ_ATTR },
	{ "oldattr", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_MQ_ATTR },
	/* 246 kexec_load */
	{ "entry", TRACE_ARG_X, 0, 0, 0 },
	{ "nr_segments", TRACE_ARG_LU, 0, 0, 0 },
	{ "segments", TRACE_ARG_PTR, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 247 waitid */
	{ "idtype", TRACE_ARG_EN, 0, 0, TRACE_SET_IDTYPE },
	{ "id", TRACE_ARG_D, 0, 0, 0 },
	{ "infop", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SIGINFO },
	{ "options", TRACE_ARG_FL, 0, 0, TRACE_SET_WAIT4 },
	{ "rusage", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_RUSAGE },
	/* 248 add_key */
	{ "type", TRACE_ARG_STR, 0, 0, 0 },
	{ "description", TRACE_ARG_STR, 0, 0, 0 },
	{ "payload", TRACE_ARG_IN, 3, 0, 0 },
	{ "plen", TRACE_ARG_LU, 0, 0, 0 },
	{ "keyring", TRACE_ARG_EN, 0, 0, TRACE_SET_KEYRING },
	/* 249 request_key */
	{ "type", TRACE_ARG_STR, 0, 0, 0 },
	{ "description", TRACE_ARG_STR, 0, 0, 0 },
	{ "callout_info", TRACE_ARG_STR, 0, 0, 0 },
	{ "dest_keyring", TRACE_ARG_EN, 0, 0, TRACE_SET_KEYRING },
	/* 250 keyctl */
	{ "operation", TRACE_ARG_EN, 0, 0, TRACE_SET_KEYCTL },
	{ "arg2", TRACE_ARG_X, 0, 0, 0 },
	{ "arg3", TRACE_ARG_X, 0, 0, 0 },
	{ "arg4", TRACE_ARG_X, 0, 0, 0 },
	{ "arg5", TRACE_ARG_X, 0, 0, 0 },
	/* 251 ioprio_set */
	{ "which", TRACE_ARG_EN, 0, 0, TRACE_SET_IOPRIO_WHO },
	{ "who", TRACE_ARG_D, 0, 0, 0 },
	{ "ioprio", TRACE_ARG_X, 0, 0, 0 },
	/* 252 ioprio_get */
	{ "which", TRACE_ARG_EN, 0, 0, TRACE_SET_IOPRIO_WHO },
	{ "who", TRACE_ARG_D, 0, 0, 0 },
	/* 254 inotify_add_watch */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mask", TRACE_ARG_FL, 0, 0, TRACE_SET_INOTIFY },
	/* 255 inotify_rm_watch */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "wd", TRACE_ARG_D, 0, 0, 0 },
	/* 256 migrate_pages */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "maxnode", TRACE_ARG_LU, 0, 0, 0 },
	{ "old_nodes", TRACE_ARG_PTR, 0, 0, 0 },
	{ "new_nodes", TRACE_ARG_PTR, 0, 0, 0 },
	/* 257 openat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_OPEN },
	{ "mode", TRACE_ARG_OPENMODE, 2, 0, 0 },
	/* 258 mkdirat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_MODE, 0, 0, 0 },
	/* 259 mknodat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_FILEMODE, 0, 0, 0 },
	{ "dev", TRACE_ARG_MKNODDEV, 2, 0, 0 },
	/* 260 fchownat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "owner", TRACE_ARG_ID, 0, 0, 0 },
	{ "group", TRACE_ARG_ID, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_AT },
	/* 261 futimesat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "times", TRACE_ARG_ARR, 2, 1, TRACE_STRUCT_TIMEVAL },
	/* 262 newfstatat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "statbuf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STAT },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_AT },
	/* 263 unlinkat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_UNLINKAT },
	/* 264 renameat */
	{ "olddirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "oldpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "newdirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "newpath", TRACE_ARG_PATH, 0, 0, 0 },
	/* 265 linkat */
	{ "olddirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "oldpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "newdirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "newpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_AT },
	/* 266 symlinkat */
	{ "target", TRACE_ARG_PATH, 0, 0, 0 },
	{ "newdirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "linkpath", TRACE_ARG_PATH, 0, 0, 0 },
	/* 267 readlinkat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "buf", TRACE_ARG_OUT, 0, 0, 0 },
	{ "bufsiz", TRACE_ARG_LU, 0, 0, 0 },
	/* 268 fchmodat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_MODE, 0, 0, 0 },
	/* 269 faccessat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_FL, 0, 0, TRACE_SET_ACCESS },
	/* 270 pselect6 */
	{ "nfds", TRACE_ARG_D, 0, 0, 0 },
	{ "readfds", TRACE_ARG_FDSET, 0, 0, 0 },
	{ "writefds", TRACE_ARG_FDSET, 0, 0, 0 },
	{ "exceptfds", TRACE_ARG_FDSET, 0, 0, 0 },
	{ "timeout", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "sigmask", TRACE_ARG_SIGMASK6, 0, 0, 0 },
	/* 271 ppoll */
	{ "fds", TRACE_ARG_ARRIO, 1, 0, TRACE_STRUCT_POLLFD },
	{ "nfds", TRACE_ARG_U, 0, 0, 0 },
	{ "tmo_p", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "sigmask", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 272 unshare */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_UNSHARE },
	/* 273 set_robust_list */
	{ "head", TRACE_ARG_PTR, 0, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	/* 274 get_robust_list */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "head_ptr", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ULONGX },
	{ "len_ptr", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ULONG },
	/* 275 splice */
	{ "fd_in", TRACE_ARG_FD, 0, 0, 0 },
	{ "off_in", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_LONG },
	{ "fd_out", TRACE_ARG_FD, 0, 0, 0 },
	{ "off_out", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_LONG },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SPLICE },
	/* 276 tee */
	{ "fd_in", TRACE_ARG_FD, 0, 0, 0 },
	{ "fd_out", TRACE_ARG_FD, 0, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SPLICE },
	/* 277 sync_file_range */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	{ "nbytes", TRACE_ARG_LD, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SYNC_FILE_RANGE },
	/* 278 vmsplice */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOV, 2, 0, 0 },
	{ "nr_segs", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SPLICE },
	/* 279 move_pages */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "count", TRACE_ARG_LU, 0, 0, 0 },
	{ "pages", TRACE_ARG_PTR, 0, 0, 0 },
	{ "nodes", TRACE_ARG_PTR, 0, 0, 0 },
	{ "status", TRACE_ARG_PTR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MBIND },
	/* 280 utimensat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "times", TRACE_ARG_ARR, 2, 1, TRACE_STRUCT_UTIMESPEC },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_AT },
	/* 281 epoll_pwait */
	{ "epfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "events", TRACE_ARG_ARRRET, 0, 0, TRACE_STRUCT_EPOLL_EVENT },
	{ "maxevents", TRACE_ARG_D, 0, 0, 0 },
	{ "timeout", TRACE_ARG_D, 0, 0, 0 },
	{ "sigmask", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 282 signalfd */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "mask", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sizemask", TRACE_ARG_LU, 0, 0, 0 },
	/* 283 timerfd_create */
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_TIMERFD_CREATE },
	/* 284 eventfd */
	{ "count", TRACE_ARG_U, 0, 0, 0 },
	/* 285 fallocate */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "mode", TRACE_ARG_FL, 0, 0, TRACE_SET_FALLOCATE },
	{ "offset", TRACE_ARG_LD, 0, 0, 0 },
	{ "len", TRACE_ARG_LD, 0, 0, 0 },
	/* 286 timerfd_settime */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_TIMERFD_SETTIME },
	{ "new_value", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_ITIMERSPEC },
	{ "old_value", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ITIMERSPEC },
	/* 287 timerfd_gettime */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "curr_value", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_ITIMERSPEC },
	/* 288 accept4 */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "addr", TRACE_ARG_SAOUT, 2, 0, 0 },
	{ "addrlen", TRACE_ARG_SOCKLEN, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SOCK_TYPE_FLAGS },
	/* 289 signalfd4 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "mask", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sizemask", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SIGNALFD },
	/* 290 eventfd2 */
	{ "count", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_EVENTFD },
	/* 291 epoll_create1 */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_EPOLL_CREATE },
	/* 292 dup3 */
	{ "oldfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "newfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_DUP3 },
	/* 293 pipe2 */
	{ "pipefd", TRACE_ARG_ARROUT, 2, 1, TRACE_STRUCT_INT },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_PIPE2 },
	/* 294 inotify_init1 */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_INOTIFY_INIT },
	/* 295 preadv */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOVOUT, 2, 0, 0 },
	{ "iovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "pos", TRACE_ARG_LD, 0, 0, 0 },
	/* 296 pwritev */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOV, 2, 0, 0 },
	{ "iovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "pos", TRACE_ARG_LD, 0, 0, 0 },
	/* 297 rt_tgsigqueueinfo */
	{ "tgid", TRACE_ARG_PID, 0, 0, 0 },
	{ "tid", TRACE_ARG_PID, 0, 0, 0 },
	{ "sig", TRACE_ARG_SIG, 0, 0, 0 },
	{ "info", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGINFO },
	/* 298 perf_event_open */
	{ "attr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "cpu", TRACE_ARG_D, 0, 0, 0 },
	{ "group_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_PERF_EVENT_OPEN },
	/* 299 recvmmsg */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "msgvec", TRACE_ARG_MMSGOUT, 2, 0, TRACE_STRUCT_MMSGHDR },
	{ "vlen", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSG },
	{ "timeout", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_TIMESPEC },
	/* 300 fanotify_init */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FANOTIFY_INIT },
	{ "event_f_flags", TRACE_ARG_FL, 0, 0, TRACE_SET_OPEN },
	/* 301 fanotify_mark */
	{ "fanotify_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FANOTIFY_MARK },
	{ "mask", TRACE_ARG_FL, 0, 0, TRACE_SET_FANOTIFY_EVENT },
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	/* 302 prlimit64 */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "resource", TRACE_ARG_EN, 0, 0, TRACE_SET_RLIMIT },
	{ "new_limit", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_RLIMIT },
	{ "old_limit", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_RLIMIT },
	/* 303 name_to_handle_at */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "handle", TRACE_ARG_PTR, 0, 0, 0 },
	{ "mount_id", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_INT },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_AT },
	/* 304 open_by_handle_at */
	{ "mount_fd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "handle", TRACE_ARG_PTR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_OPEN },
	/* 305 clock_adjtime */
	{ "clk_id", TRACE_ARG_CLOCKID, 0, 0, 0 },
	{ "buf", TRACE_ARG_PTR, 0, 0, 0 },
	/* 306 syncfs */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	/* 307 sendmmsg */
	{ "sockfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "msgvec", TRACE_ARG_MMSG, 2, 0, TRACE_STRUCT_MMSGHDR },
	{ "vlen", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MSG },
	/* 308 setns */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "nstype", TRACE_ARG_FL, 0, 0, TRACE_SET_UNSHARE },
	/* 309 getcpu */
	{ "cpu", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "node", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_UINT },
	{ "tcache", TRACE_ARG_PTR, 0, 0, 0 },
	/* 310 process_vm_readv */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "local_iov", TRACE_ARG_IOVOUT, 2, 0, 0 },
	{ "liovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "remote_iov", TRACE_ARG_ARR, 4, 0, TRACE_STRUCT_IOVEC },
	{ "riovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 311 process_vm_writev */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "local_iov", TRACE_ARG_IOV, 2, 0, 0 },
	{ "liovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "remote_iov", TRACE_ARG_ARR, 4, 0, TRACE_STRUCT_IOVEC },
	{ "riovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 312 kcmp */
	{ "pid1", TRACE_ARG_PID, 0, 0, 0 },
	{ "pid2", TRACE_ARG_PID, 0, 0, 0 },
	{ "type", TRACE_ARG_EN, 0, 0, TRACE_SET_KCMP },
	{ "idx1", TRACE_ARG_LU, 0, 0, 0 },
	{ "idx2", TRACE_ARG_LU, 0, 0, 0 },
	/* 313 finit_module */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "param_values", TRACE_ARG_STR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FINIT_MODULE },
	/* 314 sched_setattr */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "attr", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SCHED_ATTR },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 315 sched_getattr */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "attr", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_SCHED_ATTR },
	{ "size", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 316 renameat2 */
	{ "olddirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "oldpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "newdirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "newpath", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_RENAME },
	/* 317 seccomp */
	{ "operation", TRACE_ARG_EN, 0, 0, TRACE_SET_SECCOMP_OP },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_SECCOMP_FLAGS },
	{ "args", TRACE_ARG_PTR, 0, 0, 0 },
	/* 318 getrandom */
	{ "buf", TRACE_ARG_OUT, 0, 0, 0 },
	{ "buflen", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_GETRANDOM },
	/* 319 memfd_create */
	{ "name", TRACE_ARG_STR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MEMFD },
	/* 320 kexec_file_load */
	{ "kernel_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "initrd_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "cmdline_len", TRACE_ARG_LU, 0, 0, 0 },
	{ "cmdline", TRACE_ARG_PTR, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 321 bpf */
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_BPF },
	{ "attr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "size", TRACE_ARG_U, 0, 0, 0 },
	/* 322 execveat */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "argv", TRACE_ARG_ARGV, 0, 0, 0 },
	{ "envp", TRACE_ARG_ENVP, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_AT },
	/* 323 userfaultfd */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_USERFAULTFD },
	/* 324 membarrier */
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_MEMBARRIER },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	{ "cpu_id", TRACE_ARG_MEMBARRIERCPU, 1, 0, 0 },
	/* 325 mlock2 */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MLOCK2 },
	/* 326 copy_file_range */
	{ "fd_in", TRACE_ARG_FD, 0, 0, 0 },
	{ "off_in", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_LONG },
	{ "fd_out", TRACE_ARG_FD, 0, 0, 0 },
	{ "off_out", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_LONG },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 327 preadv2 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOVOUT, 2, 0, 0 },
	{ "iovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "pos", TRACE_ARG_LD, 0, 0, 0 },
	{ "pos_h", TRACE_ARG_OMIT, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_RWF },
	/* 328 pwritev2 */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_IOV, 2, 0, 0 },
	{ "iovcnt", TRACE_ARG_LU, 0, 0, 0 },
	{ "pos", TRACE_ARG_LD, 0, 0, 0 },
	{ "pos_h", TRACE_ARG_OMIT, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_RWF },
	/* 329 pkey_mprotect */
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "length", TRACE_ARG_LU, 0, 0, 0 },
	{ "prot", TRACE_ARG_FL, 0, 0, TRACE_SET_PROT },
	{ "pkey", TRACE_ARG_D, 0, 0, 0 },
	/* 330 pkey_alloc */
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	{ "access_rights", TRACE_ARG_FL, 0, 0, TRACE_SET_PKEY },
	/* 331 pkey_free */
	{ "pkey", TRACE_ARG_D, 0, 0, 0 },
	/* 332 statx */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_STATX_AT },
	{ "mask", TRACE_ARG_FL, 0, 0, TRACE_SET_STATX_MASK },
	{ "statxbuf", TRACE_ARG_STOUT, 0, 0, TRACE_STRUCT_STATX },
	/* 333 io_pgetevents */
	{ "ctx_id", TRACE_ARG_X, 0, 0, 0 },
	{ "min_nr", TRACE_ARG_LD, 0, 0, 0 },
	{ "nr", TRACE_ARG_LD, 0, 0, 0 },
	{ "events", TRACE_ARG_ARRRET, 0, 0, TRACE_STRUCT_IO_EVENT },
	{ "timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "usig", TRACE_ARG_SIGMASK6, 0, 0, 0 },
	/* 334 rseq */
	{ "rseq", TRACE_ARG_PTR, 0, 0, 0 },
	{ "rseq_len", TRACE_ARG_X, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_RSEQ },
	{ "sig", TRACE_ARG_X, 0, 0, 0 },
	/* 424 pidfd_send_signal */
	{ "pidfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "sig", TRACE_ARG_SIG, 0, 0, 0 },
	{ "info", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGINFO },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 425 io_uring_setup */
	{ "entries", TRACE_ARG_U, 0, 0, 0 },
	{ "params", TRACE_ARG_STIO, 0, 0, TRACE_STRUCT_IO_URING_PARAMS },
	/* 426 io_uring_enter */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "to_submit", TRACE_ARG_U, 0, 0, 0 },
	{ "min_complete", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_URING_ENTER },
	{ "sig", TRACE_ARG_PTR, 0, 0, 0 },
	{ "sz", TRACE_ARG_LU, 0, 0, 0 },
	/* 427 io_uring_register */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "opcode", TRACE_ARG_EN, 0, 0, TRACE_SET_URING_REGISTER },
	{ "arg", TRACE_ARG_PTR, 0, 0, 0 },
	{ "nr_args", TRACE_ARG_U, 0, 0, 0 },
	/* 428 open_tree */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_OPEN_TREE },
	/* 429 move_mount */
	{ "from_dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "from_pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "to_dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "to_pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MOVE_MOUNT },
	/* 430 fsopen */
	{ "fsname", TRACE_ARG_STR, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FSOPEN },
	/* 431 fsconfig */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "cmd", TRACE_ARG_EN, 0, 0, TRACE_SET_FSCONFIG },
	{ "key", TRACE_ARG_STR, 0, 0, 0 },
	{ "value", TRACE_ARG_PTR, 0, 0, 0 },
	{ "aux", TRACE_ARG_D, 0, 0, 0 },
	/* 432 fsmount */
	{ "fs_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FSMOUNT },
	{ "attr_flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MOUNT_ATTR },
	/* 433 fspick */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FSPICK },
	/* 434 pidfd_open */
	{ "pid", TRACE_ARG_PID, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_PIDFD_OPEN },
	/* 435 clone3 */
	{ "cl_args", TRACE_ARG_CLONE3, 1, 0, 0 },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 436 close_range */
	{ "first", TRACE_ARG_U, 0, 0, 0 },
	{ "last", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_CLOSE_RANGE },
	/* 437 openat2 */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "how", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_OPEN_HOW },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 438 pidfd_getfd */
	{ "pidfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "targetfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 439 faccessat2 */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "mode", TRACE_ARG_FL, 0, 0, TRACE_SET_ACCESS },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_FACCESSAT },
	/* 440 process_madvise */
	{ "pidfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "iov", TRACE_ARG_ARR, 2, 0, TRACE_STRUCT_IOVEC },
	{ "vlen", TRACE_ARG_LU, 0, 0, 0 },
	{ "advice", TRACE_ARG_EN, 0, 0, TRACE_SET_MADVISE },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 441 epoll_pwait2 */
	{ "epfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "events", TRACE_ARG_ARRRET, 0, 0, TRACE_STRUCT_EPOLL_EVENT },
	{ "maxevents", TRACE_ARG_D, 0, 0, 0 },
	{ "timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "sigmask", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_SIGSET },
	{ "sigsetsize", TRACE_ARG_LU, 0, 0, 0 },
	/* 442 mount_setattr */
	{ "dirfd", TRACE_ARG_DIRFD, 0, 0, 0 },
	{ "pathname", TRACE_ARG_PATH, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MOUNT_SETATTR_AT },
	{ "attr", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_MOUNT_ATTR_ST },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	/* 443 quotactl_fd */
	{ "fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "cmd", TRACE_ARG_X, 0, 0, 0 },
	{ "id", TRACE_ARG_U, 0, 0, 0 },
	{ "addr", TRACE_ARG_PTR, 0, 0, 0 },
	/* 444 landlock_create_ruleset */
	{ "attr", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_LANDLOCK_RULESET },
	{ "size", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_LANDLOCK_CREATE },
	/* 445 landlock_add_rule */
	{ "ruleset_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "rule_type", TRACE_ARG_EN, 0, 0, TRACE_SET_LANDLOCK_RULE },
	{ "rule_attr", TRACE_ARG_PTR, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 446 landlock_restrict_self */
	{ "ruleset_fd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 447 memfd_secret */
	{ "flags", TRACE_ARG_FL, 0, 0, TRACE_SET_MEMFD_SECRET },
	/* 448 process_mrelease */
	{ "pidfd", TRACE_ARG_FD, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	/* 449 futex_waitv */
	{ "waiters", TRACE_ARG_ARR, 1, 0, TRACE_STRUCT_FUTEX_WAITV },
	{ "nr_futexes", TRACE_ARG_U, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
	{ "timeout", TRACE_ARG_ST, 0, 0, TRACE_STRUCT_TIMESPEC },
	{ "clockid", TRACE_ARG_CLOCKID, 0, 0, 0 },
	/* 450 set_mempolicy_home_node */
	{ "start", TRACE_ARG_PTR, 0, 0, 0 },
	{ "len", TRACE_ARG_LU, 0, 0, 0 },
	{ "home_node", TRACE_ARG_LU, 0, 0, 0 },
	{ "flags", TRACE_ARG_X, 0, 0, 0 },
};

const struct trace_call trace_calls[TRACE_NR_MAX] = {
	[0] = { "read", trace_args + 0, TRACE_CLASS_DESC, 3, TRACE_RET_D, 4 },
	[1] = { "write", trace_args + 3, TRACE_CLASS_DESC, 3, TRACE_RET_D, 5 },
	[2] = { "open", trace_args + 6, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_FD, 4 },
	[3] = { "close", trace_args + 9, TRACE_CLASS_DESC, 1, TRACE_RET_D, 5 },
	[4] = { "stat", trace_args + 10, TRACE_CLASS_FILE | TRACE_CLASS_STAT | TRACE_CLASS_STAT_LIKE, 2, TRACE_RET_D, 4 },
	[5] = { "fstat", trace_args + 12, TRACE_CLASS_DESC | TRACE_CLASS_FSTAT | TRACE_CLASS_STAT_LIKE, 2, TRACE_RET_D, 5 },
	[6] = { "lstat", trace_args + 14, TRACE_CLASS_FILE | TRACE_CLASS_LSTAT | TRACE_CLASS_STAT_LIKE, 2, TRACE_RET_D, 5 },
	[7] = { "poll", trace_args + 16, TRACE_CLASS_DESC, 3, TRACE_RET_POLL, 4 },
	[8] = { "lseek", trace_args + 19, TRACE_CLASS_DESC, 3, TRACE_RET_D, 5 },
	[9] = { "mmap", trace_args + 22, TRACE_CLASS_DESC | TRACE_CLASS_MEMORY, 6, TRACE_RET_X, 4 },
	[10] = { "mprotect", trace_args + 28, TRACE_CLASS_MEMORY, 3, TRACE_RET_D, 8 },
	[11] = { "munmap", trace_args + 31, TRACE_CLASS_MEMORY, 2, TRACE_RET_D, 6 },
	[12] = { "brk", trace_args + 33, TRACE_CLASS_MEMORY, 1, TRACE_RET_X, 3 },
	[13] = { "rt_sigaction", trace_args + 34, TRACE_CLASS_SIGNAL, 4, TRACE_RET_D, 12 },
	[14] = { "rt_sigprocmask", trace_args + 38, TRACE_CLASS_SIGNAL, 4, TRACE_RET_D, 14 },
	[15] = { "rt_sigreturn", trace_args + 42, TRACE_CLASS_SIGNAL, 1, TRACE_RET_SIGRETURN, 12 },
	[16] = { "ioctl", trace_args + 43, TRACE_CLASS_DESC, 3, TRACE_RET_D, 5 },
	[17] = { "pread64", trace_args + 46, TRACE_CLASS_DESC, 4, TRACE_RET_D, 7 },
	[18] = { "pwrite64", trace_args + 50, TRACE_CLASS_DESC, 4, TRACE_RET_D, 8 },
	[19] = { "readv", trace_args + 54, TRACE_CLASS_DESC, 3, TRACE_RET_D, 5 },
	[20] = { "writev", trace_args + 57, TRACE_CLASS_DESC, 3, TRACE_RET_D, 6 },
	[21] = { "access", trace_args + 60, TRACE_CLASS_FILE, 2, TRACE_RET_D, 6 },
	[22] = { "pipe", trace_args + 62, TRACE_CLASS_DESC, 1, TRACE_RET_D, 4 },
	[23] = { "select", trace_args + 63, TRACE_CLASS_DESC, 5, TRACE_RET_SELECT, 6 },
	[24] = { "sched_yield", trace_args + 68, 0, 0, TRACE_RET_D, 11 },
	[25] = { "mremap", trace_args + 68, TRACE_CLASS_MEMORY, 5, TRACE_RET_X, 6 },
	[26] = { "msync", trace_args + 73, TRACE_CLASS_MEMORY, 3, TRACE_RET_D, 5 },
	[27] = { "mincore", trace_args + 76, TRACE_CLASS_MEMORY, 3, TRACE_RET_D, 7 },
	[28] = { "madvise", trace_args + 79, TRACE_CLASS_MEMORY, 3, TRACE_RET_D, 7 },
	[29] = { "shmget", trace_args + 82, TRACE_CLASS_IPC, 3, TRACE_RET_D, 6 },
	[30] = { "shmat", trace_args + 85, TRACE_CLASS_MEMORY | TRACE_CLASS_IPC, 3, TRACE_RET_X, 5 },
	[31] = { "shmctl", trace_args + 88, TRACE_CLASS_IPC, 3, TRACE_RET_D, 6 },
	[32] = { "dup", trace_args + 91, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 3 },
	[33] = { "dup2", trace_args + 92, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 4 },
	[34] = { "pause", trace_args + 94, TRACE_CLASS_SIGNAL, 0, TRACE_RET_D, 5 },
	[35] = { "nanosleep", trace_args + 94, 0, 2, TRACE_RET_D, 9 },
	[36] = { "getitimer", trace_args + 96, 0, 2, TRACE_RET_D, 9 },
	[37] = { "alarm", trace_args + 98, 0, 1, TRACE_RET_D, 5 },
	[38] = { "setitimer", trace_args + 99, 0, 3, TRACE_RET_D, 9 },
	[39] = { "getpid", trace_args + 102, TRACE_CLASS_PURE, 0, TRACE_RET_D, 6 },
	[40] = { "sendfile", trace_args + 102, TRACE_CLASS_DESC | TRACE_CLASS_NETWORK, 4, TRACE_RET_D, 8 },
	[41] = { "socket", trace_args + 106, TRACE_CLASS_NETWORK, 3, TRACE_RET_FD, 6 },
	[42] = { "connect", trace_args + 109, TRACE_CLASS_NETWORK, 3, TRACE_RET_D, 7 },
	[43] = { "accept", trace_args + 112, TRACE_CLASS_NETWORK, 3, TRACE_RET_FD, 6 },
	[44] = { "sendto", trace_args + 115, TRACE_CLASS_NETWORK, 6, TRACE_RET_D, 6 },
	[45] = { "recvfrom", trace_args + 121, TRACE_CLASS_NETWORK, 6, TRACE_RET_D, 8 },
	[46] = { "sendmsg", trace_args + 127, TRACE_CLASS_NETWORK, 3, TRACE_RET_D, 7 },
	[47] = { "recvmsg", trace_args + 130, TRACE_CLASS_NETWORK, 3, TRACE_RET_D, 7 },
	[48] = { "shutdown", trace_args + 133, TRACE_CLASS_NETWORK, 2, TRACE_RET_D, 8 },
	[49] = { "bind", trace_args + 135, TRACE_CLASS_NETWORK, 3, TRACE_RET_D, 4 },
	[50] = { "listen", trace_args + 138, TRACE_CLASS_NETWORK, 2, TRACE_RET_D, 6 },
	[51] = { "getsockname", trace_args + 140, TRACE_CLASS_NETWORK, 3, TRACE_RET_D, 11 },
	[52] = { "getpeername", trace_args + 143, TRACE_CLASS_NETWORK, 3, TRACE_RET_D, 11 },
	[53] = { "socketpair", trace_args + 146, TRACE_CLASS_NETWORK, 4, TRACE_RET_D, 10 },
	[54] = { "setsockopt", trace_args + 150, TRACE_CLASS_NETWORK, 5, TRACE_RET_D, 10 },
	[55] = { "getsockopt", trace_args + 155, TRACE_CLASS_NETWORK, 5, TRACE_RET_D, 10 },
	[56] = { "clone", trace_args + 160, TRACE_CLASS_PROCESS, 5, TRACE_RET_D, 5 },
	[57] = { "fork", trace_args + 165, TRACE_CLASS_PROCESS, 0, TRACE_RET_D, 4 },
	[58] = { "vfork", trace_args + 165, TRACE_CLASS_PROCESS, 0, TRACE_RET_D, 5 },
	[59] = { "execve", trace_args + 165, TRACE_CLASS_FILE | TRACE_CLASS_PROCESS, 3, TRACE_RET_D, 6 },
	[60] = { "exit", trace_args + 168, TRACE_CLASS_PROCESS, 1, TRACE_RET_NEVER, 4 },
	[61] = { "wait4", trace_args + 169, TRACE_CLASS_PROCESS, 4, TRACE_RET_D, 5 },
	[62] = { "kill", trace_args + 173, TRACE_CLASS_PROCESS | TRACE_CLASS_SIGNAL, 2, TRACE_RET_D, 4 },
	[63] = { "uname", trace_args + 175, 0, 1, TRACE_RET_D, 5 },
	[64] = { "semget", trace_args + 176, TRACE_CLASS_IPC, 3, TRACE_RET_D, 6 },
	[65] = { "semop", trace_args + 179, TRACE_CLASS_IPC, 3, TRACE_RET_D, 5 },
	[66] = { "semctl", trace_args + 182, TRACE_CLASS_IPC, 4, TRACE_RET_D, 6 },
	[67] = { "shmdt", trace_args + 186, TRACE_CLASS_MEMORY | TRACE_CLASS_IPC, 1, TRACE_RET_D, 5 },
	[68] = { "msgget", trace_args + 187, TRACE_CLASS_IPC, 2, TRACE_RET_D, 6 },
	[69] = { "msgsnd", trace_args + 189, TRACE_CLASS_IPC, 4, TRACE_RET_D, 6 },
	[70] = { "msgrcv", trace_args + 193, TRACE_CLASS_IPC, 5, TRACE_RET_D, 6 },
	[71] = { "msgctl", trace_args + 198, TRACE_CLASS_IPC, 3, TRACE_RET_D, 6 },
	[72] = { "fcntl", trace_args + 201, TRACE_CLASS_DESC, 3, TRACE_RET_FCNTL, 5 },
	[73] = { "flock", trace_args + 204, TRACE_CLASS_DESC, 2, TRACE_RET_D, 5 },
	[74] = { "fsync", trace_args + 206, TRACE_CLASS_DESC, 1, TRACE_RET_D, 5 },
	[75] = { "fdatasync", trace_args + 207, TRACE_CLASS_DESC, 1, TRACE_RET_D, 9 },
	[76] = { "truncate", trace_args + 208, TRACE_CLASS_FILE, 2, TRACE_RET_D, 8 },
	[77] = { "ftruncate", trace_args + 210, TRACE_CLASS_DESC, 2, TRACE_RET_D, 9 },
	[78] = { "getdents", trace_args + 212, TRACE_CLASS_DESC, 3, TRACE_RET_D, 8 },
	[79] = { "getcwd", trace_args + 215, TRACE_CLASS_FILE, 2, TRACE_RET_D, 6 },
	[80] = { "chdir", trace_args + 217, TRACE_CLASS_FILE, 1, TRACE_RET_D, 5 },
	[81] = { "fchdir", trace_args + 218, TRACE_CLASS_DESC, 1, TRACE_RET_D, 6 },
	[82] = { "rename", trace_args + 219, TRACE_CLASS_FILE, 2, TRACE_RET_D, 6 },
	[83] = { "mkdir", trace_args + 221, TRACE_CLASS_FILE, 2, TRACE_RET_D, 5 },
	[84] = { "rmdir", trace_args + 223, TRACE_CLASS_FILE, 1, TRACE_RET_D, 5 },
	[85] = { "creat", trace_args + 224, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 2, TRACE_RET_FD, 5 },
	[86] = { "link", trace_args + 226, TRACE_CLASS_FILE, 2, TRACE_RET_D, 4 },
	[87] = { "unlink", trace_args + 228, TRACE_CLASS_FILE, 1, TRACE_RET_D, 6 },
	[88] = { "symlink", trace_args + 229, TRACE_CLASS_FILE, 2, TRACE_RET_D, 7 },
	[89] = { "readlink", trace_args + 231, TRACE_CLASS_FILE, 3, TRACE_RET_D, 8 },
	[90] = { "chmod", trace_args + 234, TRACE_CLASS_FILE, 2, TRACE_RET_D, 5 },
	[91] = { "fchmod", trace_args + 236, TRACE_CLASS_DESC, 2, TRACE_RET_D, 6 },
	[92] = { "chown", trace_args + 238, TRACE_CLASS_FILE, 3, TRACE_RET_D, 5 },
	[93] = { "fchown", trace_args + 241, TRACE_CLASS_DESC, 3, TRACE_RET_D, 6 },
	[94] = { "lchown", trace_args + 244, TRACE_CLASS_FILE, 3, TRACE_RET_D, 6 },
	[95] = { "umask", trace_args + 247, 0, 1, TRACE_RET_MODE, 5 },
	[96] = { "gettimeofday", trace_args + 248, TRACE_CLASS_CLOCK, 2, TRACE_RET_D, 12 },
	[97] = { "getrlimit", trace_args + 250, 0, 2, TRACE_RET_D, 9 },
	[98] = { "getrusage", trace_args + 252, 0, 2, TRACE_RET_D, 9 },
	[99] = { "sysinfo", trace_args + 254, 0, 1, TRACE_RET_D, 7 },
	[100] = { "times", trace_args + 255, 0, 1, TRACE_RET_D, 5 },
	[101] = { "ptrace", trace_args + 256, 0, 4, TRACE_RET_D, 6 },
	[102] = { "getuid", trace_args + 260, TRACE_CLASS_CREDS | TRACE_CLASS_PURE, 0, TRACE_RET_D, 6 },
	[103] = { "syslog", trace_args + 260, 0, 3, TRACE_RET_D, 6 },
	[104] = { "getgid", trace_args + 263, TRACE_CLASS_CREDS | TRACE_CLASS_PURE, 0, TRACE_RET_D, 6 },
	[105] = { "setuid", trace_args + 263, TRACE_CLASS_CREDS, 1, TRACE_RET_D, 6 },
	[106] = { "setgid", trace_args + 264, TRACE_CLASS_CREDS, 1, TRACE_RET_D, 6 },
	[107] = { "geteuid", trace_args + 265, TRACE_CLASS_CREDS | TRACE_CLASS_PURE, 0, TRACE_RET_D, 7 },
	[108] = { "getegid", trace_args + 265, TRACE_CLASS_CREDS | TRACE_CLASS_PURE, 0, TRACE_RET_D, 7 },
	[109] = { "setpgid", trace_args + 265, 0, 2, TRACE_RET_D, 7 },
	[110] = { "getppid", trace_args + 267, TRACE_CLASS_PURE, 0, TRACE_RET_D, 7 },
	[111] = { "getpgrp", trace_args + 267, TRACE_CLASS_PURE, 0, TRACE_RET_D, 7 },
	[112] = { "setsid", trace_args + 267, 0, 0, TRACE_RET_D, 6 },
	[113] = { "setreuid", trace_args + 267, TRACE_CLASS_CREDS, 2, TRACE_RET_D, 8 },
	[114] = { "setregid", trace_args + 269, TRACE_CLASS_CREDS, 2, TRACE_RET_D, 8 },
	[115] = { "getgroups", trace_args + 271, TRACE_CLASS_CREDS, 2, TRACE_RET_D, 9 },
	[116] = { "setgroups", trace_args + 273, TRACE_CLASS_CREDS, 2, TRACE_RET_D, 9 },
	[117] = { "setresuid", trace_args + 275, TRACE_CLASS_CREDS, 3, TRACE_RET_D, 9 },
	[118] = { "getresuid", trace_args + 278, TRACE_CLASS_CREDS, 3, TRACE_RET_D, 9 },
	[119] = { "setresgid", trace_args + 281, TRACE_CLASS_CREDS, 3, TRACE_RET_D, 9 },
	[120] = { "getresgid", trace_args + 284, TRACE_CLASS_CREDS, 3, TRACE_RET_D, 9 },
	[121] = { "getpgid", trace_args + 287, 0, 1, TRACE_RET_D, 7 },
	[122] = { "setfsuid", trace_args + 288, TRACE_CLASS_CREDS, 1, TRACE_RET_D, 8 },
	[123] = { "setfsgid", trace_args + 289, TRACE_CLASS_CREDS, 1, TRACE_RET_D, 8 },
	[124] = { "getsid", trace_args + 290, 0, 1, TRACE_RET_D, 6 },
	[125] = { "capget", trace_args + 291, TRACE_CLASS_CREDS, 2, TRACE_RET_D, 6 },
	[126] = { "capset", trace_args + 293, TRACE_CLASS_CREDS, 2, TRACE_RET_D, 6 },
	[127] = { "rt_sigpending", trace_args + 295, TRACE_CLASS_SIGNAL, 2, TRACE_RET_D, 13 },
	[128] = { "rt_sigtimedwait", trace_args + 297, TRACE_CLASS_SIGNAL, 4, TRACE_RET_SIG, 15 },
	[129] = { "rt_sigqueueinfo", trace_args + 301, TRACE_CLASS_PROCESS | TRACE_CLASS_SIGNAL, 3, TRACE_RET_D, 15 },
	[130] = { "rt_sigsuspend", trace_args + 304, TRACE_CLASS_SIGNAL, 2, TRACE_RET_D, 13 },
	[131] = { "sigaltstack", trace_args + 306, TRACE_CLASS_SIGNAL, 2, TRACE_RET_D, 11 },
	[132] = { "utime", trace_args + 308, TRACE_CLASS_FILE, 2, TRACE_RET_D, 5 },
	[133] = { "mknod", trace_args + 310, TRACE_CLASS_FILE, 3, TRACE_RET_D, 5 },
	[134] = { "uselib", trace_args + 313, TRACE_CLASS_FILE, 1, TRACE_RET_D, 6 },
	[135] = { "personality", trace_args + 314, 0, 1, TRACE_RET_D, 11 },
	[136] = { "ustat", trace_args + 315, TRACE_CLASS_STATFS_LIKE, 2, TRACE_RET_D, 5 },
	[137] = { "statfs", trace_args + 317, TRACE_CLASS_FILE | TRACE_CLASS_STATFS | TRACE_CLASS_STATFS_LIKE, 2, TRACE_RET_D, 6 },
	[138] = { "fstatfs", trace_args + 319, TRACE_CLASS_DESC | TRACE_CLASS_FSTATFS | TRACE_CLASS_STATFS_LIKE, 2, TRACE_RET_D, 7 },
	[139] = { "sysfs", trace_args + 321, 0, 3, TRACE_RET_D, 5 },
	[140] = { "getpriority", trace_args + 324, 0, 2, TRACE_RET_D, 11 },
	[141] = { "setpriority", trace_args + 326, 0, 3, TRACE_RET_D, 11 },
	[142] = { "sched_setparam", trace_args + 329, 0, 2, TRACE_RET_D, 14 },
	[143] = { "sched_getparam", trace_args + 331, 0, 2, TRACE_RET_D, 14 },
	[144] = { "sched_setscheduler", trace_args + 333, 0, 3, TRACE_RET_D, 18 },
	[145] = { "sched_getscheduler", trace_args + 336, 0, 1, TRACE_RET_SCHED, 18 },
	[146] = { "sched_get_priority_max", trace_args + 337, 0, 1, TRACE_RET_D, 22 },
	[147] = { "sched_get_priority_min", trace_args + 338, 0, 1, TRACE_RET_D, 22 },
	[148] = { "sched_rr_get_interval", trace_args + 339, 0, 2, TRACE_RET_D, 21 },
	[149] = { "mlock", trace_args + 341, TRACE_CLASS_MEMORY, 2, TRACE_RET_D, 5 },
	[150] = { "munlock", trace_args + 343, TRACE_CLASS_MEMORY, 2, TRACE_RET_D, 7 },
	[151] = { "mlockall", trace_args + 345, TRACE_CLASS_MEMORY, 1, TRACE_RET_D, 8 },
	[152] = { "munlockall", trace_args + 346, TRACE_CLASS_MEMORY, 0, TRACE_RET_D, 10 },
	[153] = { "vhangup", trace_args + 346, 0, 0, TRACE_RET_D, 7 },
	[154] = { "modify_ldt", trace_args + 346, 0, 3, TRACE_RET_D, 10 },
	[155] = { "pivot_root", trace_args + 349, TRACE_CLASS_FILE, 2, TRACE_RET_D, 10 },
	[156] = { "_sysctl", trace_args + 351, 0, 1, TRACE_RET_D, 7 },
	[157] = { "prctl", trace_args + 352, TRACE_CLASS_CREDS, 5, TRACE_RET_PRCTL, 5 },
	[158] = { "arch_prctl", trace_args + 357, 0, 2, TRACE_RET_D, 10 },
	[159] = { "adjtimex", trace_args + 359, TRACE_CLASS_CLOCK, 1, TRACE_RET_CLOCKADJ, 8 },
	[160] = { "setrlimit", trace_args + 360, 0, 2, TRACE_RET_D, 9 },
	[161] = { "chroot", trace_args + 362, TRACE_CLASS_FILE, 1, TRACE_RET_D, 6 },
	[162] = { "sync", trace_args + 363, 0, 0, TRACE_RET_D, 4 },
	[163] = { "acct", trace_args + 363, TRACE_CLASS_FILE, 1, TRACE_RET_D, 4 },
	[164] = { "settimeofday", trace_args + 364, TRACE_CLASS_CLOCK, 2, TRACE_RET_D, 12 },
	[165] = { "mount", trace_args + 366, TRACE_CLASS_FILE, 5, TRACE_RET_D, 5 },
	[166] = { "umount2", trace_args + 371, TRACE_CLASS_FILE, 2, TRACE_RET_D, 7 },
	[167] = { "swapon", trace_args + 373, TRACE_CLASS_FILE, 2, TRACE_RET_D, 6 },
	[168] = { "swapoff", trace_args + 375, TRACE_CLASS_FILE, 1, TRACE_RET_D, 7 },
	[169] = { "reboot", trace_args + 376, 0, 4, TRACE_RET_D, 6 },
	[170] = { "sethostname", trace_args + 380, 0, 2, TRACE_RET_D, 11 },
	[171] = { "setdomainname", trace_args + 382, 0, 2, TRACE_RET_D, 13 },
	[172] = { "iopl", trace_args + 384, 0, 1, TRACE_RET_D, 4 },
	[173] = { "ioperm", trace_args + 385, 0, 3, TRACE_RET_D, 6 },
	[174] = { "create_module", trace_args + 388, 0, 2, TRACE_RET_X, 13 },
	[175] = { "init_module", trace_args + 390, 0, 3, TRACE_RET_D, 11 },
	[176] = { "delete_module", trace_args + 393, 0, 2, TRACE_RET_D, 13 },
	[177] = { "get_kernel_syms", trace_args + 395, 0, 1, TRACE_RET_D, 15 },
	[178] = { "query_module", trace_args + 396, 0, 5, TRACE_RET_D, 12 },
	[179] = { "quotactl", trace_args + 401, TRACE_CLASS_FILE, 4, TRACE_RET_D, 8 },
	[180] = { "nfsservctl", trace_args + 405, 0, 3, TRACE_RET_D, 10 },
	[181] = { "getpmsg", trace_args + 408, TRACE_CLASS_NETWORK, 5, TRACE_RET_D, 7 },
	[182] = { "putpmsg", trace_args + 413, TRACE_CLASS_NETWORK, 5, TRACE_RET_D, 7 },
	[183] = { "afs_syscall", trace_args + 418, 0, 5, TRACE_RET_D, 11 },
	[184] = { "tuxcall", trace_args + 423, 0, 3, TRACE_RET_D, 7 },
	[185] = { "security", trace_args + 426, 0, 3, TRACE_RET_D, 8 },
	[186] = { "gettid", trace_args + 429, TRACE_CLASS_PURE, 0, TRACE_RET_D, 6 },
	[187] = { "readahead", trace_args + 429, TRACE_CLASS_DESC, 3, TRACE_RET_D, 9 },
	[188] = { "setxattr", trace_args + 432, TRACE_CLASS_FILE, 5, TRACE_RET_D, 8 },
	[189] = { "lsetxattr", trace_args + 437, TRACE_CLASS_FILE, 5, TRACE_RET_D, 9 },
	[190] = { "fsetxattr", trace_args + 442, TRACE_CLASS_DESC, 5, TRACE_RET_D, 9 },
	[191] = { "getxattr", trace_args + 447, TRACE_CLASS_FILE, 4, TRACE_RET_D, 8 },
	[192] = { "lgetxattr", trace_args + 451, TRACE_CLASS_FILE, 4, TRACE_RET_D, 9 },
	[193] = { "fgetxattr", trace_args + 455, TRACE_CLASS_DESC, 4, TRACE_RET_D, 9 },
	[194] = { "listxattr", trace_args + 459, TRACE_CLASS_FILE, 3, TRACE_RET_D, 9 },
	[195] = { "llistxattr", trace_args + 462, TRACE_CLASS_FILE, 3, TRACE_RET_D, 10 },
	[196] = { "flistxattr", trace_args + 465, TRACE_CLASS_DESC, 3, TRACE_RET_D, 10 },
	[197] = { "removexattr", trace_args + 468, TRACE_CLASS_FILE, 2, TRACE_RET_D, 11 },
	[198] = { "lremovexattr", trace_args + 470, TRACE_CLASS_FILE, 2, TRACE_RET_D, 12 },
	[199] = { "fremovexattr", trace_args + 472, TRACE_CLASS_DESC, 2, TRACE_RET_D, 12 },
	[200] = { "tkill", trace_args + 474, TRACE_CLASS_PROCESS | TRACE_CLASS_SIGNAL, 2, TRACE_RET_D, 5 },
	[201] = { "time", trace_args + 476, TRACE_CLASS_CLOCK, 1, TRACE_RET_TIME, 4 },
	[202] = { "futex", trace_args + 477, 0, 6, TRACE_RET_D, 5 },
	[203] = { "sched_setaffinity", trace_args + 483, 0, 3, TRACE_RET_D, 17 },
	[204] = { "sched_getaffinity", trace_args + 486, 0, 3, TRACE_RET_D, 17 },
	[205] = { "set_thread_area", trace_args + 489, 0, 1, TRACE_RET_D, 15 },
	[206] = { "io_setup", trace_args + 490, TRACE_CLASS_MEMORY, 2, TRACE_RET_D, 8 },
	[207] = { "io_destroy", trace_args + 492, TRACE_CLASS_MEMORY, 1, TRACE_RET_D, 10 },
	[208] = { "io_getevents", trace_args + 493, 0, 5, TRACE_RET_D, 12 },
	[209] = { "io_submit", trace_args + 498, 0, 3, TRACE_RET_D, 9 },
	[210] = { "io_cancel", trace_args + 501, 0, 3, TRACE_RET_D, 9 },
	[211] = { "get_thread_area", trace_args + 504, 0, 1, TRACE_RET_D, 15 },
	[212] = { "lookup_dcookie", trace_args + 505, 0, 3, TRACE_RET_D, 14 },
	[213] = { "epoll_create", trace_args + 508, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 12 },
	[214] = { "epoll_ctl_old", trace_args + 509, 0, 4, TRACE_RET_D, 13 },
	[215] = { "epoll_wait_old", trace_args + 513, 0, 4, TRACE_RET_D, 14 },
	[216] = { "remap_file_pages", trace_args + 517, TRACE_CLASS_MEMORY, 5, TRACE_RET_D, 16 },
	[217] = { "getdents64", trace_args + 522, TRACE_CLASS_DESC, 3, TRACE_RET_D, 10 },
	[218] = { "set_tid_address", trace_args + 525, 0, 1, TRACE_RET_D, 15 },
	[219] = { "restart_syscall", trace_args + 526, 0, 0, TRACE_RET_RESTART, 15 },
	[220] = { "semtimedop", trace_args + 526, TRACE_CLASS_IPC, 4, TRACE_RET_D, 10 },
	[221] = { "fadvise64", trace_args + 530, TRACE_CLASS_DESC, 4, TRACE_RET_D, 9 },
	[222] = { "timer_create", trace_args + 534, 0, 3, TRACE_RET_D, 12 },
	[223] = { "timer_settime", trace_args + 537, 0, 4, TRACE_RET_D, 13 },
	[224] = { "timer_gettime", trace_args + 541, 0, 2, TRACE_RET_D, 13 },
	[225] = { "timer_getoverrun", trace_args + 543, 0, 1, TRACE_RET_D, 16 },
	[226] = { "timer_delete", trace_args + 544, 0, 1, TRACE_RET_D, 12 },
	[227] = { "clock_settime", trace_args + 545, TRACE_CLASS_CLOCK, 2, TRACE_RET_D, 13 },
	[228] = { "clock_gettime", trace_args + 547, TRACE_CLASS_CLOCK, 2, TRACE_RET_D, 13 },
	[229] = { "clock_getres", trace_args + 549, TRACE_CLASS_CLOCK, 2, TRACE_RET_D, 12 },
	[230] = { "clock_nanosleep", trace_args + 551, 0, 4, TRACE_RET_D, 15 },
	[231] = { "exit_group", trace_args + 555, TRACE_CLASS_PROCESS, 1, TRACE_RET_NEVER, 10 },
	[232] = { "epoll_wait", trace_args + 556, TRACE_CLASS_DESC, 4, TRACE_RET_D, 10 },
	[233] = { "epoll_ctl", trace_args + 560, TRACE_CLASS_DESC, 4, TRACE_RET_D, 9 },
	[234] = { "tgkill", trace_args + 564, TRACE_CLASS_PROCESS | TRACE_CLASS_SIGNAL, 3, TRACE_RET_D, 6 },
	[235] = { "utimes", trace_args + 567, TRACE_CLASS_FILE, 2, TRACE_RET_D, 6 },
	[236] = { "vserver", trace_args + 569, 0, 5, TRACE_RET_D, 7 },
	[237] = { "mbind", trace_args + 574, TRACE_CLASS_MEMORY, 6, TRACE_RET_D, 5 },
	[238] = { "set_mempolicy", trace_args + 580, TRACE_CLASS_MEMORY, 3, TRACE_RET_D, 13 },
	[239] = { "get_mempolicy", trace_args + 583, TRACE_CLASS_MEMORY, 5, TRACE_RET_D, 13 },
	[240] = { "mq_open", trace_args + 588, TRACE_CLASS_DESC, 4, TRACE_RET_FD, 7 },
	[241] = { "mq_unlink", trace_args + 592, 0, 1, TRACE_RET_D, 9 },
	[242] = { "mq_timedsend", trace_args + 593, TRACE_CLASS_DESC, 5, TRACE_RET_D, 12 },
	[243] = { "mq_timedreceive", trace_args + 598, TRACE_CLASS_DESC, 5, TRACE_RET_D, 15 },
	[244] = { "mq_notify", trace_args + 603, TRACE_CLASS_DESC, 2, TRACE_RET_D, 9 },
	[245] = { "mq_getsetattr", trace_args + 605, TRACE_CLASS_DESC, 3, TRACE_RET_D, 13 },
	[246] = { "kexec_load", trace_args + 608, 0, 4, TRACE_RET_D, 10 },
	[247] = { "waitid", trace_args + 612, TRACE_CLASS_PROCESS, 5, TRACE_RET_D, 6 },
	[248] = { "add_key", trace_args + 617, 0, 5, TRACE_RET_D, 7 },
	[249] = { "request_key", trace_args + 622, 0, 4, TRACE_RET_D, 11 },
	[250] = { "keyctl", trace_args + 626, 0, 5, TRACE_RET_D, 6 },
	[251] = { "ioprio_set", trace_args + 631, 0, 3, TRACE_RET_D, 10 },
	[252] = { "ioprio_get", trace_args + 634, 0, 2, TRACE_RET_D, 10 },
	[253] = { "inotify_init", trace_args + 636, TRACE_CLASS_DESC, 0, TRACE_RET_FD, 12 },
	[254] = { "inotify_add_watch", trace_args + 636, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 17 },
	[255] = { "inotify_rm_watch", trace_args + 639, TRACE_CLASS_DESC, 2, TRACE_RET_D, 16 },
	[256] = { "migrate_pages", trace_args + 641, TRACE_CLASS_MEMORY, 4, TRACE_RET_D, 13 },
	[257] = { "openat", trace_args + 645, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_FD, 6 },
	[258] = { "mkdirat", trace_args + 649, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 7 },
	[259] = { "mknodat", trace_args + 652, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_D, 7 },
	[260] = { "fchownat", trace_args + 656, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 8 },
	[261] = { "futimesat", trace_args + 661, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 9 },
	[262] = { "newfstatat", trace_args + 664, TRACE_CLASS_FILE | TRACE_CLASS_DESC | TRACE_CLASS_FSTAT | TRACE_CLASS_STAT_LIKE, 4, TRACE_RET_D, 10 },
	[263] = { "unlinkat", trace_args + 668, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 8 },
	[264] = { "renameat", trace_args + 671, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_D, 8 },
	[265] = { "linkat", trace_args + 675, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 6 },
	[266] = { "symlinkat", trace_args + 680, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 9 },
	[267] = { "readlinkat", trace_args + 683, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_D, 10 },
	[268] = { "fchmodat", trace_args + 687, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 8 },
	[269] = { "faccessat", trace_args + 690, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_D, 9 },
	[270] = { "pselect6", trace_args + 693, TRACE_CLASS_DESC, 6, TRACE_RET_SELECT, 8 },
	[271] = { "ppoll", trace_args + 699, TRACE_CLASS_DESC, 5, TRACE_RET_POLL, 5 },
	[272] = { "unshare", trace_args + 704, 0, 1, TRACE_RET_D, 7 },
	[273] = { "set_robust_list", trace_args + 705, 0, 2, TRACE_RET_D, 15 },
	[274] = { "get_robust_list", trace_args + 707, 0, 3, TRACE_RET_D, 15 },
	[275] = { "splice", trace_args + 710, TRACE_CLASS_DESC, 6, TRACE_RET_D, 6 },
	[276] = { "tee", trace_args + 716, TRACE_CLASS_DESC, 4, TRACE_RET_D, 3 },
	[277] = { "sync_file_range", trace_args + 720, TRACE_CLASS_DESC, 4, TRACE_RET_D, 15 },
	[278] = { "vmsplice", trace_args + 724, TRACE_CLASS_DESC, 4, TRACE_RET_D, 8 },
	[279] = { "move_pages", trace_args + 728, TRACE_CLASS_MEMORY, 6, TRACE_RET_D, 10 },
	[280] = { "utimensat", trace_args + 734, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_D, 9 },
	[281] = { "epoll_pwait", trace_args + 738, TRACE_CLASS_DESC, 6, TRACE_RET_D, 11 },
	[282] = { "signalfd", trace_args + 744, TRACE_CLASS_DESC | TRACE_CLASS_SIGNAL, 3, TRACE_RET_FD, 8 },
	[283] = { "timerfd_create", trace_args + 747, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 14 },
	[284] = { "eventfd", trace_args + 749, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 7 },
	[285] = { "fallocate", trace_args + 750, TRACE_CLASS_DESC, 4, TRACE_RET_D, 9 },
	[286] = { "timerfd_settime", trace_args + 754, TRACE_CLASS_DESC, 4, TRACE_RET_D, 15 },
	[287] = { "timerfd_gettime", trace_args + 758, TRACE_CLASS_DESC, 2, TRACE_RET_D, 15 },
	[288] = { "accept4", trace_args + 760, TRACE_CLASS_NETWORK, 4, TRACE_RET_FD, 7 },
	[289] = { "signalfd4", trace_args + 764, TRACE_CLASS_DESC | TRACE_CLASS_SIGNAL, 4, TRACE_RET_FD, 9 },
	[290] = { "eventfd2", trace_args + 768, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 8 },
	[291] = { "epoll_create1", trace_args + 770, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 13 },
	[292] = { "dup3", trace_args + 771, TRACE_CLASS_DESC, 3, TRACE_RET_FD, 4 },
	[293] = { "pipe2", trace_args + 774, TRACE_CLASS_DESC, 2, TRACE_RET_D, 5 },
	[294] = { "inotify_init1", trace_args + 776, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 13 },
	[295] = { "preadv", trace_args + 777, TRACE_CLASS_DESC, 4, TRACE_RET_D, 6 },
	[296] = { "pwritev", trace_args + 781, TRACE_CLASS_DESC, 4, TRACE_RET_D, 7 },
	[297] = { "rt_tgsigqueueinfo", trace_args + 785, TRACE_CLASS_PROCESS | TRACE_CLASS_SIGNAL, 4, TRACE_RET_D, 17 },
	[298] = { "perf_event_open", trace_args + 789, TRACE_CLASS_DESC, 5, TRACE_RET_FD, 15 },
	[299] = { "recvmmsg", trace_args + 794, TRACE_CLASS_NETWORK, 5, TRACE_RET_MMSG, 8 },
	[300] = { "fanotify_init", trace_args + 799, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 13 },
	[301] = { "fanotify_mark", trace_args + 801, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 13 },
	[302] = { "prlimit64", trace_args + 806, 0, 4, TRACE_RET_D, 9 },
	[303] = { "name_to_handle_at", trace_args + 810, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 17 },
	[304] = { "open_by_handle_at", trace_args + 815, TRACE_CLASS_DESC, 3, TRACE_RET_FD, 17 },
	[305] = { "clock_adjtime", trace_args + 818, TRACE_CLASS_CLOCK, 2, TRACE_RET_CLOCKADJ, 13 },
	[306] = { "syncfs", trace_args + 820, TRACE_CLASS_DESC, 1, TRACE_RET_D, 6 },
	[307] = { "sendmmsg", trace_args + 821, TRACE_CLASS_NETWORK, 4, TRACE_RET_D, 8 },
	[308] = { "setns", trace_args + 825, TRACE_CLASS_DESC, 2, TRACE_RET_D, 5 },
	[309] = { "getcpu", trace_args + 827, 0, 3, TRACE_RET_D, 6 },
	[310] = { "process_vm_readv", trace_args + 830, 0, 6, TRACE_RET_D, 16 },
	[311] = { "process_vm_writev", trace_args + 836, 0, 6, TRACE_RET_D, 17 },
	[312] = { "kcmp", trace_args + 842, 0, 5, TRACE_RET_D, 4 },
	[313] = { "finit_module", trace_args + 847, TRACE_CLASS_DESC, 3, TRACE_RET_D, 12 },
	[314] = { "sched_setattr", trace_args + 850, 0, 3, TRACE_RET_D, 13 },
	[315] = { "sched_getattr", trace_args + 853, 0, 4, TRACE_RET_D, 13 },
	[316] = { "renameat2", trace_args + 857, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 9 },
	[317] = { "seccomp", trace_args + 862, 0, 3, TRACE_RET_D, 7 },
	[318] = { "getrandom", trace_args + 865, 0, 3, TRACE_RET_D, 9 },
	[319] = { "memfd_create", trace_args + 868, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 12 },
	[320] = { "kexec_file_load", trace_args + 870, TRACE_CLASS_DESC, 5, TRACE_RET_D, 15 },
	[321] = { "bpf", trace_args + 875, TRACE_CLASS_DESC, 3, TRACE_RET_D, 3 },
	[322] = { "execveat", trace_args + 878, TRACE_CLASS_FILE | TRACE_CLASS_DESC | TRACE_CLASS_PROCESS, 5, TRACE_RET_D, 8 },
	[323] = { "userfaultfd", trace_args + 883, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 11 },
	[324] = { "membarrier", trace_args + 884, 0, 3, TRACE_RET_D, 10 },
	[325] = { "mlock2", trace_args + 887, TRACE_CLASS_MEMORY, 3, TRACE_RET_D, 6 },
	[326] = { "copy_file_range", trace_args + 890, TRACE_CLASS_DESC, 6, TRACE_RET_D, 15 },
	[327] = { "preadv2", trace_args + 896, TRACE_CLASS_DESC, 6, TRACE_RET_D, 7 },
	[328] = { "pwritev2", trace_args + 902, TRACE_CLASS_DESC, 6, TRACE_RET_D, 8 },
	[329] = { "pkey_mprotect", trace_args + 908, TRACE_CLASS_MEMORY, 4, TRACE_RET_D, 13 },
	[330] = { "pkey_alloc", trace_args + 912, 0, 2, TRACE_RET_D, 10 },
	[331] = { "pkey_free", trace_args + 914, 0, 1, TRACE_RET_D, 9 },
	[332] = { "statx", trace_args + 915, TRACE_CLASS_FILE | TRACE_CLASS_DESC | TRACE_CLASS_FSTAT | TRACE_CLASS_STAT_LIKE, 5, TRACE_RET_D, 5 },
	[333] = { "io_pgetevents", trace_args + 920, 0, 6, TRACE_RET_D, 13 },
	[334] = { "rseq", trace_args + 926, 0, 4, TRACE_RET_D, 4 },
	[424] = { "pidfd_send_signal", trace_args + 930, TRACE_CLASS_DESC | TRACE_CLASS_PROCESS | TRACE_CLASS_SIGNAL, 4, TRACE_RET_D, 17 },
	[425] = { "io_uring_setup", trace_args + 934, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 14 },
	[426] = { "io_uring_enter", trace_args + 936, TRACE_CLASS_DESC | TRACE_CLASS_SIGNAL, 6, TRACE_RET_D, 14 },
	[427] = { "io_uring_register", trace_args + 942, TRACE_CLASS_DESC | TRACE_CLASS_MEMORY, 4, TRACE_RET_D, 17 },
	[428] = { "open_tree", trace_args + 946, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_FD, 9 },
	[429] = { "move_mount", trace_args + 949, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 10 },
	[430] = { "fsopen", trace_args + 954, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 6 },
	[431] = { "fsconfig", trace_args + 956, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 8 },
	[432] = { "fsmount", trace_args + 961, TRACE_CLASS_DESC, 3, TRACE_RET_FD, 7 },
	[433] = { "fspick", trace_args + 964, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 3, TRACE_RET_FD, 6 },
	[434] = { "pidfd_open", trace_args + 967, TRACE_CLASS_DESC, 2, TRACE_RET_FD, 10 },
	[435] = { "clone3", trace_args + 969, TRACE_CLASS_PROCESS, 2, TRACE_RET_D, 6 },
	[436] = { "close_range", trace_args + 971, 0, 3, TRACE_RET_D, 11 },
	[437] = { "openat2", trace_args + 974, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_FD, 7 },
	[438] = { "pidfd_getfd", trace_args + 978, TRACE_CLASS_DESC, 3, TRACE_RET_FD, 11 },
	[439] = { "faccessat2", trace_args + 981, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 4, TRACE_RET_D, 10 },
	[440] = { "process_madvise", trace_args + 985, TRACE_CLASS_DESC, 5, TRACE_RET_D, 15 },
	[441] = { "epoll_pwait2", trace_args + 990, TRACE_CLASS_DESC, 6, TRACE_RET_D, 12 },
	[442] = { "mount_setattr", trace_args + 996, TRACE_CLASS_FILE | TRACE_CLASS_DESC, 5, TRACE_RET_D, 13 },
	[443] = { "quotactl_fd", trace_args + 1001, TRACE_CLASS_DESC, 4, TRACE_RET_D, 11 },
	[444] = { "landlock_create_ruleset", trace_args + 1005, TRACE_CLASS_DESC, 3, TRACE_RET_FD, 23 },
	[445] = { "landlock_add_rule", trace_args + 1008, TRACE_CLASS_DESC, 4, TRACE_RET_D, 17 },
	[446] = { "landlock_restrict_self", trace_args + 1012, TRACE_CLASS_DESC, 2, TRACE_RET_D, 22 },
	[447] = { "memfd_secret", trace_args + 1014, TRACE_CLASS_DESC, 1, TRACE_RET_FD, 12 },
	[448] = { "process_mrelease", trace_args + 1015, TRACE_CLASS_DESC, 2, TRACE_RET_D, 16 },
	[449] = { "futex_waitv", trace_args + 1017, 0, 5, TRACE_RET_D, 11 },
	[450] = { "set_mempolicy_home_node", trace_args + 1022, TRACE_CLASS_MEMORY, 4, TRACE_RET_D, 23 },
};

/* SPDX-License-Identifier: MIT */
/* Made by tools/gen-syscalls.py from src/trace/consts.def: change that, not this. */

#include "trace/reader/tables.h"

static const struct trace_const trace_const_open[] = {
	{ "O_RDONLY", 0x0ull, 8 },
	{ "O_WRONLY", 0x1ull, 8 },
	{ "O_RDWR", 0x2ull, 6 },
	{ "O_CREAT", 0x40ull, 7 },
	{ "O_EXCL", 0x80ull, 6 },
	{ "O_NOCTTY", 0x100ull, 8 },
	{ "O_TRUNC", 0x200ull, 7 },
	{ "O_APPEND", 0x400ull, 8 },
	{ "O_NONBLOCK", 0x800ull, 10 },
	{ "O_SYNC", 0x101000ull, 6 },
	{ "O_DSYNC", 0x1000ull, 7 },
	{ "O_ASYNC", 0x2000ull, 7 },
	{ "O_DIRECT", 0x4000ull, 8 },
	{ "O_LARGEFILE", 0x8000ull, 11 },
	{ "O_NOFOLLOW", 0x20000ull, 10 },
	{ "O_NOATIME", 0x40000ull, 9 },
	{ "O_CLOEXEC", 0x80000ull, 9 },
	{ "O_PATH", 0x200000ull, 6 },
	{ "O_TMPFILE", 0x410000ull, 9 },
	{ "O_DIRECTORY", 0x10000ull, 11 },
};

static const struct trace_const trace_const_at[] = {
	{ "AT_SYMLINK_NOFOLLOW", 0x100ull, 19 },
	{ "AT_REMOVEDIR", 0x200ull, 12 },
	{ "AT_SYMLINK_FOLLOW", 0x400ull, 17 },
	{ "AT_NO_AUTOMOUNT", 0x800ull, 15 },
	{ "AT_EMPTY_PATH", 0x1000ull, 13 },
	{ "AT_RECURSIVE", 0x8000ull, 12 },
};

static const struct trace_const trace_const_statx_at[] = {
	{ "AT_STATX_SYNC_AS_STAT", 0x0ull, 21 },
	{ "AT_STATX_FORCE_SYNC", 0x2000ull, 19 },
	{ "AT_STATX_DONT_SYNC", 0x4000ull, 18 },
	{ "AT_SYMLINK_NOFOLLOW", 0x100ull, 19 },
	{ "AT_REMOVEDIR", 0x200ull, 12 },
	{ "AT_SYMLINK_FOLLOW", 0x400ull, 17 },
	{ "AT_NO_AUTOMOUNT", 0x800ull, 15 },
	{ "AT_EMPTY_PATH", 0x1000ull, 13 },
	{ "AT_RECURSIVE", 0x8000ull, 12 },
};

static const struct trace_const trace_const_faccessat[] = {
	{ "AT_SYMLINK_NOFOLLOW", 0x100ull, 19 },
	{ "AT_EACCESS", 0x200ull, 10 },
	{ "AT_SYMLINK_FOLLOW", 0x400ull, 17 },
	{ "AT_NO_AUTOMOUNT", 0x800ull, 15 },
	{ "AT_EMPTY_PATH", 0x1000ull, 13 },
};

static const struct trace_const trace_const_unlinkat[] = {
	{ "AT_SYMLINK_NOFOLLOW", 0x100ull, 19 },
	{ "AT_REMOVEDIR", 0x200ull, 12 },
};

static const struct trace_const trace_const_mount_setattr_at[] = {
	{ "AT_SYMLINK_NOFOLLOW", 0x100ull, 19 },
	{ "AT_NO_AUTOMOUNT", 0x800ull, 15 },
	{ "AT_EMPTY_PATH", 0x1000ull, 13 },
	{ "AT_RECURSIVE", 0x8000ull, 12 },
};

static const struct trace_const trace_const_prot[] = {
	{ "PROT_READ", 0x1ull, 9 },
	{ "PROT_WRITE", 0x2ull, 10 },
	{ "PROT_EXEC", 0x4ull, 9 },
	{ "PROT_GROWSDOWN", 0x1000000ull, 14 },
	{ "PROT_GROWSUP", 0x2000000ull, 12 },
};

static const struct trace_const trace_const_mmap[] = {
	{ "MAP_FILE", 0x0ull, 8 },
	{ "MAP_SHARED", 0x1ull, 10 },
	{ "MAP_PRIVATE", 0x2ull, 11 },
	{ "MAP_SHARED_VALIDATE", 0x3ull, 19 },
	{ "MAP_FIXED", 0x10ull, 9 },
	{ "MAP_ANONYMOUS", 0x20ull, 13 },
	{ "MAP_32BIT", 0x40ull, 9 },
	{ "MAP_NORESERVE", 0x4000ull, 13 },
	{ "MAP_POPULATE", 0x8000ull, 12 },
	{ "MAP_NONBLOCK", 0x10000ull, 12 },
	{ "MAP_GROWSDOWN", 0x100ull, 13 },
	{ "MAP_DENYWRITE", 0x800ull, 13 },
	{ "MAP_EXECUTABLE", 0x1000ull, 14 },
	{ "MAP_LOCKED", 0x2000ull, 10 },
	{ "MAP_STACK", 0x20000ull, 9 },
	{ "MAP_HUGETLB", 0x40000ull, 11 },
	{ "MAP_SYNC", 0x80000ull, 8 },
	{ "MAP_FIXED_NOREPLACE", 0x100000ull, 19 },
};

static const struct trace_const trace_const_mremap[] = {
	{ "MREMAP_MAYMOVE", 0x1ull, 14 },
	{ "MREMAP_FIXED", 0x2ull, 12 },
	{ "MREMAP_DONTUNMAP", 0x4ull, 16 },
};

static const struct trace_const trace_const_msync[] = {
	{ "MS_ASYNC", 0x1ull, 8 },
	{ "MS_INVALIDATE", 0x2ull, 13 },
	{ "MS_SYNC", 0x4ull, 7 },
};

static const struct trace_const trace_const_madvise[] = {
	{ "MADV_NORMAL", 0x0ull, 11 },
	{ "MADV_RANDOM", 0x1ull, 11 },
	{ "MADV_SEQUENTIAL", 0x2ull, 15 },
	{ "MADV_WILLNEED", 0x3ull, 13 },
	{ "MADV_DONTNEED", 0x4ull, 13 },
	{ "MADV_FREE", 0x8ull, 9 },
	{ "MADV_REMOVE", 0x9ull, 11 },
	{ "MADV_DONTFORK", 0xaull, 13 },
	{ "MADV_DOFORK", 0xbull, 11 },
	{ "MADV_MERGEABLE", 0xcull, 14 },
	{ "MADV_UNMERGEABLE", 0xdull, 16 },
	{ "MADV_HUGEPAGE", 0xeull, 13 },
	{ "MADV_NOHUGEPAGE", 0xfull, 15 },
	{ "MADV_DONTDUMP", 0x10ull, 13 },
	{ "MADV_DODUMP", 0x11ull, 11 },
	{ "MADV_WIPEONFORK", 0x12ull, 15 },
	{ "MADV_KEEPONFORK", 0x13ull, 15 },
	{ "MADV_COLD", 0x14ull, 9 },
	{ "MADV_PAGEOUT", 0x15ull, 12 },
	{ "MADV_POPULATE_READ", 0x16ull, 18 },
	{ "MADV_POPULATE_WRITE", 0x17ull, 19 },
	{ "MADV_HWPOISON", 0x64ull, 13 },
	{ "MADV_SOFT_OFFLINE", 0x65ull, 17 },
};

static const struct trace_const trace_const_mlockall[] = {
	{ "MCL_CURRENT", 0x1ull, 11 },
	{ "MCL_FUTURE", 0x2ull, 10 },
	{ "MCL_ONFAULT", 0x4ull, 11 },
};

static const struct trace_const trace_const_mlock2[] = {
	{ "MLOCK_ONFAULT", 0x1ull, 13 },
};

static const struct trace_const trace_const_whence[] = {
	{ "SEEK_SET", 0x0ull, 8 },
	{ "SEEK_CUR", 0x1ull, 8 },
	{ "SEEK_END", 0x2ull, 8 },
	{ "SEEK_DATA", 0x3ull, 9 },
	{ "SEEK_HOLE", 0x4ull, 9 },
};

static const struct trace_const trace_const_sigprocmask_how[] = {
	{ "SIG_BLOCK", 0x0ull, 9 },
	{ "SIG_UNBLOCK", 0x1ull, 11 },
	{ "SIG_SETMASK", 0x2ull, 11 },
};

static const struct trace_const trace_const_sa_flags[] = {
	{ "SA_RESTORER", 0x4000000ull, 11 },
	{ "SA_ONSTACK", 0x8000000ull, 10 },
	{ "SA_RESTART", 0x10000000ull, 10 },
	{ "SA_NOCLDSTOP", 0x1ull, 12 },
	{ "SA_NOCLDWAIT", 0x2ull, 12 },
	{ "SA_SIGINFO", 0x4ull, 10 },
	{ "SA_RESETHAND", 0x80000000ull, 12 },
	{ "SA_NODEFER", 0x40000000ull, 10 },
	{ "SA_UNSUPPORTED", 0x400ull, 14 },
	{ "SA_EXPOSE_TAGBITS", 0x800ull, 17 },
};

static const struct trace_const trace_const_access[] = {
	{ "R_OK", 0x4ull, 4 },
	{ "W_OK", 0x2ull, 4 },
	{ "X_OK", 0x1ull, 4 },
};

static const struct trace_const trace_const_shmget[] = {
	{ "IPC_CREAT", 0x200ull, 9 },
	{ "IPC_EXCL", 0x400ull, 8 },
	{ "IPC_NOWAIT", 0x800ull, 10 },
	{ "SHM_HUGETLB", 0x800ull, 11 },
	{ "SHM_NORESERVE", 0x1000ull, 13 },
};

static const struct trace_const trace_const_shmat[] = {
	{ "SHM_RDONLY", 0x1000ull, 10 },
	{ "SHM_RND", 0x2000ull, 7 },
	{ "SHM_REMAP", 0x4000ull, 9 },
	{ "SHM_EXEC", 0x8000ull, 8 },
};

static const struct trace_const trace_const_msgflg[] = {
	{ "IPC_NOWAIT", 0x800ull, 10 },
	{ "MSG_NOERROR", 0x1000ull, 11 },
	{ "MSG_EXCEPT", 0x2000ull, 10 },
	{ "MSG_COPY", 0x4000ull, 8 },
};

static const struct trace_const trace_const_ipc_cmd[] = {
	{ "IPC_RMID", 0x0ull, 8 },
	{ "IPC_SET", 0x1ull, 7 },
	{ "IPC_STAT", 0x2ull, 8 },
	{ "IPC_INFO", 0x3ull, 8 },
	{ "SHM_LOCK", 0xbull, 8 },
	{ "SHM_UNLOCK", 0xcull, 10 },
	{ "SHM_STAT", 0xdull, 8 },
	{ "SHM_INFO", 0xeull, 8 },
	{ "SHM_STAT_ANY", 0xfull, 12 },
};

static const struct trace_const trace_const_sem_cmd[] = {
	{ "IPC_RMID", 0x0ull, 8 },
	{ "IPC_SET", 0x1ull, 7 },
	{ "IPC_STAT", 0x2ull, 8 },
	{ "IPC_INFO", 0x3ull, 8 },
	{ "GETPID", 0xbull, 6 },
	{ "GETVAL", 0xcull, 6 },
	{ "GETALL", 0xdull, 6 },
	{ "GETNCNT", 0xeull, 7 },
	{ "GETZCNT", 0xfull, 7 },
	{ "SETVAL", 0x10ull, 6 },
	{ "SETALL", 0x11ull, 6 },
	{ "SEM_STAT", 0x12ull, 8 },
	{ "SEM_INFO", 0x13ull, 8 },
	{ "SEM_STAT_ANY", 0x14ull, 12 },
};

static const struct trace_const trace_const_semop[] = {
	{ "SEM_UNDO", 0x1000ull, 8 },
	{ "IPC_NOWAIT", 0x800ull, 10 },
};

static const struct trace_const trace_const_itimer[] = {
	{ "ITIMER_REAL", 0x0ull, 11 },
	{ "ITIMER_VIRTUAL", 0x1ull, 14 },
	{ "ITIMER_PROF", 0x2ull, 11 },
};

static const struct trace_const trace_const_socket_domain[] = {
	{ "AF_UNSPEC", 0x0ull, 9 },
	{ "AF_UNIX", 0x1ull, 7 },
	{ "AF_INET", 0x2ull, 7 },
	{ "AF_AX25", 0x3ull, 7 },
	{ "AF_IPX", 0x4ull, 6 },
	{ "AF_APPLETALK", 0x5ull, 12 },
	{ "AF_NETROM", 0x6ull, 9 },
	{ "AF_BRIDGE", 0x7ull, 9 },
	{ "AF_ATMPVC", 0x8ull, 9 },
	{ "AF_X25", 0x9ull, 6 },
	{ "AF_INET6", 0xaull, 8 },
	{ "AF_ROSE", 0xbull, 7 },
	{ "AF_DECnet", 0xcull, 9 },
	{ "AF_NETBEUI", 0xdull, 10 },
	{ "AF_SECURITY", 0xeull, 11 },
	{ "AF_KEY", 0xfull, 6 },
	{ "AF_NETLINK", 0x10ull, 10 },
	{ "AF_PACKET", 0x11ull, 9 },
	{ "AF_ASH", 0x12ull, 6 },
	{ "AF_ECONET", 0x13ull, 9 },
	{ "AF_ATMSVC", 0x14ull, 9 },
	{ "AF_RDS", 0x15ull, 6 },
	{ "AF_SNA", 0x16ull, 6 },
	{ "AF_IRDA", 0x17ull, 7 },
	{ "AF_PPPOX", 0x18ull, 8 },
	{ "AF_WANPIPE", 0x19ull, 10 },
	{ "AF_LLC", 0x1aull, 6 },
	{ "AF_IB", 0x1bull, 5 },
	{ "AF_MPLS", 0x1cull, 7 },
	{ "AF_CAN", 0x1dull, 6 },
	{ "AF_TIPC", 0x1eull, 7 },
	{ "AF_BLUETOOTH", 0x1full, 12 },
	{ "AF_IUCV", 0x20ull, 7 },
	{ "AF_RXRPC", 0x21ull, 8 },
	{ "AF_ISDN", 0x22ull, 7 },
	{ "AF_PHONET", 0x23ull, 9 },
	{ "AF_IEEE802154", 0x24ull, 13 },
	{ "AF_CAIF", 0x25ull, 7 },
	{ "AF_ALG", 0x26ull, 6 },
	{ "AF_NFC", 0x27ull, 6 },
	{ "AF_VSOCK", 0x28ull, 8 },
	{ "AF_KCM", 0x29ull, 6 },
	{ "AF_QIPCRTR", 0x2aull, 10 },
	{ "AF_SMC", 0x2bull, 6 },
	{ "AF_XDP", 0x2cull, 6 },
};

static const struct trace_const trace_const_sock_type[] = {
	{ "SOCK_STREAM", 0x1ull, 11 },
	{ "SOCK_DGRAM", 0x2ull, 10 },
	{ "SOCK_RAW", 0x3ull, 8 },
	{ "SOCK_RDM", 0x4ull, 8 },
	{ "SOCK_SEQPACKET", 0x5ull, 14 },
	{ "SOCK_DCCP", 0x6ull, 9 },
	{ "SOCK_PACKET", 0xaull, 11 },
};

static const struct trace_const trace_const_sock_type_flags[] = {
	{ "SOCK_CLOEXEC", 0x80000ull, 12 },
	{ "SOCK_NONBLOCK", 0x800ull, 13 },
};

static const struct trace_const trace_const_ip_proto[] = {
	{ "IPPROTO_IP", 0x0ull, 10 },
	{ "IPPROTO_ICMP", 0x1ull, 12 },
	{ "IPPROTO_IGMP", 0x2ull, 12 },
	{ "IPPROTO_IPIP", 0x4ull, 12 },
	{ "IPPROTO_EGP", 0x8ull, 11 },
	{ "IPPROTO_TCP", 0x6ull, 11 },
	{ "IPPROTO_PUP", 0xcull, 11 },
	{ "IPPROTO_UDP", 0x11ull, 11 },
	{ "IPPROTO_IDP", 0x16ull, 11 },
	{ "IPPROTO_TP", 0x1dull, 10 },
	{ "IPPROTO_DCCP", 0x21ull, 12 },
	{ "IPPROTO_IPV6", 0x29ull, 12 },
	{ "IPPROTO_RSVP", 0x2eull, 12 },
	{ "IPPROTO_GRE", 0x2full, 11 },
	{ "IPPROTO_ESP", 0x32ull, 11 },
	{ "IPPROTO_AH", 0x33ull, 10 },
	{ "IPPROTO_ICMPV6", 0x3aull, 14 },
	{ "IPPROTO_MTP", 0x5cull, 11 },
	{ "IPPROTO_BEETPH", 0x5eull, 14 },
	{ "IPPROTO_ENCAP", 0x62ull, 13 },
	{ "IPPROTO_PIM", 0x67ull, 11 },
	{ "IPPROTO_COMP", 0x6cull, 12 },
	{ "IPPROTO_SCTP", 0x84ull, 12 },
	{ "IPPROTO_UDPLITE", 0x88ull, 15 },
	{ "IPPROTO_MPLS", 0x89ull, 12 },
	{ "IPPROTO_ETHERNET", 0x8full, 16 },
	{ "IPPROTO_RAW", 0xffull, 11 },
	{ "IPPROTO_MPTCP", 0x106ull, 13 },
};

static const struct trace_const trace_const_netlink_proto[] = {
	{ "NETLINK_ROUTE", 0x0ull, 13 },
	{ "NETLINK_USERSOCK", 0x2ull, 16 },
	{ "NETLINK_FIREWALL", 0x3ull, 16 },
	{ "NETLINK_SOCK_DIAG", 0x4ull, 17 },
	{ "NETLINK_NFLOG", 0x5ull, 13 },
	{ "NETLINK_XFRM", 0x6ull, 12 },
	{ "NETLINK_SELINUX", 0x7ull, 15 },
	{ "NETLINK_ISCSI", 0x8ull, 13 },
	{ "NETLINK_AUDIT", 0x9ull, 13 },
	{ "NETLINK_FIB_LOOKUP", 0xaull, 18 },
	{ "NETLINK_CONNECTOR", 0xbull, 17 },
	{ "NETLINK_NETFILTER", 0xcull, 17 },
	{ "NETLINK_IP6_FW", 0xdull, 14 },
	{ "NETLINK_DNRTMSG", 0xeull, 15 },
	{ "NETLINK_KOBJECT_UEVENT", 0xfull, 22 },
	{ "NETLINK_GENERIC", 0x10ull, 15 },
	{ "NETLINK_SCSITRANSPORT", 0x12ull, 21 },
	{ "NETLINK_ECRYPTFS", 0x13ull, 16 },
	{ "NETLINK_RDMA", 0x14ull, 12 },
	{ "NETLINK_CRYPTO", 0x15ull, 14 },
	{ "NETLINK_SMC", 0x16ull, 11 },
};

static const struct trace_const trace_const_msg[] = {
	{ "MSG_OOB", 0x1ull, 7 },
	{ "MSG_PEEK", 0x2ull, 8 },
	{ "MSG_DONTROUTE", 0x4ull, 13 },
	{ "MSG_CTRUNC", 0x8ull, 10 },
	{ "MSG_PROXY", 0x10ull, 9 },
	{ "MSG_TRUNC", 0x20ull, 9 },
	{ "MSG_DONTWAIT", 0x40ull, 12 },
	{ "MSG_EOR", 0x80ull, 7 },
	{ "MSG_WAITALL", 0x100ull, 11 },
	{ "MSG_FIN", 0x200ull, 7 },
	{ "MSG_SYN", 0x400ull, 7 },
	{ "MSG_CONFIRM", 0x800ull, 11 },
	{ "MSG_RST", 0x1000ull, 7 },
	{ "MSG_ERRQUEUE", 0x2000ull, 12 },
	{ "MSG_NOSIGNAL", 0x4000ull, 12 },
	{ "MSG_MORE", 0x8000ull, 8 },
	{ "MSG_WAITFORONE", 0x10000ull, 14 },
	{ "MSG_BATCH", 0x40000ull, 9 },
	{ "MSG_ZEROCOPY", 0x4000000ull, 12 },
	{ "MSG_FASTOPEN", 0x20000000ull, 12 },
	{ "MSG_CMSG_CLOEXEC", 0x40000000ull, 16 },
};

static const struct trace_const trace_const_shutdown[] = {
	{ "SHUT_RD", 0x0ull, 7 },
	{ "SHUT_WR", 0x1ull, 7 },
	{ "SHUT_RDWR", 0x2ull, 9 },
};

static const struct trace_const trace_const_socket_level[] = {
	{ "SOL_IP", 0x0ull, 6 },
	{ "SOL_SOCKET", 0x1ull, 10 },
	{ "SOL_TCP", 0x6ull, 7 },
	{ "SOL_UDP", 0x11ull, 7 },
	{ "SOL_IPV6", 0x29ull, 8 },
	{ "SOL_ICMPV6", 0x3aull, 10 },
	{ "SOL_RAW", 0xffull, 7 },
	{ "SOL_PACKET", 0x107ull, 10 },
	{ "SOL_NETLINK", 0x10eull, 11 },
	{ "SOL_ALG", 0x117ull, 7 },
	{ "SOL_TIPC", 0x10full, 8 },
	{ "SOL_BLUETOOTH", 0x112ull, 13 },
	{ "SOL_XDP", 0x11bull, 7 },
};

static const struct trace_const trace_const_so_socket[] = {
	{ "SO_DEBUG", 0x1ull, 8 },
	{ "SO_REUSEADDR", 0x2ull, 12 },
	{ "SO_TYPE", 0x3ull, 7 },
	{ "SO_ERROR", 0x4ull, 8 },
	{ "SO_DONTROUTE", 0x5ull, 12 },
	{ "SO_BROADCAST", 0x6ull, 12 },
	{ "SO_SNDBUF", 0x7ull, 9 },
	{ "SO_RCVBUF", 0x8ull, 9 },
	{ "SO_KEEPALIVE", 0x9ull, 12 },
	{ "SO_OOBINLINE", 0xaull, 12 },
	{ "SO_NO_CHECK", 0xbull, 11 },
	{ "SO_PRIORITY", 0xcull, 11 },
	{ "SO_LINGER", 0xdull, 9 },
	{ "SO_BSDCOMPAT", 0xeull, 12 },
	{ "SO_REUSEPORT", 0xfull, 12 },
	{ "SO_PASSCRED", 0x10ull, 11 },
	{ "SO_PEERCRED", 0x11ull, 11 },
	{ "SO_RCVLOWAT", 0x12ull, 11 },
	{ "SO_SNDLOWAT", 0x13ull, 11 },
	{ "SO_RCVTIMEO_OLD", 0x14ull, 15 },
	{ "SO_SNDTIMEO_OLD", 0x15ull, 15 },
	{ "SO_BINDTODEVICE", 0x19ull, 15 },
	{ "SO_ATTACH_FILTER", 0x1aull, 16 },
	{ "SO_DETACH_FILTER", 0x1bull, 16 },
	{ "SO_PEERNAME", 0x1cull, 11 },
	{ "SO_TIMESTAMP_OLD", 0x1dull, 16 },
	{ "SO_ACCEPTCONN", 0x1eull, 13 },
	{ "SO_PEERSEC", 0x1full, 10 },
	{ "SO_SNDBUFFORCE", 0x20ull, 14 },
	{ "SO_RCVBUFFORCE", 0x21ull, 14 },
	{ "SO_PASSSEC", 0x22ull, 10 },
	{ "SO_TIMESTAMPNS_OLD", 0x23ull, 18 },
	{ "SO_MARK", 0x24ull, 7 },
	{ "SO_TIMESTAMPING_OLD", 0x25ull, 19 },
	{ "SO_PROTOCOL", 0x26ull, 11 },
	{ "SO_DOMAIN", 0x27ull, 9 },
	{ "SO_RXQ_OVFL", 0x28ull, 11 },
	{ "SO_WIFI_STATUS", 0x29ull, 14 },
	{ "SO_PEEK_OFF", 0x2aull, 11 },
	{ "SO_NOFCS", 0x2bull, 8 },
	{ "SO_LOCK_FILTER", 0x2cull, 14 },
	{ "SO_SELECT_ERR_QUEUE", 0x2dull, 19 },
	{ "SO_BUSY_POLL", 0x2eull, 12 },
	{ "SO_MAX_PACING_RATE", 0x2full, 18 },
	{ "SO_BPF_EXTENSIONS", 0x30ull, 17 },
	{ "SO_INCOMING_CPU", 0x31ull, 15 },
	{ "SO_ATTACH_BPF", 0x32ull, 13 },
	{ "SO_ATTACH_REUSEPORT_CBPF", 0x33ull, 24 },
	{ "SO_ATTACH_REUSEPORT_EBPF", 0x34ull, 24 },
	{ "SO_CNX_ADVICE", 0x35ull, 13 },
	{ "SO_MEMINFO", 0x37ull, 10 },
	{ "SO_INCOMING_NAPI_ID", 0x38ull, 19 },
	{ "SO_COOKIE", 0x39ull, 9 },
	{ "SO_PEERGROUPS", 0x3bull, 13 },
	{ "SO_ZEROCOPY", 0x3cull, 11 },
	{ "SO_TXTIME", 0x3dull, 9 },
	{ "SO_BINDTOIFINDEX", 0x3eull, 16 },
};

static const struct trace_const trace_const_so_tcp[] = {
	{ "TCP_NODELAY", 0x1ull, 11 },
	{ "TCP_MAXSEG", 0x2ull, 10 },
	{ "TCP_CORK", 0x3ull, 8 },
	{ "TCP_KEEPIDLE", 0x4ull, 12 },
	{ "TCP_KEEPINTVL", 0x5ull, 13 },
	{ "TCP_KEEPCNT", 0x6ull, 11 },
	{ "TCP_SYNCNT", 0x7ull, 10 },
	{ "TCP_LINGER2", 0x8ull, 11 },
	{ "TCP_DEFER_ACCEPT", 0x9ull, 16 },
	{ "TCP_WINDOW_CLAMP", 0xaull, 16 },
	{ "TCP_INFO", 0xbull, 8 },
	{ "TCP_QUICKACK", 0xcull, 12 },
	{ "TCP_CONGESTION", 0xdull, 14 },
	{ "TCP_MD5SIG", 0xeull, 10 },
	{ "TCP_THIN_LINEAR_TIMEOUTS", 0x10ull, 24 },
	{ "TCP_THIN_DUPACK", 0x11ull, 15 },
	{ "TCP_USER_TIMEOUT", 0x12ull, 16 },
	{ "TCP_REPAIR", 0x13ull, 10 },
	{ "TCP_REPAIR_QUEUE", 0x14ull, 16 },
	{ "TCP_QUEUE_SEQ", 0x15ull, 13 },
	{ "TCP_REPAIR_OPTIONS", 0x16ull, 18 },
	{ "TCP_FASTOPEN", 0x17ull, 12 },
	{ "TCP_TIMESTAMP", 0x18ull, 13 },
	{ "TCP_NOTSENT_LOWAT", 0x19ull, 17 },
	{ "TCP_CC_INFO", 0x1aull, 11 },
	{ "TCP_SAVE_SYN", 0x1bull, 12 },
	{ "TCP_SAVED_SYN", 0x1cull, 13 },
	{ "TCP_FASTOPEN_CONNECT", 0x1eull, 20 },
	{ "TCP_ULP", 0x1full, 7 },
	{ "TCP_MD5SIG_EXT", 0x20ull, 14 },
	{ "TCP_FASTOPEN_KEY", 0x21ull, 16 },
	{ "TCP_FASTOPEN_NO_COOKIE", 0x22ull, 22 },
	{ "TCP_ZEROCOPY_RECEIVE", 0x23ull, 20 },
	{ "TCP_INQ", 0x24ull, 7 },
};

static const struct trace_const trace_const_so_ip[] = {
	{ "IP_TOS", 0x1ull, 6 },
	{ "IP_TTL", 0x2ull, 6 },
	{ "IP_HDRINCL", 0x3ull, 10 },
	{ "IP_OPTIONS", 0x4ull, 10 },
	{ "IP_ROUTER_ALERT", 0x5ull, 15 },
	{ "IP_RECVOPTS", 0x6ull, 11 },
	{ "IP_RETOPTS", 0x7ull, 10 },
	{ "IP_PKTINFO", 0x8ull, 10 },
	{ "IP_PKTOPTIONS", 0x9ull, 13 },
	{ "IP_MTU_DISCOVER", 0xaull, 15 },
	{ "IP_RECVERR", 0xbull, 10 },
	{ "IP_RECVTTL", 0xcull, 10 },
	{ "IP_RECVTOS", 0xdull, 10 },
	{ "IP_MTU", 0xeull, 6 },
	{ "IP_FREEBIND", 0xfull, 11 },
	{ "IP_IPSEC_POLICY", 0x10ull, 15 },
	{ "IP_XFRM_POLICY", 0x11ull, 14 },
	{ "IP_PASSSEC", 0x12ull, 10 },
	{ "IP_TRANSPARENT", 0x13ull, 14 },
	{ "IP_ORIGDSTADDR", 0x14ull, 14 },
	{ "IP_MINTTL", 0x15ull, 9 },
	{ "IP_NODEFRAG", 0x16ull, 11 },
	{ "IP_CHECKSUM", 0x17ull, 11 },
	{ "IP_BIND_ADDRESS_NO_PORT", 0x18ull, 23 },
	{ "IP_MULTICAST_IF", 0x20ull, 15 },
	{ "IP_MULTICAST_TTL", 0x21ull, 16 },
	{ "IP_MULTICAST_LOOP", 0x22ull, 17 },
	{ "IP_ADD_MEMBERSHIP", 0x23ull, 17 },
	{ "IP_DROP_MEMBERSHIP", 0x24ull, 18 },
	{ "IP_UNBLOCK_SOURCE", 0x25ull, 17 },
	{ "IP_BLOCK_SOURCE", 0x26ull, 15 },
	{ "IP_ADD_SOURCE_MEMBERSHIP", 0x27ull, 24 },
	{ "IP_DROP_SOURCE_MEMBERSHIP", 0x28ull, 25 },
	{ "IP_MSFILTER", 0x29ull, 11 },
	{ "IP_MULTICAST_ALL", 0x31ull, 16 },
	{ "IP_UNICAST_IF", 0x32ull, 13 },
};

static const struct trace_const trace_const_so_ipv6[] = {
	{ "IPV6_ADDRFORM", 0x1ull, 13 },
	{ "IPV6_2292PKTINFO", 0x2ull, 16 },
	{ "IPV6_2292HOPOPTS", 0x3ull, 16 },
	{ "IPV6_2292DSTOPTS", 0x4ull, 16 },
	{ "IPV6_2292RTHDR", 0x5ull, 14 },
	{ "IPV6_2292PKTOPTIONS", 0x6ull, 19 },
	{ "IPV6_CHECKSUM", 0x7ull, 13 },
	{ "IPV6_2292HOPLIMIT", 0x8ull, 17 },
	{ "IPV6_NEXTHOP", 0x9ull, 12 },
	{ "IPV6_AUTHHDR", 0xaull, 12 },
	{ "IPV6_UNICAST_HOPS", 0x10ull, 17 },
	{ "IPV6_MULTICAST_IF", 0x11ull, 17 },
	{ "IPV6_MULTICAST_HOPS", 0x12ull, 19 },
	{ "IPV6_MULTICAST_LOOP", 0x13ull, 19 },
	{ "IPV6_JOIN_GROUP", 0x14ull, 15 },
	{ "IPV6_LEAVE_GROUP", 0x15ull, 16 },
	{ "IPV6_ROUTER_ALERT", 0x16ull, 17 },
	{ "IPV6_MTU_DISCOVER", 0x17ull, 17 },
	{ "IPV6_MTU", 0x18ull, 8 },
	{ "IPV6_RECVERR", 0x19ull, 12 },
	{ "IPV6_V6ONLY", 0x1aull, 11 },
	{ "IPV6_JOIN_ANYCAST", 0x1bull, 17 },
	{ "IPV6_LEAVE_ANYCAST", 0x1cull, 18 },
	{ "IPV6_IPSEC_POLICY", 0x22ull, 17 },
	{ "IPV6_XFRM_POLICY", 0x23ull, 16 },
	{ "IPV6_RECVPKTINFO", 0x31ull, 16 },
	{ "IPV6_PKTINFO", 0x32ull, 12 },
	{ "IPV6_RECVHOPLIMIT", 0x33ull, 17 },
	{ "IPV6_HOPLIMIT", 0x34ull, 13 },
	{ "IPV6_RECVHOPOPTS", 0x35ull, 16 },
	{ "IPV6_HOPOPTS", 0x36ull, 12 },
	{ "IPV6_RTHDRDSTOPTS", 0x37ull, 17 },
	{ "IPV6_RECVRTHDR", 0x38ull, 14 },
	{ "IPV6_RTHDR", 0x39ull, 10 },
	{ "IPV6_RECVDSTOPTS", 0x3aull, 16 },
	{ "IPV6_DSTOPTS", 0x3bull, 12 },
	{ "IPV6_RECVTCLASS", 0x42ull, 15 },
	{ "IPV6_TCLASS", 0x43ull, 11 },
};

static const struct trace_const trace_const_so_netlink[] = {
	{ "NETLINK_ADD_MEMBERSHIP", 0x1ull, 22 },
	{ "NETLINK_DROP_MEMBERSHIP", 0x2ull, 23 },
	{ "NETLINK_PKTINFO", 0x3ull, 15 },
	{ "NETLINK_BROADCAST_ERROR", 0x4ull, 23 },
	{ "NETLINK_NO_ENOBUFS", 0x5ull, 18 },
	{ "NETLINK_LISTEN_ALL_NSID", 0x8ull, 23 },
	{ "NETLINK_LIST_MEMBERSHIPS", 0x9ull, 24 },
	{ "NETLINK_CAP_ACK", 0xaull, 15 },
	{ "NETLINK_EXT_ACK", 0xbull, 15 },
	{ "NETLINK_GET_STRICT_CHK", 0xcull, 22 },
};

static const struct trace_const trace_const_clone[] = {
	{ "CLONE_VM", 0x100ull, 8 },
	{ "CLONE_FS", 0x200ull, 8 },
	{ "CLONE_FILES", 0x400ull, 11 },
	{ "CLONE_SIGHAND", 0x800ull, 13 },
	{ "CLONE_PIDFD", 0x1000ull, 11 },
	{ "CLONE_PTRACE", 0x2000ull, 12 },
	{ "CLONE_VFORK", 0x4000ull, 11 },
	{ "CLONE_PARENT", 0x8000ull, 12 },
	{ "CLONE_THREAD", 0x10000ull, 12 },
	{ "CLONE_NEWNS", 0x20000ull, 11 },
	{ "CLONE_SYSVSEM", 0x40000ull, 13 },
	{ "CLONE_SETTLS", 0x80000ull, 12 },
	{ "CLONE_PARENT_SETTID", 0x100000ull, 19 },
	{ "CLONE_CHILD_CLEARTID", 0x200000ull, 20 },
	{ "CLONE_UNTRACED", 0x800000ull, 14 },
	{ "CLONE_CHILD_SETTID", 0x1000000ull, 18 },
	{ "CLONE_NEWCGROUP", 0x2000000ull, 15 },
	{ "CLONE_NEWUTS", 0x4000000ull, 12 },
	{ "CLONE_NEWIPC", 0x8000000ull, 12 },
	{ "CLONE_NEWUSER", 0x10000000ull, 13 },
	{ "CLONE_NEWPID", 0x20000000ull, 12 },
	{ "CLONE_NEWNET", 0x40000000ull, 12 },
	{ "CLONE_IO", 0x80000000ull, 8 },
	{ "CLONE_CLEAR_SIGHAND", 0x100000000ull, 19 },
	{ "CLONE_INTO_CGROUP", 0x200000000ull, 17 },
	{ "CLONE_NEWTIME", 0x80ull, 13 },
};

static const struct trace_const trace_const_unshare[] = {
	{ "CLONE_NEWTIME", 0x80ull, 13 },
	{ "CLONE_VM", 0x100ull, 8 },
	{ "CLONE_FS", 0x200ull, 8 },
	{ "CLONE_FILES", 0x400ull, 11 },
	{ "CLONE_SIGHAND", 0x800ull, 13 },
	{ "CLONE_THREAD", 0x10000ull, 12 },
	{ "CLONE_NEWNS", 0x20000ull, 11 },
	{ "CLONE_SYSVSEM", 0x40000ull, 13 },
	{ "CLONE_NEWCGROUP", 0x2000000ull, 15 },
	{ "CLONE_NEWUTS", 0x4000000ull, 12 },
	{ "CLONE_NEWIPC", 0x8000000ull, 12 },
	{ "CLONE_NEWUSER", 0x10000000ull, 13 },
	{ "CLONE_NEWPID", 0x20000000ull, 12 },
	{ "CLONE_NEWNET", 0x40000000ull, 12 },
};

static const struct trace_const trace_const_wait4[] = {
	{ "WNOHANG", 0x1ull, 7 },
	{ "WSTOPPED", 0x2ull, 8 },
	{ "WEXITED", 0x4ull, 7 },
	{ "WCONTINUED", 0x8ull, 10 },
	{ "WNOWAIT", 0x1000000ull, 7 },
	{ "__WCLONE", 0x80000000ull, 8 },
	{ "__WALL", 0x40000000ull, 6 },
	{ "__WNOTHREAD", 0x20000000ull, 11 },
};

static const struct trace_const trace_const_idtype[] = {
	{ "P_ALL", 0x0ull, 5 },
	{ "P_PID", 0x1ull, 5 },
	{ "P_PGID", 0x2ull, 6 },
	{ "P_PIDFD", 0x3ull, 7 },
};

static const struct trace_const trace_const_fcntl[] = {
	{ "F_DUPFD", 0x0ull, 7 },
	{ "F_GETFD", 0x1ull, 7 },
	{ "F_SETFD", 0x2ull, 7 },
	{ "F_GETFL", 0x3ull, 7 },
	{ "F_SETFL", 0x4ull, 7 },
	{ "F_GETLK", 0x5ull, 7 },
	{ "F_SETLK", 0x6ull, 7 },
	{ "F_SETLKW", 0x7ull, 8 },
	{ "F_SETOWN", 0x8ull, 8 },
	{ "F_GETOWN", 0x9ull, 8 },
	{ "F_SETSIG", 0xaull, 8 },
	{ "F_GETSIG", 0xbull, 8 },
	{ "F_SETOWN_EX", 0xfull, 11 },
	{ "F_GETOWN_EX", 0x10ull, 11 },
	{ "F_OFD_GETLK", 0x24ull, 11 },
	{ "F_OFD_SETLK", 0x25ull, 11 },
	{ "F_OFD_SETLKW", 0x26ull, 12 },
	{ "F_SETLEASE", 0x400ull, 10 },
	{ "F_GETLEASE", 0x401ull, 10 },
	{ "F_NOTIFY", 0x402ull, 8 },
	{ "F_DUPFD_CLOEXEC", 0x406ull, 15 },
	{ "F_SETPIPE_SZ", 0x407ull, 12 },
	{ "F_GETPIPE_SZ", 0x408ull, 12 },
	{ "F_ADD_SEALS", 0x409ull, 11 },
	{ "F_GET_SEALS", 0x40aull, 11 },
	{ "F_GET_RW_HINT", 0x40bull, 13 },
	{ "F_SET_RW_HINT", 0x40cull, 13 },
	{ "F_GET_FILE_RW_HINT", 0x40dull, 18 },
	{ "F_SET_FILE_RW_HINT", 0x40eull, 18 },
};

static const struct trace_const trace_const_fd_flags[] = {
	{ "FD_CLOEXEC", 0x1ull, 10 },
};

static const struct trace_const trace_const_lock_type[] = {
	{ "F_RDLCK", 0x0ull, 7 },
	{ "F_WRLCK", 0x1ull, 7 },
	{ "F_UNLCK", 0x2ull, 7 },
};

static const struct trace_const trace_const_seals[] = {
	{ "F_SEAL_SEAL", 0x1ull, 11 },
	{ "F_SEAL_SHRINK", 0x2ull, 13 },
	{ "F_SEAL_GROW", 0x4ull, 11 },
	{ "F_SEAL_WRITE", 0x8ull, 12 },
	{ "F_SEAL_FUTURE_WRITE", 0x10ull, 19 },
};

static const struct trace_const trace_const_flock[] = {
	{ "LOCK_SH", 0x1ull, 7 },
	{ "LOCK_EX", 0x2ull, 7 },
	{ "LOCK_UN", 0x8ull, 7 },
	{ "LOCK_NB", 0x4ull, 7 },
};

static const struct trace_const trace_const_rlimit[] = {
	{ "RLIMIT_CPU", 0x0ull, 10 },
	{ "RLIMIT_FSIZE", 0x1ull, 12 },
	{ "RLIMIT_DATA", 0x2ull, 11 },
	{ "RLIMIT_STACK", 0x3ull, 12 },
	{ "RLIMIT_CORE", 0x4ull, 11 },
	{ "RLIMIT_RSS", 0x5ull, 10 },
	{ "RLIMIT_NPROC", 0x6ull, 12 },
	{ "RLIMIT_NOFILE", 0x7ull, 13 },
	{ "RLIMIT_MEMLOCK", 0x8ull, 14 },
	{ "RLIMIT_AS", 0x9ull, 9 },
	{ "RLIMIT_LOCKS", 0xaull, 12 },
	{ "RLIMIT_SIGPENDING", 0xbull, 17 },
	{ "RLIMIT_MSGQUEUE", 0xcull, 15 },
	{ "RLIMIT_NICE", 0xdull, 11 },
	{ "RLIMIT_RTPRIO", 0xeull, 13 },
	{ "RLIMIT_RTTIME", 0xfull, 13 },
};

static const struct trace_const trace_const_rusage_who[] = {
	{ "RUSAGE_SELF", 0x0ull, 11 },
	{ "RUSAGE_CHILDREN", 0xffffffffffffffffull, 15 },
	{ "RUSAGE_THREAD", 0x1ull, 13 },
};

static const struct trace_const trace_const_ptrace[] = {
	{ "PTRACE_TRACEME", 0x0ull, 14 },
	{ "PTRACE_PEEKTEXT", 0x1ull, 15 },
	{ "PTRACE_PEEKDATA", 0x2ull, 15 },
	{ "PTRACE_PEEKUSER", 0x3ull, 15 },
	{ "PTRACE_POKETEXT", 0x4ull, 15 },
	{ "PTRACE_POKEDATA", 0x5ull, 15 },
	{ "PTRACE_POKEUSER", 0x6ull, 15 },
	{ "PTRACE_CONT", 0x7ull, 11 },
	{ "PTRACE_KILL", 0x8ull, 11 },
	{ "PTRACE_SINGLESTEP", 0x9ull, 17 },
	{ "PTRACE_GETREGS", 0xcull, 14 },
	{ "PTRACE_SETREGS", 0xdull, 14 },
	{ "PTRACE_GETFPREGS", 0xeull, 16 },
	{ "PTRACE_SETFPREGS", 0xfull, 16 },
	{ "PTRACE_ATTACH", 0x10ull, 13 },
	{ "PTRACE_DETACH", 0x11ull, 13 },
	{ "PTRACE_SYSCALL", 0x18ull, 14 },
	{ "PTRACE_SETOPTIONS", 0x4200ull, 17 },
	{ "PTRACE_GETEVENTMSG", 0x4201ull, 18 },
	{ "PTRACE_GETSIGINFO", 0x4202ull, 17 },
	{ "PTRACE_SETSIGINFO", 0x4203ull, 17 },
	{ "PTRACE_GETREGSET", 0x4204ull, 16 },
	{ "PTRACE_SETREGSET", 0x4205ull, 16 },
	{ "PTRACE_SEIZE", 0x4206ull, 12 },
	{ "PTRACE_INTERRUPT", 0x4207ull, 16 },
	{ "PTRACE_LISTEN", 0x4208ull, 13 },
	{ "PTRACE_PEEKSIGINFO", 0x4209ull, 18 },
	{ "PTRACE_GETSIGMASK", 0x420aull, 17 },
	{ "PTRACE_SETSIGMASK", 0x420bull, 17 },
	{ "PTRACE_SECCOMP_GET_FILTER", 0x420cull, 25 },
	{ "PTRACE_SECCOMP_GET_METADATA", 0x420dull, 27 },
	{ "PTRACE_GET_SYSCALL_INFO", 0x420eull, 23 },
};

static const struct trace_const trace_const_syslog[] = {
	{ "SYSLOG_ACTION_CLOSE", 0x0ull, 19 },
	{ "SYSLOG_ACTION_OPEN", 0x1ull, 18 },
	{ "SYSLOG_ACTION_READ", 0x2ull, 18 },
	{ "SYSLOG_ACTION_READ_ALL", 0x3ull, 22 },
	{ "SYSLOG_ACTION_READ_CLEAR", 0x4ull, 24 },
	{ "SYSLOG_ACTION_CLEAR", 0x5ull, 19 },
	{ "SYSLOG_ACTION_CONSOLE_OFF", 0x6ull, 25 },
	{ "SYSLOG_ACTION_CONSOLE_ON", 0x7ull, 24 },
	{ "SYSLOG_ACTION_CONSOLE_LEVEL", 0x8ull, 27 },
	{ "SYSLOG_ACTION_SIZE_UNREAD", 0x9ull, 25 },
	{ "SYSLOG_ACTION_SIZE_BUFFER", 0xaull, 25 },
};

static const struct trace_const trace_const_prio_which[] = {
	{ "PRIO_PROCESS", 0x0ull, 12 },
	{ "PRIO_PGRP", 0x1ull, 9 },
	{ "PRIO_USER", 0x2ull, 9 },
};

static const struct trace_const trace_const_sched_policy[] = {
	{ "SCHED_OTHER", 0x0ull, 11 },
	{ "SCHED_FIFO", 0x1ull, 10 },
	{ "SCHED_RR", 0x2ull, 8 },
	{ "SCHED_BATCH", 0x3ull, 11 },
	{ "SCHED_IDLE", 0x5ull, 10 },
	{ "SCHED_DEADLINE", 0x6ull, 14 },
	{ "SCHED_ISO", 0x4ull, 9 },
};

static const struct trace_const trace_const_sched_flags[] = {
	{ "SCHED_FLAG_RESET_ON_FORK", 0x1ull, 24 },
	{ "SCHED_FLAG_RECLAIM", 0x2ull, 18 },
	{ "SCHED_FLAG_DL_OVERRUN", 0x4ull, 21 },
	{ "SCHED_FLAG_KEEP_POLICY", 0x8ull, 22 },
	{ "SCHED_FLAG_KEEP_PARAMS", 0x10ull, 22 },
	{ "SCHED_FLAG_UTIL_CLAMP_MIN", 0x20ull, 25 },
	{ "SCHED_FLAG_UTIL_CLAMP_MAX", 0x40ull, 25 },
};

static const struct trace_const trace_const_arch_prctl[] = {
	{ "ARCH_SET_GS", 0x1001ull, 11 },
	{ "ARCH_SET_FS", 0x1002ull, 11 },
	{ "ARCH_GET_FS", 0x1003ull, 11 },
	{ "ARCH_GET_GS", 0x1004ull, 11 },
	{ "ARCH_GET_CPUID", 0x1011ull, 14 },
	{ "ARCH_SET_CPUID", 0x1012ull, 14 },
	{ "ARCH_GET_XCOMP_SUPP", 0x1021ull, 19 },
	{ "ARCH_GET_XCOMP_PERM", 0x1022ull, 19 },
	{ "ARCH_REQ_XCOMP_PERM", 0x1023ull, 19 },
	{ "ARCH_GET_XCOMP_GUEST_PERM", 0x1024ull, 25 },
	{ "ARCH_REQ_XCOMP_GUEST_PERM", 0x1025ull, 25 },
	{ "ARCH_MAP_VDSO_X32", 0x2001ull, 17 },
	{ "ARCH_MAP_VDSO_32", 0x2002ull, 16 },
	{ "ARCH_MAP_VDSO_64", 0x2003ull, 16 },
};

static const struct trace_const trace_const_prctl[] = {
	{ "PR_SET_PDEATHSIG", 0x1ull, 16 },
	{ "PR_GET_PDEATHSIG", 0x2ull, 16 },
	{ "PR_GET_DUMPABLE", 0x3ull, 15 },
	{ "PR_SET_DUMPABLE", 0x4ull, 15 },
	{ "PR_GET_UNALIGN", 0x5ull, 14 },
	{ "PR_SET_UNALIGN", 0x6ull, 14 },
	{ "PR_GET_KEEPCAPS", 0x7ull, 15 },
	{ "PR_SET_KEEPCAPS", 0x8ull, 15 },
	{ "PR_GET_FPEMU", 0x9ull, 12 },
	{ "PR_SET_FPEMU", 0xaull, 12 },
	{ "PR_GET_FPEXC", 0xbull, 12 },
	{ "PR_SET_FPEXC", 0xcull, 12 },
	{ "PR_GET_TIMING", 0xdull, 13 },
	{ "PR_SET_TIMING", 0xeull, 13 },
	{ "PR_SET_NAME", 0xfull, 11 },
	{ "PR_GET_NAME", 0x10ull, 11 },
	{ "PR_GET_ENDIAN", 0x13ull, 13 },
	{ "PR_SET_ENDIAN", 0x14ull, 13 },
	{ "PR_GET_SECCOMP", 0x15ull, 14 },
	{ "PR_SET_SECCOMP", 0x16ull, 14 },
	{ "PR_CAPBSET_READ", 0x17ull, 15 },
	{ "PR_CAPBSET_DROP", 0x18ull, 15 },
	{ "PR_GET_TSC", 0x19ull, 10 },
	{ "PR_SET_TSC", 0x1aull, 10 },
	{ "PR_GET_SECUREBITS", 0x1bull, 17 },
	{ "PR_SET_SECUREBITS", 0x1cull, 17 },
	{ "PR_SET_TIMERSLACK", 0x1dull, 17 },
	{ "PR_GET_TIMERSLACK", 0x1eull, 17 },
	{ "PR_TASK_PERF_EVENTS_DISABLE", 0x1full, 27 },
	{ "PR_TASK_PERF_EVENTS_ENABLE", 0x20ull, 26 },
	{ "PR_MCE_KILL", 0x21ull, 11 },
	{ "PR_MCE_KILL_GET", 0x22ull, 15 },
	{ "PR_SET_MM", 0x23ull, 9 },
	{ "PR_SET_PTRACER", 0x59616d61ull, 14 },
	{ "PR_SET_CHILD_SUBREAPER", 0x24ull, 22 },
	{ "PR_GET_CHILD_SUBREAPER", 0x25ull, 22 },
	{ "PR_SET_NO_NEW_PRIVS", 0x26ull, 19 },
	{ "PR_GET_NO_NEW_PRIVS", 0x27ull, 19 },
	{ "PR_GET_TID_ADDRESS", 0x28ull, 18 },
	{ "PR_SET_THP_DISABLE", 0x29ull, 18 },
	{ "PR_GET_THP_DISABLE", 0x2aull, 18 },
	{ "PR_MPX_ENABLE_MANAGEMENT", 0x2bull, 24 },
	{ "PR_MPX_DISABLE_MANAGEMENT", 0x2cull, 25 },
	{ "PR_SET_FP_MODE", 0x2dull, 14 },
	{ "PR_GET_FP_MODE", 0x2eull, 14 },
	{ "PR_CAP_AMBIENT", 0x2full, 14 },
	{ "PR_SVE_SET_VL", 0x32ull, 13 },
	{ "PR_SVE_GET_VL", 0x33ull, 13 },
	{ "PR_GET_SPECULATION_CTRL", 0x34ull, 23 },
	{ "PR_SET_SPECULATION_CTRL", 0x35ull, 23 },
	{ "PR_PAC_RESET_KEYS", 0x36ull, 17 },
	{ "PR_SET_TAGGED_ADDR_CTRL", 0x37ull, 23 },
	{ "PR_GET_TAGGED_ADDR_CTRL", 0x38ull, 23 },
	{ "PR_SET_IO_FLUSHER", 0x39ull, 17 },
	{ "PR_GET_IO_FLUSHER", 0x3aull, 17 },
	{ "PR_SET_SYSCALL_USER_DISPATCH", 0x3bull, 28 },
	{ "PR_PAC_SET_ENABLED_KEYS", 0x3cull, 23 },
	{ "PR_PAC_GET_ENABLED_KEYS", 0x3dull, 23 },
	{ "PR_SCHED_CORE", 0x3eull, 13 },
	{ "PR_SME_SET_VL", 0x3full, 13 },
	{ "PR_SME_GET_VL", 0x40ull, 13 },
	{ "PR_SET_VMA", 0x53564d41ull, 10 },
};

static const struct trace_const trace_const_prctl_mm[] = {
	{ "PR_SET_MM_START_CODE", 0x1ull, 20 },
	{ "PR_SET_MM_END_CODE", 0x2ull, 18 },
	{ "PR_SET_MM_START_DATA", 0x3ull, 20 },
	{ "PR_SET_MM_END_DATA", 0x4ull, 18 },
	{ "PR_SET_MM_START_STACK", 0x5ull, 21 },
	{ "PR_SET_MM_START_BRK", 0x6ull, 19 },
	{ "PR_SET_MM_BRK", 0x7ull, 13 },
	{ "PR_SET_MM_ARG_START", 0x8ull, 19 },
	{ "PR_SET_MM_ARG_END", 0x9ull, 17 },
	{ "PR_SET_MM_ENV_START", 0xaull, 19 },
	{ "PR_SET_MM_ENV_END", 0xbull, 17 },
	{ "PR_SET_MM_AUXV", 0xcull, 14 },
	{ "PR_SET_MM_EXE_FILE", 0xdull, 18 },
	{ "PR_SET_MM_MAP", 0xeull, 13 },
	{ "PR_SET_MM_MAP_SIZE", 0xfull, 18 },
};

static const struct trace_const trace_const_prctl_ambient[] = {
	{ "PR_CAP_AMBIENT_IS_SET", 0x1ull, 21 },
	{ "PR_CAP_AMBIENT_RAISE", 0x2ull, 20 },
	{ "PR_CAP_AMBIENT_LOWER", 0x3ull, 20 },
	{ "PR_CAP_AMBIENT_CLEAR_ALL", 0x4ull, 24 },
};

static const struct trace_const trace_const_prctl_tsc[] = {
	{ "PR_TSC_ENABLE", 0x1ull, 13 },
	{ "PR_TSC_SIGSEGV", 0x2ull, 14 },
};

static const struct trace_const trace_const_prctl_dumpable[] = {
	{ "SUID_DUMP_DISABLE", 0x0ull, 17 },
	{ "SUID_DUMP_USER", 0x1ull, 14 },
	{ "SUID_DUMP_ROOT", 0x2ull, 14 },
};

static const struct trace_const trace_const_seccomp_mode[] = {
	{ "SECCOMP_MODE_DISABLED", 0x0ull, 21 },
	{ "SECCOMP_MODE_STRICT", 0x1ull, 19 },
	{ "SECCOMP_MODE_FILTER", 0x2ull, 19 },
};

static const struct trace_const trace_const_cap[] = {
	{ "CAP_CHOWN", 0x0ull, 9 },
	{ "CAP_DAC_OVERRIDE", 0x1ull, 16 },
	{ "CAP_DAC_READ_SEARCH", 0x2ull, 19 },
	{ "CAP_FOWNER", 0x3ull, 10 },
	{ "CAP_FSETID", 0x4ull, 10 },
	{ "CAP_KILL", 0x5ull, 8 },
	{ "CAP_SETGID", 0x6ull, 10 },
	{ "CAP_SETUID", 0x7ull, 10 },
	{ "CAP_SETPCAP", 0x8ull, 11 },
	{ "CAP_LINUX_IMMUTABLE", 0x9ull, 19 },
	{ "CAP_NET_BIND_SERVICE", 0xaull, 20 },
	{ "CAP_NET_BROADCAST", 0xbull, 17 },
	{ "CAP_NET_ADMIN", 0xcull, 13 },
	{ "CAP_NET_RAW", 0xdull, 11 },
	{ "CAP_IPC_LOCK", 0xeull, 12 },
	{ "CAP_IPC_OWNER", 0xfull, 13 },
	{ "CAP_SYS_MODULE", 0x10ull, 14 },
	{ "CAP_SYS_RAWIO", 0x11ull, 13 },
	{ "CAP_SYS_CHROOT", 0x12ull, 14 },
	{ "CAP_SYS_PTRACE", 0x13ull, 14 },
	{ "CAP_SYS_PACCT", 0x14ull, 13 },
	{ "CAP_SYS_ADMIN", 0x15ull, 13 },
	{ "CAP_SYS_BOOT", 0x16ull, 12 },
	{ "CAP_SYS_NICE", 0x17ull, 12 },
	{ "CAP_SYS_RESOURCE", 0x18ull, 16 },
	{ "CAP_SYS_TIME", 0x19ull, 12 },
	{ "CAP_SYS_TTY_CONFIG", 0x1aull, 18 },
	{ "CAP_MKNOD", 0x1bull, 9 },
	{ "CAP_LEASE", 0x1cull, 9 },
	{ "CAP_AUDIT_WRITE", 0x1dull, 15 },
	{ "CAP_AUDIT_CONTROL", 0x1eull, 17 },
	{ "CAP_SETFCAP", 0x1full, 11 },
	{ "CAP_MAC_OVERRIDE", 0x20ull, 16 },
	{ "CAP_MAC_ADMIN", 0x21ull, 13 },
	{ "CAP_SYSLOG", 0x22ull, 10 },
	{ "CAP_WAKE_ALARM", 0x23ull, 14 },
	{ "CAP_BLOCK_SUSPEND", 0x24ull, 17 },
	{ "CAP_AUDIT_READ", 0x25ull, 14 },
	{ "CAP_PERFMON", 0x26ull, 11 },
	{ "CAP_BPF", 0x27ull, 7 },
	{ "CAP_CHECKPOINT_RESTORE", 0x28ull, 22 },
};

static const struct trace_const trace_const_cap_version[] = {
	{ "_LINUX_CAPABILITY_VERSION_1", 0x19980330ull, 27 },
	{ "_LINUX_CAPABILITY_VERSION_2", 0x20071026ull, 27 },
	{ "_LINUX_CAPABILITY_VERSION_3", 0x20080522ull, 27 },
};

static const struct trace_const trace_const_mount[] = {
	{ "MS_RDONLY", 0x1ull, 9 },
	{ "MS_NOSUID", 0x2ull, 9 },
	{ "MS_NODEV", 0x4ull, 8 },
	{ "MS_NOEXEC", 0x8ull, 9 },
	{ "MS_SYNCHRONOUS", 0x10ull, 14 },
	{ "MS_REMOUNT", 0x20ull, 10 },
	{ "MS_MANDLOCK", 0x40ull, 11 },
	{ "MS_DIRSYNC", 0x80ull, 10 },
	{ "MS_NOSYMFOLLOW", 0x100ull, 14 },
	{ "MS_NOATIME", 0x400ull, 10 },
	{ "MS_NODIRATIME", 0x800ull, 13 },
	{ "MS_BIND", 0x1000ull, 7 },
	{ "MS_MOVE", 0x2000ull, 7 },
	{ "MS_REC", 0x4000ull, 6 },
	{ "MS_SILENT", 0x8000ull, 9 },
	{ "MS_POSIXACL", 0x10000ull, 11 },
	{ "MS_UNBINDABLE", 0x20000ull, 13 },
	{ "MS_PRIVATE", 0x40000ull, 10 },
	{ "MS_SLAVE", 0x80000ull, 8 },
	{ "MS_SHARED", 0x100000ull, 9 },
	{ "MS_RELATIME", 0x200000ull, 11 },
	{ "MS_KERNMOUNT", 0x400000ull, 12 },
	{ "MS_I_VERSION", 0x800000ull, 12 },
	{ "MS_STRICTATIME", 0x1000000ull, 14 },
	{ "MS_LAZYTIME", 0x2000000ull, 11 },
	{ "MS_ACTIVE", 0x40000000ull, 9 },
	{ "MS_NOUSER", 0xffffffff80000000ull, 9 },
};

static const struct trace_const trace_const_umount[] = {
	{ "MNT_FORCE", 0x1ull, 9 },
	{ "MNT_DETACH", 0x2ull, 10 },
	{ "MNT_EXPIRE", 0x4ull, 10 },
	{ "UMOUNT_NOFOLLOW", 0x8ull, 15 },
};

static const struct trace_const trace_const_reboot[] = {
	{ "LINUX_REBOOT_CMD_CAD_OFF", 0x0ull, 24 },
	{ "LINUX_REBOOT_CMD_RESTART", 0x1234567ull, 24 },
	{ "LINUX_REBOOT_CMD_HALT", 0xcdef0123ull, 21 },
	{ "LINUX_REBOOT_CMD_CAD_ON", 0x89abcdefull, 23 },
	{ "LINUX_REBOOT_CMD_POWER_OFF", 0x4321fedcull, 26 },
	{ "LINUX_REBOOT_CMD_RESTART2", 0xa1b2c3d4ull, 25 },
	{ "LINUX_REBOOT_CMD_SW_SUSPEND", 0xd000fce2ull, 27 },
	{ "LINUX_REBOOT_CMD_KEXEC", 0x45584543ull, 22 },
};

static const struct trace_const trace_const_delete_module[] = {
	{ "O_NONBLOCK", 0x800ull, 10 },
	{ "O_TRUNC", 0x200ull, 7 },
};

static const struct trace_const trace_const_finit_module[] = {
	{ "MODULE_INIT_IGNORE_MODVERSIONS", 0x1ull, 30 },
	{ "MODULE_INIT_IGNORE_VERMAGIC", 0x2ull, 27 },
	{ "MODULE_INIT_COMPRESSED_FILE", 0x4ull, 27 },
};

static const struct trace_const trace_const_xattr[] = {
	{ "XATTR_CREATE", 0x1ull, 12 },
	{ "XATTR_REPLACE", 0x2ull, 13 },
};

static const struct trace_const trace_const_futex_op[] = {
	{ "FUTEX_WAIT", 0x0ull, 10 },
	{ "FUTEX_WAKE", 0x1ull, 10 },
	{ "FUTEX_FD", 0x2ull, 8 },
	{ "FUTEX_REQUEUE", 0x3ull, 13 },
	{ "FUTEX_CMP_REQUEUE", 0x4ull, 17 },
	{ "FUTEX_WAKE_OP", 0x5ull, 13 },
	{ "FUTEX_LOCK_PI", 0x6ull, 13 },
	{ "FUTEX_UNLOCK_PI", 0x7ull, 15 },
	{ "FUTEX_TRYLOCK_PI", 0x8ull, 16 },
	{ "FUTEX_WAIT_BITSET", 0x9ull, 17 },
	{ "FUTEX_WAKE_BITSET", 0xaull, 17 },
	{ "FUTEX_WAIT_REQUEUE_PI", 0xbull, 21 },
	{ "FUTEX_CMP_REQUEUE_PI", 0xcull, 20 },
	{ "FUTEX_LOCK_PI2", 0xdull, 14 },
};

static const struct trace_const trace_const_futex_flags[] = {
	{ "FUTEX_PRIVATE_FLAG", 0x80ull, 18 },
	{ "FUTEX_CLOCK_REALTIME", 0x100ull, 20 },
};

static const struct trace_const trace_const_fadvise[] = {
	{ "POSIX_FADV_NORMAL", 0x0ull, 17 },
	{ "POSIX_FADV_RANDOM", 0x1ull, 17 },
	{ "POSIX_FADV_SEQUENTIAL", 0x2ull, 21 },
	{ "POSIX_FADV_WILLNEED", 0x3ull, 19 },
	{ "POSIX_FADV_DONTNEED", 0x4ull, 19 },
	{ "POSIX_FADV_NOREUSE", 0x5ull, 18 },
};

static const struct trace_const trace_const_timer[] = {
	{ "TIMER_ABSTIME", 0x1ull, 13 },
};

static const struct trace_const trace_const_timerfd_create[] = {
	{ "TFD_CLOEXEC", 0x80000ull, 11 },
	{ "TFD_NONBLOCK", 0x800ull, 12 },
};

static const struct trace_const trace_const_timerfd_settime[] = {
	{ "TFD_TIMER_ABSTIME", 0x1ull, 17 },
	{ "TFD_TIMER_CANCEL_ON_SET", 0x2ull, 23 },
};

static const struct trace_const trace_const_clockid[] = {
	{ "CLOCK_REALTIME", 0x0ull, 14 },
	{ "CLOCK_MONOTONIC", 0x1ull, 15 },
	{ "CLOCK_PROCESS_CPUTIME_ID", 0x2ull, 24 },
	{ "CLOCK_THREAD_CPUTIME_ID", 0x3ull, 23 },
	{ "CLOCK_MONOTONIC_RAW", 0x4ull, 19 },
	{ "CLOCK_REALTIME_COARSE", 0x5ull, 21 },
	{ "CLOCK_MONOTONIC_COARSE", 0x6ull, 22 },
	{ "CLOCK_BOOTTIME", 0x7ull, 14 },
	{ "CLOCK_REALTIME_ALARM", 0x8ull, 20 },
	{ "CLOCK_BOOTTIME_ALARM", 0x9ull, 20 },
	{ "CLOCK_SGI_CYCLE", 0xaull, 15 },
	{ "CLOCK_TAI", 0xbull, 9 },
};

static const struct trace_const trace_const_epoll_op[] = {
	{ "EPOLL_CTL_ADD", 0x1ull, 13 },
	{ "EPOLL_CTL_MOD", 0x3ull, 13 },
	{ "EPOLL_CTL_DEL", 0x2ull, 13 },
};

static const struct trace_const trace_const_epoll_events[] = {
	{ "EPOLLIN", 0x1ull, 7 },
	{ "EPOLLPRI", 0x2ull, 8 },
	{ "EPOLLOUT", 0x4ull, 8 },
	{ "EPOLLRDNORM", 0x40ull, 11 },
	{ "EPOLLRDBAND", 0x80ull, 11 },
	{ "EPOLLWRNORM", 0x100ull, 11 },
	{ "EPOLLWRBAND", 0x200ull, 11 },
	{ "EPOLLMSG", 0x400ull, 8 },
	{ "EPOLLERR", 0x8ull, 8 },
	{ "EPOLLHUP", 0x10ull, 8 },
	{ "EPOLLRDHUP", 0x2000ull, 10 },
	{ "EPOLLEXCLUSIVE", 0x10000000ull, 14 },
	{ "EPOLLWAKEUP", 0x20000000ull, 11 },
	{ "EPOLLONESHOT", 0x40000000ull, 12 },
	{ "EPOLLET", 0x80000000ull, 7 },
};

static const struct trace_const trace_const_epoll_create[] = {
	{ "EPOLL_CLOEXEC", 0x80000ull, 13 },
};

static const struct trace_const trace_const_poll[] = {
	{ "POLLIN", 0x1ull, 6 },
	{ "POLLPRI", 0x2ull, 7 },
	{ "POLLOUT", 0x4ull, 7 },
	{ "POLLRDNORM", 0x40ull, 10 },
	{ "POLLWRNORM", 0x100ull, 10 },
	{ "POLLRDBAND", 0x80ull, 10 },
	{ "POLLWRBAND", 0x200ull, 10 },
	{ "POLLERR", 0x8ull, 7 },
	{ "POLLHUP", 0x10ull, 7 },
	{ "POLLNVAL", 0x20ull, 8 },
	{ "POLLMSG", 0x400ull, 7 },
	{ "POLLREMOVE", 0x1000ull, 10 },
	{ "POLLRDHUP", 0x2000ull, 9 },
};

static const struct trace_const trace_const_mpol[] = {
	{ "MPOL_DEFAULT", 0x0ull, 12 },
	{ "MPOL_PREFERRED", 0x1ull, 14 },
	{ "MPOL_BIND", 0x2ull, 9 },
	{ "MPOL_INTERLEAVE", 0x3ull, 15 },
	{ "MPOL_LOCAL", 0x4ull, 10 },
	{ "MPOL_PREFERRED_MANY", 0x5ull, 19 },
};

static const struct trace_const trace_const_mbind[] = {
	{ "MPOL_MF_STRICT", 0x1ull, 14 },
	{ "MPOL_MF_MOVE", 0x2ull, 12 },
	{ "MPOL_MF_MOVE_ALL", 0x4ull, 16 },
};

static const struct trace_const trace_const_get_mempolicy[] = {
	{ "MPOL_F_NODE", 0x1ull, 11 },
	{ "MPOL_F_ADDR", 0x2ull, 11 },
	{ "MPOL_F_MEMS_ALLOWED", 0x4ull, 19 },
};

static const struct trace_const trace_const_keyring[] = {
	{ "KEY_SPEC_THREAD_KEYRING", 0xffffffffffffffffull, 23 },
	{ "KEY_SPEC_PROCESS_KEYRING", 0xfffffffffffffffeull, 24 },
	{ "KEY_SPEC_SESSION_KEYRING", 0xfffffffffffffffdull, 24 },
	{ "KEY_SPEC_USER_KEYRING", 0xfffffffffffffffcull, 21 },
	{ "KEY_SPEC_USER_SESSION_KEYRING", 0xfffffffffffffffbull, 29 },
	{ "KEY_SPEC_GROUP_KEYRING", 0xfffffffffffffffaull, 22 },
	{ "KEY_SPEC_REQKEY_AUTH_KEY", 0xfffffffffffffff9ull, 24 },
	{ "KEY_SPEC_REQUESTOR_KEYRING", 0xfffffffffffffff8ull, 26 },
};

static const struct trace_const trace_const_keyctl[] = {
	{ "KEYCTL_GET_KEYRING_ID", 0x0ull, 21 },
	{ "KEYCTL_JOIN_SESSION_KEYRING", 0x1ull, 27 },
	{ "KEYCTL_UPDATE", 0x2ull, 13 },
	{ "KEYCTL_REVOKE", 0x3ull, 13 },
	{ "KEYCTL_CHOWN", 0x4ull, 12 },
	{ "KEYCTL_SETPERM", 0x5ull, 14 },
	{ "KEYCTL_DESCRIBE", 0x6ull, 15 },
	{ "KEYCTL_CLEAR", 0x7ull, 12 },
	{ "KEYCTL_LINK", 0x8ull, 11 },
	{ "KEYCTL_UNLINK", 0x9ull, 13 },
	{ "KEYCTL_SEARCH", 0xaull, 13 },
	{ "KEYCTL_READ", 0xbull, 11 },
	{ "KEYCTL_INSTANTIATE", 0xcull, 18 },
	{ "KEYCTL_NEGATE", 0xdull, 13 },
	{ "KEYCTL_SET_REQKEY_KEYRING", 0xeull, 25 },
	{ "KEYCTL_SET_TIMEOUT", 0xfull, 18 },
	{ "KEYCTL_ASSUME_AUTHORITY", 0x10ull, 23 },
	{ "KEYCTL_GET_SECURITY", 0x11ull, 19 },
	{ "KEYCTL_SESSION_TO_PARENT", 0x12ull, 24 },
	{ "KEYCTL_REJECT", 0x13ull, 13 },
	{ "KEYCTL_INSTANTIATE_IOV", 0x14ull, 22 },
	{ "KEYCTL_INVALIDATE", 0x15ull, 17 },
	{ "KEYCTL_GET_PERSISTENT", 0x16ull, 21 },
	{ "KEYCTL_DH_COMPUTE", 0x17ull, 17 },
	{ "KEYCTL_PKEY_QUERY", 0x18ull, 17 },
	{ "KEYCTL_PKEY_ENCRYPT", 0x19ull, 19 },
	{ "KEYCTL_PKEY_DECRYPT", 0x1aull, 19 },
	{ "KEYCTL_PKEY_SIGN", 0x1bull, 16 },
	{ "KEYCTL_PKEY_VERIFY", 0x1cull, 18 },
	{ "KEYCTL_RESTRICT_KEYRING", 0x1dull, 23 },
	{ "KEYCTL_MOVE", 0x1eull, 11 },
	{ "KEYCTL_CAPABILITIES", 0x1full, 19 },
	{ "KEYCTL_WATCH_KEY", 0x20ull, 16 },
};

static const struct trace_const trace_const_ioprio_who[] = {
	{ "IOPRIO_WHO_PROCESS", 0x1ull, 18 },
	{ "IOPRIO_WHO_PGRP", 0x2ull, 15 },
	{ "IOPRIO_WHO_USER", 0x3ull, 15 },
};

static const struct trace_const trace_const_inotify[] = {
	{ "IN_ACCESS", 0x1ull, 9 },
	{ "IN_MODIFY", 0x2ull, 9 },
	{ "IN_ATTRIB", 0x4ull, 9 },
	{ "IN_CLOSE_WRITE", 0x8ull, 14 },
	{ "IN_CLOSE_NOWRITE", 0x10ull, 16 },
	{ "IN_OPEN", 0x20ull, 7 },
	{ "IN_MOVED_FROM", 0x40ull, 13 },
	{ "IN_MOVED_TO", 0x80ull, 11 },
	{ "IN_CREATE", 0x100ull, 9 },
	{ "IN_DELETE", 0x200ull, 9 },
	{ "IN_DELETE_SELF", 0x400ull, 14 },
	{ "IN_MOVE_SELF", 0x800ull, 12 },
	{ "IN_UNMOUNT", 0x2000ull, 10 },
	{ "IN_Q_OVERFLOW", 0x4000ull, 13 },
	{ "IN_IGNORED", 0x8000ull, 10 },
	{ "IN_ONLYDIR", 0x1000000ull, 10 },
	{ "IN_DONT_FOLLOW", 0x2000000ull, 14 },
	{ "IN_EXCL_UNLINK", 0x4000000ull, 14 },
	{ "IN_MASK_CREATE", 0x10000000ull, 14 },
	{ "IN_MASK_ADD", 0x20000000ull, 11 },
	{ "IN_ISDIR", 0x40000000ull, 8 },
	{ "IN_ONESHOT", 0x80000000ull, 10 },
};

static const struct trace_const trace_const_inotify_init[] = {
	{ "IN_NONBLOCK", 0x800ull, 11 },
	{ "IN_CLOEXEC", 0x80000ull, 10 },
};

static const struct trace_const trace_const_splice[] = {
	{ "SPLICE_F_MOVE", 0x1ull, 13 },
	{ "SPLICE_F_NONBLOCK", 0x2ull, 17 },
	{ "SPLICE_F_MORE", 0x4ull, 13 },
	{ "SPLICE_F_GIFT", 0x8ull, 13 },
};

static const struct trace_const trace_const_sync_file_range[] = {
	{ "SYNC_FILE_RANGE_WAIT_BEFORE", 0x1ull, 27 },
	{ "SYNC_FILE_RANGE_WRITE", 0x2ull, 21 },
	{ "SYNC_FILE_RANGE_WAIT_AFTER", 0x4ull, 26 },
};

static const struct trace_const trace_const_fallocate[] = {
	{ "FALLOC_FL_KEEP_SIZE", 0x1ull, 19 },
	{ "FALLOC_FL_PUNCH_HOLE", 0x2ull, 20 },
	{ "FALLOC_FL_NO_HIDE_STALE", 0x4ull, 23 },
	{ "FALLOC_FL_COLLAPSE_RANGE", 0x8ull, 24 },
	{ "FALLOC_FL_ZERO_RANGE", 0x10ull, 20 },
	{ "FALLOC_FL_INSERT_RANGE", 0x20ull, 22 },
	{ "FALLOC_FL_UNSHARE_RANGE", 0x40ull, 23 },
};

static const struct trace_const trace_const_signalfd[] = {
	{ "SFD_CLOEXEC", 0x80000ull, 11 },
	{ "SFD_NONBLOCK", 0x800ull, 12 },
};

static const struct trace_const trace_const_eventfd[] = {
	{ "EFD_SEMAPHORE", 0x1ull, 13 },
	{ "EFD_CLOEXEC", 0x80000ull, 11 },
	{ "EFD_NONBLOCK", 0x800ull, 12 },
};

static const struct trace_const trace_const_dup3[] = {
	{ "O_CLOEXEC", 0x80000ull, 9 },
};

static const struct trace_const trace_const_pipe2[] = {
	{ "O_NONBLOCK", 0x800ull, 10 },
	{ "O_DIRECT", 0x4000ull, 8 },
	{ "O_CLOEXEC", 0x80000ull, 9 },
};

static const struct trace_const trace_const_perf_event_open[] = {
	{ "PERF_FLAG_FD_NO_GROUP", 0x1ull, 21 },
	{ "PERF_FLAG_FD_OUTPUT", 0x2ull, 19 },
	{ "PERF_FLAG_PID_CGROUP", 0x4ull, 20 },
	{ "PERF_FLAG_FD_CLOEXEC", 0x8ull, 20 },
};

static const struct trace_const trace_const_fanotify_init[] = {
	{ "FAN_CLASS_NOTIF", 0x0ull, 15 },
	{ "FAN_CLASS_CONTENT", 0x4ull, 17 },
	{ "FAN_CLASS_PRE_CONTENT", 0x8ull, 21 },
	{ "FAN_CLOEXEC", 0x1ull, 11 },
	{ "FAN_NONBLOCK", 0x2ull, 12 },
	{ "FAN_UNLIMITED_QUEUE", 0x10ull, 19 },
	{ "FAN_UNLIMITED_MARKS", 0x20ull, 19 },
	{ "FAN_ENABLE_AUDIT", 0x40ull, 16 },
	{ "FAN_REPORT_PIDFD", 0x80ull, 16 },
	{ "FAN_REPORT_TID", 0x100ull, 14 },
	{ "FAN_REPORT_FID", 0x200ull, 14 },
	{ "FAN_REPORT_DIR_FID", 0x400ull, 18 },
	{ "FAN_REPORT_NAME", 0x800ull, 15 },
	{ "FAN_REPORT_TARGET_FID", 0x1000ull, 21 },
};

static const struct trace_const trace_const_fanotify_mark[] = {
	{ "FAN_MARK_ADD", 0x1ull, 12 },
	{ "FAN_MARK_REMOVE", 0x2ull, 15 },
	{ "FAN_MARK_DONT_FOLLOW", 0x4ull, 20 },
	{ "FAN_MARK_ONLYDIR", 0x8ull, 16 },
	{ "FAN_MARK_MOUNT", 0x10ull, 14 },
	{ "FAN_MARK_IGNORED_MASK", 0x20ull, 21 },
	{ "FAN_MARK_IGNORED_SURV_MODIFY", 0x40ull, 28 },
	{ "FAN_MARK_FLUSH", 0x80ull, 14 },
	{ "FAN_MARK_FILESYSTEM", 0x100ull, 19 },
	{ "FAN_MARK_EVICTABLE", 0x200ull, 18 },
	{ "FAN_MARK_IGNORE", 0x400ull, 15 },
};

static const struct trace_const trace_const_fanotify_event[] = {
	{ "FAN_ACCESS", 0x1ull, 10 },
	{ "FAN_MODIFY", 0x2ull, 10 },
	{ "FAN_ATTRIB", 0x4ull, 10 },
	{ "FAN_CLOSE_WRITE", 0x8ull, 15 },
	{ "FAN_CLOSE_NOWRITE", 0x10ull, 17 },
	{ "FAN_OPEN", 0x20ull, 8 },
	{ "FAN_MOVED_FROM", 0x40ull, 14 },
	{ "FAN_MOVED_TO", 0x80ull, 12 },
	{ "FAN_CREATE", 0x100ull, 10 },
	{ "FAN_DELETE", 0x200ull, 10 },
	{ "FAN_DELETE_SELF", 0x400ull, 15 },
	{ "FAN_MOVE_SELF", 0x800ull, 13 },
	{ "FAN_OPEN_EXEC", 0x1000ull, 13 },
	{ "FAN_Q_OVERFLOW", 0x4000ull, 14 },
	{ "FAN_FS_ERROR", 0x8000ull, 12 },
	{ "FAN_OPEN_PERM", 0x10000ull, 13 },
	{ "FAN_ACCESS_PERM", 0x20000ull, 15 },
	{ "FAN_OPEN_EXEC_PERM", 0x40000ull, 18 },
	{ "FAN_EVENT_ON_CHILD", 0x8000000ull, 18 },
	{ "FAN_RENAME", 0x10000000ull, 10 },
	{ "FAN_ONDIR", 0x40000000ull, 9 },
};

static const struct trace_const trace_const_kcmp[] = {
	{ "KCMP_FILE", 0x0ull, 9 },
	{ "KCMP_VM", 0x1ull, 7 },
	{ "KCMP_FILES", 0x2ull, 10 },
	{ "KCMP_FS", 0x3ull, 7 },
	{ "KCMP_SIGHAND", 0x4ull, 12 },
	{ "KCMP_IO", 0x5ull, 7 },
	{ "KCMP_SYSVSEM", 0x6ull, 12 },
	{ "KCMP_EPOLL_TFD", 0x7ull, 14 },
};

static const struct trace_const trace_const_rename[] = {
	{ "RENAME_NOREPLACE", 0x1ull, 16 },
	{ "RENAME_EXCHANGE", 0x2ull, 15 },
	{ "RENAME_WHITEOUT", 0x4ull, 15 },
};

static const struct trace_const trace_const_seccomp_op[] = {
	{ "SECCOMP_SET_MODE_STRICT", 0x0ull, 23 },
	{ "SECCOMP_SET_MODE_FILTER", 0x1ull, 23 },
	{ "SECCOMP_GET_ACTION_AVAIL", 0x2ull, 24 },
	{ "SECCOMP_GET_NOTIF_SIZES", 0x3ull, 23 },
};

static const struct trace_const trace_const_seccomp_flags[] = {
	{ "SECCOMP_FILTER_FLAG_TSYNC", 0x1ull, 25 },
	{ "SECCOMP_FILTER_FLAG_LOG", 0x2ull, 23 },
	{ "SECCOMP_FILTER_FLAG_SPEC_ALLOW", 0x4ull, 30 },
	{ "SECCOMP_FILTER_FLAG_NEW_LISTENER", 0x8ull, 32 },
	{ "SECCOMP_FILTER_FLAG_TSYNC_ESRCH", 0x10ull, 31 },
	{ "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV", 0x20ull, 38 },
};

static const struct trace_const trace_const_getrandom[] = {
	{ "GRND_NONBLOCK", 0x1ull, 13 },
	{ "GRND_RANDOM", 0x2ull, 11 },
	{ "GRND_INSECURE", 0x4ull, 13 },
};

static const struct trace_const trace_const_memfd[] = {
	{ "MFD_CLOEXEC", 0x1ull, 11 },
	{ "MFD_ALLOW_SEALING", 0x2ull, 17 },
	{ "MFD_HUGETLB", 0x4ull, 11 },
};

static const struct trace_const trace_const_bpf[] = {
	{ "BPF_MAP_CREATE", 0x0ull, 14 },
	{ "BPF_MAP_LOOKUP_ELEM", 0x1ull, 19 },
	{ "BPF_MAP_UPDATE_ELEM", 0x2ull, 19 },
	{ "BPF_MAP_DELETE_ELEM", 0x3ull, 19 },
	{ "BPF_MAP_GET_NEXT_KEY", 0x4ull, 20 },
	{ "BPF_PROG_LOAD", 0x5ull, 13 },
	{ "BPF_OBJ_PIN", 0x6ull, 11 },
	{ "BPF_OBJ_GET", 0x7ull, 11 },
	{ "BPF_PROG_ATTACH", 0x8ull, 15 },
	{ "BPF_PROG_DETACH", 0x9ull, 15 },
	{ "BPF_PROG_TEST_RUN", 0xaull, 17 },
	{ "BPF_PROG_GET_NEXT_ID", 0xbull, 20 },
	{ "BPF_MAP_GET_NEXT_ID", 0xcull, 19 },
	{ "BPF_PROG_GET_FD_BY_ID", 0xdull, 21 },
	{ "BPF_MAP_GET_FD_BY_ID", 0xeull, 20 },
	{ "BPF_OBJ_GET_INFO_BY_FD", 0xfull, 22 },
	{ "BPF_PROG_QUERY", 0x10ull, 14 },
	{ "BPF_RAW_TRACEPOINT_OPEN", 0x11ull, 23 },
	{ "BPF_BTF_LOAD", 0x12ull, 12 },
	{ "BPF_BTF_GET_FD_BY_ID", 0x13ull, 20 },
	{ "BPF_TASK_FD_QUERY", 0x14ull, 17 },
	{ "BPF_MAP_LOOKUP_AND_DELETE_ELEM", 0x15ull, 30 },
	{ "BPF_MAP_FREEZE", 0x16ull, 14 },
	{ "BPF_BTF_GET_NEXT_ID", 0x17ull, 19 },
	{ "BPF_MAP_LOOKUP_BATCH", 0x18ull, 20 },
	{ "BPF_MAP_LOOKUP_AND_DELETE_BATCH", 0x19ull, 31 },
	{ "BPF_MAP_UPDATE_BATCH", 0x1aull, 20 },
	{ "BPF_MAP_DELETE_BATCH", 0x1bull, 20 },
	{ "BPF_LINK_CREATE", 0x1cull, 15 },
	{ "BPF_LINK_UPDATE", 0x1dull, 15 },
	{ "BPF_LINK_GET_FD_BY_ID", 0x1eull, 21 },
	{ "BPF_LINK_GET_NEXT_ID", 0x1full, 20 },
	{ "BPF_ENABLE_STATS", 0x20ull, 16 },
	{ "BPF_ITER_CREATE", 0x21ull, 15 },
	{ "BPF_LINK_DETACH", 0x22ull, 15 },
	{ "BPF_PROG_BIND_MAP", 0x23ull, 17 },
};

static const struct trace_const trace_const_userfaultfd[] = {
	{ "UFFD_USER_MODE_ONLY", 0x1ull, 19 },
	{ "O_NONBLOCK", 0x800ull, 10 },
	{ "O_CLOEXEC", 0x80000ull, 9 },
};

static const struct trace_const trace_const_membarrier[] = {
	{ "MEMBARRIER_CMD_QUERY", 0x0ull, 20 },
	{ "MEMBARRIER_CMD_GLOBAL", 0x1ull, 21 },
	{ "MEMBARRIER_CMD_GLOBAL_EXPEDITED", 0x2ull, 31 },
	{ "MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED", 0x4ull, 40 },
	{ "MEMBARRIER_CMD_PRIVATE_EXPEDITED", 0x8ull, 32 },
	{ "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED", 0x10ull, 41 },
	{ "MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE", 0x20ull, 42 },
	{ "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE", 0x40ull, 51 },
	{ "MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ", 0x80ull, 37 },
	{ "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ", 0x100ull, 46 },
};

static const struct trace_const trace_const_rwf[] = {
	{ "RWF_HIPRI", 0x1ull, 9 },
	{ "RWF_DSYNC", 0x2ull, 9 },
	{ "RWF_SYNC", 0x4ull, 8 },
	{ "RWF_NOWAIT", 0x8ull, 10 },
	{ "RWF_APPEND", 0x10ull, 10 },
};

static const struct trace_const trace_const_pkey[] = {
	{ "PKEY_DISABLE_ACCESS", 0x1ull, 19 },
	{ "PKEY_DISABLE_WRITE", 0x2ull, 18 },
};

static const struct trace_const trace_const_statx_mask[] = {
	{ "STATX_ALL", 0xfffull, 9 },
	{ "STATX_BASIC_STATS", 0x7ffull, 17 },
	{ "STATX_TYPE", 0x1ull, 10 },
	{ "STATX_MODE", 0x2ull, 10 },
	{ "STATX_NLINK", 0x4ull, 11 },
	{ "STATX_UID", 0x8ull, 9 },
	{ "STATX_GID", 0x10ull, 9 },
	{ "STATX_ATIME", 0x20ull, 11 },
	{ "STATX_MTIME", 0x40ull, 11 },
	{ "STATX_CTIME", 0x80ull, 11 },
	{ "STATX_INO", 0x100ull, 9 },
	{ "STATX_SIZE", 0x200ull, 10 },
	{ "STATX_BLOCKS", 0x400ull, 12 },
	{ "STATX_BTIME", 0x800ull, 11 },
	{ "STATX_MNT_ID", 0x1000ull, 12 },
	{ "STATX_DIOALIGN", 0x2000ull, 14 },
};

static const struct trace_const trace_const_statx_attr[] = {
	{ "STATX_ATTR_COMPRESSED", 0x4ull, 21 },
	{ "STATX_ATTR_IMMUTABLE", 0x10ull, 20 },
	{ "STATX_ATTR_APPEND", 0x20ull, 17 },
	{ "STATX_ATTR_NODUMP", 0x40ull, 17 },
	{ "STATX_ATTR_ENCRYPTED", 0x800ull, 20 },
	{ "STATX_ATTR_AUTOMOUNT", 0x1000ull, 20 },
	{ "STATX_ATTR_MOUNT_ROOT", 0x2000ull, 21 },
	{ "STATX_ATTR_VERITY", 0x100000ull, 17 },
	{ "STATX_ATTR_DAX", 0x200000ull, 14 },
};

static const struct trace_const trace_const_rseq[] = {
	{ "RSEQ_FLAG_UNREGISTER", 0x1ull, 20 },
};

static const struct trace_const trace_const_uring_setup[] = {
	{ "IORING_SETUP_IOPOLL", 0x1ull, 19 },
	{ "IORING_SETUP_SQPOLL", 0x2ull, 19 },
	{ "IORING_SETUP_SQ_AFF", 0x4ull, 19 },
	{ "IORING_SETUP_CQSIZE", 0x8ull, 19 },
	{ "IORING_SETUP_CLAMP", 0x10ull, 18 },
	{ "IORING_SETUP_ATTACH_WQ", 0x20ull, 22 },
	{ "IORING_SETUP_R_DISABLED", 0x40ull, 23 },
	{ "IORING_SETUP_SUBMIT_ALL", 0x80ull, 23 },
	{ "IORING_SETUP_COOP_TASKRUN", 0x100ull, 25 },
	{ "IORING_SETUP_TASKRUN_FLAG", 0x200ull, 25 },
	{ "IORING_SETUP_SQE128", 0x400ull, 19 },
	{ "IORING_SETUP_CQE32", 0x800ull, 18 },
	{ "IORING_SETUP_SINGLE_ISSUER", 0x1000ull, 26 },
	{ "IORING_SETUP_DEFER_TASKRUN", 0x2000ull, 26 },
};

static const struct trace_const trace_const_uring_features[] = {
	{ "IORING_FEAT_SINGLE_MMAP", 0x1ull, 23 },
	{ "IORING_FEAT_NODROP", 0x2ull, 18 },
	{ "IORING_FEAT_SUBMIT_STABLE", 0x4ull, 25 },
	{ "IORING_FEAT_RW_CUR_POS", 0x8ull, 22 },
	{ "IORING_FEAT_CUR_PERSONALITY", 0x10ull, 27 },
	{ "IORING_FEAT_FAST_POLL", 0x20ull, 21 },
	{ "IORING_FEAT_POLL_32BITS", 0x40ull, 23 },
	{ "IORING_FEAT_SQPOLL_NONFIXED", 0x80ull, 27 },
	{ "IORING_FEAT_EXT_ARG", 0x100ull, 19 },
	{ "IORING_FEAT_NATIVE_WORKERS", 0x200ull, 26 },
	{ "IORING_FEAT_RSRC_TAGS", 0x400ull, 21 },
	{ "IORING_FEAT_CQE_SKIP", 0x800ull, 20 },
	{ "IORING_FEAT_LINKED_FILE", 0x1000ull, 23 },
};

static const struct trace_const trace_const_uring_enter[] = {
	{ "IORING_ENTER_GETEVENTS", 0x1ull, 22 },
	{ "IORING_ENTER_SQ_WAKEUP", 0x2ull, 22 },
	{ "IORING_ENTER_SQ_WAIT", 0x4ull, 20 },
	{ "IORING_ENTER_EXT_ARG", 0x8ull, 20 },
	{ "IORING_ENTER_REGISTERED_RING", 0x10ull, 28 },
};

static const struct trace_const trace_const_uring_register[] = {
	{ "IORING_REGISTER_BUFFERS", 0x0ull, 23 },
	{ "IORING_UNREGISTER_BUFFERS", 0x1ull, 25 },
	{ "IORING_REGISTER_FILES", 0x2ull, 21 },
	{ "IORING_UNREGISTER_FILES", 0x3ull, 23 },
	{ "IORING_REGISTER_EVENTFD", 0x4ull, 23 },
	{ "IORING_UNREGISTER_EVENTFD", 0x5ull, 25 },
	{ "IORING_REGISTER_FILES_UPDATE", 0x6ull, 28 },
	{ "IORING_REGISTER_EVENTFD_ASYNC", 0x7ull, 29 },
	{ "IORING_REGISTER_PROBE", 0x8ull, 21 },
	{ "IORING_REGISTER_PERSONALITY", 0x9ull, 27 },
	{ "IORING_UNREGISTER_PERSONALITY", 0xaull, 29 },
	{ "IORING_REGISTER_RESTRICTIONS", 0xbull, 28 },
	{ "IORING_REGISTER_ENABLE_RINGS", 0xcull, 28 },
	{ "IORING_REGISTER_FILES2", 0xdull, 22 },
	{ "IORING_REGISTER_FILES_UPDATE2", 0xeull, 29 },
	{ "IORING_REGISTER_BUFFERS2", 0xfull, 24 },
	{ "IORING_REGISTER_BUFFERS_UPDATE", 0x10ull, 30 },
	{ "IORING_REGISTER_IOWQ_AFF", 0x11ull, 24 },
	{ "IORING_UNREGISTER_IOWQ_AFF", 0x12ull, 26 },
	{ "IORING_REGISTER_IOWQ_MAX_WORKERS", 0x13ull, 32 },
	{ "IORING_REGISTER_RING_FDS", 0x14ull, 24 },
	{ "IORING_UNREGISTER_RING_FDS", 0x15ull, 26 },
	{ "IORING_REGISTER_PBUF_RING", 0x16ull, 25 },
	{ "IORING_UNREGISTER_PBUF_RING", 0x17ull, 27 },
	{ "IORING_REGISTER_SYNC_CANCEL", 0x18ull, 27 },
	{ "IORING_REGISTER_FILE_ALLOC_RANGE", 0x19ull, 32 },
};

static const struct trace_const trace_const_open_tree[] = {
	{ "OPEN_TREE_CLONE", 0x1ull, 15 },
	{ "OPEN_TREE_CLOEXEC", 0x80000ull, 17 },
	{ "AT_SYMLINK_NOFOLLOW", 0x100ull, 19 },
	{ "AT_NO_AUTOMOUNT", 0x800ull, 15 },
	{ "AT_EMPTY_PATH", 0x1000ull, 13 },
	{ "AT_RECURSIVE", 0x8000ull, 12 },
};

static const struct trace_const trace_const_move_mount[] = {
	{ "MOVE_MOUNT_F_SYMLINKS", 0x1ull, 21 },
	{ "MOVE_MOUNT_F_AUTOMOUNTS", 0x2ull, 23 },
	{ "MOVE_MOUNT_F_EMPTY_PATH", 0x4ull, 23 },
	{ "MOVE_MOUNT_T_SYMLINKS", 0x10ull, 21 },
	{ "MOVE_MOUNT_T_AUTOMOUNTS", 0x20ull, 23 },
	{ "MOVE_MOUNT_T_EMPTY_PATH", 0x40ull, 23 },
	{ "MOVE_MOUNT_SET_GROUP", 0x100ull, 20 },
};

static const struct trace_const trace_const_fsopen[] = {
	{ "FSOPEN_CLOEXEC", 0x1ull, 14 },
};

static const struct trace_const trace_const_fsmount[] = {
	{ "FSMOUNT_CLOEXEC", 0x1ull, 15 },
};

static const struct trace_const trace_const_fspick[] = {
	{ "FSPICK_CLOEXEC", 0x1ull, 14 },
	{ "FSPICK_SYMLINK_NOFOLLOW", 0x2ull, 23 },
	{ "FSPICK_NO_AUTOMOUNT", 0x4ull, 19 },
	{ "FSPICK_EMPTY_PATH", 0x8ull, 17 },
};

static const struct trace_const trace_const_fsconfig[] = {
	{ "FSCONFIG_SET_FLAG", 0x0ull, 17 },
	{ "FSCONFIG_SET_STRING", 0x1ull, 19 },
	{ "FSCONFIG_SET_BINARY", 0x2ull, 19 },
	{ "FSCONFIG_SET_PATH", 0x3ull, 17 },
	{ "FSCONFIG_SET_PATH_EMPTY", 0x4ull, 23 },
	{ "FSCONFIG_SET_FD", 0x5ull, 15 },
	{ "FSCONFIG_CMD_CREATE", 0x6ull, 19 },
	{ "FSCONFIG_CMD_RECONFIGURE", 0x7ull, 24 },
};

static const struct trace_const trace_const_mount_attr[] = {
	{ "MOUNT_ATTR_RDONLY", 0x1ull, 17 },
	{ "MOUNT_ATTR_NOSUID", 0x2ull, 17 },
	{ "MOUNT_ATTR_NODEV", 0x4ull, 16 },
	{ "MOUNT_ATTR_NOEXEC", 0x8ull, 17 },
	{ "MOUNT_ATTR_NOATIME", 0x10ull, 18 },
	{ "MOUNT_ATTR_STRICTATIME", 0x20ull, 22 },
	{ "MOUNT_ATTR_NODIRATIME", 0x80ull, 21 },
	{ "MOUNT_ATTR_IDMAP", 0x100000ull, 16 },
	{ "MOUNT_ATTR_NOSYMFOLLOW", 0x200000ull, 22 },
};

static const struct trace_const trace_const_pidfd_open[] = {
	{ "PIDFD_NONBLOCK", 0x800ull, 14 },
};

static const struct trace_const trace_const_close_range[] = {
	{ "CLOSE_RANGE_UNSHARE", 0x2ull, 19 },
	{ "CLOSE_RANGE_CLOEXEC", 0x4ull, 19 },
};

static const struct trace_const trace_const_resolve[] = {
	{ "RESOLVE_NO_XDEV", 0x1ull, 15 },
	{ "RESOLVE_NO_MAGICLINKS", 0x2ull, 21 },
	{ "RESOLVE_NO_SYMLINKS", 0x4ull, 19 },
	{ "RESOLVE_BENEATH", 0x8ull, 15 },
	{ "RESOLVE_IN_ROOT", 0x10ull, 15 },
	{ "RESOLVE_CACHED", 0x20ull, 14 },
};

static const struct trace_const trace_const_landlock_create[] = {
	{ "LANDLOCK_CREATE_RULESET_VERSION", 0x1ull, 31 },
};

static const struct trace_const trace_const_landlock_access[] = {
	{ "LANDLOCK_ACCESS_FS_EXECUTE", 0x1ull, 26 },
	{ "LANDLOCK_ACCESS_FS_WRITE_FILE", 0x2ull, 29 },
	{ "LANDLOCK_ACCESS_FS_READ_FILE", 0x4ull, 28 },
	{ "LANDLOCK_ACCESS_FS_READ_DIR", 0x8ull, 27 },
	{ "LANDLOCK_ACCESS_FS_REMOVE_DIR", 0x10ull, 29 },
	{ "LANDLOCK_ACCESS_FS_REMOVE_FILE", 0x20ull, 30 },
	{ "LANDLOCK_ACCESS_FS_MAKE_CHAR", 0x40ull, 28 },
	{ "LANDLOCK_ACCESS_FS_MAKE_DIR", 0x80ull, 27 },
	{ "LANDLOCK_ACCESS_FS_MAKE_REG", 0x100ull, 27 },
	{ "LANDLOCK_ACCESS_FS_MAKE_SOCK", 0x200ull, 28 },
	{ "LANDLOCK_ACCESS_FS_MAKE_FIFO", 0x400ull, 28 },
	{ "LANDLOCK_ACCESS_FS_MAKE_BLOCK", 0x800ull, 29 },
	{ "LANDLOCK_ACCESS_FS_MAKE_SYM", 0x1000ull, 27 },
	{ "LANDLOCK_ACCESS_FS_REFER", 0x2000ull, 24 },
};

static const struct trace_const trace_const_landlock_rule[] = {
	{ "LANDLOCK_RULE_PATH_BENEATH", 0x1ull, 26 },
};

static const struct trace_const trace_const_memfd_secret[] = {
	{ "O_CLOEXEC", 0x80000ull, 9 },
};

static const struct trace_const trace_const_file_type[] = {
	{ "S_IFSOCK", 0xc000ull, 8 },
	{ "S_IFLNK", 0xa000ull, 7 },
	{ "S_IFREG", 0x8000ull, 7 },
	{ "S_IFBLK", 0x6000ull, 7 },
	{ "S_IFDIR", 0x4000ull, 7 },
	{ "S_IFCHR", 0x2000ull, 7 },
	{ "S_IFIFO", 0x1000ull, 7 },
};

static const struct trace_const trace_const_sigev_notify[] = {
	{ "SIGEV_SIGNAL", 0x0ull, 12 },
	{ "SIGEV_NONE", 0x1ull, 10 },
	{ "SIGEV_THREAD", 0x2ull, 12 },
	{ "SIGEV_THREAD_ID", 0x4ull, 15 },
};

static const struct trace_const trace_const_ss_flags[] = {
	{ "SS_ONSTACK", 0x1ull, 10 },
	{ "SS_DISABLE", 0x2ull, 10 },
	{ "SS_AUTODISARM", 0x80000000ull, 13 },
};

static const struct trace_const trace_const_si_code[] = {
	{ "SI_USER", 0x0ull, 7 },
	{ "SI_KERNEL", 0x80ull, 9 },
	{ "SI_QUEUE", 0xffffffffffffffffull, 8 },
	{ "SI_TIMER", 0xfffffffffffffffeull, 8 },
	{ "SI_MESGQ", 0xfffffffffffffffdull, 8 },
	{ "SI_ASYNCIO", 0xfffffffffffffffcull, 10 },
	{ "SI_SIGIO", 0xfffffffffffffffbull, 8 },
	{ "SI_TKILL", 0xfffffffffffffffaull, 8 },
	{ "SI_ASYNCNL", 0xffffffffffffffc4ull, 10 },
	{ "SI_DETHREAD", 0xfffffffffffffff9ull, 11 },
};

static const struct trace_const trace_const_si_code_sigill[] = {
	{ "ILL_ILLOPC", 0x1ull, 10 },
	{ "ILL_ILLOPN", 0x2ull, 10 },
	{ "ILL_ILLADR", 0x3ull, 10 },
	{ "ILL_ILLTRP", 0x4ull, 10 },
	{ "ILL_PRVOPC", 0x5ull, 10 },
	{ "ILL_PRVREG", 0x6ull, 10 },
	{ "ILL_COPROC", 0x7ull, 10 },
	{ "ILL_BADSTK", 0x8ull, 10 },
	{ "ILL_BADIADDR", 0x9ull, 12 },
};

static const struct trace_const trace_const_si_code_sigfpe[] = {
	{ "FPE_INTDIV", 0x1ull, 10 },
	{ "FPE_INTOVF", 0x2ull, 10 },
	{ "FPE_FLTDIV", 0x3ull, 10 },
	{ "FPE_FLTOVF", 0x4ull, 10 },
	{ "FPE_FLTUND", 0x5ull, 10 },
	{ "FPE_FLTRES", 0x6ull, 10 },
	{ "FPE_FLTINV", 0x7ull, 10 },
	{ "FPE_FLTSUB", 0x8ull, 10 },
	{ "FPE_FLTUNK", 0xeull, 10 },
	{ "FPE_CONDTRAP", 0xfull, 12 },
};

static const struct trace_const trace_const_si_code_sigsegv[] = {
	{ "SEGV_MAPERR", 0x1ull, 11 },
	{ "SEGV_ACCERR", 0x2ull, 11 },
	{ "SEGV_BNDERR", 0x3ull, 11 },
	{ "SEGV_PKUERR", 0x4ull, 11 },
};

static const struct trace_const trace_const_si_code_sigbus[] = {
	{ "BUS_ADRALN", 0x1ull, 10 },
	{ "BUS_ADRERR", 0x2ull, 10 },
	{ "BUS_OBJERR", 0x3ull, 10 },
	{ "BUS_MCEERR_AR", 0x4ull, 13 },
	{ "BUS_MCEERR_AO", 0x5ull, 13 },
};

static const struct trace_const trace_const_si_code_sigtrap[] = {
	{ "TRAP_BRKPT", 0x1ull, 10 },
	{ "TRAP_TRACE", 0x2ull, 10 },
	{ "TRAP_BRANCH", 0x3ull, 11 },
	{ "TRAP_HWBKPT", 0x4ull, 11 },
	{ "TRAP_UNK", 0x5ull, 8 },
	{ "TRAP_PERF", 0x6ull, 9 },
};

static const struct trace_const trace_const_si_code_sigchld[] = {
	{ "CLD_EXITED", 0x1ull, 10 },
	{ "CLD_KILLED", 0x2ull, 10 },
	{ "CLD_DUMPED", 0x3ull, 10 },
	{ "CLD_TRAPPED", 0x4ull, 11 },
	{ "CLD_STOPPED", 0x5ull, 11 },
	{ "CLD_CONTINUED", 0x6ull, 13 },
};

static const struct trace_const trace_const_si_code_sigpoll[] = {
	{ "POLL_IN", 0x1ull, 7 },
	{ "POLL_OUT", 0x2ull, 8 },
	{ "POLL_MSG", 0x3ull, 8 },
	{ "POLL_ERR", 0x4ull, 8 },
	{ "POLL_PRI", 0x5ull, 8 },
	{ "POLL_HUP", 0x6ull, 8 },
};

static const struct trace_const trace_const_si_code_sigsys[] = {
	{ "SYS_SECCOMP", 0x1ull, 11 },
	{ "SYS_USER_DISPATCH", 0x2ull, 17 },
};

static const struct trace_const trace_const_fs_magic[] = {
	{ "ADFS_SUPER_MAGIC", 0xadf5ull, 16 },
	{ "ANON_INODE_FS_MAGIC", 0x9041934ull, 19 },
	{ "AUTOFS_SUPER_MAGIC", 0x187ull, 18 },
	{ "BINFMTFS_MAGIC", 0x42494e4dull, 14 },
	{ "BPF_FS_MAGIC", 0xcafe4a11ull, 12 },
	{ "BTRFS_SUPER_MAGIC", 0x9123683eull, 17 },
	{ "CGROUP_SUPER_MAGIC", 0x27e0ebull, 18 },
	{ "CGROUP2_SUPER_MAGIC", 0x63677270ull, 19 },
	{ "CRAMFS_MAGIC", 0x28cd3d45ull, 12 },
	{ "DEBUGFS_MAGIC", 0x64626720ull, 13 },
	{ "DEVPTS_SUPER_MAGIC", 0x1cd1ull, 18 },
	{ "ECRYPTFS_SUPER_MAGIC", 0xf15full, 20 },
	{ "EFIVARFS_MAGIC", 0xde5e81e4ull, 14 },
	{ "EXT2_SUPER_MAGIC", 0xef53ull, 16 },
	{ "F2FS_SUPER_MAGIC", 0xf2f52010ull, 16 },
	{ "FUSE_SUPER_MAGIC", 0x65735546ull, 16 },
	{ "HUGETLBFS_MAGIC", 0x958458f6ull, 15 },
	{ "ISOFS_SUPER_MAGIC", 0x9660ull, 17 },
	{ "JFFS2_SUPER_MAGIC", 0x72b6ull, 17 },
	{ "MSDOS_SUPER_MAGIC", 0x4d44ull, 17 },
	{ "NFS_SUPER_MAGIC", 0x6969ull, 15 },
	{ "NSFS_MAGIC", 0x6e736673ull, 10 },
	{ "OVERLAYFS_SUPER_MAGIC", 0x794c7630ull, 21 },
	{ "PIPEFS_MAGIC", 0x50495045ull, 12 },
	{ "PROC_SUPER_MAGIC", 0x9fa0ull, 16 },
	{ "PSTOREFS_MAGIC", 0x6165676cull, 14 },
	{ "RAMFS_MAGIC", 0x858458f6ull, 11 },
	{ "REISERFS_SUPER_MAGIC", 0x52654973ull, 20 },
	{ "SECURITYFS_MAGIC", 0x73636673ull, 16 },
	{ "SELINUX_MAGIC", 0xf97cff8cull, 13 },
	{ "SMACK_MAGIC", 0x43415d53ull, 11 },
	{ "SMB_SUPER_MAGIC", 0x517bull, 15 },
	{ "SOCKFS_MAGIC", 0x534f434bull, 12 },
	{ "SQUASHFS_MAGIC", 0x73717368ull, 14 },
	{ "SYSFS_MAGIC", 0x62656572ull, 11 },
	{ "TMPFS_MAGIC", 0x1021994ull, 11 },
	{ "TRACEFS_MAGIC", 0x74726163ull, 13 },
	{ "UDF_SUPER_MAGIC", 0x15013346ull, 15 },
	{ "XFS_SUPER_MAGIC", 0x58465342ull, 15 },
	{ "V9FS_MAGIC", 0x1021997ull, 10 },
	{ "XENFS_SUPER_MAGIC", 0xabba1974ull, 17 },
};

static const struct trace_const trace_const_st_flags[] = {
	{ "ST_RDONLY", 0x1ull, 9 },
	{ "ST_NOSUID", 0x2ull, 9 },
	{ "ST_NODEV", 0x4ull, 8 },
	{ "ST_NOEXEC", 0x8ull, 9 },
	{ "ST_SYNCHRONOUS", 0x10ull, 14 },
	{ "ST_VALID", 0x20ull, 8 },
	{ "ST_MANDLOCK", 0x40ull, 11 },
	{ "ST_NOATIME", 0x400ull, 10 },
	{ "ST_NODIRATIME", 0x800ull, 13 },
	{ "ST_RELATIME", 0x1000ull, 11 },
	{ "ST_NOSYMFOLLOW", 0x2000ull, 14 },
};

static const struct trace_const trace_const_personality[] = {
	{ "PER_LINUX", 0x0ull, 9 },
	{ "PER_SVR4", 0x4100001ull, 8 },
	{ "PER_SVR3", 0x5000002ull, 8 },
	{ "PER_OSR5", 0x6000003ull, 8 },
	{ "PER_WYSEV386", 0x5000004ull, 12 },
	{ "PER_ISCR4", 0x4000005ull, 9 },
	{ "PER_BSD", 0x6ull, 7 },
	{ "PER_XENIX", 0x5000007ull, 9 },
	{ "PER_LINUX32", 0x8ull, 11 },
	{ "PER_IRIX32", 0x4000009ull, 10 },
	{ "PER_IRIXN32", 0x400000aull, 11 },
	{ "PER_IRIX64", 0x400000bull, 10 },
	{ "PER_RISCOS", 0xcull, 10 },
	{ "PER_SOLARIS", 0x400000dull, 11 },
	{ "PER_UW7", 0x410000eull, 7 },
	{ "PER_OSF4", 0xfull, 8 },
	{ "PER_HPUX", 0x10ull, 8 },
};

static const struct trace_const trace_const_personality_flags[] = {
	{ "UNAME26", 0x20000ull, 7 },
	{ "ADDR_NO_RANDOMIZE", 0x40000ull, 17 },
	{ "FDPIC_FUNCPTRS", 0x80000ull, 14 },
	{ "MMAP_PAGE_ZERO", 0x100000ull, 14 },
	{ "ADDR_COMPAT_LAYOUT", 0x200000ull, 18 },
	{ "READ_IMPLIES_EXEC", 0x400000ull, 17 },
	{ "ADDR_LIMIT_32BIT", 0x800000ull, 16 },
	{ "SHORT_INODE", 0x1000000ull, 11 },
	{ "WHOLE_SECONDS", 0x2000000ull, 13 },
	{ "STICKY_TIMEOUTS", 0x4000000ull, 15 },
	{ "ADDR_LIMIT_3GB", 0x8000000ull, 14 },
};

static const struct trace_const trace_const_cmsg_socket[] = {
	{ "SCM_RIGHTS", 0x1ull, 10 },
	{ "SCM_CREDENTIALS", 0x2ull, 15 },
};

static const struct trace_const trace_const_clock_state[] = {
	{ "TIME_OK", 0x0ull, 7 },
	{ "TIME_INS", 0x1ull, 8 },
	{ "TIME_DEL", 0x2ull, 8 },
	{ "TIME_OOP", 0x3ull, 8 },
	{ "TIME_WAIT", 0x4ull, 9 },
	{ "TIME_ERROR", 0x5ull, 10 },
};

static const struct trace_const trace_const_signal[] = {
	{ "SIGHUP", 0x1ull, 6 },
	{ "SIGINT", 0x2ull, 6 },
	{ "SIGQUIT", 0x3ull, 7 },
	{ "SIGILL", 0x4ull, 6 },
	{ "SIGTRAP", 0x5ull, 7 },
	{ "SIGABRT", 0x6ull, 7 },
	{ "SIGBUS", 0x7ull, 6 },
	{ "SIGFPE", 0x8ull, 6 },
	{ "SIGKILL", 0x9ull, 7 },
	{ "SIGUSR1", 0xaull, 7 },
	{ "SIGSEGV", 0xbull, 7 },
	{ "SIGUSR2", 0xcull, 7 },
	{ "SIGPIPE", 0xdull, 7 },
	{ "SIGALRM", 0xeull, 7 },
	{ "SIGTERM", 0xfull, 7 },
	{ "SIGSTKFLT", 0x10ull, 9 },
	{ "SIGCHLD", 0x11ull, 7 },
	{ "SIGCONT", 0x12ull, 7 },
	{ "SIGSTOP", 0x13ull, 7 },
	{ "SIGTSTP", 0x14ull, 7 },
	{ "SIGTTIN", 0x15ull, 7 },
	{ "SIGTTOU", 0x16ull, 7 },
	{ "SIGURG", 0x17ull, 6 },
	{ "SIGXCPU", 0x18ull, 7 },
	{ "SIGXFSZ", 0x19ull, 7 },
	{ "SIGVTALRM", 0x1aull, 9 },
	{ "SIGPROF", 0x1bull, 7 },
	{ "SIGWINCH", 0x1cull, 8 },
	{ "SIGIO", 0x1dull, 5 },
	{ "SIGPWR", 0x1eull, 6 },
	{ "SIGSYS", 0x1full, 6 },
};

static const struct trace_const trace_const_tiocm[] = {
	{ "TIOCM_LE", 0x1ull, 8 },
	{ "TIOCM_DTR", 0x2ull, 9 },
	{ "TIOCM_RTS", 0x4ull, 9 },
	{ "TIOCM_ST", 0x8ull, 8 },
	{ "TIOCM_SR", 0x10ull, 8 },
	{ "TIOCM_CTS", 0x20ull, 9 },
	{ "TIOCM_CAR", 0x40ull, 9 },
	{ "TIOCM_RNG", 0x80ull, 9 },
	{ "TIOCM_DSR", 0x100ull, 9 },
};

static const struct trace_const trace_const_fsflags[] = {
	{ "FS_SECRM_FL", 0x1ull, 11 },
	{ "FS_UNRM_FL", 0x2ull, 10 },
	{ "FS_COMPR_FL", 0x4ull, 11 },
	{ "FS_SYNC_FL", 0x8ull, 10 },
	{ "FS_IMMUTABLE_FL", 0x10ull, 15 },
	{ "FS_APPEND_FL", 0x20ull, 12 },
	{ "FS_NODUMP_FL", 0x40ull, 12 },
	{ "FS_NOATIME_FL", 0x80ull, 13 },
	{ "FS_DIRTY_FL", 0x100ull, 11 },
	{ "FS_COMPRBLK_FL", 0x200ull, 14 },
	{ "FS_NOCOMP_FL", 0x400ull, 12 },
	{ "FS_ENCRYPT_FL", 0x800ull, 13 },
	{ "FS_INDEX_FL", 0x1000ull, 11 },
	{ "FS_IMAGIC_FL", 0x2000ull, 12 },
	{ "FS_JOURNAL_DATA_FL", 0x4000ull, 18 },
	{ "FS_NOTAIL_FL", 0x8000ull, 12 },
	{ "FS_DIRSYNC_FL", 0x10000ull, 13 },
	{ "FS_TOPDIR_FL", 0x20000ull, 12 },
	{ "FS_HUGE_FILE_FL", 0x40000ull, 15 },
	{ "FS_EXTENT_FL", 0x80000ull, 12 },
	{ "FS_VERITY_FL", 0x100000ull, 12 },
	{ "FS_EA_INODE_FL", 0x200000ull, 14 },
	{ "FS_EOFBLOCKS_FL", 0x400000ull, 15 },
	{ "FS_NOCOW_FL", 0x800000ull, 11 },
	{ "FS_DAX_FL", 0x2000000ull, 9 },
	{ "FS_INLINE_DATA_FL", 0x10000000ull, 17 },
	{ "FS_PROJINHERIT_FL", 0x20000000ull, 17 },
	{ "FS_CASEFOLD_FL", 0x40000000ull, 14 },
};

static const struct trace_const trace_const_termios_iflag[] = {
	{ "IGNBRK", 0x1ull, 6 },
	{ "BRKINT", 0x2ull, 6 },
	{ "IGNPAR", 0x4ull, 6 },
	{ "PARMRK", 0x8ull, 6 },
	{ "INPCK", 0x10ull, 5 },
	{ "ISTRIP", 0x20ull, 6 },
	{ "INLCR", 0x40ull, 5 },
	{ "IGNCR", 0x80ull, 5 },
	{ "ICRNL", 0x100ull, 5 },
	{ "IUCLC", 0x200ull, 5 },
	{ "IXON", 0x400ull, 4 },
	{ "IXANY", 0x800ull, 5 },
	{ "IXOFF", 0x1000ull, 5 },
	{ "IMAXBEL", 0x2000ull, 7 },
	{ "IUTF8", 0x4000ull, 5 },
};

static const struct trace_const trace_const_termios_lflag[] = {
	{ "ISIG", 0x1ull, 4 },
	{ "ICANON", 0x2ull, 6 },
	{ "XCASE", 0x4ull, 5 },
	{ "ECHO", 0x8ull, 4 },
	{ "ECHOE", 0x10ull, 5 },
	{ "ECHOK", 0x20ull, 5 },
	{ "ECHONL", 0x40ull, 6 },
	{ "NOFLSH", 0x80ull, 6 },
	{ "IEXTEN", 0x8000ull, 6 },
	{ "ECHOCTL", 0x200ull, 7 },
	{ "ECHOPRT", 0x400ull, 7 },
	{ "ECHOKE", 0x800ull, 6 },
	{ "FLUSHO", 0x1000ull, 6 },
	{ "PENDIN", 0x4000ull, 6 },
	{ "TOSTOP", 0x100ull, 6 },
	{ "EXTPROC", 0x10000ull, 7 },
};

const struct trace_set trace_sets[] = {
	{ "open", trace_const_open, 3, 20, 0, NULL, 0x3ull, 00ull }, /* 0 */
	{ "at", trace_const_at, 0, 6, 0, NULL, 0x0ull, 00ull }, /* 1 */
	{ "statx_at", trace_const_statx_at, 3, 9, 0, NULL, 0x6000ull, 00ull }, /* 2 */
	{ "faccessat", trace_const_faccessat, 0, 5, 0, NULL, 0x0ull, 00ull }, /* 3 */
	{ "unlinkat", trace_const_unlinkat, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 4 */
	{ "mount_setattr_at", trace_const_mount_setattr_at, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 5 */
	{ "prot", trace_const_prot, 0, 5, 0, "PROT_NONE", 0x0ull, 00ull }, /* 6 */
	{ "mmap", trace_const_mmap, 4, 18, 0, NULL, 0xfull, 00ull }, /* 7 */
	{ "mremap", trace_const_mremap, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 8 */
	{ "msync", trace_const_msync, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 9 */
	{ "madvise", trace_const_madvise, 0, 23, 1, NULL, 0x0ull, 00ull }, /* 10 */
	{ "mlockall", trace_const_mlockall, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 11 */
	{ "mlock2", trace_const_mlock2, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 12 */
	{ "whence", trace_const_whence, 0, 5, 1, NULL, 0x0ull, 00ull }, /* 13 */
	{ "sigprocmask_how", trace_const_sigprocmask_how, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 14 */
	{ "sa_flags", trace_const_sa_flags, 0, 10, 0, NULL, 0x0ull, 00ull }, /* 15 */
	{ "access", trace_const_access, 0, 3, 0, "F_OK", 0x0ull, 00ull }, /* 16 */
	{ "shmget", trace_const_shmget, 0, 5, 0, NULL, 0x0ull, 0777ull }, /* 17 */
	{ "shmat", trace_const_shmat, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 18 */
	{ "msgflg", trace_const_msgflg, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 19 */
	{ "ipc_cmd", trace_const_ipc_cmd, 0, 9, 1, NULL, 0x0ull, 00ull }, /* 20 */
	{ "sem_cmd", trace_const_sem_cmd, 0, 14, 1, NULL, 0x0ull, 00ull }, /* 21 */
	{ "semop", trace_const_semop, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 22 */
	{ "itimer", trace_const_itimer, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 23 */
	{ "socket_domain", trace_const_socket_domain, 0, 45, 1, NULL, 0x0ull, 00ull }, /* 24 */
	{ "sock_type", trace_const_sock_type, 0, 7, 1, NULL, 0x0ull, 00ull }, /* 25 */
	{ "sock_type_flags", trace_const_sock_type_flags, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 26 */
	{ "ip_proto", trace_const_ip_proto, 0, 28, 1, NULL, 0x0ull, 00ull }, /* 27 */
	{ "netlink_proto", trace_const_netlink_proto, 0, 21, 1, NULL, 0x0ull, 00ull }, /* 28 */
	{ "msg", trace_const_msg, 0, 21, 0, NULL, 0x0ull, 00ull }, /* 29 */
	{ "shutdown", trace_const_shutdown, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 30 */
	{ "socket_level", trace_const_socket_level, 0, 13, 1, NULL, 0x0ull, 00ull }, /* 31 */
	{ "so_socket", trace_const_so_socket, 0, 57, 1, NULL, 0x0ull, 00ull }, /* 32 */
	{ "so_tcp", trace_const_so_tcp, 0, 34, 1, NULL, 0x0ull, 00ull }, /* 33 */
	{ "so_ip", trace_const_so_ip, 0, 36, 1, NULL, 0x0ull, 00ull }, /* 34 */
	{ "so_ipv6", trace_const_so_ipv6, 0, 38, 1, NULL, 0x0ull, 00ull }, /* 35 */
	{ "so_netlink", trace_const_so_netlink, 0, 10, 1, NULL, 0x0ull, 00ull }, /* 36 */
	{ "clone", trace_const_clone, 0, 26, 0, NULL, 0x0ull, 00ull }, /* 37 */
	{ "unshare", trace_const_unshare, 0, 14, 0, NULL, 0x0ull, 00ull }, /* 38 */
	{ "wait4", trace_const_wait4, 0, 8, 0, NULL, 0x0ull, 00ull }, /* 39 */
	{ "idtype", trace_const_idtype, 0, 4, 1, NULL, 0x0ull, 00ull }, /* 40 */
	{ "fcntl", trace_const_fcntl, 0, 29, 1, NULL, 0x0ull, 00ull }, /* 41 */
	{ "fd_flags", trace_const_fd_flags, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 42 */
	{ "lock_type", trace_const_lock_type, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 43 */
	{ "seals", trace_const_seals, 0, 5, 0, NULL, 0x0ull, 00ull }, /* 44 */
	{ "flock", trace_const_flock, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 45 */
	{ "rlimit", trace_const_rlimit, 0, 16, 1, NULL, 0x0ull, 00ull }, /* 46 */
	{ "rusage_who", trace_const_rusage_who, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 47 */
	{ "ptrace", trace_const_ptrace, 0, 32, 1, NULL, 0x0ull, 00ull }, /* 48 */
	{ "syslog", trace_const_syslog, 0, 11, 1, NULL, 0x0ull, 00ull }, /* 49 */
	{ "prio_which", trace_const_prio_which, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 50 */
	{ "sched_policy", trace_const_sched_policy, 0, 7, 1, NULL, 0x0ull, 00ull }, /* 51 */
	{ "sched_flags", trace_const_sched_flags, 0, 7, 0, NULL, 0x0ull, 00ull }, /* 52 */
	{ "arch_prctl", trace_const_arch_prctl, 0, 14, 1, NULL, 0x0ull, 00ull }, /* 53 */
	{ "prctl", trace_const_prctl, 0, 62, 1, NULL, 0x0ull, 00ull }, /* 54 */
	{ "prctl_mm", trace_const_prctl_mm, 0, 15, 1, NULL, 0x0ull, 00ull }, /* 55 */
	{ "prctl_ambient", trace_const_prctl_ambient, 0, 4, 1, NULL, 0x0ull, 00ull }, /* 56 */
	{ "prctl_tsc", trace_const_prctl_tsc, 0, 2, 1, NULL, 0x0ull, 00ull }, /* 57 */
	{ "prctl_dumpable", trace_const_prctl_dumpable, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 58 */
	{ "seccomp_mode", trace_const_seccomp_mode, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 59 */
	{ "cap", trace_const_cap, 0, 41, 1, NULL, 0x0ull, 00ull }, /* 60 */
	{ "cap_version", trace_const_cap_version, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 61 */
	{ "mount", trace_const_mount, 0, 27, 0, NULL, 0x0ull, 00ull }, /* 62 */
	{ "umount", trace_const_umount, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 63 */
	{ "reboot", trace_const_reboot, 0, 8, 1, NULL, 0x0ull, 00ull }, /* 64 */
	{ "delete_module", trace_const_delete_module, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 65 */
	{ "finit_module", trace_const_finit_module, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 66 */
	{ "xattr", trace_const_xattr, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 67 */
	{ "futex_op", trace_const_futex_op, 0, 14, 1, NULL, 0x0ull, 00ull }, /* 68 */
	{ "futex_flags", trace_const_futex_flags, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 69 */
	{ "fadvise", trace_const_fadvise, 0, 6, 1, NULL, 0x0ull, 00ull }, /* 70 */
	{ "timer", trace_const_timer, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 71 */
	{ "timerfd_create", trace_const_timerfd_create, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 72 */
	{ "timerfd_settime", trace_const_timerfd_settime, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 73 */
	{ "clockid", trace_const_clockid, 0, 12, 1, NULL, 0x0ull, 00ull }, /* 74 */
	{ "epoll_op", trace_const_epoll_op, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 75 */
	{ "epoll_events", trace_const_epoll_events, 0, 15, 0, NULL, 0x0ull, 00ull }, /* 76 */
	{ "epoll_create", trace_const_epoll_create, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 77 */
	{ "poll", trace_const_poll, 0, 13, 0, NULL, 0x0ull, 00ull }, /* 78 */
	{ "mpol", trace_const_mpol, 0, 6, 1, NULL, 0x0ull, 00ull }, /* 79 */
	{ "mbind", trace_const_mbind, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 80 */
	{ "get_mempolicy", trace_const_get_mempolicy, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 81 */
	{ "keyring", trace_const_keyring, 0, 8, 1, NULL, 0x0ull, 00ull }, /* 82 */
	{ "keyctl", trace_const_keyctl, 0, 33, 1, NULL, 0x0ull, 00ull }, /* 83 */
	{ "ioprio_who", trace_const_ioprio_who, 0, 3, 1, NULL, 0x0ull, 00ull }, /* 84 */
	{ "inotify", trace_const_inotify, 0, 22, 0, NULL, 0x0ull, 00ull }, /* 85 */
	{ "inotify_init", trace_const_inotify_init, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 86 */
	{ "splice", trace_const_splice, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 87 */
	{ "sync_file_range", trace_const_sync_file_range, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 88 */
	{ "fallocate", trace_const_fallocate, 0, 7, 0, NULL, 0x0ull, 00ull }, /* 89 */
	{ "signalfd", trace_const_signalfd, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 90 */
	{ "eventfd", trace_const_eventfd, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 91 */
	{ "dup3", trace_const_dup3, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 92 */
	{ "pipe2", trace_const_pipe2, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 93 */
	{ "perf_event_open", trace_const_perf_event_open, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 94 */
	{ "fanotify_init", trace_const_fanotify_init, 3, 14, 0, NULL, 0xcull, 00ull }, /* 95 */
	{ "fanotify_mark", trace_const_fanotify_mark, 0, 11, 0, NULL, 0x0ull, 00ull }, /* 96 */
	{ "fanotify_event", trace_const_fanotify_event, 0, 21, 0, NULL, 0x0ull, 00ull }, /* 97 */
	{ "kcmp", trace_const_kcmp, 0, 8, 1, NULL, 0x0ull, 00ull }, /* 98 */
	{ "rename", trace_const_rename, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 99 */
	{ "seccomp_op", trace_const_seccomp_op, 0, 4, 1, NULL, 0x0ull, 00ull }, /* 100 */
	{ "seccomp_flags", trace_const_seccomp_flags, 0, 6, 0, NULL, 0x0ull, 00ull }, /* 101 */
	{ "getrandom", trace_const_getrandom, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 102 */
	{ "memfd", trace_const_memfd, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 103 */
	{ "bpf", trace_const_bpf, 0, 36, 1, NULL, 0x0ull, 00ull }, /* 104 */
	{ "userfaultfd", trace_const_userfaultfd, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 105 */
	{ "membarrier", trace_const_membarrier, 0, 10, 1, NULL, 0x0ull, 00ull }, /* 106 */
	{ "rwf", trace_const_rwf, 0, 5, 0, NULL, 0x0ull, 00ull }, /* 107 */
	{ "pkey", trace_const_pkey, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 108 */
	{ "statx_mask", trace_const_statx_mask, 0, 16, 0, NULL, 0x0ull, 00ull }, /* 109 */
	{ "statx_attr", trace_const_statx_attr, 0, 9, 0, NULL, 0x0ull, 00ull }, /* 110 */
	{ "rseq", trace_const_rseq, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 111 */
	{ "uring_setup", trace_const_uring_setup, 0, 14, 0, NULL, 0x0ull, 00ull }, /* 112 */
	{ "uring_features", trace_const_uring_features, 0, 13, 0, NULL, 0x0ull, 00ull }, /* 113 */
	{ "uring_enter", trace_const_uring_enter, 0, 5, 0, NULL, 0x0ull, 00ull }, /* 114 */
	{ "uring_register", trace_const_uring_register, 0, 26, 1, NULL, 0x0ull, 00ull }, /* 115 */
	{ "open_tree", trace_const_open_tree, 0, 6, 0, NULL, 0x0ull, 00ull }, /* 116 */
	{ "move_mount", trace_const_move_mount, 0, 7, 0, NULL, 0x0ull, 00ull }, /* 117 */
	{ "fsopen", trace_const_fsopen, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 118 */
	{ "fsmount", trace_const_fsmount, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 119 */
	{ "fspick", trace_const_fspick, 0, 4, 0, NULL, 0x0ull, 00ull }, /* 120 */
	{ "fsconfig", trace_const_fsconfig, 0, 8, 1, NULL, 0x0ull, 00ull }, /* 121 */
	{ "mount_attr", trace_const_mount_attr, 0, 9, 0, NULL, 0x0ull, 00ull }, /* 122 */
	{ "pidfd_open", trace_const_pidfd_open, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 123 */
	{ "close_range", trace_const_close_range, 0, 2, 0, NULL, 0x0ull, 00ull }, /* 124 */
	{ "resolve", trace_const_resolve, 0, 6, 0, NULL, 0x0ull, 00ull }, /* 125 */
	{ "landlock_create", trace_const_landlock_create, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 126 */
	{ "landlock_access", trace_const_landlock_access, 0, 14, 0, NULL, 0x0ull, 00ull }, /* 127 */
	{ "landlock_rule", trace_const_landlock_rule, 0, 1, 1, NULL, 0x0ull, 00ull }, /* 128 */
	{ "memfd_secret", trace_const_memfd_secret, 0, 1, 0, NULL, 0x0ull, 00ull }, /* 129 */
	{ "file_type", trace_const_file_type, 0, 7, 1, NULL, 0x0ull, 00ull }, /* 130 */
	{ "sigev_notify", trace_const_sigev_notify, 0, 4, 1, NULL, 0x0ull, 00ull }, /* 131 */
	{ "ss_flags", trace_const_ss_flags, 0, 3, 0, NULL, 0x0ull, 00ull }, /* 132 */
	{ "si_code", trace_const_si_code, 0, 10, 1, NULL, 0x0ull, 00ull }, /* 133 */
	{ "si_code_sigill", trace_const_si_code_sigill, 0, 9, 1, NULL, 0x0ull, 00ull }, /* 134 */
	{ "si_code_sigfpe", trace_const_si_code_sigfpe, 0, 10, 1, NULL, 0x0ull, 00ull }, /* 135 */
	{ "si_code_sigsegv", trace_const_si_code_sigsegv, 0, 4, 1, NULL, 0x0ull, 00ull }, /* 136 */
	{ "si_code_sigbus", trace_const_si_code_sigbus, 0, 5, 1, NULL, 0x0ull, 00ull }, /* 137 */
	{ "si_code_sigtrap", trace_const_si_code_sigtrap, 0, 6, 1, NULL, 0x0ull, 00ull }, /* 138 */
	{ "si_code_sigchld", trace_const_si_code_sigchld, 0, 6, 1, NULL, 0x0ull, 00ull }, /* 139 */
	{ "si_code_sigpoll", trace_const_si_code_sigpoll, 0, 6, 1, NULL, 0x0ull, 00ull }, /* 140 */
	{ "si_code_sigsys", trace_const_si_code_sigsys, 0, 2, 1, NULL, 0x0ull, 00ull }, /* 141 */
	{ "fs_magic", trace_const_fs_magic, 0, 41, 1, NULL, 0x0ull, 00ull }, /* 142 */
	{ "st_flags", trace_const_st_flags, 0, 11, 0, NULL, 0x0ull, 00ull }, /* 143 */
	{ "personality", trace_const_personality, 0, 17, 1, NULL, 0x0ull, 00ull }, /* 144 */
	{ "personality_flags", trace_const_personality_flags, 0, 11, 0, NULL, 0x0ull, 00ull }, /* 145 */
	{ "cmsg_socket", trace_const_cmsg_socket, 0, 2, 1, NULL, 0x0ull, 00ull }, /* 146 */
	{ "clock_state", trace_const_clock_state, 0, 6, 1, NULL, 0x0ull, 00ull }, /* 147 */
	{ "signal", trace_const_signal, 0, 31, 1, NULL, 0x0ull, 00ull }, /* 148 */
	{ "tiocm", trace_const_tiocm, 0, 9, 0, NULL, 0x0ull, 00ull }, /* 149 */
	{ "fsflags", trace_const_fsflags, 0, 28, 0, NULL, 0x0ull, 00ull }, /* 150 */
	{ "termios_iflag", trace_const_termios_iflag, 0, 15, 0, NULL, 0x0ull, 00ull }, /* 151 */
	{ "termios_lflag", trace_const_termios_lflag, 0, 16, 0, NULL, 0x0ull, 00ull }, /* 152 */
};

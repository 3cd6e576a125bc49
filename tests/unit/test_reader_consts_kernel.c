/* SPDX-License-Identifier: MIT */
/* Made by tools/gen-syscalls.py from src/trace/consts.def, structs.def and syscalls.def: change that, not this. */

#include <stddef.h>
#include <asm/prctl.h>
#include <linux/fcntl.h>
#include <linux/stat.h>
#include <linux/mman.h>
#include <asm/socket.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/netlink.h>
#include <linux/sched.h>
#include <linux/wait.h>
#include <linux/ptrace.h>
#include <linux/capability.h>
#include <linux/reboot.h>
#include <linux/module.h>
#include <linux/futex.h>
#include <linux/mempolicy.h>
#include <linux/keyctl.h>
#include <linux/ioprio.h>
#include <linux/falloc.h>
#include <linux/perf_event.h>
#include <linux/fanotify.h>
#include <linux/kcmp.h>
#include <linux/fs.h>
#include <linux/mount.h>
#include <linux/seccomp.h>
#include <linux/random.h>
#include <linux/memfd.h>
#include <linux/bpf.h>
#include <linux/userfaultfd.h>
#include <linux/membarrier.h>
#include <linux/rseq.h>
#include <linux/io_uring.h>
#include <linux/pidfd.h>
#include <linux/close_range.h>
#include <linux/openat2.h>
#include <linux/landlock.h>
#include <linux/magic.h>
#include <linux/prctl.h>
#include <linux/eventpoll.h>
#include <linux/personality.h>
#include <linux/uio.h>
#include <linux/time.h>
#include <linux/utime.h>
#include <linux/times.h>
#include <linux/poll.h>
#include <linux/sysinfo.h>
#include <linux/resource.h>
#include <asm/unistd_64.h>

#define SAME(a, b) _Static_assert((unsigned long long)(a) == (unsigned long long)(b), "value differs from the headers")

#ifdef ADDR_COMPAT_LAYOUT
SAME((unsigned)(ADDR_COMPAT_LAYOUT), 0x200000u);
#endif
#ifdef ADDR_LIMIT_32BIT
SAME((unsigned)(ADDR_LIMIT_32BIT), 0x800000u);
#endif
#ifdef ADDR_LIMIT_3GB
SAME((unsigned)(ADDR_LIMIT_3GB), 0x8000000u);
#endif
#ifdef ADDR_NO_RANDOMIZE
SAME((unsigned)(ADDR_NO_RANDOMIZE), 0x40000u);
#endif
#ifdef ADFS_SUPER_MAGIC
SAME((unsigned)(ADFS_SUPER_MAGIC), 0xadf5u);
#endif
#ifdef AF_ALG
SAME((unsigned)(AF_ALG), 0x26u);
#endif
#ifdef AF_APPLETALK
SAME((unsigned)(AF_APPLETALK), 0x5u);
#endif
#ifdef AF_ASH
SAME((unsigned)(AF_ASH), 0x12u);
#endif
#ifdef AF_ATMPVC
SAME((unsigned)(AF_ATMPVC), 0x8u);
#endif
#ifdef AF_ATMSVC
SAME((unsigned)(AF_ATMSVC), 0x14u);
#endif
#ifdef AF_AX25
SAME((unsigned)(AF_AX25), 0x3u);
#endif
#ifdef AF_BLUETOOTH
SAME((unsigned)(AF_BLUETOOTH), 0x1fu);
#endif
#ifdef AF_BRIDGE
SAME((unsigned)(AF_BRIDGE), 0x7u);
#endif
#ifdef AF_CAIF
SAME((unsigned)(AF_CAIF), 0x25u);
#endif
#ifdef AF_CAN
SAME((unsigned)(AF_CAN), 0x1du);
#endif
#ifdef AF_DECnet
SAME((unsigned)(AF_DECnet), 0xcu);
#endif
#ifdef AF_ECONET
SAME((unsigned)(AF_ECONET), 0x13u);
#endif
#ifdef AF_IB
SAME((unsigned)(AF_IB), 0x1bu);
#endif
#ifdef AF_IEEE802154
SAME((unsigned)(AF_IEEE802154), 0x24u);
#endif
#ifdef AF_INET
SAME((unsigned)(AF_INET), 0x2u);
#endif
#ifdef AF_INET6
SAME((unsigned)(AF_INET6), 0xau);
#endif
#ifdef AF_IPX
SAME((unsigned)(AF_IPX), 0x4u);
#endif
#ifdef AF_IRDA
SAME((unsigned)(AF_IRDA), 0x17u);
#endif
#ifdef AF_ISDN
SAME((unsigned)(AF_ISDN), 0x22u);
#endif
#ifdef AF_IUCV
SAME((unsigned)(AF_IUCV), 0x20u);
#endif
#ifdef AF_KCM
SAME((unsigned)(AF_KCM), 0x29u);
#endif
#ifdef AF_KEY
SAME((unsigned)(AF_KEY), 0xfu);
#endif
#ifdef AF_LLC
SAME((unsigned)(AF_LLC), 0x1au);
#endif
#ifdef AF_MPLS
SAME((unsigned)(AF_MPLS), 0x1cu);
#endif
#ifdef AF_NETBEUI
SAME((unsigned)(AF_NETBEUI), 0xdu);
#endif
#ifdef AF_NETLINK
SAME((unsigned)(AF_NETLINK), 0x10u);
#endif
#ifdef AF_NETROM
SAME((unsigned)(AF_NETROM), 0x6u);
#endif
#ifdef AF_NFC
SAME((unsigned)(AF_NFC), 0x27u);
#endif
#ifdef AF_PACKET
SAME((unsigned)(AF_PACKET), 0x11u);
#endif
#ifdef AF_PHONET
SAME((unsigned)(AF_PHONET), 0x23u);
#endif
#ifdef AF_PPPOX
SAME((unsigned)(AF_PPPOX), 0x18u);
#endif
#ifdef AF_QIPCRTR
SAME((unsigned)(AF_QIPCRTR), 0x2au);
#endif
#ifdef AF_RDS
SAME((unsigned)(AF_RDS), 0x15u);
#endif
#ifdef AF_ROSE
SAME((unsigned)(AF_ROSE), 0xbu);
#endif
#ifdef AF_RXRPC
SAME((unsigned)(AF_RXRPC), 0x21u);
#endif
#ifdef AF_SECURITY
SAME((unsigned)(AF_SECURITY), 0xeu);
#endif
#ifdef AF_SMC
SAME((unsigned)(AF_SMC), 0x2bu);
#endif
#ifdef AF_SNA
SAME((unsigned)(AF_SNA), 0x16u);
#endif
#ifdef AF_TIPC
SAME((unsigned)(AF_TIPC), 0x1eu);
#endif
#ifdef AF_UNIX
SAME((unsigned)(AF_UNIX), 0x1u);
#endif
#ifdef AF_UNSPEC
SAME((unsigned)(AF_UNSPEC), 0x0u);
#endif
#ifdef AF_VSOCK
SAME((unsigned)(AF_VSOCK), 0x28u);
#endif
#ifdef AF_WANPIPE
SAME((unsigned)(AF_WANPIPE), 0x19u);
#endif
#ifdef AF_X25
SAME((unsigned)(AF_X25), 0x9u);
#endif
#ifdef AF_XDP
SAME((unsigned)(AF_XDP), 0x2cu);
#endif
#ifdef ANON_INODE_FS_MAGIC
SAME((unsigned)(ANON_INODE_FS_MAGIC), 0x9041934u);
#endif
#ifdef ARCH_GET_CPUID
SAME((unsigned)(ARCH_GET_CPUID), 0x1011u);
#endif
#ifdef ARCH_GET_FS
SAME((unsigned)(ARCH_GET_FS), 0x1003u);
#endif
#ifdef ARCH_GET_GS
SAME((unsigned)(ARCH_GET_GS), 0x1004u);
#endif
#ifdef ARCH_GET_XCOMP_GUEST_PERM
SAME((unsigned)(ARCH_GET_XCOMP_GUEST_PERM), 0x1024u);
#endif
#ifdef ARCH_GET_XCOMP_PERM
SAME((unsigned)(ARCH_GET_XCOMP_PERM), 0x1022u);
#endif
#ifdef ARCH_GET_XCOMP_SUPP
SAME((unsigned)(ARCH_GET_XCOMP_SUPP), 0x1021u);
#endif
#ifdef ARCH_MAP_VDSO_32
SAME((unsigned)(ARCH_MAP_VDSO_32), 0x2002u);
#endif
#ifdef ARCH_MAP_VDSO_64
SAME((unsigned)(ARCH_MAP_VDSO_64), 0x2003u);
#endif
#ifdef ARCH_MAP_VDSO_X32
SAME((unsigned)(ARCH_MAP_VDSO_X32), 0x2001u);
#endif
#ifdef ARCH_REQ_XCOMP_GUEST_PERM
SAME((unsigned)(ARCH_REQ_XCOMP_GUEST_PERM), 0x1025u);
#endif
#ifdef ARCH_REQ_XCOMP_PERM
SAME((unsigned)(ARCH_REQ_XCOMP_PERM), 0x1023u);
#endif
#ifdef ARCH_SET_CPUID
SAME((unsigned)(ARCH_SET_CPUID), 0x1012u);
#endif
#ifdef ARCH_SET_FS
SAME((unsigned)(ARCH_SET_FS), 0x1002u);
#endif
#ifdef ARCH_SET_GS
SAME((unsigned)(ARCH_SET_GS), 0x1001u);
#endif
#ifdef AT_EACCESS
SAME((unsigned)(AT_EACCESS), 0x200u);
#endif
#ifdef AT_EMPTY_PATH
SAME((unsigned)(AT_EMPTY_PATH), 0x1000u);
#endif
#ifdef AT_NO_AUTOMOUNT
SAME((unsigned)(AT_NO_AUTOMOUNT), 0x800u);
#endif
#ifdef AT_RECURSIVE
SAME((unsigned)(AT_RECURSIVE), 0x8000u);
#endif
#ifdef AT_REMOVEDIR
SAME((unsigned)(AT_REMOVEDIR), 0x200u);
#endif
#ifdef AT_STATX_DONT_SYNC
SAME((unsigned)(AT_STATX_DONT_SYNC), 0x4000u);
#endif
#ifdef AT_STATX_FORCE_SYNC
SAME((unsigned)(AT_STATX_FORCE_SYNC), 0x2000u);
#endif
#ifdef AT_STATX_SYNC_AS_STAT
SAME((unsigned)(AT_STATX_SYNC_AS_STAT), 0x0u);
#endif
#ifdef AT_SYMLINK_FOLLOW
SAME((unsigned)(AT_SYMLINK_FOLLOW), 0x400u);
#endif
#ifdef AT_SYMLINK_NOFOLLOW
SAME((unsigned)(AT_SYMLINK_NOFOLLOW), 0x100u);
#endif
#ifdef AUTOFS_SUPER_MAGIC
SAME((unsigned)(AUTOFS_SUPER_MAGIC), 0x187u);
#endif
#ifdef BINFMTFS_MAGIC
SAME((unsigned)(BINFMTFS_MAGIC), 0x42494e4du);
#endif
#ifdef BPF_BTF_GET_FD_BY_ID
SAME((unsigned)(BPF_BTF_GET_FD_BY_ID), 0x13u);
#endif
#ifdef BPF_BTF_GET_NEXT_ID
SAME((unsigned)(BPF_BTF_GET_NEXT_ID), 0x17u);
#endif
#ifdef BPF_BTF_LOAD
SAME((unsigned)(BPF_BTF_LOAD), 0x12u);
#endif
#ifdef BPF_ENABLE_STATS
SAME((unsigned)(BPF_ENABLE_STATS), 0x20u);
#endif
#ifdef BPF_FS_MAGIC
SAME((unsigned)(BPF_FS_MAGIC), 0xcafe4a11u);
#endif
#ifdef BPF_ITER_CREATE
SAME((unsigned)(BPF_ITER_CREATE), 0x21u);
#endif
#ifdef BPF_LINK_CREATE
SAME((unsigned)(BPF_LINK_CREATE), 0x1cu);
#endif
#ifdef BPF_LINK_DETACH
SAME((unsigned)(BPF_LINK_DETACH), 0x22u);
#endif
#ifdef BPF_LINK_GET_FD_BY_ID
SAME((unsigned)(BPF_LINK_GET_FD_BY_ID), 0x1eu);
#endif
#ifdef BPF_LINK_GET_NEXT_ID
SAME((unsigned)(BPF_LINK_GET_NEXT_ID), 0x1fu);
#endif
#ifdef BPF_LINK_UPDATE
SAME((unsigned)(BPF_LINK_UPDATE), 0x1du);
#endif
#ifdef BPF_MAP_CREATE
SAME((unsigned)(BPF_MAP_CREATE), 0x0u);
#endif
#ifdef BPF_MAP_DELETE_BATCH
SAME((unsigned)(BPF_MAP_DELETE_BATCH), 0x1bu);
#endif
#ifdef BPF_MAP_DELETE_ELEM
SAME((unsigned)(BPF_MAP_DELETE_ELEM), 0x3u);
#endif
#ifdef BPF_MAP_FREEZE
SAME((unsigned)(BPF_MAP_FREEZE), 0x16u);
#endif
#ifdef BPF_MAP_GET_FD_BY_ID
SAME((unsigned)(BPF_MAP_GET_FD_BY_ID), 0xeu);
#endif
#ifdef BPF_MAP_GET_NEXT_ID
SAME((unsigned)(BPF_MAP_GET_NEXT_ID), 0xcu);
#endif
#ifdef BPF_MAP_GET_NEXT_KEY
SAME((unsigned)(BPF_MAP_GET_NEXT_KEY), 0x4u);
#endif
#ifdef BPF_MAP_LOOKUP_AND_DELETE_BATCH
SAME((unsigned)(BPF_MAP_LOOKUP_AND_DELETE_BATCH), 0x19u);
#endif
#ifdef BPF_MAP_LOOKUP_AND_DELETE_ELEM
SAME((unsigned)(BPF_MAP_LOOKUP_AND_DELETE_ELEM), 0x15u);
#endif
#ifdef BPF_MAP_LOOKUP_BATCH
SAME((unsigned)(BPF_MAP_LOOKUP_BATCH), 0x18u);
#endif
#ifdef BPF_MAP_LOOKUP_ELEM
SAME((unsigned)(BPF_MAP_LOOKUP_ELEM), 0x1u);
#endif
#ifdef BPF_MAP_UPDATE_BATCH
SAME((unsigned)(BPF_MAP_UPDATE_BATCH), 0x1au);
#endif
#ifdef BPF_MAP_UPDATE_ELEM
SAME((unsigned)(BPF_MAP_UPDATE_ELEM), 0x2u);
#endif
#ifdef BPF_OBJ_GET
SAME((unsigned)(BPF_OBJ_GET), 0x7u);
#endif
#ifdef BPF_OBJ_GET_INFO_BY_FD
SAME((unsigned)(BPF_OBJ_GET_INFO_BY_FD), 0xfu);
#endif
#ifdef BPF_OBJ_PIN
SAME((unsigned)(BPF_OBJ_PIN), 0x6u);
#endif
#ifdef BPF_PROG_ATTACH
SAME((unsigned)(BPF_PROG_ATTACH), 0x8u);
#endif
#ifdef BPF_PROG_BIND_MAP
SAME((unsigned)(BPF_PROG_BIND_MAP), 0x23u);
#endif
#ifdef BPF_PROG_DETACH
SAME((unsigned)(BPF_PROG_DETACH), 0x9u);
#endif
#ifdef BPF_PROG_GET_FD_BY_ID
SAME((unsigned)(BPF_PROG_GET_FD_BY_ID), 0xdu);
#endif
#ifdef BPF_PROG_GET_NEXT_ID
SAME((unsigned)(BPF_PROG_GET_NEXT_ID), 0xbu);
#endif
#ifdef BPF_PROG_LOAD
SAME((unsigned)(BPF_PROG_LOAD), 0x5u);
#endif
#ifdef BPF_PROG_QUERY
SAME((unsigned)(BPF_PROG_QUERY), 0x10u);
#endif
#ifdef BPF_PROG_TEST_RUN
SAME((unsigned)(BPF_PROG_TEST_RUN), 0xau);
#endif
#ifdef BPF_RAW_TRACEPOINT_OPEN
SAME((unsigned)(BPF_RAW_TRACEPOINT_OPEN), 0x11u);
#endif
#ifdef BPF_TASK_FD_QUERY
SAME((unsigned)(BPF_TASK_FD_QUERY), 0x14u);
#endif
#ifdef BRKINT
SAME((unsigned)(BRKINT), 0x2u);
#endif
#ifdef BTRFS_SUPER_MAGIC
SAME((unsigned)(BTRFS_SUPER_MAGIC), 0x9123683eu);
#endif
#ifdef BUS_ADRALN
SAME((unsigned)(BUS_ADRALN), 0x1u);
#endif
#ifdef BUS_ADRERR
SAME((unsigned)(BUS_ADRERR), 0x2u);
#endif
#ifdef BUS_MCEERR_AO
SAME((unsigned)(BUS_MCEERR_AO), 0x5u);
#endif
#ifdef BUS_MCEERR_AR
SAME((unsigned)(BUS_MCEERR_AR), 0x4u);
#endif
#ifdef BUS_OBJERR
SAME((unsigned)(BUS_OBJERR), 0x3u);
#endif
#ifdef CAP_AUDIT_CONTROL
SAME((unsigned)(CAP_AUDIT_CONTROL), 0x1eu);
#endif
#ifdef CAP_AUDIT_READ
SAME((unsigned)(CAP_AUDIT_READ), 0x25u);
#endif
#ifdef CAP_AUDIT_WRITE
SAME((unsigned)(CAP_AUDIT_WRITE), 0x1du);
#endif
#ifdef CAP_BLOCK_SUSPEND
SAME((unsigned)(CAP_BLOCK_SUSPEND), 0x24u);
#endif
#ifdef CAP_BPF
SAME((unsigned)(CAP_BPF), 0x27u);
#endif
#ifdef CAP_CHECKPOINT_RESTORE
SAME((unsigned)(CAP_CHECKPOINT_RESTORE), 0x28u);
#endif
#ifdef CAP_CHOWN
SAME((unsigned)(CAP_CHOWN), 0x0u);
#endif
#ifdef CAP_DAC_OVERRIDE
SAME((unsigned)(CAP_DAC_OVERRIDE), 0x1u);
#endif
#ifdef CAP_DAC_READ_SEARCH
SAME((unsigned)(CAP_DAC_READ_SEARCH), 0x2u);
#endif
#ifdef CAP_FOWNER
SAME((unsigned)(CAP_FOWNER), 0x3u);
#endif
#ifdef CAP_FSETID
SAME((unsigned)(CAP_FSETID), 0x4u);
#endif
#ifdef CAP_IPC_LOCK
SAME((unsigned)(CAP_IPC_LOCK), 0xeu);
#endif
#ifdef CAP_IPC_OWNER
SAME((unsigned)(CAP_IPC_OWNER), 0xfu);
#endif
#ifdef CAP_KILL
SAME((unsigned)(CAP_KILL), 0x5u);
#endif
#ifdef CAP_LEASE
SAME((unsigned)(CAP_LEASE), 0x1cu);
#endif
#ifdef CAP_LINUX_IMMUTABLE
SAME((unsigned)(CAP_LINUX_IMMUTABLE), 0x9u);
#endif
#ifdef CAP_MAC_ADMIN
SAME((unsigned)(CAP_MAC_ADMIN), 0x21u);
#endif
#ifdef CAP_MAC_OVERRIDE
SAME((unsigned)(CAP_MAC_OVERRIDE), 0x20u);
#endif
#ifdef CAP_MKNOD
SAME((unsigned)(CAP_MKNOD), 0x1bu);
#endif
#ifdef CAP_NET_ADMIN
SAME((unsigned)(CAP_NET_ADMIN), 0xcu);
#endif
#ifdef CAP_NET_BIND_SERVICE
SAME((unsigned)(CAP_NET_BIND_SERVICE), 0xau);
#endif
#ifdef CAP_NET_BROADCAST
SAME((unsigned)(CAP_NET_BROADCAST), 0xbu);
#endif
#ifdef CAP_NET_RAW
SAME((unsigned)(CAP_NET_RAW), 0xdu);
#endif
#ifdef CAP_PERFMON
SAME((unsigned)(CAP_PERFMON), 0x26u);
#endif
#ifdef CAP_SETFCAP
SAME((unsigned)(CAP_SETFCAP), 0x1fu);
#endif
#ifdef CAP_SETGID
SAME((unsigned)(CAP_SETGID), 0x6u);
#endif
#ifdef CAP_SETPCAP
SAME((unsigned)(CAP_SETPCAP), 0x8u);
#endif
#ifdef CAP_SETUID
SAME((unsigned)(CAP_SETUID), 0x7u);
#endif
#ifdef CAP_SYSLOG
SAME((unsigned)(CAP_SYSLOG), 0x22u);
#endif
#ifdef CAP_SYS_ADMIN
SAME((unsigned)(CAP_SYS_ADMIN), 0x15u);
#endif
#ifdef CAP_SYS_BOOT
SAME((unsigned)(CAP_SYS_BOOT), 0x16u);
#endif
#ifdef CAP_SYS_CHROOT
SAME((unsigned)(CAP_SYS_CHROOT), 0x12u);
#endif
#ifdef CAP_SYS_MODULE
SAME((unsigned)(CAP_SYS_MODULE), 0x10u);
#endif
#ifdef CAP_SYS_NICE
SAME((unsigned)(CAP_SYS_NICE), 0x17u);
#endif
#ifdef CAP_SYS_PACCT
SAME((unsigned)(CAP_SYS_PACCT), 0x14u);
#endif
#ifdef CAP_SYS_PTRACE
SAME((unsigned)(CAP_SYS_PTRACE), 0x13u);
#endif
#ifdef CAP_SYS_RAWIO
SAME((unsigned)(CAP_SYS_RAWIO), 0x11u);
#endif
#ifdef CAP_SYS_RESOURCE
SAME((unsigned)(CAP_SYS_RESOURCE), 0x18u);
#endif
#ifdef CAP_SYS_TIME
SAME((unsigned)(CAP_SYS_TIME), 0x19u);
#endif
#ifdef CAP_SYS_TTY_CONFIG
SAME((unsigned)(CAP_SYS_TTY_CONFIG), 0x1au);
#endif
#ifdef CAP_WAKE_ALARM
SAME((unsigned)(CAP_WAKE_ALARM), 0x23u);
#endif
#ifdef CGROUP2_SUPER_MAGIC
SAME((unsigned)(CGROUP2_SUPER_MAGIC), 0x63677270u);
#endif
#ifdef CGROUP_SUPER_MAGIC
SAME((unsigned)(CGROUP_SUPER_MAGIC), 0x27e0ebu);
#endif
#ifdef CLD_CONTINUED
SAME((unsigned)(CLD_CONTINUED), 0x6u);
#endif
#ifdef CLD_DUMPED
SAME((unsigned)(CLD_DUMPED), 0x3u);
#endif
#ifdef CLD_EXITED
SAME((unsigned)(CLD_EXITED), 0x1u);
#endif
#ifdef CLD_KILLED
SAME((unsigned)(CLD_KILLED), 0x2u);
#endif
#ifdef CLD_STOPPED
SAME((unsigned)(CLD_STOPPED), 0x5u);
#endif
#ifdef CLD_TRAPPED
SAME((unsigned)(CLD_TRAPPED), 0x4u);
#endif
#ifdef CLOCK_BOOTTIME
SAME((unsigned)(CLOCK_BOOTTIME), 0x7u);
#endif
#ifdef CLOCK_BOOTTIME_ALARM
SAME((unsigned)(CLOCK_BOOTTIME_ALARM), 0x9u);
#endif
#ifdef CLOCK_MONOTONIC
SAME((unsigned)(CLOCK_MONOTONIC), 0x1u);
#endif
#ifdef CLOCK_MONOTONIC_COARSE
SAME((unsigned)(CLOCK_MONOTONIC_COARSE), 0x6u);
#endif
#ifdef CLOCK_MONOTONIC_RAW
SAME((unsigned)(CLOCK_MONOTONIC_RAW), 0x4u);
#endif
#ifdef CLOCK_PROCESS_CPUTIME_ID
SAME((unsigned)(CLOCK_PROCESS_CPUTIME_ID), 0x2u);
#endif
#ifdef CLOCK_REALTIME
SAME((unsigned)(CLOCK_REALTIME), 0x0u);
#endif
#ifdef CLOCK_REALTIME_ALARM
SAME((unsigned)(CLOCK_REALTIME_ALARM), 0x8u);
#endif
#ifdef CLOCK_REALTIME_COARSE
SAME((unsigned)(CLOCK_REALTIME_COARSE), 0x5u);
#endif
#ifdef CLOCK_SGI_CYCLE
SAME((unsigned)(CLOCK_SGI_CYCLE), 0xau);
#endif
#ifdef CLOCK_TAI
SAME((unsigned)(CLOCK_TAI), 0xbu);
#endif
#ifdef CLOCK_THREAD_CPUTIME_ID
SAME((unsigned)(CLOCK_THREAD_CPUTIME_ID), 0x3u);
#endif
#ifdef CLONE_CHILD_CLEARTID
SAME((unsigned)(CLONE_CHILD_CLEARTID), 0x200000u);
#endif
#ifdef CLONE_CHILD_SETTID
SAME((unsigned)(CLONE_CHILD_SETTID), 0x1000000u);
#endif
#ifdef CLONE_CLEAR_SIGHAND
SAME((unsigned)(CLONE_CLEAR_SIGHAND), 0x0u);
#endif
#ifdef CLONE_FILES
SAME((unsigned)(CLONE_FILES), 0x400u);
#endif
#ifdef CLONE_FS
SAME((unsigned)(CLONE_FS), 0x200u);
#endif
#ifdef CLONE_INTO_CGROUP
SAME((unsigned)(CLONE_INTO_CGROUP), 0x0u);
#endif
#ifdef CLONE_IO
SAME((unsigned)(CLONE_IO), 0x80000000u);
#endif
#ifdef CLONE_NEWCGROUP
SAME((unsigned)(CLONE_NEWCGROUP), 0x2000000u);
#endif
#ifdef CLONE_NEWIPC
SAME((unsigned)(CLONE_NEWIPC), 0x8000000u);
#endif
#ifdef CLONE_NEWNET
SAME((unsigned)(CLONE_NEWNET), 0x40000000u);
#endif
#ifdef CLONE_NEWNS
SAME((unsigned)(CLONE_NEWNS), 0x20000u);
#endif
#ifdef CLONE_NEWPID
SAME((unsigned)(CLONE_NEWPID), 0x20000000u);
#endif
#ifdef CLONE_NEWTIME
SAME((unsigned)(CLONE_NEWTIME), 0x80u);
#endif
#ifdef CLONE_NEWUSER
SAME((unsigned)(CLONE_NEWUSER), 0x10000000u);
#endif
#ifdef CLONE_NEWUTS
SAME((unsigned)(CLONE_NEWUTS), 0x4000000u);
#endif
#ifdef CLONE_PARENT
SAME((unsigned)(CLONE_PARENT), 0x8000u);
#endif
#ifdef CLONE_PARENT_SETTID
SAME((unsigned)(CLONE_PARENT_SETTID), 0x100000u);
#endif
#ifdef CLONE_PIDFD
SAME((unsigned)(CLONE_PIDFD), 0x1000u);
#endif
#ifdef CLONE_PTRACE
SAME((unsigned)(CLONE_PTRACE), 0x2000u);
#endif
#ifdef CLONE_SETTLS
SAME((unsigned)(CLONE_SETTLS), 0x80000u);
#endif
#ifdef CLONE_SIGHAND
SAME((unsigned)(CLONE_SIGHAND), 0x800u);
#endif
#ifdef CLONE_SYSVSEM
SAME((unsigned)(CLONE_SYSVSEM), 0x40000u);
#endif
#ifdef CLONE_THREAD
SAME((unsigned)(CLONE_THREAD), 0x10000u);
#endif
#ifdef CLONE_UNTRACED
SAME((unsigned)(CLONE_UNTRACED), 0x800000u);
#endif
#ifdef CLONE_VFORK
SAME((unsigned)(CLONE_VFORK), 0x4000u);
#endif
#ifdef CLONE_VM
SAME((unsigned)(CLONE_VM), 0x100u);
#endif
#ifdef CLOSE_RANGE_CLOEXEC
SAME((unsigned)(CLOSE_RANGE_CLOEXEC), 0x4u);
#endif
#ifdef CLOSE_RANGE_UNSHARE
SAME((unsigned)(CLOSE_RANGE_UNSHARE), 0x2u);
#endif
#ifdef CRAMFS_MAGIC
SAME((unsigned)(CRAMFS_MAGIC), 0x28cd3d45u);
#endif
#ifdef DEBUGFS_MAGIC
SAME((unsigned)(DEBUGFS_MAGIC), 0x64626720u);
#endif
#ifdef DEVPTS_SUPER_MAGIC
SAME((unsigned)(DEVPTS_SUPER_MAGIC), 0x1cd1u);
#endif
#ifdef ECHO
SAME((unsigned)(ECHO), 0x8u);
#endif
#ifdef ECHOCTL
SAME((unsigned)(ECHOCTL), 0x200u);
#endif
#ifdef ECHOE
SAME((unsigned)(ECHOE), 0x10u);
#endif
#ifdef ECHOK
SAME((unsigned)(ECHOK), 0x20u);
#endif
#ifdef ECHOKE
SAME((unsigned)(ECHOKE), 0x800u);
#endif
#ifdef ECHONL
SAME((unsigned)(ECHONL), 0x40u);
#endif
#ifdef ECHOPRT
SAME((unsigned)(ECHOPRT), 0x400u);
#endif
#ifdef ECRYPTFS_SUPER_MAGIC
SAME((unsigned)(ECRYPTFS_SUPER_MAGIC), 0xf15fu);
#endif
#ifdef EFD_CLOEXEC
SAME((unsigned)(EFD_CLOEXEC), 0x80000u);
#endif
#ifdef EFD_NONBLOCK
SAME((unsigned)(EFD_NONBLOCK), 0x800u);
#endif
#ifdef EFD_SEMAPHORE
SAME((unsigned)(EFD_SEMAPHORE), 0x1u);
#endif
#ifdef EFIVARFS_MAGIC
SAME((unsigned)(EFIVARFS_MAGIC), 0xde5e81e4u);
#endif
#ifdef EPOLLERR
SAME((unsigned)(EPOLLERR), 0x8u);
#endif
#ifdef EPOLLET
SAME((unsigned)(EPOLLET), 0x80000000u);
#endif
#ifdef EPOLLEXCLUSIVE
SAME((unsigned)(EPOLLEXCLUSIVE), 0x10000000u);
#endif
#ifdef EPOLLHUP
SAME((unsigned)(EPOLLHUP), 0x10u);
#endif
#ifdef EPOLLIN
SAME((unsigned)(EPOLLIN), 0x1u);
#endif
#ifdef EPOLLMSG
SAME((unsigned)(EPOLLMSG), 0x400u);
#endif
#ifdef EPOLLONESHOT
SAME((unsigned)(EPOLLONESHOT), 0x40000000u);
#endif
#ifdef EPOLLOUT
SAME((unsigned)(EPOLLOUT), 0x4u);
#endif
#ifdef EPOLLPRI
SAME((unsigned)(EPOLLPRI), 0x2u);
#endif
#ifdef EPOLLRDBAND
SAME((unsigned)(EPOLLRDBAND), 0x80u);
#endif
#ifdef EPOLLRDHUP
SAME((unsigned)(EPOLLRDHUP), 0x2000u);
#endif
#ifdef EPOLLRDNORM
SAME((unsigned)(EPOLLRDNORM), 0x40u);
#endif
#ifdef EPOLLWAKEUP
SAME((unsigned)(EPOLLWAKEUP), 0x20000000u);
#endif
#ifdef EPOLLWRBAND
SAME((unsigned)(EPOLLWRBAND), 0x200u);
#endif
#ifdef EPOLLWRNORM
SAME((unsigned)(EPOLLWRNORM), 0x100u);
#endif
#ifdef EPOLL_CLOEXEC
SAME((unsigned)(EPOLL_CLOEXEC), 0x80000u);
#endif
#ifdef EPOLL_CTL_ADD
SAME((unsigned)(EPOLL_CTL_ADD), 0x1u);
#endif
#ifdef EPOLL_CTL_DEL
SAME((unsigned)(EPOLL_CTL_DEL), 0x2u);
#endif
#ifdef EPOLL_CTL_MOD
SAME((unsigned)(EPOLL_CTL_MOD), 0x3u);
#endif
#ifdef EXT2_SUPER_MAGIC
SAME((unsigned)(EXT2_SUPER_MAGIC), 0xef53u);
#endif
#ifdef EXTPROC
SAME((unsigned)(EXTPROC), 0x10000u);
#endif
#ifdef F2FS_SUPER_MAGIC
SAME((unsigned)(F2FS_SUPER_MAGIC), 0xf2f52010u);
#endif
#ifdef FALLOC_FL_COLLAPSE_RANGE
SAME((unsigned)(FALLOC_FL_COLLAPSE_RANGE), 0x8u);
#endif
#ifdef FALLOC_FL_INSERT_RANGE
SAME((unsigned)(FALLOC_FL_INSERT_RANGE), 0x20u);
#endif
#ifdef FALLOC_FL_KEEP_SIZE
SAME((unsigned)(FALLOC_FL_KEEP_SIZE), 0x1u);
#endif
#ifdef FALLOC_FL_NO_HIDE_STALE
SAME((unsigned)(FALLOC_FL_NO_HIDE_STALE), 0x4u);
#endif
#ifdef FALLOC_FL_PUNCH_HOLE
SAME((unsigned)(FALLOC_FL_PUNCH_HOLE), 0x2u);
#endif
#ifdef FALLOC_FL_UNSHARE_RANGE
SAME((unsigned)(FALLOC_FL_UNSHARE_RANGE), 0x40u);
#endif
#ifdef FALLOC_FL_ZERO_RANGE
SAME((unsigned)(FALLOC_FL_ZERO_RANGE), 0x10u);
#endif
#ifdef FAN_ACCESS
SAME((unsigned)(FAN_ACCESS), 0x1u);
#endif
#ifdef FAN_ACCESS_PERM
SAME((unsigned)(FAN_ACCESS_PERM), 0x20000u);
#endif
#ifdef FAN_ATTRIB
SAME((unsigned)(FAN_ATTRIB), 0x4u);
#endif
#ifdef FAN_CLASS_CONTENT
SAME((unsigned)(FAN_CLASS_CONTENT), 0x4u);
#endif
#ifdef FAN_CLASS_NOTIF
SAME((unsigned)(FAN_CLASS_NOTIF), 0x0u);
#endif
#ifdef FAN_CLASS_PRE_CONTENT
SAME((unsigned)(FAN_CLASS_PRE_CONTENT), 0x8u);
#endif
#ifdef FAN_CLOEXEC
SAME((unsigned)(FAN_CLOEXEC), 0x1u);
#endif
#ifdef FAN_CLOSE_NOWRITE
SAME((unsigned)(FAN_CLOSE_NOWRITE), 0x10u);
#endif
#ifdef FAN_CLOSE_WRITE
SAME((unsigned)(FAN_CLOSE_WRITE), 0x8u);
#endif
#ifdef FAN_CREATE
SAME((unsigned)(FAN_CREATE), 0x100u);
#endif
#ifdef FAN_DELETE
SAME((unsigned)(FAN_DELETE), 0x200u);
#endif
#ifdef FAN_DELETE_SELF
SAME((unsigned)(FAN_DELETE_SELF), 0x400u);
#endif
#ifdef FAN_ENABLE_AUDIT
SAME((unsigned)(FAN_ENABLE_AUDIT), 0x40u);
#endif
#ifdef FAN_EVENT_ON_CHILD
SAME((unsigned)(FAN_EVENT_ON_CHILD), 0x8000000u);
#endif
#ifdef FAN_FS_ERROR
SAME((unsigned)(FAN_FS_ERROR), 0x8000u);
#endif
#ifdef FAN_MARK_ADD
SAME((unsigned)(FAN_MARK_ADD), 0x1u);
#endif
#ifdef FAN_MARK_DONT_FOLLOW
SAME((unsigned)(FAN_MARK_DONT_FOLLOW), 0x4u);
#endif
#ifdef FAN_MARK_EVICTABLE
SAME((unsigned)(FAN_MARK_EVICTABLE), 0x200u);
#endif
#ifdef FAN_MARK_FILESYSTEM
SAME((unsigned)(FAN_MARK_FILESYSTEM), 0x100u);
#endif
#ifdef FAN_MARK_FLUSH
SAME((unsigned)(FAN_MARK_FLUSH), 0x80u);
#endif
#ifdef FAN_MARK_IGNORE
SAME((unsigned)(FAN_MARK_IGNORE), 0x400u);
#endif
#ifdef FAN_MARK_IGNORED_MASK
SAME((unsigned)(FAN_MARK_IGNORED_MASK), 0x20u);
#endif
#ifdef FAN_MARK_IGNORED_SURV_MODIFY
SAME((unsigned)(FAN_MARK_IGNORED_SURV_MODIFY), 0x40u);
#endif
#ifdef FAN_MARK_MOUNT
SAME((unsigned)(FAN_MARK_MOUNT), 0x10u);
#endif
#ifdef FAN_MARK_ONLYDIR
SAME((unsigned)(FAN_MARK_ONLYDIR), 0x8u);
#endif
#ifdef FAN_MARK_REMOVE
SAME((unsigned)(FAN_MARK_REMOVE), 0x2u);
#endif
#ifdef FAN_MODIFY
SAME((unsigned)(FAN_MODIFY), 0x2u);
#endif
#ifdef FAN_MOVED_FROM
SAME((unsigned)(FAN_MOVED_FROM), 0x40u);
#endif
#ifdef FAN_MOVED_TO
SAME((unsigned)(FAN_MOVED_TO), 0x80u);
#endif
#ifdef FAN_MOVE_SELF
SAME((unsigned)(FAN_MOVE_SELF), 0x800u);
#endif
#ifdef FAN_NONBLOCK
SAME((unsigned)(FAN_NONBLOCK), 0x2u);
#endif
#ifdef FAN_ONDIR
SAME((unsigned)(FAN_ONDIR), 0x40000000u);
#endif
#ifdef FAN_OPEN
SAME((unsigned)(FAN_OPEN), 0x20u);
#endif
#ifdef FAN_OPEN_EXEC
SAME((unsigned)(FAN_OPEN_EXEC), 0x1000u);
#endif
#ifdef FAN_OPEN_EXEC_PERM
SAME((unsigned)(FAN_OPEN_EXEC_PERM), 0x40000u);
#endif
#ifdef FAN_OPEN_PERM
SAME((unsigned)(FAN_OPEN_PERM), 0x10000u);
#endif
#ifdef FAN_Q_OVERFLOW
SAME((unsigned)(FAN_Q_OVERFLOW), 0x4000u);
#endif
#ifdef FAN_RENAME
SAME((unsigned)(FAN_RENAME), 0x10000000u);
#endif
#ifdef FAN_REPORT_DIR_FID
SAME((unsigned)(FAN_REPORT_DIR_FID), 0x400u);
#endif
#ifdef FAN_REPORT_FID
SAME((unsigned)(FAN_REPORT_FID), 0x200u);
#endif
#ifdef FAN_REPORT_NAME
SAME((unsigned)(FAN_REPORT_NAME), 0x800u);
#endif
#ifdef FAN_REPORT_PIDFD
SAME((unsigned)(FAN_REPORT_PIDFD), 0x80u);
#endif
#ifdef FAN_REPORT_TARGET_FID
SAME((unsigned)(FAN_REPORT_TARGET_FID), 0x1000u);
#endif
#ifdef FAN_REPORT_TID
SAME((unsigned)(FAN_REPORT_TID), 0x100u);
#endif
#ifdef FAN_UNLIMITED_MARKS
SAME((unsigned)(FAN_UNLIMITED_MARKS), 0x20u);
#endif
#ifdef FAN_UNLIMITED_QUEUE
SAME((unsigned)(FAN_UNLIMITED_QUEUE), 0x10u);
#endif
#ifdef FDPIC_FUNCPTRS
SAME((unsigned)(FDPIC_FUNCPTRS), 0x80000u);
#endif
#ifdef FD_CLOEXEC
SAME((unsigned)(FD_CLOEXEC), 0x1u);
#endif
#ifdef FLUSHO
SAME((unsigned)(FLUSHO), 0x1000u);
#endif
#ifdef FPE_CONDTRAP
SAME((unsigned)(FPE_CONDTRAP), 0xfu);
#endif
#ifdef FPE_FLTDIV
SAME((unsigned)(FPE_FLTDIV), 0x3u);
#endif
#ifdef FPE_FLTINV
SAME((unsigned)(FPE_FLTINV), 0x7u);
#endif
#ifdef FPE_FLTOVF
SAME((unsigned)(FPE_FLTOVF), 0x4u);
#endif
#ifdef FPE_FLTRES
SAME((unsigned)(FPE_FLTRES), 0x6u);
#endif
#ifdef FPE_FLTSUB
SAME((unsigned)(FPE_FLTSUB), 0x8u);
#endif
#ifdef FPE_FLTUND
SAME((unsigned)(FPE_FLTUND), 0x5u);
#endif
#ifdef FPE_FLTUNK
SAME((unsigned)(FPE_FLTUNK), 0xeu);
#endif
#ifdef FPE_INTDIV
SAME((unsigned)(FPE_INTDIV), 0x1u);
#endif
#ifdef FPE_INTOVF
SAME((unsigned)(FPE_INTOVF), 0x2u);
#endif
#ifdef FSCONFIG_CMD_CREATE
SAME((unsigned)(FSCONFIG_CMD_CREATE), 0x6u);
#endif
#ifdef FSCONFIG_CMD_RECONFIGURE
SAME((unsigned)(FSCONFIG_CMD_RECONFIGURE), 0x7u);
#endif
#ifdef FSCONFIG_SET_BINARY
SAME((unsigned)(FSCONFIG_SET_BINARY), 0x2u);
#endif
#ifdef FSCONFIG_SET_FD
SAME((unsigned)(FSCONFIG_SET_FD), 0x5u);
#endif
#ifdef FSCONFIG_SET_FLAG
SAME((unsigned)(FSCONFIG_SET_FLAG), 0x0u);
#endif
#ifdef FSCONFIG_SET_PATH
SAME((unsigned)(FSCONFIG_SET_PATH), 0x3u);
#endif
#ifdef FSCONFIG_SET_PATH_EMPTY
SAME((unsigned)(FSCONFIG_SET_PATH_EMPTY), 0x4u);
#endif
#ifdef FSCONFIG_SET_STRING
SAME((unsigned)(FSCONFIG_SET_STRING), 0x1u);
#endif
#ifdef FSMOUNT_CLOEXEC
SAME((unsigned)(FSMOUNT_CLOEXEC), 0x1u);
#endif
#ifdef FSOPEN_CLOEXEC
SAME((unsigned)(FSOPEN_CLOEXEC), 0x1u);
#endif
#ifdef FSPICK_CLOEXEC
SAME((unsigned)(FSPICK_CLOEXEC), 0x1u);
#endif
#ifdef FSPICK_EMPTY_PATH
SAME((unsigned)(FSPICK_EMPTY_PATH), 0x8u);
#endif
#ifdef FSPICK_NO_AUTOMOUNT
SAME((unsigned)(FSPICK_NO_AUTOMOUNT), 0x4u);
#endif
#ifdef FSPICK_SYMLINK_NOFOLLOW
SAME((unsigned)(FSPICK_SYMLINK_NOFOLLOW), 0x2u);
#endif
#ifdef FS_APPEND_FL
SAME((unsigned)(FS_APPEND_FL), 0x20u);
#endif
#ifdef FS_CASEFOLD_FL
SAME((unsigned)(FS_CASEFOLD_FL), 0x40000000u);
#endif
#ifdef FS_COMPRBLK_FL
SAME((unsigned)(FS_COMPRBLK_FL), 0x200u);
#endif
#ifdef FS_COMPR_FL
SAME((unsigned)(FS_COMPR_FL), 0x4u);
#endif
#ifdef FS_DAX_FL
SAME((unsigned)(FS_DAX_FL), 0x2000000u);
#endif
#ifdef FS_DIRSYNC_FL
SAME((unsigned)(FS_DIRSYNC_FL), 0x10000u);
#endif
#ifdef FS_DIRTY_FL
SAME((unsigned)(FS_DIRTY_FL), 0x100u);
#endif
#ifdef FS_EA_INODE_FL
SAME((unsigned)(FS_EA_INODE_FL), 0x200000u);
#endif
#ifdef FS_ENCRYPT_FL
SAME((unsigned)(FS_ENCRYPT_FL), 0x800u);
#endif
#ifdef FS_EOFBLOCKS_FL
SAME((unsigned)(FS_EOFBLOCKS_FL), 0x400000u);
#endif
#ifdef FS_EXTENT_FL
SAME((unsigned)(FS_EXTENT_FL), 0x80000u);
#endif
#ifdef FS_HUGE_FILE_FL
SAME((unsigned)(FS_HUGE_FILE_FL), 0x40000u);
#endif
#ifdef FS_IMAGIC_FL
SAME((unsigned)(FS_IMAGIC_FL), 0x2000u);
#endif
#ifdef FS_IMMUTABLE_FL
SAME((unsigned)(FS_IMMUTABLE_FL), 0x10u);
#endif
#ifdef FS_INDEX_FL
SAME((unsigned)(FS_INDEX_FL), 0x1000u);
#endif
#ifdef FS_INLINE_DATA_FL
SAME((unsigned)(FS_INLINE_DATA_FL), 0x10000000u);
#endif
#ifdef FS_JOURNAL_DATA_FL
SAME((unsigned)(FS_JOURNAL_DATA_FL), 0x4000u);
#endif
#ifdef FS_NOATIME_FL
SAME((unsigned)(FS_NOATIME_FL), 0x80u);
#endif
#ifdef FS_NOCOMP_FL
SAME((unsigned)(FS_NOCOMP_FL), 0x400u);
#endif
#ifdef FS_NOCOW_FL
SAME((unsigned)(FS_NOCOW_FL), 0x800000u);
#endif
#ifdef FS_NODUMP_FL
SAME((unsigned)(FS_NODUMP_FL), 0x40u);
#endif
#ifdef FS_NOTAIL_FL
SAME((unsigned)(FS_NOTAIL_FL), 0x8000u);
#endif
#ifdef FS_PROJINHERIT_FL
SAME((unsigned)(FS_PROJINHERIT_FL), 0x20000000u);
#endif
#ifdef FS_SECRM_FL
SAME((unsigned)(FS_SECRM_FL), 0x1u);
#endif
#ifdef FS_SYNC_FL
SAME((unsigned)(FS_SYNC_FL), 0x8u);
#endif
#ifdef FS_TOPDIR_FL
SAME((unsigned)(FS_TOPDIR_FL), 0x20000u);
#endif
#ifdef FS_UNRM_FL
SAME((unsigned)(FS_UNRM_FL), 0x2u);
#endif
#ifdef FS_VERITY_FL
SAME((unsigned)(FS_VERITY_FL), 0x100000u);
#endif
#ifdef FUSE_SUPER_MAGIC
SAME((unsigned)(FUSE_SUPER_MAGIC), 0x65735546u);
#endif
#ifdef FUTEX_CLOCK_REALTIME
SAME((unsigned)(FUTEX_CLOCK_REALTIME), 0x100u);
#endif
#ifdef FUTEX_CMP_REQUEUE
SAME((unsigned)(FUTEX_CMP_REQUEUE), 0x4u);
#endif
#ifdef FUTEX_CMP_REQUEUE_PI
SAME((unsigned)(FUTEX_CMP_REQUEUE_PI), 0xcu);
#endif
#ifdef FUTEX_FD
SAME((unsigned)(FUTEX_FD), 0x2u);
#endif
#ifdef FUTEX_LOCK_PI
SAME((unsigned)(FUTEX_LOCK_PI), 0x6u);
#endif
#ifdef FUTEX_LOCK_PI2
SAME((unsigned)(FUTEX_LOCK_PI2), 0xdu);
#endif
#ifdef FUTEX_PRIVATE_FLAG
SAME((unsigned)(FUTEX_PRIVATE_FLAG), 0x80u);
#endif
#ifdef FUTEX_REQUEUE
SAME((unsigned)(FUTEX_REQUEUE), 0x3u);
#endif
#ifdef FUTEX_TRYLOCK_PI
SAME((unsigned)(FUTEX_TRYLOCK_PI), 0x8u);
#endif
#ifdef FUTEX_UNLOCK_PI
SAME((unsigned)(FUTEX_UNLOCK_PI), 0x7u);
#endif
#ifdef FUTEX_WAIT
SAME((unsigned)(FUTEX_WAIT), 0x0u);
#endif
#ifdef FUTEX_WAIT_BITSET
SAME((unsigned)(FUTEX_WAIT_BITSET), 0x9u);
#endif
#ifdef FUTEX_WAIT_REQUEUE_PI
SAME((unsigned)(FUTEX_WAIT_REQUEUE_PI), 0xbu);
#endif
#ifdef FUTEX_WAKE
SAME((unsigned)(FUTEX_WAKE), 0x1u);
#endif
#ifdef FUTEX_WAKE_BITSET
SAME((unsigned)(FUTEX_WAKE_BITSET), 0xau);
#endif
#ifdef FUTEX_WAKE_OP
SAME((unsigned)(FUTEX_WAKE_OP), 0x5u);
#endif
#ifdef F_ADD_SEALS
SAME((unsigned)(F_ADD_SEALS), 0x409u);
#endif
#ifdef F_DUPFD
SAME((unsigned)(F_DUPFD), 0x0u);
#endif
#ifdef F_DUPFD_CLOEXEC
SAME((unsigned)(F_DUPFD_CLOEXEC), 0x406u);
#endif
#ifdef F_GETFD
SAME((unsigned)(F_GETFD), 0x1u);
#endif
#ifdef F_GETFL
SAME((unsigned)(F_GETFL), 0x3u);
#endif
#ifdef F_GETLEASE
SAME((unsigned)(F_GETLEASE), 0x401u);
#endif
#ifdef F_GETLK
SAME((unsigned)(F_GETLK), 0x5u);
#endif
#ifdef F_GETOWN
SAME((unsigned)(F_GETOWN), 0x9u);
#endif
#ifdef F_GETOWN_EX
SAME((unsigned)(F_GETOWN_EX), 0x10u);
#endif
#ifdef F_GETPIPE_SZ
SAME((unsigned)(F_GETPIPE_SZ), 0x408u);
#endif
#ifdef F_GETSIG
SAME((unsigned)(F_GETSIG), 0xbu);
#endif
#ifdef F_GET_FILE_RW_HINT
SAME((unsigned)(F_GET_FILE_RW_HINT), 0x40du);
#endif
#ifdef F_GET_RW_HINT
SAME((unsigned)(F_GET_RW_HINT), 0x40bu);
#endif
#ifdef F_GET_SEALS
SAME((unsigned)(F_GET_SEALS), 0x40au);
#endif
#ifdef F_NOTIFY
SAME((unsigned)(F_NOTIFY), 0x402u);
#endif
#ifdef F_OFD_GETLK
SAME((unsigned)(F_OFD_GETLK), 0x24u);
#endif
#ifdef F_OFD_SETLK
SAME((unsigned)(F_OFD_SETLK), 0x25u);
#endif
#ifdef F_OFD_SETLKW
SAME((unsigned)(F_OFD_SETLKW), 0x26u);
#endif
#ifdef F_OK
SAME((unsigned)(F_OK), 0x0u);
#endif
#ifdef F_RDLCK
SAME((unsigned)(F_RDLCK), 0x0u);
#endif
#ifdef F_SEAL_FUTURE_WRITE
SAME((unsigned)(F_SEAL_FUTURE_WRITE), 0x10u);
#endif
#ifdef F_SEAL_GROW
SAME((unsigned)(F_SEAL_GROW), 0x4u);
#endif
#ifdef F_SEAL_SEAL
SAME((unsigned)(F_SEAL_SEAL), 0x1u);
#endif
#ifdef F_SEAL_SHRINK
SAME((unsigned)(F_SEAL_SHRINK), 0x2u);
#endif
#ifdef F_SEAL_WRITE
SAME((unsigned)(F_SEAL_WRITE), 0x8u);
#endif
#ifdef F_SETFD
SAME((unsigned)(F_SETFD), 0x2u);
#endif
#ifdef F_SETFL
SAME((unsigned)(F_SETFL), 0x4u);
#endif
#ifdef F_SETLEASE
SAME((unsigned)(F_SETLEASE), 0x400u);
#endif
#ifdef F_SETLK
SAME((unsigned)(F_SETLK), 0x6u);
#endif
#ifdef F_SETLKW
SAME((unsigned)(F_SETLKW), 0x7u);
#endif
#ifdef F_SETOWN
SAME((unsigned)(F_SETOWN), 0x8u);
#endif
#ifdef F_SETOWN_EX
SAME((unsigned)(F_SETOWN_EX), 0xfu);
#endif
#ifdef F_SETPIPE_SZ
SAME((unsigned)(F_SETPIPE_SZ), 0x407u);
#endif
#ifdef F_SETSIG
SAME((unsigned)(F_SETSIG), 0xau);
#endif
#ifdef F_SET_FILE_RW_HINT
SAME((unsigned)(F_SET_FILE_RW_HINT), 0x40eu);
#endif
#ifdef F_SET_RW_HINT
SAME((unsigned)(F_SET_RW_HINT), 0x40cu);
#endif
#ifdef F_UNLCK
SAME((unsigned)(F_UNLCK), 0x2u);
#endif
#ifdef F_WRLCK
SAME((unsigned)(F_WRLCK), 0x1u);
#endif
#ifdef GETALL
SAME((unsigned)(GETALL), 0xdu);
#endif
#ifdef GETNCNT
SAME((unsigned)(GETNCNT), 0xeu);
#endif
#ifdef GETPID
SAME((unsigned)(GETPID), 0xbu);
#endif
#ifdef GETVAL
SAME((unsigned)(GETVAL), 0xcu);
#endif
#ifdef GETZCNT
SAME((unsigned)(GETZCNT), 0xfu);
#endif
#ifdef GRND_INSECURE
SAME((unsigned)(GRND_INSECURE), 0x4u);
#endif
#ifdef GRND_NONBLOCK
SAME((unsigned)(GRND_NONBLOCK), 0x1u);
#endif
#ifdef GRND_RANDOM
SAME((unsigned)(GRND_RANDOM), 0x2u);
#endif
#ifdef HUGETLBFS_MAGIC
SAME((unsigned)(HUGETLBFS_MAGIC), 0x958458f6u);
#endif
#ifdef ICANON
SAME((unsigned)(ICANON), 0x2u);
#endif
#ifdef ICRNL
SAME((unsigned)(ICRNL), 0x100u);
#endif
#ifdef IEXTEN
SAME((unsigned)(IEXTEN), 0x8000u);
#endif
#ifdef IGNBRK
SAME((unsigned)(IGNBRK), 0x1u);
#endif
#ifdef IGNCR
SAME((unsigned)(IGNCR), 0x80u);
#endif
#ifdef IGNPAR
SAME((unsigned)(IGNPAR), 0x4u);
#endif
#ifdef ILL_BADIADDR
SAME((unsigned)(ILL_BADIADDR), 0x9u);
#endif
#ifdef ILL_BADSTK
SAME((unsigned)(ILL_BADSTK), 0x8u);
#endif
#ifdef ILL_COPROC
SAME((unsigned)(ILL_COPROC), 0x7u);
#endif
#ifdef ILL_ILLADR
SAME((unsigned)(ILL_ILLADR), 0x3u);
#endif
#ifdef ILL_ILLOPC
SAME((unsigned)(ILL_ILLOPC), 0x1u);
#endif
#ifdef ILL_ILLOPN
SAME((unsigned)(ILL_ILLOPN), 0x2u);
#endif
#ifdef ILL_ILLTRP
SAME((unsigned)(ILL_ILLTRP), 0x4u);
#endif
#ifdef ILL_PRVOPC
SAME((unsigned)(ILL_PRVOPC), 0x5u);
#endif
#ifdef ILL_PRVREG
SAME((unsigned)(ILL_PRVREG), 0x6u);
#endif
#ifdef IMAXBEL
SAME((unsigned)(IMAXBEL), 0x2000u);
#endif
#ifdef INLCR
SAME((unsigned)(INLCR), 0x40u);
#endif
#ifdef INPCK
SAME((unsigned)(INPCK), 0x10u);
#endif
#ifdef IN_ACCESS
SAME((unsigned)(IN_ACCESS), 0x1u);
#endif
#ifdef IN_ATTRIB
SAME((unsigned)(IN_ATTRIB), 0x4u);
#endif
#ifdef IN_CLOEXEC
SAME((unsigned)(IN_CLOEXEC), 0x80000u);
#endif
#ifdef IN_CLOSE_NOWRITE
SAME((unsigned)(IN_CLOSE_NOWRITE), 0x10u);
#endif
#ifdef IN_CLOSE_WRITE
SAME((unsigned)(IN_CLOSE_WRITE), 0x8u);
#endif
#ifdef IN_CREATE
SAME((unsigned)(IN_CREATE), 0x100u);
#endif
#ifdef IN_DELETE
SAME((unsigned)(IN_DELETE), 0x200u);
#endif
#ifdef IN_DELETE_SELF
SAME((unsigned)(IN_DELETE_SELF), 0x400u);
#endif
#ifdef IN_DONT_FOLLOW
SAME((unsigned)(IN_DONT_FOLLOW), 0x2000000u);
#endif
#ifdef IN_EXCL_UNLINK
SAME((unsigned)(IN_EXCL_UNLINK), 0x4000000u);
#endif
#ifdef IN_IGNORED
SAME((unsigned)(IN_IGNORED), 0x8000u);
#endif
#ifdef IN_ISDIR
SAME((unsigned)(IN_ISDIR), 0x40000000u);
#endif
#ifdef IN_MASK_ADD
SAME((unsigned)(IN_MASK_ADD), 0x20000000u);
#endif
#ifdef IN_MASK_CREATE
SAME((unsigned)(IN_MASK_CREATE), 0x10000000u);
#endif
#ifdef IN_MODIFY
SAME((unsigned)(IN_MODIFY), 0x2u);
#endif
#ifdef IN_MOVED_FROM
SAME((unsigned)(IN_MOVED_FROM), 0x40u);
#endif
#ifdef IN_MOVED_TO
SAME((unsigned)(IN_MOVED_TO), 0x80u);
#endif
#ifdef IN_MOVE_SELF
SAME((unsigned)(IN_MOVE_SELF), 0x800u);
#endif
#ifdef IN_NONBLOCK
SAME((unsigned)(IN_NONBLOCK), 0x800u);
#endif
#ifdef IN_ONESHOT
SAME((unsigned)(IN_ONESHOT), 0x80000000u);
#endif
#ifdef IN_ONLYDIR
SAME((unsigned)(IN_ONLYDIR), 0x1000000u);
#endif
#ifdef IN_OPEN
SAME((unsigned)(IN_OPEN), 0x20u);
#endif
#ifdef IN_Q_OVERFLOW
SAME((unsigned)(IN_Q_OVERFLOW), 0x4000u);
#endif
#ifdef IN_UNMOUNT
SAME((unsigned)(IN_UNMOUNT), 0x2000u);
#endif
#ifdef IOPRIO_WHO_PGRP
SAME((unsigned)(IOPRIO_WHO_PGRP), 0x2u);
#endif
#ifdef IOPRIO_WHO_PROCESS
SAME((unsigned)(IOPRIO_WHO_PROCESS), 0x1u);
#endif
#ifdef IOPRIO_WHO_USER
SAME((unsigned)(IOPRIO_WHO_USER), 0x3u);
#endif
#ifdef IORING_ENTER_EXT_ARG
SAME((unsigned)(IORING_ENTER_EXT_ARG), 0x8u);
#endif
#ifdef IORING_ENTER_GETEVENTS
SAME((unsigned)(IORING_ENTER_GETEVENTS), 0x1u);
#endif
#ifdef IORING_ENTER_REGISTERED_RING
SAME((unsigned)(IORING_ENTER_REGISTERED_RING), 0x10u);
#endif
#ifdef IORING_ENTER_SQ_WAIT
SAME((unsigned)(IORING_ENTER_SQ_WAIT), 0x4u);
#endif
#ifdef IORING_ENTER_SQ_WAKEUP
SAME((unsigned)(IORING_ENTER_SQ_WAKEUP), 0x2u);
#endif
#ifdef IORING_FEAT_CQE_SKIP
SAME((unsigned)(IORING_FEAT_CQE_SKIP), 0x800u);
#endif
#ifdef IORING_FEAT_CUR_PERSONALITY
SAME((unsigned)(IORING_FEAT_CUR_PERSONALITY), 0x10u);
#endif
#ifdef IORING_FEAT_EXT_ARG
SAME((unsigned)(IORING_FEAT_EXT_ARG), 0x100u);
#endif
#ifdef IORING_FEAT_FAST_POLL
SAME((unsigned)(IORING_FEAT_FAST_POLL), 0x20u);
#endif
#ifdef IORING_FEAT_LINKED_FILE
SAME((unsigned)(IORING_FEAT_LINKED_FILE), 0x1000u);
#endif
#ifdef IORING_FEAT_NATIVE_WORKERS
SAME((unsigned)(IORING_FEAT_NATIVE_WORKERS), 0x200u);
#endif
#ifdef IORING_FEAT_NODROP
SAME((unsigned)(IORING_FEAT_NODROP), 0x2u);
#endif
#ifdef IORING_FEAT_POLL_32BITS
SAME((unsigned)(IORING_FEAT_POLL_32BITS), 0x40u);
#endif
#ifdef IORING_FEAT_RSRC_TAGS
SAME((unsigned)(IORING_FEAT_RSRC_TAGS), 0x400u);
#endif
#ifdef IORING_FEAT_RW_CUR_POS
SAME((unsigned)(IORING_FEAT_RW_CUR_POS), 0x8u);
#endif
#ifdef IORING_FEAT_SINGLE_MMAP
SAME((unsigned)(IORING_FEAT_SINGLE_MMAP), 0x1u);
#endif
#ifdef IORING_FEAT_SQPOLL_NONFIXED
SAME((unsigned)(IORING_FEAT_SQPOLL_NONFIXED), 0x80u);
#endif
#ifdef IORING_FEAT_SUBMIT_STABLE
SAME((unsigned)(IORING_FEAT_SUBMIT_STABLE), 0x4u);
#endif
#ifdef IORING_REGISTER_BUFFERS
SAME((unsigned)(IORING_REGISTER_BUFFERS), 0x0u);
#endif
#ifdef IORING_REGISTER_BUFFERS2
SAME((unsigned)(IORING_REGISTER_BUFFERS2), 0xfu);
#endif
#ifdef IORING_REGISTER_BUFFERS_UPDATE
SAME((unsigned)(IORING_REGISTER_BUFFERS_UPDATE), 0x10u);
#endif
#ifdef IORING_REGISTER_ENABLE_RINGS
SAME((unsigned)(IORING_REGISTER_ENABLE_RINGS), 0xcu);
#endif
#ifdef IORING_REGISTER_EVENTFD
SAME((unsigned)(IORING_REGISTER_EVENTFD), 0x4u);
#endif
#ifdef IORING_REGISTER_EVENTFD_ASYNC
SAME((unsigned)(IORING_REGISTER_EVENTFD_ASYNC), 0x7u);
#endif
#ifdef IORING_REGISTER_FILES
SAME((unsigned)(IORING_REGISTER_FILES), 0x2u);
#endif
#ifdef IORING_REGISTER_FILES2
SAME((unsigned)(IORING_REGISTER_FILES2), 0xdu);
#endif
#ifdef IORING_REGISTER_FILES_UPDATE
SAME((unsigned)(IORING_REGISTER_FILES_UPDATE), 0x6u);
#endif
#ifdef IORING_REGISTER_FILES_UPDATE2
SAME((unsigned)(IORING_REGISTER_FILES_UPDATE2), 0xeu);
#endif
#ifdef IORING_REGISTER_FILE_ALLOC_RANGE
SAME((unsigned)(IORING_REGISTER_FILE_ALLOC_RANGE), 0x19u);
#endif
#ifdef IORING_REGISTER_IOWQ_AFF
SAME((unsigned)(IORING_REGISTER_IOWQ_AFF), 0x11u);
#endif
#ifdef IORING_REGISTER_IOWQ_MAX_WORKERS
SAME((unsigned)(IORING_REGISTER_IOWQ_MAX_WORKERS), 0x13u);
#endif
#ifdef IORING_REGISTER_PBUF_RING
SAME((unsigned)(IORING_REGISTER_PBUF_RING), 0x16u);
#endif
#ifdef IORING_REGISTER_PERSONALITY
SAME((unsigned)(IORING_REGISTER_PERSONALITY), 0x9u);
#endif
#ifdef IORING_REGISTER_PROBE
SAME((unsigned)(IORING_REGISTER_PROBE), 0x8u);
#endif
#ifdef IORING_REGISTER_RESTRICTIONS
SAME((unsigned)(IORING_REGISTER_RESTRICTIONS), 0xbu);
#endif
#ifdef IORING_REGISTER_RING_FDS
SAME((unsigned)(IORING_REGISTER_RING_FDS), 0x14u);
#endif
#ifdef IORING_REGISTER_SYNC_CANCEL
SAME((unsigned)(IORING_REGISTER_SYNC_CANCEL), 0x18u);
#endif
#ifdef IORING_SETUP_ATTACH_WQ
SAME((unsigned)(IORING_SETUP_ATTACH_WQ), 0x20u);
#endif
#ifdef IORING_SETUP_CLAMP
SAME((unsigned)(IORING_SETUP_CLAMP), 0x10u);
#endif
#ifdef IORING_SETUP_COOP_TASKRUN
SAME((unsigned)(IORING_SETUP_COOP_TASKRUN), 0x100u);
#endif
#ifdef IORING_SETUP_CQE32
SAME((unsigned)(IORING_SETUP_CQE32), 0x800u);
#endif
#ifdef IORING_SETUP_CQSIZE
SAME((unsigned)(IORING_SETUP_CQSIZE), 0x8u);
#endif
#ifdef IORING_SETUP_DEFER_TASKRUN
SAME((unsigned)(IORING_SETUP_DEFER_TASKRUN), 0x2000u);
#endif
#ifdef IORING_SETUP_IOPOLL
SAME((unsigned)(IORING_SETUP_IOPOLL), 0x1u);
#endif
#ifdef IORING_SETUP_R_DISABLED
SAME((unsigned)(IORING_SETUP_R_DISABLED), 0x40u);
#endif
#ifdef IORING_SETUP_SINGLE_ISSUER
SAME((unsigned)(IORING_SETUP_SINGLE_ISSUER), 0x1000u);
#endif
#ifdef IORING_SETUP_SQE128
SAME((unsigned)(IORING_SETUP_SQE128), 0x400u);
#endif
#ifdef IORING_SETUP_SQPOLL
SAME((unsigned)(IORING_SETUP_SQPOLL), 0x2u);
#endif
#ifdef IORING_SETUP_SQ_AFF
SAME((unsigned)(IORING_SETUP_SQ_AFF), 0x4u);
#endif
#ifdef IORING_SETUP_SUBMIT_ALL
SAME((unsigned)(IORING_SETUP_SUBMIT_ALL), 0x80u);
#endif
#ifdef IORING_SETUP_TASKRUN_FLAG
SAME((unsigned)(IORING_SETUP_TASKRUN_FLAG), 0x200u);
#endif
#ifdef IORING_UNREGISTER_BUFFERS
SAME((unsigned)(IORING_UNREGISTER_BUFFERS), 0x1u);
#endif
#ifdef IORING_UNREGISTER_EVENTFD
SAME((unsigned)(IORING_UNREGISTER_EVENTFD), 0x5u);
#endif
#ifdef IORING_UNREGISTER_FILES
SAME((unsigned)(IORING_UNREGISTER_FILES), 0x3u);
#endif
#ifdef IORING_UNREGISTER_IOWQ_AFF
SAME((unsigned)(IORING_UNREGISTER_IOWQ_AFF), 0x12u);
#endif
#ifdef IORING_UNREGISTER_PBUF_RING
SAME((unsigned)(IORING_UNREGISTER_PBUF_RING), 0x17u);
#endif
#ifdef IORING_UNREGISTER_PERSONALITY
SAME((unsigned)(IORING_UNREGISTER_PERSONALITY), 0xau);
#endif
#ifdef IORING_UNREGISTER_RING_FDS
SAME((unsigned)(IORING_UNREGISTER_RING_FDS), 0x15u);
#endif
#ifdef IPC_CREAT
SAME((unsigned)(IPC_CREAT), 0x200u);
#endif
#ifdef IPC_EXCL
SAME((unsigned)(IPC_EXCL), 0x400u);
#endif
#ifdef IPC_INFO
SAME((unsigned)(IPC_INFO), 0x3u);
#endif
#ifdef IPC_NOWAIT
SAME((unsigned)(IPC_NOWAIT), 0x800u);
#endif
#ifdef IPC_RMID
SAME((unsigned)(IPC_RMID), 0x0u);
#endif
#ifdef IPC_SET
SAME((unsigned)(IPC_SET), 0x1u);
#endif
#ifdef IPC_STAT
SAME((unsigned)(IPC_STAT), 0x2u);
#endif
#ifdef IPPROTO_AH
SAME((unsigned)(IPPROTO_AH), 0x33u);
#endif
#ifdef IPPROTO_BEETPH
SAME((unsigned)(IPPROTO_BEETPH), 0x5eu);
#endif
#ifdef IPPROTO_COMP
SAME((unsigned)(IPPROTO_COMP), 0x6cu);
#endif
#ifdef IPPROTO_DCCP
SAME((unsigned)(IPPROTO_DCCP), 0x21u);
#endif
#ifdef IPPROTO_EGP
SAME((unsigned)(IPPROTO_EGP), 0x8u);
#endif
#ifdef IPPROTO_ENCAP
SAME((unsigned)(IPPROTO_ENCAP), 0x62u);
#endif
#ifdef IPPROTO_ESP
SAME((unsigned)(IPPROTO_ESP), 0x32u);
#endif
#ifdef IPPROTO_ETHERNET
SAME((unsigned)(IPPROTO_ETHERNET), 0x8fu);
#endif
#ifdef IPPROTO_GRE
SAME((unsigned)(IPPROTO_GRE), 0x2fu);
#endif
#ifdef IPPROTO_ICMP
SAME((unsigned)(IPPROTO_ICMP), 0x1u);
#endif
#ifdef IPPROTO_ICMPV6
SAME((unsigned)(IPPROTO_ICMPV6), 0x3au);
#endif
#ifdef IPPROTO_IDP
SAME((unsigned)(IPPROTO_IDP), 0x16u);
#endif
#ifdef IPPROTO_IGMP
SAME((unsigned)(IPPROTO_IGMP), 0x2u);
#endif
#ifdef IPPROTO_IP
SAME((unsigned)(IPPROTO_IP), 0x0u);
#endif
#ifdef IPPROTO_IPIP
SAME((unsigned)(IPPROTO_IPIP), 0x4u);
#endif
#ifdef IPPROTO_IPV6
SAME((unsigned)(IPPROTO_IPV6), 0x29u);
#endif
#ifdef IPPROTO_MPLS
SAME((unsigned)(IPPROTO_MPLS), 0x89u);
#endif
#ifdef IPPROTO_MPTCP
SAME((unsigned)(IPPROTO_MPTCP), 0x106u);
#endif
#ifdef IPPROTO_MTP
SAME((unsigned)(IPPROTO_MTP), 0x5cu);
#endif
#ifdef IPPROTO_PIM
SAME((unsigned)(IPPROTO_PIM), 0x67u);
#endif
#ifdef IPPROTO_PUP
SAME((unsigned)(IPPROTO_PUP), 0xcu);
#endif
#ifdef IPPROTO_RAW
SAME((unsigned)(IPPROTO_RAW), 0xffu);
#endif
#ifdef IPPROTO_RSVP
SAME((unsigned)(IPPROTO_RSVP), 0x2eu);
#endif
#ifdef IPPROTO_SCTP
SAME((unsigned)(IPPROTO_SCTP), 0x84u);
#endif
#ifdef IPPROTO_TCP
SAME((unsigned)(IPPROTO_TCP), 0x6u);
#endif
#ifdef IPPROTO_TP
SAME((unsigned)(IPPROTO_TP), 0x1du);
#endif
#ifdef IPPROTO_UDP
SAME((unsigned)(IPPROTO_UDP), 0x11u);
#endif
#ifdef IPPROTO_UDPLITE
SAME((unsigned)(IPPROTO_UDPLITE), 0x88u);
#endif
#ifdef IPV6_2292DSTOPTS
SAME((unsigned)(IPV6_2292DSTOPTS), 0x4u);
#endif
#ifdef IPV6_2292HOPLIMIT
SAME((unsigned)(IPV6_2292HOPLIMIT), 0x8u);
#endif
#ifdef IPV6_2292HOPOPTS
SAME((unsigned)(IPV6_2292HOPOPTS), 0x3u);
#endif
#ifdef IPV6_2292PKTINFO
SAME((unsigned)(IPV6_2292PKTINFO), 0x2u);
#endif
#ifdef IPV6_2292PKTOPTIONS
SAME((unsigned)(IPV6_2292PKTOPTIONS), 0x6u);
#endif
#ifdef IPV6_2292RTHDR
SAME((unsigned)(IPV6_2292RTHDR), 0x5u);
#endif
#ifdef IPV6_ADDRFORM
SAME((unsigned)(IPV6_ADDRFORM), 0x1u);
#endif
#ifdef IPV6_AUTHHDR
SAME((unsigned)(IPV6_AUTHHDR), 0xau);
#endif
#ifdef IPV6_CHECKSUM
SAME((unsigned)(IPV6_CHECKSUM), 0x7u);
#endif
#ifdef IPV6_DSTOPTS
SAME((unsigned)(IPV6_DSTOPTS), 0x3bu);
#endif
#ifdef IPV6_HOPLIMIT
SAME((unsigned)(IPV6_HOPLIMIT), 0x34u);
#endif
#ifdef IPV6_HOPOPTS
SAME((unsigned)(IPV6_HOPOPTS), 0x36u);
#endif
#ifdef IPV6_IPSEC_POLICY
SAME((unsigned)(IPV6_IPSEC_POLICY), 0x22u);
#endif
#ifdef IPV6_JOIN_ANYCAST
SAME((unsigned)(IPV6_JOIN_ANYCAST), 0x1bu);
#endif
#ifdef IPV6_JOIN_GROUP
SAME((unsigned)(IPV6_JOIN_GROUP), 0x14u);
#endif
#ifdef IPV6_LEAVE_ANYCAST
SAME((unsigned)(IPV6_LEAVE_ANYCAST), 0x1cu);
#endif
#ifdef IPV6_LEAVE_GROUP
SAME((unsigned)(IPV6_LEAVE_GROUP), 0x15u);
#endif
#ifdef IPV6_MTU
SAME((unsigned)(IPV6_MTU), 0x18u);
#endif
#ifdef IPV6_MTU_DISCOVER
SAME((unsigned)(IPV6_MTU_DISCOVER), 0x17u);
#endif
#ifdef IPV6_MULTICAST_HOPS
SAME((unsigned)(IPV6_MULTICAST_HOPS), 0x12u);
#endif
#ifdef IPV6_MULTICAST_IF
SAME((unsigned)(IPV6_MULTICAST_IF), 0x11u);
#endif
#ifdef IPV6_MULTICAST_LOOP
SAME((unsigned)(IPV6_MULTICAST_LOOP), 0x13u);
#endif
#ifdef IPV6_NEXTHOP
SAME((unsigned)(IPV6_NEXTHOP), 0x9u);
#endif
#ifdef IPV6_PKTINFO
SAME((unsigned)(IPV6_PKTINFO), 0x32u);
#endif
#ifdef IPV6_RECVDSTOPTS
SAME((unsigned)(IPV6_RECVDSTOPTS), 0x3au);
#endif
#ifdef IPV6_RECVERR
SAME((unsigned)(IPV6_RECVERR), 0x19u);
#endif
#ifdef IPV6_RECVHOPLIMIT
SAME((unsigned)(IPV6_RECVHOPLIMIT), 0x33u);
#endif
#ifdef IPV6_RECVHOPOPTS
SAME((unsigned)(IPV6_RECVHOPOPTS), 0x35u);
#endif
#ifdef IPV6_RECVPKTINFO
SAME((unsigned)(IPV6_RECVPKTINFO), 0x31u);
#endif
#ifdef IPV6_RECVRTHDR
SAME((unsigned)(IPV6_RECVRTHDR), 0x38u);
#endif
#ifdef IPV6_RECVTCLASS
SAME((unsigned)(IPV6_RECVTCLASS), 0x42u);
#endif
#ifdef IPV6_ROUTER_ALERT
SAME((unsigned)(IPV6_ROUTER_ALERT), 0x16u);
#endif
#ifdef IPV6_RTHDR
SAME((unsigned)(IPV6_RTHDR), 0x39u);
#endif
#ifdef IPV6_RTHDRDSTOPTS
SAME((unsigned)(IPV6_RTHDRDSTOPTS), 0x37u);
#endif
#ifdef IPV6_TCLASS
SAME((unsigned)(IPV6_TCLASS), 0x43u);
#endif
#ifdef IPV6_UNICAST_HOPS
SAME((unsigned)(IPV6_UNICAST_HOPS), 0x10u);
#endif
#ifdef IPV6_V6ONLY
SAME((unsigned)(IPV6_V6ONLY), 0x1au);
#endif
#ifdef IPV6_XFRM_POLICY
SAME((unsigned)(IPV6_XFRM_POLICY), 0x23u);
#endif
#ifdef IP_ADD_MEMBERSHIP
SAME((unsigned)(IP_ADD_MEMBERSHIP), 0x23u);
#endif
#ifdef IP_ADD_SOURCE_MEMBERSHIP
SAME((unsigned)(IP_ADD_SOURCE_MEMBERSHIP), 0x27u);
#endif
#ifdef IP_BIND_ADDRESS_NO_PORT
SAME((unsigned)(IP_BIND_ADDRESS_NO_PORT), 0x18u);
#endif
#ifdef IP_BLOCK_SOURCE
SAME((unsigned)(IP_BLOCK_SOURCE), 0x26u);
#endif
#ifdef IP_CHECKSUM
SAME((unsigned)(IP_CHECKSUM), 0x17u);
#endif
#ifdef IP_DROP_MEMBERSHIP
SAME((unsigned)(IP_DROP_MEMBERSHIP), 0x24u);
#endif
#ifdef IP_DROP_SOURCE_MEMBERSHIP
SAME((unsigned)(IP_DROP_SOURCE_MEMBERSHIP), 0x28u);
#endif
#ifdef IP_FREEBIND
SAME((unsigned)(IP_FREEBIND), 0xfu);
#endif
#ifdef IP_HDRINCL
SAME((unsigned)(IP_HDRINCL), 0x3u);
#endif
#ifdef IP_IPSEC_POLICY
SAME((unsigned)(IP_IPSEC_POLICY), 0x10u);
#endif
#ifdef IP_MINTTL
SAME((unsigned)(IP_MINTTL), 0x15u);
#endif
#ifdef IP_MSFILTER
SAME((unsigned)(IP_MSFILTER), 0x29u);
#endif
#ifdef IP_MTU
SAME((unsigned)(IP_MTU), 0xeu);
#endif
#ifdef IP_MTU_DISCOVER
SAME((unsigned)(IP_MTU_DISCOVER), 0xau);
#endif
#ifdef IP_MULTICAST_ALL
SAME((unsigned)(IP_MULTICAST_ALL), 0x31u);
#endif
#ifdef IP_MULTICAST_IF
SAME((unsigned)(IP_MULTICAST_IF), 0x20u);
#endif
#ifdef IP_MULTICAST_LOOP
SAME((unsigned)(IP_MULTICAST_LOOP), 0x22u);
#endif
#ifdef IP_MULTICAST_TTL
SAME((unsigned)(IP_MULTICAST_TTL), 0x21u);
#endif
#ifdef IP_NODEFRAG
SAME((unsigned)(IP_NODEFRAG), 0x16u);
#endif
#ifdef IP_OPTIONS
SAME((unsigned)(IP_OPTIONS), 0x4u);
#endif
#ifdef IP_ORIGDSTADDR
SAME((unsigned)(IP_ORIGDSTADDR), 0x14u);
#endif
#ifdef IP_PASSSEC
SAME((unsigned)(IP_PASSSEC), 0x12u);
#endif
#ifdef IP_PKTINFO
SAME((unsigned)(IP_PKTINFO), 0x8u);
#endif
#ifdef IP_PKTOPTIONS
SAME((unsigned)(IP_PKTOPTIONS), 0x9u);
#endif
#ifdef IP_RECVERR
SAME((unsigned)(IP_RECVERR), 0xbu);
#endif
#ifdef IP_RECVOPTS
SAME((unsigned)(IP_RECVOPTS), 0x6u);
#endif
#ifdef IP_RECVTOS
SAME((unsigned)(IP_RECVTOS), 0xdu);
#endif
#ifdef IP_RECVTTL
SAME((unsigned)(IP_RECVTTL), 0xcu);
#endif
#ifdef IP_RETOPTS
SAME((unsigned)(IP_RETOPTS), 0x7u);
#endif
#ifdef IP_ROUTER_ALERT
SAME((unsigned)(IP_ROUTER_ALERT), 0x5u);
#endif
#ifdef IP_TOS
SAME((unsigned)(IP_TOS), 0x1u);
#endif
#ifdef IP_TRANSPARENT
SAME((unsigned)(IP_TRANSPARENT), 0x13u);
#endif
#ifdef IP_TTL
SAME((unsigned)(IP_TTL), 0x2u);
#endif
#ifdef IP_UNBLOCK_SOURCE
SAME((unsigned)(IP_UNBLOCK_SOURCE), 0x25u);
#endif
#ifdef IP_UNICAST_IF
SAME((unsigned)(IP_UNICAST_IF), 0x32u);
#endif
#ifdef IP_XFRM_POLICY
SAME((unsigned)(IP_XFRM_POLICY), 0x11u);
#endif
#ifdef ISIG
SAME((unsigned)(ISIG), 0x1u);
#endif
#ifdef ISOFS_SUPER_MAGIC
SAME((unsigned)(ISOFS_SUPER_MAGIC), 0x9660u);
#endif
#ifdef ISTRIP
SAME((unsigned)(ISTRIP), 0x20u);
#endif
#ifdef ITIMER_PROF
SAME((unsigned)(ITIMER_PROF), 0x2u);
#endif
#ifdef ITIMER_REAL
SAME((unsigned)(ITIMER_REAL), 0x0u);
#endif
#ifdef ITIMER_VIRTUAL
SAME((unsigned)(ITIMER_VIRTUAL), 0x1u);
#endif
#ifdef IUCLC
SAME((unsigned)(IUCLC), 0x200u);
#endif
#ifdef IUTF8
SAME((unsigned)(IUTF8), 0x4000u);
#endif
#ifdef IXANY
SAME((unsigned)(IXANY), 0x800u);
#endif
#ifdef IXOFF
SAME((unsigned)(IXOFF), 0x1000u);
#endif
#ifdef IXON
SAME((unsigned)(IXON), 0x400u);
#endif
#ifdef JFFS2_SUPER_MAGIC
SAME((unsigned)(JFFS2_SUPER_MAGIC), 0x72b6u);
#endif
#ifdef KCMP_EPOLL_TFD
SAME((unsigned)(KCMP_EPOLL_TFD), 0x7u);
#endif
#ifdef KCMP_FILE
SAME((unsigned)(KCMP_FILE), 0x0u);
#endif
#ifdef KCMP_FILES
SAME((unsigned)(KCMP_FILES), 0x2u);
#endif
#ifdef KCMP_FS
SAME((unsigned)(KCMP_FS), 0x3u);
#endif
#ifdef KCMP_IO
SAME((unsigned)(KCMP_IO), 0x5u);
#endif
#ifdef KCMP_SIGHAND
SAME((unsigned)(KCMP_SIGHAND), 0x4u);
#endif
#ifdef KCMP_SYSVSEM
SAME((unsigned)(KCMP_SYSVSEM), 0x6u);
#endif
#ifdef KCMP_VM
SAME((unsigned)(KCMP_VM), 0x1u);
#endif
#ifdef KEYCTL_ASSUME_AUTHORITY
SAME((unsigned)(KEYCTL_ASSUME_AUTHORITY), 0x10u);
#endif
#ifdef KEYCTL_CAPABILITIES
SAME((unsigned)(KEYCTL_CAPABILITIES), 0x1fu);
#endif
#ifdef KEYCTL_CHOWN
SAME((unsigned)(KEYCTL_CHOWN), 0x4u);
#endif
#ifdef KEYCTL_CLEAR
SAME((unsigned)(KEYCTL_CLEAR), 0x7u);
#endif
#ifdef KEYCTL_DESCRIBE
SAME((unsigned)(KEYCTL_DESCRIBE), 0x6u);
#endif
#ifdef KEYCTL_DH_COMPUTE
SAME((unsigned)(KEYCTL_DH_COMPUTE), 0x17u);
#endif
#ifdef KEYCTL_GET_KEYRING_ID
SAME((unsigned)(KEYCTL_GET_KEYRING_ID), 0x0u);
#endif
#ifdef KEYCTL_GET_PERSISTENT
SAME((unsigned)(KEYCTL_GET_PERSISTENT), 0x16u);
#endif
#ifdef KEYCTL_GET_SECURITY
SAME((unsigned)(KEYCTL_GET_SECURITY), 0x11u);
#endif
#ifdef KEYCTL_INSTANTIATE
SAME((unsigned)(KEYCTL_INSTANTIATE), 0xcu);
#endif
#ifdef KEYCTL_INSTANTIATE_IOV
SAME((unsigned)(KEYCTL_INSTANTIATE_IOV), 0x14u);
#endif
#ifdef KEYCTL_INVALIDATE
SAME((unsigned)(KEYCTL_INVALIDATE), 0x15u);
#endif
#ifdef KEYCTL_JOIN_SESSION_KEYRING
SAME((unsigned)(KEYCTL_JOIN_SESSION_KEYRING), 0x1u);
#endif
#ifdef KEYCTL_LINK
SAME((unsigned)(KEYCTL_LINK), 0x8u);
#endif
#ifdef KEYCTL_MOVE
SAME((unsigned)(KEYCTL_MOVE), 0x1eu);
#endif
#ifdef KEYCTL_NEGATE
SAME((unsigned)(KEYCTL_NEGATE), 0xdu);
#endif
#ifdef KEYCTL_PKEY_DECRYPT
SAME((unsigned)(KEYCTL_PKEY_DECRYPT), 0x1au);
#endif
#ifdef KEYCTL_PKEY_ENCRYPT
SAME((unsigned)(KEYCTL_PKEY_ENCRYPT), 0x19u);
#endif
#ifdef KEYCTL_PKEY_QUERY
SAME((unsigned)(KEYCTL_PKEY_QUERY), 0x18u);
#endif
#ifdef KEYCTL_PKEY_SIGN
SAME((unsigned)(KEYCTL_PKEY_SIGN), 0x1bu);
#endif
#ifdef KEYCTL_PKEY_VERIFY
SAME((unsigned)(KEYCTL_PKEY_VERIFY), 0x1cu);
#endif
#ifdef KEYCTL_READ
SAME((unsigned)(KEYCTL_READ), 0xbu);
#endif
#ifdef KEYCTL_REJECT
SAME((unsigned)(KEYCTL_REJECT), 0x13u);
#endif
#ifdef KEYCTL_RESTRICT_KEYRING
SAME((unsigned)(KEYCTL_RESTRICT_KEYRING), 0x1du);
#endif
#ifdef KEYCTL_REVOKE
SAME((unsigned)(KEYCTL_REVOKE), 0x3u);
#endif
#ifdef KEYCTL_SEARCH
SAME((unsigned)(KEYCTL_SEARCH), 0xau);
#endif
#ifdef KEYCTL_SESSION_TO_PARENT
SAME((unsigned)(KEYCTL_SESSION_TO_PARENT), 0x12u);
#endif
#ifdef KEYCTL_SETPERM
SAME((unsigned)(KEYCTL_SETPERM), 0x5u);
#endif
#ifdef KEYCTL_SET_REQKEY_KEYRING
SAME((unsigned)(KEYCTL_SET_REQKEY_KEYRING), 0xeu);
#endif
#ifdef KEYCTL_SET_TIMEOUT
SAME((unsigned)(KEYCTL_SET_TIMEOUT), 0xfu);
#endif
#ifdef KEYCTL_UNLINK
SAME((unsigned)(KEYCTL_UNLINK), 0x9u);
#endif
#ifdef KEYCTL_UPDATE
SAME((unsigned)(KEYCTL_UPDATE), 0x2u);
#endif
#ifdef KEYCTL_WATCH_KEY
SAME((unsigned)(KEYCTL_WATCH_KEY), 0x20u);
#endif
#ifdef KEY_SPEC_GROUP_KEYRING
SAME((unsigned)(KEY_SPEC_GROUP_KEYRING), 0xfffffffau);
#endif
#ifdef KEY_SPEC_PROCESS_KEYRING
SAME((unsigned)(KEY_SPEC_PROCESS_KEYRING), 0xfffffffeu);
#endif
#ifdef KEY_SPEC_REQKEY_AUTH_KEY
SAME((unsigned)(KEY_SPEC_REQKEY_AUTH_KEY), 0xfffffff9u);
#endif
#ifdef KEY_SPEC_REQUESTOR_KEYRING
SAME((unsigned)(KEY_SPEC_REQUESTOR_KEYRING), 0xfffffff8u);
#endif
#ifdef KEY_SPEC_SESSION_KEYRING
SAME((unsigned)(KEY_SPEC_SESSION_KEYRING), 0xfffffffdu);
#endif
#ifdef KEY_SPEC_THREAD_KEYRING
SAME((unsigned)(KEY_SPEC_THREAD_KEYRING), 0xffffffffu);
#endif
#ifdef KEY_SPEC_USER_KEYRING
SAME((unsigned)(KEY_SPEC_USER_KEYRING), 0xfffffffcu);
#endif
#ifdef KEY_SPEC_USER_SESSION_KEYRING
SAME((unsigned)(KEY_SPEC_USER_SESSION_KEYRING), 0xfffffffbu);
#endif
#ifdef LANDLOCK_ACCESS_FS_EXECUTE
SAME((unsigned)(LANDLOCK_ACCESS_FS_EXECUTE), 0x1u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_BLOCK
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_BLOCK), 0x800u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_CHAR
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_CHAR), 0x40u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_DIR
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_DIR), 0x80u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_FIFO
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_FIFO), 0x400u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_REG
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_REG), 0x100u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_SOCK
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_SOCK), 0x200u);
#endif
#ifdef LANDLOCK_ACCESS_FS_MAKE_SYM
SAME((unsigned)(LANDLOCK_ACCESS_FS_MAKE_SYM), 0x1000u);
#endif
#ifdef LANDLOCK_ACCESS_FS_READ_DIR
SAME((unsigned)(LANDLOCK_ACCESS_FS_READ_DIR), 0x8u);
#endif
#ifdef LANDLOCK_ACCESS_FS_READ_FILE
SAME((unsigned)(LANDLOCK_ACCESS_FS_READ_FILE), 0x4u);
#endif
#ifdef LANDLOCK_ACCESS_FS_REFER
SAME((unsigned)(LANDLOCK_ACCESS_FS_REFER), 0x2000u);
#endif
#ifdef LANDLOCK_ACCESS_FS_REMOVE_DIR
SAME((unsigned)(LANDLOCK_ACCESS_FS_REMOVE_DIR), 0x10u);
#endif
#ifdef LANDLOCK_ACCESS_FS_REMOVE_FILE
SAME((unsigned)(LANDLOCK_ACCESS_FS_REMOVE_FILE), 0x20u);
#endif
#ifdef LANDLOCK_ACCESS_FS_WRITE_FILE
SAME((unsigned)(LANDLOCK_ACCESS_FS_WRITE_FILE), 0x2u);
#endif
#ifdef LANDLOCK_CREATE_RULESET_VERSION
SAME((unsigned)(LANDLOCK_CREATE_RULESET_VERSION), 0x1u);
#endif
#ifdef LANDLOCK_RULE_PATH_BENEATH
SAME((unsigned)(LANDLOCK_RULE_PATH_BENEATH), 0x1u);
#endif
#ifdef LINUX_REBOOT_CMD_CAD_OFF
SAME((unsigned)(LINUX_REBOOT_CMD_CAD_OFF), 0x0u);
#endif
#ifdef LINUX_REBOOT_CMD_CAD_ON
SAME((unsigned)(LINUX_REBOOT_CMD_CAD_ON), 0x89abcdefu);
#endif
#ifdef LINUX_REBOOT_CMD_HALT
SAME((unsigned)(LINUX_REBOOT_CMD_HALT), 0xcdef0123u);
#endif
#ifdef LINUX_REBOOT_CMD_KEXEC
SAME((unsigned)(LINUX_REBOOT_CMD_KEXEC), 0x45584543u);
#endif
#ifdef LINUX_REBOOT_CMD_POWER_OFF
SAME((unsigned)(LINUX_REBOOT_CMD_POWER_OFF), 0x4321fedcu);
#endif
#ifdef LINUX_REBOOT_CMD_RESTART
SAME((unsigned)(LINUX_REBOOT_CMD_RESTART), 0x1234567u);
#endif
#ifdef LINUX_REBOOT_CMD_RESTART2
SAME((unsigned)(LINUX_REBOOT_CMD_RESTART2), 0xa1b2c3d4u);
#endif
#ifdef LINUX_REBOOT_CMD_SW_SUSPEND
SAME((unsigned)(LINUX_REBOOT_CMD_SW_SUSPEND), 0xd000fce2u);
#endif
#ifdef LOCK_EX
SAME((unsigned)(LOCK_EX), 0x2u);
#endif
#ifdef LOCK_NB
SAME((unsigned)(LOCK_NB), 0x4u);
#endif
#ifdef LOCK_SH
SAME((unsigned)(LOCK_SH), 0x1u);
#endif
#ifdef LOCK_UN
SAME((unsigned)(LOCK_UN), 0x8u);
#endif
#ifdef MADV_COLD
SAME((unsigned)(MADV_COLD), 0x14u);
#endif
#ifdef MADV_DODUMP
SAME((unsigned)(MADV_DODUMP), 0x11u);
#endif
#ifdef MADV_DOFORK
SAME((unsigned)(MADV_DOFORK), 0xbu);
#endif
#ifdef MADV_DONTDUMP
SAME((unsigned)(MADV_DONTDUMP), 0x10u);
#endif
#ifdef MADV_DONTFORK
SAME((unsigned)(MADV_DONTFORK), 0xau);
#endif
#ifdef MADV_DONTNEED
SAME((unsigned)(MADV_DONTNEED), 0x4u);
#endif
#ifdef MADV_FREE
SAME((unsigned)(MADV_FREE), 0x8u);
#endif
#ifdef MADV_HUGEPAGE
SAME((unsigned)(MADV_HUGEPAGE), 0xeu);
#endif
#ifdef MADV_HWPOISON
SAME((unsigned)(MADV_HWPOISON), 0x64u);
#endif
#ifdef MADV_KEEPONFORK
SAME((unsigned)(MADV_KEEPONFORK), 0x13u);
#endif
#ifdef MADV_MERGEABLE
SAME((unsigned)(MADV_MERGEABLE), 0xcu);
#endif
#ifdef MADV_NOHUGEPAGE
SAME((unsigned)(MADV_NOHUGEPAGE), 0xfu);
#endif
#ifdef MADV_NORMAL
SAME((unsigned)(MADV_NORMAL), 0x0u);
#endif
#ifdef MADV_PAGEOUT
SAME((unsigned)(MADV_PAGEOUT), 0x15u);
#endif
#ifdef MADV_POPULATE_READ
SAME((unsigned)(MADV_POPULATE_READ), 0x16u);
#endif
#ifdef MADV_POPULATE_WRITE
SAME((unsigned)(MADV_POPULATE_WRITE), 0x17u);
#endif
#ifdef MADV_RANDOM
SAME((unsigned)(MADV_RANDOM), 0x1u);
#endif
#ifdef MADV_REMOVE
SAME((unsigned)(MADV_REMOVE), 0x9u);
#endif
#ifdef MADV_SEQUENTIAL
SAME((unsigned)(MADV_SEQUENTIAL), 0x2u);
#endif
#ifdef MADV_SOFT_OFFLINE
SAME((unsigned)(MADV_SOFT_OFFLINE), 0x65u);
#endif
#ifdef MADV_UNMERGEABLE
SAME((unsigned)(MADV_UNMERGEABLE), 0xdu);
#endif
#ifdef MADV_WILLNEED
SAME((unsigned)(MADV_WILLNEED), 0x3u);
#endif
#ifdef MADV_WIPEONFORK
SAME((unsigned)(MADV_WIPEONFORK), 0x12u);
#endif
#ifdef MAP_32BIT
SAME((unsigned)(MAP_32BIT), 0x40u);
#endif
#ifdef MAP_ANONYMOUS
SAME((unsigned)(MAP_ANONYMOUS), 0x20u);
#endif
#ifdef MAP_DENYWRITE
SAME((unsigned)(MAP_DENYWRITE), 0x800u);
#endif
#ifdef MAP_EXECUTABLE
SAME((unsigned)(MAP_EXECUTABLE), 0x1000u);
#endif
#ifdef MAP_FILE
SAME((unsigned)(MAP_FILE), 0x0u);
#endif
#ifdef MAP_FIXED
SAME((unsigned)(MAP_FIXED), 0x10u);
#endif
#ifdef MAP_FIXED_NOREPLACE
SAME((unsigned)(MAP_FIXED_NOREPLACE), 0x100000u);
#endif
#ifdef MAP_GROWSDOWN
SAME((unsigned)(MAP_GROWSDOWN), 0x100u);
#endif
#ifdef MAP_HUGETLB
SAME((unsigned)(MAP_HUGETLB), 0x40000u);
#endif
#ifdef MAP_LOCKED
SAME((unsigned)(MAP_LOCKED), 0x2000u);
#endif
#ifdef MAP_NONBLOCK
SAME((unsigned)(MAP_NONBLOCK), 0x10000u);
#endif
#ifdef MAP_NORESERVE
SAME((unsigned)(MAP_NORESERVE), 0x4000u);
#endif
#ifdef MAP_POPULATE
SAME((unsigned)(MAP_POPULATE), 0x8000u);
#endif
#ifdef MAP_PRIVATE
SAME((unsigned)(MAP_PRIVATE), 0x2u);
#endif
#ifdef MAP_SHARED
SAME((unsigned)(MAP_SHARED), 0x1u);
#endif
#ifdef MAP_SHARED_VALIDATE
SAME((unsigned)(MAP_SHARED_VALIDATE), 0x3u);
#endif
#ifdef MAP_STACK
SAME((unsigned)(MAP_STACK), 0x20000u);
#endif
#ifdef MAP_SYNC
SAME((unsigned)(MAP_SYNC), 0x80000u);
#endif
#ifdef MCL_CURRENT
SAME((unsigned)(MCL_CURRENT), 0x1u);
#endif
#ifdef MCL_FUTURE
SAME((unsigned)(MCL_FUTURE), 0x2u);
#endif
#ifdef MCL_ONFAULT
SAME((unsigned)(MCL_ONFAULT), 0x4u);
#endif
#ifdef MEMBARRIER_CMD_GLOBAL
SAME((unsigned)(MEMBARRIER_CMD_GLOBAL), 0x1u);
#endif
#ifdef MEMBARRIER_CMD_GLOBAL_EXPEDITED
SAME((unsigned)(MEMBARRIER_CMD_GLOBAL_EXPEDITED), 0x2u);
#endif
#ifdef MEMBARRIER_CMD_PRIVATE_EXPEDITED
SAME((unsigned)(MEMBARRIER_CMD_PRIVATE_EXPEDITED), 0x8u);
#endif
#ifdef MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ
SAME((unsigned)(MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ), 0x80u);
#endif
#ifdef MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE
SAME((unsigned)(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE), 0x20u);
#endif
#ifdef MEMBARRIER_CMD_QUERY
SAME((unsigned)(MEMBARRIER_CMD_QUERY), 0x0u);
#endif
#ifdef MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED
SAME((unsigned)(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED), 0x4u);
#endif
#ifdef MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED
SAME((unsigned)(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED), 0x10u);
#endif
#ifdef MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ
SAME((unsigned)(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ), 0x100u);
#endif
#ifdef MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE
SAME((unsigned)(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE), 0x40u);
#endif
#ifdef MFD_ALLOW_SEALING
SAME((unsigned)(MFD_ALLOW_SEALING), 0x2u);
#endif
#ifdef MFD_CLOEXEC
SAME((unsigned)(MFD_CLOEXEC), 0x1u);
#endif
#ifdef MFD_HUGETLB
SAME((unsigned)(MFD_HUGETLB), 0x4u);
#endif
#ifdef MLOCK_ONFAULT
SAME((unsigned)(MLOCK_ONFAULT), 0x1u);
#endif
#ifdef MMAP_PAGE_ZERO
SAME((unsigned)(MMAP_PAGE_ZERO), 0x100000u);
#endif
#ifdef MNT_DETACH
SAME((unsigned)(MNT_DETACH), 0x2u);
#endif
#ifdef MNT_EXPIRE
SAME((unsigned)(MNT_EXPIRE), 0x4u);
#endif
#ifdef MNT_FORCE
SAME((unsigned)(MNT_FORCE), 0x1u);
#endif
#ifdef MODULE_INIT_COMPRESSED_FILE
SAME((unsigned)(MODULE_INIT_COMPRESSED_FILE), 0x4u);
#endif
#ifdef MODULE_INIT_IGNORE_MODVERSIONS
SAME((unsigned)(MODULE_INIT_IGNORE_MODVERSIONS), 0x1u);
#endif
#ifdef MODULE_INIT_IGNORE_VERMAGIC
SAME((unsigned)(MODULE_INIT_IGNORE_VERMAGIC), 0x2u);
#endif
#ifdef MOUNT_ATTR_IDMAP
SAME((unsigned)(MOUNT_ATTR_IDMAP), 0x100000u);
#endif
#ifdef MOUNT_ATTR_NOATIME
SAME((unsigned)(MOUNT_ATTR_NOATIME), 0x10u);
#endif
#ifdef MOUNT_ATTR_NODEV
SAME((unsigned)(MOUNT_ATTR_NODEV), 0x4u);
#endif
#ifdef MOUNT_ATTR_NODIRATIME
SAME((unsigned)(MOUNT_ATTR_NODIRATIME), 0x80u);
#endif
#ifdef MOUNT_ATTR_NOEXEC
SAME((unsigned)(MOUNT_ATTR_NOEXEC), 0x8u);
#endif
#ifdef MOUNT_ATTR_NOSUID
SAME((unsigned)(MOUNT_ATTR_NOSUID), 0x2u);
#endif
#ifdef MOUNT_ATTR_NOSYMFOLLOW
SAME((unsigned)(MOUNT_ATTR_NOSYMFOLLOW), 0x200000u);
#endif
#ifdef MOUNT_ATTR_RDONLY
SAME((unsigned)(MOUNT_ATTR_RDONLY), 0x1u);
#endif
#ifdef MOUNT_ATTR_STRICTATIME
SAME((unsigned)(MOUNT_ATTR_STRICTATIME), 0x20u);
#endif
#ifdef MOVE_MOUNT_F_AUTOMOUNTS
SAME((unsigned)(MOVE_MOUNT_F_AUTOMOUNTS), 0x2u);
#endif
#ifdef MOVE_MOUNT_F_EMPTY_PATH
SAME((unsigned)(MOVE_MOUNT_F_EMPTY_PATH), 0x4u);
#endif
#ifdef MOVE_MOUNT_F_SYMLINKS
SAME((unsigned)(MOVE_MOUNT_F_SYMLINKS), 0x1u);
#endif
#ifdef MOVE_MOUNT_SET_GROUP
SAME((unsigned)(MOVE_MOUNT_SET_GROUP), 0x100u);
#endif
#ifdef MOVE_MOUNT_T_AUTOMOUNTS
SAME((unsigned)(MOVE_MOUNT_T_AUTOMOUNTS), 0x20u);
#endif
#ifdef MOVE_MOUNT_T_EMPTY_PATH
SAME((unsigned)(MOVE_MOUNT_T_EMPTY_PATH), 0x40u);
#endif
#ifdef MOVE_MOUNT_T_SYMLINKS
SAME((unsigned)(MOVE_MOUNT_T_SYMLINKS), 0x10u);
#endif
#ifdef MPOL_BIND
SAME((unsigned)(MPOL_BIND), 0x2u);
#endif
#ifdef MPOL_DEFAULT
SAME((unsigned)(MPOL_DEFAULT), 0x0u);
#endif
#ifdef MPOL_F_ADDR
SAME((unsigned)(MPOL_F_ADDR), 0x2u);
#endif
#ifdef MPOL_F_MEMS_ALLOWED
SAME((unsigned)(MPOL_F_MEMS_ALLOWED), 0x4u);
#endif
#ifdef MPOL_F_NODE
SAME((unsigned)(MPOL_F_NODE), 0x1u);
#endif
#ifdef MPOL_INTERLEAVE
SAME((unsigned)(MPOL_INTERLEAVE), 0x3u);
#endif
#ifdef MPOL_LOCAL
SAME((unsigned)(MPOL_LOCAL), 0x4u);
#endif
#ifdef MPOL_MF_MOVE
SAME((unsigned)(MPOL_MF_MOVE), 0x2u);
#endif
#ifdef MPOL_MF_MOVE_ALL
SAME((unsigned)(MPOL_MF_MOVE_ALL), 0x4u);
#endif
#ifdef MPOL_MF_STRICT
SAME((unsigned)(MPOL_MF_STRICT), 0x1u);
#endif
#ifdef MPOL_PREFERRED
SAME((unsigned)(MPOL_PREFERRED), 0x1u);
#endif
#ifdef MPOL_PREFERRED_MANY
SAME((unsigned)(MPOL_PREFERRED_MANY), 0x5u);
#endif
#ifdef MREMAP_DONTUNMAP
SAME((unsigned)(MREMAP_DONTUNMAP), 0x4u);
#endif
#ifdef MREMAP_FIXED
SAME((unsigned)(MREMAP_FIXED), 0x2u);
#endif
#ifdef MREMAP_MAYMOVE
SAME((unsigned)(MREMAP_MAYMOVE), 0x1u);
#endif
#ifdef MSDOS_SUPER_MAGIC
SAME((unsigned)(MSDOS_SUPER_MAGIC), 0x4d44u);
#endif
#ifdef MSG_BATCH
SAME((unsigned)(MSG_BATCH), 0x40000u);
#endif
#ifdef MSG_CMSG_CLOEXEC
SAME((unsigned)(MSG_CMSG_CLOEXEC), 0x40000000u);
#endif
#ifdef MSG_CONFIRM
SAME((unsigned)(MSG_CONFIRM), 0x800u);
#endif
#ifdef MSG_COPY
SAME((unsigned)(MSG_COPY), 0x4000u);
#endif
#ifdef MSG_CTRUNC
SAME((unsigned)(MSG_CTRUNC), 0x8u);
#endif
#ifdef MSG_DONTROUTE
SAME((unsigned)(MSG_DONTROUTE), 0x4u);
#endif
#ifdef MSG_DONTWAIT
SAME((unsigned)(MSG_DONTWAIT), 0x40u);
#endif
#ifdef MSG_EOR
SAME((unsigned)(MSG_EOR), 0x80u);
#endif
#ifdef MSG_ERRQUEUE
SAME((unsigned)(MSG_ERRQUEUE), 0x2000u);
#endif
#ifdef MSG_EXCEPT
SAME((unsigned)(MSG_EXCEPT), 0x2000u);
#endif
#ifdef MSG_FASTOPEN
SAME((unsigned)(MSG_FASTOPEN), 0x20000000u);
#endif
#ifdef MSG_FIN
SAME((unsigned)(MSG_FIN), 0x200u);
#endif
#ifdef MSG_MORE
SAME((unsigned)(MSG_MORE), 0x8000u);
#endif
#ifdef MSG_NOERROR
SAME((unsigned)(MSG_NOERROR), 0x1000u);
#endif
#ifdef MSG_NOSIGNAL
SAME((unsigned)(MSG_NOSIGNAL), 0x4000u);
#endif
#ifdef MSG_OOB
SAME((unsigned)(MSG_OOB), 0x1u);
#endif
#ifdef MSG_PEEK
SAME((unsigned)(MSG_PEEK), 0x2u);
#endif
#ifdef MSG_PROXY
SAME((unsigned)(MSG_PROXY), 0x10u);
#endif
#ifdef MSG_RST
SAME((unsigned)(MSG_RST), 0x1000u);
#endif
#ifdef MSG_SYN
SAME((unsigned)(MSG_SYN), 0x400u);
#endif
#ifdef MSG_TRUNC
SAME((unsigned)(MSG_TRUNC), 0x20u);
#endif
#ifdef MSG_WAITALL
SAME((unsigned)(MSG_WAITALL), 0x100u);
#endif
#ifdef MSG_WAITFORONE
SAME((unsigned)(MSG_WAITFORONE), 0x10000u);
#endif
#ifdef MSG_ZEROCOPY
SAME((unsigned)(MSG_ZEROCOPY), 0x4000000u);
#endif
#ifdef MS_ACTIVE
SAME((unsigned)(MS_ACTIVE), 0x40000000u);
#endif
#ifdef MS_ASYNC
SAME((unsigned)(MS_ASYNC), 0x1u);
#endif
#ifdef MS_BIND
SAME((unsigned)(MS_BIND), 0x1000u);
#endif
#ifdef MS_DIRSYNC
SAME((unsigned)(MS_DIRSYNC), 0x80u);
#endif
#ifdef MS_INVALIDATE
SAME((unsigned)(MS_INVALIDATE), 0x2u);
#endif
#ifdef MS_I_VERSION
SAME((unsigned)(MS_I_VERSION), 0x800000u);
#endif
#ifdef MS_KERNMOUNT
SAME((unsigned)(MS_KERNMOUNT), 0x400000u);
#endif
#ifdef MS_LAZYTIME
SAME((unsigned)(MS_LAZYTIME), 0x2000000u);
#endif
#ifdef MS_MANDLOCK
SAME((unsigned)(MS_MANDLOCK), 0x40u);
#endif
#ifdef MS_MOVE
SAME((unsigned)(MS_MOVE), 0x2000u);
#endif
#ifdef MS_NOATIME
SAME((unsigned)(MS_NOATIME), 0x400u);
#endif
#ifdef MS_NODEV
SAME((unsigned)(MS_NODEV), 0x4u);
#endif
#ifdef MS_NODIRATIME
SAME((unsigned)(MS_NODIRATIME), 0x800u);
#endif
#ifdef MS_NOEXEC
SAME((unsigned)(MS_NOEXEC), 0x8u);
#endif
#ifdef MS_NOSUID
SAME((unsigned)(MS_NOSUID), 0x2u);
#endif
#ifdef MS_NOSYMFOLLOW
SAME((unsigned)(MS_NOSYMFOLLOW), 0x100u);
#endif
#ifdef MS_NOUSER
SAME((unsigned)(MS_NOUSER), 0x80000000u);
#endif
#ifdef MS_POSIXACL
SAME((unsigned)(MS_POSIXACL), 0x10000u);
#endif
#ifdef MS_PRIVATE
SAME((unsigned)(MS_PRIVATE), 0x40000u);
#endif
#ifdef MS_RDONLY
SAME((unsigned)(MS_RDONLY), 0x1u);
#endif
#ifdef MS_REC
SAME((unsigned)(MS_REC), 0x4000u);
#endif
#ifdef MS_RELATIME
SAME((unsigned)(MS_RELATIME), 0x200000u);
#endif
#ifdef MS_REMOUNT
SAME((unsigned)(MS_REMOUNT), 0x20u);
#endif
#ifdef MS_SHARED
SAME((unsigned)(MS_SHARED), 0x100000u);
#endif
#ifdef MS_SILENT
SAME((unsigned)(MS_SILENT), 0x8000u);
#endif
#ifdef MS_SLAVE
SAME((unsigned)(MS_SLAVE), 0x80000u);
#endif
#ifdef MS_STRICTATIME
SAME((unsigned)(MS_STRICTATIME), 0x1000000u);
#endif
#ifdef MS_SYNC
SAME((unsigned)(MS_SYNC), 0x4u);
#endif
#ifdef MS_SYNCHRONOUS
SAME((unsigned)(MS_SYNCHRONOUS), 0x10u);
#endif
#ifdef MS_UNBINDABLE
SAME((unsigned)(MS_UNBINDABLE), 0x20000u);
#endif
#ifdef NETLINK_ADD_MEMBERSHIP
SAME((unsigned)(NETLINK_ADD_MEMBERSHIP), 0x1u);
#endif
#ifdef NETLINK_AUDIT
SAME((unsigned)(NETLINK_AUDIT), 0x9u);
#endif
#ifdef NETLINK_BROADCAST_ERROR
SAME((unsigned)(NETLINK_BROADCAST_ERROR), 0x4u);
#endif
#ifdef NETLINK_CAP_ACK
SAME((unsigned)(NETLINK_CAP_ACK), 0xau);
#endif
#ifdef NETLINK_CONNECTOR
SAME((unsigned)(NETLINK_CONNECTOR), 0xbu);
#endif
#ifdef NETLINK_CRYPTO
SAME((unsigned)(NETLINK_CRYPTO), 0x15u);
#endif
#ifdef NETLINK_DNRTMSG
SAME((unsigned)(NETLINK_DNRTMSG), 0xeu);
#endif
#ifdef NETLINK_DROP_MEMBERSHIP
SAME((unsigned)(NETLINK_DROP_MEMBERSHIP), 0x2u);
#endif
#ifdef NETLINK_ECRYPTFS
SAME((unsigned)(NETLINK_ECRYPTFS), 0x13u);
#endif
#ifdef NETLINK_EXT_ACK
SAME((unsigned)(NETLINK_EXT_ACK), 0xbu);
#endif
#ifdef NETLINK_FIB_LOOKUP
SAME((unsigned)(NETLINK_FIB_LOOKUP), 0xau);
#endif
#ifdef NETLINK_FIREWALL
SAME((unsigned)(NETLINK_FIREWALL), 0x3u);
#endif
#ifdef NETLINK_GENERIC
SAME((unsigned)(NETLINK_GENERIC), 0x10u);
#endif
#ifdef NETLINK_GET_STRICT_CHK
SAME((unsigned)(NETLINK_GET_STRICT_CHK), 0xcu);
#endif
#ifdef NETLINK_IP6_FW
SAME((unsigned)(NETLINK_IP6_FW), 0xdu);
#endif
#ifdef NETLINK_ISCSI
SAME((unsigned)(NETLINK_ISCSI), 0x8u);
#endif
#ifdef NETLINK_KOBJECT_UEVENT
SAME((unsigned)(NETLINK_KOBJECT_UEVENT), 0xfu);
#endif
#ifdef NETLINK_LISTEN_ALL_NSID
SAME((unsigned)(NETLINK_LISTEN_ALL_NSID), 0x8u);
#endif
#ifdef NETLINK_LIST_MEMBERSHIPS
SAME((unsigned)(NETLINK_LIST_MEMBERSHIPS), 0x9u);
#endif
#ifdef NETLINK_NETFILTER
SAME((unsigned)(NETLINK_NETFILTER), 0xcu);
#endif
#ifdef NETLINK_NFLOG
SAME((unsigned)(NETLINK_NFLOG), 0x5u);
#endif
#ifdef NETLINK_NO_ENOBUFS
SAME((unsigned)(NETLINK_NO_ENOBUFS), 0x5u);
#endif
#ifdef NETLINK_PKTINFO
SAME((unsigned)(NETLINK_PKTINFO), 0x3u);
#endif
#ifdef NETLINK_RDMA
SAME((unsigned)(NETLINK_RDMA), 0x14u);
#endif
#ifdef NETLINK_ROUTE
SAME((unsigned)(NETLINK_ROUTE), 0x0u);
#endif
#ifdef NETLINK_SCSITRANSPORT
SAME((unsigned)(NETLINK_SCSITRANSPORT), 0x12u);
#endif
#ifdef NETLINK_SELINUX
SAME((unsigned)(NETLINK_SELINUX), 0x7u);
#endif
#ifdef NETLINK_SMC
SAME((unsigned)(NETLINK_SMC), 0x16u);
#endif
#ifdef NETLINK_SOCK_DIAG
SAME((unsigned)(NETLINK_SOCK_DIAG), 0x4u);
#endif
#ifdef NETLINK_USERSOCK
SAME((unsigned)(NETLINK_USERSOCK), 0x2u);
#endif
#ifdef NETLINK_XFRM
SAME((unsigned)(NETLINK_XFRM), 0x6u);
#endif
#ifdef NFS_SUPER_MAGIC
SAME((unsigned)(NFS_SUPER_MAGIC), 0x6969u);
#endif
#ifdef NOFLSH
SAME((unsigned)(NOFLSH), 0x80u);
#endif
#ifdef NSFS_MAGIC
SAME((unsigned)(NSFS_MAGIC), 0x6e736673u);
#endif
#ifdef OPEN_TREE_CLOEXEC
SAME((unsigned)(OPEN_TREE_CLOEXEC), 0x80000u);
#endif
#ifdef OPEN_TREE_CLONE
SAME((unsigned)(OPEN_TREE_CLONE), 0x1u);
#endif
#ifdef OVERLAYFS_SUPER_MAGIC
SAME((unsigned)(OVERLAYFS_SUPER_MAGIC), 0x794c7630u);
#endif
#ifdef O_APPEND
SAME((unsigned)(O_APPEND), 0x400u);
#endif
#ifdef O_ASYNC
SAME((unsigned)(O_ASYNC), 0x2000u);
#endif
#ifdef O_CLOEXEC
SAME((unsigned)(O_CLOEXEC), 0x80000u);
#endif
#ifdef O_CREAT
SAME((unsigned)(O_CREAT), 0x40u);
#endif
#ifdef O_DIRECT
SAME((unsigned)(O_DIRECT), 0x4000u);
#endif
#ifdef O_DIRECTORY
SAME((unsigned)(O_DIRECTORY), 0x10000u);
#endif
#ifdef O_DSYNC
SAME((unsigned)(O_DSYNC), 0x1000u);
#endif
#ifdef O_EXCL
SAME((unsigned)(O_EXCL), 0x80u);
#endif
#ifdef O_LARGEFILE
SAME((unsigned)(O_LARGEFILE), 0x8000u);
#endif
#ifdef O_NOATIME
SAME((unsigned)(O_NOATIME), 0x40000u);
#endif
#ifdef O_NOCTTY
SAME((unsigned)(O_NOCTTY), 0x100u);
#endif
#ifdef O_NOFOLLOW
SAME((unsigned)(O_NOFOLLOW), 0x20000u);
#endif
#ifdef O_NONBLOCK
SAME((unsigned)(O_NONBLOCK), 0x800u);
#endif
#ifdef O_PATH
SAME((unsigned)(O_PATH), 0x200000u);
#endif
#ifdef O_RDONLY
SAME((unsigned)(O_RDONLY), 0x0u);
#endif
#ifdef O_RDWR
SAME((unsigned)(O_RDWR), 0x2u);
#endif
#ifdef O_SYNC
SAME((unsigned)(O_SYNC), 0x101000u);
#endif
#ifdef O_TMPFILE
SAME((unsigned)(O_TMPFILE), 0x410000u);
#endif
#ifdef O_TRUNC
SAME((unsigned)(O_TRUNC), 0x200u);
#endif
#ifdef O_WRONLY
SAME((unsigned)(O_WRONLY), 0x1u);
#endif
#ifdef PARMRK
SAME((unsigned)(PARMRK), 0x8u);
#endif
#ifdef PENDIN
SAME((unsigned)(PENDIN), 0x4000u);
#endif
#ifdef PERF_FLAG_FD_CLOEXEC
SAME((unsigned)(PERF_FLAG_FD_CLOEXEC), 0x8u);
#endif
#ifdef PERF_FLAG_FD_NO_GROUP
SAME((unsigned)(PERF_FLAG_FD_NO_GROUP), 0x1u);
#endif
#ifdef PERF_FLAG_FD_OUTPUT
SAME((unsigned)(PERF_FLAG_FD_OUTPUT), 0x2u);
#endif
#ifdef PERF_FLAG_PID_CGROUP
SAME((unsigned)(PERF_FLAG_PID_CGROUP), 0x4u);
#endif
#ifdef PER_BSD
SAME((unsigned)(PER_BSD), 0x6u);
#endif
#ifdef PER_HPUX
SAME((unsigned)(PER_HPUX), 0x10u);
#endif
#ifdef PER_IRIX32
SAME((unsigned)(PER_IRIX32), 0x4000009u);
#endif
#ifdef PER_IRIX64
SAME((unsigned)(PER_IRIX64), 0x400000bu);
#endif
#ifdef PER_IRIXN32
SAME((unsigned)(PER_IRIXN32), 0x400000au);
#endif
#ifdef PER_ISCR4
SAME((unsigned)(PER_ISCR4), 0x4000005u);
#endif
#ifdef PER_LINUX
SAME((unsigned)(PER_LINUX), 0x0u);
#endif
#ifdef PER_LINUX32
SAME((unsigned)(PER_LINUX32), 0x8u);
#endif
#ifdef PER_OSF4
SAME((unsigned)(PER_OSF4), 0xfu);
#endif
#ifdef PER_OSR5
SAME((unsigned)(PER_OSR5), 0x6000003u);
#endif
#ifdef PER_RISCOS
SAME((unsigned)(PER_RISCOS), 0xcu);
#endif
#ifdef PER_SOLARIS
SAME((unsigned)(PER_SOLARIS), 0x400000du);
#endif
#ifdef PER_SVR3
SAME((unsigned)(PER_SVR3), 0x5000002u);
#endif
#ifdef PER_SVR4
SAME((unsigned)(PER_SVR4), 0x4100001u);
#endif
#ifdef PER_UW7
SAME((unsigned)(PER_UW7), 0x410000eu);
#endif
#ifdef PER_WYSEV386
SAME((unsigned)(PER_WYSEV386), 0x5000004u);
#endif
#ifdef PER_XENIX
SAME((unsigned)(PER_XENIX), 0x5000007u);
#endif
#ifdef PIDFD_NONBLOCK
SAME((unsigned)(PIDFD_NONBLOCK), 0x800u);
#endif
#ifdef PIPEFS_MAGIC
SAME((unsigned)(PIPEFS_MAGIC), 0x50495045u);
#endif
#ifdef PKEY_DISABLE_ACCESS
SAME((unsigned)(PKEY_DISABLE_ACCESS), 0x1u);
#endif
#ifdef PKEY_DISABLE_WRITE
SAME((unsigned)(PKEY_DISABLE_WRITE), 0x2u);
#endif
#ifdef POLLERR
SAME((unsigned)(POLLERR), 0x8u);
#endif
#ifdef POLLHUP
SAME((unsigned)(POLLHUP), 0x10u);
#endif
#ifdef POLLIN
SAME((unsigned)(POLLIN), 0x1u);
#endif
#ifdef POLLMSG
SAME((unsigned)(POLLMSG), 0x400u);
#endif
#ifdef POLLNVAL
SAME((unsigned)(POLLNVAL), 0x20u);
#endif
#ifdef POLLOUT
SAME((unsigned)(POLLOUT), 0x4u);
#endif
#ifdef POLLPRI
SAME((unsigned)(POLLPRI), 0x2u);
#endif
#ifdef POLLRDBAND
SAME((unsigned)(POLLRDBAND), 0x80u);
#endif
#ifdef POLLRDHUP
SAME((unsigned)(POLLRDHUP), 0x2000u);
#endif
#ifdef POLLRDNORM
SAME((unsigned)(POLLRDNORM), 0x40u);
#endif
#ifdef POLLREMOVE
SAME((unsigned)(POLLREMOVE), 0x1000u);
#endif
#ifdef POLLWRBAND
SAME((unsigned)(POLLWRBAND), 0x200u);
#endif
#ifdef POLLWRNORM
SAME((unsigned)(POLLWRNORM), 0x100u);
#endif
#ifdef POLL_ERR
SAME((unsigned)(POLL_ERR), 0x4u);
#endif
#ifdef POLL_HUP
SAME((unsigned)(POLL_HUP), 0x6u);
#endif
#ifdef POLL_IN
SAME((unsigned)(POLL_IN), 0x1u);
#endif
#ifdef POLL_MSG
SAME((unsigned)(POLL_MSG), 0x3u);
#endif
#ifdef POLL_OUT
SAME((unsigned)(POLL_OUT), 0x2u);
#endif
#ifdef POLL_PRI
SAME((unsigned)(POLL_PRI), 0x5u);
#endif
#ifdef POSIX_FADV_DONTNEED
SAME((unsigned)(POSIX_FADV_DONTNEED), 0x4u);
#endif
#ifdef POSIX_FADV_NOREUSE
SAME((unsigned)(POSIX_FADV_NOREUSE), 0x5u);
#endif
#ifdef POSIX_FADV_NORMAL
SAME((unsigned)(POSIX_FADV_NORMAL), 0x0u);
#endif
#ifdef POSIX_FADV_RANDOM
SAME((unsigned)(POSIX_FADV_RANDOM), 0x1u);
#endif
#ifdef POSIX_FADV_SEQUENTIAL
SAME((unsigned)(POSIX_FADV_SEQUENTIAL), 0x2u);
#endif
#ifdef POSIX_FADV_WILLNEED
SAME((unsigned)(POSIX_FADV_WILLNEED), 0x3u);
#endif
#ifdef PRIO_PGRP
SAME((unsigned)(PRIO_PGRP), 0x1u);
#endif
#ifdef PRIO_PROCESS
SAME((unsigned)(PRIO_PROCESS), 0x0u);
#endif
#ifdef PRIO_USER
SAME((unsigned)(PRIO_USER), 0x2u);
#endif
#ifdef PROC_SUPER_MAGIC
SAME((unsigned)(PROC_SUPER_MAGIC), 0x9fa0u);
#endif
#ifdef PROT_EXEC
SAME((unsigned)(PROT_EXEC), 0x4u);
#endif
#ifdef PROT_GROWSDOWN
SAME((unsigned)(PROT_GROWSDOWN), 0x1000000u);
#endif
#ifdef PROT_GROWSUP
SAME((unsigned)(PROT_GROWSUP), 0x2000000u);
#endif
#ifdef PROT_NONE
SAME((unsigned)(PROT_NONE), 0x0u);
#endif
#ifdef PROT_READ
SAME((unsigned)(PROT_READ), 0x1u);
#endif
#ifdef PROT_WRITE
SAME((unsigned)(PROT_WRITE), 0x2u);
#endif
#ifdef PR_CAPBSET_DROP
SAME((unsigned)(PR_CAPBSET_DROP), 0x18u);
#endif
#ifdef PR_CAPBSET_READ
SAME((unsigned)(PR_CAPBSET_READ), 0x17u);
#endif
#ifdef PR_CAP_AMBIENT
SAME((unsigned)(PR_CAP_AMBIENT), 0x2fu);
#endif
#ifdef PR_CAP_AMBIENT_CLEAR_ALL
SAME((unsigned)(PR_CAP_AMBIENT_CLEAR_ALL), 0x4u);
#endif
#ifdef PR_CAP_AMBIENT_IS_SET
SAME((unsigned)(PR_CAP_AMBIENT_IS_SET), 0x1u);
#endif
#ifdef PR_CAP_AMBIENT_LOWER
SAME((unsigned)(PR_CAP_AMBIENT_LOWER), 0x3u);
#endif
#ifdef PR_CAP_AMBIENT_RAISE
SAME((unsigned)(PR_CAP_AMBIENT_RAISE), 0x2u);
#endif
#ifdef PR_GET_CHILD_SUBREAPER
SAME((unsigned)(PR_GET_CHILD_SUBREAPER), 0x25u);
#endif
#ifdef PR_GET_DUMPABLE
SAME((unsigned)(PR_GET_DUMPABLE), 0x3u);
#endif
#ifdef PR_GET_ENDIAN
SAME((unsigned)(PR_GET_ENDIAN), 0x13u);
#endif
#ifdef PR_GET_FPEMU
SAME((unsigned)(PR_GET_FPEMU), 0x9u);
#endif
#ifdef PR_GET_FPEXC
SAME((unsigned)(PR_GET_FPEXC), 0xbu);
#endif
#ifdef PR_GET_FP_MODE
SAME((unsigned)(PR_GET_FP_MODE), 0x2eu);
#endif
#ifdef PR_GET_IO_FLUSHER
SAME((unsigned)(PR_GET_IO_FLUSHER), 0x3au);
#endif
#ifdef PR_GET_KEEPCAPS
SAME((unsigned)(PR_GET_KEEPCAPS), 0x7u);
#endif
#ifdef PR_GET_NAME
SAME((unsigned)(PR_GET_NAME), 0x10u);
#endif
#ifdef PR_GET_NO_NEW_PRIVS
SAME((unsigned)(PR_GET_NO_NEW_PRIVS), 0x27u);
#endif
#ifdef PR_GET_PDEATHSIG
SAME((unsigned)(PR_GET_PDEATHSIG), 0x2u);
#endif
#ifdef PR_GET_SECCOMP
SAME((unsigned)(PR_GET_SECCOMP), 0x15u);
#endif
#ifdef PR_GET_SECUREBITS
SAME((unsigned)(PR_GET_SECUREBITS), 0x1bu);
#endif
#ifdef PR_GET_SPECULATION_CTRL
SAME((unsigned)(PR_GET_SPECULATION_CTRL), 0x34u);
#endif
#ifdef PR_GET_TAGGED_ADDR_CTRL
SAME((unsigned)(PR_GET_TAGGED_ADDR_CTRL), 0x38u);
#endif
#ifdef PR_GET_THP_DISABLE
SAME((unsigned)(PR_GET_THP_DISABLE), 0x2au);
#endif
#ifdef PR_GET_TID_ADDRESS
SAME((unsigned)(PR_GET_TID_ADDRESS), 0x28u);
#endif
#ifdef PR_GET_TIMERSLACK
SAME((unsigned)(PR_GET_TIMERSLACK), 0x1eu);
#endif
#ifdef PR_GET_TIMING
SAME((unsigned)(PR_GET_TIMING), 0xdu);
#endif
#ifdef PR_GET_TSC
SAME((unsigned)(PR_GET_TSC), 0x19u);
#endif
#ifdef PR_GET_UNALIGN
SAME((unsigned)(PR_GET_UNALIGN), 0x5u);
#endif
#ifdef PR_MCE_KILL
SAME((unsigned)(PR_MCE_KILL), 0x21u);
#endif
#ifdef PR_MCE_KILL_GET
SAME((unsigned)(PR_MCE_KILL_GET), 0x22u);
#endif
#ifdef PR_MPX_DISABLE_MANAGEMENT
SAME((unsigned)(PR_MPX_DISABLE_MANAGEMENT), 0x2cu);
#endif
#ifdef PR_MPX_ENABLE_MANAGEMENT
SAME((unsigned)(PR_MPX_ENABLE_MANAGEMENT), 0x2bu);
#endif
#ifdef PR_PAC_GET_ENABLED_KEYS
SAME((unsigned)(PR_PAC_GET_ENABLED_KEYS), 0x3du);
#endif
#ifdef PR_PAC_RESET_KEYS
SAME((unsigned)(PR_PAC_RESET_KEYS), 0x36u);
#endif
#ifdef PR_PAC_SET_ENABLED_KEYS
SAME((unsigned)(PR_PAC_SET_ENABLED_KEYS), 0x3cu);
#endif
#ifdef PR_SCHED_CORE
SAME((unsigned)(PR_SCHED_CORE), 0x3eu);
#endif
#ifdef PR_SET_CHILD_SUBREAPER
SAME((unsigned)(PR_SET_CHILD_SUBREAPER), 0x24u);
#endif
#ifdef PR_SET_DUMPABLE
SAME((unsigned)(PR_SET_DUMPABLE), 0x4u);
#endif
#ifdef PR_SET_ENDIAN
SAME((unsigned)(PR_SET_ENDIAN), 0x14u);
#endif
#ifdef PR_SET_FPEMU
SAME((unsigned)(PR_SET_FPEMU), 0xau);
#endif
#ifdef PR_SET_FPEXC
SAME((unsigned)(PR_SET_FPEXC), 0xcu);
#endif
#ifdef PR_SET_FP_MODE
SAME((unsigned)(PR_SET_FP_MODE), 0x2du);
#endif
#ifdef PR_SET_IO_FLUSHER
SAME((unsigned)(PR_SET_IO_FLUSHER), 0x39u);
#endif
#ifdef PR_SET_KEEPCAPS
SAME((unsigned)(PR_SET_KEEPCAPS), 0x8u);
#endif
#ifdef PR_SET_MM
SAME((unsigned)(PR_SET_MM), 0x23u);
#endif
#ifdef PR_SET_MM_ARG_END
SAME((unsigned)(PR_SET_MM_ARG_END), 0x9u);
#endif
#ifdef PR_SET_MM_ARG_START
SAME((unsigned)(PR_SET_MM_ARG_START), 0x8u);
#endif
#ifdef PR_SET_MM_AUXV
SAME((unsigned)(PR_SET_MM_AUXV), 0xcu);
#endif
#ifdef PR_SET_MM_BRK
SAME((unsigned)(PR_SET_MM_BRK), 0x7u);
#endif
#ifdef PR_SET_MM_END_CODE
SAME((unsigned)(PR_SET_MM_END_CODE), 0x2u);
#endif
#ifdef PR_SET_MM_END_DATA
SAME((unsigned)(PR_SET_MM_END_DATA), 0x4u);
#endif
#ifdef PR_SET_MM_ENV_END
SAME((unsigned)(PR_SET_MM_ENV_END), 0xbu);
#endif
#ifdef PR_SET_MM_ENV_START
SAME((unsigned)(PR_SET_MM_ENV_START), 0xau);
#endif
#ifdef PR_SET_MM_EXE_FILE
SAME((unsigned)(PR_SET_MM_EXE_FILE), 0xdu);
#endif
#ifdef PR_SET_MM_MAP
SAME((unsigned)(PR_SET_MM_MAP), 0xeu);
#endif
#ifdef PR_SET_MM_MAP_SIZE
SAME((unsigned)(PR_SET_MM_MAP_SIZE), 0xfu);
#endif
#ifdef PR_SET_MM_START_BRK
SAME((unsigned)(PR_SET_MM_START_BRK), 0x6u);
#endif
#ifdef PR_SET_MM_START_CODE
SAME((unsigned)(PR_SET_MM_START_CODE), 0x1u);
#endif
#ifdef PR_SET_MM_START_DATA
SAME((unsigned)(PR_SET_MM_START_DATA), 0x3u);
#endif
#ifdef PR_SET_MM_START_STACK
SAME((unsigned)(PR_SET_MM_START_STACK), 0x5u);
#endif
#ifdef PR_SET_NAME
SAME((unsigned)(PR_SET_NAME), 0xfu);
#endif
#ifdef PR_SET_NO_NEW_PRIVS
SAME((unsigned)(PR_SET_NO_NEW_PRIVS), 0x26u);
#endif
#ifdef PR_SET_PDEATHSIG
SAME((unsigned)(PR_SET_PDEATHSIG), 0x1u);
#endif
#ifdef PR_SET_PTRACER
SAME((unsigned)(PR_SET_PTRACER), 0x59616d61u);
#endif
#ifdef PR_SET_SECCOMP
SAME((unsigned)(PR_SET_SECCOMP), 0x16u);
#endif
#ifdef PR_SET_SECUREBITS
SAME((unsigned)(PR_SET_SECUREBITS), 0x1cu);
#endif
#ifdef PR_SET_SPECULATION_CTRL
SAME((unsigned)(PR_SET_SPECULATION_CTRL), 0x35u);
#endif
#ifdef PR_SET_SYSCALL_USER_DISPATCH
SAME((unsigned)(PR_SET_SYSCALL_USER_DISPATCH), 0x3bu);
#endif
#ifdef PR_SET_TAGGED_ADDR_CTRL
SAME((unsigned)(PR_SET_TAGGED_ADDR_CTRL), 0x37u);
#endif
#ifdef PR_SET_THP_DISABLE
SAME((unsigned)(PR_SET_THP_DISABLE), 0x29u);
#endif
#ifdef PR_SET_TIMERSLACK
SAME((unsigned)(PR_SET_TIMERSLACK), 0x1du);
#endif
#ifdef PR_SET_TIMING
SAME((unsigned)(PR_SET_TIMING), 0xeu);
#endif
#ifdef PR_SET_TSC
SAME((unsigned)(PR_SET_TSC), 0x1au);
#endif
#ifdef PR_SET_UNALIGN
SAME((unsigned)(PR_SET_UNALIGN), 0x6u);
#endif
#ifdef PR_SET_VMA
SAME((unsigned)(PR_SET_VMA), 0x53564d41u);
#endif
#ifdef PR_SME_GET_VL
SAME((unsigned)(PR_SME_GET_VL), 0x40u);
#endif
#ifdef PR_SME_SET_VL
SAME((unsigned)(PR_SME_SET_VL), 0x3fu);
#endif
#ifdef PR_SVE_GET_VL
SAME((unsigned)(PR_SVE_GET_VL), 0x33u);
#endif
#ifdef PR_SVE_SET_VL
SAME((unsigned)(PR_SVE_SET_VL), 0x32u);
#endif
#ifdef PR_TASK_PERF_EVENTS_DISABLE
SAME((unsigned)(PR_TASK_PERF_EVENTS_DISABLE), 0x1fu);
#endif
#ifdef PR_TASK_PERF_EVENTS_ENABLE
SAME((unsigned)(PR_TASK_PERF_EVENTS_ENABLE), 0x20u);
#endif
#ifdef PR_TSC_ENABLE
SAME((unsigned)(PR_TSC_ENABLE), 0x1u);
#endif
#ifdef PR_TSC_SIGSEGV
SAME((unsigned)(PR_TSC_SIGSEGV), 0x2u);
#endif
#ifdef PSTOREFS_MAGIC
SAME((unsigned)(PSTOREFS_MAGIC), 0x6165676cu);
#endif
#ifdef PTRACE_ATTACH
SAME((unsigned)(PTRACE_ATTACH), 0x10u);
#endif
#ifdef PTRACE_CONT
SAME((unsigned)(PTRACE_CONT), 0x7u);
#endif
#ifdef PTRACE_DETACH
SAME((unsigned)(PTRACE_DETACH), 0x11u);
#endif
#ifdef PTRACE_GETEVENTMSG
SAME((unsigned)(PTRACE_GETEVENTMSG), 0x4201u);
#endif
#ifdef PTRACE_GETFPREGS
SAME((unsigned)(PTRACE_GETFPREGS), 0xeu);
#endif
#ifdef PTRACE_GETREGS
SAME((unsigned)(PTRACE_GETREGS), 0xcu);
#endif
#ifdef PTRACE_GETREGSET
SAME((unsigned)(PTRACE_GETREGSET), 0x4204u);
#endif
#ifdef PTRACE_GETSIGINFO
SAME((unsigned)(PTRACE_GETSIGINFO), 0x4202u);
#endif
#ifdef PTRACE_GETSIGMASK
SAME((unsigned)(PTRACE_GETSIGMASK), 0x420au);
#endif
#ifdef PTRACE_GET_SYSCALL_INFO
SAME((unsigned)(PTRACE_GET_SYSCALL_INFO), 0x420eu);
#endif
#ifdef PTRACE_INTERRUPT
SAME((unsigned)(PTRACE_INTERRUPT), 0x4207u);
#endif
#ifdef PTRACE_KILL
SAME((unsigned)(PTRACE_KILL), 0x8u);
#endif
#ifdef PTRACE_LISTEN
SAME((unsigned)(PTRACE_LISTEN), 0x4208u);
#endif
#ifdef PTRACE_PEEKDATA
SAME((unsigned)(PTRACE_PEEKDATA), 0x2u);
#endif
#ifdef PTRACE_PEEKSIGINFO
SAME((unsigned)(PTRACE_PEEKSIGINFO), 0x4209u);
#endif
#ifdef PTRACE_PEEKTEXT
SAME((unsigned)(PTRACE_PEEKTEXT), 0x1u);
#endif
#ifdef PTRACE_PEEKUSER
SAME((unsigned)(PTRACE_PEEKUSER), 0x3u);
#endif
#ifdef PTRACE_POKEDATA
SAME((unsigned)(PTRACE_POKEDATA), 0x5u);
#endif
#ifdef PTRACE_POKETEXT
SAME((unsigned)(PTRACE_POKETEXT), 0x4u);
#endif
#ifdef PTRACE_POKEUSER
SAME((unsigned)(PTRACE_POKEUSER), 0x6u);
#endif
#ifdef PTRACE_SECCOMP_GET_FILTER
SAME((unsigned)(PTRACE_SECCOMP_GET_FILTER), 0x420cu);
#endif
#ifdef PTRACE_SECCOMP_GET_METADATA
SAME((unsigned)(PTRACE_SECCOMP_GET_METADATA), 0x420du);
#endif
#ifdef PTRACE_SEIZE
SAME((unsigned)(PTRACE_SEIZE), 0x4206u);
#endif
#ifdef PTRACE_SETFPREGS
SAME((unsigned)(PTRACE_SETFPREGS), 0xfu);
#endif
#ifdef PTRACE_SETOPTIONS
SAME((unsigned)(PTRACE_SETOPTIONS), 0x4200u);
#endif
#ifdef PTRACE_SETREGS
SAME((unsigned)(PTRACE_SETREGS), 0xdu);
#endif
#ifdef PTRACE_SETREGSET
SAME((unsigned)(PTRACE_SETREGSET), 0x4205u);
#endif
#ifdef PTRACE_SETSIGINFO
SAME((unsigned)(PTRACE_SETSIGINFO), 0x4203u);
#endif
#ifdef PTRACE_SETSIGMASK
SAME((unsigned)(PTRACE_SETSIGMASK), 0x420bu);
#endif
#ifdef PTRACE_SINGLESTEP
SAME((unsigned)(PTRACE_SINGLESTEP), 0x9u);
#endif
#ifdef PTRACE_SYSCALL
SAME((unsigned)(PTRACE_SYSCALL), 0x18u);
#endif
#ifdef PTRACE_TRACEME
SAME((unsigned)(PTRACE_TRACEME), 0x0u);
#endif
#ifdef P_ALL
SAME((unsigned)(P_ALL), 0x0u);
#endif
#ifdef P_PGID
SAME((unsigned)(P_PGID), 0x2u);
#endif
#ifdef P_PID
SAME((unsigned)(P_PID), 0x1u);
#endif
#ifdef P_PIDFD
SAME((unsigned)(P_PIDFD), 0x3u);
#endif
#ifdef RAMFS_MAGIC
SAME((unsigned)(RAMFS_MAGIC), 0x858458f6u);
#endif
#ifdef READ_IMPLIES_EXEC
SAME((unsigned)(READ_IMPLIES_EXEC), 0x400000u);
#endif
#ifdef REISERFS_SUPER_MAGIC
SAME((unsigned)(REISERFS_SUPER_MAGIC), 0x52654973u);
#endif
#ifdef RENAME_EXCHANGE
SAME((unsigned)(RENAME_EXCHANGE), 0x2u);
#endif
#ifdef RENAME_NOREPLACE
SAME((unsigned)(RENAME_NOREPLACE), 0x1u);
#endif
#ifdef RENAME_WHITEOUT
SAME((unsigned)(RENAME_WHITEOUT), 0x4u);
#endif
#ifdef RESOLVE_BENEATH
SAME((unsigned)(RESOLVE_BENEATH), 0x8u);
#endif
#ifdef RESOLVE_CACHED
SAME((unsigned)(RESOLVE_CACHED), 0x20u);
#endif
#ifdef RESOLVE_IN_ROOT
SAME((unsigned)(RESOLVE_IN_ROOT), 0x10u);
#endif
#ifdef RESOLVE_NO_MAGICLINKS
SAME((unsigned)(RESOLVE_NO_MAGICLINKS), 0x2u);
#endif
#ifdef RESOLVE_NO_SYMLINKS
SAME((unsigned)(RESOLVE_NO_SYMLINKS), 0x4u);
#endif
#ifdef RESOLVE_NO_XDEV
SAME((unsigned)(RESOLVE_NO_XDEV), 0x1u);
#endif
#ifdef RLIMIT_AS
SAME((unsigned)(RLIMIT_AS), 0x9u);
#endif
#ifdef RLIMIT_CORE
SAME((unsigned)(RLIMIT_CORE), 0x4u);
#endif
#ifdef RLIMIT_CPU
SAME((unsigned)(RLIMIT_CPU), 0x0u);
#endif
#ifdef RLIMIT_DATA
SAME((unsigned)(RLIMIT_DATA), 0x2u);
#endif
#ifdef RLIMIT_FSIZE
SAME((unsigned)(RLIMIT_FSIZE), 0x1u);
#endif
#ifdef RLIMIT_LOCKS
SAME((unsigned)(RLIMIT_LOCKS), 0xau);
#endif
#ifdef RLIMIT_MEMLOCK
SAME((unsigned)(RLIMIT_MEMLOCK), 0x8u);
#endif
#ifdef RLIMIT_MSGQUEUE
SAME((unsigned)(RLIMIT_MSGQUEUE), 0xcu);
#endif
#ifdef RLIMIT_NICE
SAME((unsigned)(RLIMIT_NICE), 0xdu);
#endif
#ifdef RLIMIT_NOFILE
SAME((unsigned)(RLIMIT_NOFILE), 0x7u);
#endif
#ifdef RLIMIT_NPROC
SAME((unsigned)(RLIMIT_NPROC), 0x6u);
#endif
#ifdef RLIMIT_RSS
SAME((unsigned)(RLIMIT_RSS), 0x5u);
#endif
#ifdef RLIMIT_RTPRIO
SAME((unsigned)(RLIMIT_RTPRIO), 0xeu);
#endif
#ifdef RLIMIT_RTTIME
SAME((unsigned)(RLIMIT_RTTIME), 0xfu);
#endif
#ifdef RLIMIT_SIGPENDING
SAME((unsigned)(RLIMIT_SIGPENDING), 0xbu);
#endif
#ifdef RLIMIT_STACK
SAME((unsigned)(RLIMIT_STACK), 0x3u);
#endif
#ifdef RSEQ_FLAG_UNREGISTER
SAME((unsigned)(RSEQ_FLAG_UNREGISTER), 0x1u);
#endif
#ifdef RUSAGE_CHILDREN
SAME((unsigned)(RUSAGE_CHILDREN), 0xffffffffu);
#endif
#ifdef RUSAGE_SELF
SAME((unsigned)(RUSAGE_SELF), 0x0u);
#endif
#ifdef RUSAGE_THREAD
SAME((unsigned)(RUSAGE_THREAD), 0x1u);
#endif
#ifdef RWF_APPEND
SAME((unsigned)(RWF_APPEND), 0x10u);
#endif
#ifdef RWF_DSYNC
SAME((unsigned)(RWF_DSYNC), 0x2u);
#endif
#ifdef RWF_HIPRI
SAME((unsigned)(RWF_HIPRI), 0x1u);
#endif
#ifdef RWF_NOWAIT
SAME((unsigned)(RWF_NOWAIT), 0x8u);
#endif
#ifdef RWF_SYNC
SAME((unsigned)(RWF_SYNC), 0x4u);
#endif
#ifdef R_OK
SAME((unsigned)(R_OK), 0x4u);
#endif
#ifdef SA_EXPOSE_TAGBITS
SAME((unsigned)(SA_EXPOSE_TAGBITS), 0x800u);
#endif
#ifdef SA_NOCLDSTOP
SAME((unsigned)(SA_NOCLDSTOP), 0x1u);
#endif
#ifdef SA_NOCLDWAIT
SAME((unsigned)(SA_NOCLDWAIT), 0x2u);
#endif
#ifdef SA_NODEFER
SAME((unsigned)(SA_NODEFER), 0x40000000u);
#endif
#ifdef SA_ONSTACK
SAME((unsigned)(SA_ONSTACK), 0x8000000u);
#endif
#ifdef SA_RESETHAND
SAME((unsigned)(SA_RESETHAND), 0x80000000u);
#endif
#ifdef SA_RESTART
SAME((unsigned)(SA_RESTART), 0x10000000u);
#endif
#ifdef SA_RESTORER
SAME((unsigned)(SA_RESTORER), 0x4000000u);
#endif
#ifdef SA_SIGINFO
SAME((unsigned)(SA_SIGINFO), 0x4u);
#endif
#ifdef SA_UNSUPPORTED
SAME((unsigned)(SA_UNSUPPORTED), 0x400u);
#endif
#ifdef SCHED_BATCH
SAME((unsigned)(SCHED_BATCH), 0x3u);
#endif
#ifdef SCHED_DEADLINE
SAME((unsigned)(SCHED_DEADLINE), 0x6u);
#endif
#ifdef SCHED_FIFO
SAME((unsigned)(SCHED_FIFO), 0x1u);
#endif
#ifdef SCHED_FLAG_DL_OVERRUN
SAME((unsigned)(SCHED_FLAG_DL_OVERRUN), 0x4u);
#endif
#ifdef SCHED_FLAG_KEEP_PARAMS
SAME((unsigned)(SCHED_FLAG_KEEP_PARAMS), 0x10u);
#endif
#ifdef SCHED_FLAG_KEEP_POLICY
SAME((unsigned)(SCHED_FLAG_KEEP_POLICY), 0x8u);
#endif
#ifdef SCHED_FLAG_RECLAIM
SAME((unsigned)(SCHED_FLAG_RECLAIM), 0x2u);
#endif
#ifdef SCHED_FLAG_RESET_ON_FORK
SAME((unsigned)(SCHED_FLAG_RESET_ON_FORK), 0x1u);
#endif
#ifdef SCHED_FLAG_UTIL_CLAMP_MAX
SAME((unsigned)(SCHED_FLAG_UTIL_CLAMP_MAX), 0x40u);
#endif
#ifdef SCHED_FLAG_UTIL_CLAMP_MIN
SAME((unsigned)(SCHED_FLAG_UTIL_CLAMP_MIN), 0x20u);
#endif
#ifdef SCHED_IDLE
SAME((unsigned)(SCHED_IDLE), 0x5u);
#endif
#ifdef SCHED_ISO
SAME((unsigned)(SCHED_ISO), 0x4u);
#endif
#ifdef SCHED_OTHER
SAME((unsigned)(SCHED_OTHER), 0x0u);
#endif
#ifdef SCHED_RR
SAME((unsigned)(SCHED_RR), 0x2u);
#endif
#ifdef SCM_CREDENTIALS
SAME((unsigned)(SCM_CREDENTIALS), 0x2u);
#endif
#ifdef SCM_RIGHTS
SAME((unsigned)(SCM_RIGHTS), 0x1u);
#endif
#ifdef SECCOMP_FILTER_FLAG_LOG
SAME((unsigned)(SECCOMP_FILTER_FLAG_LOG), 0x2u);
#endif
#ifdef SECCOMP_FILTER_FLAG_NEW_LISTENER
SAME((unsigned)(SECCOMP_FILTER_FLAG_NEW_LISTENER), 0x8u);
#endif
#ifdef SECCOMP_FILTER_FLAG_SPEC_ALLOW
SAME((unsigned)(SECCOMP_FILTER_FLAG_SPEC_ALLOW), 0x4u);
#endif
#ifdef SECCOMP_FILTER_FLAG_TSYNC
SAME((unsigned)(SECCOMP_FILTER_FLAG_TSYNC), 0x1u);
#endif
#ifdef SECCOMP_FILTER_FLAG_TSYNC_ESRCH
SAME((unsigned)(SECCOMP_FILTER_FLAG_TSYNC_ESRCH), 0x10u);
#endif
#ifdef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
SAME((unsigned)(SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV), 0x20u);
#endif
#ifdef SECCOMP_GET_ACTION_AVAIL
SAME((unsigned)(SECCOMP_GET_ACTION_AVAIL), 0x2u);
#endif
#ifdef SECCOMP_GET_NOTIF_SIZES
SAME((unsigned)(SECCOMP_GET_NOTIF_SIZES), 0x3u);
#endif
#ifdef SECCOMP_MODE_DISABLED
SAME((unsigned)(SECCOMP_MODE_DISABLED), 0x0u);
#endif
#ifdef SECCOMP_MODE_FILTER
SAME((unsigned)(SECCOMP_MODE_FILTER), 0x2u);
#endif
#ifdef SECCOMP_MODE_STRICT
SAME((unsigned)(SECCOMP_MODE_STRICT), 0x1u);
#endif
#ifdef SECCOMP_SET_MODE_FILTER
SAME((unsigned)(SECCOMP_SET_MODE_FILTER), 0x1u);
#endif
#ifdef SECCOMP_SET_MODE_STRICT
SAME((unsigned)(SECCOMP_SET_MODE_STRICT), 0x0u);
#endif
#ifdef SECURITYFS_MAGIC
SAME((unsigned)(SECURITYFS_MAGIC), 0x73636673u);
#endif
#ifdef SEEK_CUR
SAME((unsigned)(SEEK_CUR), 0x1u);
#endif
#ifdef SEEK_DATA
SAME((unsigned)(SEEK_DATA), 0x3u);
#endif
#ifdef SEEK_END
SAME((unsigned)(SEEK_END), 0x2u);
#endif
#ifdef SEEK_HOLE
SAME((unsigned)(SEEK_HOLE), 0x4u);
#endif
#ifdef SEEK_SET
SAME((unsigned)(SEEK_SET), 0x0u);
#endif
#ifdef SEGV_ACCERR
SAME((unsigned)(SEGV_ACCERR), 0x2u);
#endif
#ifdef SEGV_BNDERR
SAME((unsigned)(SEGV_BNDERR), 0x3u);
#endif
#ifdef SEGV_MAPERR
SAME((unsigned)(SEGV_MAPERR), 0x1u);
#endif
#ifdef SEGV_PKUERR
SAME((unsigned)(SEGV_PKUERR), 0x4u);
#endif
#ifdef SELINUX_MAGIC
SAME((unsigned)(SELINUX_MAGIC), 0xf97cff8cu);
#endif
#ifdef SEM_INFO
SAME((unsigned)(SEM_INFO), 0x13u);
#endif
#ifdef SEM_STAT
SAME((unsigned)(SEM_STAT), 0x12u);
#endif
#ifdef SEM_STAT_ANY
SAME((unsigned)(SEM_STAT_ANY), 0x14u);
#endif
#ifdef SEM_UNDO
SAME((unsigned)(SEM_UNDO), 0x1000u);
#endif
#ifdef SETALL
SAME((unsigned)(SETALL), 0x11u);
#endif
#ifdef SETVAL
SAME((unsigned)(SETVAL), 0x10u);
#endif
#ifdef SFD_CLOEXEC
SAME((unsigned)(SFD_CLOEXEC), 0x80000u);
#endif
#ifdef SFD_NONBLOCK
SAME((unsigned)(SFD_NONBLOCK), 0x800u);
#endif
#ifdef SHM_EXEC
SAME((unsigned)(SHM_EXEC), 0x8000u);
#endif
#ifdef SHM_HUGETLB
SAME((unsigned)(SHM_HUGETLB), 0x800u);
#endif
#ifdef SHM_INFO
SAME((unsigned)(SHM_INFO), 0xeu);
#endif
#ifdef SHM_LOCK
SAME((unsigned)(SHM_LOCK), 0xbu);
#endif
#ifdef SHM_NORESERVE
SAME((unsigned)(SHM_NORESERVE), 0x1000u);
#endif
#ifdef SHM_RDONLY
SAME((unsigned)(SHM_RDONLY), 0x1000u);
#endif
#ifdef SHM_REMAP
SAME((unsigned)(SHM_REMAP), 0x4000u);
#endif
#ifdef SHM_RND
SAME((unsigned)(SHM_RND), 0x2000u);
#endif
#ifdef SHM_STAT
SAME((unsigned)(SHM_STAT), 0xdu);
#endif
#ifdef SHM_STAT_ANY
SAME((unsigned)(SHM_STAT_ANY), 0xfu);
#endif
#ifdef SHM_UNLOCK
SAME((unsigned)(SHM_UNLOCK), 0xcu);
#endif
#ifdef SHORT_INODE
SAME((unsigned)(SHORT_INODE), 0x1000000u);
#endif
#ifdef SHUT_RD
SAME((unsigned)(SHUT_RD), 0x0u);
#endif
#ifdef SHUT_RDWR
SAME((unsigned)(SHUT_RDWR), 0x2u);
#endif
#ifdef SHUT_WR
SAME((unsigned)(SHUT_WR), 0x1u);
#endif
#ifdef SIGABRT
SAME((unsigned)(SIGABRT), 0x6u);
#endif
#ifdef SIGALRM
SAME((unsigned)(SIGALRM), 0xeu);
#endif
#ifdef SIGBUS
SAME((unsigned)(SIGBUS), 0x7u);
#endif
#ifdef SIGCHLD
SAME((unsigned)(SIGCHLD), 0x11u);
#endif
#ifdef SIGCONT
SAME((unsigned)(SIGCONT), 0x12u);
#endif
#ifdef SIGEV_NONE
SAME((unsigned)(SIGEV_NONE), 0x1u);
#endif
#ifdef SIGEV_SIGNAL
SAME((unsigned)(SIGEV_SIGNAL), 0x0u);
#endif
#ifdef SIGEV_THREAD
SAME((unsigned)(SIGEV_THREAD), 0x2u);
#endif
#ifdef SIGEV_THREAD_ID
SAME((unsigned)(SIGEV_THREAD_ID), 0x4u);
#endif
#ifdef SIGFPE
SAME((unsigned)(SIGFPE), 0x8u);
#endif
#ifdef SIGHUP
SAME((unsigned)(SIGHUP), 0x1u);
#endif
#ifdef SIGILL
SAME((unsigned)(SIGILL), 0x4u);
#endif
#ifdef SIGINT
SAME((unsigned)(SIGINT), 0x2u);
#endif
#ifdef SIGIO
SAME((unsigned)(SIGIO), 0x1du);
#endif
#ifdef SIGKILL
SAME((unsigned)(SIGKILL), 0x9u);
#endif
#ifdef SIGPIPE
SAME((unsigned)(SIGPIPE), 0xdu);
#endif
#ifdef SIGPROF
SAME((unsigned)(SIGPROF), 0x1bu);
#endif
#ifdef SIGPWR
SAME((unsigned)(SIGPWR), 0x1eu);
#endif
#ifdef SIGQUIT
SAME((unsigned)(SIGQUIT), 0x3u);
#endif
#ifdef SIGSEGV
SAME((unsigned)(SIGSEGV), 0xbu);
#endif
#ifdef SIGSTKFLT
SAME((unsigned)(SIGSTKFLT), 0x10u);
#endif
#ifdef SIGSTOP
SAME((unsigned)(SIGSTOP), 0x13u);
#endif
#ifdef SIGSYS
SAME((unsigned)(SIGSYS), 0x1fu);
#endif
#ifdef SIGTERM
SAME((unsigned)(SIGTERM), 0xfu);
#endif
#ifdef SIGTRAP
SAME((unsigned)(SIGTRAP), 0x5u);
#endif
#ifdef SIGTSTP
SAME((unsigned)(SIGTSTP), 0x14u);
#endif
#ifdef SIGTTIN
SAME((unsigned)(SIGTTIN), 0x15u);
#endif
#ifdef SIGTTOU
SAME((unsigned)(SIGTTOU), 0x16u);
#endif
#ifdef SIGURG
SAME((unsigned)(SIGURG), 0x17u);
#endif
#ifdef SIGUSR1
SAME((unsigned)(SIGUSR1), 0xau);
#endif
#ifdef SIGUSR2
SAME((unsigned)(SIGUSR2), 0xcu);
#endif
#ifdef SIGVTALRM
SAME((unsigned)(SIGVTALRM), 0x1au);
#endif
#ifdef SIGWINCH
SAME((unsigned)(SIGWINCH), 0x1cu);
#endif
#ifdef SIGXCPU
SAME((unsigned)(SIGXCPU), 0x18u);
#endif
#ifdef SIGXFSZ
SAME((unsigned)(SIGXFSZ), 0x19u);
#endif
#ifdef SIG_BLOCK
SAME((unsigned)(SIG_BLOCK), 0x0u);
#endif
#ifdef SIG_SETMASK
SAME((unsigned)(SIG_SETMASK), 0x2u);
#endif
#ifdef SIG_UNBLOCK
SAME((unsigned)(SIG_UNBLOCK), 0x1u);
#endif
#ifdef SI_ASYNCIO
SAME((unsigned)(SI_ASYNCIO), 0xfffffffcu);
#endif
#ifdef SI_ASYNCNL
SAME((unsigned)(SI_ASYNCNL), 0xffffffc4u);
#endif
#ifdef SI_DETHREAD
SAME((unsigned)(SI_DETHREAD), 0xfffffff9u);
#endif
#ifdef SI_KERNEL
SAME((unsigned)(SI_KERNEL), 0x80u);
#endif
#ifdef SI_MESGQ
SAME((unsigned)(SI_MESGQ), 0xfffffffdu);
#endif
#ifdef SI_QUEUE
SAME((unsigned)(SI_QUEUE), 0xffffffffu);
#endif
#ifdef SI_SIGIO
SAME((unsigned)(SI_SIGIO), 0xfffffffbu);
#endif
#ifdef SI_TIMER
SAME((unsigned)(SI_TIMER), 0xfffffffeu);
#endif
#ifdef SI_TKILL
SAME((unsigned)(SI_TKILL), 0xfffffffau);
#endif
#ifdef SI_USER
SAME((unsigned)(SI_USER), 0x0u);
#endif
#ifdef SMACK_MAGIC
SAME((unsigned)(SMACK_MAGIC), 0x43415d53u);
#endif
#ifdef SMB_SUPER_MAGIC
SAME((unsigned)(SMB_SUPER_MAGIC), 0x517bu);
#endif
#ifdef SOCKFS_MAGIC
SAME((unsigned)(SOCKFS_MAGIC), 0x534f434bu);
#endif
#ifdef SOCK_CLOEXEC
SAME((unsigned)(SOCK_CLOEXEC), 0x80000u);
#endif
#ifdef SOCK_DCCP
SAME((unsigned)(SOCK_DCCP), 0x6u);
#endif
#ifdef SOCK_DGRAM
SAME((unsigned)(SOCK_DGRAM), 0x2u);
#endif
#ifdef SOCK_NONBLOCK
SAME((unsigned)(SOCK_NONBLOCK), 0x800u);
#endif
#ifdef SOCK_PACKET
SAME((unsigned)(SOCK_PACKET), 0xau);
#endif
#ifdef SOCK_RAW
SAME((unsigned)(SOCK_RAW), 0x3u);
#endif
#ifdef SOCK_RDM
SAME((unsigned)(SOCK_RDM), 0x4u);
#endif
#ifdef SOCK_SEQPACKET
SAME((unsigned)(SOCK_SEQPACKET), 0x5u);
#endif
#ifdef SOCK_STREAM
SAME((unsigned)(SOCK_STREAM), 0x1u);
#endif
#ifdef SOL_ALG
SAME((unsigned)(SOL_ALG), 0x117u);
#endif
#ifdef SOL_BLUETOOTH
SAME((unsigned)(SOL_BLUETOOTH), 0x112u);
#endif
#ifdef SOL_ICMPV6
SAME((unsigned)(SOL_ICMPV6), 0x3au);
#endif
#ifdef SOL_IP
SAME((unsigned)(SOL_IP), 0x0u);
#endif
#ifdef SOL_IPV6
SAME((unsigned)(SOL_IPV6), 0x29u);
#endif
#ifdef SOL_NETLINK
SAME((unsigned)(SOL_NETLINK), 0x10eu);
#endif
#ifdef SOL_PACKET
SAME((unsigned)(SOL_PACKET), 0x107u);
#endif
#ifdef SOL_RAW
SAME((unsigned)(SOL_RAW), 0xffu);
#endif
#ifdef SOL_SOCKET
SAME((unsigned)(SOL_SOCKET), 0x1u);
#endif
#ifdef SOL_TCP
SAME((unsigned)(SOL_TCP), 0x6u);
#endif
#ifdef SOL_TIPC
SAME((unsigned)(SOL_TIPC), 0x10fu);
#endif
#ifdef SOL_UDP
SAME((unsigned)(SOL_UDP), 0x11u);
#endif
#ifdef SOL_XDP
SAME((unsigned)(SOL_XDP), 0x11bu);
#endif
#ifdef SO_ACCEPTCONN
SAME((unsigned)(SO_ACCEPTCONN), 0x1eu);
#endif
#ifdef SO_ATTACH_BPF
SAME((unsigned)(SO_ATTACH_BPF), 0x32u);
#endif
#ifdef SO_ATTACH_FILTER
SAME((unsigned)(SO_ATTACH_FILTER), 0x1au);
#endif
#ifdef SO_ATTACH_REUSEPORT_CBPF
SAME((unsigned)(SO_ATTACH_REUSEPORT_CBPF), 0x33u);
#endif
#ifdef SO_ATTACH_REUSEPORT_EBPF
SAME((unsigned)(SO_ATTACH_REUSEPORT_EBPF), 0x34u);
#endif
#ifdef SO_BINDTODEVICE
SAME((unsigned)(SO_BINDTODEVICE), 0x19u);
#endif
#ifdef SO_BINDTOIFINDEX
SAME((unsigned)(SO_BINDTOIFINDEX), 0x3eu);
#endif
#ifdef SO_BPF_EXTENSIONS
SAME((unsigned)(SO_BPF_EXTENSIONS), 0x30u);
#endif
#ifdef SO_BROADCAST
SAME((unsigned)(SO_BROADCAST), 0x6u);
#endif
#ifdef SO_BSDCOMPAT
SAME((unsigned)(SO_BSDCOMPAT), 0xeu);
#endif
#ifdef SO_BUSY_POLL
SAME((unsigned)(SO_BUSY_POLL), 0x2eu);
#endif
#ifdef SO_CNX_ADVICE
SAME((unsigned)(SO_CNX_ADVICE), 0x35u);
#endif
#ifdef SO_COOKIE
SAME((unsigned)(SO_COOKIE), 0x39u);
#endif
#ifdef SO_DEBUG
SAME((unsigned)(SO_DEBUG), 0x1u);
#endif
#ifdef SO_DETACH_FILTER
SAME((unsigned)(SO_DETACH_FILTER), 0x1bu);
#endif
#ifdef SO_DOMAIN
SAME((unsigned)(SO_DOMAIN), 0x27u);
#endif
#ifdef SO_DONTROUTE
SAME((unsigned)(SO_DONTROUTE), 0x5u);
#endif
#ifdef SO_ERROR
SAME((unsigned)(SO_ERROR), 0x4u);
#endif
#ifdef SO_INCOMING_CPU
SAME((unsigned)(SO_INCOMING_CPU), 0x31u);
#endif
#ifdef SO_INCOMING_NAPI_ID
SAME((unsigned)(SO_INCOMING_NAPI_ID), 0x38u);
#endif
#ifdef SO_KEEPALIVE
SAME((unsigned)(SO_KEEPALIVE), 0x9u);
#endif
#ifdef SO_LINGER
SAME((unsigned)(SO_LINGER), 0xdu);
#endif
#ifdef SO_LOCK_FILTER
SAME((unsigned)(SO_LOCK_FILTER), 0x2cu);
#endif
#ifdef SO_MARK
SAME((unsigned)(SO_MARK), 0x24u);
#endif
#ifdef SO_MAX_PACING_RATE
SAME((unsigned)(SO_MAX_PACING_RATE), 0x2fu);
#endif
#ifdef SO_MEMINFO
SAME((unsigned)(SO_MEMINFO), 0x37u);
#endif
#ifdef SO_NOFCS
SAME((unsigned)(SO_NOFCS), 0x2bu);
#endif
#ifdef SO_NO_CHECK
SAME((unsigned)(SO_NO_CHECK), 0xbu);
#endif
#ifdef SO_OOBINLINE
SAME((unsigned)(SO_OOBINLINE), 0xau);
#endif
#ifdef SO_PASSCRED
SAME((unsigned)(SO_PASSCRED), 0x10u);
#endif
#ifdef SO_PASSSEC
SAME((unsigned)(SO_PASSSEC), 0x22u);
#endif
#ifdef SO_PEEK_OFF
SAME((unsigned)(SO_PEEK_OFF), 0x2au);
#endif
#ifdef SO_PEERCRED
SAME((unsigned)(SO_PEERCRED), 0x11u);
#endif
#ifdef SO_PEERGROUPS
SAME((unsigned)(SO_PEERGROUPS), 0x3bu);
#endif
#ifdef SO_PEERNAME
SAME((unsigned)(SO_PEERNAME), 0x1cu);
#endif
#ifdef SO_PEERSEC
SAME((unsigned)(SO_PEERSEC), 0x1fu);
#endif
#ifdef SO_PRIORITY
SAME((unsigned)(SO_PRIORITY), 0xcu);
#endif
#ifdef SO_PROTOCOL
SAME((unsigned)(SO_PROTOCOL), 0x26u);
#endif
#ifdef SO_RCVBUF
SAME((unsigned)(SO_RCVBUF), 0x8u);
#endif
#ifdef SO_RCVBUFFORCE
SAME((unsigned)(SO_RCVBUFFORCE), 0x21u);
#endif
#ifdef SO_RCVLOWAT
SAME((unsigned)(SO_RCVLOWAT), 0x12u);
#endif
#ifdef SO_RCVTIMEO_OLD
SAME((unsigned)(SO_RCVTIMEO_OLD), 0x14u);
#endif
#ifdef SO_REUSEADDR
SAME((unsigned)(SO_REUSEADDR), 0x2u);
#endif
#ifdef SO_REUSEPORT
SAME((unsigned)(SO_REUSEPORT), 0xfu);
#endif
#ifdef SO_RXQ_OVFL
SAME((unsigned)(SO_RXQ_OVFL), 0x28u);
#endif
#ifdef SO_SELECT_ERR_QUEUE
SAME((unsigned)(SO_SELECT_ERR_QUEUE), 0x2du);
#endif
#ifdef SO_SNDBUF
SAME((unsigned)(SO_SNDBUF), 0x7u);
#endif
#ifdef SO_SNDBUFFORCE
SAME((unsigned)(SO_SNDBUFFORCE), 0x20u);
#endif
#ifdef SO_SNDLOWAT
SAME((unsigned)(SO_SNDLOWAT), 0x13u);
#endif
#ifdef SO_SNDTIMEO_OLD
SAME((unsigned)(SO_SNDTIMEO_OLD), 0x15u);
#endif
#ifdef SO_TIMESTAMPING_OLD
SAME((unsigned)(SO_TIMESTAMPING_OLD), 0x25u);
#endif
#ifdef SO_TIMESTAMPNS_OLD
SAME((unsigned)(SO_TIMESTAMPNS_OLD), 0x23u);
#endif
#ifdef SO_TIMESTAMP_OLD
SAME((unsigned)(SO_TIMESTAMP_OLD), 0x1du);
#endif
#ifdef SO_TXTIME
SAME((unsigned)(SO_TXTIME), 0x3du);
#endif
#ifdef SO_TYPE
SAME((unsigned)(SO_TYPE), 0x3u);
#endif
#ifdef SO_WIFI_STATUS
SAME((unsigned)(SO_WIFI_STATUS), 0x29u);
#endif
#ifdef SO_ZEROCOPY
SAME((unsigned)(SO_ZEROCOPY), 0x3cu);
#endif
#ifdef SPLICE_F_GIFT
SAME((unsigned)(SPLICE_F_GIFT), 0x8u);
#endif
#ifdef SPLICE_F_MORE
SAME((unsigned)(SPLICE_F_MORE), 0x4u);
#endif
#ifdef SPLICE_F_MOVE
SAME((unsigned)(SPLICE_F_MOVE), 0x1u);
#endif
#ifdef SPLICE_F_NONBLOCK
SAME((unsigned)(SPLICE_F_NONBLOCK), 0x2u);
#endif
#ifdef SQUASHFS_MAGIC
SAME((unsigned)(SQUASHFS_MAGIC), 0x73717368u);
#endif
#ifdef SS_AUTODISARM
SAME((unsigned)(SS_AUTODISARM), 0x80000000u);
#endif
#ifdef SS_DISABLE
SAME((unsigned)(SS_DISABLE), 0x2u);
#endif
#ifdef SS_ONSTACK
SAME((unsigned)(SS_ONSTACK), 0x1u);
#endif
#ifdef STATX_ALL
SAME((unsigned)(STATX_ALL), 0xfffu);
#endif
#ifdef STATX_ATIME
SAME((unsigned)(STATX_ATIME), 0x20u);
#endif
#ifdef STATX_ATTR_APPEND
SAME((unsigned)(STATX_ATTR_APPEND), 0x20u);
#endif
#ifdef STATX_ATTR_AUTOMOUNT
SAME((unsigned)(STATX_ATTR_AUTOMOUNT), 0x1000u);
#endif
#ifdef STATX_ATTR_COMPRESSED
SAME((unsigned)(STATX_ATTR_COMPRESSED), 0x4u);
#endif
#ifdef STATX_ATTR_DAX
SAME((unsigned)(STATX_ATTR_DAX), 0x200000u);
#endif
#ifdef STATX_ATTR_ENCRYPTED
SAME((unsigned)(STATX_ATTR_ENCRYPTED), 0x800u);
#endif
#ifdef STATX_ATTR_IMMUTABLE
SAME((unsigned)(STATX_ATTR_IMMUTABLE), 0x10u);
#endif
#ifdef STATX_ATTR_MOUNT_ROOT
SAME((unsigned)(STATX_ATTR_MOUNT_ROOT), 0x2000u);
#endif
#ifdef STATX_ATTR_NODUMP
SAME((unsigned)(STATX_ATTR_NODUMP), 0x40u);
#endif
#ifdef STATX_ATTR_VERITY
SAME((unsigned)(STATX_ATTR_VERITY), 0x100000u);
#endif
#ifdef STATX_BASIC_STATS
SAME((unsigned)(STATX_BASIC_STATS), 0x7ffu);
#endif
#ifdef STATX_BLOCKS
SAME((unsigned)(STATX_BLOCKS), 0x400u);
#endif
#ifdef STATX_BTIME
SAME((unsigned)(STATX_BTIME), 0x800u);
#endif
#ifdef STATX_CTIME
SAME((unsigned)(STATX_CTIME), 0x80u);
#endif
#ifdef STATX_DIOALIGN
SAME((unsigned)(STATX_DIOALIGN), 0x2000u);
#endif
#ifdef STATX_GID
SAME((unsigned)(STATX_GID), 0x10u);
#endif
#ifdef STATX_INO
SAME((unsigned)(STATX_INO), 0x100u);
#endif
#ifdef STATX_MNT_ID
SAME((unsigned)(STATX_MNT_ID), 0x1000u);
#endif
#ifdef STATX_MODE
SAME((unsigned)(STATX_MODE), 0x2u);
#endif
#ifdef STATX_MTIME
SAME((unsigned)(STATX_MTIME), 0x40u);
#endif
#ifdef STATX_NLINK
SAME((unsigned)(STATX_NLINK), 0x4u);
#endif
#ifdef STATX_SIZE
SAME((unsigned)(STATX_SIZE), 0x200u);
#endif
#ifdef STATX_TYPE
SAME((unsigned)(STATX_TYPE), 0x1u);
#endif
#ifdef STATX_UID
SAME((unsigned)(STATX_UID), 0x8u);
#endif
#ifdef STICKY_TIMEOUTS
SAME((unsigned)(STICKY_TIMEOUTS), 0x4000000u);
#endif
#ifdef ST_MANDLOCK
SAME((unsigned)(ST_MANDLOCK), 0x40u);
#endif
#ifdef ST_NOATIME
SAME((unsigned)(ST_NOATIME), 0x400u);
#endif
#ifdef ST_NODEV
SAME((unsigned)(ST_NODEV), 0x4u);
#endif
#ifdef ST_NODIRATIME
SAME((unsigned)(ST_NODIRATIME), 0x800u);
#endif
#ifdef ST_NOEXEC
SAME((unsigned)(ST_NOEXEC), 0x8u);
#endif
#ifdef ST_NOSUID
SAME((unsigned)(ST_NOSUID), 0x2u);
#endif
#ifdef ST_NOSYMFOLLOW
SAME((unsigned)(ST_NOSYMFOLLOW), 0x2000u);
#endif
#ifdef ST_RDONLY
SAME((unsigned)(ST_RDONLY), 0x1u);
#endif
#ifdef ST_RELATIME
SAME((unsigned)(ST_RELATIME), 0x1000u);
#endif
#ifdef ST_SYNCHRONOUS
SAME((unsigned)(ST_SYNCHRONOUS), 0x10u);
#endif
#ifdef ST_VALID
SAME((unsigned)(ST_VALID), 0x20u);
#endif
#ifdef SUID_DUMP_DISABLE
SAME((unsigned)(SUID_DUMP_DISABLE), 0x0u);
#endif
#ifdef SUID_DUMP_ROOT
SAME((unsigned)(SUID_DUMP_ROOT), 0x2u);
#endif
#ifdef SUID_DUMP_USER
SAME((unsigned)(SUID_DUMP_USER), 0x1u);
#endif
#ifdef SYNC_FILE_RANGE_WAIT_AFTER
SAME((unsigned)(SYNC_FILE_RANGE_WAIT_AFTER), 0x4u);
#endif
#ifdef SYNC_FILE_RANGE_WAIT_BEFORE
SAME((unsigned)(SYNC_FILE_RANGE_WAIT_BEFORE), 0x1u);
#endif
#ifdef SYNC_FILE_RANGE_WRITE
SAME((unsigned)(SYNC_FILE_RANGE_WRITE), 0x2u);
#endif
#ifdef SYSFS_MAGIC
SAME((unsigned)(SYSFS_MAGIC), 0x62656572u);
#endif
#ifdef SYSLOG_ACTION_CLEAR
SAME((unsigned)(SYSLOG_ACTION_CLEAR), 0x5u);
#endif
#ifdef SYSLOG_ACTION_CLOSE
SAME((unsigned)(SYSLOG_ACTION_CLOSE), 0x0u);
#endif
#ifdef SYSLOG_ACTION_CONSOLE_LEVEL
SAME((unsigned)(SYSLOG_ACTION_CONSOLE_LEVEL), 0x8u);
#endif
#ifdef SYSLOG_ACTION_CONSOLE_OFF
SAME((unsigned)(SYSLOG_ACTION_CONSOLE_OFF), 0x6u);
#endif
#ifdef SYSLOG_ACTION_CONSOLE_ON
SAME((unsigned)(SYSLOG_ACTION_CONSOLE_ON), 0x7u);
#endif
#ifdef SYSLOG_ACTION_OPEN
SAME((unsigned)(SYSLOG_ACTION_OPEN), 0x1u);
#endif
#ifdef SYSLOG_ACTION_READ
SAME((unsigned)(SYSLOG_ACTION_READ), 0x2u);
#endif
#ifdef SYSLOG_ACTION_READ_ALL
SAME((unsigned)(SYSLOG_ACTION_READ_ALL), 0x3u);
#endif
#ifdef SYSLOG_ACTION_READ_CLEAR
SAME((unsigned)(SYSLOG_ACTION_READ_CLEAR), 0x4u);
#endif
#ifdef SYSLOG_ACTION_SIZE_BUFFER
SAME((unsigned)(SYSLOG_ACTION_SIZE_BUFFER), 0xau);
#endif
#ifdef SYSLOG_ACTION_SIZE_UNREAD
SAME((unsigned)(SYSLOG_ACTION_SIZE_UNREAD), 0x9u);
#endif
#ifdef SYS_SECCOMP
SAME((unsigned)(SYS_SECCOMP), 0x1u);
#endif
#ifdef SYS_USER_DISPATCH
SAME((unsigned)(SYS_USER_DISPATCH), 0x2u);
#endif
#ifdef S_IFBLK
SAME((unsigned)(S_IFBLK), 0x6000u);
#endif
#ifdef S_IFCHR
SAME((unsigned)(S_IFCHR), 0x2000u);
#endif
#ifdef S_IFDIR
SAME((unsigned)(S_IFDIR), 0x4000u);
#endif
#ifdef S_IFIFO
SAME((unsigned)(S_IFIFO), 0x1000u);
#endif
#ifdef S_IFLNK
SAME((unsigned)(S_IFLNK), 0xa000u);
#endif
#ifdef S_IFREG
SAME((unsigned)(S_IFREG), 0x8000u);
#endif
#ifdef S_IFSOCK
SAME((unsigned)(S_IFSOCK), 0xc000u);
#endif
#ifdef TCP_CC_INFO
SAME((unsigned)(TCP_CC_INFO), 0x1au);
#endif
#ifdef TCP_CONGESTION
SAME((unsigned)(TCP_CONGESTION), 0xdu);
#endif
#ifdef TCP_CORK
SAME((unsigned)(TCP_CORK), 0x3u);
#endif
#ifdef TCP_DEFER_ACCEPT
SAME((unsigned)(TCP_DEFER_ACCEPT), 0x9u);
#endif
#ifdef TCP_FASTOPEN
SAME((unsigned)(TCP_FASTOPEN), 0x17u);
#endif
#ifdef TCP_FASTOPEN_CONNECT
SAME((unsigned)(TCP_FASTOPEN_CONNECT), 0x1eu);
#endif
#ifdef TCP_FASTOPEN_KEY
SAME((unsigned)(TCP_FASTOPEN_KEY), 0x21u);
#endif
#ifdef TCP_FASTOPEN_NO_COOKIE
SAME((unsigned)(TCP_FASTOPEN_NO_COOKIE), 0x22u);
#endif
#ifdef TCP_INFO
SAME((unsigned)(TCP_INFO), 0xbu);
#endif
#ifdef TCP_INQ
SAME((unsigned)(TCP_INQ), 0x24u);
#endif
#ifdef TCP_KEEPCNT
SAME((unsigned)(TCP_KEEPCNT), 0x6u);
#endif
#ifdef TCP_KEEPIDLE
SAME((unsigned)(TCP_KEEPIDLE), 0x4u);
#endif
#ifdef TCP_KEEPINTVL
SAME((unsigned)(TCP_KEEPINTVL), 0x5u);
#endif
#ifdef TCP_LINGER2
SAME((unsigned)(TCP_LINGER2), 0x8u);
#endif
#ifdef TCP_MAXSEG
SAME((unsigned)(TCP_MAXSEG), 0x2u);
#endif
#ifdef TCP_MD5SIG
SAME((unsigned)(TCP_MD5SIG), 0xeu);
#endif
#ifdef TCP_MD5SIG_EXT
SAME((unsigned)(TCP_MD5SIG_EXT), 0x20u);
#endif
#ifdef TCP_NODELAY
SAME((unsigned)(TCP_NODELAY), 0x1u);
#endif
#ifdef TCP_NOTSENT_LOWAT
SAME((unsigned)(TCP_NOTSENT_LOWAT), 0x19u);
#endif
#ifdef TCP_QUEUE_SEQ
SAME((unsigned)(TCP_QUEUE_SEQ), 0x15u);
#endif
#ifdef TCP_QUICKACK
SAME((unsigned)(TCP_QUICKACK), 0xcu);
#endif
#ifdef TCP_REPAIR
SAME((unsigned)(TCP_REPAIR), 0x13u);
#endif
#ifdef TCP_REPAIR_OPTIONS
SAME((unsigned)(TCP_REPAIR_OPTIONS), 0x16u);
#endif
#ifdef TCP_REPAIR_QUEUE
SAME((unsigned)(TCP_REPAIR_QUEUE), 0x14u);
#endif
#ifdef TCP_SAVED_SYN
SAME((unsigned)(TCP_SAVED_SYN), 0x1cu);
#endif
#ifdef TCP_SAVE_SYN
SAME((unsigned)(TCP_SAVE_SYN), 0x1bu);
#endif
#ifdef TCP_SYNCNT
SAME((unsigned)(TCP_SYNCNT), 0x7u);
#endif
#ifdef TCP_THIN_DUPACK
SAME((unsigned)(TCP_THIN_DUPACK), 0x11u);
#endif
#ifdef TCP_THIN_LINEAR_TIMEOUTS
SAME((unsigned)(TCP_THIN_LINEAR_TIMEOUTS), 0x10u);
#endif
#ifdef TCP_TIMESTAMP
SAME((unsigned)(TCP_TIMESTAMP), 0x18u);
#endif
#ifdef TCP_ULP
SAME((unsigned)(TCP_ULP), 0x1fu);
#endif
#ifdef TCP_USER_TIMEOUT
SAME((unsigned)(TCP_USER_TIMEOUT), 0x12u);
#endif
#ifdef TCP_WINDOW_CLAMP
SAME((unsigned)(TCP_WINDOW_CLAMP), 0xau);
#endif
#ifdef TCP_ZEROCOPY_RECEIVE
SAME((unsigned)(TCP_ZEROCOPY_RECEIVE), 0x23u);
#endif
#ifdef TFD_CLOEXEC
SAME((unsigned)(TFD_CLOEXEC), 0x80000u);
#endif
#ifdef TFD_NONBLOCK
SAME((unsigned)(TFD_NONBLOCK), 0x800u);
#endif
#ifdef TFD_TIMER_ABSTIME
SAME((unsigned)(TFD_TIMER_ABSTIME), 0x1u);
#endif
#ifdef TFD_TIMER_CANCEL_ON_SET
SAME((unsigned)(TFD_TIMER_CANCEL_ON_SET), 0x2u);
#endif
#ifdef TIMER_ABSTIME
SAME((unsigned)(TIMER_ABSTIME), 0x1u);
#endif
#ifdef TIME_DEL
SAME((unsigned)(TIME_DEL), 0x2u);
#endif
#ifdef TIME_ERROR
SAME((unsigned)(TIME_ERROR), 0x5u);
#endif
#ifdef TIME_INS
SAME((unsigned)(TIME_INS), 0x1u);
#endif
#ifdef TIME_OK
SAME((unsigned)(TIME_OK), 0x0u);
#endif
#ifdef TIME_OOP
SAME((unsigned)(TIME_OOP), 0x3u);
#endif
#ifdef TIME_WAIT
SAME((unsigned)(TIME_WAIT), 0x4u);
#endif
#ifdef TIOCM_CAR
SAME((unsigned)(TIOCM_CAR), 0x40u);
#endif
#ifdef TIOCM_CTS
SAME((unsigned)(TIOCM_CTS), 0x20u);
#endif
#ifdef TIOCM_DSR
SAME((unsigned)(TIOCM_DSR), 0x100u);
#endif
#ifdef TIOCM_DTR
SAME((unsigned)(TIOCM_DTR), 0x2u);
#endif
#ifdef TIOCM_LE
SAME((unsigned)(TIOCM_LE), 0x1u);
#endif
#ifdef TIOCM_RNG
SAME((unsigned)(TIOCM_RNG), 0x80u);
#endif
#ifdef TIOCM_RTS
SAME((unsigned)(TIOCM_RTS), 0x4u);
#endif
#ifdef TIOCM_SR
SAME((unsigned)(TIOCM_SR), 0x10u);
#endif
#ifdef TIOCM_ST
SAME((unsigned)(TIOCM_ST), 0x8u);
#endif
#ifdef TMPFS_MAGIC
SAME((unsigned)(TMPFS_MAGIC), 0x1021994u);
#endif
#ifdef TOSTOP
SAME((unsigned)(TOSTOP), 0x100u);
#endif
#ifdef TRACEFS_MAGIC
SAME((unsigned)(TRACEFS_MAGIC), 0x74726163u);
#endif
#ifdef TRAP_BRANCH
SAME((unsigned)(TRAP_BRANCH), 0x3u);
#endif
#ifdef TRAP_BRKPT
SAME((unsigned)(TRAP_BRKPT), 0x1u);
#endif
#ifdef TRAP_HWBKPT
SAME((unsigned)(TRAP_HWBKPT), 0x4u);
#endif
#ifdef TRAP_PERF
SAME((unsigned)(TRAP_PERF), 0x6u);
#endif
#ifdef TRAP_TRACE
SAME((unsigned)(TRAP_TRACE), 0x2u);
#endif
#ifdef TRAP_UNK
SAME((unsigned)(TRAP_UNK), 0x5u);
#endif
#ifdef UDF_SUPER_MAGIC
SAME((unsigned)(UDF_SUPER_MAGIC), 0x15013346u);
#endif
#ifdef UFFD_USER_MODE_ONLY
SAME((unsigned)(UFFD_USER_MODE_ONLY), 0x1u);
#endif
#ifdef UMOUNT_NOFOLLOW
SAME((unsigned)(UMOUNT_NOFOLLOW), 0x8u);
#endif
#ifdef UNAME26
SAME((unsigned)(UNAME26), 0x20000u);
#endif
#ifdef V9FS_MAGIC
SAME((unsigned)(V9FS_MAGIC), 0x1021997u);
#endif
#ifdef WCONTINUED
SAME((unsigned)(WCONTINUED), 0x8u);
#endif
#ifdef WEXITED
SAME((unsigned)(WEXITED), 0x4u);
#endif
#ifdef WHOLE_SECONDS
SAME((unsigned)(WHOLE_SECONDS), 0x2000000u);
#endif
#ifdef WNOHANG
SAME((unsigned)(WNOHANG), 0x1u);
#endif
#ifdef WNOWAIT
SAME((unsigned)(WNOWAIT), 0x1000000u);
#endif
#ifdef WSTOPPED
SAME((unsigned)(WSTOPPED), 0x2u);
#endif
#ifdef W_OK
SAME((unsigned)(W_OK), 0x2u);
#endif
#ifdef XATTR_CREATE
SAME((unsigned)(XATTR_CREATE), 0x1u);
#endif
#ifdef XATTR_REPLACE
SAME((unsigned)(XATTR_REPLACE), 0x2u);
#endif
#ifdef XCASE
SAME((unsigned)(XCASE), 0x4u);
#endif
#ifdef XENFS_SUPER_MAGIC
SAME((unsigned)(XENFS_SUPER_MAGIC), 0xabba1974u);
#endif
#ifdef XFS_SUPER_MAGIC
SAME((unsigned)(XFS_SUPER_MAGIC), 0x58465342u);
#endif
#ifdef X_OK
SAME((unsigned)(X_OK), 0x1u);
#endif
#ifdef _LINUX_CAPABILITY_VERSION_1
SAME((unsigned)(_LINUX_CAPABILITY_VERSION_1), 0x19980330u);
#endif
#ifdef _LINUX_CAPABILITY_VERSION_2
SAME((unsigned)(_LINUX_CAPABILITY_VERSION_2), 0x20071026u);
#endif
#ifdef _LINUX_CAPABILITY_VERSION_3
SAME((unsigned)(_LINUX_CAPABILITY_VERSION_3), 0x20080522u);
#endif
#ifdef __WALL
SAME((unsigned)(__WALL), 0x40000000u);
#endif
#ifdef __WCLONE
SAME((unsigned)(__WCLONE), 0x80000000u);
#endif
#ifdef __WNOTHREAD
SAME((unsigned)(__WNOTHREAD), 0x20000000u);
#endif
SAME(sizeof(struct io_uring_params), 120);
SAME(offsetof(struct io_uring_params, flags), 8);
SAME(offsetof(struct io_uring_params, sq_thread_cpu), 12);
SAME(offsetof(struct io_uring_params, sq_thread_idle), 16);
SAME(offsetof(struct io_uring_params, sq_entries), 0);
SAME(offsetof(struct io_uring_params, cq_entries), 4);
SAME(offsetof(struct io_uring_params, features), 20);
SAME(sizeof(struct open_how), 24);
SAME(offsetof(struct open_how, flags), 0);
SAME(offsetof(struct open_how, mode), 8);
SAME(offsetof(struct open_how, resolve), 16);
SAME(sizeof(struct mount_attr), 32);
SAME(offsetof(struct mount_attr, attr_set), 0);
SAME(offsetof(struct mount_attr, attr_clr), 8);
SAME(offsetof(struct mount_attr, propagation), 16);
SAME(offsetof(struct mount_attr, userns_fd), 24);
SAME(sizeof(struct landlock_ruleset_attr), 8);
SAME(offsetof(struct landlock_ruleset_attr, handled_access_fs), 0);
SAME(sizeof(struct futex_waitv), 24);
SAME(offsetof(struct futex_waitv, val), 0);
SAME(offsetof(struct futex_waitv, uaddr), 8);
SAME(offsetof(struct futex_waitv, flags), 16);
SAME(__NR_read, 0);
SAME(__NR_write, 1);
SAME(__NR_open, 2);
SAME(__NR_close, 3);
SAME(__NR_stat, 4);
SAME(__NR_fstat, 5);
SAME(__NR_lstat, 6);
SAME(__NR_poll, 7);
SAME(__NR_lseek, 8);
SAME(__NR_mmap, 9);
SAME(__NR_mprotect, 10);
SAME(__NR_munmap, 11);
SAME(__NR_brk, 12);
SAME(__NR_rt_sigaction, 13);
SAME(__NR_rt_sigprocmask, 14);
SAME(__NR_rt_sigreturn, 15);
SAME(__NR_ioctl, 16);
SAME(__NR_pread64, 17);
SAME(__NR_pwrite64, 18);
SAME(__NR_readv, 19);
SAME(__NR_writev, 20);
SAME(__NR_access, 21);
SAME(__NR_pipe, 22);
SAME(__NR_select, 23);
SAME(__NR_sched_yield, 24);
SAME(__NR_mremap, 25);
SAME(__NR_msync, 26);
SAME(__NR_mincore, 27);
SAME(__NR_madvise, 28);
SAME(__NR_shmget, 29);
SAME(__NR_shmat, 30);
SAME(__NR_shmctl, 31);
SAME(__NR_dup, 32);
SAME(__NR_dup2, 33);
SAME(__NR_pause, 34);
SAME(__NR_nanosleep, 35);
SAME(__NR_getitimer, 36);
SAME(__NR_alarm, 37);
SAME(__NR_setitimer, 38);
SAME(__NR_getpid, 39);
SAME(__NR_sendfile, 40);
SAME(__NR_socket, 41);
SAME(__NR_connect, 42);
SAME(__NR_accept, 43);
SAME(__NR_sendto, 44);
SAME(__NR_recvfrom, 45);
SAME(__NR_sendmsg, 46);
SAME(__NR_recvmsg, 47);
SAME(__NR_shutdown, 48);
SAME(__NR_bind, 49);
SAME(__NR_listen, 50);
SAME(__NR_getsockname, 51);
SAME(__NR_getpeername, 52);
SAME(__NR_socketpair, 53);
SAME(__NR_setsockopt, 54);
SAME(__NR_getsockopt, 55);
SAME(__NR_clone, 56);
SAME(__NR_fork, 57);
SAME(__NR_vfork, 58);
SAME(__NR_execve, 59);
SAME(__NR_exit, 60);
SAME(__NR_wait4, 61);
SAME(__NR_kill, 62);
SAME(__NR_uname, 63);
SAME(__NR_semget, 64);
SAME(__NR_semop, 65);
SAME(__NR_semctl, 66);
SAME(__NR_shmdt, 67);
SAME(__NR_msgget, 68);
SAME(__NR_msgsnd, 69);
SAME(__NR_msgrcv, 70);
SAME(__NR_msgctl, 71);
SAME(__NR_fcntl, 72);
SAME(__NR_flock, 73);
SAME(__NR_fsync, 74);
SAME(__NR_fdatasync, 75);
SAME(__NR_truncate, 76);
SAME(__NR_ftruncate, 77);
SAME(__NR_getdents, 78);
SAME(__NR_getcwd, 79);
SAME(__NR_chdir, 80);
SAME(__NR_fchdir, 81);
SAME(__NR_rename, 82);
SAME(__NR_mkdir, 83);
SAME(__NR_rmdir, 84);
SAME(__NR_creat, 85);
SAME(__NR_link, 86);
SAME(__NR_unlink, 87);
SAME(__NR_symlink, 88);
SAME(__NR_readlink, 89);
SAME(__NR_chmod, 90);
SAME(__NR_fchmod, 91);
SAME(__NR_chown, 92);
SAME(__NR_fchown, 93);
SAME(__NR_lchown, 94);
SAME(__NR_umask, 95);
SAME(__NR_gettimeofday, 96);
SAME(__NR_getrlimit, 97);
SAME(__NR_getrusage, 98);
SAME(__NR_sysinfo, 99);
SAME(__NR_times, 100);
SAME(__NR_ptrace, 101);
SAME(__NR_getuid, 102);
SAME(__NR_syslog, 103);
SAME(__NR_getgid, 104);
SAME(__NR_setuid, 105);
SAME(__NR_setgid, 106);
SAME(__NR_geteuid, 107);
SAME(__NR_getegid, 108);
SAME(__NR_setpgid, 109);
SAME(__NR_getppid, 110);
SAME(__NR_getpgrp, 111);
SAME(__NR_setsid, 112);
SAME(__NR_setreuid, 113);
SAME(__NR_setregid, 114);
SAME(__NR_getgroups, 115);
SAME(__NR_setgroups, 116);
SAME(__NR_setresuid, 117);
SAME(__NR_getresuid, 118);
SAME(__NR_setresgid, 119);
SAME(__NR_getresgid, 120);
SAME(__NR_getpgid, 121);
SAME(__NR_setfsuid, 122);
SAME(__NR_setfsgid, 123);
SAME(__NR_getsid, 124);
SAME(__NR_capget, 125);
SAME(__NR_capset, 126);
SAME(__NR_rt_sigpending, 127);
SAME(__NR_rt_sigtimedwait, 128);
SAME(__NR_rt_sigqueueinfo, 129);
SAME(__NR_rt_sigsuspend, 130);
SAME(__NR_sigaltstack, 131);
SAME(__NR_utime, 132);
SAME(__NR_mknod, 133);
SAME(__NR_uselib, 134);
SAME(__NR_personality, 135);
SAME(__NR_ustat, 136);
SAME(__NR_statfs, 137);
SAME(__NR_fstatfs, 138);
SAME(__NR_sysfs, 139);
SAME(__NR_getpriority, 140);
SAME(__NR_setpriority, 141);
SAME(__NR_sched_setparam, 142);
SAME(__NR_sched_getparam, 143);
SAME(__NR_sched_setscheduler, 144);
SAME(__NR_sched_getscheduler, 145);
SAME(__NR_sched_get_priority_max, 146);
SAME(__NR_sched_get_priority_min, 147);
SAME(__NR_sched_rr_get_interval, 148);
SAME(__NR_mlock, 149);
SAME(__NR_munlock, 150);
SAME(__NR_mlockall, 151);
SAME(__NR_munlockall, 152);
SAME(__NR_vhangup, 153);
SAME(__NR_modify_ldt, 154);
SAME(__NR_pivot_root, 155);
SAME(__NR__sysctl, 156);
SAME(__NR_prctl, 157);
SAME(__NR_arch_prctl, 158);
SAME(__NR_adjtimex, 159);
SAME(__NR_setrlimit, 160);
SAME(__NR_chroot, 161);
SAME(__NR_sync, 162);
SAME(__NR_acct, 163);
SAME(__NR_settimeofday, 164);
SAME(__NR_mount, 165);
SAME(__NR_umount2, 166);
SAME(__NR_swapon, 167);
SAME(__NR_swapoff, 168);
SAME(__NR_reboot, 169);
SAME(__NR_sethostname, 170);
SAME(__NR_setdomainname, 171);
SAME(__NR_iopl, 172);
SAME(__NR_ioperm, 173);
SAME(__NR_create_module, 174);
SAME(__NR_init_module, 175);
SAME(__NR_delete_module, 176);
SAME(__NR_get_kernel_syms, 177);
SAME(__NR_query_module, 178);
SAME(__NR_quotactl, 179);
SAME(__NR_nfsservctl, 180);
SAME(__NR_getpmsg, 181);
SAME(__NR_putpmsg, 182);
SAME(__NR_afs_syscall, 183);
SAME(__NR_tuxcall, 184);
SAME(__NR_security, 185);
SAME(__NR_gettid, 186);
SAME(__NR_readahead, 187);
SAME(__NR_setxattr, 188);
SAME(__NR_lsetxattr, 189);
SAME(__NR_fsetxattr, 190);
SAME(__NR_getxattr, 191);
SAME(__NR_lgetxattr, 192);
SAME(__NR_fgetxattr, 193);
SAME(__NR_listxattr, 194);
SAME(__NR_llistxattr, 195);
SAME(__NR_flistxattr, 196);
SAME(__NR_removexattr, 197);
SAME(__NR_lremovexattr, 198);
SAME(__NR_fremovexattr, 199);
SAME(__NR_tkill, 200);
SAME(__NR_time, 201);
SAME(__NR_futex, 202);
SAME(__NR_sched_setaffinity, 203);
SAME(__NR_sched_getaffinity, 204);
SAME(__NR_set_thread_area, 205);
SAME(__NR_io_setup, 206);
SAME(__NR_io_destroy, 207);
SAME(__NR_io_getevents, 208);
SAME(__NR_io_submit, 209);
SAME(__NR_io_cancel, 210);
SAME(__NR_get_thread_area, 211);
SAME(__NR_lookup_dcookie, 212);
SAME(__NR_epoll_create, 213);
SAME(__NR_epoll_ctl_old, 214);
SAME(__NR_epoll_wait_old, 215);
SAME(__NR_remap_file_pages, 216);
SAME(__NR_getdents64, 217);
SAME(__NR_set_tid_address, 218);
SAME(__NR_restart_syscall, 219);
SAME(__NR_semtimedop, 220);
SAME(__NR_fadvise64, 221);
SAME(__NR_timer_create, 222);
SAME(__NR_timer_settime, 223);
SAME(__NR_timer_gettime, 224);
SAME(__NR_timer_getoverrun, 225);
SAME(__NR_timer_delete, 226);
SAME(__NR_clock_settime, 227);
SAME(__NR_clock_gettime, 228);
SAME(__NR_clock_getres, 229);
SAME(__NR_clock_nanosleep, 230);
SAME(__NR_exit_group, 231);
SAME(__NR_epoll_wait, 232);
SAME(__NR_epoll_ctl, 233);
SAME(__NR_tgkill, 234);
SAME(__NR_utimes, 235);
SAME(__NR_vserver, 236);
SAME(__NR_mbind, 237);
SAME(__NR_set_mempolicy, 238);
SAME(__NR_get_mempolicy, 239);
SAME(__NR_mq_open, 240);
SAME(__NR_mq_unlink, 241);
SAME(__NR_mq_timedsend, 242);
SAME(__NR_mq_timedreceive, 243);
SAME(__NR_mq_notify, 244);
SAME(__NR_mq_getsetattr, 245);
SAME(__NR_kexec_load, 246);
SAME(__NR_waitid, 247);
SAME(__NR_add_key, 248);
SAME(__NR_request_key, 249);
SAME(__NR_keyctl, 250);
SAME(__NR_ioprio_set, 251);
SAME(__NR_ioprio_get, 252);
SAME(__NR_inotify_init, 253);
SAME(__NR_inotify_add_watch, 254);
SAME(__NR_inotify_rm_watch, 255);
SAME(__NR_migrate_pages, 256);
SAME(__NR_openat, 257);
SAME(__NR_mkdirat, 258);
SAME(__NR_mknodat, 259);
SAME(__NR_fchownat, 260);
SAME(__NR_futimesat, 261);
SAME(__NR_newfstatat, 262);
SAME(__NR_unlinkat, 263);
SAME(__NR_renameat, 264);
SAME(__NR_linkat, 265);
SAME(__NR_symlinkat, 266);
SAME(__NR_readlinkat, 267);
SAME(__NR_fchmodat, 268);
SAME(__NR_faccessat, 269);
SAME(__NR_pselect6, 270);
SAME(__NR_ppoll, 271);
SAME(__NR_unshare, 272);
SAME(__NR_set_robust_list, 273);
SAME(__NR_get_robust_list, 274);
SAME(__NR_splice, 275);
SAME(__NR_tee, 276);
SAME(__NR_sync_file_range, 277);
SAME(__NR_vmsplice, 278);
SAME(__NR_move_pages, 279);
SAME(__NR_utimensat, 280);
SAME(__NR_epoll_pwait, 281);
SAME(__NR_signalfd, 282);
SAME(__NR_timerfd_create, 283);
SAME(__NR_eventfd, 284);
SAME(__NR_fallocate, 285);
SAME(__NR_timerfd_settime, 286);
SAME(__NR_timerfd_gettime, 287);
SAME(__NR_accept4, 288);
SAME(__NR_signalfd4, 289);
SAME(__NR_eventfd2, 290);
SAME(__NR_epoll_create1, 291);
SAME(__NR_dup3, 292);
SAME(__NR_pipe2, 293);
SAME(__NR_inotify_init1, 294);
SAME(__NR_preadv, 295);
SAME(__NR_pwritev, 296);
SAME(__NR_rt_tgsigqueueinfo, 297);
SAME(__NR_perf_event_open, 298);
SAME(__NR_recvmmsg, 299);
SAME(__NR_fanotify_init, 300);
SAME(__NR_fanotify_mark, 301);
SAME(__NR_prlimit64, 302);
SAME(__NR_name_to_handle_at, 303);
SAME(__NR_open_by_handle_at, 304);
SAME(__NR_clock_adjtime, 305);
SAME(__NR_syncfs, 306);
SAME(__NR_sendmmsg, 307);
SAME(__NR_setns, 308);
SAME(__NR_getcpu, 309);
SAME(__NR_process_vm_readv, 310);
SAME(__NR_process_vm_writev, 311);
SAME(__NR_kcmp, 312);
SAME(__NR_finit_module, 313);
SAME(__NR_sched_setattr, 314);
SAME(__NR_sched_getattr, 315);
SAME(__NR_renameat2, 316);
SAME(__NR_seccomp, 317);
SAME(__NR_getrandom, 318);
SAME(__NR_memfd_create, 319);
SAME(__NR_kexec_file_load, 320);
SAME(__NR_bpf, 321);
SAME(__NR_execveat, 322);
SAME(__NR_userfaultfd, 323);
SAME(__NR_membarrier, 324);
SAME(__NR_mlock2, 325);
SAME(__NR_copy_file_range, 326);
SAME(__NR_preadv2, 327);
SAME(__NR_pwritev2, 328);
SAME(__NR_pkey_mprotect, 329);
SAME(__NR_pkey_alloc, 330);
SAME(__NR_pkey_free, 331);
SAME(__NR_statx, 332);
SAME(__NR_io_pgetevents, 333);
SAME(__NR_rseq, 334);
SAME(__NR_pidfd_send_signal, 424);
SAME(__NR_io_uring_setup, 425);
SAME(__NR_io_uring_enter, 426);
SAME(__NR_io_uring_register, 427);
SAME(__NR_open_tree, 428);
SAME(__NR_move_mount, 429);
SAME(__NR_fsopen, 430);
SAME(__NR_fsconfig, 431);
SAME(__NR_fsmount, 432);
SAME(__NR_fspick, 433);
SAME(__NR_pidfd_open, 434);
SAME(__NR_clone3, 435);
SAME(__NR_close_range, 436);
SAME(__NR_openat2, 437);
SAME(__NR_pidfd_getfd, 438);
SAME(__NR_faccessat2, 439);
SAME(__NR_process_madvise, 440);
SAME(__NR_epoll_pwait2, 441);
SAME(__NR_mount_setattr, 442);
SAME(__NR_quotactl_fd, 443);
SAME(__NR_landlock_create_ruleset, 444);
SAME(__NR_landlock_add_rule, 445);
SAME(__NR_landlock_restrict_self, 446);
SAME(__NR_memfd_secret, 447);
SAME(__NR_process_mrelease, 448);
SAME(__NR_futex_waitv, 449);
SAME(__NR_set_mempolicy_home_node, 450);

int main(void)
{
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * The trace area: what a traced program writes and the supervisor reads.
 *
 * The supervisor makes one memfd, the area. Its first page(s) hold struct trace_area; then come
 * ring_count rings, ring_stride bytes apart, each a struct trace_ring (one page) followed by
 * ring_size bytes of records. A thread of the program owns one ring and is its only writer; the
 * supervisor is the only reader. head and tail count bytes for ever; the place of byte N is
 * N & (ring_size - 1).
 *
 * Records are multiples of 8 bytes, never cross the end of the ring (TRACE_PAD fills the rest),
 * and are committed by a release store to head. A call is two records: TRACE_ENTER is committed
 * before the kernel is asked, TRACE_LEAVE after. A ring has at most one call open at a time. An
 * ENTER with no LEAVE is a call that never returned (death, exit, a successful execve).
 *
 * Everything here is read by a process that does not trust the writer: the program can scribble
 * over its own rings. The reader checks each size before it believes it.
 */
#ifndef WEIR_TRACE_FORMAT_H
#define WEIR_TRACE_FORMAT_H

#include <stdint.h>

#define TRACE_MAGIC 0x474e495252494557ull /* "WEIRRING", little endian */
#define TRACE_VERSION 4u
#define TRACE_NR_MAX \
	512u /* numbers from here on have no bit in trace_area.want and are always wanted */
/* In the number of a call that was made by int 0x80: the lower half is of the table of i386. */
#define TRACE_NR_I386 (1ull << 32)

/* trace_area.flags */
#define TRACE_F_DROP 1u /* a full ring drops and counts instead of waiting */
#define TRACE_F_NO_FOLLOW \
	2u /* trace the first process only; children run untouched. Set later: from then on */
#define TRACE_F_CLOCK_TSC 4u /* times are rdtsc; else CLOCK_MONOTONIC nanoseconds */
#define TRACE_F_NO_SUD 8u    /* patch only, no Syscall User Dispatch */
#define TRACE_F_NO_PATCH 16u /* Syscall User Dispatch only, no patching */
#define TRACE_F_NO_CALLS \
	32u		 /* calls and signals are not recorded: programs are followed, no more */
#define TRACE_F_VDSO 64u /* what the vDSO would answer is made a system call, so that it is seen */
#define TRACE_F_DETACHABLE \
	128u /* processes are left again before the supervisor ends: nothing of ours may be needed then */

#define TRACE_F_ZERO_PAGE 256u /* sites without room by way of page 0 */

/* Owner states of a ring: pid of the owning process (thread group), or one of these. */
#define TRACE_RING_FREE 0
#define TRACE_RING_CLOSING (-1)	 /* supervisor only: owner is gone, the last bytes are being read */
#define TRACE_RING_CLAIMED (-2)	 /* writer only: the fields of the claim are being written */
#define TRACE_RING_EMPTYING (-3) /* supervisor only: no way back for the owner */

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): words of different writers lie apart */
/*
 * A thread that is about to execute something asks to be launched: seized before its execve, given
 * the runtime behind it. A slot goes FREE, CLAIMED (by the asker's compare-and-swap), ASKED,
 * SEIZING (the supervisor is at it), and READY or REFUSED; the asker frees it, or
 * the supervisor, when the asker has been killed. `cookie` stands in
 * the asker's memory at `cookie_at` meanwhile: by it the supervisor knows the task from another of
 * the same number, and finds one whose numbers are those of another pid namespace.
 */
enum trace_request_state {
	TRACE_REQUEST_FREE,
	TRACE_REQUEST_CLAIMED,
	TRACE_REQUEST_ASKED,
	TRACE_REQUEST_SEIZING,
	TRACE_REQUEST_READY,
	TRACE_REQUEST_REFUSED,
};

/* What is asked for: to be launched, or what weir-plan makes of a file, written to a descriptor of the asker. */
enum trace_request_kind {
	TRACE_REQUEST_LAUNCH,
	TRACE_REQUEST_PLAN,
	TRACE_REQUEST_ENTRIES,
	TRACE_REQUEST_NAMES,
};

struct trace_request {
	uint32_t state __attribute__((aligned(64))); /* futex: the asker waits while it is ASKED or SEIZING */
	int32_t tid;				     /* as the asker sees it */
	int32_t ring;				     /* to go on with in the new image, or -1 */
	uint32_t traced;			     /* a tracer of its own is there */
	uint32_t no_loader; /* it is launched or not entered at all: no loader preloads, or none can */
	int32_t error;	    /* REFUSED: why, a negative errno */
	uint64_t cookie_at, cookie;
	uint32_t kind; /* enum trace_request_kind */
	int32_t fd;    /* for a plan */
	char path[256];
};
#define TRACE_REQUESTS 64u

#define TRACE_READER_DIED 0x40000000u /* of trace_area.reader: FUTEX_OWNER_DIED */

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): what others write is on lines of its own */
struct trace_area {
	uint64_t magic;
	uint32_t version;
	uint32_t size; /* sizeof(struct trace_area) */
	uint32_t ring_count;
	uint32_t ring_size;   /* data bytes of a ring, a power of two */
	uint64_t ring_off;    /* offset of ring 0 in the memfd, page aligned */
	uint64_t ring_stride; /* sizeof(struct trace_ring) rounded to a page + ring_size */
	int32_t supervisor;   /* pid of the reader, as seen in its own pid namespace */
	uint32_t flags;
	uint32_t string_limit; /* -s: bytes kept of a string or buffer */
	uint32_t refused; /* processes that found the area, but could not start: they said why themselves */
	uint64_t want[TRACE_NR_MAX / 64]; /* numbers to record (-e); others are not recorded */
	char nonce[32];			  /* random hex text; names the abstract socket below */
	char hook[768]; /* hook libraries that every program of the tree loads, with colons; "" if there are none */

	/* Written while the session runs. */
	uint64_t heartbeat __attribute__((aligned(64))); /* the supervisor adds 1 at least every 50 ms */
	uint32_t closed; /* the supervisor is going; drop and count from now on */
	uint32_t reader; /* a robust futex that the supervisor holds: when it has ended, the kernel says so here */
	uint32_t bell __attribute__((aligned(64))); /* futex: writers set it to 1 and wake when the reader sleeps */
	uint32_t sleeping; /* the reader is (about to be) waiting on bell */
	uint32_t next_hint __attribute__((aligned(64))); /* where to start looking for a free ring */
	uint32_t claims; /* how many there were: the number of the next */
	uint32_t ring_limit; /* above all rings that have an owner: readers look no further, and lower it */
	uint32_t no_ring; /* threads that found no free ring: their calls are counted in lost_calls */
	uint64_t lost_calls;

	uint32_t launcher __attribute__((aligned(64))); /* 1: the supervisor launches on request */
	uint32_t planner;				/* 1: and it plans */
	uint32_t launch_bell;				/* futex: askers add 1 and wake */
	struct trace_request requests[TRACE_REQUESTS];
};

/*
 * The first page of a ring. A process claims a ring by a compare-and-swap of owner from
 * TRACE_RING_FREE, and by its pid when the claim is written down: a number that no other claim has, and
 * where that stands in the claimer's memory. By this the reader tells a process of another pid namespace,
 * whose pid says nothing, from others. The reader frees a ring once the owner process is gone and head ==
 * tail. It may be wrong about that; so a writer looks before each record, and takes back one that is CLOSING.
 * The writer's fields and the reader's are on different cache lines.
 */
/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
struct trace_ring {
	int32_t owner;
	uint32_t in_use; /* tid that writes now, 0 when the thread is gone (pooled by its process) */
	uint64_t claim,
		claim_at; /* 0: none is told, owner is to be taken for a pid as the reader sees it */

	uint64_t head __attribute__((aligned(64))); /* writer: bytes committed */
	uint64_t lost; /* writer: calls not recorded since the start (drop mode, dead reader) */

	uint64_t tail __attribute__((aligned(64))); /* reader: bytes consumed */
	uint32_t space; /* futex: the reader adds 1 and wakes after it freed bytes while waiting != 0 */
	uint32_t waiting; /* writer: waits for space */
};

#define TRACE_RING_DATA 4096u /* offset of the data from the ring's header */

enum trace_kind {
	TRACE_PAD = 1, /* skip size bytes; may be 8, and then has no time: only its first 8 bytes exist */
	TRACE_ENTER,  /* struct trace_enter, then captures */
	TRACE_LEAVE,  /* struct trace_leave, then captures */
	TRACE_TASK,   /* struct trace_task: who writes this ring from here on */
	TRACE_SIGNAL, /* struct trace_signal: a handler of the program is about to run */
	TRACE_SKIP,   /* struct trace_skip: an exec that could not be entered */
	TRACE_NOTE,   /* struct trace_note: text for the user, from the runtime */
};

/* How every record begins. */
struct trace_head {
	uint32_t size; /* of the whole record with its captures, a multiple of 8 */
	uint16_t kind;
	uint16_t flags;
	uint64_t time;
};

struct trace_enter {
	struct trace_head head;
	uint64_t nr;
	uint64_t args[6]; /* all six, whatever the call takes */
			  /* struct trace_capture ... */
};

#define TRACE_LEAVE_INTERRUPTED 1u /* result is -ERESTARTSYS and friends: the call will run again */

struct trace_leave {
	struct trace_head head;
	uint64_t result; /* rax */
			 /* struct trace_capture ... */
};

/* Written first into a ring, and again whenever another thread takes the ring over. */
struct trace_task {
	struct trace_head head;
	int32_t pid; /* thread group */
	int32_t tid;
	int32_t ppid;  /* process or thread that made it; at the end the status that it ends with */
	uint32_t what; /* enum trace_task_what */
	/* TRACE_TASK_EXEC: the path of /proc/self/exe follows, NUL-terminated, padded to 8 */
};
enum trace_task_what {
	TRACE_TASK_EXEC = 1, /* the runtime came up in a new image: the check-in */
	TRACE_TASK_FORK,     /* new process, same image */
	TRACE_TASK_THREAD,
	TRACE_TASK_VFORK,
	TRACE_TASK_GONE, /* the thread ends here; the ring may get another */
	TRACE_TASK_EXIT, /* the process ends here, by exit_group */
};

struct trace_signal {
	struct trace_head head;
	int32_t signo, code, pid, uid; /* si_signo, si_code, si_pid, si_uid (0 where they mean nothing) */
	uint64_t addr;		       /* si_addr for faults, si_value else */
	int32_t status;		       /* SIGCHLD: si_status */
	int32_t pad;
};

enum trace_skip_reason {
	TRACE_SKIP_STATIC = 1, /* no program interpreter */
	TRACE_SKIP_SETID,      /* set-user-ID, set-group-ID or file capabilities */
	TRACE_SKIP_32BIT,      /* another ELF class or machine */
	TRACE_SKIP_NO_LIBRARY, /* our library is not visible there (chroot, namespace) */
	TRACE_SKIP_UNREADABLE,
	TRACE_SKIP_NO_AREA, /* entered, but the area could not be found again */
	TRACE_SKIP_SETUP,   /* entered, but the set-up failed; detail says what */
	TRACE_SKIP_FILTER,  /* a seccomp filter forbids what the runtime needs to start */
};

/* An exec of something that cannot be entered. The path follows, NUL-terminated, padded to 8. */
struct trace_skip {
	struct trace_head head;
	uint32_t reason; /* enum trace_skip_reason */
	int32_t detail;	 /* negative errno, or 0 */
};

/* A line for the user. Text follows, NUL-terminated, padded to 8. */
struct trace_note {
	struct trace_head head;
};

/*
 * Bytes of program memory, behind ENTER (inputs) or LEAVE (outputs), in the order of the capture
 * table (trace/captures.h). data is padded to 8.
 */
struct trace_capture {
	uint8_t arg;	/* index of the argument this belongs to */
	uint8_t how;	/* enum trace_how, as in the table */
	uint16_t index; /* element: string of an argv, entry of an iovec; else 0 */
	uint32_t size;	/* bytes kept here */
	uint64_t full;	/* bytes that there were (for strings: kept + 1 when cut, length else) */
			/* uint8_t data[] */
};
/* trace_capture.full when the memory could not be read */
#define TRACE_FAULT (~0ull)

#endif

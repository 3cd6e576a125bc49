/* SPDX-License-Identifier: MIT */
/*
 * Emptying the rings: the supervisor's side of trace/format.h.
 */
#ifndef WEIR_CLI_DRAIN_H
#define WEIR_CLI_DRAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "area.h"

/* The end of a process that was traced. */
struct drain_end {
	pid_t pid;  /* 0: none */
	int status; /* as from waitpid, -1 if the kernel does not tell */
	uint64_t time;
};

/* Bytes of one ring, copied out and waiting to be decoded. */
struct drain_chunk {
	uint32_t ring;
	bool closed; /* no bytes: the ring's owner is gone, and all it wrote came before this */
	struct drain_end end; /* with closed: of the process whose last ring this was */
	size_t at, size;
};

struct drain_piece {
	uint32_t ring;
	bool closed;
	struct drain_end end; /* with closed: of the process whose last ring this was */
	const unsigned char *bytes;
	size_t size;
};

struct drain_process {
	pid_t pid;  /* as the process sees it */
	pid_t real; /* as we see it; another one in another pid namespace */
	int pidfd;  /* -1: only kill(pid, 0) can tell */
	uint32_t rings;
	uint64_t absent; /* since this time, in ms, it does not map the area; 0: it does */
	bool gone;
	struct drain_end end;
};

struct drain_ring {
	uint64_t tail;	 /* the true one: the shared copy is in the program's reach */
	uint64_t closed; /* ms since the owner was found gone, as a time; 0: it lives */
	int32_t owner;	 /* as last seen */
	uint32_t process;
	bool damaged;
};

struct drain {
	const struct area *area;
	struct drain_ring *rings;
	uint32_t limit; /* rings from here on are not looked at */
	uint32_t top;	/* rings from here on had no owner since drain_trim */
	uint32_t owned; /* rings with an owner */
	bool claimed;	/* some ring was, once */
	uint64_t lost;	/* calls lost in rings that are free again */
	bool (*arriving)(void *data, pid_t pid); /* was it launched a moment ago? May be NULL */
	void *arriving_data;
	uint32_t damaged;

	struct drain_process *processes;
	uint32_t process_count, process_room;

	/* What was copied: bytes and the chunks they are of. Used in order, emptied at once. */
	unsigned char *bytes;
	size_t used, room;
	struct drain_chunk *chunks;
	size_t chunk_count, chunk_next, chunk_room;
	size_t most, chunk_most; /* of used and chunk_count, since drain_trim */
};

int drain_init(struct drain *d, const struct area *area);

/* Copies what the rings hold and frees their space. Returns the bytes that there were. */
size_t drain_copy(struct drain *d);

/* Something copied waits to be decoded. */
bool drain_pending(const struct drain *d);

/*
 * The next piece to decode: whole records, as far as they can be told apart. False: there is none.
 * Its bytes stay valid until the next call of drain_copy.
 */
bool drain_next(struct drain *d, struct drain_piece *piece);

/*
 * Looks which owners are gone; at the end also which of them cannot write any more. time: now, in the
 * unit of the records.
 */
void drain_reap(struct drain *d, bool at_end, uint64_t time);

/*
 * Gives back what was not needed since the last time: of the area, and of what is copied into. To be called now and
 * then, when nothing is pending.
 */
void drain_trim(struct drain *d);

/* Sleeps at most so long, until keeper_ring, and with listen until a writer has something. */
void drain_wait(struct drain *d, unsigned int us, bool listen);

/* What maps nothing of ours has become another program, or is a stranger; a zombie maps nothing. */
enum drain_looks { DRAIN_IN, DRAIN_STRANGER, DRAIN_GONE };
enum drain_looks drain_look(const struct drain *d, pid_t pid);

/* Rings from here on have no owner. May be called from another thread. */
uint32_t drain_limit(const struct area *a);

/* Is pid an owner of a ring? May be called from another thread. */
bool drain_owns(void *drain, pid_t pid);

/* Calls lost so far, by all rings. */
uint64_t drain_lost(const struct drain *d);

#endif

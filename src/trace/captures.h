/* SPDX-License-Identifier: MIT */
/*
 * Which bytes of program memory belong to a call. The table itself, trace/captures_gen.h, is
 * generated from syscalls.def by tools/gen-syscalls.py; the in-hook writer copies by it and the
 * reader decodes by it, so that both sides agree.
 */
#ifndef WEIR_TRACE_CAPTURES_H
#define WEIR_TRACE_CAPTURES_H

#include <stdint.h>

enum trace_how {
	TRACE_HOW_STR = 1, /* NUL-terminated string, at most string_limit (paths: 4096) bytes */
	TRACE_HOW_PATH,
	TRACE_HOW_FIXED,   /* `size` bytes */
	TRACE_HOW_LEN_ARG, /* bytes counted by argument `aux`, at most string_limit */
	TRACE_HOW_LEN_RET, /* bytes counted by the result (leave only, result > 0), at most string_limit */
	TRACE_HOW_ARRAY, /* `size`-byte elements counted by argument `aux`, at most 32 elements */
	TRACE_HOW_ARRAY_RET, /* the same counted by the result: epoll_wait's events */
	TRACE_HOW_ARGV, /* vector of strings ending with NULL: one capture a string, at most 32 */
	TRACE_HOW_IOV, /* struct iovec[aux]: one capture an entry with its bytes (at most 16 entries);
			      at leave the bytes of all are limited by the result, but `full` is
			      iov_len in any case: the reader works out the rest */
	TRACE_HOW_SOCKADDR,	/* at most 128 bytes counted by argument `aux` */
	TRACE_HOW_SOCKADDR_PTR, /* at most 128 bytes counted by the u32 that argument `aux` points to */
	TRACE_HOW_MSGHDR, /* struct msghdr (56 bytes, index 0), then its iovecs' bytes as index 1..,
			       as with TRACE_HOW_IOV */
	TRACE_HOW_COUNT, /* vector of pointers ending with NULL: no bytes, `full` is how many (envp) */
	TRACE_HOW_DENTS, /* directory entries in the first `result` bytes (u16 d_reclen at offset 16
			       of each): no bytes, `full` is how many */
	TRACE_HOW_IOCTL, /* what trace_ioctl_caps says of command `aux` */
	TRACE_HOW_MMSGHDR, /* struct mmsghdr[aux], at leave as many as the result says, at most 8: each
			       (index element << 8), then its iovecs' bytes (index element << 8 | 1..) */
	TRACE_HOW_FIXED_IF, /* `size` bytes, if argument `aux` & 0x7f is below 64 and that bit of
			       only_if is set; else no capture */
};

/* EINTR: at leave, and only if that is the result */
enum trace_when { TRACE_WHEN_ENTER = 1, TRACE_WHEN_LEAVE = 2, TRACE_WHEN_EINTR = 4 };

struct trace_cap {
	uint8_t arg;
	uint8_t how;  /* enum trace_how */
	uint8_t when; /* enum trace_when; both is two rows. Leave captures are taken only when the result is not an error */
	uint8_t aux;  /* index of the argument that holds the length */
	uint16_t size;
	uint64_t only_if; /* TRACE_HOW_FIXED_IF, else 0 */
};

struct trace_caps {
	uint16_t first; /* into trace_cap_table */
	uint8_t count;
};

/* An ioctl whose argument points to something; sorted by command. */
struct trace_ioctl_cap {
	uint32_t cmd;
	uint8_t when; /* enum trace_when */
	uint8_t size;
};

/* Provided by trace/captures_gen.h, in exactly one C file of each side:
 *	static const struct trace_cap trace_cap_table[];
 *	static const struct trace_caps trace_caps_of[TRACE_NR_MAX];
 *	static const struct trace_ioctl_cap trace_ioctl_caps[];
 */

#endif

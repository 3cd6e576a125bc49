/* SPDX-License-Identifier: MIT */
/*
 * From one call (numbers and captured bytes) to its text or its JSON.
 *
 * Captures come from outside: decode_captures() proves that each lies within its record before any
 * other function here looks at one.
 */
#ifndef WEIR_TRACE_DECODE_H
#define WEIR_TRACE_DECODE_H

#include "trace/captures.h"
#include "trace/format.h"
#include "trace/reader/out.h"
#include "trace/reader/tables.h"

enum call_end {
	CALL_DONE,   /* result is known */
	CALL_NEVER,  /* it did not return: "= ?" */
	CALL_EXECED, /* a successful exec: "= 0" */
};

/* First capture of each argument, and where the captures of the record end. */
struct captures {
	const unsigned char *of[6];
	const unsigned char *end;
};

struct call {
	uint64_t nr, result;
	const uint64_t *args;
	enum call_end end;
	bool failed;	      /* result is an error */
	struct captures in;   /* of TRACE_ENTER */
	struct captures back; /* of TRACE_LEAVE */
	uint32_t limit;	      /* elements of an array shown, as -s */
};

/* False: the bytes are no captures. */
bool decode_captures(struct captures *c, const unsigned char *bytes, size_t size);

/* The argument list, without parentheses or braces. */
void decode_args(struct out *o, const struct call *c, const struct trace_call *t);

/* Text: "3", "-1 ENOENT (No such file or directory)". */
void decode_result_text(struct out *o, const struct call *c, const struct trace_call *t);

/* What special.c and decode.c share. */
struct bytes {
	const unsigned char *data;
	size_t size;
	uint64_t full;
	unsigned int index;
};

/* The capture of an argument; false if there is none or its memory could not be read. */
bool capture_get(const struct captures *c, unsigned int arg, struct bytes *out);
/* The next capture of the same argument. */
bool capture_next(const struct captures *c, unsigned int arg, const unsigned char **at,
		  struct bytes *out);

void print_flags(struct out *o, unsigned int id, uint64_t v);
void print_enum(struct out *o, unsigned int id, uint64_t v, const char *unknown);
const char *enum_name(unsigned int id, uint64_t v);
void print_signal(struct out *o, uint64_t signo);
void print_sigset(struct out *o, uint64_t mask);
/* A pointer to a struct, the bytes being there. */
void print_pointed(struct out *o, unsigned int id, const struct bytes *b);
void print_struct(struct out *o, unsigned int id, const unsigned char *p, size_t size);
void print_siginfo(struct out *o, const unsigned char *p, size_t size);
void print_iovecs(struct out *o, const struct captures *caps, unsigned int arg,
		  const unsigned char **at, unsigned int group, uint64_t count, uint64_t room);
void print_id(struct out *o, uint32_t id);

/* special.c: true if the argument and all behind it are left out. */
bool special_arg(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i);
void special_struct(struct out *o, unsigned int id, const unsigned char *p, size_t size);
void special_result(struct out *o, const struct call *c, const struct trace_call *t);

static inline uint64_t load(const unsigned char *p, size_t size)
{
	uint64_t v = 0;

	memcpy(&v, p, size); /* little endian, as the only machines this is built for */
	return v;
}

#endif

/* SPDX-License-Identifier: MIT */
/* The shape of the generated tables (tools/gen-syscalls.py) that the reader prints by. */
#ifndef WEIR_TRACE_TABLES_H
#define WEIR_TRACE_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "trace/format.h"
#include "trace/ids_gen.h"

struct trace_const {
	const char *name;
	uint64_t value;
	uint8_t length; /* of name */
};

struct trace_set {
	const char *name;
	const struct trace_const *consts; /* those of the field first */
	uint16_t field_count, count;
	bool is_enum;
	const char *zero;
	uint64_t field_mask, octal_mask;
};

struct trace_field {
	const char *name;
	uint16_t offset;
	uint8_t kind; /* enum trace_field_kind */
	bool skip_zero;
	uint16_t ref; /* set, struct or number of bytes */
};

struct trace_struct {
	const char *name;
	const struct trace_field *fields;
	uint16_t count, size;
	bool scalar, custom;
};

struct trace_arg {
	const char *name;
	uint8_t kind;  /* enum trace_arg_kind */
	uint8_t aux;   /* index of another argument, or a number */
	bool constant; /* aux is a number */
	uint16_t ref;  /* set or struct */
};

struct trace_call {
	const char *name;
	const struct trace_arg *args;
	uint32_t classes;
	uint8_t nargs;
	uint8_t result; /* enum trace_ret_kind */
	uint8_t length; /* of name */
};

struct trace_class_name {
	const char *name;
	uint32_t mask;
};

enum trace_ioctl_way {
	TRACE_IOCTL_ANY,
	TRACE_IOCTL_NONE,
	TRACE_IOCTL_FD,
	TRACE_IOCTL_IN,
	TRACE_IOCTL_OUT,
};

struct trace_ioctl {
	uint32_t cmd;
	const char *name;
	uint8_t way;  /* enum trace_ioctl_way: of its argument */
	uint16_t ref; /* the struct that it points to */
};

extern const struct trace_ioctl trace_ioctls[]; /* sorted */
extern const size_t trace_ioctl_count;
extern const struct trace_set trace_sets[];
extern const struct trace_struct trace_structs[];
extern const struct trace_call trace_calls[TRACE_NR_MAX];
extern const struct trace_class_name trace_class_names[];

#endif

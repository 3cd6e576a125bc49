/* SPDX-License-Identifier: MIT */
/* The generated tables, once. */
#include "trace/reader/tables.h"

#include "trace/consts_gen.h"
#include "trace/ioctls_gen.h"
#include "trace/syscalls_gen.h"

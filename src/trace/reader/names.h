/* SPDX-License-Identifier: MIT */
#ifndef WEIR_TRACE_NAMES_H
#define WEIR_TRACE_NAMES_H

#include "trace/reader/reader.h"
#include "trace/reader/tables.h"

#endif

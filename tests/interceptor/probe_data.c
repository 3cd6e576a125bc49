/* SPDX-License-Identifier: MIT */
#include "probe.h"

#include <stddef.h>

struct probe probe_in, probe_out, probe_seen, probe_back;
uint32_t probe_level;

_Static_assert(offsetof(struct probe, rsp) == P_RSP, "probe.h");
_Static_assert(offsetof(struct probe, flags) == P_FLAGS, "probe.h");
_Static_assert(offsetof(struct probe, mxcsr) == P_MXCSR, "probe.h");
_Static_assert(offsetof(struct probe, words) == P_WORDS, "probe.h");
_Static_assert(offsetof(struct probe, k) == P_K, "probe.h");
_Static_assert(offsetof(struct probe, vec) == P_VEC, "probe.h");

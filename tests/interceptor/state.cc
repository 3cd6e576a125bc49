/* SPDX-License-Identifier: MIT */
/* The same cases as C++. */
#include "state.c" /* NOLINT */

/* SPDX-License-Identifier: MIT */
/* The same cases as C++. */
#include "recursion.c" /* NOLINT */

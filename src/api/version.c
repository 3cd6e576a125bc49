/* SPDX-License-Identifier: MIT */
/*
 * version.c - the version of the library. meson.build is the one place where it is written.
 */
#include "config.h"
#include "weir/base.h"

const char *weir_version(void)
{
	return WEIR_VERSION;
}

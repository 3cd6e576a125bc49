#!/bin/sh
# SPDX-License-Identifier: MIT
# Print [nr] = "name", lines for the x86-64 system calls that the kernel headers know.
# usage: gen-syscall-names.sh COMPILER...
set -eu
printf '#include <asm/unistd_64.h>\n' | "$@" -E -dM -x c - |
	sed -n 's/^#define __NR_\([a-z0-9_]*\) \([0-9]*\)$/\2 \1/p' | sort -n |
	sed 's/^\([0-9]*\) \(.*\)$/\t[\1] = "\2",/'

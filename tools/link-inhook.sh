#!/bin/sh
# SPDX-License-Identifier: MIT
#
# link-inhook.sh OUT ARCHIVE - make one relocatable object of all in-hook code.
#
# The compiler may call memcpy and its kin even in freestanding code, so the object brings its own. They are made
# local here: were they global, a sanitizer's or the program's symbol of that name could take their place.
set -eu

out=$1
archive=$2

ld -r --whole-archive "$archive" -o "$out.tmp"
objcopy -L memcpy -L memmove -L memset -L memcmp "$out.tmp"
mv "$out.tmp" "$out"

#!/bin/sh
# SPDX-License-Identifier: MIT
#
# link-archive.sh OUT.A MAP INHOOK.O ADAPTER.A - an archive that has an adapter and the whole of weir in one object.
#
# One object, so that whoever takes one public symbol gets the constructors, too. Only the symbols that MAP names are
# seen from outside, so that a hook library made with it and a libweir.so in the same process stay apart.
# The runtime's constructor has to run before the adapter's, whose priority is 101, and that one before the user's.
set -eu

out=$1
map=$2
inhook=$3
adapter=$4
work=$out.tmp

rm -rf "$work"
mkdir "$work"
trap 'rm -rf "$work"' EXIT

objcopy --rename-section .init_array=.init_array.00100 "$inhook" "$work/inhook.o"
ld -r -o "$work/all.o" "$work/inhook.o" --whole-archive "$adapter"
sed -n '/global:/,/local:/ s/^[[:space:]]*\([a-z_]*\);$/\1/p' "$map" >"$work/keep"
name=$(basename "$out" .a)
objcopy --keep-global-symbols="$work/keep" "$work/all.o" "$work/$name.o"
rm -f "$out"
ar rcsD "$out" "$work/$name.o"

#!/bin/sh
# SPDX-License-Identifier: MIT
#
# lint.sh BUILD - what machines can say about the sources: format, clang-tidy, layers, shellcheck.
# Each check runs, even when an earlier one had something to say.
set -u

build=$1
bad=0
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here" || exit 1

try() {
	echo "lint: $*" | cut -c1-100
	"$@" || bad=1
}

# The compile commands are gcc's; clang-tidy does not know two of its flags.
tidy=$(mktemp -d) || exit 1
trap 'rm -rf "$tidy"' EXIT
sed 's/ -fno-tree-loop-distribute-patterns//' "$build/compile_commands.json" >"$tidy/compile_commands.json"

# shellcheck disable=SC2046 # our file names have no blanks
try clang-format --dry-run --Werror $(git ls-files '*.c' '*.h' ':!*_gen.h' ':!tests/unit/test_reader_consts_*')
# shellcheck disable=SC2046
try clang-tidy --quiet -p "$tidy" $(git ls-files 'src/*.c' 'cli/*.c')
try tools/check-layers.py
try tools/check-sources.py

exit $bad

#!/bin/bash
# SPDX-License-Identifier: MIT
#
# headers.sh HEADER... - each public header compiles alone, twice in one file, as C17 and as C++17, without a word.
set -u

n=0
bad=0

one() { # COMPILER LANGUAGE STANDARD HEADER
	n=$((n + 1))
	local name="${4##*/} $3 $1"
	if ! command -v "$1" >/dev/null; then
		echo "ok $n - $name # SKIP no $1 here"
		return
	fi
	if printf '#include <weir/%s>\n#include <weir/%s>\n' "${4##*/}" "${4##*/}" |
		"$1" -x "$2" -std="$3" -I "$WEIR_SOURCE/include" -Wall -Wextra -Wpedantic -Wundef -Wshadow \
			-Werror -fsyntax-only - >&2; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		bad=1
	fi
}

for header; do
	case $header in
	*.hpp) ;;
	*)
		one gcc c c17 "$header"
		one clang c c17 "$header"
		;;
	esac
	one g++ c++ c++17 "$header"
	one clang++ c++ c++17 "$header"
done

# A header that is not installed is not tested above: there must be none.
for header in "$WEIR_SOURCE"/include/weir/*.h*; do
	case " $* " in
	*"/${header##*/} "*) ;;
	*)
		n=$((n + 1))
		echo "not ok $n - ${header##*/} is not in include/weir/meson.build"
		bad=1
		;;
	esac
done
echo "1..$n"
exit $bad

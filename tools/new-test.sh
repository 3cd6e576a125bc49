#!/bin/sh
# SPDX-License-Identifier: MIT
#
# new-test.sh NAME - begin tests/run/NAME.c and add it to the sorted list of its meson.build.
set -eu

name=${1-}
case $name in
"" | *[!a-z0-9_]*)
	echo "usage: tools/new-test.sh NAME (lower case, digits and _)" >&2
	exit 2
	;;
esac

dir=$(cd "$(dirname "$0")/../tests/run" && pwd)
file=$dir/$name.c
list=$dir/meson.build

if [ -e "$file" ]; then
	echo "new-test: $file is there already" >&2
	exit 1
fi

# The new name goes before the first greater one of the list, else before its end.
awk -v name="$name" '
	BEGIN { entry = "\t\047" name "\047," }
	/^run_tests = \[/ { inside = 1 }
	inside && /^\t\047/ && $0 > entry && !done { print entry; done = 1 }
	inside && /^\]/ { if (!done) print entry; done = 1; inside = 0 }
	{ print }
	END { exit !done }
' "$list" >"$list.new" || {
	rm -f "$list.new"
	echo "new-test: no list run_tests in $list" >&2
	exit 1
}

cat >"$file" <<END
/* SPDX-License-Identifier: MIT */
/* $name: say here which rule of the kernel or of libc this program holds weir to. */
#include "run.h"

int main(void)
{
	check(getpid() > 0);
	return pass();
}
END
mv "$list.new" "$list"
echo "tests/run/$name.c"

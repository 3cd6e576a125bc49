#!/bin/bash
# SPDX-License-Identifier: MIT
#
# harness.sh SAMPLE - the test header says of each case of harness_sample.c what is true.
set -u

got=$("$1" 2>/dev/null)
status=$?
n=0
bad=0

says() { # LINE
	n=$((n + 1))
	if grep -qxF -- "$1" <<<"$got"; then
		echo "ok $n - says ${1//#/}"
	else
		echo "not ok $n - says ${1//#/}"
		bad=1
	fi
}

says "ok 1 - passes"
says "not ok 2 - fails"
says "ok 3 - skips # SKIP for show"
says "not ok 4 - dies"
says "# killed by signal 9 (Killed)"
says "ok 5 - dies_as_wanted"
says "not ok 6 - lives_unwanted"
says "not ok 7 - leaves_77_without_skip"
says "1..7"

n=$((n + 1))
if [ $status = 1 ] && "$1" passes >/dev/null 2>&1 && ! "$1" none_such >/dev/null 2>&1; then
	echo "ok $n - exit status"
else
	echo "not ok $n - exit status"
	bad=1
fi
echo "1..$n"
exit $bad

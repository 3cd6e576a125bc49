#!/bin/bash
# SPDX-License-Identifier: MIT
#
# generated.sh - committed generated files are what their generators make now: each tools/gen-* has --check.
set -u

shopt -s nullglob
cd "$WEIR_SOURCE" || exit 1
generators=(tools/gen-*)
if [ ${#generators[@]} = 0 ]; then
	echo "SKIP: nothing here is generated"
	exit 77
fi

bad=0
for g in "${generators[@]}"; do
	echo "$g --check"
	"$g" --check || bad=1
done
exit $bad

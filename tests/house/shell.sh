#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shell.sh - every shell script of the tree passes shellcheck.
set -u

if ! command -v shellcheck >/dev/null; then
	echo "SKIP: no shellcheck here"
	exit 77
fi

cd "$WEIR_SOURCE" || exit 1
mapfile -t scripts < <(grep -rlIE --exclude-dir=.git --exclude-dir='build*' -m1 '^#!/(usr/)?bin/(env )?(ba|da)?sh' . |
	while read -r f; do head -n 1 "$f" | grep -q '^#!.*sh' && echo "$f"; done)
[ ${#scripts[@]} -gt 0 ] || exit 1
echo "${#scripts[@]} scripts"
shellcheck "${scripts[@]}"

#!/bin/sh
# SPDX-License-Identifier: MIT
#
# setup.sh [test|bench] - install what is missing to build weir (and, with "test", to run its tests; with "bench",
# what its benchmarks compare it to) on Debian 12.
#
# Says what it installs, asks nothing, and is done at once when nothing is missing. Works as root or with a sudo
# that needs no password. Servers among the packages are not started.
set -eu

base="gcc g++ libc6-dev musl-dev clang make meson ninja-build pkg-config libzydis-dev libunwind-dev python3 clang-format clang-tidy strace
	gdb scdoc jq git"
# git, gcc, tar and the rest are here as programs to be traced, too.
test="redis-server redis-tools nginx-light wrk sqlite3 perl tar gzip openssl procps curl musl-tools shellcheck abigail-tools
	libclang-rt-14-dev libunwind-14 libdw1 xz-utils valgrind sbcl qemu-system-x86 busybox-static
	libpython3.11-testsuite stress-ng postgresql-15 openssh-server openssh-client linux-source-6.1 libcap-dev libpopt-dev"
bench="redis-server redis-tools strace ltrace uftrace"

usage() {
	echo "usage: tools/setup.sh [test|bench]" >&2
	exit 2
}

wanted=$base
case ${1-} in
"") ;;
test)
	wanted="$wanted $test"
	# What came from elsewhere serves as well.
	command -v node >/dev/null || wanted="$wanted nodejs"
	command -v javac >/dev/null || wanted="$wanted default-jdk-headless"
	command -v go >/dev/null || wanted="$wanted golang-go"
	command -v rustc >/dev/null || wanted="$wanted rustc"
	command -v cargo >/dev/null || wanted="$wanted cargo"
	;;
bench) wanted="$wanted $bench" ;;
*) usage ;;
esac
[ $# -le 1 ] || usage

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	echo "setup: this is not Debian; install the like of:" >&2
	# shellcheck disable=SC2086 # a list of words
	echo "setup:" $wanted >&2
	exit 0
fi

# shellcheck disable=SC2086 # a list of words
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | sed -n 's/ installed$//p')
missing=
for p in $wanted; do
	printf '%s\n' "$installed" | grep -qxF -- "$p" || missing="$missing $p"
done
[ -n "$missing" ] || exit 0

echo "setup: installing with apt:$missing"

as_root=
if [ "$(id -u)" != 0 ]; then
	if ! sudo -n true 2>/dev/null; then
		echo "setup: neither root nor a sudo without password; please run: apt-get install$missing" >&2
		exit 1
	fi
	as_root="sudo -n"
fi

# Debian starts a server when its package is installed, unless this file forbids it.
policy=/usr/sbin/policy-rc.d
if ! [ -e $policy ]; then
	trap '$as_root rm -f $policy' EXIT
	trap 'exit 1' HUP INT TERM
	printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy >/dev/null
	$as_root chmod 755 $policy
fi

apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@" </dev/null
}

apt update
# shellcheck disable=SC2086 # a list of words
apt install --no-install-recommends $missing

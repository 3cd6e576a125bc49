#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# The first process of the machine that boot.py starts. Runs the modes of tests/run/drive.py one after the other; what they
# print goes to the second serial line, where boot.py reads it. The first one has the kernel's messages.
export PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm /tmp /run
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
chmod 1777 /tmp /dev/shm
ln -s /proc/self/fd /dev/fd
ip link set lo up
# shellcheck source=/dev/null # the archive has it, with build=, python=, drive=, modes= and names=
. /boot.conf
stty -F /dev/ttyS1 raw -echo
{
	echo "kernel $(uname -r)"
	echo "cpu $(sed -n 's/^flags[^:]*: //p' /proc/cpuinfo | head -n 1)"
	for mode in $modes; do
		echo "mode $mode"
		# shellcheck disable=SC2086 # a list of words
		"$python" "$drive" --build "$build" --mode "$mode" --timeout 300 $names 2>&1
		echo "status $?"
	done
	echo "end"
} >/dev/ttyS1
poweroff -f

#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check-freestanding.sh ARCHIVE INHOOK.O LIBWEIR.SO - that in-hook code stands alone.
#
# ARCHIVE has the in-hook objects one by one, so that those made from C can be told from assembly.
set -u

archive=$1
object=$2
library=$3
bad=0

wrong() {
	echo "check-freestanding: $*"
	bad=1
}

# An undefined symbol would be looked up in the program's world. A few of libc's are asked for by weak reference
# only: where there is no libc, they are NULL. (The linker itself makes _GLOBAL_OFFSET_TABLE_.)
weak='_Unwind_GetCFA|__environ|__errno_location|abort|dl_iterate_phdr|dlopen|dlsym|gnu_get_libc_version|pthread_key_create|pthread_setspecific'
undefined=$(nm -u "$object" | grep -vxE " *(w ($weak)|U __ehdr_start|U _GLOBAL_OFFSET_TABLE_)")
[ -z "$undefined" ] || wrong "undefined in $object:" "$undefined"

nm "$object" | grep -E ' [TWV] (memcpy|memmove|memset|memcmp)$' && wrong "the mem functions must be local"

dynamic=$(readelf -dW "$library") || wrong "readelf failed"
case $dynamic in *NEEDED*) wrong "$library needs another library" ;; esac
case $dynamic in *TEXTREL*) wrong "$library has text relocations" ;; esac
case $dynamic in *'soname: [libweir.so.0]'*) ;; *) wrong "$library has no or another soname" ;; esac
case $dynamic in *INITFIRST*) ;; *) wrong "$library is not initfirst" ;; esac
case $dynamic in *NOW*) ;; *) wrong "$library is bound lazily" ;; esac

segments=$(readelf -lW "$library")
case $segments in *TLS*) wrong "$library has thread-local storage: its model is libc's" ;; esac
case $segments in *RWE*) wrong "$library has a segment both writable and executable" ;; esac
case $segments in *GNU_RELRO*) ;; *) wrong "$library has no relro" ;; esac
case $segments in *GNU_STACK*) ;; *) wrong "$library does not say that its stack is not executable" ;; esac

# A vector or x87 register touched by C would be the application's. Assembly touches them on purpose.
vectors=$(objdump -d --no-show-raw-insn "$archive" | awk '
	/file format/ { file = $1; sub(/:$/, "", file) }
	file ~ /\.c\.o$/ && /%([xyz]?mm[0-9]|st\(?|k[0-7])/ { print file ": " $0 }')
[ -z "$vectors" ] || wrong "vector registers in C:" "$vectors"

objdump -d "$archive" | grep -q '\.c\.o: *file format' || wrong "no C object seen in $archive"

[ $bad != 0 ] || echo "check-freestanding: well"
exit $bad

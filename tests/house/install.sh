#!/bin/bash
# SPDX-License-Identifier: MIT
#
# install.sh CC... - what `meson install` lays down can be used: links, pkg-config, a program that links and runs.
set -u

dest=$(mktemp -d) || exit 1
trap 'rm -rf "$dest"' EXIT
n=0
bad=0

ok() { # NAME COMMAND...
	local name=$1
	shift
	n=$((n + 1))
	if "$@" >&2; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		bad=1
	fi
}

# shellcheck disable=SC2317 # called by way of ok
is() {
	[ "$1" = "$2" ] || {
		echo "got '$1', not '$2'" >&2
		return 1
	}
}

# meson looks for the configuration of the build directory; the sources may be read only.
ok "meson install" env DESTDIR="$dest" meson install -C "$WEIR_BUILD" --no-rebuild --quiet

pc=$(find "$dest" -name weir.pc)
ok "one weir.pc" test -f "$pc"
export PKG_CONFIG_PATH=${pc%/*} PKG_CONFIG_SYSROOT_DIR=$dest
libdir=$(pkg-config --variable=libdir weir)
prefix=$(pkg-config --variable=prefix weir)
libdir=$dest${libdir#"$dest"}
prefix=$dest${prefix#"$dest"}
version=$(pkg-config --modversion weir)

ok "libweir.so.0" is "$(readlink "$libdir/libweir.so.0")" "libweir.so.$version"
ok "libweir.so" is "$(readlink "$libdir/libweir.so")" libweir.so.0
ok "the library" test -x "$libdir/libweir.so.$version"
for header in "$WEIR_SOURCE"/include/weir/*.h*; do
	ok "${header##*/}" cmp "$header" "$prefix/include/weir/${header##*/}"
done

cat >"$dest/use.c" <<'END'
#include <stdio.h>
#include <weir/base.h>

int main(void)
{
	puts(weir_version());
	return 0;
}
END
# shellcheck disable=SC2046 # pkg-config's answer is words
ok "a program links" "$@" -o "$dest/use" "$dest/use.c" $(pkg-config --cflags --libs weir)
ok "and runs" is "$(LD_LIBRARY_PATH=$libdir "$dest/use")" "$version"
ok "and needs the soname" is "$(readelf -dW "$dest/use" | grep -c 'NEEDED.*\[libweir.so.0\]')" 1

# The drop-in: library, archive, header, manual page; both hook libraries load from where they are installed.
hook=libsyscall_intercept
ok "$hook.so" is "$(readlink "$libdir/$hook.so")" "$hook.so.0"
ok "$hook.so.0" is "$(readlink "$libdir/$hook.so.0")" "$hook.so.0.1.0"
ok "${hook}_hook_point.h" cmp "$WEIR_SOURCE/compat/syscall_intercept/${hook}_hook_point.h" "$prefix/include/${hook}_hook_point.h"
ok "$hook.pc" is "$(pkg-config --modversion "$hook")" 0.1.0
cat >"$dest/hook.c" <<'END'
#include <libsyscall_intercept_hook_point.h>

static int hook(long nr, long a0, long a1, long a2, long a3, long a4, long a5, long *result)
{
	(void)a0, (void)a1, (void)a2, (void)a3, (void)a4, (void)a5;
	*result = 4242;
	return nr != 39;
}

__attribute__((constructor)) static void start(void)
{
	intercept_hook_point = hook;
}
END
plan=$(find "$dest" -name weir-plan)
# shellcheck disable=SC2046 # pkg-config's answer is words
ok "a hook library links" "$@" -shared -fPIC -o "$dest/hook.so" "$dest/hook.c" $(pkg-config --cflags --libs "$hook")
ok "one with the archive" "$@" -shared -fPIC -I"$prefix/include" -o "$dest/hook-static.so" "$dest/hook.c" "$libdir/$hook.a"
for library in hook.so hook-static.so; do
	ok "and answers: $library" is "$(LD_LIBRARY_PATH=$libdir LD_PRELOAD=$dest/$library WEIR_PLAN=$plan HOME=$dest \
		python3 -c 'import os; print(os.getpid())')" 4242
done

echo "1..$n"
exit $bad

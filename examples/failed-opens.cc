/* SPDX-License-Identifier: MIT */
/*
 * failed-opens.cc - a hook library in C++ that prints which files a program looked for and did not get.
 *
 *	LD_PRELOAD=/path/to/failed-opens.so git status
 */
#include <cstdio>
#include <unistd.h>

#include <weir/weir.hpp>

/* weir_print() and weir::text neither lock nor allocate: a callback may use them. */
static void report(int out, const weir_call &call, std::uint64_t name)
{
	weir::text<> path(name);

	if (call.result < 0 && !(call.flags & WEIR_CALL_INTERRUPTED) && path.size())
		weir_print(out, "%s: %s\n", path.c_str(), weir_errno_name(static_cast<int>(call.result)));
}

__attribute__((constructor)) static void start()
try {
	int out = weir_fd_hide(dup(STDERR_FILENO));
	weir::session session;

	/* In these the name is the second argument; open, stat and access have it first. */
	session.after("openat,openat2,newfstatat,statx,faccessat,faccessat2,execveat", [out](weir_call &call) {
		report(out, call, call.args[1]);
	}).detach(); /* until the process ends */
	session.after("open,stat,lstat,access,execve", [out](weir_call &call) {
		report(out, call, call.args[0]);
	}).detach();
} catch (const weir::error &e) {
	std::fprintf(stderr, "failed-opens: %s\n", e.what());
}

/* SPDX-License-Identifier: MIT */
/*
 * See hidden.h. The calls by which a program gets rid of descriptors answer for a hidden one as if
 * it were not open. It is listed in /proc/self/fd all the same.
 */
#include "engine/syscall/hidden.h"

#include <linux/fcntl.h>

#define HIDDEN 8
#define F_DUPFD_CLOEXEC_ 1030 /* fcntl(2); the kernel's header needs another one first */

static int32_t hidden[HIDDEN]; /* numbers + 1, 0 is free */

static bool is_hidden(uint64_t fd)
{
	for (unsigned i = 0; i < HIDDEN; i++)
		if (hidden[i] && (uint32_t)fd == (uint32_t)hidden[i] - 1)
			return true;
	return false;
}

static void do_close(struct core_thread *t, struct arch_frame *f)
{
	if (is_hidden(f->call.args[0]))
		f->call.result = -EBADF;
	else
		core_pass(t, f);
}

static void do_dup(struct core_thread *t, struct arch_frame *f)
{
	if (is_hidden(f->call.args[0]) || is_hidden(f->call.args[1]))
		f->call.result = -EBADF;
	else
		core_pass(t, f);
}

/* The range in pieces, around those that stay. */
static void do_close_range(struct core_thread *t, struct arch_frame *f)
{
	uint32_t first = (uint32_t)f->call.args[0], last = (uint32_t)f->call.args[1];
	uint64_t args[6];

	memcpy(args, f->call.args, sizeof(args));
	if (first > last) {
		core_pass(t, f);
		return;
	}
	f->call.result = 0;
	while (first <= last && f->call.result == 0) {
		uint32_t stop = last;

		for (unsigned i = 0; i < HIDDEN; i++)
			if (hidden[i] && (uint32_t)hidden[i] - 1 >= first &&
			    (uint32_t)hidden[i] - 1 <= stop)
				stop = (uint32_t)hidden[i] - 1;
		if (stop > first || !is_hidden(stop)) {
			args[0] = first;
			args[1] = is_hidden(stop) ? stop - 1 : stop;
			f->call.result = core_pass_args(t, f, args);
		}
		if (stop == last)
			break;
		first = stop + 1;
	}
}

int hidden_add(int fd)
{
	static const uint16_t places[] = { 1000, 700, 400, 100 };
	long to = -EMFILE;
	unsigned i = 0;

	while (i < HIDDEN && hidden[i])
		i++;
	if (i == HIDDEN)
		return -ENOSPC;
	for (unsigned p = 0; p < RT_COUNT(places) && to < 0 && to != -EBADF; p++)
		to = rt_sys3(__NR_fcntl, fd, F_DUPFD_CLOEXEC_, places[p]);
	if (to < 0)
		return to == -EINVAL ? -EMFILE : (int)to;
	rt_sys1(__NR_close, fd);
	hidden[i] = (int32_t)to + 1;
	core_set_special(__NR_close, do_close);
	core_set_special(__NR_dup2, do_dup);
	core_set_special(__NR_dup3, do_dup);
	core_set_special(__NR_close_range, do_close_range);
	if (core_routes_changed)
		core_routes_changed();
	return (int)to;
}

bool hidden_forget(int fd)
{
	for (unsigned i = 0; i < HIDDEN; i++) {
		if (hidden[i] != fd + 1)
			continue;
		hidden[i] = 0;
		return true;
	}
	return false;
}

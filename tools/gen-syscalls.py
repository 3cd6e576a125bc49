#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make the tables of the trace writer and the trace reader from src/trace/*.def.

  tools/gen-syscalls.py           write the generated files
  tools/gen-syscalls.py --check   say which of them are stale, exit 1 if any is

The output is committed: a build needs no Python for it, and a change of a table shows up in a
review as what it does to both sides.
"""
import errno
import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TRACE = os.path.join(TOP, "src", "trace")
NR_MAX = 512

CLASSES = ["file", "desc", "network", "process", "signal", "memory", "ipc", "clock", "creds",
	   "stat", "lstat", "fstat", "stat_like", "statfs", "fstatfs", "statfs_like", "pure"]
RESULTS = ["d", "fd", "x", "mode", "sched", "sig", "clockadj", "fcntl", "prctl", "poll", "select", "time", "mmsg",
	   "sigreturn", "restart", "never"]

# Kinds without a parameter, or with parameters that are worked out below.
ARG_KINDS = ["d", "u", "ld", "lu", "x", "ptr", "mode", "fd", "dirfd", "pid", "id", "sig", "dev",
	     "clockid", "fl", "en", "path", "str", "in", "out", "st", "stout", "stio", "arr",
	     "arrout", "arrio", "arrret", "iov", "iovout", "sa", "saout", "socklen", "msg", "msgout",
	     "mmsg", "mmsgout", "stouteintr",
	     "argv", "envp", "omit",
	     "openmode", "filemode", "mknoddev", "mremapaddr", "ioctlcmd", "ioctlarg", "ipckey",
	     "fdset", "socktype", "sockproto", "sockopt", "optval", "optvalout", "cloneflags",
	     "cloneptr", "clonetls", "clone3", "wstatus", "fcntlarg", "futexop", "futexval",
	     "futexarg", "prctlarg", "dents", "dents64", "cwd", "cpuset", "cpusetout", "sigframe",
	     "sigmask6", "personality", "membarriercpu"]
FIELD_KINDS = ["d", "u", "x", "ld", "lu", "lx", "ptr", "h", "hd", "xh", "b", "fl", "flq", "flh",
	       "en", "enq", "enh", "mode", "modeq", "modeh", "id", "pid", "sig", "dev", "chars",
	       "st", "fsid", "lu3", "more"]


class Bad(Exception):
	pass


def lines_of(name):
	path = os.path.join(TRACE, name)
	with open(path, encoding="ascii") as f:
		for number, line in enumerate(f, 1):
			text = line.rstrip("\n")
			if text.strip() and not text.startswith("#"):
				yield "%s:%d" % (name, number), text


def split_kind(text):
	m = re.fullmatch(r"(\w+)(?:\(([^()]*)\))?", text)
	if not m:
		raise Bad("bad kind '%s'" % text)
	return m[1], [p for p in (m[2] or "").split(",") if p]


class Set:
	def __init__(self, name, is_enum):
		self.name, self.is_enum = name, is_enum
		self.zero, self.mask, self.octal = None, 0, 0
		self.field, self.names = [], []


def read_consts():
	sets, cur, values = {}, None, {}
	for at, line in lines_of("consts.def"):
		words = line.split()
		if not line[0].isspace():
			if words[0] not in ("flags", "enum") or len(words) != 2 or words[1] in sets:
				raise Bad("%s: expected 'flags NAME' or 'enum NAME', once each" % at)
			cur = sets[words[1]] = Set(words[1], words[0] == "enum")
			continue
		dest = cur.names
		if words[0] == "octal":
			cur.octal = int(words[1], 8)
			continue
		if words[0] == "zero":
			cur.zero = words[1].split("=")[0]
			words = words[1:]
			dest = []
		elif words[0] == "field":
			cur.mask = int(words[1], 0)
			words, dest = words[2:], cur.field
		elif words[0] == "field+":
			words, dest = words[1:], cur.field
		for word in words:
			name, _, text = word.partition("=")
			value = int(text, 0)
			if values.setdefault(name, value) != value:
				raise Bad("%s: %s has two values" % (at, name))
			dest.append((name, value & (1 << 64) - 1))
	return sets, values


class Struct:
	def __init__(self, name, size):
		self.name, self.size = name, size
		self.scalar = self.custom = False
		self.ctype, self.fields = None, []


def read_structs(sets):
	structs, cur = {}, None
	for at, line in lines_of("structs.def"):
		head, _, ctype = line.partition(" = ")
		words = head.split()
		if not line[0].isspace():
			if words[0] != "struct" or len(words) < 3:
				raise Bad("%s: expected 'struct NAME SIZE'" % at)
			cur = structs[words[1]] = Struct(words[1], int(words[2]))
			cur.scalar, cur.custom = "scalar" in words, "custom" in words
			cur.ctype = ctype.strip() or None
			continue
		name, offset = words[0], int(words[1])
		if name == "+":
			cur.fields.append(("...", offset, "more", [], False))
			continue
		skip0 = words[2].startswith("!")
		kind, params = split_kind(words[2].lstrip("!"))
		if kind not in FIELD_KINDS:
			raise Bad("%s: unknown kind '%s'" % (at, kind))
		if kind[:2] in ("fl", "en") and params[0] not in sets:
			raise Bad("%s: no set '%s' in consts.def" % (at, params[0]))
		if offset >= cur.size:
			raise Bad("%s: beyond the end" % at)
		cur.fields.append((name, offset, kind, params, skip0))
	return structs


class Call:
	pass


def read_calls(sets, structs):
	calls = {}
	for at, line in lines_of("syscalls.def"):
		words = line.split()
		c = Call()
		c.at, c.nr, c.name, c.args = at, int(words[0]), words[1], []
		c.classes = [] if words[2] == "-" else words[2].split(",")
		c.result = words[3]
		if c.nr in calls or c.nr >= NR_MAX:
			raise Bad("%s: number %d twice or too high" % (at, c.nr))
		for k in c.classes:
			if k not in CLASSES:
				raise Bad("%s: unknown class '%s'" % (at, k))
		if c.result not in RESULTS:
			raise Bad("%s: unknown result '%s'" % (at, c.result))
		names = [w.split(":")[0] for w in words[4:]]
		if len(names) > 6:
			raise Bad("%s: more than six arguments" % at)

		def index(p):
			if p.startswith("#"):
				return int(p[1:])
			if p not in names:
				raise Bad("%s: no argument '%s'" % (at, p))
			return names.index(p)

		for w in words[4:]:
			name, _, text = w.partition(":")
			kind, params = split_kind(text)
			if kind not in ARG_KINDS:
				raise Bad("%s: unknown kind '%s'" % (at, kind))
			set_name, struct, aux, const = None, None, 0, False
			if kind in ("fl", "en"):
				set_name = params[0]
				if set_name not in sets:
					raise Bad("%s: no set '%s' in consts.def" % (at, set_name))
			elif kind in ("st", "stout", "stio", "stouteintr", "arr", "arrout", "arrio", "arrret", "mmsg", "mmsgout"):
				struct = "mmsghdr" if "mmsg" in kind else params[0]
				if struct not in structs:
					raise Bad("%s: no struct '%s' in structs.def" % (at, struct))
				params = params if "mmsg" in kind else params[1:]
			if kind not in ("fl", "en") and params and params[-1] != "ret":
				const = params[-1].startswith("#")
				aux = index(params[-1])
			c.args.append((name, kind, set_name, struct, aux, const))
		calls[c.nr] = c
	return calls


def bits(*numbers):
	return sum(1 << n for n in numbers)


def captures(call, structs):
	"""The rows (arg, how, when, aux, size, only_if) of one call."""
	enter, leave = "TRACE_WHEN_ENTER", "TRACE_WHEN_LEAVE"
	for i, (_, kind, _, struct, aux, const) in enumerate(call.args):
		size = structs[struct].size if struct else 0
		if kind == "path":
			yield i, "PATH", enter, 0, 0, 0
		elif kind == "str":
			yield i, "STR", enter, 0, 0, 0
		elif kind == "in":
			yield i, "LEN_ARG", enter, aux, 0, 0
		elif kind in ("out", "cwd"):
			yield i, "LEN_RET", leave, 0, 0, 0
		elif kind in ("st", "stout", "stio"):
			if kind != "stout":
				yield i, "FIXED", enter, 0, size, 0
			if kind != "st":
				yield i, "FIXED", leave, 0, size, 0
		elif kind in ("arr", "arrout", "arrio"):
			for when in (enter, leave):
				if (when == enter) == (kind == "arrout") and kind != "arrio":
					continue
				if const:
					yield i, "FIXED", when, 0, size * aux, 0
				else:
					yield i, "ARRAY", when, aux, size, 0
		elif kind == "stouteintr":
			# the rest of a sleep; aux: flags, of which the lowest (TIMER_ABSTIME) means that there is none
			if aux:
				yield i, "FIXED_IF", "TRACE_WHEN_EINTR", aux, size, bits(0)
			else:
				yield i, "FIXED", "TRACE_WHEN_EINTR", 0, size, 0
		elif kind == "mmsg":
			yield i, "MMSGHDR", enter, aux, size, 0
			yield i, "ARRAY_RET", leave, 0, size, 0
		elif kind == "mmsgout":
			yield i, "MMSGHDR", leave, aux, size, 0
		elif kind == "ioctlarg":
			yield i, "IOCTL", enter, aux, 0, 0
			yield i, "IOCTL", leave, aux, 0, 0
		elif kind == "arrret":
			yield i, "ARRAY_RET", leave, 0, size, 0
		elif kind in ("iov", "iovout"):
			yield i, "IOV", enter if kind == "iov" else leave, aux, 0, 0
		elif kind in ("sa", "optval", "clone3", "cpuset"):
			yield i, "SOCKADDR", enter, aux, 0, 0
		elif kind in ("saout", "optvalout"):
			yield i, "SOCKADDR_PTR", leave, aux, 0, 0
		elif kind == "cpusetout":
			yield i, "SOCKADDR", leave, 1, 0, 0
		elif kind == "socklen":
			yield i, "FIXED", enter, 0, 4, 0
			yield i, "FIXED", leave, 0, 4, 0
		elif kind in ("msg", "msgout"):
			yield i, "MSGHDR", enter if kind == "msg" else leave, 0, 0, 0
		elif kind == "argv":
			yield i, "ARGV", enter, 0, 0, 0
		elif kind == "envp":
			yield i, "COUNT", enter, 0, 0, 0
		elif kind == "wstatus":
			yield i, "FIXED", leave, 0, 4, 0
		elif kind == "fdset":
			yield i, "FIXED", enter, 0, 128, 0
			yield i, "FIXED", leave, 0, 128, 0
		elif kind == "sigmask6":
			yield i, "FIXED", enter, 0, 16, 0
		elif kind in ("dents", "dents64"):
			yield i, "DENTS", leave, 0, 0, 0
		elif kind == "fcntlarg":
			# F_GETLK F_SETLK F_SETLKW and the F_OFD_ three; those that get read back
			yield i, "FIXED_IF", enter, aux, 32, bits(5, 6, 7, 36, 37, 38)
			yield i, "FIXED_IF", leave, aux, 32, bits(5, 36)
		elif kind == "futexarg" and aux == 3:
			# WAIT LOCK_PI WAIT_BITSET WAIT_REQUEUE_PI LOCK_PI2
			yield i, "FIXED_IF", enter, 1, 16, bits(0, 6, 9, 11, 13)
		elif kind == "prctlarg" and aux == 2:
			yield i, "FIXED_IF", enter, 0, 16, bits(15)	# PR_SET_NAME
			yield i, "FIXED_IF", leave, 0, 16, bits(16)	# PR_GET_NAME


HEAD = """/* SPDX-License-Identifier: MIT */
/* Made by tools/gen-syscalls.py from src/trace/%s: change that, not this. */
"""


def read_ioctls(structs):
	rows = {}
	for at, line in lines_of("ioctls.def"):
		name, value, *rest = line.split()
		way, _, what = (rest or [""])[0].partition(":")
		if int(value, 0) in rows:
			raise Bad("%s: number twice" % at)
		if way not in ("", "none", "fd", "in", "out") or way in ("in", "out") and what not in structs:
			raise Bad("%s: unknown argument" % at)
		rows[int(value, 0)] = name, way, what
	return rows


def gen_captures(calls, structs, ioctls):
	rows, of, note = [], {}, {}
	seen = {}
	for nr in sorted(calls):
		mine = tuple(captures(calls[nr], structs))
		if not mine:
			continue
		if mine not in seen:
			seen[mine] = len(rows)
			rows.extend(mine)
			note[seen[mine]] = calls[nr].name
		of[nr] = (seen[mine], len(mine))
	out = [HEAD % "syscalls.def and structs.def"]
	out.append("#include \"trace/captures.h\"\n#include \"trace/format.h\"\n")
	out.append("static const struct trace_cap trace_cap_table[] = {")
	for i, (arg, how, when, aux, size, only_if) in enumerate(rows):
		if i in note:
			out.append("\t/* %s */" % note[i])
		tail = ", 0x%xull" % only_if if only_if else ", 0"
		out.append("\t{ %d, TRACE_HOW_%s, %s, %d, %d%s }," % (arg, how, when, aux, size, tail))
	out.append("};\n")
	out.append("static const struct trace_caps trace_caps_of[TRACE_NR_MAX] = {")
	for nr, (first, count) in sorted(of.items()):
		out.append("\t[%d] = { %d, %d }, /* %s */" % (nr, first, count, calls[nr].name))
	out.append("};\n")
	out.append("static const struct trace_ioctl_cap trace_ioctl_caps[] = {")
	for cmd, (name, way, what) in sorted(ioctls.items()):
		if way in ("in", "out"):
			out.append("\t{ 0x%08x, TRACE_WHEN_%s, %d }, /* %s */" %
				   (cmd, "ENTER" if way == "in" else "LEAVE", structs[what].size, name))
	out.append("};")
	return "\n".join(out) + "\n"


def gen_consts(sets):
	out = [HEAD % "consts.def"]
	out.append("#include \"trace/reader/tables.h\"\n")
	for s in sets.values():
		rows = s.field + s.names
		out.append("static const struct trace_const trace_const_%s[] = {" % s.name)
		for name, value in rows:
			out.append("\t{ \"%s\", 0x%xull, %d }," % (name, value, len(name)))
		out.append("};\n")
	out.append("const struct trace_set trace_sets[] = {")
	for i, s in enumerate(sets.values()):
		zero = "\"%s\"" % s.zero if s.zero else "NULL"
		out.append("\t{ \"%s\", trace_const_%s, %d, %d, %d, %s, 0x%xull, 0%oull }, /* %d */" %
			   (s.name, s.name, len(s.field), len(s.field) + len(s.names), s.is_enum, zero,
			    s.mask, s.octal, i))
	out.append("};")
	return "\n".join(out) + "\n"


def gen_ids(sets, structs):
	out = [HEAD % "consts.def, structs.def and syscalls.def"]
	out.append("#ifndef WEIR_TRACE_IDS_GEN_H\n#define WEIR_TRACE_IDS_GEN_H\n")
	for what, names in (("SET", sets), ("STRUCT", structs)):
		out.append("enum trace_%s_id {" % what.lower())
		out.extend("\tTRACE_%s_%s," % (what, n.upper()) for n in names)
		out.append("\tTRACE_%s_COUNT,\n};\n" % what)
	for what, names in (("ARG", ARG_KINDS), ("FIELD", FIELD_KINDS), ("RET", RESULTS)):
		out.append("enum trace_%s_kind {" % what.lower())
		out.extend("\tTRACE_%s_%s," % (what, n.upper()) for n in names)
		out.append("\tTRACE_%s_KINDS,\n};\n" % what)
	out.append("enum trace_class {")
	out.extend("\tTRACE_CLASS_%s = 1 << %d," % (n.upper(), i) for i, n in enumerate(CLASSES))
	out.append("};\n\n#endif")
	return "\n".join(out) + "\n"


def gen_calls(calls, structs):
	out = [HEAD % "syscalls.def and structs.def"]
	out.append("#include \"trace/format.h\"\n#include \"trace/reader/tables.h\"\n")
	out.append("const struct trace_class_name trace_class_names[] = {")
	out.extend("\t{ \"%s\", TRACE_CLASS_%s }," % (c, c.upper()) for c in CLASSES)
	out.append("\t{ NULL, 0 },\n};\n")
	for s in structs.values():
		if not s.fields:
			continue
		out.append("static const struct trace_field trace_fields_%s[] = {" % s.name)
		for name, offset, kind, params, skip0 in s.fields:
			ref = "0"
			if kind[:2] in ("fl", "en"):
				ref = "TRACE_SET_%s" % params[0].upper()
			elif kind == "st":
				ref = "TRACE_STRUCT_%s" % params[0].upper()
			elif kind == "chars":
				ref = params[0]
			out.append("\t{ \"%s\", %d, TRACE_FIELD_%s, %d, %s }," %
				   (name, offset, kind.upper(), skip0, ref))
		out.append("};\n")
	out.append("const struct trace_struct trace_structs[] = {")
	for s in structs.values():
		fields = "trace_fields_%s" % s.name if s.fields else "NULL"
		out.append("\t{ \"%s\", %s, %d, %d, %d, %d }," %
			   (s.name, fields, len(s.fields), s.size, s.scalar, s.custom))
	out.append("};\n")
	out.append("static const struct trace_arg trace_args[] = {")
	first = {}
	n = 0
	for nr in sorted(calls):
		c = calls[nr]
		first[nr] = n
		if c.args:
			out.append("\t/* %d %s */" % (nr, c.name))
		for name, kind, set_name, struct, aux, const in c.args:
			ref = "0"
			if set_name:
				ref = "TRACE_SET_%s" % set_name.upper()
			elif struct:
				ref = "TRACE_STRUCT_%s" % struct.upper()
			out.append("\t{ \"%s\", TRACE_ARG_%s, %d, %d, %s }," %
				   (name, kind.upper(), aux, const, ref))
			n += 1
	out.append("};\n")
	out.append("const struct trace_call trace_calls[TRACE_NR_MAX] = {")
	for nr in sorted(calls):
		c = calls[nr]
		mask = " | ".join("TRACE_CLASS_%s" % k.upper() for k in c.classes) or "0"
		out.append("\t[%d] = { \"%s\", trace_args + %d, %s, %d, TRACE_RET_%s, %d }," %
			   (nr, c.name, first[nr], mask, len(c.args), c.result.upper(), len(c.name)))
	out.append("};")
	return "\n".join(out) + "\n"


def gen_names(calls):
	out = [HEAD % "syscalls.def"]
	out.append("#include \"rt/rt.h\"\n")
	out.append("static const char *const call_names[] = {")
	out.extend("\t[%d] = \"%s\"," % (nr, calls[nr].name) for nr in sorted(calls))
	out.append("};\n")
	out.append("static const char *const class_names[] = {")
	out.extend("\t\"%s\"," % c for c in CLASSES)
	out.append("};\n\n/* a bit for each of class_names */")
	out.append("static const uint32_t call_classes[] = {")
	for nr in sorted(calls):
		mask = sum(1 << CLASSES.index(k) for k in calls[nr].classes)
		if mask:
			out.append("\t[%d] = 0x%x," % (nr, mask))
	out.append("};\n")
	out.append("static const char *const errno_names[] = {")
	names = {**errno.errorcode, 11: "EAGAIN", 35: "EDEADLK", 95: "EOPNOTSUPP", 132: "ERFKILL", 133: "EHWPOISON"}
	out.extend("\t[%d] = \"%s\"," % (n, names[n]) for n in sorted(names))
	out.append("};")
	return "\n".join(out) + "\n"


def gen_ioctls(rows):
	out = [HEAD % "ioctls.def"]
	out.append("#include \"trace/reader/tables.h\"\n")
	out.append("const struct trace_ioctl trace_ioctls[] = {")
	for cmd, (name, way, what) in sorted(rows.items()):
		ref = "TRACE_STRUCT_%s" % what.upper() if what else "0"
		out.append("\t{ 0x%08x, \"%s\", TRACE_IOCTL_%s, %s }," % (cmd, name, (way or "any").upper(), ref))
	out.append("};\nconst size_t trace_ioctl_count = %d;" % len(rows))
	return "\n".join(out) + "\n"


# The headers of the kernel and those of libc contradict each other in places: two C files.
KERNEL = """asm/prctl.h linux/fcntl.h linux/stat.h linux/mman.h asm/socket.h linux/in.h linux/in6.h
linux/tcp.h linux/udp.h linux/netlink.h linux/sched.h linux/wait.h linux/ptrace.h
linux/capability.h linux/reboot.h linux/module.h linux/futex.h linux/mempolicy.h linux/keyctl.h
linux/ioprio.h linux/falloc.h linux/perf_event.h linux/fanotify.h linux/kcmp.h linux/fs.h
linux/mount.h linux/seccomp.h linux/random.h linux/memfd.h linux/bpf.h linux/userfaultfd.h
linux/membarrier.h linux/rseq.h linux/io_uring.h linux/pidfd.h linux/close_range.h linux/openat2.h
linux/landlock.h linux/magic.h linux/prctl.h linux/eventpoll.h linux/personality.h
linux/uio.h linux/time.h linux/utime.h linux/times.h linux/poll.h linux/sysinfo.h
linux/resource.h""".split()
LIBC = """fcntl.h sys/stat.h sys/mman.h sys/socket.h sys/ipc.h sys/shm.h sys/sem.h sys/msg.h sys/time.h
sys/resource.h sys/wait.h sys/ptrace.h sys/file.h sys/mount.h sys/xattr.h sys/timerfd.h
sys/signalfd.h sys/eventfd.h sys/epoll.h sys/inotify.h sys/random.h sys/statvfs.h sys/timex.h
sys/personality.h sys/prctl.h sys/uio.h sys/utsname.h sys/times.h sys/vfs.h sys/sysinfo.h utime.h
poll.h sched.h signal.h time.h netinet/in.h netinet/tcp.h""".split()
# glibc hides these kernel values behind its own, which differ on purpose
LIBC_DIFFERS = {"O_LARGEFILE"}


def gen_test(values, structs, calls, libc):
	out = [HEAD % "consts.def, structs.def and syscalls.def"]
	out.append("#include <stddef.h>")
	out.extend("#include <%s>" % h for h in (LIBC if libc else KERNEL))
	if not libc:
		out.append("#include <asm/unistd_64.h>")
	out.append("\n#define SAME(a, b) _Static_assert((unsigned long long)(a) == "
		   "(unsigned long long)(b), \"value differs from the headers\")\n")
	for name, value in sorted(values.items()):
		if libc and name in LIBC_DIFFERS:
			continue
		# the headers disagree on the width of the constant, not on its bits
		out.append("#ifdef %s\nSAME((unsigned)(%s), 0x%xu);\n#endif" %
			   (name, name, value & 0xffffffff))
	if libc:
		for s in structs.values():
			if not s.ctype or s.ctype in KERNEL_TYPES:
				continue
			struct_test(out, s)
	else:
		for s in structs.values():
			if s.ctype in KERNEL_TYPES:
				struct_test(out, s)
		for nr in sorted(calls):
			out.append("SAME(__NR_%s, %d);" % (calls[nr].name, nr))
	out.append("\nint main(void)\n{\n\treturn 0;\n}")
	return "\n".join(out) + "\n"


KERNEL_TYPES = {"struct io_uring_params", "struct open_how", "struct mount_attr",
		"struct landlock_ruleset_attr", "struct futex_waitv"}


def struct_test(out, s):
	out.append("SAME(sizeof(%s), %d);" % (s.ctype, s.size))
	for name, offset, kind, _, _ in s.fields:
		if name not in ("-", "...") and kind != "fsid":
			out.append("SAME(offsetof(%s, %s), %d);" % (s.ctype, name, offset))


def main():
	check = sys.argv[1:] == ["--check"]
	if sys.argv[1:] and not check:
		sys.exit(__doc__)
	try:
		sets, values = read_consts()
		structs = read_structs(sets)
		calls = read_calls(sets, structs)
		ioctls = read_ioctls(structs)
	except Bad as e:
		sys.exit("gen-syscalls: %s" % e)
	files = {
		"src/api/names_gen.h": gen_names(calls),
		"src/trace/captures_gen.h": gen_captures(calls, structs, ioctls),
		"src/trace/consts_gen.h": gen_consts(sets),
		"src/trace/ids_gen.h": gen_ids(sets, structs),
		"src/trace/ioctls_gen.h": gen_ioctls(ioctls),
		"src/trace/syscalls_gen.h": gen_calls(calls, structs),
		"tests/unit/test_reader_consts_kernel.c": gen_test(values, structs, calls, False),
		"tests/unit/test_reader_consts_libc.c": gen_test(values, structs, calls, True),
	}
	stale = []
	for name, text in files.items():
		path = os.path.join(TOP, name)
		try:
			with open(path, encoding="ascii") as f:
				old = f.read()
		except FileNotFoundError:
			old = None
		if old == text:
			continue
		stale.append(name)
		if not check:
			with open(path, "w", encoding="ascii") as f:
				f.write(text)
	if check and stale:
		sys.exit("gen-syscalls: stale, run tools/gen-syscalls.py: %s" % " ".join(stale))


if __name__ == "__main__":
	main()

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""launch.py BUILD SOURCE - programs of all kinds, launched: the bare run and strace are the oracles. Speaks TAP.

For the programs of one thread, the names of all calls that strace sees of the bare run have to be those of the
trace, from the first call of the loader to the last. Of the others the output is compared, and the marker calls
(number 500) that they say they made have to be in the trace.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

BUILD, SOURCE = (os.path.realpath(path) for path in sys.argv[1:3])
WEIR = os.path.join(BUILD, "weir")
HERE = os.path.join(SOURCE, "tests", "launch")
LIMIT = 30
TMP = tempfile.mkdtemp(prefix="weir-launch-")
os.chmod(TMP, 0o755)
ENV = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": TMP, "LC_ALL": "C", "XDG_CACHE_HOME": TMP + "/cache"}
TRACE = os.path.join(TMP, "trace")

# How first.c is built: the last three need musl-gcc.
KINDS = {
	"dynamic": ["gcc", "-O2", "-pthread"],
	"no-pie": ["gcc", "-O2", "-no-pie", "-pthread"],
	"static": ["gcc", "-O2", "-static", "-pthread"],
	"static-pie": ["gcc", "-O2", "-static-pie", "-pthread"],
	"musl": ["musl-gcc", "-O2", "-pthread"],
	"musl-static": ["musl-gcc", "-O2", "-static", "-pthread"],
	"musl-static-pie": ["musl-gcc", "-O2", "-static-pie", "-pthread"],
}


class Skip(Exception):
	pass


def bare(*argv, **kw):
	return subprocess.run(argv, capture_output=True, timeout=LIMIT, env=ENV, cwd=TMP, **kw)


def traced(*argv, options=(), **kw):
	"""weir trace; its lines are in .lines, those of one process by number in .names."""
	return run_with(ENV, *argv, options=options, **kw)


def run_with(env, *argv, options=(), **kw):
	if os.path.exists(TRACE):
		os.unlink(TRACE)
	done = subprocess.run([WEIR, "trace", *options, "-o", TRACE, "--", *argv], capture_output=True, timeout=LIMIT,
			      env=env, cwd=TMP, check=False, **kw)
	with open(TRACE, encoding="utf-8", errors="replace") as f:
		done.lines = f.read().splitlines()
	done.err = done.stderr.decode()
	done.markers = sum("syscall_0x1f4(" in line for line in done.lines)
	done.names = {}
	for line in done.lines:
		m = re.match(r"(\d+) +(\w+)\(", line)
		if m:
			done.names.setdefault(m[1], []).append(m[2])
	return done


def same(got, want):
	assert got == want, f"got {got!r}, want {want!r}"


def built(kind):
	"""The program of a kind, made when it is first asked for."""
	path = os.path.join(TMP, "first-" + kind)
	if not shutil.which(KINDS[kind][0]):
		raise Skip(KINDS[kind][0] + " is not installed")
	if not os.path.exists(path):
		subprocess.run([*KINDS[kind], "-o", path, os.path.join(HERE, "first.c")], check=True, timeout=LIMIT)
	return path


def strace_names(*argv):
	"""What strace sees of a program of one process, without the execve by which it came to be."""
	out = os.path.join(TMP, "strace")
	bare("strace", "-o", out, *argv)
	with open(out, encoding="utf-8", errors="replace") as f:
		names = [m[1] for m in (re.match(r"(\w+)\(", line) for line in f) if m]
	same(names[0], "execve")
	return names[1:]


def see_all(*argv):
	want = strace_names(*argv)
	done = traced(*argv)
	same(done.err, "")
	same(len(done.names), 1)
	same(next(iter(done.names.values())), want)


def like_bare(*argv, markers=None, kw=None):
	"""The same output and status as bare; as many markers as the output says. The traced run."""
	kw = kw or {}
	want = bare(*argv, **kw)
	got = traced(*argv, **kw)
	said = sum(int(n) for n in re.findall(rb"markers (\d+)", want.stdout))
	same((got.stdout, got.returncode), (want.stdout, want.returncode))
	same(got.stderr, want.stderr)
	assert said > 0, "the program made no markers"
	same(got.markers, said if markers is None else markers)
	return got


# Every call from the first one on

def first_calls(kind):
	def run():
		see_all(built(kind))
		see_all(built(kind), "markers")
		like_bare(built(kind), "markers")
	return run


def test_loader_as_program():
	see_all("/lib64/ld-linux-x86-64.so.2", built("dynamic"), "markers")


def test_script():
	path = os.path.join(TMP, "script")
	with open(path, "w", encoding="utf-8") as f:
		f.write(f"#!{built('static')} markers\n")
	os.chmod(path, 0o755)
	see_all(path)
	inner = os.path.join(TMP, "script-in-script")
	with open(inner, "w", encoding="utf-8") as f:
		f.write(f"#!{path}\n")
	os.chmod(inner, 0o755)
	see_all(inner)


# Executing, in all ways

def test_exec():
	for one in ("dynamic", "static"):
		for other in ("dynamic", "static", "static-pie"):
			for how in ("exec", "vfork", "thread"):
				done = like_bare(built(one), how, built(other), "markers")
				assert any("execve(" in line for line in done.lines), "no execve in the trace"


def test_exec_that_fails():
	text = os.path.join(TMP, "no-program")
	with open(text, "w", encoding="utf-8") as f:
		f.write("\0\0\0\0 neither ELF nor script")
	os.chmod(text, 0o755)
	for how, path in (("exec", text), ("exec", "/nowhere"), ("exec", TMP), ("toobig", built("static"))):
		done = traced(built("static"), how, path)
		same((done.returncode, done.err), (1, ""))
		same(len([line for line in done.lines if re.search(r"execve\(.* = -1 E", line)]), 1)
		assert done.lines[-1].endswith("exited with 1 +++"), done.lines[-1]


def test_exec_by_long_path():
	"""As long as the kernel takes them."""
	far = TMP
	while len(far) < 3800:
		far = os.path.join(far, "d" * 200)
	os.makedirs(far)
	for kind in ("static", "dynamic"):
		path = os.path.join(far, kind)
		shutil.copy(built(kind), path)
		done = like_bare(built("dynamic"), "exec", path, "markers")
		same(done.err, "")


def test_exec_without_descriptors():
	"""None is left to look at the file with, nor to come in by."""
	full = "i=3; while [ $i -lt 20 ]; do eval \"exec $i<>/dev/null\" || exit 9; i=$((i+1)); done 2>/dev/null; ulimit -Sn 20;"
	for limit in (full, "ulimit -Sn 3;"):
		like_bare("bash", "-c", f"{limit} exec {built('static')} markers")
	done = traced("bash", "-c", f"ulimit -n 3; exec {built('static')} markers")
	same((done.returncode, b"markers 7" in done.stdout, done.markers), (0, True, 0))
	assert "it runs untraced" in done.err, done.err


def test_emulated():
	"""What the kernel has another program run for (binfmt_misc): a format of its own, and another machine's ELF."""
	name, machine = os.path.join(TMP, "emulated"), os.path.join(TMP, "machine")
	with open(name, "w", encoding="utf-8") as f:
		f.write("WEIRDEMO")
	with open(built("static"), "rb") as f:
		elf = bytearray(f.read(64))
	elf[18:20] = b"\xb7\0"	# EM_AARCH64
	with open(machine, "wb") as f:
		f.write(elf)
	for path in (name, machine):
		os.chmod(path, 0o755)
	for kind in ("static", "dynamic"):
		script, runner = os.path.join(TMP, "emulate-" + kind), built(kind)
		with open(script, "w", encoding="utf-8") as f:
			f.write(f"""#!/bin/sh
mount -t binfmt_misc none /proc/sys/fs/binfmt_misc || exit 3
echo ':weirdemo:M::WEIRDEMO::{runner}:' > /proc/sys/fs/binfmt_misc/register || exit 3
echo ':weirarm:M:18:\\xb7\\x00::{runner}:' > /proc/sys/fs/binfmt_misc/register || exit 3
"$@"
""")
		os.chmod(script, 0o755)
		space = ["unshare", "-Urm", script]
		if bare(*space, "true").returncode != 0:
			raise Skip("no binfmt_misc in a user namespace: Linux 6.7 has it")
		for path in (name, machine):
			done = like_bare(*space, built("dynamic"), "exec", path, "emulated")
			same(done.err, "")
			# as the first program, too
			done = bare(*space, WEIR, "trace", "-o", TRACE, "--", path, "emulated")
			same((done.returncode, done.stderr), (0, b""))
			with open(TRACE, encoding="utf-8") as f:
				same(sum("syscall_0x1f4(" in line for line in f), 7)


def test_exec_of_deleted():
	path = os.path.join(TMP, "to-be-deleted")
	for kind in ("static", "dynamic"):
		shutil.copy(built(kind), path)
		want = bare(built("static"), "deleted", path, "markers")
		shutil.copy(built(kind), path)
		got = traced(built("static"), "deleted", path, "markers")
		same((got.returncode, got.stdout, got.markers, got.err), (0, want.stdout, 7, ""))


def test_many_at_once():
	script = f"for i in 1 2 3 4 5 6 7 8 9 10 11 12; do {built('static')} markers & {built('dynamic')} markers & done; wait"
	done = traced("sh", "-c", script)
	same((done.returncode, done.err, done.markers), (0, "", 24 * 7))


def test_killed_on_the_way():
	"""Who is killed while it is launched takes nothing along that others need: the last one is launched, too."""
	done = traced(built("dynamic"), "killer", built("static"), "markers")
	same((done.returncode, done.err, done.markers), (0, "", 7))


def test_mdwe():
	for kind in ("static", "dynamic"):
		if bare(built(kind), "mdwe").returncode == 77:
			raise Skip("this kernel has no PR_SET_MDWE")
		like_bare(built(kind), "mdwe")


# Signals

def test_ignored_and_blocked():
	"""What is inherited is not changed by being stopped: SIGTRAP above all, which steps of a tracer raise."""
	code = ("import os, signal, sys\n"
		"signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTRAP, signal.SIGUSR2])\n"
		"for s in (signal.SIGTRAP, signal.SIGSYS, signal.SIGUSR1): signal.signal(s, signal.SIG_IGN)\n"
		"os.kill(os.getpid(), signal.SIGUSR2)\n"
		"os.execv('/bin/grep', ['grep', '^Sig[IB]\\\\|^ShdPnd', '/proc/self/status'])\n")
	want = bare("python3", "-c", code)
	got = traced("python3", "-c", code)
	mask = sum(1 << (s - 1) for s in (signal.SIGTRAP, signal.SIGSYS, signal.SIGSEGV, signal.SIGBUS))

	def visible(text):
		"""weir's own four show in status files, see docs/design/signals.md."""
		return [(line.split()[0], int(line.split()[1], 16) & ~mask) for line in text.decode().splitlines()]
	same(visible(got.stdout), visible(want.stdout))


def test_stops():
	"""Stop and continue signals at any moment of a launch."""
	code = ("import os, signal, sys, time\n"
		"for i in range(40):\n"
		"	pid = os.posix_spawn(sys.argv[1], [sys.argv[1], 'markers'], os.environ) if i % 2 else os.fork()\n"
		"	if pid == 0: os.execv(sys.argv[1], [sys.argv[1], 'markers'])\n"
		"	while os.waitpid(pid, os.WNOHANG) == (0, 0):\n"
		"		for s in (signal.SIGSTOP, signal.SIGCONT): os.kill(pid, s)\n"
		"		time.sleep(i * 5e-5)\n")
	done = traced("python3", "-c", code, built("static"))
	same((done.returncode, done.err, done.markers), (0, "", 40 * 7))


# Places

def test_chroot():
	if os.geteuid() != 0:
		raise Skip("needs root")
	root = os.path.join(TMP, "root")
	os.makedirs(root, exist_ok=True)
	shutil.copy(built("static"), root + "/first")
	like_bare("chroot", root, "/first", "markers")


def test_namespaces():
	"""User, pid and mount namespaces: the numbers that the program knows itself by are not ours."""
	for flags in (["-Ur"], ["-Urpf", "--mount-proc"], ["-Urm"], ["-Urn"]):
		if bare("unshare", *flags, "true").returncode != 0:
			raise Skip("no namespaces here")
		for kind in ("static", "dynamic"):
			like_bare("unshare", *flags, built(kind), "markers")
		like_bare("unshare", *flags, "sh", "-c", f"{built('static')} markers; {built('dynamic')} markers")


# Not entered, and said so

def test_setuid():
	if os.geteuid() != 0:
		raise Skip("needs root")
	path = os.path.join(TMP, "setuid")
	shutil.copy(built("static"), path)
	os.chown(path, 1, 1)
	os.chmod(path, 0o6755)
	done = traced(path, "markers")
	same((done.returncode, done.markers), (0, 0))
	assert "set-user-ID" in done.err, done.err
	done = traced("sh", "-c", f"{path} markers; id -u")
	same((done.returncode, done.markers), (0, 0))
	assert "set-user-ID" in done.err, done.err


def test_no_address_space():
	"""Little room is left to the program: a dynamic one is preloaded, and both facts are told."""
	for kind, said in (("dynamic", "preloaded, not launched"), ("static", "ran untraced")):
		done = traced("sh", "-c", f"ulimit -v 40000; exec {built(kind)} markers")
		same((done.returncode, b"markers 7" in done.stdout), (0, True))
		assert said in done.err, done.err


def test_second_tracer():
	"""strace has the program: weir cannot launch it, and says what it misses."""
	done = bare("strace", "-f", "-o", "/dev/null", WEIR, "trace", "-o", TRACE, "--", built("dynamic"), "markers")
	same(done.returncode, 0)
	assert b"was preloaded, not launched (ptrace is refused" in done.stderr, done.stderr
	done = bare("strace", "-f", "-o", "/dev/null", WEIR, "trace", "-o", TRACE, "--", built("static"), "markers")
	same((done.returncode, b"markers 7" in done.stdout), (0, True))
	assert b"cannot be launched (ptrace is refused" in done.stderr, done.stderr


def test_tracer_inside():
	"""A program that traces another is not kept from it."""
	out = os.path.join(TMP, "inner")
	done = traced("strace", "-o", out, built("dynamic"), "markers")
	same(done.returncode, 0)
	with open(out, encoding="utf-8") as f:
		same(sum(line.startswith("syscall_0x1f4") for line in f), 7)


def test_preload():
	done = traced(built("static"), "markers", options=["--preload"])
	same((done.returncode, done.markers), (0, 0))
	assert "statically linked" in done.err, done.err
	done = traced(built("dynamic"), "markers", options=["--preload"])
	same((done.returncode, done.markers, done.err), (0, 7, ""))


# Two copies of libweir

def hook_library():
	"""A hook library that says whether its session opened, and counts the markers that come to it."""
	path = os.path.join(TMP, "hook.so")
	if not os.path.exists(path):
		subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-I", os.path.join(SOURCE, "include"), "-o", path,
				os.path.join(HERE, "hook.c"), "-L", BUILD, "-lweir"], check=True, timeout=LIMIT)
	return path


def test_hook_library():
	"""The program is launched, and then loads libweir.so for the sake of a hook: one runtime serves both."""
	preload = {"env": dict(ENV, LD_PRELOAD=hook_library(), LD_LIBRARY_PATH=BUILD)}
	for argv in ([built("dynamic"), "markers"], [built("dynamic"), "vfork", built("dynamic"), "markers"]):
		done = run_with(preload["env"], *argv)
		same((done.returncode, done.markers), (0, 7))
		assert b"hook: 7 markers, errno kept" in done.stdout, done.stdout
		same(done.err, "")


def test_strange_library():
	"""A libweir.so of another build does not start beside the first one, and says why."""
	there = os.path.join(TMP, "strange")
	os.makedirs(there, exist_ok=True)
	with open(os.path.join(BUILD, "libweir.so.0"), "rb") as f:
		image = bytearray(f.read())
	at = image.index(b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0") + 16
	image[at:at + 20] = bytes(20)
	with open(os.path.join(there, "libweir.so.0"), "wb") as f:
		f.write(image)
	done = run_with(dict(ENV, LD_PRELOAD=hook_library(), LD_LIBRARY_PATH=there), built("dynamic"), "markers")
	same((done.returncode, done.markers), (0, 7))
	assert b"libweir.so of another version is at work in this process" in done.stdout, done.stdout


# weir run

def run_hook(hook, *argv, options=()):
	return bare(WEIR, "run", *options, "--load", hook, "--", *argv)


def small_hook():
	"""A hook library that needs libweir alone."""
	path = os.path.join(TMP, "small.so")
	if not os.path.exists(path):
		subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-I", os.path.join(SOURCE, "include"), "-o", path,
				os.path.join(HERE, "small_hook.c"), "-L", BUILD, "-lweir", "-Wl,-rpath," + BUILD], check=True,
			       timeout=LIMIT)
	return path


def test_run():
	"""The hook is in every program of the tree, once, whatever the way there and the environment."""
	one, other = built("static"), built("dynamic")
	for argv in ([one, "markers"], [other, "markers"], [one, "exec", other, "markers"], [other, "vfork", one, "markers"],
		     [one, "exec", one, "exec", other, "markers"], ["env", "-i", other, "markers"],
		     ["/lib64/ld-linux-x86-64.so.2", other, "markers"], ["sh", "-c", f"exec {built('static-pie')} markers"]):
		for options in ([], ["--no-patch"]):
			want, got = bare(*argv), run_hook(small_hook(), *argv, options=options)
			same((got.returncode, got.stderr), (want.returncode, b""))
			same(got.stdout, want.stdout + b"small hook: 7 markers\n")


def test_run_two():
	"""Several libraries, in programs with and without a loader: each once."""
	other = os.path.join(TMP, "small-too.so")
	shutil.copy(small_hook(), other)
	for argv in ([built("static"), "markers"], [built("dynamic"), "markers"], [built("static"), "exec", built("dynamic"), "markers"],
		     [built("dynamic"), "vfork", built("static"), "markers"], ["env", "-i", built("dynamic"), "markers"]):
		for options in ([], ["--preload"] if argv[0] != built("static") and "vfork" not in argv else []):
			want, got = bare(*argv), run_hook(small_hook(), *argv, options=[*options, "--load", other])
			same((got.returncode, got.stdout, got.stderr), (want.returncode, want.stdout + 2 * b"small hook: 7 markers\n", b""))
	done = bare(WEIR, "run", *5 * ["-l", small_hook()], "true")
	same((done.returncode, b"not more than 4" in done.stderr), (125, True))


def test_run_preloaded():
	done = run_hook(small_hook(), "env", "-i", built("dynamic"), "markers", options=["--preload"])
	same((done.returncode, done.stderr), (0, b""))
	assert done.stdout.endswith(b"small hook: 7 markers\n"), done.stdout


def test_run_filtered():
	"""A program under a filter that would end a hook's start begins without the hook, and is named."""
	run = os.path.join(SOURCE, "tests", "run")
	path = os.path.join(TMP, "seccomp_exec")
	subprocess.run(["gcc", "-O2", "-pthread", "-D_GNU_SOURCE", "-I", run, "-o", path, os.path.join(run, "seccomp_exec.c")], check=True,
		       timeout=LIMIT)
	for options in ([], ["--preload"], ["--no-follow"]):
		want, got = bare(path), run_hook(small_hook(), path, options=options)
		same((got.returncode, got.stdout), (want.returncode, want.stdout + b"small hook: 4 markers\n"))
		if options != ["--no-follow"]:
			assert b"is under a seccomp filter that forbids what weir needs" in got.stderr, got.stderr
		# What is not seen is named: its new processes have no dispatch.
		assert re.search(rb"weir: \S+/seccomp_exec installed a seccomp filter", got.stderr), got.stderr
		same([line for line in got.stderr.splitlines() if not line.startswith(b"weir: /")], [])


def test_run_refuses():
	"""A hook that needs libc has no place in a program without a loader: refused by the name of what it needs."""
	done = run_hook(hook_library(), built("static"), "markers")
	same((done.returncode, done.stdout), (125, b""))
	assert b"is statically linked" in done.stderr and b"has its symbol" in done.stderr, done.stderr
	done = bare("env", "LD_LIBRARY_PATH=" + BUILD, WEIR, "run", "-l", hook_library(), "--", "sh", "-c",
		    f"{built('static')} markers")
	same(done.returncode, 0)
	assert b"1 program was without a loader" in done.stderr, done.stderr
	for args, said in ((["--load", "/nowhere", "true"], b"cannot read /nowhere"), (["true"], b"no library is named"),
			   (["--load", small_hook()], b"no program is named")):
		done = bare(WEIR, "run", *args)
		same(done.returncode, 125)
		assert said in done.stderr, done.stderr


# Plans

def test_planner_is_no_child():
	"""With an empty cache files are planned, by a child of weir and never by one of the program."""
	there, said = os.path.join(TMP, "planner"), os.path.join(TMP, "planner.said")
	os.makedirs(there, exist_ok=True)
	for name in "weir", "libweir.so":
		shutil.copy(os.path.join(BUILD, name), there)
	with open(there + "/weir-plan", "w", encoding="utf-8") as f:
		f.write(f"#!/bin/sh\nread parent </proc/$PPID/comm\necho \"$parent $*\" >>{said}\nexec {BUILD}/weir-plan \"$@\"\n")
	os.chmod(there + "/weir-plan", 0o755)
	# Often enough to be patched, in a child, too, whose own children are none but the last one.
	code = ("import os\nfor i in range(3000): os.getppid()\nif os.fork() == 0:\n [os.getppid() for i in range(3000)]\n os._exit(0)\n"
		"os.wait()\ntry: os.waitpid(-1, 0x40000000)\nexcept ChildProcessError: print('alone')\n")
	for number, argv in enumerate((["trace", "-o", os.devnull], ["trace", "--no-follow", "-o", os.devnull],
				       ["trace", "--preload", "-o", os.devnull], ["run", "--load", small_hook()])):
		with open(said, "w", encoding="utf-8"):
			pass
		env = dict(ENV, XDG_CACHE_HOME=f"{TMP}/empty-cache-{number}")
		done = subprocess.run([there + "/weir", *argv, "--", "/usr/bin/python3", "-c", code], env=env, cwd=TMP, capture_output=True,
				      timeout=LIMIT, check=False)
		same((done.returncode, done.stdout[:6]), (0, b"alone\n"))
		with open(said, encoding="utf-8") as f:
			lines = f.read().splitlines()
		assert any("libc.so" in line for line in lines), (argv, lines)
		same({line.split()[0] for line in lines}, {"weir"})
		# What has been planned is found again.
		with open(said, "w", encoding="utf-8"):
			pass
		subprocess.run([there + "/weir", *argv, "--", "/usr/bin/python3", "-c", code], env=env, cwd=TMP, capture_output=True,
			       timeout=LIMIT, check=False)
		with open(said, encoding="utf-8") as f:
			same([line for line in f.read().splitlines() if "libc.so" in line], [])


# What shows

def test_puns():
	# libc's read fits nothing but a pun, whose jump leads 4 MiB up: nothing of weir's may lie there.
	env = dict(ENV, WEIR_DEBUG="syscall:2")
	# One has few libraries above libc, one has more.
	reads = "import os; f = os.open('/dev/zero', 0); [os.read(f, 1) for _ in range(100)]"
	for argv in (["dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=100", "status=none"],
		     ["/usr/bin/python3", "-c", reads]):
		err = run_with(env, *argv).err
		puns = re.findall(r"site \w+: T1, reason (\d)", err)
		assert puns and "reason 4" not in err, (argv, err)


def test_maps():
	"""Launched, nothing of weir has a name among the mappings but the trace area."""
	def names(done):
		return sorted({line.split()[-1] for line in done.stdout.decode().splitlines() if len(line.split()) > 5})
	got = [n for n in names(traced("cat", "/proc/self/maps")) if "memfd:weir" not in n and n != "(deleted)"]
	same(got, names(bare("cat", "/proc/self/maps")))


def test_environment():
	for argv in (["env"], ["cat", "/proc/self/environ"], ["sh", "-c", "env | sort; tr '\\0' '\\n' < /proc/self/environ"]):
		same(traced(*argv).stdout, bare(*argv).stdout)


# What the vDSO answers

def vdso_program(kind):
	path = os.path.join(TMP, "vdso-" + kind)
	if not os.path.exists(path):
		subprocess.run([*KINDS[kind], "-o", path, os.path.join(HERE, "vdso.c")], check=True, timeout=LIMIT,
			       capture_output=True)
	return path


def vdso(kind):
	"""Each call that the program says it made is in the trace, and none is when it was not asked for."""
	def run():
		if not shutil.which(KINDS[kind][0]):
			raise Skip(KINDS[kind][0] + " is not installed")
		path, want = vdso_program(kind), None
		without = traced(path, options=["-e", "gettimeofday,time"])
		same([line for line in without.lines if "+++" not in line], [])
		ways = [[], ["--no-patch"], ["--no-sud"]]
		if "static" not in kind:
			ways.append(["--preload"])
		for options in ways:
			got = traced(path, options=["-e", "vdso", *options])
			names = [name for task in got.names.values() for name in task]
			want = dict(line.split() for line in got.stdout.decode().splitlines())
			same({name: str(names.count(name)) for name in want}, want)
			same(got.returncode, 0)
			if kind == "dynamic" and b"random 1" in got.stderr:
				assert any(re.search(r"getrandom\(.*, 16, 0\) += 16", line) for line in got.lines), got.lines
	return run


def test_vdso_leaves_the_stack():
	# Where the vDSO comes to lie, and where there is room near it, is another at each exec.
	path = vdso_program("dynamic")
	for _ in range(25):
		got = traced(path, "deep", options=["-e", "vdso"])
		same(got.returncode, 0)
		assert any(re.search(r"\btime\(", line) for line in got.lines), got.lines


# Other languages

def go(name, cgo):
	def run():
		if not shutil.which("go"):
			raise Skip("go is not installed")
		path = os.path.join(TMP, name)
		env = dict(ENV, CGO_ENABLED=cgo, GOCACHE=TMP + "/gocache", GO111MODULE="off", GOFLAGS="-p=2")
		subprocess.run(["go", "build", "-o", path, os.path.join(HERE, "go.go")], check=True, timeout=240, env=env,
			       capture_output=True)
		for _ in range(3):
			like_bare(path)
		got = traced(path, options=["-e", "vdso"])
		same((got.stdout, got.returncode), (bare(path).stdout, 0))
		assert sum("clock_gettime(CLOCK_MONOTONIC" in line for line in got.lines) >= 80, got.lines
	return run


def test_rust_static():
	if not shutil.which("rustc"):
		raise Skip("rustc is not installed")
	path = os.path.join(TMP, "rust")
	made = subprocess.run(["rustc", "-O", "-C", "target-feature=+crt-static", "-o", path, os.path.join(HERE, "threads.rs")],
			      capture_output=True, timeout=240, check=False)
	if made.returncode != 0:
		raise Skip("rustc cannot build here: " + made.stderr.decode().strip().splitlines()[-1])
	like_bare(path)


CASES = {f"first calls, {kind}": first_calls(kind) for kind in KINDS}
CASES.update({name[5:].replace("_", " "): f for name, f in list(globals().items()) if name.startswith("test_")})
CASES.update({f"vdso, {kind}": vdso(kind) for kind in KINDS})
CASES.update({"go static": go("go-static", "0"), "go cgo": go("go-cgo", "1")})


def main():
	print(f"TAP version 13\n1..{len(CASES)}", flush=True)
	failed = 0
	for number, (name, case) in enumerate(CASES.items(), 1):
		try:
			case()
			print(f"ok {number} - {name}", flush=True)
		except Skip as why:
			print(f"ok {number} - {name} # SKIP {why}", flush=True)
		except (AssertionError, subprocess.SubprocessError, OSError) as why:
			failed += 1
			print(f"not ok {number} - {name}", flush=True)
			for line in str(why)[:2000].splitlines():
				print("# " + line)
	shutil.rmtree(TMP, ignore_errors=True)
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())

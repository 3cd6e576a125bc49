#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""cli.py WEIR FAKE_WRITER STATIC EMPTY_LIBRARY - the command as a wrapper of programs and as a reader of rings.

Nothing here needs the runtime: an empty library is preloaded in its place, and fake_writer.c does what the runtime
would do, harmful things included. What can be said with the runtime too is said in wrapper.py.
"""
import ctypes
import fcntl
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

WEIR, FAKE, STATIC, EMPTY = (os.path.realpath(path) for path in sys.argv[1:5])
LIMIT = 20
ENV = dict(os.environ, WEIR_LIBRARY=EMPTY)
TMP = tempfile.mkdtemp(prefix="weir-cli-")
OUT = os.path.join(TMP, "out")


def run(*args, **kw):
	"""A run of weir; the text of both outputs, and the status as the shell has it."""
	kw.setdefault("env", ENV)
	return subprocess.run([WEIR, *args], capture_output=True, timeout=LIMIT, **kw)


def trace(*args, out=True, **kw):
	"""weir trace -o OUT; the lines of the file are in .lines."""
	if os.path.exists(OUT):
		os.unlink(OUT)
	done = run("trace", *(["-o", OUT] if out else []), *args, **kw)
	done.lines = open(OUT, encoding="utf-8").read().splitlines() if os.path.exists(OUT) else []
	done.err = done.stderr.decode()
	done.calls = [line for line in done.lines if "getppid(" in line]
	return done


def same(got, want):
	assert got == want, f"got {got!r}, want {want!r}"


def within(text, part):
	assert part in text, f"{part!r} is not in {text!r}"


# The command

def test_help():
	for args in (["-h"], ["--help"], ["help"]):
		done = run(*args)
		same(done.returncode, 0)
		within(done.stdout, b"trace")
	for name in ("trace", "run", "doctor"):
		texts = {run(*args).stdout for args in (["help", name], [name, "-h"], [name, "--help"])}
		same(len(texts), 1)
		within(texts.pop(), f"Usage: weir {name}".encode())


def test_version():
	assert re.match(rb"weir \d+\.\d+\.\d+ ", run("--version").stdout)


def test_bad_usage():
	for args, say in (
		(["--bogus"], "unknown option '--bogus'\nTry 'weir --help'"),
		(["bogus"], "unknown command 'bogus'"),
		(["help", "bogus"], "unknown command 'bogus'"),
		(["trace", "--bogus", "true"], "unknown option '--bogus'\nTry 'weir trace --help'"),
		(["trace", "-tZ", "true"], "unknown option '-Z'"),
		(["trace", "--drop=1", "true"], "no value is taken by option '--drop'"),
		(["trace", "-o"], "a value is missing after option '-o'"),
		(["trace", "--format"], "a value is missing"),
		(["trace", "--format", "xml", "true"], "--format is text or jsonl, not 'xml'"),
		(["trace", "-s", "12x", "true"], "-s takes a number"),
		(["trace", "-s-1", "true"], "-s takes a number"),
		(["trace", "-e", "no_such_call", "true"], "no_such_call"),
		(["trace", "--no-sud", "--no-patch", "true"], "leave nothing"),
		(["trace", "--zero-page", "--no-patch", "true"], "exclude each other"),
		(["run", "--load=x.so", "--zero-page", "--no-patch", "true"], "exclude each other"),
		(["trace"], "no program is named"),
		(["trace", "--"], "no program is named"),
		(["doctor", "a", "b"], "one program"),
	):
		done = run(*args)
		same((args, done.returncode, done.stdout), (args, 125, b""))
		within(done.stderr.decode(), say)
		within(done.stderr.decode(), "Try 'weir")
		same(done.stderr.count(b"\n"), 2)


# The program's end

def test_status():
	for status in (0, 1, 7, 124, 255):
		same(trace(FAKE, "calls", "1", "status", str(status)).returncode, status)
	same(trace("--", "sh", "-c", "exit 7").returncode, 7)


def test_zero_page():
	"""Where it cannot be had, weir says so once, and goes on."""
	keys = " ospke" in open("/proc/cpuinfo", encoding="utf-8").read()
	low = int(open("/proc/sys/vm/mmap_min_addr", encoding="utf-8").read()) == 0 or os.geteuid() == 0
	mapped = "" if low else "vm.mmap_min_addr is not 0"
	for cpu, why in (({}, mapped if keys else "no memory protection keys"), ({"WEIR_CPU": "nopku"}, mapped)):
		done = trace("--zero-page", FAKE, "calls", "1", "status", "7", env=dict(ENV, **cpu))
		said = f"weir: --zero-page cannot be had here ({why}): sites without room trap\n" if why else ""
		same((done.returncode, done.err), (7, said))


def test_options_end():
	same(trace("sh", "-c", "exit $#", "-o", "-x", "--", "-z").returncode, 3)
	same(trace("-f", "-tT", "--", "sh", "-c", "exit 3").returncode, 3)


def test_signals():
	for signo in (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM, signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ,
		      34, 35, 64):  # real-time signals, of which any libc keeps some to itself
		same(trace(FAKE, "kill", str(int(signo))).returncode, -signo)
	shell = subprocess.run(["sh", "-c", f"'{WEIR}' trace -o '{OUT}' '{FAKE}' kill 11; echo $?"], env=ENV,
			       capture_output=True, timeout=LIMIT)
	same(shell.stdout, b"139\n")


def test_no_second_core():
	pattern = open("/proc/sys/kernel/core_pattern", encoding="utf-8").read()
	where = tempfile.mkdtemp(dir=TMP)
	done = run("trace", "-o", "out", "sh", "-c", "ulimit -c unlimited; kill -SEGV $$", cwd=where)
	same(done.returncode, -signal.SIGSEGV)
	if "/" not in pattern and not pattern.startswith("|"):
		assert len([name for name in os.listdir(where) if name.startswith("core")]) <= 1


def test_not_found():
	for name in ("no-such-program", "./no-such-program", "/etc/passwd/x", ""):
		done = trace(name)
		same((name, done.returncode), (name, 127))
		within(done.err, f"cannot run '{name}': ")
	same(trace("sh", env=dict(ENV, PATH="/nonexistent:/dev/null")).returncode, 127)


def test_cannot_execute():
	for name in ("/etc/passwd", "/", TMP):
		done = trace(name)
		same((name, done.returncode), (name, 126))
	loop = os.path.join(TMP, "loop")
	with open(loop, "w", encoding="utf-8") as f:
		f.write(f"#!{loop}\n")
	os.chmod(loop, 0o755)
	same(trace(loop).returncode, 126)


def test_search():
	"""PATH is searched as execvp does: what may not be executed is passed over, but remembered."""
	first, second = tempfile.mkdtemp(dir=TMP), tempfile.mkdtemp(dir=TMP)
	with open(f"{first}/prog", "w", encoding="utf-8") as f:
		f.write("exit 9")
	env = dict(ENV, PATH=f"{first}:{second}:/bin:/usr/bin")
	same(trace("prog", env=env).returncode, 126)
	with open(f"{second}/prog", "w", encoding="utf-8") as f:
		f.write("exit $1")  # no #!: the shell runs it
	os.chmod(f"{second}/prog", 0o755)
	same(trace("prog", "5", env=env).returncode, 5)
	same(trace("prog", "6", env=dict(env, PATH=""), cwd=second).returncode, 6)


# What the program is given

def test_streams():
	data = os.urandom(1 << 20)
	done = trace("cat", input=data)
	same(done.stdout == data, True)
	same(done.returncode, 0)
	done = trace("cat", input=data, out=False)
	same(done.stdout == data, True)
	closed = subprocess.run(["sh", "-c", f"'{WEIR}' trace '{FAKE}' calls 2 <&- >&- 2>&-"], env=ENV, timeout=LIMIT,
				check=False)
	same(closed.returncode, 0)


STATE = ("import os,sys;s=open('/proc/self/status').read().split();"
	 "print([s[s.index(k)+1] for k in ('SigBlk:','SigIgn:','SigCgt:')],"
	 "sorted((int(f),os.readlink('/proc/self/fd/'+f).split(':')[0]) for f in os.listdir('/proc/self/fd') if int(f)>2"
	 " and os.path.exists('/proc/self/fd/'+f)),os.getpgrp()==os.getpgid(os.getppid()),os.getsid(0)==os.getsid(os.getppid()),"
	 "open('/proc/self/timerslack_ns').read() if os.path.exists('/proc/self/timerslack_ns') else 0,"
	 "__import__('resource').getrlimit(7))")


def test_state_inherited():
	def prepare():
		signal.signal(signal.SIGCHLD, signal.SIG_IGN)
		signal.signal(signal.SIGHUP, signal.SIG_IGN)
		signal.signal(signal.SIGPIPE, signal.SIG_DFL)
		blocked = sum(1 << n - 1 for n in (signal.SIGUSR1, signal.SIGTERM, 32, 33, 34, 40))
		ctypes.CDLL(None).syscall(14, 0, ctypes.byref(ctypes.c_uint64(blocked)), None, 8)

	keep = os.open("/dev/null", os.O_RDONLY)
	program = [sys.executable, "-S", "-E", "-c", STATE]
	bare = subprocess.run(program, preexec_fn=prepare, pass_fds=[keep], capture_output=True, timeout=LIMIT, env=ENV)
	done = subprocess.run([WEIR, "trace", "-o", OUT, "--", *program], preexec_fn=prepare, pass_fds=[keep],
			      capture_output=True, timeout=LIMIT, env=ENV)
	os.close(keep)
	same(done.stdout, bare.stdout)


def test_environment():
	base = {"B": "2", "A": "1", "WEIR_LIBRARY": EMPTY}
	lines = run("trace", FAKE, "env", env=base).stdout.decode().splitlines()
	same(lines[:3], [f"{k}={v}" for k, v in base.items()])
	same(lines[3], f"LD_PRELOAD={EMPTY}")
	assert re.fullmatch(r"WEIR_AREA=\d+:\d+:[0-9a-f]{30}", lines[4]), lines[4]
	same(len(lines), 5)
	base = {"LD_PRELOAD": EMPTY, **base, "WEIR_AREA": "1:2:outer"}
	lines = run("trace", FAKE, "env", env=base).stdout.decode().splitlines()
	same(lines[0], f"LD_PRELOAD={EMPTY}:{EMPTY}")
	same(lines[4], "WEIR_PAD=")
	within(lines[5], "WEIR_AREA=")
	same(len(lines), 6)


def test_untouched_when_static():
	done = trace(STATIC, "env", "status", "4")
	same(done.returncode, 4)
	same(done.stdout, subprocess.run([STATIC, "env"], env=ENV, capture_output=True, timeout=LIMIT).stdout)
	within(done.err, "is statically linked: ran untraced\n")
	same(done.err.count("\n"), 1)


def test_never_entered():
	within(trace("true").err, "was never entered")
	assert "never entered" not in trace(FAKE, "calls", "1").err


def test_set_user_id():
	"""Named only where it gains something; root running a root-owned program gains nothing."""
	copy = os.path.join(TMP, "setid")
	subprocess.run(["cp", "/bin/true", copy], check=True)
	os.chown(copy, 1234, -1) if os.getuid() == 0 else None
	os.chmod(copy, 0o4755)
	done = trace(copy)
	same(done.returncode, 0)
	if os.getuid() == 0 and not os.statvfs(TMP).f_flag & os.ST_NOSUID:
		within(done.err, "set-user-ID")


# The output

def test_unwritable():
	done = trace("-o", "/nonexistent/x", "sh", "-c", "echo ran", out=False)
	same((done.returncode, done.stdout), (125, b""))
	within(done.err, "cannot open /nonexistent/x: No such file or directory")


def test_disk_full():
	done = trace("-o", "/dev/full", FAKE, "calls", "50000", "status", "6", out=False)
	same(done.returncode, 6)
	same(done.err.count("cannot write to /dev/full"), 1)


def test_broken_pipe():
	ends = os.pipe()
	os.close(ends[0])
	done = trace("-o", f"/proc/self/fd/{ends[1]}", FAKE, "calls", "50000", "status", "6", out=False,
		     pass_fds=[ends[1]])
	os.close(ends[1])
	same((done.returncode, done.err.count("cannot write")), (6, 1))


def test_slow_reader():
	"""A reader that sleeps delays the program and loses nothing; weir's heartbeat goes on meanwhile."""
	fifo = os.path.join(TMP, "fifo")
	os.mkfifo(fifo)
	reader = subprocess.Popen(["sh", "-c", f"exec < '{fifo}'; sleep 1; grep -c getppid"], stdout=subprocess.PIPE)
	done = trace("-o", fifo, FAKE, "calls", "200000", out=False)
	same(done.returncode, 0)
	same(int(reader.communicate(timeout=LIMIT)[0]), 200000)
	same(done.err, "")


def test_formats():
	done = trace("--format=jsonl", FAKE, "calls", "3")
	assert len([json.loads(line) for line in done.lines]) >= 4
	done = trace("-ttt", "-T", FAKE, "calls", "300")
	before, now = time.time() - LIMIT, time.time() + 1
	for line in done.calls:
		stamp = float(re.search(r"\b(\d+\.\d{6}) getppid", line)[1])
		assert before < stamp < now, line
		assert float(re.search(r"<(\d+\.\d+)>$", line)[1]) < 1, line


# The rings

def test_all_calls():
	for n in (0, 1, 10, 5000, 300000):
		done = trace(FAKE, "calls", str(n))
		same((len(done.calls), done.err, done.returncode), (n, "", 0))
	same([re.search(r"= (\d+)", line)[1] for line in done.calls[::9999]], [str(i) for i in range(0, 300000, 9999)])


def test_exit_line():
	within(trace(FAKE, "calls", "1", "status", "3").lines[-1], "+++ exited with 3 +++")
	within(trace(FAKE, "calls", "1", "kill", "9").lines[-1], "+++ killed by SIGKILL +++")


def test_to_stderr():
	done = trace(FAKE, "calls", "100", out=False)
	same(len(re.findall(r"getppid\(\) += \d+\n", done.err)), 100)


def test_unfinished():
	done = trace(FAKE, "calls", "2", "enter", "3", "kill", "9")
	same(len([line for line in done.lines if re.search(r"exit_group\(3\) += \?", line)]), 1)


def test_threads():
	done = trace(FAKE, "threads", "100")
	same((len(done.calls), done.err), (1000, ""))


def test_many_processes():
	"""More processes than rings: rings are given back."""
	done = trace(FAKE, "calls", "1", "fork", "600")
	same((len(done.calls), done.err), (6001, ""))


def test_ring_reuse():
	"""Few rings (a limit forbids more), many processes with a pause so that rings can come back."""
	args = []
	for _ in range(4):
		args += ["fork", "40", "sleep", "400"]
	done = subprocess.run(["sh", "-c", f"ulimit -f 16384; exec '{WEIR}' trace -o '{OUT}' '{FAKE}' calls 1 " + " ".join(args)],
			      env=ENV, capture_output=True, timeout=LIMIT)
	calls = [line for line in open(OUT, encoding="utf-8") if "getppid(" in line]
	same((len(calls), done.stderr), (1601, b""))


def test_damage():
	for harm in ("damage", "unaligned", "garbage"):
		done = trace(FAKE, "fork", "3", "calls", "5", harm, "status", "8")
		same((harm, done.returncode, done.err.count("damaged")), (harm, 8, 1))
		assert len(done.calls) >= 30, harm


def test_wild():
	done = trace(FAKE, "calls", "7", "wild", "status", "8")
	same((done.returncode, len(done.calls)), (8, 7))


def test_far_ring():
	"""A ring is read wherever it lies: others before it may be free again, and the next be looked for among them."""
	done = trace(FAKE, "far", "45", "calls", "5000", "status", "3")
	same((done.returncode, len(done.calls)), (3, 5000))


def test_drop():
	done = trace("--drop", FAKE, "calls", "1000000")
	lost = re.search(r"(\d+) calls lost", done.err)
	same(len(done.calls) + (int(lost[1]) if lost else 0), 1000000)


def test_drop_without_reader():
	"""A stopped weir does not hold up a program that may lose calls."""
	p = subprocess.Popen([WEIR, "trace", "--drop", "-o", OUT, FAKE, "calls", "1", "sleep", "500", "calls", "500000"],
			     env=ENV, stderr=subprocess.PIPE)
	time.sleep(0.25)
	p.send_signal(signal.SIGSTOP)
	child = int(open(f"/proc/{p.pid}/task/{p.pid}/children", encoding="utf-8").read().split()[0])
	end = time.time() + LIMIT
	while open(f"/proc/{child}/stat", encoding="utf-8").read().split()[2] != "Z":
		assert time.time() < end, "the program waits"
		time.sleep(0.02)
	p.send_signal(signal.SIGCONT)
	err = p.communicate(timeout=LIMIT)[1].decode()
	lost = int(re.search(r"(\d+) calls lost", err)[1])
	same(sum("getppid(" in line for line in open(OUT, encoding="utf-8")) + lost, 500001)


def test_skips_are_named():
	"""Once each, as a sentence; an exec that failed is not one."""
	done = trace(FAKE, "exec", "/bin/busybox", "exec", "/bin/busybox", "noexec", "/y", "exec", "/x")
	same(done.err, "weir: /bin/busybox is statically linked: ran untraced (2 times)\n"
		       "weir: /x is statically linked: ran untraced\n")
	same(sum("runs untraced" in line for line in done.lines), 3)
	same(sum(re.search(r"execve\(.*= 0$", line) is not None for line in done.lines), 3)
	same(sum(re.search(r"execve\(.*= -1 ENOENT", line) is not None for line in done.lines), 1)


def test_notes():
	done = trace(FAKE, "note", "one thing", "note", "another", "note", "one thing")
	same(done.err, "weir: one thing\nweir: another\n")


def test_endless_lists():
	"""What is different each time is told of so often, then counted: it is in the trace, and weir does not grow with it."""
	args = []
	for i in range(250):
		args += ["exec", f"/one/{i}", "exec", "/one/0", "note", f"word {i}"]
	done = trace(FAKE, *args)
	same([sum(words in line for line in done.err.splitlines()) for words in (": word ", " is statically linked: ran untraced")], [200, 200])
	within(done.err, "weir: /one/0 is statically linked: ran untraced (251 times)\n")
	within(done.err, "weir: more programs ran untraced (50 times): see the trace\nweir: 50 more notes are in the trace\n")
	same([sum(words in line for line in done.lines) for words in ('+++ "word ', "/one/")], [250, 500])


def test_pid_on_each_line():
	"""In a file always, as strace -f -o has it; on the screen once there are two tasks."""
	for line in trace("-t", FAKE, "calls", "3", "fork", "1").lines:
		assert re.match(r"\d+ +\d\d:\d\d:\d\d ", line), line
	assert "[pid" not in trace(FAKE, "calls", "3", out=False).err
	assert "[pid" in trace(FAKE, "calls", "3", "fork", "1", out=False).err


def test_socket():
	same(len(trace(FAKE, "socket", "calls", "9").calls), 9)


def test_socket_of_another_user():
	"""The program and what descends from it are let in whoever they are, a stranger is not."""
	if os.getuid() != 0:
		return
	same(len(trace(FAKE, "nobody", "socket", "calls", "9").calls), 9)
	same(len(trace("sh", "-c", f"'{FAKE}' nobody socket calls 9; :").calls), 9)
	p = subprocess.Popen([WEIR, "trace", "-o", OUT, FAKE, "env", "sleep", "1500"], env=ENV, stdout=subprocess.PIPE)
	env = {}
	while "WEIR_AREA" not in env:
		key, _, value = p.stdout.readline().decode().rstrip("\n").partition("=")
		env[key] = value
	stranger = subprocess.run([FAKE, "nobody", "socket", "calls", "1"], env=env, capture_output=True, timeout=LIMIT)
	same((stranger.returncode, subprocess.run([FAKE, "socket", "calls", "1"], env=env, timeout=LIMIT).returncode), (99, 0))
	same(p.wait(timeout=LIMIT), 0)
	p.stdout.close()


def test_no_spinning():
	"""Whatever the rings say, weir sleeps when there is nothing to do."""
	before = os.times()
	same(trace(FAKE, "calls", "1", "stray", "sleep", "1500", "calls", "1").returncode, 0)
	after = os.times()
	used = after.children_user + after.children_system - before.children_user - before.children_system
	assert used < 0.6, used


class Watched:
	"""A weir that runs, and what it has of memory in KiB: of the trace area, and of its own."""

	def __init__(self, *args):
		self.process = subprocess.Popen([WEIR, "trace", "-o", OUT, FAKE, *args], env=ENV)

	def area(self):
		fds = f"/proc/{self.process.pid}/fd"
		for n in os.listdir(fds):
			if "memfd:weir" in os.readlink(f"{fds}/{n}"):
				return os.stat(f"{fds}/{n}").st_blocks / 2
		return 0

	def own(self):
		got = re.search(r"RssAnon:\s+(\d+)", open(f"/proc/{self.process.pid}/status", encoding="utf-8").read())
		return int(got[1]) if got else 0

	def until(self, ready):
		end = time.time() + LIMIT / 2
		while not ready() and time.time() < end:
			time.sleep(0.005)
		return ready()

	def end(self):
		self.process.terminate()
		self.process.wait(LIMIT)


def test_rings_give_back():
	"""What rings took is given back when nobody needs so many any more, and taken again when somebody does."""
	w = Watched("calls", "1", "sleep", "500", "fork", "300", "sleep", "2500", "fork", "300", "sleep", "15000")
	try:
		assert w.until(lambda: w.area() > 8), w.area() # the program has a ring
		for _ in range(2):
			# While weir stands still, none is free again.
			w.process.send_signal(signal.SIGSTOP)
			assert w.until(lambda: w.area() > 800), w.area()
			w.process.send_signal(signal.SIGCONT)
			assert w.until(lambda: w.area() < 200), w.area()
	finally:
		w.process.send_signal(signal.SIGCONT)
		w.end()
	same(len([line for line in open(OUT, encoding="utf-8") if "getppid(" in line]), 6001)


def test_crowd_gives_back():
	"""Much at once costs weir memory for the moment only, in its copies and in the rings."""
	w = Watched("calls", "1", "sleep", "500", "crowd", "60", "sleep", "15000")
	try:
		assert w.until(lambda: w.area() > 0)
		time.sleep(0.25)
		before = w.own()
		w.process.send_signal(signal.SIGSTOP)
		assert w.until(lambda: w.area() > 60 * 30), w.area()
		time.sleep(0.2)
		w.process.send_signal(signal.SIGCONT)
		assert w.until(lambda: w.own() > before + 2000), (before, w.own())
		assert w.until(lambda: w.own() < before + 400 and w.area() < 200), (before, w.own(), w.area())
	finally:
		w.end()
	same(len([line for line in open(OUT, encoding="utf-8") if "getppid(" in line]), 18001)


# Processes and signals

def test_waits_for_all():
	for how in ("linger", "late"):
		start = time.time()
		done = trace(FAKE, "calls", "1", how, "500", "status", "2")
		assert time.time() - start > 0.45
		same((done.returncode, len(done.calls)), (2, 2))


def test_interrupt_after_the_end():
	p = subprocess.Popen([WEIR, "trace", "-o", OUT, FAKE, "calls", "1", "linger", "3000", "status", "2"], env=ENV)
	time.sleep(0.4)
	start = time.time()
	p.send_signal(signal.SIGINT)
	same(p.wait(timeout=LIMIT), 2)
	assert time.time() - start < 1.5


def test_untraced_rest():
	"""An orphan that owns no ring is not waited for."""
	start = time.time()
	trace("sh", "-c", "sleep 3 >/dev/null 2>&1 &")
	assert time.time() - start < 2


def test_forwards():
	script = "trap 'exit 9' TERM; trap 'exit 8' HUP; trap 'exit 7' USR1; echo; while :; do sleep 0.05; done"
	for signo, status in ((signal.SIGTERM, 9), (signal.SIGHUP, 8), (signal.SIGUSR1, 7)):
		p = subprocess.Popen([WEIR, "trace", "-o", OUT, "sh", "-c", script], env=ENV, stdout=subprocess.PIPE)
		p.stdout.readline()
		p.send_signal(signo)
		same(p.wait(timeout=LIMIT), status)
		p.stdout.close()


def test_second_sigterm():
	"""The program has its chance to end in order; a second SIGTERM ends weir, and the program is left alone."""
	p = subprocess.Popen([WEIR, "trace", "-o", OUT, "sh", "-c", "trap '' TERM; echo $$; sleep 3; sleep 3"], env=ENV,
			     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
	pid = int(p.stdout.readline())
	p.send_signal(signal.SIGTERM)
	time.sleep(0.3)
	same(p.poll(), None)
	p.send_signal(signal.SIGTERM)
	same(p.wait(timeout=2), -signal.SIGTERM)
	within(p.stderr.readline().decode(), f"weir: ended by a second SIGTERM; process {pid} goes on untraced")
	os.kill(pid, signal.SIGKILL)
	p.stdout.close()
	p.stderr.close()


def test_ends_although_the_output_blocks():
	"""weir waits for a reader that never reads; told to end, it does."""
	ends = os.pipe()
	fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, 4096)
	p = subprocess.Popen([WEIR, "trace", "-o", f"/proc/self/fd/{ends[1]}", FAKE, "calls", "500"], env=ENV,
			     pass_fds=[ends[1]])
	time.sleep(0.5)
	same(p.poll(), None)
	p.send_signal(signal.SIGINT)
	same(p.wait(timeout=5), 0)
	os.close(ends[0])
	os.close(ends[1])


def test_alarm_kept():
	"""perl -e 'alarm N; exec @ARGV' is how people limit a program's time."""
	def prepare():
		signal.setitimer(signal.ITIMER_REAL, 0.3)

	done = trace("sleep", "10", preexec_fn=prepare)
	same(done.returncode, -signal.SIGALRM)


def test_group_kill_once():
	"""kill 0 in the program reaches weir as well, which must not pass it on once more."""
	script = "n=0; trap 'n=$((n+1))' TERM; kill -TERM 0; sleep 0.3; exit $((10+n))"
	done = trace("sh", "-c", script, start_new_session=True)
	same(done.returncode, 11)


def test_weir_killed():
	p = subprocess.Popen([WEIR, "trace", "-o", OUT, "sh", "-c", "echo a; sleep 0.5; /bin/echo b"], env=ENV,
			     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
	same(p.stdout.readline(), b"a\n")
	p.kill()
	same(p.wait(timeout=LIMIT), -signal.SIGKILL)
	same((p.stdout.read(), p.stderr.read()), (b"b\n", b""))
	p.stdout.close()
	p.stderr.close()


def stopped(p):
	end = time.time() + 5
	while time.time() < end:
		pid, status = os.waitpid(p.pid, os.WUNTRACED | os.WNOHANG)
		if pid:
			assert os.WIFSTOPPED(status), status
			return os.WSTOPSIG(status)
		time.sleep(0.01)
	raise AssertionError("weir has not stopped")


def test_stop_mirrored():
	p = subprocess.Popen([WEIR, "trace", "-o", OUT, FAKE, "calls", "3", "stop", "calls", "3", "status", "5"], env=ENV,
			     start_new_session=True)
	same(stopped(p), signal.SIGSTOP)
	same(sum("getppid(" in line for line in open(OUT, encoding="utf-8")), 3)  # written before the stop
	os.kill(p.pid, signal.SIGCONT)  # to weir alone
	same(p.wait(timeout=LIMIT), 5)


def test_continued_by_another():
	"""The program is continued directly, and weir, which stopped with it, must not be left behind."""
	script = f"'{FAKE}' status 0; (sleep 0.5; kill -CONT $$) & kill -STOP $$; exit 6"
	done = trace("sh", "-c", script, start_new_session=True)
	same(done.returncode, 6)


class Terminal:
	"""A shell with job control on a terminal of its own."""

	def __init__(self):
		self.pid, self.fd = pty.fork()
		if self.pid == 0:
			os.environ.update(ENV, PS1="ready> ", HISTFILE="", TERM="dumb")
			os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
		self.text = ""

	def send(self, text):
		os.write(self.fd, text.encode())

	def expect(self, pattern):
		end = time.time() + 10
		while time.time() < end:
			found = re.search(pattern, self.text)
			if found:
				self.text = self.text[found.end():]
				return found
			if select.select([self.fd], [], [], 0.1)[0]:
				try:
					self.text += os.read(self.fd, 4096).decode(errors="replace")
				except OSError:
					break
		raise AssertionError(f"{pattern!r} did not come; there is {self.text!r}")

	def close(self):
		os.close(self.fd)
		os.kill(self.pid, signal.SIGKILL)
		os.waitpid(self.pid, 0)


def test_job_control():
	t = Terminal()
	try:
		t.send(f"'{WEIR}' trace -o '{OUT}' cat; echo st''atus $?\n")
		time.sleep(0.3)
		t.send("one\n")
		t.expect("one\r\none\r\n")
		t.send("\x1a")
		t.expect("Stopped")
		t.send("echo i''n shell\n")
		t.expect("in shell")
		t.send("fg\n")
		time.sleep(0.3)
		t.send("two\n")
		t.expect("two\r\ntwo\r\n")
		t.send("\x1a")
		t.expect("Stopped")
		# the shell says what the job died of, which wait(1) may ask for too early
		t.send("kill %1; sleep 1\n")
		t.expect("Terminated")
	finally:
		t.close()


def test_interrupt_from_terminal():
	t = Terminal()
	try:
		t.send(f"'{WEIR}' trace -o '{OUT}' cat\n")
		time.sleep(0.3)
		t.send("\x03")
		time.sleep(0.3)
		t.send("echo st''atus $?\n")  # a shell that sees SIGINT end a command gives up the line
		same(t.expect(r"status (\d+)")[1], "130")
		t.send(f"'{WEIR}' trace -o '{OUT}' sh -c \"trap 'exit 5' INT; read x\"; echo st''atus $?\n")
		time.sleep(0.3)
		t.send("\x03")
		same(t.expect(r"status (\d+)")[1], "5")
	finally:
		t.close()


# weir doctor

def test_doctor():
	done = run("doctor", "--", "sh")
	within(done.stdout.decode(), "libc.so.6")
	within(done.stdout.decode(), "io_uring")
	assert re.search(r"\d+ sites, \d+ T0", done.stdout.decode())
	same(done.stderr, b"")


def test_doctor_function():
	done = run("doctor", "libc:getpid")
	same(done.returncode, 0)
	text = done.stdout.decode()
	for words in ("libc.so.6:", "way: a jump over its first instructions", "mov $0x27, %eax", "displaced"):
		within(text, words)
	same(run("doctor", "libc:no_such_function").returncode, 1)
	same(run("doctor", "no-such-library:malloc").returncode, 127)


def test_doctor_verbose():
	done = run("doctor", "-v", "sh").stdout.decode()
	assert re.search(r"0x[0-9a-f]+ .* T[0-4] ", done)


def test_doctor_refusals():
	done = run("doctor", STATIC)
	same(done.returncode, 0)
	within(done.stdout.decode(), "can be entered by launching only")
	same(run("doctor", "no-such-program").returncode, 127)
	same(run("doctor", "/etc/passwd").returncode, 126)


def main():
	for signo in (signal.SIGHUP, signal.SIGQUIT):
		signal.signal(signo, signal.SIG_DFL)  # nohup(1) has it ignored, and then a shell takes no trap for it
	tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
	only = sys.argv[5:]
	tests = [(name, test) for name, test in tests if not only or name in only]
	print(f"1..{len(tests)}", flush=True)
	bad = 0
	for n, (name, test) in enumerate(tests, 1):
		try:
			test()
			print(f"ok {n} - {name[5:]}", flush=True)
		except (AssertionError, OSError, subprocess.TimeoutExpired, TypeError, IndexError, ValueError) as e:
			bad += 1
			print(f"not ok {n} - {name[5:]}\n# {type(e).__name__}: {str(e)[:1500]!r}", flush=True)
	subprocess.run(["rm", "-rf", TMP], check=False)
	return bad > 0


sys.exit(main())

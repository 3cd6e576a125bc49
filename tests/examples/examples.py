#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examples.py LIBRARY... - each example does to real programs what its first lines say, and nothing else."""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

LIBS = {os.path.basename(path)[:-3]: os.path.realpath(path) for path in sys.argv[1:]}
LIMIT = 60
SOURCE = os.environ["WEIR_SOURCE"]
# Not a wrapper in the path that a version manager put there: its processes would be counted, too.
PYTHON = PY = os.path.realpath(sys.executable)
TMP = tempfile.mkdtemp(prefix="weir-examples-")
REPORT = re.compile(r"process (\d+): (\d+) calls of (\d+) kinds\n((?: *\d+  number \d+\n)+)")

# A program that makes calls of every kind that threads and children bring with them.
BUSY = """
import os, subprocess, threading
out = []
def work():
    for _ in range(200):
        os.getppid()
    out.append(1)
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
child = os.fork()
if not child:
    for _ in range(50): os.getppid()
    os._exit(3)
print(len(out), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(subprocess.run(["/bin/echo", "spawned"], capture_output=True, text=True).stdout, end="")
"""


def run(argv, lib=None, cwd=None, **env):
	whole = {"PATH": os.environ["PATH"], "HOME": TMP, "LC_ALL": "C", **env}
	if lib:
		whole["LD_PRELOAD"] = LIBS[lib]
	return subprocess.run(argv, env=whole, cwd=cwd or TMP, capture_output=True, text=True, timeout=LIMIT,
		stdin=subprocess.DEVNULL, check=False)


def as_bare(argv, lib, cwd=None, clean=lambda err: err, **env):
	"""Runs bare and with the library: status and outputs are equal. Returns the run with the library."""
	bare, got = run(argv, cwd=cwd, **env), run(argv, lib, cwd=cwd, **env)
	same(got.returncode, bare.returncode)
	same(got.stdout, bare.stdout)
	same(clean(got.stderr), bare.stderr)
	return got


def same(got, want):
	assert got == want, f"got {got!r}, want {want!r}"


def reports(err):
	"""The reports in a text: a list of (pid, calls, kinds, {number: count})."""
	found = []
	for pid, calls, kinds, lines in REPORT.findall(err):
		top = {int(line.split()[2]): int(line.split()[0]) for line in lines.splitlines()}
		found.append((int(pid), int(calls), int(kinds), top))
	return found


def without_reports(err):
	return REPORT.sub("", err)


# count-calls

def test_count_ls():
	"""ls closes its standard error before it ends; the report comes nevertheless"""
	got = as_bare(["ls", "-l", "/usr"], "count-calls", clean=without_reports)
	(_, calls, kinds, top), = reports(got.stderr)
	assert calls > 20 and kinds > 5 and 0 < len(top) <= 10, got.stderr
	counts = list(top.values())
	same(counts, sorted(counts, reverse=True))
	assert top.get(262, 0) + top.get(332, 0) + top.get(6, 0) > 0, "ls -l makes no stat: " + got.stderr


def test_count_exact():
	"""1000 more calls in the program are 1000 more in the report"""
	code = "import os\nfor _ in range(%d): os.getppid()"
	few, many = (reports(run(["python3", "-c", code % n], "count-calls").stderr)[0] for n in (500, 1500))
	same((few[3][110], many[3][110]), (500, 1500))


def test_count_threads_and_children():
	"""threads are counted together, a forked child and an executed program each for itself"""
	got = as_bare(["python3", "-c", BUSY], "count-calls", clean=without_reports)
	found = {pid: top for pid, _, _, top in reports(got.stderr)}
	same(sorted(top.get(110, 0) for top in found.values()), [50, 800])
	# (the report of echo went to a pipe of its own, that of subprocess)


def test_count_bash():
	script = "for i in 1 2 3; do echo $i | cat; done; (exit 7); echo $?; exec true"
	as_bare(["bash", "-c", script], "count-calls", clean=without_reports)


# answer-getppid

def test_answer_python():
	code = "import os; print(os.getppid(), os.getpid() > 0, os.path.exists('/etc/passwd'))"
	same(run(["python3", "-c", code], "answer-getppid", ANSWER_GETPPID="4242").stdout, "4242 True True\n")


def test_answer_bash():
	same(run(["bash", "-c", "echo $PPID"], "answer-getppid", ANSWER_GETPPID="17").stdout, "17\n")


def test_answer_child():
	"""executed children too: bash runs python3"""
	got = run(["bash", "-c", "python3 -c 'import os; print(os.getppid())'; true"], "answer-getppid",
		ANSWER_GETPPID="99")
	same(got.stdout, "99\n")


def test_answer_not_asked():
	"""without the variable nothing is different"""
	got = run(["bash", "-c", "echo $PPID"], "answer-getppid")
	same(got.stdout, f"{os.getpid()}\n")


def test_answer_nonsense():
	for text in ("", "twelve", "-1", "12x", "99999999999999999999"):
		got = run(["bash", "-c", "echo $PPID"], "answer-getppid", ANSWER_GETPPID=text)
		same(got.stdout, f"{os.getpid()}\n")
		same(got.stderr, f"answer-getppid: ANSWER_GETPPID={text} is no process number\n")


# refuse-unlink

def tree():
	"""A fresh tree: kept/ is to be kept, free/ is not."""
	root = os.path.join(TMP, "tree")
	shutil.rmtree(root, ignore_errors=True)
	for name in ("kept/a", "kept/sub/b", "free/a", "free/sub/b", "kept-not/a"):
		path = os.path.join(root, name)
		os.makedirs(os.path.dirname(path), exist_ok=True)
		with open(path, "w", encoding="utf-8") as f:
			f.write(name + "\n")
	os.symlink("../kept", root + "/free/way")
	os.symlink("a", root + "/kept/link")
	return root


def content(root):
	found = []
	for path, dirs, files in os.walk(root):
		found += [os.path.relpath(os.path.join(path, name), root) for name in dirs + files]
	return sorted(found)


def guarded(argv, cwd="."):
	"""Runs argv in a fresh tree with kept/ guarded: the run, what is gone, what is new."""
	root = tree()
	before = set(content(root))
	got = run(argv, "refuse-unlink", cwd=os.path.join(root, cwd), REFUSE_UNLINK=os.path.join(root, "kept"))
	after = set(content(root))
	return got, sorted(before - after), sorted(after - before)


def bare(argv, cwd="."):
	root = tree()
	before = set(content(root))
	got = run(argv, cwd=os.path.join(root, cwd))
	after = set(content(root))
	return got, sorted(before - after), sorted(after - before)


# What is refused: the same commands do take something away when they run bare.
REFUSED = [
	(["rm", "kept/a"], "."),
	(["rm", "-rf", "kept"], "."),
	(["rm", "a"], "kept"),
	(["rm", "../a"], "kept/sub"),
	(["rm", "way/a"], "free"),
	(["rm", "kept/link"], "."),
	(["rm", "free/../kept/./sub/b"], "."),
	(["mv", "kept/a", "free/new"], "."),
	(["mv", "kept", "elsewhere"], "."),
	(["mv", "../tree", "../tree2"], "."),
	(["mv", "-f", "free/a", "kept/a"], "."),
	(["python3", "-c", "import os; os.unlink('a', dir_fd=os.open('kept', os.O_RDONLY))"], "."),
	(["python3", "-c", "import os; os.chdir('kept'); os.rename('sub', 'other')"], "."),
	(["bash", "-c", "cd kept/sub && rm b && rmdir ../sub"], "."),
]

# What is not: outcome, outputs and status are those of the bare run.
ALLOWED = [
	(["rm", "-r", "free"], "."),
	(["rm", "kept-not/a"], "."),
	(["rm", "way"], "free"),
	(["mv", "free/a", "kept/new"], "."),
	(["cp", "kept/a", "free/copy"], "."),
	(["rm", "kept/none", "free/none"], "."),
	(["rmdir", "free"], "."),
	(["rm", ""], "."),
	(["python3", "-c", "import os; os.unlink('a', dir_fd=os.open('free', os.O_RDONLY)); os.rmdir('free/none')"], "."),
	(["python3", "-c", "import ctypes; print(ctypes.CDLL(None).unlink(ctypes.c_void_p(8)))"], "."),
	(["bash", "-c", "cd free/sub && rm b && rmdir ../sub && echo done"], "."),
]


def test_refused():
	for argv, cwd in REFUSED:
		if argv[:2] != ["mv", "../tree"]:
			got, gone, _ = bare(argv, cwd)
			assert gone or argv[-1] == "kept/a", f"{argv}: bare, nothing is gone: {got.stderr}"
		got, gone, new = guarded(argv, cwd)
		assert (gone, new) == ([], []), f"{argv}: gone {gone}, new {new}"
		assert got.returncode != 0 and "Operation not permitted" in got.stderr, f"{argv}: {got}"
	same(open(os.path.join(TMP, "tree/kept/a"), encoding="utf-8").read(), "kept/a\n")


def test_refused_overwrite():
	"""a rename onto a kept file leaves it as it was"""
	got, gone, new = guarded(["mv", "-f", "free/a", "kept/a"])
	same((gone, new), ([], []))
	same(open(os.path.join(TMP, "tree/kept/a"), encoding="utf-8").read(), "kept/a\n")
	assert got.returncode == 1, got


def test_allowed():
	for argv, cwd in ALLOWED:
		want, gone, new = bare(argv, cwd)
		got, gone2, new2 = guarded(argv, cwd)
		assert (gone2, new2) == (gone, new), f"{argv}: gone {gone2}, want {gone}; new {new2}, want {new}"
		same((got.returncode, got.stdout, got.stderr), (want.returncode, want.stdout, want.stderr))


def test_refuse_no_directory():
	"""a guard that cannot be set up lets nothing run"""
	got = run(["rm", "x"], "refuse-unlink", REFUSE_UNLINK=TMP + "/none")
	same((got.returncode, got.stderr), (125, f"refuse-unlink: REFUSE_UNLINK={TMP}/none: No such file or directory\n"))


# half-clock

def times(code, **env):
	"""Runs Python code that prints numbers: those, and the seconds of ours that it took."""
	begin = time.monotonic()
	got = run([PYTHON, "-c", "import time, threading, select, signal\n" + code], "half-clock", **env)
	took = time.monotonic() - begin
	same((got.returncode, got.stderr), (0, ""))
	return [float(word) for word in got.stdout.split()], took


def near(value, want, slack=0.12):
	"""Not early, and not much later: the machine may be busy."""
	assert want - 0.01 <= value <= want + slack, f"{value}, want {want}"


def test_clock_python():
	"""0.2 s of the program's time are 0.4 of ours, on each clock and by each way to wait"""
	for wait in ("time.sleep(.2)", "select.select([], [], [], .2)", "threading.Event().wait(.2)",
			"select.poll().poll(200)", "select.epoll().poll(.2)",
			"signal.signal(14, lambda *a: 0); signal.setitimer(signal.ITIMER_REAL, .2); signal.pause()"):
		code = (f"a = time.time(), time.monotonic(), time.clock_gettime(7)\n{wait}\n"
			"b = time.time(), time.monotonic(), time.clock_gettime(7)\nprint(*[y - x for x, y in zip(a, b)])")
		spans, took = times(code)
		assert took >= 0.4, f"{wait}: took {took}"
		for span in spans:
			near(span, 0.2, 2)


def test_clock_half():
	"""a busy loop of 0.3 s by our clock is 0.15 s by the program's"""
	code = ("import os\nend = time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) + .3\na = time.monotonic()\n"
		"while time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) < end: pass\nprint(time.monotonic() - a)")
	(span,), took = times(code)
	assert span * 2 >= 0.29 and span < took * 0.6, f"{span} of {took}"


def test_clock_date():
	"""the first process begins now; sleep(1) of its tree is in the same time"""
	begin = time.time()
	got = run(["bash", "-c", "date +%s.%N; sleep .3; date +%s.%N; echo $EPOCHREALTIME"], "half-clock")
	took = time.time() - begin
	first, second, third = (float(line) for line in got.stdout.split())
	near(first - begin, 0, 3)
	assert second - first >= 0.3 and took >= 0.6, f"{second - first} of {took}"
	assert second <= third <= begin + took - 0.2, f"{third} of {begin} + {took}"


def test_clock_fast():
	"""CLOCK_RATE=100: ten seconds in a tenth"""
	(span,), took = times("a = time.time(); time.sleep(10); print(time.time() - a)", CLOCK_RATE="100")
	near(span, 10, 300)
	assert took < 9, took


def test_clock_nonsense():
	got = run(["true"], "half-clock", CLOCK_RATE="fast")
	same((got.returncode, got.stderr), (125, "half-clock: CLOCK_RATE=fast is not between 0.001 and 1000\n"))


# latency

ROW = re.compile(r"^ *(\d+) +(\d+) us +(\d+) ns +(\d+) us  \|(.{24})\| (\w+)$", re.M)


def latencies(argv, **env):
	path = os.path.join(TMP, "latency")
	if os.path.exists(path):
		os.unlink(path)
	got = run(argv, "latency", LATENCY_FILE=path, **env)
	with open(path, encoding="utf-8") as f:
		text = f.read()
	return got, text, {row[5]: int(row[0]) for row in ROW.findall(text)}


def straced(argv):
	"""Counts of strace -c, without those that ld.so makes before a hook library can see them."""
	path = os.path.join(TMP, "strace")
	got = run(["strace", "-f", "-c", "-o", path, "-U", "calls,name", *argv])
	same(got.returncode, 0)
	with open(path, encoding="utf-8") as f:
		lines = [line.split() for line in f]
	return {line[1]: int(line[0]) for line in lines if len(line) == 2 and line[0].isdigit() and line[1] != "total"}


def test_latency_exact():
	"""what a longer run makes more of is counted as strace -c counts it, each call of each kind"""
	if not shutil.which("strace"):
		return "no strace here"
	code = ("import os, threading\nf = os.open('/dev/zero', os.O_RDWR)\nn = int(os.environ.get('N', 0)) or %d\n"
		"def work():\n  for i in range(n): os.read(f, 9); os.write(f, b'x'); os.lseek(f, 0, 0); os.stat('/')\n"
		"t = [threading.Thread(target=work) for _ in range(2)]\n[x.start() for x in t]; [x.join() for x in t]\n"
		"for i in range(n // 10): os.close(os.dup(f)); os.getppid()")
	kinds = ("read", "write", "lseek", "newfstatat", "dup", "close", "getppid", "clone3", "clone")
	few, many = ([PYTHON, "-c", code % n] for n in (100, 600))
	want = {k: straced(many).get(k, 0) - straced(few).get(k, 0) for k in kinds}
	got = {k: latencies(many)[2].get(k, 0) - latencies(few)[2].get(k, 0) for k in kinds}
	same(got, want)
	assert got["read"] >= 1000 and got["getppid"] == 50, got


def test_latency_dd():
	"""dd's writes: a call that ld.so does not make is counted as strace -c counts it, in all"""
	argv = ["dd", "if=/dev/zero", "of=/dev/null", "bs=100", "count=700", "status=none"]
	_, text, counts = latencies(argv)
	if shutil.which("strace"):
		same(counts["write"], straced(argv)["write"])
	same(counts["write"], 700)
	assert "latency of process" in text, text


def test_latency_time():
	"""a sleep is seen in its column and in the sum"""
	_, text, _ = latencies(["sleep", "0.2"])
	(row,) = [row for row in ROW.findall(text) if row[5] == "clock_nanosleep"]
	assert 200000 <= int(row[1]) < 10000000 and int(row[1]) == int(row[3]), row
	same(row[4].count("@") + row[4].count("%"), 1)


def test_latency_select():
	_, _, counts = latencies(["cat", "/etc/passwd"], LATENCY="%file,read")
	assert set(counts) <= {"openat", "read", "newfstatat", "open", "stat", "access"} and "read" in counts, counts


def test_latency_children():
	"""each process has its own figures"""
	got, text, _ = latencies([PYTHON, "-c", BUSY])
	same(got.stdout, "4 3\nspawned\n")
	assert text.count("latency of process") == 3, text
	by_process = [dict((row[5], int(row[0])) for row in ROW.findall(part)) for part in text.split("latency of")[1:]]
	same(sorted(part.get("getppid", 0) for part in by_process), [0, 50, 800])


# read-only

def kept(argv, cwd=".", **env):
	"""Runs argv where tree/free may be written: the run, and the tree before and after."""
	root = tree()
	before = snapshot(root)
	got = run(argv, "read-only", cwd=os.path.join(root, cwd), READ_ONLY_EXCEPT=root + "/free", **env)
	return got, before, snapshot(root)


def snapshot(root):
	found = {}
	for name in content(root) + ["."]:
		path = os.path.join(root, name)
		st = os.lstat(path)
		text = open(path, "rb").read() if os.path.isfile(path) and not os.path.islink(path) else b""
		found[name] = (st.st_mode, st.st_uid, st.st_nlink if not os.path.isdir(path) else 0, text,
			st.st_mtime_ns)
	return found


READ_ONLY = [
	["bash", "-c", "echo x > kept/new"],
	["bash", "-c", "echo x >> kept/a"],
	["bash", "-c", ": > kept/a"],
	["bash", "-c", "cd kept && echo x > sub/../b"],
	["bash", "-c", "echo x > free/way/a"],
	["touch", "kept/a"],
	["touch", "kept/new"],
	["chmod", "600", "kept/a"],
	["chown", "1", "kept/a"],
	["rm", "kept/a"],
	["rm", "-r", "kept"],
	["rmdir", "kept/sub"],
	["mkdir", "kept/dir"],
	["mv", "kept/a", "free/b"],
	["mv", "free/a", "kept/c"],
	["ln", "kept/a", "kept/hard"],
	["ln", "-s", "a", "kept/soft"],
	["ln", "free/a", "kept/hard"],
	["truncate", "-s", "0", "kept/a"],
	["mkfifo", "kept/fifo"],
	["cp", "free/a", "kept/copy"],
	["tar", "-cf", "kept/x.tar", "free"],
	["dd", "if=/dev/zero", "of=kept/a", "bs=1", "count=1"],
	[PY, "-c", "import os; os.open('kept/a', os.O_RDWR)"],
	[PY, "-c", "import os; os.open('a', os.O_WRONLY, dir_fd=os.open('kept', os.O_RDONLY))"],
	[PY, "-c", "import os; os.open('kept', os.O_TMPFILE | os.O_RDWR)"],
	[PY, "-c", "import os; os.fchmod(os.open('kept/a', os.O_RDONLY), 0o600)"],
	[PY, "-c", "import os; os.utime(os.open('kept/a', os.O_RDONLY))"],
	[PY, "-c", "import os; os.truncate('kept/a', 1)"],
	[PY, "-c", "import os; os.setxattr('kept/a', 'user.x', b'1')"],
	[PY, "-c", "import socket; socket.socket(socket.AF_UNIX).bind('kept/socket')"],
]

# These do what they do bare.
STILL_ALLOWED = [
	["bash", "-c", "echo x > free/new; echo y >> free/a; cat free/new free/a kept/a > /dev/null; echo done"],
	["bash", "-c", "cat < kept/a; cat <<< here; echo x | tee /dev/null; test -w kept/nothing; echo $?"],
	["mkdir", "kept/sub"],
	["rm", "-rf", "free/sub"],
	["cp", "-r", "kept", "free/copy"],
	["bash", "-c", "tar -cf free/x.tar kept && tar -xf free/x.tar -C free && cat free/kept/sub/b"],
	[PY, "-c", "import os; os.open('kept/a', os.O_CREAT | os.O_EXCL | os.O_RDWR)"],
	[PY, "-c", "import os; print(os.read(os.open('kept/a', os.O_RDONLY | os.O_CREAT), 3))"],
	[PY, "-c", "import os; print(os.write(os.memfd_create('x'), b'abc'))"],
	[PY, "-c", "import os; os.unlink('free/way'); os.symlink('/', 'free/root'); print(os.listdir('free'))"],
]


def test_read_only():
	for argv in READ_ONLY:
		got, before, after = kept(argv)
		same(after, before)
		assert got.returncode != 0 and "Read-only file system" in got.stderr, f"{argv}: {got}"


def test_read_only_bites():
	"""the same commands do change something when they run bare"""
	for argv in READ_ONLY:
		root = tree()
		before = snapshot(root)
		got = run(argv, cwd=root)
		if argv[0] != PY and argv[0] != "tar":
			assert snapshot(root) != before or argv[0] == "rmdir", f"{argv}: {got}"


def test_read_only_free():
	for argv in STILL_ALLOWED:
		want = run(argv, cwd=tree())
		shape = [name for name in content(os.path.join(TMP, "tree"))]
		got, _, _ = kept(argv)
		same((got.returncode, got.stdout, got.stderr), (want.returncode, want.stdout, want.stderr))
		same(content(os.path.join(TMP, "tree")), shape)


def test_read_only_access():
	got, _, _ = kept([PY, "-c", "import os; print(*[os.access(p, os.W_OK) for p in "
		"('kept/a', 'kept', 'free/a', 'free', '/dev/null', 'free/way/a')])"])
	same(got.stdout, "False False True True True False\n")


def test_read_only_git():
	"""status works in a repository that cannot be written, a commit is refused, a clone is free"""
	root = os.path.join(TMP, "tree/free")
	tree()
	git = ["git", "-c", "user.name=n", "-c", "user.email=e@f", "-c", "init.defaultBranch=main"]
	for words in (["init", "-q", "repo"], ["-C", "repo", "commit", "-q", "--allow-empty", "-m", "one"]):
		same(run(git + words, cwd=root).returncode, 0)
	os.makedirs(os.path.join(root, "work"))
	env = {"cwd": root, "READ_ONLY_EXCEPT": root + "/work"}
	with open(root + "/repo/file", "w", encoding="utf-8") as f:
		f.write("x")
	got = run(git + ["-C", "repo", "status", "--short"], "read-only", **env)
	same((got.returncode, got.stdout, got.stderr), (0, "?? file\n", ""))
	got = run(git + ["-C", "repo", "add", "file"], "read-only", **env)
	assert got.returncode == 128 and "Read-only file system" in got.stderr, got
	got = run(git + ["clone", "-q", root + "/repo", "work/clone"], "read-only", **env)
	same((got.returncode, got.stderr), (0, ""))
	got = run(git + ["-C", "work/clone", "commit", "-q", "--allow-empty", "-m", "two"], "read-only", **env)
	same((got.returncode, got.stderr), (0, ""))
	same(run(["git", "-C", "work/clone", "log", "--format=%s"], "read-only", **env).stdout, "two\none\n")


def test_read_only_default():
	"""without the variable /tmp can be written, and nothing else"""
	name = f"weir-example-{os.getpid()}"
	got = run(["bash", "-c", f"echo x > /tmp/{name} && rm /tmp/{name} && echo fine; echo x > /var/tmp/{name}"],
		"read-only")
	same(got.stdout, "fine\n")
	assert "/var/tmp/" in got.stderr and "Read-only file system" in got.stderr and got.returncode == 1, got
	assert not os.path.exists("/var/tmp/" + name)


# remap

HERE = "/usr/at-all"


def mapped(argv, cwd=None, lib="remap"):
	root = os.path.join(TMP, "tree")
	return run(argv, lib, cwd=cwd or root, REMAP=f"{HERE}={root}", GIT_CONFIG_COUNT="1",
		GIT_CONFIG_KEY_0="safe.directory", GIT_CONFIG_VALUE_0="*")


def prepared():
	root = tree()
	os.symlink(HERE + "/kept/sub/b", root + "/absolute")
	os.symlink(HERE, root + "/free/self")
	os.symlink("../../..", root + "/free/sub/up")
	outside = os.path.join(TMP, "outside")
	if os.path.islink(outside):
		os.unlink(outside)
	os.symlink(HERE + "/kept", outside)
	return root, outside


def test_remap_names():
	"""every way to write a name that leads to the same file"""
	_, outside = prepared()
	names = [HERE + tail for tail in ("/kept/a", "/kept/sub/../a", "/./kept//a", "/free/way/a", "/free/self/kept/a",
		"/free/self/../at-all/kept/a", "/../at-all/kept/a", "/kept/link", "/free/sub/up/at-all/kept/a")]
	names += [outside + "/a", outside + "/../kept/a", outside + "/sub/../../free/way/link",
		"/bin/../at-all/kept/a", "/usr/lib/../at-all/kept/a", "/proc/self/cwd/kept/a", "kept/a", "free/way/a"]
	for name in names:
		got = mapped(["cat", name])
		same((got.returncode, got.stdout, got.stderr), (0, "kept/a\n", ""))
	same(mapped(["cat", HERE + "/absolute"]).stdout, "kept/sub/b\n")
	for name, error in ((HERE + "/none", "No such file"), (HERE + "/kept/a/", "Not a directory"),
			(HERE + "/../kept/a", "No such file"), ("/usr/none", "No such file")):
		got = mapped(["cat", name])
		assert got.returncode == 1 and error in got.stderr, f"{name}: {got}"


def test_remap_ls():
	root, _ = prepared()
	want = run(["ls", "-lR", "."], cwd=root).stdout
	same(mapped(["bash", "-c", f"cd {HERE} && ls -lR ."]).stdout, want)
	same(mapped(["ls", HERE]).stdout, run(["ls", root]).stdout)


def test_remap_cwd():
	got = mapped(["bash", "-c", f"cd {HERE}/kept/sub && /bin/pwd && cd .. && /bin/pwd && readlink /proc/self/cwd && "
		"cat sub/../a && readlink -f ../absolute && cd -P ../.. && /bin/pwd"])
	same(got.stdout, f"{HERE}/kept/sub\n{HERE}/kept\n{HERE}/kept\nkept/a\n{HERE}/kept/sub/b\n/usr\n")


def test_remap_python():
	root, _ = prepared()
	code = (f"import os, sys\nos.chdir('{HERE}/free')\nprint(os.getcwd(), os.path.realpath('way/link'), sorted(os.listdir('..')))\n"
		"d = os.open('../kept', os.O_RDONLY)\nprint(os.stat('a', dir_fd=d).st_size, os.readlink(f'/proc/self/fd/{d}'))\n"
		"os.rename('a', '../kept/moved'); os.link('../kept/moved', 'again'); os.mkdir(os.getcwd() + '/dir')\n"
		"print(open('again').read(), os.path.samefile('again', '../kept/moved'))")
	got = mapped([PYTHON, "-c", code])
	same((got.stdout, got.stderr), (f"{HERE}/free {HERE}/kept/a ['absolute', 'free', 'kept', 'kept-not']\n"
		f"7 {HERE}/kept\nfree/a\n True\n", ""))
	assert os.path.isdir(root + "/free/dir") and os.path.exists(root + "/kept/moved")


def test_remap_exec():
	"""programs below the prefix are executed, and their children see it"""
	root, _ = prepared()
	shutil.copy("/bin/true", root + "/kept/program")
	with open(root + "/kept/script", "w", encoding="utf-8") as f:
		f.write(f"#!/bin/sh\ncat {HERE}/kept/a\n")
	os.chmod(root + "/kept/script", 0o755)
	same(mapped([PYTHON, "-c", f"import subprocess as s; print(s.run(['{HERE}/kept/program']).returncode, "
		f"s.run(['./script'], cwd='{HERE}/kept').returncode)"]).stdout, "kept/a\n0 0\n")


def test_remap_git():
	root, _ = prepared()
	git = "git -c user.name=n -c user.email=e@f"
	got = mapped(["bash", "-e", "-c", f"cd {HERE}/free; git init -q .; echo x > file; {git} add -A; "
		f"{git} commit -q -m one; git status --short; git log --format=%s; git rev-parse --show-toplevel; "
		f"cd {HERE}; git -C {HERE}/free/sub rev-parse --show-prefix; git clone -q {HERE}/free {HERE}/kept/clone; "
		"cat kept/clone/file"], cwd="/")
	same((got.stdout, got.stderr), (f"one\n{HERE}/free\nsub/\nx\n", ""))
	assert os.path.isfile(root + "/kept/clone/file")


def test_remap_nonsense():
	for text in ("here=/tmp", "/a", "/a/../b=/tmp", "/=/tmp", "/a=/none/at/all"):
		got = run(["true"], "remap", REMAP=text)
		assert got.returncode == 125 and got.stderr.startswith(f"remap: REMAP={text}: "), got


# failed-opens

def test_failed_opens():
	got = run(["cat", "/etc/passwd", "/none/such", "/etc/passwd/x"], "failed-opens")
	lines = got.stderr.splitlines()
	assert "/none/such: ENOENT" in lines and "/etc/passwd/x: ENOTDIR" in lines, lines
	assert not [line for line in lines if line.startswith("/etc/passwd: E")], lines
	got = run([PYTHON, "-c", "import os; os.access('/not', 0); os.path.exists('/nor'); os.open('/proc/1/x', 0)"],
		"failed-opens")
	for line in ("/not: ENOENT", "/nor: ENOENT", "/proc/1/x: ENOENT"):
		assert line in got.stderr.splitlines(), got


# what the documents show

def shown(path, start):
	"""The block of code in a document that contains `start`, compiled to a hook library."""
	with open(os.path.join(SOURCE, path), encoding="utf-8") as f:
		blocks = [b for b in f.read().replace("\\\\n", "\\n").split("```")[1::2] if start in b]
	(block,) = blocks
	code, lib = os.path.join(TMP, "shown.c"), os.path.join(TMP, "shown.so")
	with open(code, "w", encoding="utf-8") as f:
		f.write(block.removeprefix("c\n"))
	build = os.environ["WEIR_BUILD"]
	got = run(["cc", "-shared", "-fPIC", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror", "-I", SOURCE + "/include", "-o", lib, code,
		"-L" + build, "-lweir", "-Wl,-z,now", "-Wl,-rpath," + build])
	same((got.returncode, got.stderr), (0, ""))
	LIBS["shown"] = lib


def test_shown_writes():
	shown("README.md", "wrote %ld bytes")
	got = run(["git", "--version"], "shown")
	same(got.stderr, f"write(1) wrote {len(got.stdout)} bytes\n")


def test_shown_no_fsync():
	for path in ("README.md", "docs/man/weir_syscall_add.3.scd"):
		shown(path, "no-fsync: %s")
		got = run(["dd", "if=/dev/zero", "of=out", "bs=1k", "count=1", "conv=fsync", "status=none"], "shown")
		same((got.returncode, got.stderr), (1, "dd: fsync failed for 'out': Input/output error\n"))


# memfs

def in_memory(argv, cwd=None, **env):
	point = os.path.join(TMP, "mem")
	os.makedirs(point, exist_ok=True)
	same(os.listdir(point), [])
	got = run(argv, "memfs", cwd=cwd, MEMFS=point, **env)
	same(os.listdir(point), [])
	return got


# Says what each of many operations comes to. The bare run in an ordinary directory is the oracle.
OPERATIONS = r"""
import errno, fcntl, mmap, os, stat, sys
top = sys.argv[1]
def say(name, fn):
	try: out = fn()
	except OSError as e: out = errno.errorcode[e.errno]
	print(name, out, flush=True)
def put(name, text, mode="wb"):
	with open(name, mode) as f: f.write(text)
def seen(name):
	st = os.lstat(name)
	return oct(st.st_mode), st.st_nlink if not stat.S_ISDIR(st.st_mode) else 0, st.st_size if not stat.S_ISDIR(st.st_mode) else 0
os.chdir(top)
O = os.O_CREAT | os.O_RDWR
say("cwd", lambda: os.path.relpath(os.getcwd(), top))
say("none", lambda: os.open("none", os.O_RDONLY))
say("dir-for-writing", lambda: os.open(".", os.O_RDWR))
say("no-dir", lambda: os.open("none/x", O))
f = os.open("f", O | os.O_EXCL, 0o640)
say("exists", lambda: os.open("f", O | os.O_EXCL))
say("write", lambda: os.write(f, b"0123456789"))
say("at-end", lambda: os.read(f, 5))
say("seek", lambda: [os.lseek(f, *a) for a in ((2, 0), (3, 1), (-4, 2), (20, 0))])
say("beyond", lambda: os.read(f, 5))
say("hole", lambda: (os.write(f, b"end"), os.pread(f, 100, 0)))
say("negative", lambda: os.lseek(f, -1, 0))
say("whence", lambda: os.lseek(f, 0, 9))
say("data", lambda: os.lseek(f, 99, os.SEEK_DATA))
say("pread", lambda: (os.pread(f, 4, 3), os.pread(f, 4, 21), os.pread(f, 4, 23)))
say("pwrite", lambda: (os.pwrite(f, b"ABC", 1), os.pread(f, 5, 0)))
say("vectors", lambda: (os.lseek(f, 0, 0), os.writev(f, [b"ab", b"", b"cd"]), os.lseek(f, 0, 0), os.readv(f, [bytearray(3), bytearray(90)])))
say("pvectors", lambda: (os.pwritev(f, [b"xy", b"z"], 5), os.preadv(f, [bytearray(2), bytearray(2)], 4)))
say("stat", lambda: seen("f"))
say("truncate", lambda: (os.ftruncate(f, 4), os.pread(f, 9, 0), os.truncate("f", 6), os.pread(f, 9, 0)))
say("truncate-", lambda: os.truncate("f", -1))
say("truncate-dir", lambda: os.truncate(".", 1))
say("read-only", lambda: os.write(os.open("f", os.O_RDONLY), b"x"))
say("cut-read-only", lambda: os.ftruncate(os.open("f", os.O_RDONLY), 1))
say("write-only", lambda: os.read(os.open("f", os.O_WRONLY), 1))
d = os.dup(f)
say("dup", lambda: (os.lseek(f, 3, 0), os.lseek(d, 0, 1), os.read(d, 1), os.lseek(f, 0, 1)))
a = os.open("f", os.O_WRONLY | os.O_APPEND)
say("append", lambda: (os.write(a, b"+1"), os.write(f, b"!"), os.write(a, b"+2"), os.pread(f, 99, 0)))
say("flags", lambda: (fcntl.fcntl(a, fcntl.F_GETFL) & (os.O_APPEND | 3), fcntl.fcntl(f, fcntl.F_GETFL) & (os.O_APPEND | 3)))
say("set-append", lambda: (fcntl.fcntl(f, fcntl.F_SETFL, os.O_APPEND), os.lseek(f, 0, 0), os.write(f, b">"), os.lseek(f, 0, 1), os.pread(f, 99, 0)))
say("mkdir", lambda: (os.mkdir("d", 0o750), seen("d")))
say("mkdir-again", lambda: os.mkdir("d"))
say("mkdir-slash", lambda: os.mkdir("e/"))
say("symlinks", lambda: (os.symlink("d", "l"), os.symlink("loop", "loop"), os.symlink("/nowhere", "out"), os.readlink("l"), seen("l")))
say("loop", lambda: os.stat("loop"))
say("out", lambda: os.stat("out"))
say("way-out", lambda: (os.symlink("/etc/passwd", "way"), os.path.getsize("way") > 0, open("way").read(4), os.symlink("/etc", "etc"), os.path.exists("etc/passwd"), os.path.exists("etc/../etc/passwd"), os.symlink(top + "/f", "back"), os.path.samefile("back", "f")))
say("way-out/", lambda: os.stat("way/"))
say("exec-out", lambda: (os.symlink("/bin/true", "true"), os.spawnv(os.P_WAIT, "true", ["true"]), os.spawnv(os.P_WAIT, "./true", ["true"]), [os.unlink(x) for x in ("way", "etc", "back", "true")]))
say("through", lambda: (put("l/x", b"deep"), os.path.getsize("d/x"), os.path.getsize("l/../d/./x")))
say("nofollow", lambda: os.open("l", os.O_RDONLY | os.O_NOFOLLOW))
say("dangling-create", lambda: (os.symlink("made", "to"), put("to", b"m"), seen("made")))
say("file/", lambda: os.stat("f/"))
say("file/x", lambda: os.stat("f/x"))
say("readlink-file", lambda: os.readlink("f"))
say("link", lambda: (os.link("f", "d/h"), seen("f"), os.path.samefile("f", "d/h")))
say("link-again", lambda: os.link("f", "d/h"))
say("link-dir", lambda: os.link("d", "d2"))
say("rename", lambda: (os.rename("d/h", "g"), sorted(os.listdir(".")), sorted(os.listdir("d"))))
say("rename-same", lambda: (os.rename("f", "g"), os.path.exists("f")))
say("rename-into-self", lambda: os.rename("d", "d/y"))
say("rename-file-on-dir", lambda: os.rename("f", "d"))
say("rename-dir-on-file", lambda: os.rename("d", "f"))
say("rename-on-full", lambda: os.rename("e", "d"))
say("rename-dir", lambda: (os.rename("d", "e/d"), os.listdir("e/d"), os.path.getsize("e/d/x")))
say("rename-none", lambda: os.rename("none", "x"))
say("rmdir-full", lambda: os.rmdir("e"))
say("rmdir-file", lambda: os.rmdir("f"))
say("rmdir-dot", lambda: os.rmdir("."))
say("unlink-dir", lambda: os.unlink("e"))
say("unlink-dots", lambda: os.unlink(".."))
say("rmdir-dots", lambda: os.rmdir("e/.."))
say("unlink-none", lambda: os.unlink("none"))
say("chmod", lambda: (os.chmod("f", 0o604), seen("f"), os.fchmod(f, 0o4711), seen("f")))
say("chown", lambda: (os.chown("f", 12, 34), os.stat("f").st_uid, os.stat("f").st_gid, os.chown("f", -1, 0), os.stat("f").st_uid))
say("times", lambda: (os.utime("f", ns=(123456789012, 5)), os.stat("f").st_atime_ns, os.stat("f").st_mtime_ns))
say("times-link", lambda: (os.utime("l", (7, 8), follow_symlinks=False), os.lstat("l").st_mtime))
say("times-fd", lambda: (os.utime(f, (9, 9)), os.fstat(f).st_mtime))
say("access", lambda: [os.access(*x) for x in (("f", os.R_OK), ("none", os.F_OK), ("e", os.X_OK), ("made", os.X_OK))])
say("umask", lambda: (os.umask(0o077), put("private", b""), seen("private"), os.umask(0o022), put("public", b""), seen("public")))
m = mmap.mmap(f, 8)
say("mmap", lambda: (m[:4], m.__setitem__(slice(0, 2), b"mm"), os.pread(f, 4, 0), os.pwrite(os.open("f", os.O_RDWR), b"ww", 2), m[:6]))
b = os.open("e", os.O_RDONLY)
say("at", lambda: (os.mkdir("at", dir_fd=b), sorted(os.listdir(b)), os.stat("d/x", dir_fd=b).st_size, os.readlink("../l", dir_fd=b)))
say("at-file", lambda: os.stat("x", dir_fd=f))
say("read-dir", lambda: os.read(b, 10))
say("fchdir", lambda: (os.fchdir(b), os.path.relpath(os.getcwd(), top), os.listdir("d"), os.path.relpath(os.path.realpath("../l"), top)))
say("chdir-file", lambda: os.chdir("../f"))
say("chdir-up", lambda: (os.chdir("d/.."), os.path.relpath(os.getcwd(), top), os.chdir(".."), os.chdir(".."), os.getcwd() == os.path.dirname(top), os.path.exists(os.path.basename(top) + "/f"), os.chdir(top)))
say("fork", lambda: (os.lseek(d, 0, 0), os.waitpid(os.posix_spawn("/bin/sh", ["sh", "-c", "head -c 2 >/dev/null; pwd >&2; cat f | wc -c >&2"], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, d, 0)]), 0)[1]))
pid = os.fork()
if not pid:
	os.chdir("e"); os.write(os.open("child", O), b"c"); os._exit(0)
os.waitpid(pid, 0)
say("after-fork", lambda: (os.path.relpath(os.getcwd(), top), os.path.getsize("e/child")))
say("removed", lambda: (os.unlink("f"), os.unlink("g"), os.fstat(f).st_nlink, os.pread(f, 4, 0), os.write(f, b"still"), os.path.exists("f")))
say("removed-dir", lambda: (os.mkdir("gone"), os.chdir("gone"), os.rmdir("../gone"), os.listdir(".")))
say("make-in-removed", lambda: os.open("x", O))
say("cwd-removed", lambda: os.getcwd())
say("back", lambda: os.chdir(top))
say("many", lambda: ([put(f"many{i}", b"") for i in range(300)], len(set(os.listdir("."))), [os.unlink(f"many{i}") for i in range(300)])[1])
def scan_and_remove():
	[put(f"e/s{i}", b"") for i in range(400)]
	with os.scandir("e") as it: [os.unlink(x.path) for x in it if x.name[0] == "s"]
	return sorted(os.listdir("e"))
say("remove-while-listing", scan_and_remove)
say("lock", lambda: (fcntl.lockf(a, fcntl.LOCK_EX | fcntl.LOCK_NB), fcntl.flock(a, fcntl.LOCK_EX | fcntl.LOCK_NB)))
def locked():
	one, two = os.open("lock", O), os.open("lock2", O)
	fcntl.flock(one, fcntl.LOCK_EX); fcntl.lockf(one, fcntl.LOCK_EX, 10, 5)
	pid = os.fork()
	if not pid:
		again = os.open("lock", O); bad = 0
		fcntl.flock(two, fcntl.LOCK_EX | fcntl.LOCK_NB); fcntl.lockf(two, fcntl.LOCK_EX | fcntl.LOCK_NB, 10, 5)
		for fn in (lambda: fcntl.flock(again, fcntl.LOCK_EX | fcntl.LOCK_NB), lambda: fcntl.lockf(again, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 14)):
			try: fn()
			except BlockingIOError: bad += 1
		fcntl.lockf(again, fcntl.LOCK_EX | fcntl.LOCK_NB, 5, 0)
		os._exit(bad)
	return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
say("locks", locked)
say("fallocate", lambda: (os.posix_fallocate(a, 0, 1000), os.fstat(a).st_size))
say("fsync", lambda: (os.fsync(a), os.fdatasync(a)))
say("null", lambda: os.stat(""))
say("long", lambda: os.open("n" * 256, O))
say("long-enough", lambda: (put("n" * 255, b"1"), os.path.getsize("n" * 255)))
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
say("efault", lambda: [(libc.open(ctypes.c_void_p(8), 0), ctypes.get_errno()), (libc.read(f, ctypes.c_void_p(8), 3), ctypes.get_errno()), (libc.write(f, ctypes.c_void_p(8), 3), ctypes.get_errno())])
"""


def test_memfs_operations():
	"""each of a hundred operations comes to what it comes to in a directory of the kernel's"""
	plain = os.path.join(TMP, "plain")
	shutil.rmtree(plain, ignore_errors=True)
	os.mkdir(plain)
	want = run([PYTHON, "-c", OPERATIONS, plain])
	got = in_memory([PYTHON, "-c", OPERATIONS, TMP + "/mem"])
	want, got = (run_.stdout.splitlines() + run_.stderr.replace(point, "TOP").splitlines()
		for run_, point in ((want, plain), (got, TMP + "/mem")))
	assert len(want) > 80 and any(line.startswith("efault") for line in want), want
	for a, b in zip(got, want):
		same(a, b)
	same(len(got), len(want))


def test_memfs_shell():
	got = in_memory(["bash", "-e", "-c", "cd $MEMFS; echo hello > a; mkdir -p b/c; cp a b/c/copy; ln -s c/copy b/link; "
		"cat b/link; cd b/c; pwd -P; /bin/pwd; ls ../..; mv copy ../moved; cd ../..; ls -R; rm -r b; ls; "
		"sed -i s/hello/bye/ a; cat a; wc -c < a; (cd /; cat $MEMFS/a); cd /tmp && ! ls a 2> /dev/null; echo $PWD"])
	point = TMP + "/mem"
	same((got.stdout, got.stderr), (f"hello\n{point}/b/c\n{point}/b/c\na\nb\n.:\na\nb\n\n./b:\nc\nlink\nmoved\n\n"
		"./b/c:\na\nbye\n4\nbye\n/tmp\n".replace("./b/c:\na\n", "./b/c:\na\n"), ""))


def test_memfs_git():
	git = "git -c user.name=n -c user.email=e@f -c init.defaultBranch=main"
	got = in_memory(["bash", "-e", "-c", f"cd $MEMFS; {git} init -q repo; cd repo; cp -r {shlex.quote(SOURCE)}/docs .; "
		f"{git} add -A; {git} commit -q -m one; echo x >> docs/glossary.md; echo y > new; git status --short; "
		f"{git} add new; {git} commit -qam two; git log --format=%s; git fsck --strict; "
		f"git clone -q $MEMFS/repo ../clone; git gc -q; git diff --stat HEAD~1 | tail -n 1; diff -r docs ../clone/docs; "
		f"tar -cf ../t.tar . && mkdir ../u && tar -xf ../t.tar -C ../u && diff -r . ../u && {git} -C ../u status --short; "
		"git -C ../clone checkout -q HEAD~1; tail -n 1 ../clone/docs/glossary.md | wc -l; rm -rf ../clone; ls .."])
	same((got.returncode, got.stderr), (0, ""))
	same(got.stdout, " M docs/glossary.md\n?? new\ntwo\none\n 2 files changed, 2 insertions(+)\n1\nrepo\nt.tar\nu\n")


def test_memfs_sqlite():
	"""four processes write to one database, with both kinds of journal"""
	if not shutil.which("sqlite3"):
		return "no sqlite3 here"
	for mode in ("delete", "wal"):
		got = in_memory(["bash", "-c", f"cd $MEMFS; sqlite3 db 'pragma journal_mode={mode}; create table t(a, b)'; "
			"for i in 1 2 3 4; do (for j in 1 2 3 4 5; do sqlite3 -cmd '.timeout 30000' db "
			"\"insert into t values($i, $j)\"; done) & done; wait; "
			"sqlite3 db 'select count(*), sum(a), sum(b) from t; pragma integrity_check'"])
		same((got.stdout, got.stderr), (f"{mode}\n20|50|60\nok\n", ""))
	return None


def test_memfs_exec():
	"""programs and scripts in the store are executed; a child of vfork begins in its own directory"""
	code = ("import os, subprocess as s\nos.chdir(os.environ['MEMFS']); os.mkdir('d')\n"
		"print(s.run(['./prog', 'hello'], capture_output=True, text=True).stdout, end='', flush=True)\n"
		"print(s.run(['../script', 'x'], cwd='d', capture_output=True, text=True).stdout, end='', flush=True)\n"
		"print(os.path.basename(os.getcwd()), s.run(['./none-of-it']).returncode)")
	got = in_memory(["bash", "-c", "cd $MEMFS; cp /bin/echo prog; printf '#!/bin/sh\\necho script $1 $(basename $(pwd))\\n' "
		"> script; chmod +x script; cp /bin/echo none-of-it; chmod -x none-of-it; "
		f"{PYTHON} -c {shlex.quote(code)}"])
	assert got.stdout == "hello\nscript x d\n" and "PermissionError" in got.stderr, got


def test_memfs_store():
	"""the store goes with its maker; one that was named stays, and is found again"""
	before = set(os.listdir("/dev/shm"))
	got = in_memory(["bash", "-c", "echo x > $MEMFS/f; ls -s $MEMFS_STORE | cut -d' ' -f1; cat $MEMFS/f"])
	size, text = got.stdout.split()
	assert text == "x" and int(size) < 1000, got
	same(set(os.listdir("/dev/shm")), before)
	store = f"/dev/shm/weir-test-{os.getpid()}"	# sparse to a degree that only a tmpfs allows
	same(in_memory(["bash", "-c", "echo kept > $MEMFS/f; kill -9 $$"], MEMFS_STORE=store).returncode, -9)
	same(in_memory(["cat", TMP + "/mem/f"], MEMFS_STORE=store).stdout, "kept\n")
	same(in_memory(["bash", "-c", "cd $MEMFS; dd if=/dev/zero of=big bs=1M count=20 status=none; rm big; "
		"ls -s $MEMFS_STORE | cut -d' ' -f1"], MEMFS_STORE=store).stdout.strip().isdigit(), True)
	assert os.stat(store).st_blocks * 512 < 4 << 20, os.stat(store)
	os.unlink(store)


def test_memfs_threads():
	"""threads that write to one file and to many; nothing is lost"""
	code = ("import os, threading\nos.chdir(os.environ['MEMFS'])\n"
		"def work(n):\n"
		"  for i in range(100):\n"
		"    with open('log', 'ab', buffering=0) as f: f.write(b'%d %d\\n' % (n, i))\n"
		"    with open(f'{n}-{i}', 'w') as f: f.write('x' * i)\n"
		"    if i % 2: os.unlink(f'{n}-{i}')\n"
		"t = [threading.Thread(target=work, args=(n,)) for n in range(4)]\n[x.start() for x in t]; [x.join() for x in t]\n"
		"lines = open('log').read().split('\\n')\nprint(len(lines), len(set(lines)), len(os.listdir('.')), "
		"sum(os.path.getsize(x) for x in os.listdir('.') if '-' in x))")
	got = in_memory([PYTHON, "-c", code])
	same((got.stdout, got.stderr), ("401 401 201 9800\n", ""))


def main():
	only = os.environ.get("ONLY", "")	# a part of a name, by hand
	tests = [(name[5:], fn) for name, fn in globals().items() if name.startswith("test_") and only in name]
	bad = 0
	print(f"1..{len(tests)}", flush=True)
	for n, (name, fn) in enumerate(tests, 1):
		try:
			skipped = fn()
			print(f"ok {n} - {name}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
		except Exception as e:  # pylint: disable=broad-except
			bad = 1
			print(f"not ok {n} - {name}")
			for line in str(e).splitlines() or [repr(e)]:
				print("# " + line, flush=True)
	shutil.rmtree(TMP, ignore_errors=True)
	return bad


if __name__ == "__main__":
	sys.exit(main())

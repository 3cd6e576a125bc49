#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examples.py LIBRARY... - each example does to real programs what its first lines say, and nothing else."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

LIBS = {os.path.basename(path)[:-3]: os.path.realpath(path) for path in sys.argv[1:]}
LIMIT = 60
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
			near(span, 0.2, 0.3)


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
	near(first - begin, 0, 0.5)
	assert second - first >= 0.3 and took >= 0.6, f"{second - first} of {took}"
	assert second <= third <= begin + took * 0.75, f"{third} of {begin} + {took}"


def test_clock_fast():
	"""CLOCK_RATE=100: ten seconds in a tenth"""
	(span,), took = times("a = time.time(); time.sleep(10); print(time.time() - a)", CLOCK_RATE="100")
	near(span, 10, 8)
	assert took < 5, took


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
	assert 200000 <= int(row[1]) < 2000000 and int(row[1]) == int(row[3]), row
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

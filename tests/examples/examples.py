#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examples.py LIBRARY... - each example does to real programs what its first lines say, and nothing else."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

LIBS = {os.path.basename(path)[:-3]: os.path.realpath(path) for path in sys.argv[1:]}
LIMIT = 60
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


def main():
	tests = [(name[5:], fn) for name, fn in globals().items() if name.startswith("test_")]
	bad = 0
	print(f"1..{len(tests)}", flush=True)
	for n, (name, fn) in enumerate(tests, 1):
		try:
			fn()
			print(f"ok {n} - {name}", flush=True)
		except Exception as e:  # pylint: disable=broad-except
			bad = 1
			print(f"not ok {n} - {name}")
			for line in str(e).splitlines() or [repr(e)]:
				print("# " + line, flush=True)
	shutil.rmtree(TMP, ignore_errors=True)
	return bad


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""supervision.py WEIR DIRECTORY - ends, stops and counts: what is in a trace when things go hard. Speaks TAP.

DIRECTORY holds the programs of tests/run.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

WEIR = os.path.realpath(sys.argv[1])
PROGRAMS = os.path.realpath(sys.argv[2])
TMP = tempfile.mkdtemp(prefix="weir-super-")
OUT = TMP + "/out"
LIMIT = 120
ENV = {"PATH": "/usr/bin:/bin", "HOME": TMP, "LC_ALL": "C", "XDG_CACHE_HOME": TMP + "/cache"}


def start(*args, env=ENV, **kw):
	if os.path.exists(OUT):
		os.unlink(OUT)
	return subprocess.Popen([WEIR, "trace", "-o", OUT, *args], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
				stderr=subprocess.PIPE, text=True, **kw)


def text():
	with open(OUT, encoding="utf-8", errors="replace") as file:
		return file.read()


def test_kill_in_flight():
	# Killed while it waits: the last line is the call that never ended, and none before it is missing.
	script = "import os\nfor i in range(3000): os.getppid()\nos.write(1, b'%d\\n' % os.getpid())\nos.read(os.pipe()[0], 1)"
	for _ in range(5):
		p = start("-e", "getppid,read,write", "--", "python3", "-S", "-c", script)
		pid = int(p.stdout.readline())
		time.sleep(0.05)
		os.kill(pid, signal.SIGKILL)
		_, err = p.communicate(timeout=LIMIT)
		assert p.returncode in (-9, 137), (p.returncode, err)
		lines = text().splitlines()
		calls = [line for line in lines if "(" in line and not line.startswith("+++")]
		assert sum("getppid()" in line for line in lines) == 3000, "calls are missing"
		assert re.search(r"read\(\d+, .*= \?$", calls[-1]), calls[-3:]
		assert any("killed by SIGKILL" in line for line in lines[-2:]), lines[-3:]


def test_kill_while_busy():
	# Killed anywhere: lines are whole, and their number never shrinks behind what the program knew it had made.
	script = "import os\nwhile True:\n for i in range(100): os.getppid()\n os.write(1, b'.')"
	for wait in (0.02, 0.05, 0.11, 0.17):
		p = start("-e", "getppid,write", "--", "python3", "-S", "-c", script)
		got = p.stdout.read(1)
		time.sleep(wait)
		victim = subprocess.run(["pgrep", "-P", str(p.pid)], capture_output=True, text=True).stdout.split()
		for pid in victim:
			with open(f"/proc/{pid}/cmdline", encoding="utf-8") as file:
				if "getppid" in file.read():
					os.kill(int(pid), signal.SIGKILL)
		rest, err = p.communicate(timeout=LIMIT)
		assert p.returncode in (-9, 137), (p.returncode, err)
		points = len(got + rest)
		whole = text()
		assert whole.count("getppid()") >= 100 * points, (whole.count("getppid()"), points)
		assert whole.count('write(1, "."') >= points


def test_stopped_supervisor():
	# The rings fill, and the program goes on without a reader; weir counts when it is back.
	script = "import os\nfor i in range(400000): os.getppid()\nprint('done', flush=True)"
	p = start("-e", "getppid", "--", "python3", "-S", "-c", "import time; time.sleep(0.3)\n" + script)
	time.sleep(0.2)
	os.kill(p.pid, signal.SIGSTOP)
	try:
		before = time.monotonic()
		line = p.stdout.readline()
		took = time.monotonic() - before
	finally:
		os.kill(p.pid, signal.SIGCONT)
	_, err = p.communicate(timeout=LIMIT)
	assert line == "done\n" and took < 60, (line, took)
	lost = sum(int(n) for n in re.findall(r"(\d+) calls?", err))
	assert text().count("getppid()") + lost == 400000, (text().count("getppid()"), err)


def test_drop_counts():
	n = 300000
	p = start("--drop", "-e", "getppid", "--", "python3", "-S", "-c", f"import os\nfor i in range({n}): os.getppid()")
	_, err = p.communicate(timeout=LIMIT)
	assert p.returncode == 0, (p.returncode, err)
	lost = sum(int(k) for k in re.findall(r"(\d+) calls?", err))
	# one whose result was lost has a line, without it, and is counted
	seen = sum("getppid()" in line and not line.endswith("= ?") for line in text().splitlines())
	assert seen + lost == n, (seen, lost, err)


def test_how_each_ended():
	# Whatever is filtered; the line of one that exits by itself comes in its place.
	script = ("(exit 3); sh -c 'kill -KILL $$'; perl -e 'fork or exit 7; wait; exit $? != 7 << 8';"
		  " (exec /nowhere); (exit 0) & wait; exit 4")
	for way in ([], ["--preload"]):
		p = start(*way, "-e", "getppid", "--", "bash", "-c", script)
		p.communicate(timeout=LIMIT)
		ends = [" ".join(line.split()[2:-1]) for line in text().splitlines() if "+++" in line]
		want = ["exited with 3", "exited with 7", "exited with 0", "exited with 127", "exited with 0", "exited with 4"]
		# The end of one that was killed is learned from others, at their time.
		killed = [e for e in ends if e == "killed by SIGKILL"]
		assert len(killed) == 1 and [e for e in ends if e not in killed] == want, ends


def test_int80():
	# 20 is getpid by int 0x80, and writev by syscall: told apart, and each is there.
	p = start("--", PROGRAMS + "/run-int80")
	out, _ = p.communicate(timeout=LIMIT)
	lines = text().splitlines()
	if p.returncode == 77:
		return
	made = int(re.search(r"^markers (\d+)$", out, re.M)[1]) # one with each pair of calls
	calls = [line for line in lines if "i386_syscall_0x14(" in line]
	assert made >= 100 and len(calls) == made + 1, (made, len(calls))
	assert all(line.endswith(f"= {line.split()[0]}") for line in calls), calls[:3]
	assert sum(" i386_syscall_0x1f4(" in line and "ENOSYS" in line for line in lines) == made
	assert not any(" writev(" in line for line in lines)


def test_many_execs():
	script = TMP + "/loop.sh"
	with open(script, "w", encoding="utf-8") as file:
		file.write('n=${1:-0}; [ $n -ge 5000 ] && { echo done $n; exit 4; }\nexec sh "$0" $((n + 1))\n')
	p = start("-e", "execve,exit_group", "--", "sh", script)
	out, err = p.communicate(timeout=LIMIT)
	assert (p.returncode, out, err) == (4, "done 5000\n", ""), (p.returncode, out, err)
	# `exec sh` looks for sh in one directory after the other
	made = [line for line in text().splitlines() if re.search(r'execve\("[^"]*", \["sh".* = 0', line)]
	want = 5000
	assert len(made) in (want, want + 1), len(made)
	assert "exit_group(4)" in text()


def test_smaller_cpus():
	names = ["vec_kept", "regs_kept", "fp_kept", "context_sentinels", "storm_tgkill", "threads_many", "eintr_read"]
	for cpu in ("xmm", "ymm", "nofsgsbase"):
		for name in names:
			for hook in ("general", "full", None):
				env = dict(ENV, WEIR_CPU=cpu)
				argv = [f"{PROGRAMS}/run-{name}"]
				if hook:
					env["LD_PRELOAD"] = f"{PROGRAMS}/passthrough-{hook}.so"
				else:
					argv = [WEIR, "trace", "-o", OUT, "--", *argv]
				done = subprocess.run(argv, env=env, capture_output=True, timeout=LIMIT, text=True,
						      stdin=subprocess.DEVNULL, cwd=TMP)
				assert done.returncode in (0, 77), f"{cpu} {name} {hook}: {done.returncode} {done.stderr}"
				assert done.stderr == "", f"{cpu} {name} {hook}: {done.stderr}"


def main():
	tests = [(name[5:], test) for name, test in globals().items() if name.startswith("test_")]
	only = sys.argv[3:]
	tests = [t for t in tests if not only or t[0] in only]
	print(f"TAP version 13\n1..{len(tests)}", flush=True)
	bad = 0
	for number, (name, test) in enumerate(tests, 1):
		begin = time.monotonic()
		try:
			test()
			print(f"ok {number} - supervision {name}\n# {time.monotonic() - begin:.1f} s", flush=True)
		except Exception as error:  # a time-out is a failure as any other
			bad += 1
			what = (type(error).__name__ + ": " + str(error)).replace("\n", "\n# ")
			print(f"not ok {number} - supervision {name}\n# {what}", flush=True)
	shutil.rmtree(TMP, ignore_errors=True)
	return bad > 0


sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare the text of `weir trace` with that of strace, line by line, on the exerciser.

strace-golden.py EXERCISER

Runs the exerciser (tests/real/exercise.c) under `strace -f -o` and under `weir trace -o`, masks what
differs from run to run (pids, addresses, times, ports), and compares the calls between the two
markers (close(-100) and close(-101)). strace's own limits are undone first: `<unfinished ...>` and
`resumed` pairs are joined. Known differences are listed in EXPECTED, each with its reason.
Exit status: 0 same, 1 different, 77 no strace or no weir.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

# (pattern of strace's line, replacement): what weir shows otherwise, on purpose
EXPECTED = [
	# pointed-to masks are two steps away
	(r"\{sigmask=\[[^\]]*\], sigsetsize=8\}", "{sigmask=P, sigsetsize=8}"),
	# commands that share a number have one name
	(r"(ioctl\(\d+, )SNDCTL_TMR_\w+ or (\w+)", r"\1\2"),
	# the program sees EINTR; what the kernel had in mind is not seen from inside
	(r"^((clock_)?nanosleep.*)\? ERESTART.*", r"\1-1 EINTR (Interrupted system call)"),
	# the time spent by a child is not in the record of a signal
	(r", si_utime=.*?, si_stime=[^}]*", ""),
	# capabilities are shown as numbers
	(r"(capget|capset)\(.*\) ", r"\1() "),
	(r"(personality|membarrier)\((.*?)\)( +)= .*", r"\1(\2)\3= N"),
	(r"(clone3\(\{.*?\}) => \{.*?\}", r"\1"),
	(r"parent_tid=\[\d+\]", "parent_tid=P"),
	(r"arch_prctl\((\w+), \[.*?\]\)", r"arch_prctl(\1, P)"),
]

# Lines that only strace has: the return from a handler is no call of its own to weir, signals are
# shown where the program has a handler, and ends where weir is the parent.
UNSEEN = ("rt_sigreturn(", "--- SIGCHLD", "+++ ")


def mask(line):
	for pattern, to in EXPECTED:
		line = re.sub(pattern, to, line)
	line = re.sub(r"0x[0-9a-f]{6,}", "P", line)
	line = re.sub(r"htons\(\d+\)", "htons(N)", line)
	line = re.sub(r"tv_(sec|nsec|usec)=\d+", r"tv_\1=N", line)
	line = re.sub(r"makedev\(.*?\)", "makedev()", line)
	line = re.sub(r"(si_pid|sin_port|pid)=\d+", r"\1=N", line)
	line = re.sub(r"^(wait4|waitid|kill|tgkill|tkill|getpid|gettid|getppid)\((.*?)\b\d{3,}",
		      r"\1(\2N", line)
	line = re.sub(r"^(tgkill\(N, )\d+", r"\1N", line)
	if re.match(r"(getpid|gettid|getppid|clone|clone3|fork|vfork|wait4|set_tid_address|times|time|"
		    r"getrandom|getcpu|sysinfo|statfs|fstatfs|getrusage|uname|sched_getaffinity)\(", line):
		line = re.sub(r"\{.*\}|\".*\"|\[[\d ]*\]", "{}", line)
		line = re.sub(r"= \d+.*", "= N", line)
	return re.sub(r" += ", " = ", line).rstrip()


def join(lines):
	"""Per pid, in order; strace's halves made whole."""
	pending, out, alias, first = {}, {}, {}, None
	for line in lines:
		# "12 text" in files; "[pid 12] text", and nothing before the second task, on a screen
		m = re.match(r"(?:\[pid (\d+)\]|(\d+)) +(.*)", line)
		pid, text = (m[1] or m[2], m[3]) if m else ("first", line)
		first = first or pid
		if pid == "first" or first == "first" and m and not any(k != "first" for k in alias):
			alias[pid] = "first"
		pid = alias.get(pid, pid)
		if text.startswith(UNSEEN):
			continue
		rows = out.setdefault(pid, [])
		if text.endswith("<unfinished ...>"):
			pending[pid] = text[:-len("<unfinished ...>")].rstrip()
			continue
		m = re.match(r"<\.\.\. \w+ resumed>(.*)", text)
		if m:
			head = pending.pop(pid, "")
			tail = m[1]
			if head.endswith(",") and tail[:1] not in (" ", ")"):
				head += " "
			text = head + tail
		rows.append(text)
	return list(out.values())


def window(tasks):
	"""The first task's lines between the markers; the other tasks' lines as they are."""
	first = tasks[0]
	begin = next(i for i, t in enumerate(first) if t.startswith("close(-100)"))
	end = next(i for i, t in enumerate(first) if t.startswith("close(-101)"))
	return [[mask(t) for t in first[begin:end + 1]]] + [[mask(t) for t in task] for task in tasks[1:]]


def run(command, output):
	with tempfile.TemporaryDirectory() as work:
		subprocess.run(command, cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
			       timeout=60, check=False)
	with open(output, encoding="utf-8", errors="surrogateescape") as f:
		return window(join(f.read().splitlines()))


def main():
	exerciser = os.path.abspath(sys.argv[1])
	weir = os.path.join(os.environ.get("WEIR_BUILD", "build"), "weir")
	if not shutil.which("strace"):
		print("strace-golden: skipped: no strace")
		return 77
	if not os.access(weir, os.X_OK):
		print("strace-golden: skipped: no %s" % weir)
		return 77
	with tempfile.TemporaryDirectory() as tmp:
		a, b = os.path.join(tmp, "strace"), os.path.join(tmp, "weir")
		theirs = run(["strace", "-f", "-o", a, exerciser], a)
		ours = run([os.path.abspath(weir), "trace", "-o", b, "--", exerciser], b)
	same = True
	if len(theirs) != len(ours):
		print("tasks: strace saw %d, weir %d" % (len(theirs), len(ours)))
		same = False
	lines = 0
	for want, have in zip(theirs, ours):
		lines += len(want)
		for line in difflib.unified_diff(want, have, "strace", "weir", lineterm="", n=0):
			print(line.encode("utf-8", "backslashreplace").decode())
			same = False
	if lines < 120:
		print("strace-golden: only %d lines were compared" % lines)
		same = False
	print("strace-golden: %d lines, %s" % (lines, "same" if same else "different"))
	return 0 if same else 1


if __name__ == "__main__":
	sys.exit(main())

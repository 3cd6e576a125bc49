#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every function that some well-known objects export, patched at once: programs go on as before. Speaks TAP.

Each export has to be hooked or refused with a reason, and at least 999 of 1000 have to be hooked.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BUILD = os.environ["WEIR_BUILD"]
HOOK = os.path.join(BUILD, "tests/function/hook-all.so")
LINE = re.compile(r"^(.*) exports (\d+) hooked (\d+) jump (\d+) pun (\d+) short (\d+) break (\d+) ns (\d+)$", re.M)


def library(program, name):
	"""The path of a library as the loader knows it in this program."""
	text = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
	m = re.search(rf"\b{re.escape(name)}\S* => (\S+)", text)
	return m.group(1) if m else None


def run(argv, objects=None, extra=None):
	env = dict(os.environ, LC_ALL="C.UTF-8")
	with tempfile.TemporaryDirectory(prefix="weir-exports-") as tmp:
		log = os.path.join(tmp, "log")
		if objects is not None:
			env.update(LD_PRELOAD=HOOK, HOOK_LOG=log, HOOK_ALL=":".join(objects),
				   HOOK_PLAN=os.path.join(BUILD, "weir-plan"), **(extra or {}))
		done = subprocess.run(argv, env=env, capture_output=True, text=True, timeout=300)
		text = ""
		if objects is not None and os.path.exists(log):
			with open(log, encoding="utf-8") as file:
				text = file.read()
	return done, text


def judge(objects, log):
	"""What is wrong with the counts, and a line to show for each object."""
	wrong, shown = [], []
	found = {m[0]: [int(x) for x in m[1:]] for m in LINE.findall(log)}
	for path in objects:
		exports, hooked, *forms, ns = found.get(path, [0] * 7)
		refused = len(re.findall(rf"^{re.escape(path)} refused \S+ -\d+ [1-9]\d*$", log, re.M))
		shown.append(f"{path or 'the program'}: {exports} exports, {hooked} hooked (jump, pun, short, break: {forms}), "
			     f"{ns} ns each, plan included")
		if exports == 0 or hooked + refused != exports:
			wrong.append(f"{path}: {exports} exports, {hooked} hooked, {refused} refused with a reason")
		if hooked * 1000 < exports * 999:
			wrong.append(f"{path}: only {hooked} of {exports} hooked")
	called = re.search(r"^called (\d+) calls (\d+)$", log, re.M)
	if not called or int(called[1]) == 0:
		wrong.append("no hooked function was called")
	else:
		shown.append(f"{called[1]} of them called, {called[2]} calls")
	return wrong, shown


def compare(argv, objects, extra=None):
	"""The same output, error output and status as bare, with every export hooked."""
	bare, _ = run(argv)
	hooked, log = run(argv, objects, extra)
	wrong, shown = judge(objects, log)
	for what in ("returncode", "stdout", "stderr"):
		if getattr(bare, what) != getattr(hooked, what):
			wrong.append(f"{what}: bare {getattr(bare, what)!r:.200}, hooked {getattr(hooked, what)!r:.200}")
	return wrong, shown


def speed():
	"""openssl speed gives other figures each time: it has to end well, and to have worked."""
	openssl = shutil.which("openssl")
	objects = [library(openssl, "libcrypto.so")]
	hooked, log = run([openssl, "speed", "-seconds", "1", "-bytes", "1024", "sha256", "aes-128-cbc"], objects)
	wrong, shown = judge(objects, log)
	if hooked.returncode != 0 or not re.search(r"^sha256 +[1-9]\d+\.\d+k$", hooked.stdout, re.M) or \
	   not re.search(r"^aes-128-cbc +[1-9]\d+\.\d+k$", hooked.stdout, re.M):
		wrong.append(f"status {hooked.returncode}: {hooked.stdout!r:.300} {hooked.stderr[-300:]!r}")
	return wrong, shown


def digest():
	openssl = shutil.which("openssl")
	return compare([openssl, "dgst", "-sha3-256", HOOK], [library(openssl, "libcrypto.so"), library(openssl, "libc.so")])


def cxx():
	program = os.path.join(BUILD, "tests/function/workout")
	names = ("libstdc++.so", "libc.so", "libm.so", "libgcc_s.so")
	return compare([program], [library(program, n) for n in names])


def undone():
	program = os.path.join(BUILD, "tests/function/workout")
	return compare([program], [library(program, "libstdc++.so")], {"HOOK_UNDO": "1"})


def python():
	return compare(["/usr/bin/python3", "-c", "import json, re\nprint(json.dumps([re.sub('a', str(i), 'banana') "
			"for i in range(2000)])[-40:])"], [""])


def node():
	return compare([shutil.which("node"), "-e", "console.log(JSON.stringify([3,1,2].sort()), [...Array(1e5).keys()]"
			".map(x => x * x % 97).reduce((a, b) => a + b))"], [""])


CASES = [
	("libcrypto: openssl speed", speed, "openssl"),
	("libcrypto and libc: openssl dgst", digest, "openssl"),
	("libstdc++, libc, libm, libgcc_s: a C++ program", cxx, None),
	("libstdc++ patched, restored, patched again", undone, None),
	("python3", python, "/usr/bin/python3"),
	("node", node, "node"),
]


def main():
	failed = 0
	print(f"1..{len(CASES)}")
	for number, (name, case, need) in enumerate(CASES, 1):
		if need and not shutil.which(need):
			print(f"ok {number} - {name} # SKIP {need} is not installed")
			continue
		wrong, shown = case()
		print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
		for line in wrong + shown:
			print(f"# {line}")
		failed += bool(wrong)
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""interpose.py - examples/interpose/README.md says the truth: each of its commands prints what stands below it.

A section is a test. They run in their order, in one copy of the directory, for later ones use what earlier ones built.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = os.environ["WEIR_SOURCE"]
TMP = tempfile.mkdtemp(prefix="weir-interpose-")
HERE = TMP + "/interpose"
LIMIT = 120


def sections():
	"""(title, [(command, what it prints)]) for each section with commands."""
	title, commands, found = "", [], []
	with open(HERE + "/README.md", encoding="utf-8") as f:
		lines = f.read().split("\n")
	for line in lines:
		if line.startswith("## "):
			title, commands = line[3:], []
			found.append((title, commands))
		elif line.startswith("    $ "):
			commands.append([line[6:], ""])
		elif line.startswith("    ") and commands:
			commands[-1][1] += line[4:] + "\n"
	return found


def needs(commands):
	"""Why the section cannot run here, or None."""
	text = "\n".join(c for c, _ in commands)
	for program in ("rustc", "clang++", "install"):
		if re.search(rf"\b{re.escape(program)}(?!\w)", text) and not shutil.which(program):
			return f"no {program} here"
	if "install -m 4755" in text:
		if os.geteuid() != 0:
			return "needs root"
		if os.statvfs(HERE).f_flag & os.ST_NOSUID:
			return "the temporary directory is mounted nosuid"
	return None


def run(command):
	env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", TMP), "LC_ALL": "C", "WEIR": TMP + "/weir", "PWD": HERE}
	if "RUSTUP_HOME" in os.environ:
		env["RUSTUP_HOME"] = os.environ["RUSTUP_HOME"]
	return subprocess.run(["bash", "-c", command], env=env, cwd=HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
		stderr=subprocess.STDOUT, text=True, timeout=LIMIT, check=False).stdout


def difference(commands):
	for command, want in commands:
		got = run(command)
		if got != want:
			return f"$ {command}\ngot:\n{got}want:\n{want}"
	return None


def main():
	os.makedirs(TMP + "/weir")
	os.chmod(TMP, 0o755)
	os.symlink(SOURCE + "/include", TMP + "/weir/include")
	os.symlink(os.environ["WEIR_BUILD"], TMP + "/weir/build")
	shutil.copytree(SOURCE + "/examples/interpose", HERE)
	tests = sections()
	bad = 0
	print(f"1..{len(tests)}", flush=True)
	for n, (title, commands) in enumerate(tests, 1):
		skip = needs(commands)
		why = None if skip else difference(commands) if commands else "no commands"
		bad |= bool(why)
		print(f"{'not ok' if why else 'ok'} {n} - {title}{' # SKIP ' + skip if skip else ''}")
		for line in (why or "").splitlines():
			print("# " + line)
		sys.stdout.flush()
	shutil.rmtree(TMP, ignore_errors=True)
	return bad


if __name__ == "__main__":
	sys.exit(main())

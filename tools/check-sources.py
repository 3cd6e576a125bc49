#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-sources.py [ROOT] - rules for every file and for the lists of files.

* each source file names its licence in its first lines,
* no word that stands for work left undone,
* no blanks at the end of a line, a newline at the end of the file,
* each C, C++ and assembly file is named in a meson.build at or above its directory, so that none is forgotten,
* the list of tests/run is sorted,
* links between documents lead somewhere.
"""
import pathlib
import re
import subprocess
import sys

SOURCE = {".c", ".h", ".S", ".cc", ".cpp", ".hpp", ".py", ".sh", ".build", ".map", ".def", ".proto", ".inc"}
NAMED = {"Makefile", ".clang-format", ".clang-tidy", ".editorconfig", "meson.options"}
COMPILED = {".c", ".S", ".cc", ".cpp"}
# Directories whose files are data of tests or are built by scripts of their own.
UNLISTED = re.compile(r"(^|/)(data|golden|fuzz|bench)/")
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)")
# Spelled so that this file passes.
UNDONE = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def files_of(root):
	"""What git knows or would add; in an unpacked archive, everything outside of build directories."""
	try:
		if (root / ".git").exists():
			out = subprocess.check_output(["git", "-C", root, "ls-files", "-zco", "--exclude-standard"])
			return sorted(set(out.decode().split("\0")) - {""})
	except (OSError, subprocess.CalledProcessError):
		pass
	every = (p.relative_to(root).as_posix() for p in root.glob("**/*") if p.is_file())
	return sorted(p for p in every if not re.match(r"build|\.git/|.*__pycache__", p))


def is_listed(root, rel):
	path = root / rel
	for directory in path.parents:
		build = directory / "meson.build"
		if build.is_file():
			name = path.relative_to(directory).as_posix()
			text = build.read_text(encoding="utf-8")
			if f"'{name}'" in text or f"'{name.rsplit('.', 1)[0]}'" in text:
				return True
		if directory == root:
			return False


def check_file(root, rel):
	path = root / rel
	try:
		text = path.read_text(encoding="utf-8")
	except UnicodeDecodeError:
		return
	lines = text.split("\n")
	source = path.suffix in SOURCE or path.name in NAMED or text.startswith("#!")
	if source and not any("SPDX-License-Identifier: MIT" in line for line in lines[:3]):
		yield 1, "no SPDX-License-Identifier line"
	if text and not text.endswith("\n"):
		yield len(lines), "no newline at the end"
	for number, line in enumerate(lines, 1):
		m = UNDONE.search(line)
		if m:
			yield number, f"{m[1]}: finish it, or open an issue"
		if path.suffix == ".md":
			for link in LINK.findall(line):
				if not (path.parent / link).exists():
					yield number, f"the link to {link} leads nowhere"
		if source and line != line.rstrip():
			yield number, "blanks at the end of the line"
	if path.suffix in COMPILED and not UNLISTED.search(rel) and not is_listed(root, rel):
		yield 1, "not named in a meson.build"


def check_run_list(root):
	build = root / "tests/run/meson.build"
	if not build.is_file():
		return
	m = re.search(r"^run_tests = \[(.*?)^\]", build.read_text(encoding="utf-8"), re.S | re.M)
	if not m:
		yield 1, "no list run_tests"
		return
	names = re.findall(r"'([^']*)'", m[1])
	for before, name in zip(names, names[1:]):
		if name <= before:
			yield 1, f"run_tests is not sorted: '{name}' after '{before}'"


def main():
	root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
	files = files_of(root)
	bad = 0
	for rel in files:
		if not (root / rel).is_file():
			continue
		for number, wrong in check_file(root, rel):
			print(f"{rel}:{number}: {wrong}")
			bad += 1
	for number, wrong in check_run_list(root):
		print(f"tests/run/meson.build:{number}: {wrong}")
		bad += 1
	print(f"check-sources: {len(files)} files, {bad} errors")
	return 1 if bad or not files else 0


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plans of small objects: each tests/golden/plan/NAME.S says in `want:` lines what its plan is to hold.

A line reads: place, tactic (with the distance for T2), reason, number or -; where such lines say it, also what is
found about T3. `flags:` replaces the linker flags.
"""
import os
import re
import subprocess
import sys
import tempfile

SOURCE = os.environ.get("WEIR_SOURCE") or os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
BUILD = os.environ.get("WEIR_BUILD") or os.path.join(SOURCE, "build")
GOLDEN = os.path.join(SOURCE, "tests/golden/plan")
LINE = re.compile(r"^ *[0-9a-f]+  (\S+) +(?:(-)|(\d+) \S+) +(T\d(?:[+-]\d+)?) +(\S+?)(, T3 \S+)?$")


def strip_sections(path):
	"""Clear e_shoff, e_shnum and e_shstrndx."""
	with open(path, "r+b") as file:
		file.seek(0x28)
		file.write(bytes(8))
		file.seek(0x3C)
		file.write(bytes(4))


def plan(path, with_zero):
	text = subprocess.run([os.path.join(BUILD, "weir-plan"), "--no-cache", "--show", path],
			      check=True, capture_output=True, text=True).stdout
	sites = []
	for line in text.splitlines()[1:]:
		match = LINE.match(line)
		if match:
			place, _, number, tactic, reason, zero = match.groups()
			sites.append(f"{place} {tactic} {reason} {number or '-'}" + (zero if with_zero and zero else ""))
	count = int(re.search(r": (\d+) sites, key ", text).group(1))
	if count != len(sites):
		raise AssertionError(f"{count} sites announced, {len(sites)} lines read:\n{text}")
	return sites


def run(name, tmp):
	with open(os.path.join(GOLDEN, name + ".S"), encoding="utf-8") as file:
		text = file.read()
	want = re.findall(r"^/\* want: (.*) \*/$", text, re.M)
	flags = re.search(r"^/\* flags: (.*) \*/$", text, re.M)
	flags = flags.group(1).split() if flags else ["-shared"]
	path = os.path.join(tmp, name)
	subprocess.run(["gcc", "-nostdlib", "-Wl,-z,noexecstack"] + (["-Wl,--build-id=sha1"] if "-Wl,--build-id=none"
		       not in flags else []) + [f for f in flags if f != "strip-sections"] +
		       ["-o", path, os.path.join(GOLDEN, name + ".S")], check=True)
	if "strip-sections" in flags:
		strip_sections(path)
	got = plan(path, any(", T3 " in line for line in want))
	return [] if got == want else [f"want: {want}", f"got:  {got}"]


def main():
	names = sorted(n[:-2] for n in os.listdir(GOLDEN) if n.endswith(".S"))
	if not names:
		sys.exit("no golden files")
	failed = 0
	print(f"1..{len(names)}")
	with tempfile.TemporaryDirectory(prefix="weir-plan-") as tmp:
		for number, name in enumerate(names, 1):
			try:
				wrong = run(name, tmp)
			except (subprocess.CalledProcessError, AssertionError) as error:
				wrong = str(error).splitlines()
			print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
			for line in wrong:
				print(f"# {line}")
			failed += bool(wrong)
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Displaced instructions, byte for byte: tests/golden/displace/NAME.in.S holds a function f, NAME.out.S how its copy reads.

The first comment of NAME.out.S that begins with `plan:` says what is possible, how many bytes are displaced, and why
not more. The copy is assembled at another address with the symbols of the first file.
"""
import os
import re
import subprocess
import sys
import tempfile

SOURCE = os.environ.get("WEIR_SOURCE") or os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
BUILD = os.environ.get("WEIR_BUILD") or os.path.join(SOURCE, "build")
GOLDEN = os.path.join(SOURCE, "tests/golden/displace")
COPY = 0x600000


def build(source, out, flags):
	subprocess.run(["gcc", "-nostdlib", "-static", "-no-pie", "-Wl,-z,noexecstack", "-Wl,-e,0", "-Wl,--build-id=sha1"]
		       + flags + ["-o", out, source], check=True, capture_output=True)


def run(name, tmp):
	before, after, raw = (os.path.join(tmp, name + end) for end in (".in", ".out", ".bin"))
	source = os.path.join(GOLDEN, name + ".out.S")
	with open(source, encoding="utf-8") as file:
		text = file.read()
	want = re.search(r"^/\* plan: (.*) \*/$", text, re.M).group(1)
	build(os.path.join(GOLDEN, name + ".in.S"), before, ["-Wl,-Ttext=0x401000"])
	got = subprocess.run([os.path.join(BUILD, "weir-plan"), "--no-cache", "--entries", "--function", "f", "--copy-at",
			      hex(COPY), before], check=True, capture_output=True, text=True).stdout.splitlines()
	wrong = [] if got[0] == want else [f"plan: want {want}, got {got[0]}"]
	copy = b""
	if ".text" in text:
		build(source, after, [f"-Wl,-Ttext={COPY:#x}", "-Wl,--just-symbols=" + before])
		subprocess.run(["objcopy", "-O", "binary", "-j", ".text", after, raw], check=True)
		with open(raw, "rb") as file:
			copy = file.read()
	bytes_got = got[1] if len(got) > 1 else ""
	if bytes_got != copy.hex():
		wrong.append(f"copy: want {copy.hex()}, got {bytes_got}")
	return wrong


def main():
	names = sorted(n[:-5] for n in os.listdir(GOLDEN) if n.endswith(".in.S"))
	if not names:
		sys.exit("no golden files")
	failed = 0
	print(f"1..{len(names)}")
	with tempfile.TemporaryDirectory(prefix="weir-displace-") as tmp:
		for number, name in enumerate(names, 1):
			try:
				wrong = run(name, tmp)
			except subprocess.CalledProcessError as error:
				wrong = [str(error), *str(error.stderr).splitlines()]
			print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
			for line in wrong:
				print(f"# {line}")
			failed += bool(wrong)
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())

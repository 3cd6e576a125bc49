#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-exports.py LIBWEIR.SO LIBWEIR.MAP HEADER... - the exported symbols are those that the headers declare.

Every declaration marked WEIR_API is defined in the library, in a version node that the map has; nothing else is.
"""
import re
import subprocess
import sys


def declared(header):
	with open(header, encoding="utf-8") as f:
		text = re.sub(r"/\*.*?\*/|//[^\n]*|^\s*#.*?$", " ", f.read(), flags=re.S | re.M)
	for m in re.finditer(r"\bWEIR_API\b([^;{]*)", text):
		name = re.search(r"\b(weir_\w+)\s*(\(|\[|$)", m[1].strip())
		yield name[1] if name else "?" + " ".join(m[1].split())


def exported(library):
	for line in subprocess.check_output(["nm", "-D", "--defined-only", library], text=True).splitlines():
		_, kind, name = line.split()
		if kind != "A":		# the version nodes themselves
			yield name.partition("@")[0], name.rpartition("@")[2]


def main():
	library, version_map, headers = sys.argv[1], sys.argv[2], sys.argv[3:]
	with open(version_map, encoding="utf-8") as f:
		nodes = set(re.findall(r"^(WEIR_[\d.]+)\s*\{", f.read(), re.M))
	want = {name for h in headers for name in declared(h)}
	have = dict(exported(library))
	bad = [f"{n}: declared, not exported" for n in sorted(want - set(have))]
	bad += [f"{n}: exported, not declared" for n in sorted(set(have) - want)]
	bad += [f"{n}: in no version node of the map" for n, node in sorted(have.items()) if node not in nodes]
	for line in bad:
		print(line)
	print(f"check-exports: {len(have)} symbols, {len(bad)} errors")
	return 1 if bad or not want else 0


if __name__ == "__main__":
	sys.exit(main())

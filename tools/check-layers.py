#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-layers.py [ROOT] - who may include whom, and what in-hook code may take from the system.

An include between directories that LAYERS does not list, a libc header in in-hook code, and a question about the
processor outside of src/arch are errors. Prints file:line for each.
"""
import pathlib
import re
import sys

# A layer -> the layers that it may include, besides itself. The first matching prefix in PLACES names the layer.
LAYERS = {
	"formats": set(),			# what the two worlds share: layouts of records, no code
	"leaf": set(),				# arch leaf headers
	"rt": {"leaf"},
	"arch": {"leaf", "rt"},
	"code": {"leaf", "rt", "arch"},
	"core": {"leaf", "rt", "arch", "public"},	# public: the types of interposers
	"elf": {"leaf", "rt", "arch", "formats"},
	"engine": {"leaf", "rt", "arch", "code", "core", "formats", "public"},
	"writer": {"leaf", "rt", "core", "formats", "public"},
	"api": {"leaf", "rt", "arch", "code", "core", "elf", "engine", "writer", "formats", "public", "config"},
	"public": set(),
	"plan": {"leaf", "rt", "arch", "formats", "config"},
	"reader": {"formats"},
	"cli": {"public", "reader", "plan", "formats", "config"},
	"compat": {"public"},
	"examples": {"public"},
}

PLACES = [
	(r"src/trace/(format|launch|captures|captures_gen|ids_gen)\.h$|src/plan/(format|check|key|entry|local|returns)\.h$", "formats"),
	(r"src/trace/[^/]*\.h$", "reader"),
	(r"src/arch/[^/]+/.*\.h$", "leaf"),
	(r"src/arch/", "arch"),
	(r"src/trace/writer/", "writer"),
	(r"src/trace/reader/", "reader"),
	(r"src/(rt|code|core|elf|plan|engine|api)/", None),
	(r"include/weir/", "public"),
	(r"(cli|compat|examples)/", None),
]

IN_HOOK = {"leaf", "rt", "arch", "code", "core", "elf", "engine", "writer", "api", "public", "formats"}

# Headers of the compiler and of the kernel, and those of libc that hold only numbers and layouts.
FREE = re.compile(r"(stddef|stdint|stdbool|stdarg|stdalign|stdnoreturn|limits|cpuid|elf)\.h$|(linux|asm|asm-generic)/")

PROCESSOR = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif)\b.*__(x86_64|aarch64|i386|riscv)")
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def layer_of(path):
	for pattern, layer in PLACES:
		m = re.match(pattern, path)
		if m:
			return layer or m[1]
	return None


def resolve(root, path, name):
	"""Where "name" leads from path: its own directory first, then the include directories of the build."""
	for base in (path.parent, root / "src", root / "include"):
		if (base / name).is_file():
			return (base / name).resolve().relative_to(root).as_posix()
	return None


def is_generated(root, path, name):
	"""Whether the build of this directory makes the file."""
	builds = [d / "meson.build" for d in path.parents if d == root or root in d.parents]
	return any(b.is_file() and f"'{name}'" in b.read_text(encoding="utf-8") for b in builds)


def judge(root, path, quote, name):
	"""What is wrong with this include, or None."""
	me = layer_of(path.relative_to(root).as_posix())
	if name == "config.h":
		return None if "config" in LAYERS[me] else f"{me} may not include config.h"
	target = resolve(root, path, name)
	if not target:
		if quote == '"':
			return None if is_generated(root, path, name) else f'"{name}" is not in the tree'
		if me in IN_HOOK and not FREE.match(name):
			return f"{me} is in-hook and may not include <{name}>"
		return None
	other = layer_of(target)
	if me == "engine" and other == "engine":
		mine, its = path.relative_to(root).parts[2], target.split("/")[2]
		return None if mine == its else f"engine/{mine} may not include engine/{its}"
	if other == me or other in LAYERS[me]:
		return None
	return f"{me} may not include {other} ({target})"


def main():
	root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
	seen = bad = 0
	for path in sorted(root.glob("**/*.[chS]")):
		rel = path.relative_to(root).as_posix()
		if not layer_of(rel):
			continue
		seen += 1
		for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
			m = INCLUDE.match(line)
			wrong = judge(root, path, m[1], m[2]) if m else None
			if PROCESSOR.match(line) and not rel.startswith("src/arch/"):
				wrong = "which processor it is, is a question for src/arch"
			if wrong:
				print(f"{rel}:{number}: {wrong}")
				bad += 1
	print(f"check-layers: {seen} files, {bad} errors")
	return 1 if bad or not seen else 0


if __name__ == "__main__":
	sys.exit(main())

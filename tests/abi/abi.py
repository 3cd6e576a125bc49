#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""abi.py [--refresh] LIBWEIR.SO CC... - the library keeps the binary interface that was frozen.

The baseline is libweir-0.1.abi (functions and structs, by abidw) and libweir-0.1.constants (enumerations, and what the
headers define by the preprocessor). Additions are welcome, all else is a failure. That the
comparison notices is shown with changed copies of the headers, compiled with functions that do nothing.

abidiff's rule for structs that may grow at their end also lets pass what is taken out of them, so that the fields of all
structs are compared here as well; and enumerations by their names and values, because most are kept in integers.

--refresh writes the baseline anew from LIBWEIR.SO: at a release, and for functions that have just been added.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SOURCE = pathlib.Path(os.environ.get("WEIR_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
HERE = SOURCE / "tests/abi"
BASE = HERE / "libweir-0.1.abi"
CONSTANTS = HERE / "libweir-0.1.constants"
WHOLE = ["base.h", "syscall.h", "thread.h", "weir.h"]	# the frozen headers


def run(*words):
	return subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
		timeout=60, check=False)


def dump(library, headers):
	return run("abidw", "--exported-interfaces-only", "--headers-dir", headers, "--no-corpus-path",
		"--no-comp-dir-path", "--no-show-locs", "--drop-private-types", library)


def differences(library, headers):
	"""What abidiff says against the additive changes; "" if it is content."""
	with tempfile.NamedTemporaryFile("w", suffix=".abi") as now:
		result = dump(library, headers)
		assert result.returncode == 0, result.stdout
		now.write(result.stdout)
		now.flush()
		result = run("abidiff", "--no-added-syms", "--suppressions", HERE / "extensible.suppr", BASE, now.name)
		moved = moved_fields(fields(BASE), fields(now.name))
	assert not result.returncode & 3, result.stdout	# bits 0 and 1: abidiff itself failed
	return "" if result.returncode == 0 and not moved else f"{result.returncode} {result.stdout}{moved}"


def fields(abi):
	"""{struct: [(offset, name)]}"""
	return {c.get("name"): [(m.get("layout-offset-in-bits"), m.find("var-decl").get("name"))
		for m in c.iter("data-member")] for c in ElementTree.parse(abi).iter("class-decl")
		if not c.get("is-declaration-only")}


def moved_fields(old, new):
	return "".join(f"{name}: fields have moved: {was} {new.get(name)}\n" for name, was in old.items()
		if new.get(name, [])[:len(was)] != was)


def constants(headers):
	found = {}
	for name in WHOLE:
		text = re.sub(r"/\*.*?\*/", " ", (headers / "weir" / name).read_text(encoding="utf-8"), flags=re.S)
		found |= dict(re.findall(r"^#define (WEIR_\w+) +(\S.*?) *$", text, re.M))
		for names in re.findall(r"^enum \w+ \{(.*?)\}", text, re.M | re.S):
			value = -1
			for name, given in re.findall(r"(WEIR_\w+)(?: *= *(\d+))?", names):
				value = int(given or value + 1)
				found[name] = str(value)
	found.pop("WEIR_API", None)
	return found


def changed_constants(headers):
	old = dict(line.split(" ", 1) for line in CONSTANTS.read_text(encoding="utf-8").splitlines())
	new = constants(headers)
	return "\n".join(f"{k} was {v}, is {new.get(k)}" for k, v in old.items() if new.get(k) != v)


def hollow(headers, out, cc):
	"""A library of functions that do nothing, as the headers declare them."""
	code = ""
	for name in WHOLE:
		text = re.sub(r"/\*.*?\*/", " ", (headers / "weir" / name).read_text(encoding="utf-8"), flags=re.S)
		for declaration in re.findall(r"^WEIR_API ([^;]*);", text, re.M):
			code += re.split(r"__attribute__", declaration)[0] + "\n{\n\t__builtin_trap();\n}\n"
	source = out.with_suffix(".c")
	source.write_text("#include <weir/weir.h>\n" + code, encoding="utf-8")
	result = run(*cc, "-g", "-O0", "-w", "-shared", "-fPIC", "-I", headers, "-o", out, source,
		f"-Wl,--version-script={SOURCE / 'src/libweir.map'},-soname,libweir.so.0")
	assert result.returncode == 0, result.stdout


# name, header, old text, new text, may it be
CHANGES = [
	("the headers as they are", "base.h", "", "", True),
	("a new function", "base.h", "struct weir_session;\n", "struct weir_session;\nWEIR_API int weir_new(int a);\n", True),
	("a new field at the end of a sized struct", "syscall.h", "\tint32_t tid;\n\tuint32_t reserved;\n};",
		"\tint32_t tid;\n\tuint32_t reserved;\n\tuint64_t more;\n};", True),
	("a new enumerator", "syscall.h", "WEIR_TACTIC_BREAK = 5", "WEIR_TACTIC_BREAK = 5,\n\tWEIR_TACTIC_NEW = 6", True),
	("a new constant", "base.h", "#define WEIR_SESSION_VDSO", "#define WEIR_NEW 1\n#define WEIR_SESSION_VDSO", True),
	("a function less", "syscall.h", "WEIR_API int weir_syscall_busy(int handle);", "", False),
	("another parameter", "syscall.h", "weir_syscall_busy(int handle)", "weir_syscall_busy(long handle)", False),
	("another result", "syscall.h", "WEIR_API int weir_syscall_busy", "WEIR_API long weir_syscall_busy", False),
	("a parameter more", "base.h", "weir_fd_hide(int fd)", "weir_fd_hide(int fd, int to)", False),
	("a field in the middle", "syscall.h", "\tint32_t tid;\n\tuint32_t reserved;\n};",
		"\tuint64_t more;\n\tint32_t tid;\n\tuint32_t reserved;\n};", False),
	("a field less", "thread.h", "\tuint64_t exit_signal;\n\tconst struct", "\tconst struct", False),
	("a struct without size that grows", "base.h", "char text[112]", "char text[120]", False),
	("another value in an enumeration", "syscall.h", "WEIR_TACTIC_BREAK = 5", "WEIR_TACTIC_BREAK = 6", False),
	("another value of a constant", "base.h", "WEIR_SESSION_VDSO 8u", "WEIR_SESSION_VDSO 64u", False),
	("a constant less", "syscall.h", "#define WEIR_HOOK_REENTER 2u", "", False),
]


def try_change(tmp, cc, header, old, new, allowed):
	headers = tmp / "include"
	shutil.copytree(SOURCE / "include/weir", headers / "weir")
	path = headers / "weir" / header
	text = path.read_text(encoding="utf-8")
	assert old in text, f"{header} has no {old!r}: this test must follow the header"
	path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
	hollow(headers, tmp / "libweir.so", cc)
	said = differences(tmp / "libweir.so", headers) + changed_constants(headers)
	if allowed:
		return said
	return "" if said else "not noticed"


def refresh(library):
	result = dump(library, SOURCE / "include")
	assert result.returncode == 0, result.stdout
	BASE.write_text(result.stdout, encoding="utf-8")
	lines = [f"{k} {v}\n" for k, v in sorted(constants(SOURCE / "include").items())]
	CONSTANTS.write_text("".join(lines), encoding="utf-8")
	return 0


def main():
	args = sys.argv[1:]
	if args[:1] == ["--refresh"]:
		return refresh(args[1])
	library, cc = args[0], args[1:] or ["cc"]
	if not shutil.which("abidiff"):
		print("1..0 # SKIP no abidiff here (package abigail-tools)")
		return 0
	bad = 0
	print(f"1..{len(CHANGES) + 2}")
	checks = [("the library", lambda _: differences(library, SOURCE / "include")),
		("the constants", lambda _: changed_constants(SOURCE / "include"))]
	for name, *rest in CHANGES:
		kind = "passes" if rest[-1] else "is refused"
		checks.append((f"{name} {kind}", lambda tmp, rest=rest: try_change(tmp, cc, *rest)))
	for number, (name, check) in enumerate(checks, 1):
		with tempfile.TemporaryDirectory() as tmp:
			said = check(pathlib.Path(tmp))
		bad |= bool(said)
		print(f"{'not ok' if said else 'ok'} {number} - {name}", flush=True)
		print("".join("# " + line + "\n" for line in said.splitlines()), end="")
	return int(bad)


if __name__ == "__main__":
	sys.exit(main())

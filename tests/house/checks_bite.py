#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""checks_bite.py CC... - each house check fails on a small tree or object that breaks its rule, and says why."""
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["WEIR_SOURCE"])
TOOLS = SOURCE / "tools"
CC = sys.argv[1:] or ["cc"]
SPDX = "/* SPDX-License-Identifier: MIT */\n"
LISTED = "# SPDX-License-Identifier: MIT\nx = files('src/rt/a.c')\n"

# name, tool, files of the tree, what the tool must say (None: it must be content)
TREES = [
	("layers: a tree without fault", "check-layers.py",
		{"src/rt/rt.h": "", "src/core/a.c": '#include "rt/rt.h"\n#include <stdint.h>\n'}, None),
	("layers: rt may not know core", "check-layers.py",
		{"src/core/core.h": "", "src/rt/a.c": '#include "core/core.h"\n'}, "rt may not include core"),
	("layers: engines do not know each other", "check-layers.py",
		{"src/engine/signal/s.h": "", "src/engine/syscall/a.c": '#include "engine/signal/s.h"\n'},
		"engine/syscall may not include engine/signal"),
	("layers: by way of ..", "check-layers.py",
		{"src/engine/signal/s.h": "", "src/engine/syscall/a.c": '#include "../signal/s.h"\n'},
		"engine/syscall may not include engine/signal"),
	("layers: no libc in-hook", "check-layers.py", {"src/code/a.c": "#include <stdlib.h>\n"},
		"code is in-hook and may not include <stdlib.h>"),
	("layers: libc is welcome in the reader", "check-layers.py",
		{"src/trace/reader/a.c": "#include <stdlib.h>\n"}, None),
	("layers: a header that is not there", "check-layers.py", {"src/rt/a.c": '#include "none.h"\n'},
		"is not in the tree"),
	("layers: a header that the build makes", "check-layers.py",
		{"src/plan/a.c": '#include "n.inc"\n', "src/plan/meson.build": "output: 'n.inc',\n"}, None),
	("layers: processor questions", "check-layers.py", {"src/code/a.c": "#if defined(__x86_64__)\n#endif\n"},
		"a question for src/arch"),
	("layers: an empty tree is no success", "check-layers.py", {"a": ""}, "0 files"),
	("sources: a tree without fault", "check-sources.py", {"meson.build": LISTED, "src/rt/a.c": SPDX}, None),
	("sources: no licence", "check-sources.py", {"meson.build": LISTED, "src/rt/a.c": "int a;\n"}, "no SPDX"),
	("sources: no licence in a script", "check-sources.py", {"run": "#!/bin/sh\n"}, "no SPDX"),
	("sources: work left undone", "check-sources.py",
		{"meson.build": LISTED, "src/rt/a.c": SPDX + "/* TO" "DO: more */\n"}, "finish it"),
	("sources: in a text, too", "check-sources.py", {"docs/a.md": "FIX" "ME\n"}, "finish it"),
	("sources: a link to nowhere", "check-sources.py", {"docs/a.md": "[b](b.md) [w](https://a.b/c)\n"},
		"the link to b.md leads nowhere"),
	("sources: a link to somewhere", "check-sources.py", {"docs/a.md": "[b](../b.md#c)\n", "b.md": "x\n"}, None),
	("sources: not built", "check-sources.py", {"meson.build": LISTED, "src/rt/b.c": SPDX}, "not named"),
	("sources: blanks", "check-sources.py", {"meson.build": LISTED, "src/rt/a.c": SPDX + "int a; \n"}, "blanks"),
	("sources: no newline", "check-sources.py", {"meson.build": LISTED, "src/rt/a.c": SPDX + "int a;"}, "newline"),
	("sources: the list of tests/run is sorted", "check-sources.py",
		{"tests/run/meson.build": "# SPDX-License-Identifier: MIT\nrun_tests = [\n\t'b',\n\t'a',\n]\n"},
		"not sorted"),
]

# name, C of the in-hook object, extra compiler words, what check-freestanding.sh must say (None: content)
OBJECTS = [
	("freestanding: an object without fault", "int a(int x) { return x + 1; }", [], None),
	("freestanding: the weak __errno_location", "extern int *__errno_location(void) __attribute__((weak));\n"
		"int *a(void) { return __errno_location ? __errno_location() : 0; }", [], None),
	("freestanding: an undefined symbol", "int puts(const char *);\nint a(void) { return puts(\"\") + 1; }", [],
		"undefined in"),
	("freestanding: a strong __errno_location", "int *__errno_location(void);\n"
		"int a(void) { return *__errno_location(); }", [], "undefined in"),
	("freestanding: a vector register", "double a(double x) { return x * 2; }", [], "vector registers"),
	("freestanding: an x87 register", "long double a(long double x) { return x * 2; }", [], "vector registers"),
	("freestanding: thread-local storage", "static __thread int t;\nint *a(void) { return &t; }",
		["-ftls-model=initial-exec"], "thread-local"),
	("freestanding: a library without soname", "int a;\nint b(void) { return a; }", ["-Wl,-soname,liba.so"], "soname"),
	("freestanding: not initfirst", "int a;\nint b(void) { return a; }", ["-Wl,-z,lazy"], "bound lazily"),
	("freestanding: another library needed", "int a;\nint b(void) { return a; }",
		["-Wl,--no-as-needed", "-lc"], "needs another"),
]


def run(*words):
	return subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def verdict(result, wanted):
	"""None when the check said what it had to, else what it said."""
	if wanted is None:
		return None if result.returncode == 0 else result.stdout
	return None if result.returncode != 0 and wanted in result.stdout else f"{result.returncode} {result.stdout}"


def try_tree(tmp, tool, files, wanted):
	for name, text in files.items():
		path = tmp / name
		path.parent.mkdir(parents=True, exist_ok=True)
		path.write_text(text)
	return verdict(run(TOOLS / tool, tmp), wanted)


def try_object(tmp, code, extra, wanted):
	(tmp / "a.c").write_text(code + "\n")
	compiling = [w for w in extra if w.startswith("-f")]
	linking = [w for w in extra if not w.startswith("-f")]
	steps = [
		CC + ["-O2", "-fPIC", "-ffreestanding", "-fno-stack-protector", "-fvisibility=hidden", "-c", tmp / "a.c", "-o", tmp / "a.c.o"]
		+ compiling,
		["ar", "rc", tmp / "a.a", tmp / "a.c.o"],
		[TOOLS / "link-inhook.sh", tmp / "a.o", tmp / "a.a"],
		CC + ["-shared", "-nostdlib", "-Wl,-soname,libweir.so.0,-z,initfirst,-z,now,-z,relro,-z,noexecstack",
			"-o", tmp / "a.so", tmp / "a.o"] + linking,
	]
	for step in steps:
		result = run(*step)
		if result.returncode:
			return f"{step}: {result.stdout}"
	return verdict(run(TOOLS / "check-freestanding.sh", tmp / "a.a", tmp / "a.o", tmp / "a.so"), wanted)


def try_exports(tmp, header, wanted):
	(tmp / "a.h").write_text(header)
	(tmp / "a.c").write_text("int weir_a(void) { return 1; }\nint weir_b(void) { return 2; }\n")
	version_map = SOURCE / "src/libweir.map"
	result = run(*CC, "-shared", "-nostdlib", "-fPIC", f"-Wl,--version-script={version_map}", "-o", tmp / "a.so",
		tmp / "a.c")
	if result.returncode:
		return result.stdout
	return verdict(run(TOOLS / "check-exports.py", tmp / "a.so", version_map, tmp / "a.h"), wanted)


EXPORTS = [
	("exports: all declared", "WEIR_API int weir_a(void);\nWEIR_API int weir_b(void);\n", None),
	("exports: one undeclared", "WEIR_API int weir_a(void);\n", "weir_b: exported, not declared"),
	("exports: one in a comment", "WEIR_API int weir_a(void);\n/* WEIR_API int weir_b(void); */\n",
		"weir_b: exported, not declared"),
	("exports: one undefined", "WEIR_API int weir_a(void), *weir_x;\nWEIR_API int weir_b(void);\n"
		"WEIR_API int weir_c(void);\n", "weir_c: declared, not exported"),
]


def main():
	cases = [(n, try_tree, rest) for n, *rest in TREES] + [(n, try_object, rest) for n, *rest in OBJECTS]
	cases += [(n, try_exports, rest) for n, *rest in EXPORTS]
	bad = 0
	for number, (name, function, rest) in enumerate(cases, 1):
		with tempfile.TemporaryDirectory() as tmp:
			wrong = function(pathlib.Path(tmp), *rest)
		print(f"{'not ok' if wrong else 'ok'} {number} - {name}", flush=True)
		if wrong:
			print("\n".join("# " + line for line in wrong.splitlines()))
			bad = 1
	print(f"1..{len(cases)}")
	return bad


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""interceptor.py - interceptor functions in real programs, in debuggers, and at the compiler's hands. Speaks TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BUILD = os.environ["WEIR_BUILD"]
SOURCE = os.environ["WEIR_SOURCE"]
HERE = BUILD + "/tests/interceptor"
TMP = tempfile.mkdtemp(prefix="weir-interceptor-")
LIMIT = 120


class Skip(Exception):
	pass


def run(argv, **env):
	return subprocess.run(argv, env={"PATH": os.environ["PATH"], "HOME": TMP, "LC_ALL": "C", **env}, cwd=TMP,
		capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL, check=False)


def same(got, want):
	assert got == want, f"got {got!r}, want {want!r}"


def need(program):
	if not shutil.which(program):
		raise Skip(f"no {program} here")


def write(name, text):
	path = f"{TMP}/{name}"
	with open(path, "w", encoding="utf-8") as f:
		f.write(text)
	return path


def compilers():
	for name, suffix in (("gcc", "c"), ("clang", "c"), ("g++", "cc"), ("clang++", "cc")):
		if shutil.which(name):
			yield name, suffix


def compile_(compiler, source, *options, link=True):
	argv = [compiler, f"-I{SOURCE}/include", "-D_GNU_SOURCE", *options, source, "-o", f"{TMP}/out"]
	if link:
		argv += [f"-L{BUILD}", "-lweir", f"-Wl,-rpath,{BUILD}"]
	return run(argv)


NINE_LINES = r"""First line in main\.
Random bytes = 0000000000000000
Mutex is locked
Function called: 'RAND_bytes'
Function 'RAND_bytes' has returned
Mutex has been unlocked
Random bytes = [0-9a-f]{16}
Return value from original function = 1
Last line in main\.
"""


def test_sample():
	"""the sample of the paper prints its nine lines, and other bytes each time"""
	seen = set()
	for _ in range(3):
		got = run([HERE + "/interceptor-sample"])
		assert re.fullmatch(NINE_LINES, got.stdout), got
		same((got.returncode, got.stderr), (0, ""))
		seen.add(got.stdout)
	same(len(seen), 3)


def test_sample_traced():
	"""the same under weir trace: both engines in one process"""
	got = run([BUILD + "/weir", "trace", "-o", TMP + "/trace", HERE + "/interceptor-sample"])
	assert re.fullmatch(NINE_LINES, got.stdout), got


def test_preloaded():
	"""printf with doubles, and qsort called by its own callback, in a program that knows nothing"""
	bare = run([HERE + "/interceptor-victim", "x"])
	got = run([HERE + "/interceptor-victim", "x"], LD_PRELOAD=HERE + "/preloaded.so")
	same((got.returncode, got.stdout), (0, bare.stdout))
	lines = got.stderr.splitlines()
	same(lines[0], "[before qsort 0]")
	same((lines[1], lines[2]), ("[before qsort 1]", "[after qsort 1]"))
	same(lines[-4:], ["[before printf 0]", "[after printf 0]", "[before puts 0]", "[after puts 0]"])
	same(lines.count("[before qsort 1]"), lines.count("[after qsort 1]"))


def test_openssl():
	"""random bytes of /usr/bin/openssl pass through"""
	need("openssl")
	got = run(["openssl", "rand", "-hex", "16"], LD_PRELOAD=HERE + "/preloaded.so")
	assert re.fullmatch(r"[0-9a-f]{32}\n", got.stdout), got
	assert re.search(r"\[before RAND_bytes 0\]\n\[before RAND_bytes_ex 1\]\n\[after RAND_bytes_ex 1\]\n\[after RAND_bytes 0\]",
		got.stderr), got


def test_gdb():
	"""a backtrace of gdb goes from the original through the body to the caller"""
	need("gdb")
	got = run(["gdb", "-batch", "-nx", "-ex", "set debuginfod enabled off", "-ex", "set breakpoint pending on", "-ex", "break nothing",
		"-ex", "run", "-ex", "bt", "--args", HERE + "/interceptor-backtrace"])
	frames = re.findall(r"^#\d+ +(?:0x\w+ in )?(\w+)", got.stdout, re.M)
	order = [f for f in frames if f in ("nothing", "o_call", "__morestack", "weir_i_body_o_call", "caller_of_o_call", "main")]
	same(order, ["nothing", "o_call", "__morestack", "weir_i_body_o_call", "__morestack", "caller_of_o_call", "main"])
	assert "corrupt stack" not in got.stdout, got.stdout


def test_unload():
	got = run([HERE + "/interceptor-unloads", HERE + "/unloaded.so"])
	same((got.returncode, got.stdout, got.stderr), (0, "unloaded 200 times\n", ""))


def test_symbols():
	"""a name is a function with a size, exported, and begins with endbr64"""
	out = run(["readelf", "--dyn-syms", "-W", HERE + "/preloaded.so"]).stdout
	for name in ("printf", "qsort", "RAND_bytes", "RAND_bytes_ex"):
		m = re.search(rf"^ *\d+: \w+ +(\d+) +(\w+) +(\w+) +(\w+) +\d+ {name}$", out, re.M)
		assert m, out
		same((m[2], m[3], m[4]), ("FUNC", "GLOBAL", "DEFAULT"))
		assert int(m[1]) > 0
	code = run(["objdump", "-d", "--no-show-raw-insn", "--disassemble=qsort", HERE + "/preloaded.so"]).stdout
	assert re.search(r"<qsort>:\n +\w+:\tendbr64", code), code


OPTIONS = [
	("-O0",), ("-O2", "-g"), ("-O3", "-flto"), ("-Os", "-fvisibility=hidden"), ("-O2", "-fno-pie", "-no-pie"),
	("-O2", "-fcf-protection=full"), ("-O1", "-fno-plt", "-Wl,-z,now"), ("-O2", "-fno-asynchronous-unwind-tables"),
	("-O2", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"), ("-O2", "-mno-red-zone", "-fomit-frame-pointer"),
]
STRICT = ("-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wundef", "-Wcast-qual", "-Wmissing-declarations", "-Werror")


def test_options():
	"""compilers, languages and options of all kinds, without a warning"""
	with open(f"{SOURCE}/tests/interceptor/simple.c", encoding="utf-8") as f:
		text = f.read()
	for compiler, suffix in compilers():
		source = write("simple." + suffix, text)
		standards = ("c11", "c17", "gnu17") if suffix == "c" else ("c++14", "c++17", "gnu++20")
		for standard in standards:
			got = compile_(compiler, source, "-std=" + standard, *STRICT)
			same((compiler, standard, got.returncode, got.stderr), (compiler, standard, 0, ""))
			same(run([TMP + "/out"]).stdout, "7\n")
		for options in OPTIONS:
			if compiler.startswith("clang") and "-flto" in options and not shutil.which("ld.lld"):
				continue
			got = compile_(compiler, source, *options, *STRICT)
			same((compiler, options, got.returncode, got.stderr), (compiler, options, 0, ""))
			same((options, run([TMP + "/out"]).stdout), (options, "7\n"))


def test_musl():
	"""a program of musl, which hands its constructors nothing"""
	need("musl-gcc")
	got = compile_("musl-gcc", SOURCE + "/tests/interceptor/simple.c", "-O2")
	same((got.returncode, got.stderr), (0, ""))
	got = run([TMP + "/out"])
	same((got.returncode, got.stdout, got.stderr), (0, "7\n", ""))


HEAD = '#include <weir/interceptor.h>\nint f(void);\nint variable;\n'

# Text, and a word of what the error is to say; the error is to be on line 4.
BAD = [
	("WEIR_INTERCEPTOR((a), WEIR_RECURSIVE(-1)) { }", r"negative|array"),
	("WEIR_INTERCEPTOR((a), WEIR_RECURSIVE(variable)) { }", r"constant|variably|variable"),
	("WEIR_INTERCEPTOR((a), WEIR_RECURSIVE(f())) { }", r"constant|variably|variable"),
	("WEIR_INTERCEPTOR((a), WEIR_RECURSIVE(1.5)) { }", r"invalid operands"),
	("WEIR_INTERCEPTOR((a), WEIR_STACK_SIZE(100)) { }", r"negative|array"),
	("WEIR_INTERCEPTOR((a, a)) { }", r"redefin"),
	("WEIR_INTERCEPTOR((a)) { return 1; }", r"return"),
	("WEIR_INTERCEPTOR((a)) { weir_proceed(); }", r"argument|no matching function|expected expression"),
	("void g(void) { WEIR_INTERCEPTOR((a)) { } }", r""),
]


def test_mistakes():
	"""each mistake is an error at its own line"""
	for compiler, suffix in compilers():
		for text, word in BAD:
			got = compile_(compiler, write("bad." + suffix, HEAD + text + "\n"), "-c", "-Werror", link=False)
			assert got.returncode != 0, f"{compiler} accepts {text}"
			assert re.search(rf"bad\.{suffix}:4:\d+: (fatal )?error", got.stderr) or \
				re.search(rf"bad\.{suffix}:4:", got.stderr), got.stderr
			assert re.search(word, got.stderr), f"{compiler}: {text}: {got.stderr}"


def test_default_macro():
	"""the default limit is checked where it is used"""
	for compiler, suffix in compilers():
		for value in ("f()", "variable", "-3", "1.5"):
			text = HEAD + f"#undef WEIR_MAX_RECURSION\n#define WEIR_MAX_RECURSION {value}\nWEIR_INTERCEPTOR((a)) {{ }}\n"
			got = compile_(compiler, write("bad." + suffix, text), "-c", link=False)
			assert got.returncode != 0, f"{compiler} accepts {value}"


		got = compile_(compiler, write("bad." + suffix, HEAD + "#undef WEIR_MAX_RECURSION\nWEIR_INTERCEPTOR((a)) { }\n"), "-c",
			link=False)
		assert got.returncode != 0 and "WEIR_MAX_RECURSION" in got.stderr, got


DEEP = """#include <stdio.h>
#include <stdlib.h>
#include <weir/interceptor.h>
#ifdef __cplusplus
extern "C"
#endif
long f(long n);
static long original(long n) { return n ? f(n - 1) + 1 : 0; }
WEIR_INTERCEPTOR((f), WEIR_RECURSIVE(LIMIT)) { fputs("body\\n", stdout); fflush(stdout); weir_proceed(original); }
int main(int argc, char **argv) { (void)argc; printf("%ld\\n", f(atol(argv[1]))); }
"""


def test_limits():
	"""as many activations as the limit says and the first one; one more aborts before its body, with a message, NDEBUG or not"""
	for compiler, suffix in compilers():
		source = write("deep." + suffix, DEEP)
		for limit in (0, 1, 4, 12):
			got = compile_(compiler, source, f"-DLIMIT={limit}", "-DNDEBUG", "-O2", *STRICT)
			same((got.returncode, got.stderr), (0, ""))
			got = run([TMP + "/out", str(limit)])
			same((got.returncode, got.stdout, got.stderr), (0, "body\n" * (limit + 1) + f"{limit}\n", ""))
			got = run([TMP + "/out", str(limit + 1)])
			same((got.returncode, got.stdout), (-6, "body\n" * (limit + 1)))
			assert re.search(r"\bf\b", got.stderr), got


def test_no_trace_in_others():
	"""a file that includes the header and defines no interceptor function compiles to the same object"""
	for compiler, suffix in compilers():
		objects = []
		for include in ("", "#include <weir/interceptor.h>"):
			text = f"{include}\n#line 1 \"x\"\nint recursive = 4;\nint twice(int a) {{ return recursive * a; }}\n"
			got = compile_(compiler, write("plain." + suffix, text), "-c", "-O2", link=False)
			same(got.returncode, 0)
			objects.append(run(["objdump", "-s", "-r", "-t", TMP + "/out"]).stdout)
		same(objects[1], objects[0])


def main():
	tests = [(name[5:], fn) for name, fn in globals().items() if name.startswith("test_")]
	wanted = sys.argv[1:]
	tests = [t for t in tests if not wanted or t[0] in wanted]
	bad = 0
	print(f"1..{len(tests)}", flush=True)
	for n, (name, fn) in enumerate(tests, 1):
		try:
			fn()
			print(f"ok {n} - {name}", flush=True)
		except Skip as e:
			print(f"ok {n} - {name} # SKIP {e}", flush=True)
		except Exception as e:  # pylint: disable=broad-except
			bad = 1
			print(f"not ok {n} - {name}")
			for line in str(e).splitlines() or [repr(e)]:
				print("# " + line, flush=True)
	shutil.rmtree(TMP, ignore_errors=True)
	return bad


if __name__ == "__main__":
	sys.exit(main())

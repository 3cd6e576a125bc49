#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""rust.py LIBWEIR.SO - the crate in bindings/rust: its own tests, its example on real programs, without alloc."""
import os
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(os.environ["WEIR_SOURCE"]) / "bindings/rust"
BUILD = pathlib.Path(os.environ["WEIR_BUILD"])
LIBRARY = pathlib.Path(sys.argv[1]).resolve().parent


def cargo():
	"""Debian's, or else the first that works: not a wrapper that asks the network."""
	for path in ("/usr/bin/cargo", shutil.which("cargo")):
		if path and os.path.exists(path):
			return path
	return None


def run(*words, **env):
	whole = {**os.environ, "WEIR_LIB_DIR": str(LIBRARY), "CARGO_TARGET_DIR": str(BUILD / "rust"),
		"CARGO_NET_OFFLINE": "true", "PATH": "/usr/bin:/bin:" + os.environ["PATH"], **env}
	return subprocess.run([str(w) for w in words], cwd=SOURCE, env=whole, stdout=subprocess.PIPE,
		stderr=subprocess.PIPE, text=True, timeout=300, check=False)


def own_tests(tool):
	got = run(tool, "test", "--locked")
	return "" if got.returncode == 0 and "test all ... ok" in got.stdout else got.stdout + got.stderr


def without_alloc(tool):
	got = run(tool, "build", "--locked", "--lib", "--no-default-features")
	return "" if got.returncode == 0 and "warning" not in got.stderr else got.stderr


def example(tool):
	got = run(tool, "build", "--locked", "--example", "fake_host")
	if got.returncode:
		return got.stderr
	hook = str(BUILD / "rust/debug/examples/libfake_host.so")
	for words in (["uname", "-n"], ["/usr/bin/python3", "-c", "import os; print(os.uname().nodename)"],
			["bash", "-c", "uname -n"]):
		with_hook = run(*words, LD_PRELOAD=hook, FAKE_HOST="moon")
		bare, not_asked = run(*words), run(*words, LD_PRELOAD=hook)
		if (with_hook.stdout, with_hook.stderr) != ("moon\n", "") or not_asked.stdout != bare.stdout:
			return f"{words}: {with_hook} {not_asked}"
	return ""


def main():
	tool = cargo()
	if not tool:
		print("1..0 # SKIP no cargo here (package cargo)")
		return 0
	bad = 0
	checks = (own_tests, without_alloc, example)
	print(f"1..{len(checks)}")
	for number, check in enumerate(checks, 1):
		said = check(tool)
		bad |= bool(said)
		print(f"{'not ok' if said else 'ok'} {number} - {check.__name__}", flush=True)
		print("".join("# " + line + "\n" for line in said.splitlines()), end="")
	return int(bad)


if __name__ == "__main__":
	sys.exit(main())

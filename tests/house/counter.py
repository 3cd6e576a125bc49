#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""counter.py - tools/run-tests.py counts rightly: what it takes for passed, failed and skipped."""
import importlib.util
import os
import pathlib
import sys

sys.dont_write_bytecode = True
tool = pathlib.Path(os.environ["WEIR_SOURCE"]) / "tools/run-tests.py"
spec = importlib.util.spec_from_file_location("run_tests", tool)
counter = importlib.util.module_from_spec(spec)
spec.loader.exec_module(counter)


def entry(result, code, out="", err=""):
	return {"name": "t", "result": result, "returncode": code, "stdout": out, "stderr": err}


# name, entry of meson's log, protocol, verdicts, a reason that must be among them
CASES = [
	("a program that exits 0", entry("OK", 0), "exitcode", "p", None),
	("a program that exits 1", entry("FAIL", 1), "exitcode", "f", None),
	("a program that is killed", entry("FAIL", -11), "exitcode", "f", None),
	("a program out of time", entry("TIMEOUT", -15), "exitcode", "f", None),
	("exit 77 with a reason", entry("SKIP", 77, "SKIP: no adder\n"), "exitcode", "s", "no adder"),
	("exit 77 without one", entry("SKIP", 77), "exitcode", "s", "no reason given"),
	("points are counted", entry("OK", 0, "ok 1 - a\nok 2 - b\n1..2\n"), "tap", "pp", None),
	("a skipped point", entry("OK", 0, "1..2\nok 1 - a\nok 2 - b # SKIP no tea\n"), "tap", "ps", "no tea"),
	("a failed point", entry("FAIL", 1, "ok 1\nnot ok 2 - b\n# b is bad\n1..2\n"), "tap", "pf", "b is bad"),
	("a failed point is not skipped", entry("FAIL", 1, "not ok 1 - a # SKIP x\n1..1\n"), "tap", "f", None),
	("exit 1 with all points well", entry("ERROR", 1, "ok 1\n1..1\n"), "tap", "pf", None),
	("killed after its points", entry("ERROR", -9, "ok 1\n1..1\n"), "tap", "pf", None),
	("out of time", entry("TIMEOUT", -15, "ok 1\n"), "tap", "pf", None),
	("fewer points than planned", entry("ERROR", 0, "1..3\nok 1\n"), "tap", "pf", "3 points planned, 1 seen"),
	("no plan", entry("ERROR", 0, "ok 1\n"), "tap", "pf", "no TAP plan"),
	("nothing at all", entry("ERROR", 0, ""), "tap", "f", None),
	("a whole file skipped", entry("SKIP", 0, "1..0 # SKIP no redis\n"), "tap", "s", "no redis"),
	("bail out", entry("ERROR", 1, "1..2\nok 1\nBail out! no disk\n"), "tap", "pff", "Bail out! no disk"),
]


def main():
	bad = 0
	for n, (name, test, protocol, verdicts, why) in enumerate(CASES, 1):
		points = counter.judge(test, protocol)
		got = "".join(p.verdict[0] for p in points)
		good = got == verdicts and (why is None or any(p.why == why for p in points))
		print(f"{'ok' if good else 'not ok'} {n} - {name}")
		if not good:
			print(f"# {points}")
			bad = 1
	print(f"1..{len(CASES)}")
	return bad


if __name__ == "__main__":
	sys.exit(main())

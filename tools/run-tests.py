#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run-tests.py [--no-suite NAME]... [--suite NAME]... BUILD... - build, run and count the tests of build directories.

`meson test` counts programs; this counts test points: each line of a program that speaks TAP, and one for each other
program. A program that crashes, is stopped for its time, or prints fewer points than it planned counts as failed
once more; so does a build that fails. The last line is "N passed, N failed, N skipped", after the list of all
skipped points with their reasons and all failed ones. The exit status is 1 if anything failed or nothing ran.
"""
import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter, namedtuple

Point = namedtuple("Point", "verdict name why")

TAP_POINT = re.compile(r"(not )?ok\b\s*(\d+)?\s*(?:- )?([^#]*)(?:#\s*(\w+)\s*(.*))?$")
TAP_PLAN = re.compile(r"1\.\.(\d+)\s*(?:#\s*SKIP\S*\s*(.*))?$", re.I)


def parse_tap(text):
	"""The points of a TAP text, with complaints of its form as failed points."""
	points, planned, seen = [], None, 0
	for line in text.splitlines():
		plan = TAP_PLAN.match(line)
		point = TAP_POINT.match(line)
		if plan:
			planned = int(plan[1])
			if not planned:
				points.append(Point("skipped", "", plan[2] or "no reason given"))
		elif point:
			seen += 1
			skipped = (point[4] or "").upper().startswith("SKIP")
			verdict = "failed" if point[1] else "skipped" if skipped else "passed"
			why = (point[5] or "no reason given") if skipped and not point[1] else ""
			points.append(Point(verdict, point[3].strip() or str(seen), why))
		elif line.startswith("Bail out!"):
			points.append(Point("failed", "", line))
		elif line.startswith("# ") and points and points[-1].verdict == "failed" and not points[-1].why:
			points[-1] = points[-1]._replace(why=line[2:])
	if planned is None:
		points.append(Point("failed", "", "no TAP plan"))
	elif planned != seen:
		points.append(Point("failed", "", f"{planned} points planned, {seen} seen"))
	return points


def skip_reason(test):
	"""Why a program left with 77: its line "SKIP: why", else the last line that it wrote."""
	lines = (test.get("stdout", "") + "\n" + test.get("stderr", "")).strip().splitlines() or ["no reason given"]
	said = [line for line in lines if line.upper().startswith("SKIP")]
	return re.sub(r"^skip(ped)?\W*", "", (said or lines)[-1], flags=re.I) or "no reason given"


def judge(test, protocol):
	"""The points of one entry of meson's log."""
	result = test["result"]
	ending = f"{result.lower()}, exit status {test['returncode']}"
	if protocol == "tap":
		points = parse_tap(test.get("stdout", ""))
		bad = result in ("TIMEOUT", "INTERRUPT", "ERROR") or test["returncode"] != 0
		if bad and not any(p.verdict == "failed" for p in points):
			points.append(Point("failed", "", ending))
		return points
	if result == "OK":
		return [Point("passed", "", "")]
	if result == "SKIP":
		return [Point("skipped", "", skip_reason(test))]
	return [Point("failed", "", ending)]


def read_log(build, log, chosen):
	"""All points of a build directory. A test that meson knows and did not report has failed."""
	tests = json.loads(subprocess.check_output(["meson", "introspect", "--tests", build]))
	protocol = {t["name"]: t["protocol"] for t in tests}
	wanted = {t["name"] for t in tests if chosen(short_suites(t["suite"]))}
	points, names = [], set()
	try:
		with open(log, encoding="utf-8", errors="replace") as f:
			entries = [json.loads(line) for line in f]
	except OSError:
		entries = []
	for test in entries:
		# "suites - name" or, with subprojects, "project:suites / name"; the name is what introspection gave.
		name = next((n for n in sorted(wanted, key=len, reverse=True) if test["name"].endswith(n)), test["name"])
		names.add(name)
		for p in judge(test, protocol.get(name, "exitcode")):
			points.append(p._replace(name=f"{name}: {p.name}" if p.name else name))
	points += [Point("failed", n, "was not run") for n in sorted(wanted - names)]
	return points


def short_suites(suites):
	return {s.split(":", 1)[-1] for s in suites}


def run_build(build, args):
	if subprocess.run(["ninja", "-C", build, "-j", str(args.jobs)]).returncode:
		return [Point("failed", "build", "ninja failed")]
	log = os.path.join(build, "meson-logs", "counted.json")
	if os.path.exists(log):
		os.unlink(log)
	cmd = ["meson", "test", "-C", build, "--no-rebuild", "--logbase", "counted", "--print-errorlogs",
	       "--num-processes", str(args.jobs)]
	for s in args.suite:
		cmd += ["--suite", s]
	for s in args.no_suite:
		cmd += ["--no-suite", s]

	def chosen(suites):
		return (not args.suite or suites & set(args.suite)) and not suites & set(args.no_suite)

	sys.stdout.flush()
	subprocess.run(cmd)
	return read_log(build, log, chosen)


def main():
	parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
	parser.add_argument("--suite", action="append", default=[])
	parser.add_argument("--no-suite", action="append", default=[])
	parser.add_argument("--jobs", type=int, default=os.cpu_count())
	parser.add_argument("builds", nargs="+", metavar="BUILD")
	args = parser.parse_args()

	points = []
	for build in args.builds:
		points += [p._replace(name=f"{build}: {p.name}") for p in run_build(build, args)]
	print()
	for verdict in ("skipped", "failed"):
		for p in points:
			if p.verdict == verdict:
				print(f"{verdict}: {p.name}" + (f": {p.why}" if p.why else ""))
	count = Counter(p.verdict for p in points)
	print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
	return 1 if count["failed"] or not count["passed"] else 0


if __name__ == "__main__":
	sys.exit(main())

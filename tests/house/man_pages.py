#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""man_pages.py LIBWEIR.SO - each exported function has a manual page, by its name or by a link.

The NAME section of a page in docs/man says which names it describes; docs/man/meson.build installs the page, and a link
for each of the other names. The functions behind the macros of weir/interceptor.h are nobody's to call by name.
"""
import os
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(os.environ["WEIR_SOURCE"])
BY_MACRO = re.compile(r"weir_interceptor_\w+")


def described():
	"""{name: page}"""
	found = {}
	for path in (SOURCE / "docs/man").glob("*.3.scd"):
		line = path.read_text(encoding="utf-8").split("# NAME", 1)[1].strip().splitlines()[0]
		for name in line.split(" - ")[0].split(","):
			found.setdefault(name.strip(), set()).add(path.name.split(".")[0])
	return found


def installed():
	text = (SOURCE / "docs/man/meson.build").read_text(encoding="utf-8")
	pages = {name: {name} for name in re.findall(r"^\t'(\w+)\.3',", text, re.M)}
	for page, names in re.findall(r"^\t'(\w+)': \[(.*)\],", text, re.M):
		for name in re.findall(r"'(\w+)'", names):
			pages.setdefault(name, set()).add(page)
	return pages


def faults(exported, pages, links):
	"""Yields what is wrong."""
	for name in sorted(exported):
		if name not in pages and not BY_MACRO.fullmatch(name):
			yield f"{name}: no page in docs/man has it in its NAME section"
	for name in sorted(pages):
		if name not in links:
			yield f"{name}: docs/man/meson.build installs neither a page nor a link"
		elif not links[name] <= pages[name]:
			yield f"{name}: the link leads to a page that does not describe it"
	for name in sorted(set(links) - set(pages) - {page for of in pages.values() for page in of}):
		yield f"{name}: is installed, but no page describes it"


def main():
	lines = subprocess.check_output(["nm", "-D", "--defined-only", sys.argv[1]], text=True).splitlines()
	exported = {line.split()[2].partition("@")[0] for line in lines if line.split()[1] in "TWi"}
	pages, links = described(), installed()
	wrong = list(faults(exported, pages, links))
	# The check itself: it notices a function without page, a page without link, a link to nowhere.
	assert exported and list(faults(exported | {"weir_none"}, pages, links)) != wrong
	assert list(faults(exported, {**pages, "weir_none": {"weir_none"}}, links)) != wrong
	assert list(faults(exported, pages, {**links, "weir_none": {"weir_version"}})) != wrong
	print("\n".join(wrong) or f"{len(exported)} functions")
	return int(bool(wrong))


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plans of the libraries of this machine, held against a full disassembly by objdump; and weir-plan's manners."""
import os
import re
import struct
import subprocess
import sys
import tempfile
import time

SOURCE = os.environ.get("WEIR_SOURCE") or os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
BUILD = os.environ.get("WEIR_BUILD") or os.path.join(SOURCE, "build")
PROGRAM = os.path.join(BUILD, "weir-plan")
LIBC = "/lib/x86_64-linux-gnu/libc.so.6"
OBJECTS = [LIBC, "/lib64/ld-linux-x86-64.so.2", "/bin/true", "/bin/bash"]
T0, T1, T2, T4 = 0, 1, 2, 4
RESTORER, NOT_DECODED, NO_BOUNDS = 4, 5, 3


class Failure(Exception):
	pass


def check(good, text):
	if not good:
		raise Failure(text)


def run(*args, **more):
	return subprocess.run([PROGRAM, *args], capture_output=True, check=False, **more)


def raw_plans(*paths, options=("--no-cache",), env=None):
	with tempfile.TemporaryFile() as file:
		done = run(*options, "--fd", str(file.fileno()), *paths, pass_fds=[file.fileno()], env=env)
		file.seek(0)
		return done, file.read()


def site(data, at):
	addr, nr, tactic, reason, pad, before, orig = struct.unpack_from("<QIBBbB16s", data, at)
	return addr, nr, tactic, reason, pad, before & 15, orig


def parse(data):
	"""The plans in data: (key, sites); a site is (addr, nr, tactic, reason, pad, before, orig)."""
	plans = []
	while data:
		magic, version, size, _, count, key_size = struct.unpack_from("<QIIQII", data)
		check(magic == 0x4E414C5052494557 and version == 4 and size == 80 + 32 * count and size % 8 == 0,
		      "header")
		plans.append((data[32:32 + key_size],
			      [site(data, 80 + 32 * i) for i in range(count)]))
		data = data[size:]
	return plans


class Image:
	def __init__(self, path):
		with open(path, "rb") as file:
			self.bytes = file.read()
		phoff, = struct.unpack_from("<Q", self.bytes, 32)
		phnum, = struct.unpack_from("<H", self.bytes, 56)
		headers = [struct.unpack_from("<IIQQQQ", self.bytes, phoff + 56 * i) for i in range(phnum)]
		self.text = [(h[3], h[2], h[5]) for h in headers if h[0] == 1 and h[1] & 1]

	def read(self, addr, size):
		for start, offset, length in self.text:
			if start <= addr < start + length:
				at = offset + addr - start
				return self.bytes[at:min(at + size, offset + length)]
		return b""

	def matches(self):
		"""Where 0f 05 stands in executable segments."""
		return [start + m.start() for start, offset, length in self.text
			for m in re.finditer(b"\x0f\x05", self.bytes[offset:offset + length])]


def objdump(path):
	"""Instructions by address: (mnemonic, operands)."""
	text = subprocess.run(["objdump", "-d", "--no-show-raw-insn", "-w", path], check=True, capture_output=True,
			      text=True).stdout
	return {int(m[1], 16): (m[2], m[3]) for m in re.finditer(r"^ *([0-9a-f]+):\t(\S+) *(.*)$", text, re.M)}


def agrees_with_objdump(path):
	done, data = raw_plans(path)
	check(done.returncode == 0 and not done.stdout, done.stderr)
	(_, sites), = parse(data)
	insns = objdump(path)
	image = Image(path)
	targets = {int(ops.split()[0].lstrip("*"), 16) for name, ops in insns.values()
		   if (name[0] == "j" or name.startswith("loop")) and re.match(r"[0-9a-f]+( |$)", ops)}
	check([s[0] for s in sites] == image.matches(), "the sites are not the places of 0f 05")
	for addr, nr, tactic, reason, pad, before, orig in sites:
		name, _ = insns.get(addr, ("none", ""))
		at = f"{path} {addr:#x}: "
		if tactic == T4 and reason == NOT_DECODED:
			check(name != "syscall", at + "objdump sees a syscall, the plan does not")
			continue
		if reason != NO_BOUNDS:
			check(name == "syscall", at + f"the plan sees a syscall, objdump {name}")
		size = 11 if tactic == T2 else 16
		check(orig[:size] == image.read(addr - before, size).ljust(size, b"\0"), at + "orig")
		if tactic == T0:
			check(insns.get(addr - 5) == ("mov", f"${nr:#x},%eax"), at + "mov")
			check(not targets & set(range(addr - 4, addr + 1)), at + "objdump sees a jump into it")
		if tactic == T2:
			place = addr + 2 + pad
			check(orig[11:] == image.read(place, 5), at + "orig of the padding")
			check(not targets & set(range(place, place + 5)), at + "a jump into the padding")
			check(all(insns[p][0] in ("nop", "nopw", "nopl", "int3", "cs", "xchg", "data16") for p in
				  range(place, place + 5) if p in insns), at + "padding is code")
	places = [a + 2 + p for a, _, t, _, p, _, _ in sites if t == T2]
	check(all(abs(a - b) >= 5 for i, a in enumerate(places) for b in places[:i]), "padding is given twice")
	return sites


def libc_is_mostly_t0():
	sites = agrees_with_objdump(LIBC)
	real = [s for s in sites if s[3] != NOT_DECODED]
	best = [s for s in real if s[2] == T0]
	check(len(real) >= 500, f"{len(real)} sites")
	check(len(best) >= 0.8 * len(real), f"{len(best)} of {len(real)} are T0")
	check(sum(s[3] == RESTORER for s in sites) == 1, "one restorer")
	check(sum(s[3] == NOT_DECODED for s in sites) <= 10, "matches that are no instructions")


def libc_is_quick():
	times = []
	for _ in range(7):
		start = time.monotonic()
		check(run("--no-cache", LIBC).returncode == 0, "exit status")
		times.append(time.monotonic() - start)
	print(f"# weir-plan --no-cache of libc: {1000 * min(times):.1f} ms, process start included")
	check(min(times) < 0.1, f"{min(times)} s")  # loose: machines differ, and so do sanitizers


def plans_follow_each_other():
	done, data = raw_plans(LIBC, "/etc/passwd", "/bin/true", "/nonexistent", OBJECTS[1])
	check(done.returncode == 1, "exit status")
	check(not done.stdout, "standard output is the program's")
	check(len(done.stderr.splitlines()) == 2, done.stderr)
	check(len(parse(data)) == 3, "three plans")
	done, quiet = raw_plans(LIBC, "/etc/passwd", "/bin/true", "/nonexistent", OBJECTS[1],
				options=("--no-cache", "--quiet"))
	check(not done.stderr and quiet == data, "--quiet")


def cached_is_the_same():
	with tempfile.TemporaryDirectory(prefix="weir-plan-") as home:
		env = {"HOME": home}
		_, made = raw_plans(*OBJECTS, options=(), env=env)
		cache = os.path.join(home, ".cache/weir")
		keys = sorted(key.hex() + ".plan" for key, _ in parse(made))
		check(sorted(os.listdir(cache)) == keys, "names of the entries")
		before = {n: os.stat(os.path.join(cache, n)).st_ino for n in keys}
		_, loaded = raw_plans(*OBJECTS, options=(), env=env)
		check(loaded == made, "loaded is not what was made")
		check(before == {n: os.stat(os.path.join(cache, n)).st_ino for n in keys}, "made twice")
		off = raw_plans(*OBJECTS, options=(), env={})
		check(off[0].returncode == 0 and off[1] == made, "without any environment")


def no_build_id_is_told_by_stat():
	with tempfile.TemporaryDirectory(prefix="weir-plan-") as tmp:
		path = os.path.join(tmp, "f.so")
		subprocess.run(["gcc", "-nostdlib", "-shared", "-Wl,--build-id=none", "-Wl,-z,noexecstack", "-o", path,
				os.path.join(SOURCE, "tests/golden/plan/adjacent_mov.S")], check=True)
		(key, _), = parse(raw_plans(path)[1])
		st = os.stat(path)
		want = b"STAT" + struct.pack("<IIQQqI", os.major(st.st_dev), os.minor(st.st_dev), st.st_ino,
					     st.st_size, st.st_mtime_ns // 10**9, st.st_mtime_ns % 10**9)
		check(key == want, f"{key.hex()} is not {want.hex()}")


def damaged_files_are_errors():
	"""Cut at many lengths, headers overwritten: a plan or an error, never a signal."""
	with open("/bin/true", "rb") as file:
		good = file.read()
	with tempfile.TemporaryDirectory(prefix="weir-plan-") as tmp:
		paths = []
		for i in range(0, 200):
			bad = bytearray(good)
			if i % 2:
				bad = bad[:len(bad) * i // 200]
			else:
				bad[i * 2:i * 2 + 3] = b"\xff\xfe\x7f"
			paths.append(os.path.join(tmp, f"{i}"))
			with open(paths[-1], "wb") as file:
				file.write(bad)
		done = run("--no-cache", *paths)
		check(done.returncode in (0, 1), f"exit status {done.returncode}")
		check(0 < len(done.stderr.splitlines()) <= 200, "a line for each bad file")


def usage_is_told():
	for args in [], ["--fd"], ["--fd", "x", LIBC], ["--nonsense"], ["--fd", "-1", LIBC]:
		done = run(*args)
		check(done.returncode == 2 and done.stderr and not done.stdout, f"{args}: {done}")
	check(run("--help").stdout.startswith(b"usage: weir-plan") and run("--help").returncode == 0, "--help")
	check(re.match(rb"weir-plan \d", run("--version").stdout), "--version")
	done = run("--no-cache", "--fd", "999", LIBC)
	check(done.returncode == 1 and b"999" in done.stderr, "a descriptor that is not open")
	with open("/dev/full", "wb") as full:
		done = subprocess.run([PROGRAM, "--no-cache", "--show", LIBC], stdout=full, stderr=subprocess.PIPE,
				      check=False)
	check(done.returncode == 1 and done.stderr, "a full disk under standard output")


def main():
	cases = [libc_is_mostly_t0, libc_is_quick, plans_follow_each_other, cached_is_the_same,
		 no_build_id_is_told_by_stat, damaged_files_are_errors, usage_is_told]
	named = [(c.__name__, c) for c in cases]
	named += [(f"agrees_with_objdump:{p}", lambda p=p: agrees_with_objdump(p)) for p in OBJECTS[1:]]
	print(f"1..{len(named)}")
	failed = 0
	for number, (name, case) in enumerate(named, 1):
		try:
			case()
			print(f"ok {number} - {name}")
		except (Failure, subprocess.CalledProcessError, ValueError, struct.error, KeyError) as error:
			failed += 1
			print(f"not ok {number} - {name}")
			print("# " + repr(error)[:600])
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())

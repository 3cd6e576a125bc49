#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""setup_faults.py WEIR HOOK - what weir needs is missing: the program runs as it would bare. Speaks TAP.

Each case runs programs bare, under `weir trace` and under a preloaded hook, with something made to fail. Standard
output and exit status must be the bare run's; on standard error there may be one line of weir's.
"""
import glob
import os
import resource
import shutil
import subprocess
import sys
import tempfile

WEIR, HOOK = (os.path.realpath(path) for path in sys.argv[1:3])
TMP = tempfile.mkdtemp(prefix="weir-faults-")
LIMIT = 30
PROGRAMS = [["/bin/echo", "one", "two"], ["/usr/bin/python3", "-S", "-c", "import sys; print(6 * 7); sys.exit(3)"]]
SAID = ("weir: ", "passthrough: ")


def environment(**changes):
	env = {"PATH": "/usr/bin:/bin", "HOME": TMP, "XDG_CACHE_HOME": TMP + "/cache", "LC_ALL": "C"}
	env.update(changes)
	return {name: value for name, value in env.items() if value is not None}


def run(argv, env, before=None, prefix=()):
	return subprocess.run([*prefix, *argv], env=env, capture_output=True, timeout=LIMIT, text=True, preexec_fn=before,
			      stdin=subprocess.DEVNULL)


def ways(argv, trace_file):
	return {"trace": ([WEIR, "trace", "-o", trace_file, "--", *argv], {}), "hook": (argv, {"LD_PRELOAD": HOOK})}


def compare(what, bare, got, lines=1):
	assert (got.returncode, got.stdout) == (bare.returncode, bare.stdout), \
		f"{what}: status {got.returncode}, {got.stdout!r}, {got.stderr!r}; bare {bare.returncode}, {bare.stdout!r}"
	said = [line for line in got.stderr.splitlines() if line not in bare.stderr.splitlines()]
	assert all(line.startswith(SAID) for line in said), f"{what}: {said}"
	assert len(said) <= lines, f"{what}: {said}"
	return said


def in_all_ways(env=None, before=None, prefix=(), programs=PROGRAMS, lines=1):
	"""Runs each program in each way; what weir said is returned."""
	said = []
	for argv in programs:
		bare = run(argv, environment(**(env or {})), before, prefix)
		for way, (line, more) in ways(argv, TMP + "/trace").items():
			got = run(line, environment(**(env or {}), **more), before, prefix)
			said += compare(f"{way} {argv[0]}", bare, got, lines)
	return said


def traced(env=None, before=None, prefix=()):
	"""A run of echo that must have been traced in spite of all."""
	path = TMP + "/trace"
	done = run([WEIR, "trace", "-o", path, "--", "/bin/echo", "x"], environment(**(env or {})), before, prefix)
	with open(path, encoding="utf-8") as file:
		text = file.read()
	assert done.stdout == "x\n" and 'write(1, "x\\n", 2)' in text, f"{done.stdout!r} {done.stderr!r}\n{text[-500:]}"
	return done.stderr


def test_fail_each_setup_call():
	# Beyond the last set-up call nothing fails any more, so nothing is said.
	for way in ("trace", "hook"):
		for argv in PROGRAMS:
			bare, silent, spoken = run(argv, environment()), 0, 0
			for n in range(1, 100):
				line, more = ways(argv, TMP + "/trace")[way]
				got = run(line, environment(WEIR_DEBUG=f"fail:{n}", **more))
				said = compare(f"{way} {argv[0]} fail:{n}", bare, got)
				spoken += len(said)
				silent = 0 if said else silent + 1
				if silent == 6:
					break
			assert silent == 6, f"{way}: still failing at 100"
			assert spoken >= 4, f"{way}: only {spoken} of the failures were heard of"


def test_address_space():
	heard = 0
	for mib in (8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024):
		size = mib << 20
		program = [PROGRAMS[0]]
		bare = run(program[0], environment(), lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))
		if bare.returncode < 0 or bare.returncode == 127:
			continue
		# prlimit sets it for the program alone, not for weir
		for way in ("trace", "hook"):
			env = environment()
			argv = ["prlimit", f"--as={size}", *program[0]]
			want = run(argv, env)
			line, more = ways(argv, TMP + "/trace")[way]
			if way == "hook":
				line = ["prlimit", f"--as={size}", "env", f"LD_PRELOAD={HOOK}", *program[0]]
				more = {}
				want = run(["prlimit", f"--as={size}", "env", "X=1", *program[0]], env)
			got = run(line, environment(**more))
			if "cannot be preloaded" in got.stderr or "failed to map" in got.stderr:
				continue  # the loader itself had no room for a library: the same with any other
			heard += len(compare(f"{way} with {mib} MiB", want, got, 2))
	traced()
	return heard


def test_three_descriptors():
	# The limit of the program, not of weir. A loader that can open nothing can start nothing, bare as well.
	for count in range(3, 9):
		for program in PROGRAMS:
			argv = ["prlimit", f"--nofile={count}", *program]
			bare = run(argv, environment())
			for way, (line, more) in ways(argv, TMP + "/trace").items():
				got = run(line, environment(**more))
				if bare.returncode == 127:
					assert got.returncode == 127, got
				else:
					compare(f"{way} {program[0]}, {count} descriptors", bare, got, 2)


def test_cache_unwritable():
	os.makedirs(TMP + "/closed", mode=0o500, exist_ok=True)
	for where in ("/proc/nowhere", "/dev/null", "/dev/null/cache", TMP + "/closed", "not/absolute", "", None):
		in_all_ways({"XDG_CACHE_HOME": where}, programs=[PROGRAMS[0]])
		traced({"XDG_CACHE_HOME": where})
	in_all_ways({"XDG_CACHE_HOME": None, "HOME": None}, programs=[PROGRAMS[0]])
	traced({"XDG_CACHE_HOME": None, "HOME": None})


def test_cache_of_others():
	shared = TMP + "/shared"
	os.makedirs(shared + "/weir")
	os.chmod(shared + "/weir", 0o777)
	in_all_ways({"XDG_CACHE_HOME": shared}, programs=[PROGRAMS[0]])
	traced({"XDG_CACHE_HOME": shared})


def test_cache_off():
	in_all_ways({"WEIR_CACHE": "off", "XDG_CACHE_HOME": TMP + "/off"})
	assert not os.path.exists(TMP + "/off"), "a cache was made although it is off"
	traced({"WEIR_CACHE": "off"})


def damage(data, how):
	half = len(data) // 2
	return {"empty": b"", "short": data[:50], "half": data[:half], "long": data + b"x" * 100, "zero": bytes(len(data)),
		"bit": data[:half] + bytes([data[half] ^ 4]) + data[half + 1:], "text": b"no plan at all\n" * 20}[how]


def test_cache_damaged():
	cache = TMP + "/damaged"
	for how in ("empty", "short", "half", "long", "zero", "bit", "text"):
		in_all_ways({"XDG_CACHE_HOME": cache})
		plans = glob.glob(cache + "/weir/*.plan")
		assert plans, "no plan was made"
		for path in plans:
			with open(path, "rb") as file:
				data = file.read()
			with open(path, "wb") as file:
				file.write(damage(data, how))
		in_all_ways({"XDG_CACHE_HOME": cache})
		traced({"XDG_CACHE_HOME": cache})
		for path in plans:
			os.unlink(path)
			os.mkdir(path) if how == "bit" else os.symlink("/dev/zero", path)
		in_all_ways({"XDG_CACHE_HOME": cache}, programs=[PROGRAMS[0]])
		traced({"XDG_CACHE_HOME": cache})
		shutil.rmtree(cache)


def test_cache_race():
	for i in range(5):
		env = environment(XDG_CACHE_HOME=f"{TMP}/race{i}")
		running = [subprocess.Popen([WEIR, "trace", "-o", f"{TMP}/race-{i}-{k}", "--", *PROGRAMS[1]], env=env, text=True,
					    stdout=subprocess.PIPE, stderr=subprocess.PIPE) for k in range(4)]
		for k, p in enumerate(running):
			out, err = p.communicate(timeout=LIMIT)
			assert (p.returncode, out, err) == (3, "42\n", ""), (p.returncode, out, err)
			with open(f"{TMP}/race-{i}-{k}", encoding="utf-8") as file:
				assert 'write(1, "42\\n", 3)' in file.read()
		left = [f for f in os.listdir(f"{TMP}/race{i}/weir") if not f.endswith(".plan")]
		assert not left, left


def test_no_proc():
	unshare = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs none /proc && exec "$@"', "sh"]
	if run(["true"], environment(), prefix=unshare).returncode:
		return "SKIP mount namespaces are not permitted"
	for argv in PROGRAMS:
		bare = run(argv, environment())
		got = run(["sh", "-c", 'LD_PRELOAD=$0 exec "$@"', HOOK, *argv], environment(), prefix=unshare)
		compare(f"hook {argv[0]}", bare, got)
	# Only the program has none: weir is reached by its socket.
	said = traced_inside(unshare)
	assert len(said.splitlines()) <= 1, said


def traced_inside(prefix):
	path = TMP + "/trace"
	done = run([WEIR, "trace", "-o", path, "--", *prefix, "/bin/echo", "inside"], environment())
	with open(path, encoding="utf-8") as file:
		text = file.read()
	assert done.stdout == "inside\n" and 'write(1, "inside\\n", 7)' in text, f"{done} {text[-500:]}"
	return done.stderr


def test_garbage():
	values = ["", "x", ":", "::", "1:2:3", "0:0:", "-1:-1:x", "99999999999999999999:1:a", "1:999999:" + "n" * 200, "%s%n",
		  "1:2", "fail", "fail:", "fail:x", "fail:99999999999", "syscall:9,,,:,", "\x01\xff".encode("latin1").decode("latin1"),
		  "a" * 5000]
	for value in values:
		for name in ("WEIR_AREA", "WEIR_DEBUG", "WEIR_CPU", "WEIR_CACHE", "WEIR_PAD"):
			bare = run(PROGRAMS[0], environment())
			for way, (line, more) in ways(PROGRAMS[0], TMP + "/trace").items():
				got = run(line, environment(**{name: value}, **more))
				# what debugging says was asked for
				if name == "WEIR_DEBUG":
					got.stderr = "".join(l for l in got.stderr.splitlines(True) if not l.startswith("weir["))
				compare(f"{way} {name}={value[:20]!r}", bare, got)


def main():
	tests = [(name[5:], test) for name, test in globals().items() if name.startswith("test_")]
	print(f"TAP version 13\n1..{len(tests)}", flush=True)
	bad = 0
	for number, (name, test) in enumerate(tests, 1):
		try:
			done = test()
			skip = f" # {done}" if isinstance(done, str) else ""
			print(f"ok {number} - faults {name}{skip}", flush=True)
		except Exception as error:  # a time-out is a failure as any other
			bad += 1
			text = str(error).replace("\n", "\n# ")
			print(f"not ok {number} - faults {name}\n# {text}", flush=True)
	shutil.rmtree(TMP, ignore_errors=True)
	return bad > 0


sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""attach.py BUILD SOURCE [--long] - weir attaches to programs that run, and leaves them. Speaks TAP.

A target knows itself what has to come of its calls (target.c). After each time that weir has left it, what /proc
says of it has to be what it said before: mappings, text, signal masks and dispositions, descriptors. With --long: a
thousand times each.
"""
import ctypes
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

BUILD, SOURCE = (os.path.realpath(path) for path in sys.argv[1:3])
LONG = "--long" in sys.argv[3:]
WEIR = os.path.join(BUILD, "weir")
HERE = os.path.join(SOURCE, "tests", "attach")
CYCLES = 1000 if LONG else 20
LIMIT = 60
TMP = tempfile.mkdtemp(prefix="weir-attach-")
os.chmod(TMP, 0o755)
ENV = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": TMP, "LC_ALL": "C", "XDG_CACHE_HOME": TMP + "/cache"}
TRACE = os.path.join(TMP, "trace")

KINDS = {
	"dynamic": ["gcc", "-O2", "-pthread"],
	"static": ["gcc", "-O2", "-static", "-pthread"],
	"musl": ["musl-gcc", "-O2", "-pthread"],
	"musl-static": ["musl-gcc", "-O2", "-static", "-pthread"],
}


class Skip(Exception):
	pass


def same(got, want):
	assert got == want, f"got {got!r}, want {want!r}"


def built(kind):
	path = os.path.join(TMP, "target-" + kind)
	if not shutil.which(KINDS[kind][0]):
		raise Skip(KINDS[kind][0] + " is not installed")
	if not os.path.exists(path):
		subprocess.run([*KINDS[kind], "-o", path, os.path.join(HERE, "target.c")], check=True, timeout=LIMIT)
	return path


def need(*programs):
	for program in programs:
		if not shutil.which(program, path=ENV["PATH"]):
			raise Skip(program + " is not installed")


# ---- what /proc says ----

def read(pid, name):
	with open(f"/proc/{pid}/{name}", encoding="utf-8", errors="replace") as f:
		return f.read()


def mappings(pid):
	"""Those that a program of its own accord does not change: not the stack, which grows."""
	return [line for line in read(pid, "maps").splitlines() if "[stack]" not in line]


def text(pid):
	"""The bytes of all executable mappings of files."""
	found = {}
	with open(f"/proc/{pid}/mem", "rb") as mem:
		for line in read(pid, "maps").splitlines():
			field = line.split()
			if "x" in field[1] and len(field) > 5 and field[5].startswith("/"):
				start, end = (int(n, 16) for n in field[0].split("-"))
				mem.seek(start)
				found[field[0]] = mem.read(end - start)
	return found


def signals(pid):
	"""Masks and dispositions of each thread. SigPnd is left out: threads send themselves some."""
	found = {}
	for tid in os.listdir(f"/proc/{pid}/task"):
		try:
			status = read(pid, f"task/{tid}/status")
		except OSError:
			continue  # it has ended
		found[tid] = re.findall(r"^(SigIgn|SigCgt):\s*(\w+)", status, re.M)
	return found


class Looked:
	"""What must not change, and how much memory there is."""
	def __init__(self, pid):
		self.text = text(pid)
		self.signals = signals(pid)
		self.maps = mappings(pid)
		self.fds = sorted(os.listdir(f"/proc/{pid}/fd"))
		self.rss = int(re.search(r"VmRSS:\s*(\d+)", read(pid, "status"))[1])

	def check(self, pid, all_of_it=True):
		now = Looked(pid)
		for name, bytes_ in self.text.items():
			assert now.text.get(name) == bytes_, f"the text at {name} differs"
		if all_of_it:
			same(now.maps, self.maps)
			same(now.signals, self.signals)
			same(now.fds, self.fds)
		return now


# ---- weir ----

class Attached:
	"""weir trace -p, or weir run -p if there are hooks, from when it is in."""
	def __init__(self, *pids, options=(), hooks=()):
		words = ["run", *("--load=" + hook for hook in hooks)] if hooks else ["trace", "-o", TRACE]
		if hooks and os.path.exists(TRACE):
			os.unlink(TRACE)
		self.process = subprocess.Popen([WEIR, *words, *options, "-p", ",".join(map(str, pids))],
						stderr=subprocess.PIPE, env=ENV, cwd=TMP, text=True)
		self.said = [self.process.stderr.readline() for _ in pids]
		for line in self.said:
			assert "attached to process" in line, "weir said: " + line + self.process.stderr.read()

	def end(self, sig=signal.SIGINT):
		self.process.send_signal(sig)
		return self.wait()

	def wait(self):
		err = self.process.communicate(timeout=LIMIT)[1]
		same((err, self.process.returncode), ("", 0))
		if not os.path.exists(TRACE):
			return []
		with open(TRACE, encoding="utf-8", errors="replace") as f:
			return f.read().splitlines()


def refused(*pids, hooks=(), status=1):
	"""What weir says when it cannot attach."""
	words = ["run", *("--load=" + hook for hook in hooks)] if hooks else ["trace", "-o", TRACE]
	done = subprocess.run([WEIR, *words, "-p", ",".join(map(str, pids))], capture_output=True, env=ENV,
			      cwd=TMP, timeout=LIMIT, check=False, text=True)
	assert done.returncode == status, done.stderr
	same(len(done.stderr.splitlines()), 1)
	return done.stderr.strip()


class Target:
	"""A program that says when it is ready, and ends with its standard input."""
	def __init__(self, *argv, ready="ready", **kw):
		self.process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENV, cwd=TMP, text=True, **kw)
		self.pid = self.process.pid
		same(self.process.stdout.readline().strip(), ready)
		time.sleep(0.2)

	def __enter__(self):
		return self

	def __exit__(self, *_):
		if self.process.poll() is None:
			self.process.kill()
		self.process.communicate()

	def end(self):
		"""What it has printed; it has to be content."""
		out = self.process.communicate(timeout=LIMIT)[0].splitlines()
		same((out[-1:], self.process.returncode), (["fine"], 0))
		return {line.split()[0]: int(line.split()[1]) for line in out[:-1]}

	def alive(self):
		assert self.process.poll() is None, "the target has ended: " + self.process.stdout.read()


def cycle(target, count, check=None, hooks=()):
	for _ in range(count):
		weir = Attached(target.pid, hooks=hooks)
		time.sleep(random.random() * 0.1)
		target.alive()
		lines = weir.end()
		target.alive()
		assert lines or hooks, "nothing was seen"
		if check:
			check()


# ---- cases ----

def many_threads(kind):
	def run():
		with Target(built(kind), "few") as target:
			before = Looked(target.pid)
			cycle(target, CYCLES, lambda: before.check(target.pid))
			grown = Looked(target.pid).rss - before.rss
			assert grown < 2048, f"{grown} KiB more"
			rounds = target.end()
		# Naps that begin anew with each stop would hardly come to an end.
		for name, length in ("nap", 0.4), ("poll", 0.35), ("futex", 0.3):
			assert rounds[name] * length > 0.4 * rounds["clock"] * 0.25, f"{name}: {rounds}"
	return run


def with_children(kind):
	"""Threads, processes and code come and go meanwhile: compared is what stays."""
	def run():
		with Target(built(kind)) as target:
			before = Looked(target.pid)
			cycle(target, CYCLES, lambda: before.check(target.pid, False))
			target.end()
	return run


def test_sees_all_calls():
	"""A thread that makes marker calls: none is missed between the first and the last one seen."""
	source = os.path.join(TMP, "markers.c")
	with open(source, "w", encoding="utf-8") as f:
		f.write('#include <stdio.h>\n#include <unistd.h>\nint main(void) { long i = 0; char c; puts("ready"); fflush(stdout);\n'
			'for (;;) { syscall(500, i++); syscall(501, i); usleep(20); } }\n')
	subprocess.run(["gcc", "-O2", "-o", TMP + "/markers", source], check=True, timeout=LIMIT)
	with Target(TMP + "/markers") as target:
		weir = Attached(target.pid)
		time.sleep(0.3)
		lines = weir.end()
	got = [int(m[1], 16) for m in (re.search(r"syscall_0x1f4\((\w+)", line) for line in lines) if m]
	assert len(got) > 100, f"{len(got)} markers"
	same(got, list(range(got[0], got[0] + len(got))))


def test_follows_children():
	with Target(built("dynamic")) as target:
		weir = Attached(target.pid)
		time.sleep(0.5)
		lines = weir.end()
		target.end()
	assert any("execve(" in line and "/bin/true" in line for line in lines), "no execve was seen"
	assert any('"/etc/ld.so.cache"' in line for line in lines), "the loader of the child was not seen"
	assert len({line.split()[0] for line in lines}) > 20, "children were not seen"


def test_ends_with_the_target():
	target = Target(built("static"), "few")
	weir = Attached(target.pid)
	target.end()
	lines = weir.wait()
	same(lines[-1].split(), f"{target.pid} +++ exited with 0 +++".split())


def test_two_at_once():
	with Target(built("dynamic"), "few") as one, Target(built("static"), "few") as two:
		before = Looked(one.pid), Looked(two.pid)
		weir = Attached(one.pid, two.pid)
		time.sleep(0.2)
		lines = weir.end(signal.SIGTERM)
		pids = {line.split()[0] for line in lines}
		assert str(one.pid) in pids and str(two.pid) in pids
		before[0].check(one.pid)
		before[1].check(two.pid)
		one.end()
		two.end()


def test_supervisor_is_killed():
	with Target(built("dynamic"), "few") as target:
		weir = Attached(target.pid)
		time.sleep(0.1)
		weir.process.kill()
		weir.process.communicate()
		time.sleep(0.5)
		target.alive()
		assert "under weir already" in refused(target.pid)
		target.end()


MISSES = r"""
#include <spawn.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
extern char **environ;
static double now(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}
int main(void)
{
	char c, *argv[] = { "/bin/true", NULL };
	double begun, calls, children;
	pid_t pid;
	puts("ready");
	fflush(stdout);
	while (read(0, &c, 1) > 0)
		;
	begun = now();
	for (int i = 0; i < 20000; i++)
		syscall(SYS_getppid);
	calls = now() - begun;
	for (int i = 0; i < 5; i++)
		if (posix_spawn(&pid, argv[0], NULL, NULL, argv, environ) || waitpid(pid, NULL, 0) != pid)
			return 1;
	children = now() - begun - calls;
	if (calls > 1 || children > 3)
		return printf("%.2f s for calls, %.2f s for children\n", calls, children), 1;
	puts("fine");
	return 0;
}
"""


def test_supervisor_is_missed_at_once():
	"""Nobody waits for a weir that was killed: neither calls for room in a ring, nor an exec for an answer."""
	with open(TMP + "/misses.c", "w", encoding="utf-8") as f:
		f.write(MISSES)
	subprocess.run(["gcc", "-O2", "-o", TMP + "/misses", TMP + "/misses.c"], check=True, timeout=LIMIT)
	said = Said()
	with Target(TMP + "/misses", stderr=said.file) as target:
		weir = Attached(target.pid)
		weir.process.kill()
		weir.process.communicate()
		target.end()
	same(said.lines(), [])


def test_output_is_stuck():
	"""Nobody takes what weir writes, so its main thread waits, and threads of the target for that one: it leaves all the same."""
	with Target(built("dynamic"), "few") as target:
		before = Looked(target.pid)
		weir = subprocess.Popen([WEIR, "trace", "-o", "/dev/stdout", "-p", str(target.pid)], stdout=subprocess.PIPE,
					stderr=subprocess.PIPE, env=ENV, text=True)
		weir.stderr.readline()
		time.sleep(1)
		weir.send_signal(signal.SIGINT)
		same(weir.wait(timeout=15), -signal.SIGTERM)
		before.check(target.pid)
		target.end()


DELAYED = r"""
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
	struct timespec a, b;
	int delayed = 0;
	char c;
	puts("ready");
	fflush(stdout);
	if (read(0, &c, 1) < 0)
		return 1;
	for (int i = 0; i < 200000; i++) {
		clock_gettime(CLOCK_MONOTONIC, &a);
		syscall(SYS_getppid);
		clock_gettime(CLOCK_MONOTONIC, &b);
		delayed += (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9 > 0.6;
	}
	printf("delayed %d\nfine\n", delayed);
	return 0;
}
"""


def test_supervisor_is_stopped():
	"""One call finds out, the others are lost at once. Its output is full, so that it is waited for when it stops."""
	with open(TMP + "/delayed.c", "w", encoding="utf-8") as f:
		f.write(DELAYED)
	subprocess.run(["gcc", "-O2", "-o", TMP + "/delayed", TMP + "/delayed.c"], check=True, timeout=LIMIT)
	with Target(TMP + "/delayed") as target:
		weir = subprocess.Popen([WEIR, "trace", "-o", "/dev/stdout", "-p", str(target.pid)], stdout=subprocess.PIPE,
					stderr=subprocess.PIPE, env=ENV, text=True)
		try:
			weir.stderr.readline()
			target.process.stdin.write("x")
			target.process.stdin.flush()
			time.sleep(1)
			weir.send_signal(signal.SIGSTOP)
			same(target.end(), {"delayed": 1})
		finally:
			weir.kill()
			weir.communicate()


WAITS = r"""
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static volatile int ticks;
static volatile int over;
static void *tick(void *arg) { while (!over) { usleep(1000); ticks++; } return arg; }
int main(void)
{
	pthread_t t;
	char c;
	pthread_create(&t, NULL, tick, NULL);
	puts("ready");
	fflush(stdout);
	for (int i = 0; i < 60; i++)
		if (vfork() == 0) {
			int until = ticks + 50;
			while (ticks < until)
				;
			_exit(0);
		}
	over = 1;
	pthread_join(t, NULL);
	while (read(0, &c, 1) > 0)
		;
	puts("fine");
	return 0;
}
"""


def test_vfork_child_waits():
	"""A thread does not stop as long as its vfork child runs, and that waits for another thread, which has stopped."""
	with open(TMP + "/waits.c", "w", encoding="utf-8") as f:
		f.write(WAITS)
	subprocess.run(["gcc", "-O2", "-pthread", "-o", TMP + "/waits", TMP + "/waits.c"], check=True, timeout=LIMIT)
	with Target(TMP + "/waits") as target:
		weir = subprocess.Popen([WEIR, "trace", "-o", TRACE, "-p", str(target.pid)], stderr=subprocess.PIPE, env=ENV, cwd=TMP, text=True)
		said = weir.stderr.readline()
		assert "attached to" in said or "does not stop" in said, said
		weir.send_signal(signal.SIGINT)
		weir.communicate(timeout=LIMIT)
		target.end()


def killed_at(call, number, while_leaving, kind="dynamic", what="signal=KILL"):
	"""
	weir is killed on its way to the given system call, counted for each of its threads, or the call fails; nothing may
	come of it.
	"""
	inject = ["strace", "-f", "-o", TMP + "/strace", "-e", "trace=" + call, "-e", f"inject={call}:{what}:when={number}"]
	attach = [WEIR, "trace", "-o", "/dev/null", "-p"]
	with Target(built(kind), "calm") as target:
		if while_leaving:
			weir = Attached(target.pid)
			strace = subprocess.Popen([*inject, "-p", str(weir.process.pid)], stderr=subprocess.PIPE, text=True)
			strace.stderr.readline()
			time.sleep(0.05)
			weir.process.send_signal(signal.SIGINT)
			weir.process.communicate(timeout=LIMIT)
			strace.communicate(timeout=LIMIT)
			killed = weir.process.returncode != 0
		else:
			strace = subprocess.Popen([*inject, *attach, str(target.pid)], stderr=subprocess.PIPE, env=ENV, cwd=TMP, text=True)
			killed = "attached" not in strace.stderr.readline()
			if not killed:
				with open(f"/proc/{strace.pid}/task/{strace.pid}/children", encoding="utf-8") as f:
					os.kill(int(f.read().split()[0]), signal.SIGINT)
			strace.communicate(timeout=LIMIT)
		time.sleep(0.1)
		target.alive()
		target.end()
	return killed


def killed_at_points(while_leaving, count):
	"""Dynamic and static programs in turn."""
	need("strace")
	killed, wrong, kinds = 0, [], ("dynamic", "static")
	for call, most in ("ptrace", 290), ("pwrite64", 27):
		for number in random.sample(range(1, most), min(count, most - 1)):
			kinds = kinds[::-1]
			try:
				killed += killed_at(call, number, while_leaving, kinds[0])
			except (AssertionError, subprocess.TimeoutExpired) as why:
				killed += 1
				wrong.append(f"{kinds[0]}, killed at {call} {number}: {why}")
	assert killed > count, f"weir was killed {killed} times"
	assert not wrong, f"{len(wrong)} of {killed}\n" + "\n".join(wrong)


def test_killed_attaching():
	killed_at_points(False, 100 if LONG else 5)


def test_killed_leaving():
	killed_at_points(True, 250 if LONG else 5)


def test_killed_leaving_marked():
	"""
	Led on from a stop for a SIGTRAP of weir's, which was not cancelled, a thread leaves by itself that has one of its own
	pending. That one must not be lost for it.
	"""
	killer = os.path.join(TMP, "killer")
	subprocess.run(["gcc", "-O2", "-o", killer, os.path.join(HERE, "killer.c")], check=True, timeout=LIMIT)
	killed = 0
	for _ in range(200 if LONG else 60):
		# The first is in a call that waits, and makes the visits for all.
		with Target(built("dynamic"), "calm", "read", "masks") as target:
			weir = Attached(target.pid)
			watch = subprocess.Popen([killer, str(weir.process.pid)], stdout=subprocess.PIPE, text=True)
			watch.stdout.readline()
			weir.process.send_signal(signal.SIGINT)
			weir.process.communicate(timeout=LIMIT)
			killed += watch.communicate(timeout=LIMIT)[0] == "killed\n"
			time.sleep(0.1)
			target.alive()
			target.end()
		if killed == 10 and not LONG:
			break
	assert killed, "no thread was led on from such a stop"


def test_fails_leaving():
	"""A step of leaving fails: nothing is taken away that is still in use."""
	need("strace")
	numbers = list(range(1, 30))
	failed = sum(killed_at("pwrite64", n, True, what="error=EIO") for n in (numbers if LONG else random.sample(numbers, 8)))
	assert failed, "weir did not fail"


def stays_stopped(pid):
	"""Let go, it takes a moment on a busy machine until it is stopped again."""
	for _ in range(100):
		if read(pid, "status").split("State:\t")[1][0] == "T":
			break
		time.sleep(0.02)
	time.sleep(0.1)
	same(read(pid, "status").split("State:\t")[1][0], "T")


def test_silent():
	"""One that makes no call is left as well."""
	with Target("python3", "-c", "print('ready', flush=True)\nwhile True: pass") as target:
		before = Looked(target.pid)
		for _ in range(3):
			same(Attached(target.pid).end(), [])
			before.check(target.pid)


def test_asked_at_once():
	"""Asked to end while it comes in, weir leaves, or was not in."""
	with Target("python3", "-c", "import time\nprint('ready', flush=True)\nwhile True: time.sleep(0.001)") as target:
		before = Looked(target.pid)
		for _ in range(200 if LONG else 20):
			weir = subprocess.Popen([WEIR, "trace", "-o", TRACE, "-p", str(target.pid)], stderr=subprocess.DEVNULL, env=ENV, cwd=TMP)
			time.sleep(random.random() * 0.06)
			weir.send_signal(signal.SIGINT)
			assert weir.wait(timeout=LIMIT) in (0, -signal.SIGINT)
			before.check(target.pid)


def test_stopped():
	"""A program that is stopped stays so."""
	with Target(built("dynamic"), "few") as target:
		before = Looked(target.pid)
		os.kill(target.pid, signal.SIGSTOP)
		time.sleep(0.1)
		weir = Attached(target.pid)
		stays_stopped(target.pid)
		weir.end()
		stays_stopped(target.pid)
		os.kill(target.pid, signal.SIGCONT)
		before.check(target.pid)
		target.end()


def test_ignored_trap():
	source = os.path.join(TMP, "ignores.c")
	with open(source, "w", encoding="utf-8") as f:
		f.write('#include <signal.h>\n#include <stdio.h>\n#include <unistd.h>\nint main(void) { char c;\n'
			'signal(SIGTRAP, SIG_IGN); signal(SIGSEGV, SIG_IGN); puts("ready"); fflush(stdout);\n'
			'while (read(0, &c, 1) > 0); for (int i = 0; i < 9; i++) raise(SIGTRAP); puts("fine"); return 0; }\n')
	subprocess.run(["gcc", "-O2", "-o", TMP + "/ignores", source], check=True, timeout=LIMIT)
	with Target(TMP + "/ignores") as target:
		before = Looked(target.pid)
		for _ in range(3):
			weir = Attached(target.pid)
			time.sleep(0.05)
			weir.end()
			before.check(target.pid)
		target.end()


def test_go():
	need("go")
	made = subprocess.run(["go", "build", "-o", TMP + "/go", os.path.join(HERE, "target.go")], capture_output=True, timeout=240,
			      check=False, env={**ENV, "GO111MODULE": "off", "GOCACHE": TMP + "/gocache", "GOFLAGS": ""})
	if made.returncode:
		raise Skip(made.stderr.decode().strip().splitlines()[-1])
	with Target(TMP + "/go") as target:
		bytes_ = text(target.pid)
		cycle(target, CYCLES, lambda: same(text(target.pid) == bytes_, True))
		target.end()


def redis(hooks):
	need("redis-server", "redis-benchmark", "redis-cli")
	sock = os.path.join(TMP, "redis")
	server = subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", sock, "--save", "", "--io-threads", "2"],
				  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV, cwd=TMP)
	try:
		for _ in range(200):
			if subprocess.run(["redis-cli", "-s", sock, "ping"], capture_output=True, check=False).returncode == 0:
				break
			time.sleep(0.05)
		load = subprocess.Popen(["redis-benchmark", "-s", sock, "-t", "set,get", "-c", "20", "-q", "-n", "100000000"],
					stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENV, cwd=TMP)
		time.sleep(0.3)
		before = Looked(server.pid)
		for n in range(CYCLES):
			weir = Attached(server.pid, options=["-e", "write,epoll_wait"] if n % 2 and not hooks else [], hooks=hooks)
			time.sleep(random.random() * 0.1)
			weir.end()
			assert server.poll() is None and load.poll() is None, "redis has ended"
			before.check(server.pid, False)
		same(signals(server.pid), before.signals)
		info = subprocess.run(["redis-cli", "-s", sock, "info", "stats"], capture_output=True, check=True, text=True).stdout
		clients = subprocess.run(["redis-cli", "-s", sock, "info", "clients"], capture_output=True, check=True, text=True).stdout
		load.terminate()
		out = load.communicate(timeout=LIMIT)[0].decode(errors="replace")
		assert not re.search("(?i)error|closed|reset|broken", out), out[-500:]
		same(re.search(r"total_error_replies:(\d+)", info)[1], "0")
		# 20 of the load, and ours: none has had to connect again.
		same(re.search(r"connected_clients:(\d+)", clients)[1], "21")
		assert int(re.search(r"total_connections_received:(\d+)", info)[1]) < 40, info
		assert int(re.search(r"total_commands_processed:(\d+)", info)[1]) > 1000, info
	finally:
		server.terminate()
		server.wait()


def test_redis():
	"""Under load: no request and no connection is lost."""
	redis([])


def test_redis_hooked():
	redis([hook()])


def test_crowd():
	"""A hundred threads."""
	with Target(built("dynamic"), "crowd", "100") as target:
		before = Looked(target.pid)
		cycle(target, 3, lambda: before.check(target.pid))
		target.end()


def test_own_child():
	"""A program begins a child and becomes weir, which is then the parent of what it traces; left, and to the end."""
	for end in False, True:
		data, out = os.pipe(), os.pipe()
		script = f"{built('dynamic')} crowd 8 <&{data[0]} >&{out[1]} 2>&1 & sleep 0.5; exec {WEIR} trace -o {TRACE} -p $!"
		weir = subprocess.Popen(["sh", "-c", script], stderr=subprocess.PIPE, env=ENV, cwd=TMP, text=True,
					pass_fds=(data[0], out[1]))
		os.close(data[0])
		os.close(out[1])
		said = weir.stderr.readline()
		pid = int(re.search(r"attached to process (\d+)", said)[1])
		same(re.search(r"PPid:\s*(\d+)", read(pid, "status"))[1], str(weir.pid))
		time.sleep(0.2)
		if not end:
			weir.send_signal(signal.SIGINT)
			same((weir.communicate(timeout=LIMIT)[1], weir.returncode), ("", 0))
			assert "memfd:weir" not in read(pid, "maps"), "weir is still in it"
		os.close(data[1])
		with os.fdopen(out[0], encoding="utf-8") as f:
			same(f.read().splitlines()[-1], "fine")
		if end:
			same((weir.communicate(timeout=LIMIT)[1], weir.returncode), ("", 0))
			with open(TRACE, encoding="utf-8", errors="replace") as f:
				same(f.read().splitlines()[-1].split(), f"{pid} +++ exited with 0 +++".split())


def test_yama():
	"""Where only ancestors may trace, as an ordinary user: refused, unless the program has said that anybody may."""
	scope = "/proc/sys/kernel/yama/ptrace_scope"
	if not os.path.exists(scope):
		raise Skip("this kernel has no yama")
	with open(scope, encoding="utf-8") as f:
		before = f.read().strip()
	if os.geteuid() != 0 and before != "1":
		raise Skip("ptrace_scope is " + before)
	user = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
	for name in "weir", "weir-plan", "libweir.so":
		shutil.copy(os.path.join(BUILD, name), TMP)
	os.makedirs(TMP + "/nobody", exist_ok=True)
	os.chmod(TMP + "/nobody", 0o777)
	code = ("import ctypes, sys\nif len(sys.argv) > 1: ctypes.CDLL(None).prctl(0x59616d61, ctypes.c_ulong(-1), 0, 0, 0)\n"
		"print('ready', flush=True)\nsys.stdin.read()\nprint('fine')")
	try:
		if before != "1":
			with open(scope, "w", encoding="utf-8") as f:
				f.write("1")
		for words, allowed in ([], False), (["anybody"], True):
			with Target(sys.executable, "-c", code, *words, **user) as target:
				weir = subprocess.Popen([TMP + "/weir", "trace", "-o", TMP + "/nobody/trace", "-p", str(target.pid)], text=True,
							stderr=subprocess.PIPE, env={**ENV, "WEIR_LIBRARY": TMP + "/libweir.so"}, **user)
				said = weir.stderr.readline()
				assert ("attached to process" in said) == allowed, said
				weir.send_signal(signal.SIGINT)
				weir.communicate(timeout=LIMIT)
				target.end()
	finally:
		if before != "1":
			with open(scope, "w", encoding="utf-8") as f:
				f.write(before)


# ---- with hook libraries ----

def hook(*flags, name="hook", source=None):
	"""Builds one that needs libweir alone."""
	path = os.path.join(TMP, "-".join([name, *(re.sub("[^A-Z_]", "", flag) for flag in flags)]) + ".so")
	if not os.path.exists(path):
		subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-I", os.path.join(SOURCE, "include"), f'-DNAME="{name}"', *flags, "-o", path,
				source or os.path.join(HERE, "hook.c"), "-L", BUILD, "-lweir", "-Wl,-rpath," + BUILD], check=True,
			       timeout=LIMIT)
	return path


class Said:
	"""What hook libraries print, which goes to the standard error of the target."""
	def __init__(self):
		self.file = tempfile.TemporaryFile(dir=TMP)

	def lines(self):
		self.file.seek(0)
		return self.file.read().decode().splitlines()


BOTH = ["hook: begins", "hook: ends, saw calls"]


def hooked(kind):
	"""Taken in and out again, the target is what it was."""
	def run():
		said = Said()
		with Target(built(kind), "few", stderr=said.file) as target:
			before = Looked(target.pid)
			cycle(target, CYCLES, lambda: before.check(target.pid), [hook()])
			grown = Looked(target.pid).rss - before.rss
			assert grown < 2048, f"{grown} KiB more"
			target.end()
		same(said.lines(), BOTH * CYCLES)
	return run


def test_hook_registers():
	"""What a thread has in vector registers, and how it rounds, is its own though libraries begin and end in it."""
	with open(TMP + "/keeps.c", "w", encoding="utf-8") as f:
		f.write(KEEPS)
	subprocess.run(["gcc", "-O2", "-o", TMP + "/keeps", TMP + "/keeps.c"], check=True, timeout=LIMIT)
	said = Said()
	with Target(TMP + "/keeps", stderr=said.file) as target:
		before = Looked(target.pid)
		cycle(target, CYCLES, lambda: before.check(target.pid), [hook()])
		same([line.split(",")[0] for line in said.lines()], ["hook: begins", "hook: ends"] * CYCLES)
		for flag in "-DCRASHES", "-DHANGS":
			refused(target.pid, hooks=[hook(flag)])
			time.sleep(0.1)
			target.alive()
		before.check(target.pid)
		target.end()


def test_hook_sleeper():
	"""The one thread that there is sleeps on, for the time that it had left."""
	with open(TMP + "/sleeps.c", "w", encoding="utf-8") as f:
		f.write('#include <poll.h>\n#include <stdio.h>\n#include <time.h>\nint main(void) { struct pollfd p = { 0, POLLIN, 0 };\n'
			'puts("ready"); fflush(stdout); while (poll(&p, 1, 0) == 0) { struct timespec a, b, t = { 0, 500000000 };\n'
			'clock_gettime(CLOCK_MONOTONIC, &a); if (nanosleep(&t, &t)) return puts("ended early"), 1; clock_gettime(CLOCK_MONOTONIC, &b);\n'
			'double s = b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) / 1e9; if (s < 0.5 || s > 2) return printf("%f s\\n", s), 1; }\n'
			'puts("fine"); return 0; }\n')
	subprocess.run(["gcc", "-O2", "-o", TMP + "/sleeps", TMP + "/sleeps.c"], check=True, timeout=LIMIT)
	said = Said()
	with Target(TMP + "/sleeps", stderr=said.file) as target:
		before = Looked(target.pid)
		cycle(target, CYCLES, lambda: before.check(target.pid), [hook()])
		assert "crashed" in refused(target.pid, hooks=[hook("-DCRASHES")])
		before.check(target.pid)
		target.end()


KEEPS = r"""
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>
int main(void)
{
	static const unsigned char mine[16] = "sixteen bytes...";
	static const unsigned int round_up = 0x5f80;
	static const unsigned short control = 0xb7f;
	unsigned char seen[3][16];
	unsigned int mxcsr;
	unsigned short word, tags;
	char c;
	puts("ready");
	fflush(stdout);
	for (;;) {
		fd_set set;
		struct timeval no = { 0, 0 };
		FD_ZERO(&set);
		FD_SET(0, &set);
		if (select(1, &set, NULL, NULL, &no) == 1 && read(0, &c, 1) == 0)
			break;
		struct { unsigned short word, a, b, c, tags, d; unsigned int rest[4]; } env;
		__asm__ volatile("movdqu %5, %%xmm0; movdqa %%xmm0, %%xmm7; movdqa %%xmm0, %%xmm15; ldmxcsr %6; fninit; fldcw %7; fldz\n\t"
				 "movl $3000000, %%ecx; 1: decl %%ecx; jnz 1b\n\t"
				 "movdqu %%xmm0, %0; movdqu %%xmm7, %1; movdqu %%xmm15, %2; stmxcsr %3; fnstenv %4; fninit"
				 : "=m"(seen[0]), "=m"(seen[1]), "=m"(seen[2]), "=m"(mxcsr), "=m"(env)
				 : "m"(mine), "m"(round_up), "m"(control)
				 : "rcx", "xmm0", "xmm7", "xmm15");
		word = env.word;
		tags = env.tags;
		for (int i = 0; i < 3; i++)
			if (memcmp(seen[i], mine, 16))
				return puts("xmm"), 1;
		if (mxcsr != round_up || word != control || tags != 0x7fff)
			return printf("mxcsr %x control %x tags %x\n", mxcsr, word, tags), 1;
	}
	puts("fine");
	return 0;
}
"""


def test_hook_follows_children():
	"""Into what the target executes, whose environment is as ever, and out of what still runs."""
	said = Said()
	script = "echo ready; while read word; do $word; done"
	target = subprocess.Popen(["sh", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said.file, env=ENV, cwd=TMP,
				  text=True)
	same(target.stdout.readline(), "ready\n")
	time.sleep(0.2)
	before = Looked(target.pid)
	weir = Attached(target.pid, hooks=[hook()])
	target.stdin.write("/bin/true\n/bin/echo said\nenv\n")
	target.stdin.flush()
	same(target.stdout.readline(), "said\n")
	names = []
	while "LC_ALL=C\n" not in names or len(names) < len(ENV):
		names.append(target.stdout.readline())
	assert not any("WEIR" in name or "PRELOAD" in name for name in names), names
	time.sleep(0.2)
	# the shell, and three programs, each of which was a fork of the shell first
	same(said.lines().count("hook: begins"), 4)
	weir.end()
	before.check(target.pid)
	same(said.lines()[-1], "hook: ends, saw calls")
	target.communicate(timeout=LIMIT)


def test_hook_leaves_children():
	said = Said()
	with Target("sh", "-c", f"echo ready; read line; {built('dynamic')} few", stderr=said.file) as target:
		weir = Attached(target.pid, hooks=[hook()])
		target.process.stdin.write("\n")
		target.process.stdin.flush()
		same(target.process.stdout.readline(), "ready\n")
		time.sleep(0.3)
		with open(f"/proc/{target.pid}/task/{target.pid}/children", encoding="utf-8") as f:
			child = int(f.read().split()[0])
		assert "memfd:weir" in read(child, "maps"), "the child was not entered"
		weir.end()
		for pid in target.pid, child:
			assert "memfd:weir" not in read(pid, "maps"), "weir is still in it"
		same(sorted(said.lines()), sorted(BOTH * 2))
		target.end()


def test_hook_and_the_targets_end():
	"""Destructors are for when weir leaves: a target that ends by itself runs none."""
	said = Said()
	target = Target(built("static"), "few", stderr=said.file)
	weir = Attached(target.pid, hooks=[hook()])
	target.end()
	weir.wait()
	same(said.lines(), BOTH[:1])


WANTS = r"""
#include <weir/function.h>
#include <weir/weir.h>
static enum weir_action enter(struct weir_call *call, void *data) { (void)call; (void)data; return WEIR_PASS; }
static int getpid_now(void) { return 1; }
__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec calls = { .size = sizeof(calls), .enter = enter };
	static const struct weir_function_spec function = { .size = sizeof(function), .target = "getpid" };
	static const struct weir_session_options vdso = { .size = sizeof(vdso), .flags = WEIR_SESSION_VDSO };
	struct weir_session *one, *two;
	struct weir_error err;
	void *original;
	int n;
	if (weir_session_open(&one, NULL, &err) < 0 || weir_syscall_add(one, &calls, &n, &err) < 0)
		weir_print(2, "%s\n", err.text);
	weir_print(2, "vdso %d\n", weir_session_open(&two, &vdso, &err));
	weir_print(2, "function %d\n", weir_function_replace(one, &function, (void *)getpid_now, &original, &n, &err));
}
"""


def test_hook_refuses():
	"""What could not be taken back is refused to a library, not done."""
	source, said = TMP + "/wants.c", Said()
	with open(source, "w", encoding="utf-8") as f:
		f.write(WANTS)
	with Target(built("dynamic"), "few", stderr=said.file) as target:
		before = Looked(target.pid)
		cycle(target, 2, lambda: before.check(target.pid), [hook(name="wants", source=source)])
		target.end()
	same(said.lines(), ["vdso -95", "function -2"] * 2)


def test_two_hooks():
	"""They begin in the order of the options, and end in reverse."""
	said = Said()
	with Target(built("dynamic"), "few", stderr=said.file) as target:
		before = Looked(target.pid)
		cycle(target, 3, lambda: before.check(target.pid), [hook(name="one"), hook(name="two")])
		target.end()
	same([line.split(",")[0] for line in said.lines()], ["one: begins", "two: begins", "two: ends", "one: ends"] * 3)


def test_hook_refused():
	"""Whatever is wrong with it, the target does not notice."""
	plain, libc = TMP + "/plain.c", TMP + "/libc.c"
	with open(plain, "w", encoding="utf-8") as f:
		f.write("int x = 1;\nint *y = &x;\n")
	with open(libc, "w", encoding="utf-8") as f:
		f.write('#include <stdio.h>\n#include <weir/weir.h>\n__attribute__((constructor)) static void start(void) '
			'{ struct weir_session *s; struct weir_error e; puts(weir_session_open(&s, NULL, &e) ? "no" : "yes"); }\n')
	said = Said()
	with Target(built("dynamic"), "few", stderr=said.file) as target:
		before = Looked(target.pid)
		for path, status, words in ((TMP + "/none.so", 125, "cannot read " + TMP + "/none.so: No such file"),
					    (plain, 125, "cannot be loaded into a process that runs: it "),
					    (hook(name="plain", source=plain), 125, "is no hook library: it uses nothing of libweir"),
					    (hook(name="libc", source=libc), 125, "must not be made to call puts"),
					    (hook("-DNO_SESSION"), 1, "the hook library opened no session in it"),
					    (hook("-DCRASHES"), 1, "the hook library crashed in it"),
					    (hook("-DHANGS"), 1, "the hook library waits for something in it")):
			said_now = refused(target.pid, hooks=[path], status=status)
			assert words in said_now, said_now
			before.check(target.pid)
			target.alive()
		done = subprocess.run([WEIR, "run", "-p", str(target.pid)], capture_output=True, check=False, text=True)
		same((done.returncode, "no library is named: --load=HOOK" in done.stderr), (125, True))
		done = subprocess.run([WEIR, "run", "--load=" + hook(), "-p", str(target.pid), "true"], capture_output=True, check=False, text=True)
		same((done.returncode, "-p and a program exclude each other" in done.stderr), (125, True))
		# One whose destructor does not end is taken out all the same, and named.
		weir = Attached(target.pid, hooks=[hook("-DHANGS_AT_END")])
		weir.process.send_signal(signal.SIGINT)
		err = weir.process.communicate(timeout=LIMIT)[1]
		assert "was left, but a hook library did not come to its end" in err, err
		before.check(target.pid)
		cycle(target, 2, lambda: before.check(target.pid), [hook()])
		target.end()
	gone = subprocess.Popen(["/bin/true"])
	gone.wait()
	assert "no such process" in refused(gone.pid, hooks=[hook()])


CALLS_LIBC = ["begins with 1.25, home " + TMP, "ends, saw calls"]
KEEPS_ERRNO = r"""
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
char *getenv(const char *name) { return *name ? (char *)"mine" : NULL; }
int main(void)
{
	struct pollfd in = { 0, POLLIN, 0 };
	puts("ready");
	fflush(stdout);
	while (poll(&in, 1, 0) == 0)
		for (int i = 0; i < 1000; i++) {
			errno = 7;
			if (syscall(SYS_getppid) < 0 || errno != 7)
				return printf("errno is %d\\n", errno), 1;
		}
	puts("fine");
	return 0;
}
"""


def libc_hook(*flags):
	return hook(*flags, name="calls", source=os.path.join(HERE, "calls_libc.c"))


def test_hook_calls_libc():
	"""Functions of the target's libc that may be called anywhere, not of others that have their names; errno stays the target's."""
	said = Said()
	with open(TMP + "/errno.c", "w", encoding="utf-8") as f:
		f.write(KEEPS_ERRNO)
	subprocess.run(["gcc", "-O2", "-o", TMP + "/errno", TMP + "/errno.c"], check=True, timeout=LIMIT)
	for words in [TMP + "/errno"], [built("dynamic"), "few"]:
		with Target(*words, stderr=said.file) as target:
			before = Looked(target.pid)
			cycle(target, CYCLES // 2, lambda: before.check(target.pid), [libc_hook()])
			target.end()
	same(said.lines(), CALLS_LIBC * (CYCLES // 2 * 2))


def test_hook_calls_libc_refused():
	"""Where there is no libc that it is made for, it has not what is needed, or the library needs more."""
	stub = TMP + "/libc.so.6"
	with open(TMP + "/stub.c", "w", encoding="utf-8") as f:
		f.write("unsigned long strnlen(const char *s, unsigned long n) { (void)s; return n; }\n")
	with open(TMP + "/stub.map", "w", encoding="utf-8") as f:
		f.write("GLIBC_9.9 { strnlen; };\n")
	subprocess.run(["gcc", "-shared", "-nostdlib", "-fPIC", "-Wl,-soname,libc.so.6", "-Wl,--version-script=" + TMP + "/stub.map", "-o", stub,
			TMP + "/stub.c"], check=True, timeout=LIMIT)
	with open(TMP + "/lacks.c", "w", encoding="utf-8") as f:
		f.write('#include <string.h>\n#include <weir/weir.h>\nchar word[9];\n__attribute__((constructor)) static void start(void)\n'
			"{ struct weir_session *s; struct weir_error e; if (!weir_session_open(&s, NULL, &e)) word[0] = (char)strnlen(word, 9); }\n")
	lacks = hook("-nostdlib", "-fno-builtin", "-Wl,--no-as-needed", stub, name="lacks", source=TMP + "/lacks.c")
	for kind, library, words in (("dynamic", lacks, "has no strnlen@GLIBC_9.9, which"), ("static", libc_hook(), "no loader in it that has loaded one"),
				     ("musl", libc_hook(), "the libc in it is another"), ("musl-static", libc_hook(), "no loader in it that has loaded one"),
				     ("dynamic", libc_hook("-DTHREADS"), "it has thread-local variables")):
		if not shutil.which(KINDS[kind][0]):
			continue
		with Target(built(kind), "few") as target:
			before = Looked(target.pid)
			said = refused(target.pid, hooks=[library], status=125 if "THREADS" in library else 1)
			assert words in said, said
			before.check(target.pid)
			target.end()


def test_hook_calls_libc_children():
	"""What a target executes runs without such a library, and that is told; what it forks has it."""
	said = Said()
	with Target(built("dynamic"), stderr=said.file) as target:
		before = Looked(target.pid)
		weir = Attached(target.pid, hooks=[libc_hook()])
		time.sleep(0.5)
		weir.process.send_signal(signal.SIGINT)
		err = weir.process.communicate(timeout=LIMIT)[1]
		assert re.fullmatch(r"weir: \d+ programs? w(as|ere) executed meanwhile, and ran without .*\n", err), err
		before.check(target.pid, False)
		target.end()
	assert set(said.lines()) == set(CALLS_LIBC), said.lines()


def test_hook_python():
	code = ("import threading, sys, time\ndef work():\n for i in range(10**9):\n  open('/dev/null').close()\n  time.sleep(0.001)\n  if done: break\n"
		"done = []\nts = [threading.Thread(target=work) for _ in range(4)]\n[t.start() for t in ts]\nprint('ready', flush=True)\nsys.stdin.read()\n"
		"done.append(1)\n[t.join() for t in ts]\nprint('fine')")
	said = Said()
	with Target("/usr/bin/python3", "-c", code, stderr=said.file) as target:
		before = Looked(target.pid)
		cycle(target, CYCLES, lambda: before.check(target.pid, False), [hook()])
		same(signals(target.pid), before.signals)
		target.end()
	same(said.lines(), BOTH * CYCLES)


CALLS = r"""
#define _GNU_SOURCE
#include <stdio.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>
int main(void)
{
	struct utsname name;
	struct rlimit limit;
	struct tms times_;
	char c, path[4096];
	int fd[2];
	puts("ready");
	fflush(stdout);
	while (read(0, &c, 1) > 0)
		;
	if (uname(&name) == 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0 && times(&times_) > 0 && getcwd(path, sizeof(path)) &&
	    pipe(fd) == 0 && write(fd[1], "x", 1) == 1 && read(fd[0], &c, 1) == 1 && c == 'x' && dup(fd[0]) > 0 &&
	    close(fd[0]) == 0 && sched_yield() == 0 && getuid() == geteuid() && getppid() > 0 && access("/", R_OK) == 0 &&
	    chdir("/") == 0)
		puts("fine");
	return 0;
}
"""


def test_under_valgrind():
	"""A program that translates the code of another finds that code as it was: it is there to be read."""
	need("valgrind")
	with open(TMP + "/calls.c", "w", encoding="utf-8") as f:
		f.write(CALLS)
	subprocess.run(["gcc", "-O2", "-o", TMP + "/calls", TMP + "/calls.c"], check=True, timeout=LIMIT)
	with Target("valgrind", "-q", "--tool=none", TMP + "/calls") as target:
		before = Looked(target.pid)
		weir = Attached(target.pid)
		libc = [name for name in before.text if any(line.startswith(name) and "/libc.so" in line for line in before.maps)]
		assert libc, "no libc is mapped"
		now = text(target.pid)
		for name in libc:
			assert now[name] == before.text[name], "the libc that is translated was changed"
		target.end()
		lines = weir.wait()
	assert any("uname(" in line for line in lines), "the translator's calls were not seen"


# ---- what cannot be attached to ----

def test_refuses_what_is_not_there():
	pid = subprocess.Popen(["/bin/true"])
	pid.wait()
	assert "no such process" in refused(pid.pid)
	same(subprocess.run([WEIR, "trace", "-p", "x"], capture_output=True, check=False).returncode, 125)
	same(subprocess.run([WEIR, "trace", "-p", "1", "true"], capture_output=True, check=False).returncode, 125)


def test_refuses_a_thread():
	with Target(built("dynamic"), "few") as target:
		tid = next(t for t in os.listdir(f"/proc/{target.pid}/task") if int(t) != target.pid)
		assert f"a thread of process {target.pid}" in refused(tid)
		target.end()


def test_refuses_the_kernel():
	if os.path.exists("/proc/2/status") and "VmSize" not in read(2, "status"):
		assert "thread of the kernel" in refused(2)
	else:
		raise Skip("no thread of the kernel is to be seen")


def test_refuses_a_zombie():
	child = subprocess.Popen(["/bin/true"])
	time.sleep(0.2)
	assert "ended already" in refused(child.pid)
	child.wait()


def test_refuses_the_traced():
	need("strace")
	with Target(built("static"), "crowd", "2") as target:
		strace = subprocess.Popen(["strace", "-f", "-o", "/dev/null", "-p", str(target.pid)], stderr=subprocess.PIPE, text=True)
		strace.stderr.readline()
		time.sleep(0.2)
		assert f"traced by process {strace.pid} (strace)" in refused(target.pid)
		strace.terminate()
		strace.communicate()
		target.end()


def test_refuses_twice():
	with Target(built("dynamic"), "few") as target:
		weir = Attached(target.pid)
		done = subprocess.run([WEIR, "trace", "-o", "/dev/null", "-p", str(target.pid)], capture_output=True, env=ENV, text=True,
				      check=False, timeout=LIMIT)
		assert done.returncode == 1 and "under weir already" in done.stderr, done.stderr
		weir.end()
		target.end()


def test_refuses_filters():
	child = subprocess.Popen([sys.executable, "-c", "import ctypes, sys\nlibc = ctypes.CDLL(None)\nlibc.prctl(38, 1, 0, 0, 0)\n"
				  "f = ctypes.create_string_buffer(b'\\x06\\0\\0\\0\\0\\0\\xff\\x7f')\n"
				  "p = (ctypes.c_ulonglong * 2)(1, ctypes.addressof(f))\n"
				  "assert libc.prctl(22, 2, p, 0, 0) == 0\nprint('ready', flush=True)\nsys.stdin.read()"],
				 stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
	same(child.stdout.readline().strip(), "ready")
	assert "seccomp filter" in refused(child.pid)
	child.communicate()
	same(child.returncode, 0)


def test_refuses_others():
	"""Of another user, as an ordinary one."""
	if os.geteuid() != 0:
		raise Skip("not run by root")
	if subprocess.run(["test", "-r", os.path.join(BUILD, "libweir.so")], user=65534, group=65534, check=False).returncode != 0:
		raise Skip("other users cannot reach the build directory")
	shutil.copy(WEIR, TMP + "/weir")
	with Target(built("static"), "few") as target:
		done = subprocess.run([TMP + "/weir", "trace", "-o", "/dev/null", "-p", str(target.pid)], capture_output=True, check=False,
				      env={**ENV, "WEIR_LIBRARY": os.path.join(BUILD, "libweir.so")}, user=65534, group=65534, text=True)
		assert done.returncode == 1 and f"cannot attach to {target.pid}" in done.stderr, done.stderr
		target.end()


def test_another_user():
	"""By root, to a process of an ordinary user, which cannot open the trace by its path."""
	if os.geteuid() != 0:
		raise Skip("not run by root")
	with Target(built("dynamic"), "few", user=65534, group=65534) as target:
		before = Looked(target.pid)
		cycle(target, 3, lambda: before.check(target.pid))
		target.end()


CASES = {f"{kind}": many_threads(kind) for kind in KINDS}
CASES.update({f"{kind}, with children": with_children(kind) for kind in ("dynamic", "static", "musl-static")})
CASES.update({f"{kind}, hooked": hooked(kind) for kind in KINDS})
CASES.update({name[5:].replace("_", " "): f for name, f in list(globals().items()) if name.startswith("test_")})
ALONE = ("redis", "redis hooked", "dynamic, hooked", "hook python", "go", "killed attaching", "killed leaving", "killed leaving marked",
	 "fails leaving")


def main():
	chosen = {n: c for n, c in CASES.items() if not LONG or n in ALONE or n in KINDS or "children" in n}
	if os.environ.get("ONLY"):
		chosen = {n: c for n, c in chosen.items() if re.search(os.environ["ONLY"], n)}
	print(f"TAP version 13\n1..{len(chosen)}", flush=True)
	failed = 0
	for number, (name, case) in enumerate(chosen.items(), 1):
		try:
			case()
			print(f"ok {number} - {name}", flush=True)
		except Skip as why:
			print(f"ok {number} - {name} # SKIP {why}", flush=True)
		except (AssertionError, subprocess.SubprocessError, OSError) as why:
			failed += 1
			print(f"not ok {number} - {name}", flush=True)
			for line in str(why)[:2000].splitlines():
				print("# " + line)
	shutil.rmtree(TMP, ignore_errors=True)
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syscall_intercept.py [PATTERN] - the acceptance tests of the drop-in libsyscall_intercept, each with its number.

Hooks are preloaded into probe.c and into real programs; the bare run is the oracle. What the log has to look
like is computed here from the grammar (calls.txt), not taken from the library's tables. Speaks TAP.
"""
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from syscall_log import LogModel, escape

BUILD = os.path.abspath(os.environ.get("WEIR_BUILD", "build"))
SOURCE = os.path.abspath(os.environ.get("WEIR_SOURCE", "."))
HERE = os.path.join(BUILD, "tests/compat")
INCLUDE = os.path.join(SOURCE, "compat/syscall_intercept")
EXAMPLES = os.path.join(BUILD, "compat/syscall_intercept/examples")
PROBE = os.path.join(HERE, "compat-probe")
PROBE_NO_PIE = os.path.join(HERE, "compat-probe-no-pie")
HOOKS = os.path.join(HERE, "compat-hooks.so")
HOOKS_STATIC = os.path.join(HERE, "compat-hooks-static.so")
HOOKS_TLS = os.path.join(HERE, "compat-hooks-tls.so")
LIBRARY = os.path.join(BUILD, "libsyscall_intercept.so.0")
RUN = os.path.join(BUILD, "tests/run")
TMP = tempfile.mkdtemp(prefix="weir-compat-")
LIMIT = 60
SYMBOLS = ["intercept_hook_point", "intercept_hook_point_clone_child", "intercept_hook_point_clone_parent",
           "syscall_hook_in_process_allowed", "syscall_no_intercept"]


class Skip(Exception):
    """The test cannot run here; says why."""


def same(got, want):
    assert got == want, f"got {got!r}, want {want!r}"


def need(*programs):
    for name in programs:
        if not shutil.which(name):
            raise Skip(f"{name} is not installed")


def run(argv, preload=None, cwd=None, binary=False, **env):
    """Runs a program with a small environment, from which a preloaded library may be missing."""
    whole = {"PATH": os.environ["PATH"], "HOME": TMP, "LC_ALL": "C", "TMPDIR": TMP, **env}
    for name in ("XDG_CACHE_HOME", "WEIR_PLAN", "WEIR_CACHE"):
        if name in os.environ:
            whole.setdefault(name, os.environ[name])
    if preload:
        whole["LD_PRELOAD"] = preload
    return subprocess.run(argv, env=whole, cwd=cwd or TMP, capture_output=True, text=not binary, timeout=LIMIT,
                          stdin=subprocess.DEVNULL, check=False)


def probe(name, hook=None, *args, preload=None, program=None, **env):
    """Runs a probe under a hook; it has to pass, and to be silent. Returns what it printed."""
    if hook:
        env["HOOK"] = hook
    got = run([program or PROBE, name, *args], preload=preload or HOOKS, **env)
    assert got.returncode == 0 and got.stderr == "", f"{name}: status {got.returncode}, {got.stdout}{got.stderr}"
    return got.stdout.replace("EXIT-SUCCESS\n", "")


def small(name, hook="forward", preload=None, **env):
    """Runs one of tests/run bare and under a hook that sees all objects' calls; both have to agree."""
    program = os.path.join(RUN, "run-" + name)
    bare = run([program])
    if bare.returncode == 77:
        raise Skip(bare.stdout.strip())
    same((bare.returncode, bare.stderr), (0, ""))
    got = run([program], preload=preload or HOOKS, HOOK=hook, INTERCEPT_ALL_OBJS="", **env)
    same((got.returncode, got.stdout, got.stderr), (0, bare.stdout, ""))


def compiler(language="c"):
    return os.environ.get("CC" if language == "c" else "CXX", "cc" if language == "c" else "c++").split()


def compile_example(name, text, *more):
    """Compiles as the manual page says, header and library found where the environment says."""
    os.makedirs(TMP + "/example", exist_ok=True)
    with open(f"{TMP}/example/{name}.c", "w", encoding="utf-8") as f:
        f.write(text)
    argv = [*compiler(), name + ".c", "-lsyscall_intercept", "-fpic", "-shared", "-o", name + ".so", *more]
    got = run(argv, cwd=TMP + "/example", CPATH=INCLUDE, LIBRARY_PATH=BUILD)
    same((got.returncode, got.stderr), (0, ""))
    return f"{TMP}/example/{name}.so"


def log_of(name, hook="forward", *args, path=None, **env):
    """The log of a probe, and what the probe printed."""
    path = path or TMP + "/log"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    out = probe(name, hook, *args, INTERCEPT_LOG=path, **env)
    return read(path), out


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape") as f:
        return f.read()


def lines_of(log):
    """The lines without their places, after a check of those."""
    found = []
    for line in log.splitlines():
        if line.startswith("/"):
            m = re.fullmatch(r"(/\S+) 0x([0-9a-f]+) -- (.*)", line)
            assert m, f"a line of no known form: {line}"
            found.append(m[3])
    return found


EXAMPLE = """#include <libsyscall_intercept_hook_point.h>
#include <syscall.h>
#include <errno.h>

static int
hook(long syscall_number, long arg0, long arg1, long arg2, long arg3, long arg4, long arg5, long *result)
{
	if (syscall_number == SYS_getdents%s) {
		/* Prevent the application from using the getdents syscall. */
		*result = -ENOTSUP;
		return 0;
	}
	/* Ignore any other syscalls, pass them on to the kernel. */
	return 1;
}

static __attribute__((constructor)) void
init(void)
{
	intercept_hook_point = hook;
}
"""


# ---- the library as files ----

def test_01_example_getdents64():
    """the manual page's example, for getdents64, makes ls fail"""
    library = compile_example("example64", EXAMPLE % " || syscall_number == SYS_getdents64")
    os.makedirs(TMP + "/dir", exist_ok=True)
    got = run(["ls", TMP + "/dir"], preload=library, LD_LIBRARY_PATH=BUILD)
    same((got.returncode, got.stdout, got.stderr),
         (2, "", f"ls: reading directory '{TMP}/dir': Operation not supported\n"))


def test_02_example_getdents():
    """the same example verbatim leaves a ls that uses getdents64 alone"""
    library = compile_example("example", EXAMPLE % "")
    bare = run(["ls", "/usr"])
    got = run(["ls", "/usr"], preload=library, LD_LIBRARY_PATH=BUILD)
    same((got.returncode, got.stdout, got.stderr), (0, bare.stdout, ""))


def test_03_icap():
    """icap capitalizes what echo writes"""
    same(run(["/bin/echo", "infinite"], preload=EXAMPLES + "/icap.so").stdout, "InfInIte\n")
    text = "this is it\n" * 2000
    with open(TMP + "/text", "w", encoding="utf-8") as f:
        f.write(text)
    same(run(["cat", TMP + "/text"], preload=EXAMPLES + "/icap.so").stdout, text.replace("i", "I"))


def test_04_files():
    """soname, symbols, version"""
    dynamic = subprocess.check_output(["readelf", "-dW", LIBRARY], text=True)
    assert "Library soname: [libsyscall_intercept.so.0]" in dynamic, dynamic
    names = subprocess.check_output(["nm", "-D", "--defined-only", LIBRARY], text=True)
    same(sorted(line.split()[2] for line in names.splitlines()), SYMBOLS)
    same({line.split()[2]: line.split()[1] for line in names.splitlines()}["intercept_hook_point"], "B")
    same(os.readlink(BUILD + "/libsyscall_intercept.so"), "libsyscall_intercept.so.0")
    same(os.path.basename(os.path.realpath(LIBRARY)), "libsyscall_intercept.so.0.1.0")
    need("pkg-config")
    package = {"PKG_CONFIG_PATH": BUILD + "/meson-private"}
    same(run(["pkg-config", "--modversion", "libsyscall_intercept"], **package).stdout, "0.1.0\n")
    libs = run(["pkg-config", "--libs", "libsyscall_intercept"], **package)
    assert "-lsyscall_intercept" in libs.stdout.split(), libs


USES = """#include <libsyscall_intercept_hook_point.h>
#include <libsyscall_intercept_hook_point.h>

static int hook(long nr, long a0, long a1, long a2, long a3, long a4, long a5, long *result)
{
	(void) a0; (void) a1; (void) a2; (void) a3; (void) a4; (void) a5;
	*result = syscall_no_intercept(nr);
	return syscall_error_code(*result);
}

static void child(void)
{
}

static void parent(long pid)
{
	(void) pid;
}

int main(void)
{
	intercept_hook_point = %(null)s;
	intercept_hook_point_clone_child = %(null)s;
	intercept_hook_point_clone_parent = %(null)s;
	intercept_hook_point = hook;
	intercept_hook_point_clone_child = child;
	intercept_hook_point_clone_parent = parent;
	return syscall_hook_in_process_allowed() != 1;
}
"""


def test_05_header():
    """the header alone, in each standard, without a warning; the program links and runs"""
    seen = 0
    for language, compilers, standards, null in (
            ("c", ("gcc", "clang"), ("c89", "c99", "c11", "c2x", "gnu17"), "0"),
            ("c++", ("g++", "clang++"), ("c++11", "c++17", "c++20"), "nullptr")):
        for cc in filter(shutil.which, compilers):
            for std in standards:
                source = TMP + "/uses." + ("c" if language == "c" else "cc")
                with open(source, "w", encoding="utf-8") as f:
                    f.write(USES % {"null": null})
                for pie in ((), ("-no-pie", "-fno-pie")):
                    got = run([cc, "-std=" + std, "-Wall", "-Wextra", "-pedantic", "-Wno-long-long", *pie, "-I" + INCLUDE,
                               source, "-L" + BUILD, "-lsyscall_intercept", "-o", TMP + "/uses"])
                    same((got.returncode, got.stderr), (0, ""))
                seen += 1
                same(run([TMP + "/uses"], LD_LIBRARY_PATH=BUILD).returncode, 0)
    assert seen, "no compiler"


# ---- results, errno, registers ----

def test_06_answer():
    """a hook answers, and the kernel is not entered"""
    probe("answer", "answer")
    probe("keep_open", "keep_open")


def test_07_error():
    """-ENOSYS becomes -1 and errno"""
    probe("enosys", "enosys")


def test_08_forward():
    """300 calls have the results of a bare run"""
    bare = run([PROBE, "many"])
    same(bare.returncode, 0)
    assert bare.stdout.count("\n") > 300
    same(probe("many", "forward") + "EXIT-SUCCESS\n", bare.stdout)


def test_09_no_result():
    """answered without a result: -ENOSYS each time"""
    probe("nostore", "nostore")


def test_10_six_arguments():
    """the hook gets number 39 and six longs"""
    probe("args", "record")


def test_11_dirty_number():
    """the upper half of rax is not looked at"""
    for program in (PROBE, PROBE_NO_PIE):
        probe("dirty_number", "record", program=program, INTERCEPT_ALL_OBJS="1")


def test_12_no_intercept():
    """syscall_no_intercept is not seen, and leaves errno alone"""
    probe("no_intercept", "no_intercept")


ERROR_CODES = """#include <libsyscall_intercept_hook_point.h>
int main(void)
{
	static const long in[] = { -1, -4096, -4097, 0, 5, -4095, 4096 };
	static const int out[] = { 1, 4096, 0, 0, 0, 4095, 0 };
	int i;

	for (i = 0; i < 7; i++)
		if (syscall_error_code(in[i]) != out[i])
			return i + 1;
	return 0;
}
"""


def test_13_error_code():
    """syscall_error_code at its borders"""
    with open(TMP + "/codes.c", "w", encoding="utf-8") as f:
        f.write(ERROR_CODES)
    same(run([*compiler(), "-I" + INCLUDE, "codes.c", "-o", "codes"]).returncode, 0)
    same(run([TMP + "/codes"]).returncode, 0)


def test_14_errno():
    """a hook's errno does not become the program's"""
    probe("errno", "set_errno")
    small("errno_kept", "set_errno")


def test_15_vector_state():
    """a hook that clobbers all vector state, x87 and MXCSR is not noticed"""
    small("vec_kept", "clobber")
    small("fp_kept", "clobber")
    small("regs_kept", "clobber")


def test_16_red_zone():
    """a leaf function's red zone survives"""
    small("red_zone", "clobber")


def test_17_flags():
    """the flags survive"""
    small("flags_kept", "clobber")
    small("direction_flag", "clobber")


def test_18_nested():
    """a hook's own write() through libc comes to the hook once"""
    probe("nested", "nested")


# ---- threads and processes ----

def test_19_threads():
    """1000 threads: the hooks of clone run once each, on the right threads"""
    probe("threads", "forward")


def test_20_clone_fails():
    """a clone that fails tells the parent's hook"""
    probe("clone_fails", "forward")
    probe("clone_copies", "forward")
    probe("refuse_threads", "refuse_threads")


def test_21_fork():
    """fork is seen once, is no clone, and both sides go on"""
    probe("fork", "forward")
    probe("fork_works", "forward")


def test_22_fork_in_hook():
    """a hook forks itself; fork_ban stops the third"""
    probe("fork", "fork_self")
    probe("fork_works", "fork_self")
    script = ("import os\nfor _ in range(3):\n try:\n  pid = os.fork()\n except OSError as e:\n  print(e.errno); break\n"
              " if not pid: os._exit(4)\n print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)\n")
    got = run(["python3", "-c", script], preload=EXAMPLES + "/fork_ban.so", ALLOW_FORK_MAX="2")
    same((got.stdout, got.stderr), ("4\n4\n11\n", "fork count has exceeded maximum.\n"))


def test_23_vfork():
    """vfork returns to its frame, is seen once, and may be refused"""
    probe("vfork", "forward")
    probe("refuse_vfork", "refuse_vfork")


def test_24_children():
    """system, popen, posix_spawn with attributes, wordexp"""
    probe("children", "forward")
    small("spawn_attributes")
    small("system_popen")


def test_25_sigreturn():
    """1000 handlers return although the hook answers rt_sigreturn"""
    probe("signals", "answer_sigreturn")
    probe("signals", "answer_sigreturn", INTERCEPT_ALL_OBJS="1")


def test_26_clone3():
    """clone3 with bad arguments fails as bare, with a log and without"""
    probe("clone3", "forward")
    log, _ = log_of("clone3")
    assert "syscall(435, 0x8, 0x58, " in log and "= -14 EFAULT (Bad address)" in log, log


def test_27_cancel_destructors():
    """a cancelled thread runs its C++ destructors"""
    small("cancel_destructors")


def test_28_cancel():
    """deferred and asynchronous cancellation, and pthread_exit, as bare"""
    small("cancel_deferred")
    small("cancel_async")
    small("thread_main_exits")


# ---- which processes, which objects ----

def seen_as(program, **env):
    return probe("allowed", "forward", program=program, **env).strip()


def test_29_filter():
    """the filter admits a program by the last part of its name only"""
    os.makedirs(TMP + "/somewhere", exist_ok=True)
    shutil.copy(PROBE, TMP + "/somewhere/a.out")
    shutil.copy(PROBE, TMP + "/somewhere/xa.out")
    admitted = "allowed 1 early 1 libc 1 own 0 vdso 0"
    refused = "allowed 0 early 0 libc 0 own 0 vdso 0"
    for name, value, want in (("a.out", "a.out", admitted), ("xa.out", "a.out", refused), ("a.out", "xa.out", refused),
                              ("a.out", ".out", refused), ("a.out", "out", refused), ("a.out", "ls", refused),
                              ("a.out", "", refused), ("a.out", "somewhere/a.out", admitted)):
        same((name, value, seen_as(f"{TMP}/somewhere/{name}", INTERCEPT_HOOK_CMDLINE_FILTER=value)),
             (name, value, want))
    # What is refused is as without the library: same output, no log, and the functions work.
    bare = run([PROBE, "many"])
    same(probe("many", "answer", INTERCEPT_HOOK_CMDLINE_FILTER="ls", INTERCEPT_LOG=TMP + "/none") + "EXIT-SUCCESS\n",
         bare.stdout)
    assert not os.path.exists(TMP + "/none")
    probe("unmatched_works", "forward", INTERCEPT_HOOK_CMDLINE_FILTER="ls")
    maps = "import sys; print(open('/proc/self/maps').read().count('rwx'), open('/proc/self/syscall').read().split()[0])"
    same(run(["python3", "-c", maps], preload=HOOKS, INTERCEPT_HOOK_CMDLINE_FILTER="ls", HOOK="forward").stdout,
         run(["python3", "-c", maps]).stdout)


def test_30_no_filter():
    """without the variable every program is admitted"""
    same(seen_as(PROBE), "allowed 1 early 1 libc 1 own 0 vdso 0")


def test_31_objects():
    """the program's own calls are seen with INTERCEPT_ALL_OBJS only"""
    for program in (PROBE, PROBE_NO_PIE):
        same(probe("seen", "forward", program=program), "libc 1 own 0 vdso 0\n")
        for value in ("", "1", "0"):
            same(probe("seen", "forward", program=program, INTERCEPT_ALL_OBJS=value), "libc 1 own 1 vdso 0\n")


def test_32_vdso():
    """what the vDSO answers is not seen, and programs start, whatever is patched"""
    for env in ({}, {"INTERCEPT_ALL_OBJS": "1"}):
        assert probe("seen", "forward", **env).endswith("vdso 0\n")
        same(run(["date", "-d", "@0", "-u", "+%s"], preload=HOOKS, HOOK="forward", **env).stdout, "0\n")


# ---- logs ----

def test_33_log_name():
    """the name of the log, and what happens if it cannot be opened"""
    for value in ("f", "f-"):
        for old in os.listdir(TMP):
            if old.startswith("f"):
                os.unlink(f"{TMP}/{old}")
        env = {"PATH": os.environ["PATH"], "HOME": TMP, "LD_PRELOAD": HOOKS, "INTERCEPT_LOG": f"{TMP}/{value}"}
        with subprocess.Popen([PROBE, "getppid"], env=env, stdout=subprocess.DEVNULL) as p:
            p.wait()
        same([n for n in os.listdir(TMP) if n.startswith("f")], [value + (str(p.pid) if value == "f-" else "")])
    before = sorted(os.listdir(TMP))
    probe("getppid", "forward", INTERCEPT_LOG="")
    same(sorted(os.listdir(TMP)), before)
    for path, number in (("/nowhere/log", 2), (TMP, 21)):
        got = run([PROBE, "getppid"], preload=HOOKS, INTERCEPT_LOG=path)
        same((got.returncode, got.stdout, got.stderr), (1, "", f"opening log {number} libsyscall_intercept error\n"))


def test_34_truncate():
    """INTERCEPT_LOG_TRUNC=0 keeps what was there"""
    path = TMP + "/kept"
    for value, kept in (("0", True), ("0x", True), ("1", False), (None, False)):
        with open(path, "w", encoding="utf-8") as f:
            f.write("was here\n")
        env = {} if value is None else {"INTERCEPT_LOG_TRUNC": value}
        probe("getppid", "forward", INTERCEPT_LOG=path, **env)
        text = read(path)
        same(text.startswith("was here\n"), kept)
        assert " -- " in text


def test_35_each_call():
    """each known call, answered by 22, is logged by the two lines of the grammar"""
    model = LogModel(os.path.join(SOURCE, "tests/compat/calls.txt"))
    same(len(model.calls), 314)
    with open(TMP + "/blob", "wb") as f:
        f.write(model.blob())
    with open(TMP + "/calls", "w", encoding="ascii") as f:
        f.write(model.script())
    out = probe("replay", "mock", TMP + "/log35", TMP + "/blob", TMP + "/calls")
    same(out, f"{len(model.cases)} calls\n")
    text = read(TMP + "/log35")
    places = {line.split(" -- ")[0] for line in text.splitlines()}
    same(len(places), 1)
    got, want = lines_of(text), model.expected()
    for a, b in zip(got, want):
        same(a, b)
    same(len(got), len(want))


def test_36_reference():
    """the reference's own first log"""
    log, _ = log_of("reference_log", "short_write")
    found = [line for line in lines_of(log) if "8765" in line]
    same(found, ['write(8765, "dummy_data\\0", 11) = ?', 'write(8765, "dummy_data\\0", 11) = 5',
                 'write(8765, "thin", 4) = ?', 'write(8765, "thin", 4) = -9 EBADF (Bad file number)'])
    assert not log.startswith("/") and log.splitlines()[-1].endswith(" -- exit_group(0x0)"), log


def test_37_strings():
    """long strings are cut, bytes are escaped"""
    probe("strings", "forward", TMP + "/log37")
    first = [line for line in lines_of(read(TMP + "/log37")) if line.endswith("= ?")]
    mixed = "\"\\\n\0\xff\t\r\a\b\f\v\x01z".encode("latin-1")
    same(first, [f'write(-1, "{"y" * 122}...", 200) = ?', f'write(-1, "{"y" * 122}", 122) = ?',
                 f'write(-1, "{"y" * 122}...", 123) = ?', f'write(-1, "{escape(mixed)}", 13) = ?',
                 f'open("{"y" * 122}...", O_RDONLY) = ?'] if "open(" in first[-1] else
         [*first[:4], f'openat(AT_FDCWD, "{"y" * 122}...", O_RDONLY) = ?'])
    same(first[0], f'write(-1, "{"y" * 122}...", 200) = ?')
    same(first[1], f'write(-1, "{"y" * 122}", 122) = ?')
    same(first[2], f'write(-1, "{"y" * 122}...", 123) = ?')
    same(first[3], 'write(-1, "\\"\\\\\\n\\0\\xff\\t\\r\\a\\b\\f\\v\\x01z", 13) = ?')


def test_38_bad_pointers():
    """a bad pointer is the kernel's to judge, with a log too"""
    probe("bad_pointers", "forward")
    log, _ = log_of("bad_pointers")
    assert "write(1, 0x0000000000000008, 10) = -14 EFAULT (Bad address)" in log, log
    assert "openat(AT_FDCWD, 0x0000000000000008, O_RDONLY) = -14" in log, log
    assert "fcntl(1, 5 (F_GETLK), 0x0000000000000008) = -14" in log, log


def test_39_magic():
    """only the whole text begins and ends a log"""
    probe("no_magic", "forward")
    log, _ = log_of("no_magic")
    same(sum("write(123, " in line for line in lines_of(log)), 10)
    path = TMP + "/log39"
    probe("magic", "forward", path, "1")
    same(lines_of(read(path)), ["close(-1) = ?", "close(-1) = -9 EBADF (Bad file number)"])
    probe("magic", "forward", path, "0")
    same(len(lines_of(read(path))), 4)
    probe("magic", "forward", path, "1")
    same(len(lines_of(read(path))), 2)


def test_40_descriptors():
    """the log's descriptor is not the program's"""
    bare = run([PROBE, "descriptors"])
    same(bare.returncode, 0)
    log, out = log_of("descriptors")
    same(out + "EXIT-SUCCESS\n", bare.stdout)
    assert lines_of(log)[-1] == "exit_group(0x0)", "the log ended when the program closed everything"


def test_41_offsets():
    """each offset is that of a `syscall` instruction in the named file"""
    log, _ = log_of("children")
    places = {tuple(line.split(" -- ")[0].split(" ")) for line in log.splitlines() if line.startswith("/")}
    assert len(places) > 10, places
    for path, offset in places:
        with open(path, "rb") as f:
            f.seek(int(offset, 16))
            same((path, offset, f.read(2)), (path, offset, b"\x0f\x05"))


def test_42_static():
    """a hook library made with the archive behaves like the one with the shared library"""
    needed = subprocess.check_output(["readelf", "-dW", HOOKS_STATIC], text=True)
    assert "libsyscall_intercept" not in needed and "libweir" not in needed, needed
    env = {"preload": HOOKS_STATIC, "WEIR_PLAN": BUILD + "/weir-plan"}
    same(probe("allowed", "forward", **env).strip(), "allowed 1 early 1 libc 1 own 0 vdso 0")
    for name, hook in (("answer", "answer"), ("errno", "set_errno"), ("args", "record"), ("nested", "nested"),
                       ("no_intercept", "no_intercept"), ("threads", "forward"), ("fork", "forward"),
                       ("fork_works", "fork_self"), ("vfork", "forward"), ("children", "forward"),
                       ("signals", "answer_sigreturn")):
        probe(name, hook, **env)
    same(probe("seen", "forward", INTERCEPT_ALL_OBJS="1", **env), "libc 1 own 1 vdso 0\n")
    same(probe("allowed", "forward", INTERCEPT_HOOK_CMDLINE_FILTER="ls", **env).strip(),
         "allowed 0 early 0 libc 0 own 0 vdso 0")
    small("vec_kept", "clobber", **env)
    small("red_zone", "clobber", **env)


def refused(got):
    same((got.returncode, got.stdout), (0, "1\nEXIT-SUCCESS\n"))
    lines = [line for line in got.stderr.splitlines() if "another version is at work" in line]
    same(len(lines), 1)


def test_two_runtimes():
    """what was made with the archive steps back, with a line, where a libweir is at work; and the other way round"""
    env = {"HOOK": "forward", "WEIR_PLAN": BUILD + "/weir-plan"}
    trace = [BUILD + "/weir", "trace", "-e", "getppid", "-o", TMP + "/trace", "--"]
    refused(run([*trace, PROBE, "getppid"], preload=HOOKS_STATIC, **env))
    other = BUILD + "/examples/answer-getppid.so"
    for order in ((HOOKS_STATIC, other), (other, HOOKS_STATIC)):
        refused(run([PROBE, "getppid"], preload=" ".join(order), ANSWER_GETPPID="77", **env))


def test_one_runtime():
    """hook libraries of both kinds and a trace share one runtime: each sees the call, the trace has the answer"""
    got = run([BUILD + "/weir", "trace", "-e", "getppid", "-o", TMP + "/trace", "--", PROBE, "answer"], preload=HOOKS,
              HOOK="answer")
    same((got.returncode, got.stdout, got.stderr), (0, "EXIT-SUCCESS\n", ""))
    assert re.search(r"^\d+ +getppid\(\) += 4242$", read(TMP + "/trace"), re.M), read(TMP + "/trace")
    both = f"{HOOKS} {BUILD}/examples/count-calls.so"
    got = run([PROBE, "seen"], preload=both, HOOK="forward")
    same((got.returncode, got.stdout), (0, "libc 1 own 0 vdso 0\nEXIT-SUCCESS\n"))
    assert "2  number 110" in got.stderr, got.stderr


def text_sites(path):
    """File offsets of the `syscall` instructions that a disassembler finds in .text."""
    headers = subprocess.check_output(["readelf", "-SW", path], text=True)
    m = re.search(r" \.text +PROGBITS +([0-9a-f]+) ([0-9a-f]+)", headers)
    shift = int(m[2], 16) - int(m[1], 16)
    listing = subprocess.check_output(["objdump", "-d", "-j", ".text", path], text=True)
    return [int(a, 16) + shift for a in re.findall(r"^ +([0-9a-f]+):\t0f 05 +\tsyscall", listing, re.M)]


def patched_text(pid):
    """libc's path, and its text as the process has it: a list of (file offset, bytes)."""
    parts = []
    with open(f"/proc/{pid}/maps", encoding="ascii") as maps, open(f"/proc/{pid}/mem", "rb") as mem:
        for line in maps:
            m = re.match(r"([0-9a-f]+)-([0-9a-f]+) r-xp ([0-9a-f]+) \S+ \d+ +(/.*/libc[.-].*)", line)
            if m:
                mem.seek(int(m[1], 16))
                parts.append((int(m[3], 16), mem.read(int(m[2], 16) - int(m[1], 16))))
                path = m[4]
    return path, parts


RESTORER = bytes.fromhex("48c7c00f0000000f05")


def is_patched(parts, offset, original):
    """The two bytes are others; or the five before them, the `mov`, have become a jump."""
    for start, text in parts:
        if start + 16 <= offset < start + len(text) - 16:
            at = offset - start
            if text[at:at + 2] != b"\x0f\x05":
                return True
            return text[at - 5] == 0xe9 and text[at - 5:at] != original[offset - 5:offset]
    raise AssertionError(f"{offset:#x} is not mapped")


def test_43_every_site():
    """every `syscall` that a disassembler finds in libc's text is taken; only the signal restorer is left"""
    need("objdump", "readelf")
    env = {"PATH": os.environ["PATH"], "HOME": TMP, "LD_PRELOAD": HOOKS, "HOOK": "forward"}
    with subprocess.Popen([PROBE, "sleep"], env=env, stdout=subprocess.PIPE, text=True) as p:
        try:
            same(p.stdout.readline(), "ready\n")
            path, parts = patched_text(p.pid)
        finally:
            p.terminate()
    with open(path, "rb") as f:
        original = f.read()
    sites = text_sites(path)
    assert len(sites) > 300, f"{len(sites)} sites found in {path}"
    left = [s for s in sites if not is_patched(parts, s, original)]
    odd = [f"{s:#x}" for s in left if original[s - 7:s + 2] != RESTORER]
    print(f"# {path}: {len(sites)} sites, {len(sites) - len(left)} taken")
    same(odd, [])


PROGRAMS = [
    ("python3", ["python3", "-c", "import subprocess, threading; r = []\n"
                 "ts = [threading.Thread(target=lambda: r.append(sum(range(1000)))) for _ in range(8)]\n"
                 "[t.start() for t in ts]; [t.join() for t in ts]; print(r, flush=True)\n"
                 "print(subprocess.run(['echo', 'x'], capture_output=True))"]),
    ("bash", ["bash", "-c", "for i in 1 2 3; do echo $i | cat; done; (exit 7); echo $?; x=$(ls /usr); echo \"$x\""]),
    ("git", ["git", "-C", SOURCE, "ls-files", "docs"]),
    ("gcc", ["gcc", "-x", "c", "-O1", "-S", "-o", "-", os.path.join(SOURCE, "tests/compat/hooks.c"), "-I" + INCLUDE]),
    ("perl", ["perl", "-e", "print join(' ', map { $_ * 2 } 1..100), \"\\n\"; print `echo sub`; exit 3"]),
    ("node", ["node", "-e", "require('fs').readFile('/etc/passwd', (e, d) => console.log(d.length, e))"]),
    ("sort", ["sort", "--parallel=4", "-S", "1M", "-R", "--random-source=/bin/sh", "numbers"]),
    ("tar", ["tar", "-cf", "-", "--mtime=@0", "-C", SOURCE, "docs"]),
    ("awk", ["awk", "BEGIN { while ((\"ls /usr\" | getline l) > 0) print l; system(\"echo done\") }"]),
]


def test_44_programs():
    """real programs, with threads and children, print the same to the byte"""
    with open(TMP + "/numbers", "w", encoding="ascii") as f:
        f.writelines(f"{i * 7919 % 100003}\n" for i in range(50000))
    missing, seen = [], 0
    for name, argv in PROGRAMS:
        if not shutil.which(argv[0]):
            missing.append(name)
            continue
        bare = run(argv, binary=True)
        for env in ({}, {"INTERCEPT_LOG": TMP + "/log44-"}, {"INTERCEPT_ALL_OBJS": ""}):
            got = run(argv, binary=True, preload=HOOKS, HOOK="forward", **env)
            same((name, got.returncode, got.stderr), (name, bare.returncode, bare.stderr))
            assert got.stdout == bare.stdout, f"{name}: other output"
        seen += 1
    assert seen >= 5, f"only {seen} programs are here"
    print(f"# {seen} programs" + (f"; not installed: {', '.join(missing)}" if missing else ""))


def start_up(preload):
    env = {"PATH": os.environ["PATH"], "HOME": TMP}
    if preload:
        env["LD_PRELOAD"] = preload
    times = []
    for _ in range(60):
        begin = time.monotonic()
        pid = os.posix_spawn("/bin/true", ["true"], env)
        os.waitpid(pid, 0)
        times.append((time.monotonic() - begin) * 1e3)
    return min(times)   # what it costs when nothing else runs: others may be busy here


def test_45_start():
    """preloading into /bin/true costs less than 10 ms"""
    start_up(HOOKS)     # the plan is made once
    bare, with_it = start_up(None), start_up(HOOKS)
    print(f"# bare {bare:.2f} ms, preloaded {with_it:.2f} ms")
    assert with_it - bare < 10, f"{with_it - bare:.2f} ms"


def test_46_filter_leaves_debugger():
    """a filter for ls leaves gdb alone, and admits the ls that it runs"""
    need("gdb")
    argv = ["gdb", "-nx", "-batch", "-iex", "set startup-with-shell off", "-ex", "run", "--args", "ls", TMP + "/dir"]
    os.makedirs(TMP + "/dir", exist_ok=True)
    env = {"INTERCEPT_HOOK_CMDLINE_FILTER": "ls", "INTERCEPT_LOG": TMP + "/log46-", "HOOK": "forward"}
    bare = run(argv)
    if "process" not in bare.stdout:
        raise Skip("gdb cannot run a program here")
    got = run(argv, preload=HOOKS, **env)
    same(got.returncode, bare.returncode)
    same(re.sub(r"process \d+", "process", got.stdout), re.sub(r"process \d+", "process", bare.stdout))
    logs = [n for n in os.listdir(TMP) if n.startswith("log46-")]
    same(len(logs), 1)
    assert "exit_group" in read(f"{TMP}/{logs[0]}")


# ---- beyond the reference's list ----

def test_deep_hook():
    """a hook that needs half a MiB of stack"""
    probe("deep", "deep")


def test_bad_variables():
    """unknown and malformed variables: a line each, and nothing else lost"""
    got = run([PROBE, "answer"], preload=HOOKS, HOOK="answer", INTERCEPT_LGO="x", INTERCEPT_LOG_TRUNC="no")
    same((got.returncode, got.stdout), (0, "EXIT-SUCCESS\n"))
    same(sorted(got.stderr.splitlines()),
         ["libsyscall_intercept: INTERCEPT_LGO=x: no variable of this library; ignored",
          "libsyscall_intercept: INTERCEPT_LOG_TRUNC=no is neither 0 nor 1; taken as 1"])
    got = run([PROBE, "answer"], preload=HOOKS, HOOK="answer", INTERCEPT_BYPASS_SO="x" * 200)
    same((got.returncode, got.stdout), (0, "EXIT-SUCCESS\n"))
    assert "INTERCEPT_BYPASS_SO: too many names, or too long" in got.stderr, got.stderr


def test_other_variables():
    """INTERCEPT_NO_TRAMPOLINE is accepted, DEBUG_DUMP speaks, BYPASS_SO leaves an object alone"""
    probe("answer", "answer", INTERCEPT_NO_TRAMPOLINE="1")
    got = run([PROBE, "answer"], preload=HOOKS, HOOK="answer", INTERCEPT_DEBUG_DUMP="")
    assert got.returncode == 0 and "objects libc.*" in got.stderr, got
    same(probe("seen", "forward", INTERCEPT_ALL_OBJS="", INTERCEPT_BYPASS_SO=os.path.basename(PROBE).split("-")[0]),
         "libc 1 own 0 vdso 0\n")


def test_no_hook():
    """a library that sets no hook, and the drop-in alone: everything is forwarded"""
    bare = run(["ls", "-l", "/usr"])
    for preload in (HOOKS, LIBRARY):
        got = run(["ls", "-l", "/usr"], preload=preload)
        same((got.returncode, got.stdout, got.stderr), (0, bare.stdout, ""))


def test_thread_local():
    """the flavour with a hook for each thread: none in new threads, and the hooks of clone at fork"""
    dynamic = subprocess.check_output(["readelf", "-dW", HOOKS_TLS], text=True)
    assert "[libsyscall_intercept_tls.so.0]" in dynamic, dynamic
    probe("thread_local", "forward", preload=HOOKS_TLS)
    for name, hook in (("answer", "answer"), ("errno", "set_errno"), ("refuse_vfork", "refuse_vfork")):
        probe(name, hook, preload=HOOKS_TLS)


def test_missing_symbol():
    """a hook library that needs a symbol which is not there: the loader names it"""
    library = compile_example("missing", EXAMPLE % "" + "\nextern int no_such_hook(void);\nint (*p)(void) = no_such_hook;\n")
    got = run(["true"], preload=library, LD_LIBRARY_PATH=BUILD)
    same(got.returncode, 127)
    assert "missing.so" in got.stderr and "no_such_hook" in got.stderr, got.stderr


def test_other_architecture():
    """a hook library for another processor: the loader says so, and the program runs"""
    library = compile_example("other", EXAMPLE % "")
    with open(library, "rb") as f:
        image = bytearray(f.read())
    image[18:20] = (183).to_bytes(2, "little")  # e_machine: AArch64
    with open(library, "wb") as f:
        f.write(image)
    got = run(["echo", "runs"], preload=library, LD_LIBRARY_PATH=BUILD)
    same((got.returncode, got.stdout), (0, "runs\n"))
    assert "other.so" in got.stderr, got.stderr


def test_hook_crashes():
    """a fault in a hook: the program dies of it, and a line names the library"""
    got = run([PROBE, "crash"], preload=HOOKS, HOOK="crash")
    same((got.returncode, got.stdout), (-signal.SIGSEGV, ""))
    assert "compat-hooks.so" in got.stderr and got.stderr.count("\n") == 1, got.stderr


def test_exec_without_environment():
    """a program executed without the variables is not followed"""
    same(probe("exec", "forward", PROBE, "seen"), "libc 0 own 0 vdso 0\n")


def test_logger():
    """syscall_logger: its exit statuses, its lines"""
    library = EXAMPLES + "/syscall_logger.so"
    same(run(["true"], preload=library).returncode, 3)
    same(run(["true"], preload=library, SYSCALL_LOG_PATH="/nowhere/x").returncode, 4)
    path = TMP + "/logger"
    got = run(["sh", "-c", "echo out; exit 5"], preload=library, SYSCALL_LOG_PATH=path)
    same((got.returncode, got.stdout, got.stderr), (5, "out\n", ""))
    text = read(path)
    assert re.search(r"^\d+ write\(1, 0x[0-9a-f]+, 4\)$", text, re.M) and text.endswith("exit_group(0x5)\n"), text


def main():
    pattern = sys.argv[1] if len(sys.argv) > 1 else ""
    tests = [(name[5:], fn) for name, fn in globals().items()
             if name.startswith("test_") and re.search(pattern, name)]
    bad = 0
    print(f"1..{len(tests)}", flush=True)
    for n, (name, fn) in enumerate(tests, 1):
        try:
            fn()
            print(f"ok {n} - {name}: {fn.__doc__}", flush=True)
        except Skip as e:
            print(f"ok {n} - {name} # SKIP {e}", flush=True)
        except Exception as e:  # pylint: disable=broad-except
            bad = 1
            print(f"not ok {n} - {name}: {fn.__doc__}")
            for line in str(e).splitlines() or [repr(e)]:
                print("# " + line[:600], flush=True)
    shutil.rmtree(TMP, ignore_errors=True)
    return bad


if __name__ == "__main__":
    sys.exit(main())

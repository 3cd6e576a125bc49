#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the suites of suites.py bare and under weir, and compare test by test. Speaks TAP.

    drive.py [--build BUILD] [--quick | --long] [--summary FILE] [--keep] [LABEL...]

Under weir means: launched by `weir run` with a hook in ordinary C that sees every system call and passes it on
(pass_all.c), in the whole tree of processes.

A suite may have tests that fail by chance, on a loaded machine above all. So a test that differs is run again,
with all of its unit, bare and under weir, three times in all. It counts as different if no result that it had
under weir is one that it had bare. If the results only overlap, the test is named, with its counts.

With LABEL only units whose label (suite and name) contains it are run.
"""

import argparse
import collections
import ctypes
import fcntl
import os
import pwd
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

from suites import CASES

HOOK = 'tests/suites/pass_all.so'
NEEDED = ['weir', 'weir-plan', 'libweir.so.0', HOOK]
RUNS = 3
MARKER = 'perl -e \'exit(syscall(500, 0x7765697200000000) == 77 ? 0 : 1)\''
PR_SET_CHILD_SUBREAPER = 36


class Run:
    def __init__(self, work, status, out, err, seconds):
        self.work = work
        self.status = status
        self.out = out
        self.err = err
        self.seconds = seconds


def leave_network():
    """Into a network of our own, which has the loopback interface alone: suites reach nobody, nor look up names."""
    clone_newnet, siocgifflags, siocsifflags, up = 0x40000000, 0x8913, 0x8914, 1
    if ctypes.CDLL(None, use_errno=True).unshare(clone_newnet) < 0:
        print('# no network of our own: ' + os.strerror(ctypes.get_errno()))
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        request = struct.pack('16sH14x', b'lo', 0)
        flags, = struct.unpack_from('H', fcntl.ioctl(s, siocgifflags, request), 16)
        fcntl.ioctl(s, siocsifflags, struct.pack('16sH14x', b'lo', flags | up))


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def children():
    me, found = os.getpid(), []
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                with open('/proc/%s/stat' % name, encoding='utf-8', errors='replace') as f:
                    if int(f.read().rsplit(')', 1)[1].split()[1]) == me:
                        found.append(int(name))
            except (OSError, IndexError):
                pass
    return found


def wait_for(proc, limit):
    """Its exit status. Orphans that end meanwhile are reaped: a server looks whether its old number is in use."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == proc.pid:
            proc.returncode = os.waitstatus_to_exitcode(status)
            return str(proc.returncode)
        if pid == 0:
            time.sleep(0.02)
    os.killpg(proc.pid, signal.SIGKILL)
    proc.wait()
    return 'did not end in %d s' % limit


def end_strays():
    """Ends what a unit left running: it has come to us, for we are its subreaper. Returns how many there were."""
    count = 0
    for _ in range(100):
        left = children()
        if not left:
            break
        for pid in left:
            try:
                count += os.waitpid(pid, os.WNOHANG)[0] == 0
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            except (ChildProcessError, ProcessLookupError):
                pass
    return count


class Driver:
    def __init__(self, args):
        self.args = args
        self.build = os.path.abspath(args.build)
        self.root = tempfile.mkdtemp(prefix='weir-suites-')
        os.chmod(self.root, 0o755)
        self.user = pwd.getpwnam('nobody') if os.geteuid() == 0 else None
        self.cache = self.directory('cache')
        self.weir = self.place_weir()
        leave_network()
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

    def directory(self, name):
        path = os.path.join(self.root, name)
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)
        return path

    def place_weir(self):
        """Where any user can read it; the build directory may be in a home."""
        path = os.path.join(self.root, 'weir')
        os.makedirs(path)
        for name in NEEDED:
            source = os.path.join(self.build, name)
            if os.path.exists(source):
                shutil.copy(source, path)
        shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'fork_signal.pl'), path)
        if os.path.exists(path + '/libweir.so.0'):
            os.symlink('libweir.so.0', path + '/libweir.so')
        return path

    def missing(self):
        return [n for n in NEEDED if not os.path.exists(os.path.join(self.build, n))]

    def environment(self, work, root):
        user = None if root else self.user
        name = user.pw_name if user else pwd.getpwuid(os.geteuid()).pw_name
        return {
            'PATH': '/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin',
            'HOME': work, 'TMPDIR': work, 'WORK': work, 'XDG_CACHE_HOME': self.cache, 'SUITE_CACHE': self.cache,
            'SUITE_DIR': self.weir,
            'USER': name, 'LOGNAME': name,
            'LC_ALL': 'C.UTF-8', 'TZ': 'UTC',
            'PORT': str(free_port()),
        }

    def execute(self, unit, argv, work, name):
        out, err = ('%s.%s.%s' % (work, name, end) for end in ('out', 'err'))
        user = {} if unit.root or not self.user else {
            'user': self.user.pw_uid, 'group': self.user.pw_gid, 'extra_groups': []}
        env = self.environment(work, unit.root)
        limit = unit.seconds * (4 if name == 'weir' else 2)
        start = time.monotonic()
        with open(out, 'wb') as o, open(err, 'wb') as e:
            # Between us and it a shell, as weir is in the other run: some suites look whether they lead a session.
            proc = subprocess.Popen(['sh', '-c', '"$@"; exit $?', 'sh', *argv], env=env, cwd=work, stdin=subprocess.DEVNULL, stdout=o, stderr=e,
                                    start_new_session=True, **user)
            status = wait_for(proc, limit)
        seconds = time.monotonic() - start
        end_strays()
        texts = []
        for path in (out, err):
            with open(path, errors='replace') as f:
                texts.append(f.read())
        return Run(work, status, texts[0], texts[1], seconds)

    def run(self, unit, under):
        """Returns (results, Run). The directory has the same path in every run: some results depend on it."""
        work = self.directory(re.sub(r'\W+', '-', unit.label))
        if unit.prepare:
            ready = self.execute(unit, ['bash', '-e', '-c', unit.prepare], work, 'prepare')
            if ready.status != '0':
                return {'(prepared)': 'status ' + ready.status}, ready
        argv = ['bash', '-c', unit.command]
        if under:
            argv = [self.weir + '/weir', 'run', '--load', self.weir + '/pass_all.so', '--'] + argv
        run = self.execute(unit, argv, work, 'weir' if under else 'bare')
        results = unit.reader(run)
        results['(exit)'] = run.status
        return results, run

    def is_there(self):
        """The hook answers in a process of the tree, and does not without weir."""
        argv = ['sh', '-c', MARKER + '; exit $?']
        bare = subprocess.run(argv, check=False).returncode
        hook = subprocess.run([self.weir + '/weir', 'run', '--load', self.weir + '/pass_all.so', '--'] + argv,
                              check=False).returncode
        return (bare, hook) == (1, 0)

    def judge(self, unit):
        """Returns (wrong, remarks, number of tests, seconds bare, seconds under weir)."""
        seen = {False: collections.defaultdict(list), True: collections.defaultdict(list)}
        seconds, said = {False: [], True: []}, []
        for _ in range(RUNS):
            for under in (False, True):
                results, run = self.run(unit, under)
                seconds[under].append(run.seconds)
                names = set(seen[False]) | set(seen[True]) | set(results)
                count = len(seconds[under])
                for name in names:
                    have = seen[under][name]
                    have += ['(none)'] * (count - 1 - len(have)) + [results.get(name, '(none)')]
                if under:
                    said += [l for l in run.err.splitlines() if re.match(r'(weir|libweir|pass_all): ', l)]
            for name in set(seen[False]) | set(seen[True]):
                for under in (False, True):
                    have = seen[under][name]
                    have += ['(none)'] * (len(seconds[under]) - len(have))
            if self.same(unit, seen):
                break
        tests = len([n for n in seen[False] if n[0] != '('])
        wrong, remarks = [], sorted(set(said))
        if tests < unit.least:
            wrong.append('bare: only %d results, want %d; %s' % (tests, unit.least, dict(list(seen[False].items())[:5])))
        for name in sorted(seen[False]):
            bare, weir = seen[False][name], seen[True][name]
            if unit.unsteady and re.search(unit.unsteady, name):
                continue
            line = '%s: weir %s, bare %s' % (name, self.counts(weir), self.counts(bare))
            if not set(bare) & set(weir):
                wrong.append(line)
            elif set(bare) != set(weir):
                remarks.append(line)
        return wrong, remarks, tests, min(seconds[False]), min(seconds[True])

    @staticmethod
    def counts(results):
        return ', '.join('%s (%d of %d)' % (r, n, len(results)) for r, n in collections.Counter(results).items())

    @staticmethod
    def same(unit, seen):
        """All that is known of the latest runs is the same, or was so in an earlier one."""
        return all(set(seen[False][n]) & set(seen[True][n]) for n in seen[False]
                   if not (unit.unsteady and re.search(unit.unsteady, n)))

    def absent(self, unit):
        path = self.environment('/', False)['PATH']
        found = [n for n in unit.needs if not (os.path.exists(n) if n[0] == '/' else shutil.which(n, path=path))]
        if unit.root and os.geteuid() != 0:
            found.append('root')
        return found

    def one(self, unit, number, table):
        absent = self.absent(unit)
        if absent:
            print('ok %d - %s # SKIP needs %s' % (number, unit.label, ', '.join(absent)), flush=True)
            table.append((unit, None))
            return True
        if unit.limit and not self.args.labels:
            print('ok %d - %s # SKIP not run: %s' % (number, unit.label, unit.limit), flush=True)
            table.append((unit, None))
            return True
        wrong, remarks, tests, bare, weir = self.judge(unit)
        print('%s %d - %s' % ('not ok' if wrong else 'ok', number, unit.label))
        for line in wrong[:40]:
            print('# ' + line)
        for line in remarks[:40]:
            print('# remark: ' + line)
        print('# %d tests, bare %.1f s, weir %.1f s' % (tests, bare, weir), flush=True)
        table.append((unit, (tests, len(wrong), remarks, bare, weir)))
        return not wrong

    def main(self):
        units = [u for u in CASES if not self.args.labels or any(l in u.label for l in self.args.labels)]
        if self.args.quick or self.args.long:
            units = [u for u in units if u.quick == self.args.quick]
        print('TAP version 13\n1..%d' % (len(units) + 1), flush=True)
        missing, table = self.missing(), []
        if missing:
            print('Bail out! %s: not there' % ', '.join(missing))
            return 1
        good = self.is_there()
        print('%s 1 - the hook is in the tree' % ('ok' if good else 'not ok'), flush=True)
        for number, unit in enumerate(units, 2):
            good &= self.one(unit, number, table)
        if self.args.summary:
            self.summarise(table)
        if self.args.keep:
            print('# kept: ' + self.root)
        else:
            shutil.rmtree(self.root, ignore_errors=True)
        return 0 if good else 1

    def summarise(self, table):
        with open(self.args.summary, 'w', encoding='utf-8') as f:
            f.write('| suite | tests | differences | unsteady | bare | weir |\n|---|--:|--:|--:|--:|--:|\n')
            for unit, row in table:
                if not row:
                    f.write('| %s | not run | | | | |\n' % unit.label)
                    continue
                unsteady = len([r for r in row[2] if ': weir ' in r])
                f.write('| %s | %d | %d | %d | %.1f s | %.1f s |\n' % (unit.label, row[0], row[1], unsteady, row[3], row[4]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.environ.get('WEIR_BUILD', 'build'))
    which = parser.add_mutually_exclusive_group()
    which.add_argument('--quick', action='store_true', help='only the units of `make test`')
    which.add_argument('--long', action='store_true', help='only the others')
    parser.add_argument('--summary', metavar='FILE', help='write a table of what was run')
    parser.add_argument('--keep', action='store_true', help='keep the directories of the runs')
    parser.add_argument('labels', nargs='*', metavar='LABEL')
    return Driver(parser.parse_args()).main()


if __name__ == '__main__':
    sys.exit(main())

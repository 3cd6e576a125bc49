#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the large programs of cases.py bare and under weir, and compare. Speaks TAP.

    drive.py [--build BUILD] [--mode bare|hook|hook-full|run|trace|oracle|witness]... [--long] [--keep] [CASE...]

Output, exit status and the files left behind must equal the bare run's. In mode `bare` the bare run is made
twice, which proves the case itself. Mode `oracle` runs strace over weir, which then has to preload, and demands that
no call was missed (oracle.py); mode `witness` asks the kernel's tracepoints, of programs that are launched, and compares
with the trace (witnessed.py). A program that is not installed is a skip; a part of weir that is not there is a failure.
"""

import argparse
import fnmatch
import hashlib
import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import oracle
import witnessed
from cases import CASES

# mode: files of the build that it needs
MODES = {
    'bare': [],
    'hook': ['libweir.so', 'tests/run/passthrough-general.so'],
    'hook-full': ['libweir.so', 'tests/run/passthrough-full.so'],
    'run': ['libweir.so', 'weir', 'weir-plan', 'tests/suites/pass_all.so'],
    'trace': ['libweir.so', 'weir', 'weir-plan'],
    'oracle': ['libweir.so', 'weir', 'weir-plan'],
    'witness': ['libweir.so', 'weir', 'weir-plan', 'tests/real/witness'],
}
TIMEOUT = 120


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Skip(Exception):
    pass


class Run:
    def __init__(self, status, out, err, files, seconds):
        self.status = status
        self.out = out
        self.err = err
        self.files = files
        self.seconds = seconds


class Driver:
    def __init__(self, args):
        self.args = args
        self.build = os.path.abspath(args.build)
        self.root = tempfile.mkdtemp(prefix='weir-real-')
        self.port = free_port()

    def environment(self):
        return {
            'PATH': '/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin',
            'HOME': self.root + '/home',
            'XDG_CACHE_HOME': os.environ.get('WEIR_TEST_CACHE', self.root + '/cache'),
            'LC_ALL': 'C.UTF-8',
            'TZ': 'UTC',
            'LONG': '1' if self.args.long else '0',
            'PORT': str(self.port),
            'GIT_CONFIG_NOSYSTEM': '1',
            'GIT_AUTHOR_NAME': 'A', 'GIT_AUTHOR_EMAIL': 'a@example.org',
            'GIT_AUTHOR_DATE': '2024-01-01T00:00:00Z',
            'GIT_COMMITTER_NAME': 'A', 'GIT_COMMITTER_EMAIL': 'a@example.org',
            'GIT_COMMITTER_DATE': '2024-01-01T00:00:00Z',
        }

    def effects(self, case, work):
        """What was left behind: path, kind and mode, and a hash of what is in it."""
        found = {}
        for top, dirs, names in os.walk(work):
            for name in dirs + names:
                path = os.path.join(top, name)
                rel = os.path.relpath(path, work)
                if any(fnmatch.fnmatch(rel, p) for p in case.ignore):
                    continue
                st = os.lstat(path)
                content = ''
                if os.path.islink(path):
                    content = os.readlink(path)
                elif os.path.isfile(path):
                    with open(path, 'rb') as f:
                        content = hashlib.sha256(f.read()).hexdigest()
                found[rel] = '%o %s' % (st.st_mode, content)
        return found

    def execute(self, argv, env, work, out_path, err_path):
        with open(out_path, 'wb') as out, open(err_path, 'wb') as err:
            proc = subprocess.Popen(argv, env=env, cwd=work, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                    start_new_session=True)
            try:
                return proc.wait(TIMEOUT * (10 if self.args.long else 1))
            except subprocess.TimeoutExpired:
                os.killpg(proc.pid, signal.SIGKILL)
                proc.wait()
                return 'timeout'

    def run(self, case, mode):
        work = os.path.join(self.root, case.name)
        shutil.rmtree(work, ignore_errors=True)
        os.makedirs(work)
        os.makedirs(self.root + '/home', exist_ok=True)
        env = self.environment()
        if case.prepare:
            subprocess.run(['bash', '-e', '-c', case.prepare], env=env, cwd=work, check=True)
        argv = ['bash', '-c', case.command]
        trace = '%s/%s.trace' % (self.root, case.name)
        log = '%s/%s.log' % (self.root, case.name)
        weir = [self.build + '/weir', 'trace', '-o', trace, '--']
        if mode in ('hook', 'hook-full'):
            env['LD_PRELOAD'] = os.path.join(self.build, MODES[mode][1])
        elif mode == 'run':
            argv = [self.build + '/weir', 'run', '--load', self.build + '/tests/suites/pass_all.so', '--'] + argv
        elif mode == 'trace':
            argv = weir + argv
        elif mode == 'oracle':
            # strace has the program, and weir cannot have it too: so it is not launched but preloaded.
            weir.insert(2, '--preload')
            argv = ['strace', '-f', '-i', '-q', '-o', log] + weir + argv
        elif mode == 'witness':
            weir[2:2] = ['--format', 'jsonl']
            argv = [self.build + '/tests/real/witness', log] + weir + argv
        out_path, err_path = self.root + '/out', self.root + '/err'
        start = time.monotonic()
        status = self.execute(argv, env, work, out_path, err_path)
        seconds = time.monotonic() - start
        texts = []
        for path in (out_path, err_path):
            with open(path, errors='replace') as f:
                text = f.read()
            for pattern, by in case.mask:
                text = re.sub(pattern, by, text)
            texts.append(text)
        return Run(status, texts[0], texts[1], self.effects(case, work), seconds)

    def compare(self, want, got):
        notes = []
        if want.status != got.status:
            notes.append('status %s, bare %s' % (got.status, want.status))
        for what, a, b in (('output', got.out, want.out), ('standard error', got.err, want.err)):
            if a == b:
                continue
            pairs = zip((a + '\n(end)').split('\n'), (b + '\n(end)').split('\n'))
            notes.append('%s: %r, bare %r' % ((what,) + next((p for p in pairs if p[0] != p[1]), ('', ''))))
        for path in sorted(set(want.files) | set(got.files)):
            if want.files.get(path) != got.files.get(path):
                notes.append('%s: %s, bare %s' % (path, got.files.get(path), want.files.get(path)))
        return notes[:10]

    def judge(self, case, mode):
        """Whether all calls were seen: lines, if not."""
        said = io.StringIO()
        log, trace = ('%s/%s.%s' % (self.root, case.name, what) for what in ('log', 'trace'))
        with open(log, errors='replace') as f:
            if mode == 'oracle':
                bad = oracle.verdict(oracle.Oracle().run(f), [], said)
            else:
                judge = witnessed.Judge(witnessed.Library(self.build + '/libweir.so')).feed(f)
                with open(trace, errors='surrogateescape') as t:
                    bad = witnessed.verdict(judge, judge.compare(t), said)
        lines = said.getvalue().splitlines()
        print('# ' + lines[-1])
        return lines[:20] + lines[-1:] if bad else []

    def check(self, case, mode, bare):
        """Returns (notes, seconds): what is wrong, and how long the run took."""
        got = self.run(case, mode)
        if mode == 'witness' and got.status == 77 and got.err.startswith('witness: '):
            raise Skip(got.err.strip())
        notes = self.compare(bare, got)
        if mode == 'trace':
            trace = '%s/%s.trace' % (self.root, case.name)
            if not os.path.exists(trace) or os.path.getsize(trace) == 0:
                notes.append('the trace is empty')
        if mode in ('oracle', 'witness'):
            notes += self.judge(case, mode)
        return notes, got.seconds

    def missing(self, mode):
        return [n for n in MODES[mode] if not os.path.exists(os.path.join(self.build, n))]

    def point(self, label, case, mode, bare, absent):
        """One line of TAP; False if it is a bad one."""
        if absent:
            print('ok %s # SKIP needs %s' % (label, ', '.join(absent)), flush=True)
            return True
        missing = self.missing(mode)
        seconds = 0
        try:
            if missing:
                notes = ['mode %s needs %s' % (mode, ', '.join(missing))]
            elif bare.status == 'timeout':
                notes = ['bare: did not end']
            elif case.expect not in bare.out:
                notes = ['bare: did not print %r' % case.expect, *bare.err.splitlines()[-5:]]
            else:
                notes, seconds = self.check(case, mode, bare)
        except Skip as why:
            print('ok %s # SKIP %s' % (label, why), flush=True)
            return True
        print('%s %s' % ('not ok' if notes else 'ok', label))
        for note in notes:
            print('# ' + note.replace('\n', '\n# '))
        print('# bare %.2f s, %s %.2f s' % (bare.seconds, mode, seconds), flush=True)
        return not notes

    def main(self):
        cases = [c for c in CASES if not self.args.cases or c.name in self.args.cases]
        modes = self.args.mode or ['bare']
        todo = [(c, [m for m in modes if m not in c.without]) for c in cases]
        print('TAP version 13\n1..%d' % sum(len(m) for _, m in todo), flush=True)
        number = bad = 0
        for case, modes in todo:
            absent = [n for n in case.needs if not shutil.which(n, path=self.environment()['PATH'])]
            bare = None if absent or not modes else self.run(case, 'bare')
            for mode in modes:
                number += 1
                bad += not self.point('%d - %s %s' % (number, case.name, mode), case, mode, bare, absent)
        if self.args.keep:
            print('# kept: ' + self.root)
        else:
            shutil.rmtree(self.root, ignore_errors=True)
        return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.environ.get('WEIR_BUILD', 'build'))
    parser.add_argument('--mode', action='append', choices=MODES)
    parser.add_argument('--long', action='store_true')
    parser.add_argument('--keep', action='store_true', help='keep the directories of the runs')
    parser.add_argument('cases', nargs='*', metavar='CASE')
    return Driver(parser.parse_args()).main()


if __name__ == '__main__':
    sys.exit(main())

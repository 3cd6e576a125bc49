#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the programs of tests/run bare and under weir, and compare. Speaks TAP.

    drive.py --build BUILD --mode MODE [--cpu CPU] [--jobs N] [--keep] NAME...

The bare run is the oracle: standard output, standard error, exit status or signal must be the same.
In mode `bare` the program is run twice, and must pass and be deterministic. A mode that lacks one of
its files is a failure of every program, not a skip. Where the mode sees every call, the number of
marker calls that the program says it made must be the number that was recorded.

--cpu makes weir play a smaller CPU (WEIR_CPU). The bare run has it in its environment, too: programs that
look at vector registers then use no others.
"""

import argparse
import concurrent.futures
import mmap
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile

# exhaustive: every marker must be recorded; else none but the program's may be.
MODES = {
    'bare': {},
    'hook': {'preload': 'passthrough-general.so', 'exhaustive': True},
    'hook-full': {'preload': 'passthrough-full.so', 'exhaustive': True},
    'trace': {'trace': [], 'exhaustive': True},
    'trace-preload': {'trace': ['--preload'], 'exhaustive': True},
    'trace-no-sud': {'trace': ['--no-sud'], 'exhaustive': False},
    'trace-no-patch': {'trace': ['--no-patch'], 'exhaustive': True},
    'trace-zero-page': {'trace': ['--zero-page'], 'exhaustive': True},
}

# Programs in which the runtime may say a line of its own on standard error: it could not get what it needs,
# or was preloaded where it should have been launched.
FILTERED = r'weir: \S+ (is under a seccomp filter|installed a seccomp filter that forbids prctl)'
NOTES = {'ptrace_exec': 'weir', 'rlimit_as': 'weir', 'seccomp_exec': FILTERED, 'seccomp_exec_reach': FILTERED,
         'seccomp_jit_clone': FILTERED, 'seccomp_threads': FILTERED, 'seccomp_trap_nested': FILTERED, 'seccomp_trap_threads': FILTERED}

# What weir does not do: (program, mode, CPU or None for every mode but bare) -> why. Such a program is run all the
# same: the day it passes, its line has to go.
LIMITS = {
    ('seccomp_jit_clone', 'trace-no-patch'): 'a task whose filter forbids the prctl has no dispatch',
    ('seccomp_threads', 'trace-no-patch'): 'a task whose filter forbids the prctl has no dispatch',
    ('unmap_all', 'hook'): 'the library of the hook is among what the program unmaps',
    ('unmap_all', 'hook-full'): 'the library of the hook is among what the program unmaps',
    ('text_unrun', 'trace-no-sud'): 'without dispatch, code is patched before it is known to run',
    ('int80_block', 'trace-no-sud'): 'without dispatch, calls by int 0x80 are not looked after',
}

# Programs that become another user, who has to load the libraries of a hook or of a preloaded trace.
OTHER_USERS = {'setuid_nobody'}

# A new image is made where nothing of ours can be found (an empty root, a program without access to it).
UNSEEN = set()


class Result:
    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err


def execute(argv, env, cwd, limit):
    """Runs argv in a process group of its own, which is ended when the time is over."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        proc = subprocess.Popen(argv, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out,
                                stderr=err, start_new_session=True)
        try:
            status = proc.wait(limit)
        except subprocess.TimeoutExpired:
            os.killpg(proc.pid, signal.SIGKILL)
            proc.wait()
            status = 'timeout'
        out.seek(0)
        err.seek(0)
        return Result(status, out.read().decode(errors='replace'), err.read().decode(errors='replace'))


def environment(home, cpu):
    env = {'WEIR_CPU': cpu} if cpu else {}
    return {
        **env,
        'PATH': '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
        'HOME': home,
        'LC_ALL': 'C',
        'TMPDIR': home,
        'XDG_CACHE_HOME': os.environ.get('WEIR_TEST_CACHE', home + '/../cache'),
        'KEPT': 'a value with spaces = and more',
    }


def reachable(path):
    """Can other users get there? A build in the home directory of root is out of their reach."""
    return all(os.stat(path[:end] or '/').st_mode & 0o001 for end in [i for i, c in enumerate(path) if c == '/'] + [None])


def fresh(path):
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    os.chmod(path, 0o777)


def markers_said(out):
    return sum(int(n) for n in re.findall(r'^markers (\d+)$', out, re.M))


def markers_traced(path):
    """Marker calls in a trace in text form. One that was given up for a signal comes again."""
    count = 0
    with open(path, errors='replace') as f:
        for line in f:
            if ' syscall_0x1f4(' in line:
                count += 1
            if ' syscall_0x1f4' in line and 'ERESTART' in line:
                count -= 1
    return count


def without_markers(out):
    return re.sub(r'^markers \d+\n', '', out, flags=re.M)


def difference(name, bare, got, preload):
    """Says how a run differs from the bare one; None if it does not."""
    if got.status == 'timeout':
        return 'did not end in time'
    if bare.status != got.status:
        return 'status %s, bare %s: %s' % (got.status, bare.status, got.err.strip()[-300:])
    out = without_markers(got.out)
    if preload:
        # The variable is the user's own here, so the program may see it.
        out = re.sub(r'^((env|proc) )?LD_PRELOAD=%s\n' % re.escape(preload), '', out, flags=re.M)
        # In a value that the program set for a child, the hook's path stands in front.
        out = out.replace('LD_PRELOAD=%s:' % preload, 'LD_PRELOAD=')
    want = without_markers(bare.out)
    if out != want:
        for a, b in zip(out.split('\n'), want.split('\n')):
            if a != b:
                return 'output %r, bare %r' % (a, b)
        return 'output of %d lines, bare %d' % (out.count('\n'), want.count('\n'))
    err = got.err
    if name in NOTES:
        err = ''.join(l for l in err.splitlines(True) if not re.match(NOTES[name], l))
    if err != bare.err:
        return 'standard error %r, bare %r' % (err[-300:], bare.err[-300:])
    return None


class Driver:
    def __init__(self, args):
        self.args = args
        self.mode = MODES[args.mode]
        self.build = os.path.abspath(args.build)
        self.root = tempfile.mkdtemp(prefix='weir-run-')
        os.chmod(self.root, 0o755)
        os.makedirs(self.root + '/cache')
        os.chmod(self.root + '/cache', 0o777)

    def missing(self):
        need = []
        if 'preload' in self.mode:
            need += ['tests/run/' + self.mode['preload'], 'libweir.so']
        if 'trace' in self.mode:
            need += ['weir', 'libweir.so']
        return [n for n in need if not os.path.exists(os.path.join(self.build, n))]

    def run_bare(self, name, dirs):
        fresh(dirs + '/work')
        return execute([self.program(name)], environment(dirs + '/work', self.args.cpu), dirs + '/work',
                       self.args.timeout)

    def program(self, name):
        return os.path.join(self.build, 'tests/run/run-' + name)

    def run_mode(self, name, dirs):
        """Returns the result, the number of markers recorded (or None), the preload value (or None)."""
        fresh(dirs + '/work')
        env = environment(dirs + '/work', self.args.cpu)
        if 'preload' in self.mode:
            fresh(dirs + '/hook')
            lib = dirs + '/hook/passthrough.so'
            os.symlink(os.path.join(self.build, 'tests/run', self.mode['preload']), lib)
            with open(dirs + '/hook/count', 'wb') as f:
                f.write(bytes(mmap.PAGESIZE))
            os.chmod(dirs + '/hook/count', 0o666)
            env['LD_PRELOAD'] = lib
            got = execute([self.program(name)], env, dirs + '/work', self.args.timeout)
            with open(dirs + '/hook/count', 'rb') as f:
                entered, _ = struct.unpack('QQ', f.read(16))
            return got, entered, lib
        trace = dirs + '/trace.txt'
        if os.path.exists(trace):
            os.unlink(trace)
        argv = [os.path.join(self.build, 'weir'), 'trace', *self.mode['trace'], '-o', trace, '--',
                self.program(name)]
        got = execute(argv, env, dirs + '/work', self.args.timeout)
        return got, markers_traced(trace) if os.path.exists(trace) else -1, None

    def case(self, name):
        """Returns (ok, directive or '', [diagnostics])."""
        if not os.path.exists(self.program(name)):
            return False, '', ['%s is not there' % self.program(name)]
        missing = self.missing()
        if missing:
            return False, '', ['mode %s needs %s' % (self.args.mode, ', '.join(missing))]
        preloads = 'preload' in self.mode or '--preload' in self.mode.get('trace', [])
        if name in OTHER_USERS and preloads and not reachable(self.build):
            return True, ' # SKIP other users cannot reach the build directory', []
        dirs = os.path.join(self.root, name)
        os.makedirs(dirs)
        os.chmod(dirs, 0o755)
        bare = self.run_bare(name, dirs)
        if bare.status == 77:
            return True, ' # SKIP ' + bare.out.strip().replace('SKIP: ', ''), []
        if bare.status == 'timeout' or bare.status != 0 or 'EXIT-SUCCESS\n' not in bare.out:
            return False, '', ['bare: status %s' % bare.status, *bare.err.splitlines()[-10:]]
        if not self.mode:
            why = difference(name, bare, self.run_bare(name, dirs), None)
            return why is None, '', ['two bare runs differ: ' + why] if why else []
        got, seen, lib = self.run_mode(name, dirs)
        why = difference(name, bare, got, lib)
        notes = [why] if why else []
        said = markers_said(got.out)
        if self.mode['exhaustive'] and name not in UNSEEN and seen != said:
            notes.append('%d markers made, %d recorded' % (said, seen))
        if seen > said or seen < 0:
            notes.append('%d markers made, but %d recorded' % (said, seen))
        limit = next((LIMITS[name, x] for x in (None, self.args.mode, self.args.cpu) if (name, x) in LIMITS), None)
        if limit and notes:
            return True, ' # SKIP ' + limit, []
        if limit:
            notes = ['passes, but LIMITS lists it']
        return not notes, '', notes

    def run(self):
        names = self.args.names
        print('TAP version 13\n1..%d' % len(names), flush=True)
        bad = 0
        with concurrent.futures.ThreadPoolExecutor(self.args.jobs) as pool:
            for number, (name, done) in enumerate([(n, pool.submit(self.case, n)) for n in names], 1):
                ok, directive, notes = done.result()
                bad += not ok
                how = self.args.mode + (' as ' + self.args.cpu if self.args.cpu else '')
                print('%s %d - %s %s%s' % ('ok' if ok else 'not ok', number, name, how, directive))
                for note in notes:
                    for line in note.split('\n'):
                        print('# ' + line)
                sys.stdout.flush()
        if self.args.keep:
            print('# kept: ' + self.root)
        else:
            shutil.rmtree(self.root, ignore_errors=True)
        return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.environ.get('WEIR_BUILD', 'build'))
    parser.add_argument('--mode', choices=MODES, default='bare')
    parser.add_argument('--cpu', choices=['xmm', 'ymm', 'nofsgsbase', 'nopku'])
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--timeout', type=int, default=60, help='seconds for one run')
    parser.add_argument('--keep', action='store_true', help='keep the directories of the runs')
    parser.add_argument('names', nargs='+')
    return Driver(parser.parse_args()).run()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same-run oracle for launched programs: compares what the kernel saw with what weir recorded.

    witness LOG  weir trace --format jsonl -o TRACE -- PROG ...
    witnessed.py --library LIBWEIR.SO LOG TRACE

Nothing of this is ptrace, so weir launches the program as ever, and each image is judged from its first call on:

1. A call whose instruction pointer lies outside of the runtime was missed. (Before the runtime has begun, there are
   the calls that weir leads the stopped program to, by an instruction of its vDSO.)
2. The calls that were made by the gate, for the program, must be there in the trace of their thread, in their order.
3. The other records of a thread must be of calls that the runtime makes in the program's stead (of the same number,
   from its C), that it answers itself, or that a signal may have cut off before they were made.

An image that the runtime never came to is a failure; weir and weir-plan are not judged.

Exit status: 0 all is there, 1 it is not, 2 logs that cannot be judged.
"""

import argparse
import collections
import json
import re
import subprocess
import sys

SUPERVISOR = re.compile(r'(^|/)weir(-plan)?$')
LIBRARY = re.compile(r'(^|/)libweir\.so[^/]*$')
# the pieces of the gate that make the program's calls as they are: from a symbol to the one that ends it
PASSING = [('gate_enter', 'gate_set_gs'), ('arch_pass', 'arch_pass_nested'), ('gate_stubs', 'gate_stubs_end')]
# behind the image of a launched runtime: its first stack and the parameters (trace/launch.h)
LAUNCHED_MORE = 36 * 1024
RESTART_SYSCALL = 219
SYSCALL = 2    # bytes: the instruction pointer is that behind it
# calls that the runtime answers without the kernel, always or at times
ANSWERED = {'sigaltstack', 'rt_sigaction', 'rt_sigprocmask', 'prctl', 'close', 'dup2', 'dup3'}
# each of which the runtime may make as another: clone, vfork, clone3
FORKS = {56: (56, 58, 435), 57: (56, 57), 58: (56, 58), 435: (56, 435)}


def made(record):
    """Whether this call was made for certain: not if a signal came first, be it one that killed."""
    return record['result'] is not None and not str(record.get('error', '')).startswith('ERESTART')


class Library:
    """Where in the image of libweir.so what lies."""

    def __init__(self, path):
        said = subprocess.run(['readelf', '-lW', path], check=True, stdout=subprocess.PIPE, text=True).stdout
        loads = [[int(x, 16) for x in m] for m in re.findall(
            r'^ +LOAD +(0x\w+) (0x\w+) 0x\w+ 0x\w+ (0x\w+) ', said, re.M)]
        self.size = max((vaddr + size + 4095) & ~4095 for _, vaddr, size in loads)
        said = subprocess.run(['nm', path], check=True, stdout=subprocess.PIPE, text=True).stdout
        symbols = {name: int(at, 16) for at, name in re.findall(r'^(\w+) \w (\w+)$', said, re.M)}
        self.passing = [(symbols[a], symbols[b]) for a, b in PASSING]

    def passes(self, offset):
        return any(lo < offset <= hi for lo, hi in self.passing)


class Image:
    """One program from its execve to the next one, as its threads and forks see it."""

    def __init__(self, path, before=None):
        self.path = path
        self.base = before.base if before else None
        self.vdso = before.vdso if before else None
        self.armed = before.armed if before else False
        self.judged = before.judged if before else True
        self.calls = 0


class Judge:
    def __init__(self, library):
        self.library = library
        self.image_of = {}
        self.images = []
        self.passed = collections.defaultdict(list)
        self.own = collections.defaultdict(collections.Counter)
        self.again = {}
        self.misses = []
        self.lost = 0
        self.led = 0
        self.seen = 0

    def image(self, pid):
        if pid not in self.image_of:
            self.begin(pid, '(first)').judged = False
        return self.image_of[pid]

    def begin(self, pid, path, before=None):
        self.image_of[pid] = Image(path, before)
        self.images.append(self.image_of[pid])
        return self.image_of[pid]

    # ---- the lines of the witness ----

    def exec(self, pid, name):
        self.begin(pid, name)

    def fork(self, pid, parent, *_):
        if pid != parent:
            before = self.image(parent)
            self.begin(pid, before.path, before)

    def map(self, pid, address, length, offset, name=''):
        image = self.image(pid)
        address, length, offset = int(address, 16), int(length, 16), int(offset, 16)
        if name == '[vdso]':
            image.vdso = (address, address + length)
        elif LIBRARY.search(name):
            image.base = address - offset
        elif name == '//anon' and image.base is None and length == self.library.size + LAUNCHED_MORE:
            image.base = address
        elif name.startswith('/') and '/' not in image.path:
            # The first thing that execve maps is the program.
            image.path = name
            image.judged = not SUPERVISOR.search(name)

    def call(self, pid, tid, ip, number, time):
        image = self.image(pid)
        restarted = self.again.pop(tid, None) == number or number == RESTART_SYSCALL
        if not image.judged:
            return
        image.calls += 1
        ip = int(ip, 16)
        if image.base is not None and 0 <= ip - image.base < self.library.size:
            image.armed = True
            self.seen += 1
            if not self.library.passes(ip - image.base):
                self.own[tid][number] += 1
            elif not restarted:
                self.passed[tid].append(number)
        elif not image.armed and image.vdso and image.vdso[0] <= ip - SYSCALL < image.vdso[1]:
            self.led += 1
        else:
            self.misses.append((image.path, tid, '%#x %d' % (ip, number)))

    def feed(self, lines):
        events = []
        for line in lines:
            word, rest = line.rstrip('\n').split(' ', 1)
            if word == 'lost':
                self.lost += int(rest)
                continue
            time, rest = rest.split(' ', 1)
            events.append((int(time), word, rest))
        events.sort(key=lambda e: e[0])
        for time, word, rest in events:
            if word == 'call':
                pid, tid, ip, number = rest.split(' ')
                self.call(pid, tid, ip, int(number), time)
            elif word == 'again':
                pid, tid, number = rest.split(' ')
                self.again[tid] = int(number)
            elif word == 'map':
                self.map(*rest.split(' ', 4))
            elif word == 'exec':
                self.exec(*rest.split(' ', 1))
            else:
                self.fork(*rest.split(' '))
        return self

    # ---- against the trace ----

    def compare(self, lines):
        """Returns what is wrong, as lines."""
        records = collections.defaultdict(list)
        for line in lines:
            r = json.loads(line)
            if r['type'] == 'lost':
                self.lost += r['calls']
            elif r['type'] == 'call':
                records[str(r['tid'])].append((r['time'], r['nr'], r['name'], made(r)))
        self.recorded = sum(len(r) for r in records.values())
        wrong = []
        for tid in sorted(set(records) | set(self.passed), key=int):
            wrong += self.compare_thread(tid, sorted(records[tid], key=lambda r: r[0]))
        return wrong

    def compare_thread(self, tid, records):
        rest = iter(records)
        left = collections.Counter()
        for at, number in enumerate(self.passed[tid]):
            for r in rest:
                if r[1] == number:
                    break
                left[r[1:3]] += 1
            else:
                return ['thread %s: call %d of %d, number %d, is not in the trace' %
                        (tid, at + 1, len(self.passed[tid]), number)]
        # Which of several equal ones is left does not show, so those that need not have been made are taken off here.
        left.update(r[1:3] for r in rest)
        left.subtract(r[1:3] for r in records if not r[3])
        return ['thread %s: %d of %s in the trace, but the kernel saw %d' % (tid, n, name, self.own[tid][number])
                for (number, name), n in left.items()
                if n > sum(self.own[tid][m] for m in FORKS.get(number, [number])) and name not in ANSWERED]


def verdict(judge, wrong, out=sys.stdout):
    """Prints what was found and returns the exit status."""
    for path, tid, text in judge.misses[:20]:
        print('miss: %s: thread %s: %s' % (path, tid, text), file=out)
    for text in wrong[:20]:
        print(text, file=out)
    entered = [i for i in judge.images if i.judged and i.armed]
    failed = [i for i in judge.images if i.judged and not i.armed and i.calls]
    for image in failed:
        print('image: %s: not entered' % image.path, file=out)
    print('%d images entered, %d calls seen, %d led, %d for the program as they are, %d records, %d missed, %d wrong, '
          '%d images not entered' % (len(entered), judge.seen, judge.led, sum(map(len, judge.passed.values())),
                                     judge.recorded, len(judge.misses), len(wrong), len(failed)), file=out)
    if judge.lost or not entered:
        print('%d records lost: this cannot be judged' % judge.lost, file=out)
        return 2
    return 1 if judge.misses or wrong or failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--library', required=True)
    parser.add_argument('log')
    parser.add_argument('trace')
    args = parser.parse_args()
    with open(args.log, errors='replace') as log, open(args.trace, errors='surrogateescape') as trace:
        judge = Judge(Library(args.library)).feed(log)
        return verdict(judge, judge.compare(trace))


if __name__ == '__main__':
    sys.exit(main())

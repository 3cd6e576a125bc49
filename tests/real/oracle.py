#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same-run oracle: finds the system calls that weir did not see, in an strace log of a program under weir.

    strace -f -i -q -o LOG  weir trace -o OUT -- PROG ...
    oracle.py [--unentered-ok REGEX]... LOG

strace -i prints the instruction pointer of each call. A call of the program that weir saw is made by the
`syscall` instruction of weir's gate, inside libweir.so's text. One made from elsewhere was missed.

For each image (from one execve to the next) libweir.so's text is where the log shows it to be mapped. The
dynamic loader's calls come before the runtime is there and are not counted: an image counts from the first
call made from inside that text on. An image that never maps libweir.so was not entered: the supervisor and
the planner are such, and all others are failures, unless --unentered-ok matches their path.

Exit status: 0 no misses, 1 misses or images not entered, 2 a log that cannot be judged.
"""

import argparse
import re
import sys

LINE = re.compile(r'^(\d+)\s+(?:\d+\.\d+\s+)?\[([0-9a-f]+|\?+)\]\s(.*)$')
CALL = re.compile(r'^([a-z_][a-z0-9_]*)\((.*)$')
RESUMED = re.compile(r'^<\.\.\. ([a-z_][a-z0-9_]*) resumed>(.*)$')
RESULT = re.compile(r'\)\s+= (0x[0-9a-f]+|-?\d+|\?)')
FORKS = ('clone', 'clone3', 'fork', 'vfork')
EXECS = ('execve', 'execveat')
SUPERVISOR = re.compile(r'(^|/)weir(-plan)?$')
LIBRARY = re.compile(r'(^|/)libweir\.so[^/]*$')


def result_of(text):
    """What stands behind the last `) = `; strings among the arguments may look the same."""
    found = RESULT.findall(text)
    return found[-1] if found else '?'


class Image:
    """One program from its execve to the next one; shared by its threads and, until they exec, its forks."""

    def __init__(self, path, line):
        self.path = path
        self.line = line
        self.text = []
        self.fds = {}
        self.armed = False
        self.seen = 0
        self.misses = []
        self.calls = 0

    def inside(self, ip):
        return any(lo <= ip <= hi for lo, hi in self.text)


class Oracle:
    def __init__(self):
        self.images = []
        self.of_tid = {}
        self.fork_image = {}
        self.parent_of = {}
        self.pending = {}
        self.bad_lines = []
        self.orphans = 0

    def new_image(self, path, number):
        image = Image(path, number)
        self.images.append(image)
        return image

    def scan_parents(self, lines):
        """Who made whom: a child's first line may stand before its parent's result."""
        begun = {}
        for number, line in enumerate(lines, 1):
            m = LINE.match(line)
            if not m:
                continue
            tid, text = int(m.group(1)), m.group(3)
            call = CALL.match(text)
            resumed = RESUMED.match(text)
            if call and call.group(1) in FORKS and '<unfinished' in text:
                begun[tid] = number
            name = call.group(1) if call else resumed.group(1) if resumed else None
            if name not in FORKS:
                continue
            value = result_of(text)
            if value.isdigit() and int(value) > 0:
                at = begun.pop(tid, number) if resumed else number
                self.parent_of.setdefault(int(value), []).append((at, tid))

    def image_of(self, tid, number):
        if tid in self.of_tid:
            return self.of_tid[tid]
        # Numbers are used again: the last one begun before this line is meant.
        parents = [p for at, p in self.parent_of.get(tid, []) if at < number]
        parent = parents[-1] if parents else None
        image = self.fork_image.get(parent) or self.of_tid.get(parent)
        if image is None:
            if self.of_tid:
                # Its maker's clone never ended in the log (it was killed): judge it as an image of its own.
                self.orphans += 1
            image = self.new_image('(first)' if not self.of_tid else '(orphan %d)' % tid, number)
        self.of_tid[tid] = image
        return image

    def effect(self, tid, image, name, text, number):
        """What a finished call does to the bookkeeping."""
        value = result_of(text)
        if name in EXECS and value == '0':
            # strace quotes the path: execve("/bin/ls", ...; execveat(3, "", ...
            path = re.search(r'"((?:[^"\\]|\\.)*)"', text)
            self.of_tid[tid] = self.new_image(path.group(1) if path else '?', number)
        elif name in ('openat', 'open', 'openat2') and value.isdigit():
            path = re.search(r'"((?:[^"\\]|\\.)*)"', text)
            if path and LIBRARY.search(path.group(1)):
                image.fds[int(value)] = path.group(1)
            else:
                image.fds.pop(int(value), None)
        elif name == 'close' and value == '0':
            m = re.match(r'close\((\d+)', text)
            if m:
                image.fds.pop(int(m.group(1)), None)
        elif name == 'mmap' and value.startswith('0x') and 'PROT_EXEC' in text:
            m = re.match(r'mmap\([^,]*, (\d+), [^,]*, [^,]*, (-?\d+)', text)
            if m and int(m.group(2)) in image.fds:
                lo = int(value, 16)
                image.text.append((lo, lo + int(m.group(1))))

    def judge(self, image, ip, text, number):
        image.calls += 1
        if image.inside(ip):
            image.armed = True
            image.seen += 1
        elif image.armed:
            image.misses.append((number, ip, text))

    def feed(self, number, line):
        m = LINE.match(line)
        if not m:
            self.bad_lines.append((number, line.rstrip('\n')))
            return
        tid, ip_text, text = int(m.group(1)), m.group(2), m.group(3)
        if text.startswith(('+++', '---')):
            if text.startswith('+++ superseded by execve in pid '):
                # The thread that called execve goes on under this number.
                other = int(re.search(r'pid (\d+)', text).group(1))
                if other in self.of_tid:
                    self.of_tid[tid] = self.of_tid[other]
                    self.pending[tid] = self.pending.pop(other, None)
            elif text.startswith('+++'):
                self.of_tid.pop(tid, None)
                self.pending.pop(tid, None)
            return
        image = self.image_of(tid, number)
        resumed = RESUMED.match(text)
        if resumed:
            begun = self.pending.pop(tid, None) or (resumed.group(1) + '(')
            self.effect(tid, image, resumed.group(1), begun + resumed.group(2), number)
            return
        call = CALL.match(text)
        if not call:
            if text.startswith('????'):
                return
            self.bad_lines.append((number, line.rstrip('\n')))
            return
        name = call.group(1)
        if ip_text.startswith('?'):
            self.bad_lines.append((number, line.rstrip('\n')))
            return
        if name in FORKS:
            self.fork_image[tid] = image
        # The address is that at entry, so execve is judged in the image that made it.
        self.judge(image, int(ip_text, 16), text, number)
        if text.rstrip().endswith('<unfinished ...>'):
            self.pending[tid] = text.rstrip()[:-len('<unfinished ...>')]
        else:
            self.effect(tid, image, name, text, number)

    def run(self, lines):
        lines = list(lines)
        self.scan_parents(lines)
        for number, line in enumerate(lines, 1):
            self.feed(number, line)
        return self


def verdict(oracle, unentered_ok, out=sys.stdout):
    """Prints what was found and returns the exit status."""
    misses = 0
    entered = 0
    seen = 0
    failed = []
    for image in oracle.images:
        misses += len(image.misses)
        seen += image.seen
        if image.armed:
            entered += 1
        elif image.path == '(first)' or SUPERVISOR.search(image.path):
            continue
        elif image.calls and not any(re.search(r, image.path) for r in unentered_ok):
            failed.append(image)
        for number, ip, text in image.misses[:20]:
            print('miss: line %d: %s: %#x %s' % (number, image.path, ip, text[:120]), file=out)
    for image in failed:
        why = 'maps libweir.so but makes no call from it' if image.text else 'not entered'
        print('image: line %d: %s: %s' % (image.line, image.path, why), file=out)
    for number, line in oracle.bad_lines[:5]:
        print('line %d cannot be read: %s' % (number, line[:120]), file=out)
    print('%d images entered, %d calls seen, %d missed, %d images not entered' %
          (entered, seen, misses, len(failed)), file=out)
    if oracle.bad_lines or not entered:
        return 2
    return 1 if misses or failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--unentered-ok', action='append', default=[], metavar='REGEX')
    parser.add_argument('log')
    args = parser.parse_args()
    with open(args.log, errors='replace') as f:
        return verdict(Oracle().run(f), args.unentered_ok)


if __name__ == '__main__':
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""What the tests of functions that are scripts share: cases, each with a directory of its own, reported as TAP."""
import os
import shutil
import subprocess
import sys
import tempfile

cases = []


class Skip(Exception):
    pass


def case(fn):
    cases.append(fn)
    return fn


def run(argv, **env):
    p = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                       env={**os.environ, **env}, text=True, errors='replace', check=False)
    return p.returncode, p.stdout, p.stderr


def need(path):
    """Where a file or a program is."""
    found = path if os.path.exists(path) else shutil.which(path)
    if not found:
        raise Skip('%s is not installed' % path)
    return found


def main():
    bad = 0
    print('TAP version 13\n1..%d' % len(cases), flush=True)
    for number, fn in enumerate(cases, 1):
        note = why = ''
        with tempfile.TemporaryDirectory(prefix='weir-function-') as tmp:
            try:
                fn(tmp)
            except Skip as skip:
                note = ' # SKIP %s' % skip
            except (AssertionError, subprocess.TimeoutExpired) as wrong:
                why = str(wrong)
        bad += bool(why)
        print('%s %d - %s%s' % ('not ok' if why else 'ok', number, fn.__name__, note))
        for line in why.splitlines():
            print('# ' + line)
        sys.stdout.flush()
    return 1 if bad else 0

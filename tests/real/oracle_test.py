#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Proves the same-run oracle on made-up logs: what it must find, and what it must not. Speaks TAP."""

import io
import sys

from oracle import Oracle, verdict

LOAD = '''\
{p} [00007f0000000001] execve("{path}", ["x"], 0x7ffc /* 9 vars */) = 0
{p} [00007f0000001000] openat(AT_FDCWD, "/opt/lib/libweir.so", O_RDONLY|O_CLOEXEC) = 3
{p} [00007f0000001000] read(3, "\\177ELF", 832) = 832
{p} [00007f0000001000] mmap(NULL, 200000, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = 0x7fa000000000
{p} [00007f0000001000] mmap(0x7fa000001000, 65536, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1000) = 0x7fa000001000
{p} [00007f0000001000] close(3) = 0
{p} [00007f0000001000] mmap(NULL, 9000, PROT_READ|PROT_EXEC, MAP_PRIVATE, 3, 0) = 0x7fb000000000
{p} [00007f0000001000] brk(NULL) = 0x5000
{p} [00007fa000002000] prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, 0, 0, NULL) = 0
'''
WEIR = '''\
10 [00007f0000000001] execve("/usr/bin/weir", ["weir"], 0x7ffc /* 9 vars */) = 0
10 [00007e0000000002] brk(NULL) = 0x5000
10 [00007e0000000002] clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x1) = 11
'''


def load(p=11, path='/bin/prog'):
    return LOAD.format(p=p, path=path)


END = '11 [00007fa000002000] exit_group(0) = ?\n11 [????????????????] +++ exited with 0 +++\n'

# name, log, status, misses, further text that must be printed
CASES = [
    ('all calls from inside', WEIR + load() + '11 [00007fa000002004] getppid() = 10\n' + END, 0, 0, ''),
    ('one call from outside', WEIR + load() + '11 [00007f0000001100] getppid() = 10\n' + END, 1, 1,
     'getppid'),
    ('one byte behind the text', WEIR + load() + '11 [00007fa000011001] getppid() = 10\n' + END, 1, 1,
     'getppid'),
    ('the loader comes before and does not count', WEIR + load() + END, 0, 0, '1 images entered'),
    ('another library mapped with the same descriptor is not ours',
     WEIR + load() + '11 [00007fb000000100] getppid() = 10\n' + END, 1, 1, 'getppid'),
    ('not entered at all',
     WEIR + '11 [00007f0000000001] execve("/bin/static", ["x"], 0x1) = 0\n11 [0000000000401000] getpid() = 11\n' +
     '11 [0000000000401000] exit_group(0) = ?\n', 2, 0, '/bin/static: not entered'),
    ('mapped but never used',
     WEIR + '\n'.join(load().split('\n')[:-2]) + '\n11 [00007f0000001000] getpid() = 11\n', 2, 0,
     'makes no call from it'),
    ('a child of fork is judged with its parent\'s text, its line first',
     WEIR + load() +
     '11 [00007fa000002004] clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>\n'
     '12 [00007fa000002004] getpid() = 12\n'
     '11 [00007fa000002004] <... clone resumed>) = 12\n'
     '12 [00007f0000001100] getppid() = 11\n' + END, 1, 1, 'getppid'),
    ('a thread made by clone3',
     WEIR + load() +
     '11 [00007fa000002004] clone3({flags=CLONE_VM|CLONE_THREAD} => {parent_tid=[13]}, 88) = 13\n'
     '13 [00007fa000002004] rseq(0x1, 0x20, 0, 0x53053053) = 0\n'
     '13 [00007f0000001100] futex(0x1, FUTEX_WAIT, 0, NULL <unfinished ...>\n'
     '11 [00007fa000002004] getppid() = 10\n'
     '13 [00007f0000001100] <... futex resumed>) = 0\n' + END, 1, 1, 'futex'),
    ('an exec begins anew: the old text does not count',
     WEIR + load() + '11 [00007fa000002004] execve("/bin/next", ["y"], 0x1) = 0\n'
     '11 [00007fa000002004] getppid() = 10\n', 1, 0, '/bin/next: not entered'),
    ('an exec of a program that is entered again, elsewhere',
     WEIR + load() +
     (LOAD.format(p=11, path='/bin/next')).replace('7fa', '7fc').replace('[00007f0000000001]',
                                                                       '[00007fa000002004]') +
     '11 [00007fc000002004] getppid() = 10\n', 0, 0, '2 images entered'),
    ('a missed exec',
     WEIR + load() + '11 [00007f0000001100] execve("/bin/none", ["y"], 0x1) = -1 ENOENT (No such file)\n' + END,
     1, 1, 'execve'),
    ('vfork and exec in the child; the parent goes on',
     WEIR + load() +
     '11 [00007fa000002004] vfork( <unfinished ...>\n' + load(12, '/bin/child').replace(
         '[00007f0000000001]', '[00007fa000002004]') +
     '11 [00007fa000002004] <... vfork resumed>) = 12\n'
     '11 [00007fa000002004] wait4(12, NULL, 0, NULL) = 12\n' + END, 0, 0, '2 images entered'),
    ('exec in a thread: the leader\'s number goes on',
     WEIR + load() +
     '11 [00007fa000002004] clone3({flags=CLONE_VM|CLONE_THREAD} => {parent_tid=[13]}, 88) = 13\n'
     '13 [00007fa000002004] execve("/bin/next", ["y"], 0x1 <unfinished ...>\n'
     '11 [????????????????] +++ superseded by execve in pid 13 +++\n'
     '11 [00007fa000002004] <... execve resumed>) = 0\n' +
     ''.join(l + '\n' for l in load().split('\n')[1:-1]) + END, 0, 0, '2 images entered'),
    ('a number used again belongs to its second maker',
     WEIR + load() +
     '11 [00007fa000002004] fork() = 12\n12 [00007fa000002004] exit_group(0) = ?\n'
     '12 [????????????????] +++ exited with 0 +++\n'
     '10 [00007e0000000002] fork() = 12\n12 [00007e0000000002] getpid() = 12\n' + END, 0, 0, ''),
    ('signals and restarts are no calls',
     WEIR + load() + '11 [00007f0000001100] --- SIGSYS {si_signo=SIGSYS, si_code=SYS_USER_DISPATCH} ---\n'
     '11 [00007fa000002004] read(0, 0x1, 1) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)\n' + END,
     0, 0, ''),
    ('a string that looks like a result',
     WEIR + load() + '11 [00007fa000002004] openat(AT_FDCWD, "/x) = 3", O_RDONLY) = -1 ENOENT (No such)\n'
     '11 [00007fa000002004] getppid() = 10\n' + END, 0, 0, ''),
    ('a line that is no line of strace', WEIR + load() + 'garbage\n' + END, 2, 0, 'garbage'),
    ('an empty log', '', 2, 0, '0 images entered'),
]


def main():
    print('TAP version 13\n1..%d' % len(CASES))
    bad = 0
    for number, (name, log, status, misses, text) in enumerate(CASES, 1):
        out = io.StringIO()
        oracle = Oracle().run(log.splitlines(True))
        got = verdict(oracle, [], out)
        found = sum(len(i.misses) for i in oracle.images)
        ok = got == status and found == misses and text in out.getvalue()
        bad += not ok
        print('%sok %d - %s' % ('' if ok else 'not ', number, name))
        if not ok:
            print('# status %d (want %d), %d misses (want %d), said:' % (got, status, found, misses))
            for line in out.getvalue().splitlines():
                print('#   ' + line)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())

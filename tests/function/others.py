#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""others.py TARGET_DIR UNWIND WATCH HOOKS - gates as other unwinders, languages and debuggers see them. Speaks TAP."""
import os
import re
import sys

sys.dont_write_bytecode = True
from cases import Skip, case, main, need, run  # pylint: disable=wrong-import-position

TARGET_DIR, UNWIND, WATCH, HOOKS = (os.path.abspath(a) for a in sys.argv[1:5])
HERE = os.path.dirname(os.path.abspath(__file__))


@case
def exceptions_by_llvm_libunwind(_):
    lib = need('/usr/lib/llvm-14/lib/libunwind.so.1')
    # thread exit is not among them: glibc brings libgcc's unwinder for that, which does not mix, hooks or not
    for name in ('immediate', 'destructors', 'several_gates', 'hooked_itself', 'hook_is_gone', 'longjmp', 'backtraces'):
        status, out, err = run([UNWIND, name], LD_PRELOAD=lib)
        assert status == 0, out + err
        assert out.startswith('ok 1'), out
    _, _, err = run([UNWIND, 'immediate'], LD_PRELOAD=lib, LD_DEBUG='bindings')
    assert re.search(r'libstdc\+\+.*to .*llvm.*_Unwind_RaiseException', err), 'the other unwinder was not in use'


@case
def exceptions_by_nongnu_libunwind(_):
    lib = need('/usr/lib/x86_64-linux-gnu/libunwind.so.8')
    for name in ('immediate', 'destructors', 'several_gates', 'hooked_itself', 'hook_is_gone', 'longjmp', 'coroutines', 'recursion'):
        for way in ({}, {'HOOK_ENTRY': '1'}):
            status, out, err = run([UNWIND, name], LD_PRELOAD=lib, **way)
            assert status == 0, out + err
            assert out.startswith('ok 1'), out
    _, _, err = run([UNWIND, 'immediate'], LD_PRELOAD=lib, LD_DEBUG='bindings')
    assert re.search(r'libstdc\+\+.*to .*libunwind\.so\.8.*_Unwind_RaiseException', err), 'the other unwinder was not in use'


@case
def panics_of_rust(tmp):
    exe = tmp + '/panics'
    status, out, err = run([need('rustc'), '-O', '-C', 'prefer-dynamic=no', '-L', TARGET_DIR, '-l', 'target', '-C',
                            'link-arg=-Wl,-rpath,' + TARGET_DIR, '-o', exe, HERE + '/panics.rs'])
    if status and 'C-unwind' in err:
        raise Skip('this rustc has no "C-unwind"')
    assert status == 0, err
    status, out, err = run([exe], LD_PRELOAD=WATCH, WATCH='call pthread_create')
    assert (status, out) == (0, 'well\n'), (status, out, err)
    assert 'watch: 208 entered, 8 left, 0 missed' in err, err


@case
def gdb_looks_through_gates(tmp):
    gdb = need('gdb')
    script = tmp + '/script'
    with open(script, 'w', encoding='utf-8') as f:
        f.write('set pagination off\nset breakpoint pending on\nset debuginfod enabled off\n'
                'set follow-fork-mode child\nset detach-on-fork on\nbreak take_backtrace\nrun backtraces\n'
                'bt\ncontinue\nbt\nfinish\nfinish\nbt 3\n')
    _, out, err = run([gdb, '-q', '-nx', '-batch', '-x', script, UNWIND])
    traces = out.split('Breakpoint 1, ')[1:]
    assert len(traces) == 2, out + err
    for trace in traces:
        for frame in ('take_backtrace', 'in call', 'in outer_frame', 'in test_one', 'test_main', 'main ('):
            assert frame in trace, (frame, trace)
        assert 'previous frame' not in trace and 'corrupt' not in trace, trace
    assert 'fn_units' in traces[1] and 'fn_units' not in traces[0], traces[1]
    # `finish` ends in the gate, then in the caller of the hooked function
    last = traces[1].split('Run till exit')[-1]
    assert 'outer_frame' in last, traces[1]


@case
def each_failure_of_set_up_is_an_error_and_no_more(_):
    refused = 0
    for number in range(1, 12):
        for name in ('removal_restores', 'recursion'):
            status, out, err = run([UNWIND if name == 'recursion' else HOOKS, name], WEIR_DEBUG='fail:%d' % number)
            assert status in (0, 1) and 'killed' not in out, (number, name, out, err)
            if status == 1:
                assert re.search(r'# exit status 1. (attach|session)', out), (number, name, out)
                refused += 1
    assert refused >= 4, refused


PROGRAMS = [
    ['/bin/ls', '-l', '/usr/bin'],
    ['/usr/bin/python3', '-c', 'import json, threading\nt = threading.Thread(target=print)\nt.start()\nt.join()\n'
                               'print(json.dumps([1] * 9))'],
    ['/bin/sh', '-c', 'ls / | sort | head -n 3'],
    ['/usr/bin/perl', '-e', 'print "x" x 5'],
]


def under_watch(names, programs=PROGRAMS, **env):
    """Programs do as they do bare while these functions of theirs are watched, and the calls are seen."""
    for argv in programs:
        need(argv[0])
        bare = run(argv)
        got = run(argv, LD_PRELOAD=WATCH, WATCH=names, **env)
        assert got[:2] == bare[:2], (argv, got)
        seen = re.findall(r'watch: (\d+) entered, (\d+) left, (\d+) missed', got[2])
        assert seen, (argv, got[2])
        assert int(seen[-1][0]) > 0 and int(seen[-1][1]) > 0 and seen[-1][2] == '0', (argv, got[2])


@case
def often_used_functions_in_real_programs(_):
    under_watch('malloc free calloc realloc memcpy strlen printf fopen fclose open read write getenv qsort '
                'pthread_create fork waitpid dlopen dlsym')


@case
def every_function_of_libc_in_real_programs(_):
    under_watch('libc:*')


@case
def every_function_in_real_programs(_):
    under_watch('*')


@case
def every_function_in_real_programs_by_its_entry(_):
    under_watch('*', WATCH_ENTRY='1')


@case
def functions_that_are_not_exported_by_their_entries(_):
    """Static functions of a program, whose callers rely on registers that the ABI does not keep."""
    plan = os.environ['WEIR_BUILD'] + '/weir-plan'
    under_watch('*', [[plan, '--no-cache', '--entries', '--show', '/bin/ls']], WATCH_ENTRY='1', WATCH_LOCAL='1')


if __name__ == '__main__':
    sys.exit(main())

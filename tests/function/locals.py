#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""locals.py LIB PROG WEIR_PLAN WEIR - functions that are not exported, by the names that are left of them. Speaks TAP."""
import os
import re
import shutil
import sys

sys.dont_write_bytecode = True
from cases import Skip, case, main, need, run  # pylint: disable=wrong-import-position

LIB, PROG, PLAN, WEIR = (os.path.abspath(a) for a in sys.argv[1:5])


def make(*argv):
    need(argv[0])
    status, out, err = run(argv)
    assert status == 0, (argv, out, err)
    return out


def hook(lib, *targets):
    status, out, err = run([PROG, lib, *targets])
    assert status == 0, (out, err)
    return out.splitlines()


def both(name, lib):
    """What is hidden is found by its name and by patterns."""
    assert hook(lib, name + ':hidden_one', name + ':hidden_two', '+%s:hidden*' % name, '+%s:/_(two|three)$/' % name) == [
        name + ':hidden_one: 24 2 hidden_one', name + ':hidden_two: 24 2 hidden_two',
        '+%s:hidden*: 24 2 hidden_one hidden_two' % name, '+%s:/_(two|three)$/: 24 2 hidden_two' % name]


def names(lib, *options):
    return [line.split()[1] for line in make(PLAN, '--names', '--show', *options, lib).splitlines()]


def stripped(tmp, name):
    lib = '%s/%s.so' % (tmp, name)
    make('objcopy', '--strip-all', LIB, lib)
    assert 'hidden_one' not in names(lib) and 'visible' in names(lib)
    return lib


def split(tmp, name):
    """The library without names, and its debug file."""
    make('objcopy', '--only-keep-debug', LIB, '%s/%s.so.debug' % (tmp, name))
    return stripped(tmp, name), '%s/%s.so.debug' % (tmp, name)


@case
def symtab(tmp):
    lib = tmp + '/own.so'
    shutil.copy(LIB, lib)
    both('own', lib)


@case
def nothing_left(tmp):
    lib = stripped(tmp, 'bare')
    out = hook(lib, 'bare:hidden_one', '+bare:hidden*', 'bare:visible')
    assert 'bare:hidden_one: refused: hidden_one: no loaded object defines it' in out[0], out
    assert 'refused' in out[1], out
    assert out[2] == 'bare:visible: 24 2 visible', out


@case
def debug_link(tmp):
    lib, debug = split(tmp, 'linked')
    make('objcopy', '--add-gnu-debuglink=' + debug, lib)
    both('linked', lib)
    os.mkdir(tmp + '/.debug')
    os.rename(debug, tmp + '/.debug/linked.so.debug')
    both('linked', lib)
    # another file of that name is not believed
    make('objcopy', '--only-keep-debug', PROG, tmp + '/.debug/linked.so.debug')
    assert 'hidden_one' not in names(lib) and 'main' not in names(lib)


@case
def build_id(tmp):
    lib, debug = split(tmp, 'known')
    note = make('readelf', '-n', lib).split('Build ID: ')[1].split()[0]
    os.makedirs('%s/d/.build-id/%s' % (tmp, note[:2]))
    os.rename(debug, '%s/d/.build-id/%s/%s.debug' % (tmp, note[:2], note[2:]))
    assert 'hidden_one' not in names(lib)
    assert 'hidden_one' in names(lib, '--debug-dir', tmp + '/d')


@case
def mini_debug_info(tmp):
    lib = stripped(tmp, 'mini')
    keep = tmp + '/keep'
    with open(keep, 'w', encoding='utf-8') as f:
        f.write('hidden_one\nhidden_two\n')
    make('objcopy', '--strip-all', '--keep-symbols=' + keep, LIB, tmp + '/data')
    make('xz', tmp + '/data')
    make('objcopy', '--add-section', '.gnu_debugdata=%s/data.xz' % tmp, lib)
    both('mini', lib)
    # cut short: no names, no harm
    with open(tmp + '/data.xz', 'r+b') as f:
        f.truncate(100)
    make('objcopy', '--update-section', '.gnu_debugdata=%s/data.xz' % tmp, lib)
    assert 'hidden_one' not in names(lib) and 'visible' in names(lib)


@case
def dwarf(tmp):
    if not any(os.path.exists(d + '/libdw.so.1') for d in ('/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64')):
        raise Skip('no libdw.so.1')
    lib = tmp + '/dwarf.so'
    make('objcopy', '--strip-all', '--keep-section=.debug_*', LIB, lib)
    assert '.symtab' not in make('readelf', '-SW', lib)
    both('dwarf', lib)


@case
def a_library_that_comes_later(tmp):
    lib = tmp + '/later.so'
    shutil.copy(LIB, lib)
    assert hook(lib, '~later:hidden_one', '~+later:hidden_t*', '~later:visible', '~+later:/./') == [
        '~later:hidden_one: 24 2 hidden_one', '~+later:hidden_t*: 24 2 hidden_two', '~later:visible: 24 2 visible',
        '~+later:/./: 24 2 visible hidden_one hidden_two thunk led_on'], hook(lib, '~+later:/./')


@case
def thunks_and_what_they_lead_to(tmp):
    lib = tmp + '/t.so'
    shutil.copy(LIB, lib)
    out = hook(lib, 't:thunk', '+t:thunk', '>t:thunk', '>t:visible', '@>t:thunk', '@+t:thunk')
    assert out[:4] == ['t:thunk: 24 2 thunk', '+t:thunk: 24 2 thunk', '>t:thunk: 24 2 led_on', '>t:visible: 24 2 visible'], out
    assert all('refused: spec: LOCAL and FOLLOW mean entries' in line for line in out[4:]), out


@case
def without_a_library_each_object_is_looked_through(tmp):
    lib = tmp + '/any.so'
    shutil.copy(LIB, lib)
    out = hook(lib, 'hidden_one', '+hidden_one', '@any:hidden_one')
    assert 'refused' in out[0] and out[1] == '+hidden_one: 24 2 hidden_one' and 'refused' in out[2], out


@case
def expressions_that_are_not(tmp):
    out = hook(LIB, 'locals:/[/', '/(/', '/a{2,1}/', '/\\w/', '/x{400}/', '/()/:thunk')
    assert all('refused: spec: a regular expression is' in line for line in out[:5]), out


@case
def doctor(tmp):
    lib, debug = split(tmp, 'linked')
    make('objcopy', '--add-gnu-debuglink=' + debug, lib)
    out = make(WEIR, 'doctor', lib + ':hidden_one')
    assert 'way: ' in out and 'hidden_one' in out, out
    out = make(WEIR, 'doctor', lib + ':thunk')
    assert re.search(r'it only jumps to 0x[0-9a-f]+ \(led_on\): WEIR_FUNCTION_FOLLOW hooks that', out), out
    assert 'exported: by slots' in out and 'leave' not in out, out
    out = make(WEIR, 'doctor', lib + ':visible')
    assert 'keeps what the ABI promises: only other objects call it' in out, out
    out = make(WEIR, 'doctor', lib + ':hidden_two')
    assert 'not exported: by its entry only' in out, out
    assert 'keeps every register: code of its own object may lead to it' in out, out
    out = make(WEIR, 'doctor', 'libc:vfork')
    assert '`leave` is not called' in out and 'exported: by slots' in out, out
    assert 'as a choice among several functions' in make(WEIR, 'doctor', 'libc:memcpy')


if __name__ == '__main__':
    sys.exit(main())

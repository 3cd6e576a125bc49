#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Proves the oracle of launched programs on made-up logs: what it must find, and what it must not. Speaks TAP.

    witnessed_test.py LIBWEIR.SO
"""

import io
import json
import re
import sys

from witnessed import LAUNCHED_MORE, Judge, Library, verdict

BASE = 0x7f0000000000
VDSO = 0x7e0000000000
ELSEWHERE = 0x7d0000001000
LIBRARY = Library(sys.argv[1])
GATE = LIBRARY.passing[0][0] + 0x100
OWN = LIBRARY.passing[0][0] - 0x100    # before the gate: C


class Log:
    """Both logs of one run: what the kernel saw, and what weir wrote."""

    def __init__(self):
        self.time = 0
        self.lines = []
        self.trace = []

    def kernel(self, text):
        self.time += 1
        word, rest = text.split(' ', 1)
        self.lines.append('%s %d %s\n' % (word, self.time, rest))
        return self

    def call(self, ip, number, tid=11, pid=11):
        return self.kernel('call %d %d %x %d' % (pid, tid, ip, number))

    def record(self, number, tid=11, result=0, error=None, name='some'):
        r = {'type': 'call', 'time': self.time, 'tid': tid, 'nr': number, 'name': name, 'result': result}
        self.trace.append(json.dumps({**r, 'error': error} if error else r) + '\n')
        return self

    def both(self, number, tid=11, pid=11):
        return self.record(number, tid).call(BASE + GATE, number, tid, pid)

    def launch(self, pid=11, path='/bin/prog'):
        self.kernel('exec %d prog' % pid).kernel('map %d 400000 1000 0 %s' % (pid, path))
        self.kernel('map %d %x 2000 0 [vdso]' % (pid, VDSO)).call(VDSO + 0x800, 9, pid, pid)
        self.kernel('map %d %x %x 0 //anon' % (pid, BASE, LIBRARY.size + LAUNCHED_MORE))
        return self.call(BASE + OWN, 10, pid, pid)


def begun():
    log = Log().kernel('exec 10 weir').kernel('map 10 400000 1000 0 /usr/bin/weir').call(ELSEWHERE, 1, 10, 10)
    return log.kernel('fork 11 10 11 10').call(ELSEWHERE, 59).launch()


def case_all_is_there():
    return begun().both(12).both(0), 0, ''


def case_calls_of_weir_itself():
    return begun().both(12).call(BASE + OWN, 202).both(0), 0, ''


def case_a_call_from_elsewhere():
    return begun().both(12).call(ELSEWHERE, 39), 1, 'miss: /bin/prog: thread 11: %#x 39' % ELSEWHERE


def case_one_before_the_runtime():
    log = Log().kernel('exec 11 prog').kernel('map 11 400000 1000 0 /bin/prog').call(ELSEWHERE, 12)
    return log.kernel('map 11 %x %x 0 //anon' % (BASE, LIBRARY.size + LAUNCHED_MORE)).call(BASE + OWN, 10), 1, 'miss: '


def case_the_vdso_later():
    return begun().both(12).call(VDSO + 0x800, 228), 1, 'miss: '


def case_right_behind_the_runtime():
    return begun().both(12).call(BASE + LIBRARY.size, 39), 1, 'miss: '


def case_a_record_is_missing():
    return begun().both(12).call(BASE + GATE, 39).both(0), 1, 'call 2 of 3, number 39, is not in the trace'


def case_two_records_in_the_wrong_order():
    return begun().record(1).record(0).call(BASE + GATE, 0).call(BASE + GATE, 1), 1, 'number 1, is not in the trace'


def case_a_record_of_another_thread():
    return begun().record(39, 12).call(BASE + GATE, 39), 1, 'thread 11: call 1 of 1'


def case_a_native_stub():
    return begun().call(BASE + LIBRARY.passing[-1][0] + 16, 39), 1, 'number 39, is not in the trace'


def case_a_record_without_a_call():
    return begun().both(12).record(39), 1, 'thread 11: 1 of some in the trace, but the kernel saw 0'


def case_made_by_our_c():
    return begun().both(12).record(9).call(BASE + OWN, 9).both(0), 0, ''


def case_made_by_our_c_between_its_like():
    return begun().record(9).call(BASE + OWN, 9).both(9).both(0), 0, ''


def case_vfork_made_as_clone():
    return begun().record(58).call(BASE + OWN, 56).both(0), 0, ''


def case_answered():
    return begun().record(131, name='sigaltstack').both(0), 0, ''


def case_cut_off():
    return begun().record(0, result=None, error='ERESTARTSYS').both(0), 0, ''


def case_killed():
    return begun().both(0).record(59, result=None), 0, ''


def case_restarted_by_the_kernel():
    return begun().both(0).kernel('again 11 11 0').call(BASE + GATE, 0).both(12), 0, ''


def case_restarted_as_restart_syscall():
    return begun().both(230).kernel('again 11 11 230').call(BASE + GATE, 219).both(12), 0, ''


def case_a_handler_in_between_is_no_restart():
    return begun().both(0).kernel('again 11 11 0').call(BASE + OWN, 15).call(BASE + GATE, 0), 1, 'is not in the trace'


def case_a_fork_is_its_parents_image():
    return begun().kernel('fork 12 11 12 11').both(39, 12, 12).call(ELSEWHERE, 39, 12, 12), 1, 'thread 12: %#x' % ELSEWHERE


def case_an_exec_begins_anew():
    return begun().both(12).kernel('exec 11 next').kernel('map 11 400000 1000 0 /bin/next').call(BASE + GATE, 12), 1, \
        'miss: /bin/next'


def case_an_exec_that_is_entered():
    return begun().both(12).launch(path='/bin/next').both(12), 0, '2 images entered'


def case_the_planner_is_not_judged():
    log = begun().both(12).kernel('fork 12 11 12 11').kernel('exec 12 weir-plan')
    return log.kernel('map 12 400000 1000 0 /usr/bin/weir-plan').call(ELSEWHERE, 12, 12, 12), 0, ''


def case_preloaded():
    log = Log().kernel('exec 11 prog').kernel('map 11 400000 1000 0 /bin/prog')
    return log.kernel('map 11 %x 50000 1000 /usr/lib/libweir.so.0' % (BASE + 0x1000)).both(12), 0, '1 images entered'


def case_an_image_without_calls():
    return begun().both(12).kernel('exec 11 prog').kernel('map 11 400000 1000 0 /bin/sudo'), 0, '1 images entered'


def case_records_lost():
    log = begun().both(12)
    log.lines.append('lost 3\n')
    return log, 2, '3 records lost'


def case_nothing_at_all():
    return Log(), 2, '0 images entered'


def main():
    cases = [(n, f) for n, f in globals().items() if n.startswith('case_')]
    print('TAP version 13\n1..%d' % len(cases))
    bad = 0
    for number, (name, make) in enumerate(cases, 1):
        log, status, text = make()
        out = io.StringIO()
        judge = Judge(LIBRARY).feed(log.lines)
        got = verdict(judge, judge.compare(log.trace), out)
        ok = got == status and text in out.getvalue()
        bad += not ok
        print('%sok %d - %s' % ('' if ok else 'not ', number, re.sub('_', ' ', name[5:])))
        if not ok:
            print('# status %d (want %d), said:' % (got, status))
            for line in out.getvalue().splitlines():
                print('#   ' + line)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())

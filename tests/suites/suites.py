# SPDX-License-Identifier: MIT
"""The suites that others wrote for their own programs, run bare and under weir: what, how, and what they say.

A unit is one bash script, run in an empty directory as an ordinary user. `prepare` is run bare before it, once
for each run. A reader turns what a run left behind into a table of results: {test: result}. The tables of the
bare run and of the run under weir have to be the same. `unsteady` names tests (a regular expression) whose
result is left to chance by the suite itself; they are counted and not compared. $WORK is the directory,
$PORT a free port of the loopback interface, $SUITE_CACHE where prepared things are kept for the next run, $SUITE_DIR
where the programs of this directory are.
"""

import os
import re
import xml.etree.ElementTree as ElementTree


# ---- readers: what a run says ----

def read_lines(run):
    """Lines `name: result` on standard output."""
    return dict(m.groups() for m in re.finditer(r'^([\w./ +-]+?): (.*)$', run.out, re.M))


def read_go(run):
    return {m[2]: m[1] for m in re.finditer(r'^ *--- (PASS|FAIL|SKIP): (\S+)', run.out, re.M)}


def read_tap(run):
    """perl's tests; a description names one, and its number where there is none."""
    found = {}
    for m in re.finditer(r'^(?:(\S+)\t)?(not ok|ok) (\d+)(?: - | # | )?(.*)$', run.out, re.M):
        found['%s %s' % (m[1] or '', m[3])] = m[2]
    return found


def read_regrtest(run):
    path = os.path.join(run.work, 'result.xml')
    if not os.path.exists(path):
        return {}
    found = {}
    for case in ElementTree.parse(path).iter('testcase'):
        kinds = {child.tag for child in case}
        name = case.get('name')
        # A test with subtests has a line for each that failed.
        worst = 'failed' if kinds & {'failure', 'error'} else 'skipped' if 'skipped' in kinds else 'passed'
        if found.get(name) != 'failed':
            found[name] = worst
    return found


def read_kselftest(run):
    """Programs begin with `== name`; of each the verdicts in their order, numbers that differ by run taken out."""
    found = {}
    for program, text in re.findall(r'^== (\S+)\n(.*?)(?=^== |\Z)', run.out, re.M | re.S):
        # What a child prints that has the unwritten rest of its parent's lines comes twice.
        lines = dict.fromkeys(line.strip() for line in text.splitlines())
        verdicts = [line for line in lines if re.match(r'(not )?ok \d|\[(OK|FAIL|SKIP)\]|exit: ', line)]
        for number, line in enumerate(verdicts):
            found['%s %d' % (program, number)] = re.sub(r'0x[0-9a-f]+|\d{4,}', 'N', line)
    return found


# ---- units ----

class Unit:
    def __init__(self, suite, name, command, reader=read_lines, prepare='', needs=(), least=1, seconds=300,
                 quick=False, unsteady=None, root=False, limit=None):
        self.suite = suite
        self.name = name
        self.command = command
        self.reader = reader
        self.prepare = prepare
        self.needs = needs      # programs or files
        self.least = least      # so many results at least: fewer, and the suite did not run
        self.seconds = seconds  # the bare run may take so long; four times that under weir
        self.quick = quick      # in `make test`
        self.unsteady = unsteady
        self.root = root
        self.limit = limit      # what weir does not do: why the unit is run only if it is asked for

    @property
    def label(self):
        return '%s %s' % (self.suite, self.name)


PYTHON_TESTS = '/usr/lib/python3.11/test/test_signal.py'


def cpython(name, least, quick=False, unsteady=None):
    command = '/usr/bin/python3.11 -m test -u none --junit-xml result.xml %s' % name
    return Unit('CPython', name, command, read_regrtest, needs=['/usr/bin/python3.11', PYTHON_TESTS], least=least,
                quick=quick, unsteady=unsteady)


GO_SOURCE = '/usr/share/go-1.19/src'


def go(package, least, quick=False, unsteady=None):
    program = '$SUITE_CACHE/go-%s.test' % package.replace('/', '-')
    prepare = r'''
test -x "%s" || GOCACHE="$SUITE_CACHE/go" GOFLAGS= GO111MODULE=off go test -c -vet=off -o "%s" %s
''' % (program, program, package)
    # The tests look for their data in the directory of their sources.
    command = 'cd %s/%s && %s -test.v -test.short' % (GO_SOURCE, package, program)
    return Unit('Go', package, command, read_go, prepare, ['go', GO_SOURCE + '/os/os_test.go'], least, quick=quick,
                unsteady=unsteady)


def stress(name, list_command, least, quick=False, seconds=1800, unsteady=None):
    """Each stressor in a run of its own, for a second: its exit status is the result. Files stay below 1 GiB."""
    command = r'''
ulimit -f 1048576; trap '' XFSZ
for s in %s; do
	timeout -k 5 60 stress-ng --temp-path "$WORK" --no-rand-seed -t 1 --"$s" 1 >"log.$s" 2>&1
	echo "$s: $?$(grep -q 'will be skipped\|skipped' "log.$s" && echo ' skipped')"
done
''' % list_command
    return Unit('stress-ng', name, command, needs=['stress-ng'], least=least, quick=quick, seconds=seconds,
                unsteady=unsteady)


# They take all the memory, all the disk or all the processes that there are, by design.
GREEDY = 'bigheap|brk|fallocate|forkheavy|mmapfork|mmapmany|oom-pipe|resources|stack|vm|zombie'


def stress_class(name, least, unsteady=None):
    listed = "$(stress-ng --class %s? | sed 's/.*stressors: //' | tr ' ' '\\n' | grep -vxE '%s')" % (name, GREEDY)
    return stress('class ' + name, listed, least, unsteady=unsteady)


KERNEL_SOURCE = '/usr/src/linux-source-6.1.tar.xz'


def kernel(name, programs, least, quick=False, seconds=300, unsteady=None, limit=None):
    """What the kernel's developers test its interface to programs with."""
    prepare = r'''
set -e
kernel="$SUITE_CACHE/kernel-selftests"
if ! test -e "$kernel/source"; then
	rm -rf "$kernel"; mkdir -p "$kernel/unpacked"
	tar -C "$kernel/unpacked" --strip-components=1 -xf %s linux-source-6.1/{Makefile,scripts,include/uapi,arch/x86} \
		linux-source-6.1/tools/{include,arch,build,scripts,testing/selftests}
	make -s -C "$kernel/unpacked" headers >"$kernel/log" 2>&1
	mv "$kernel/unpacked" "$kernel/source"
fi
for d in %s; do
	test -d "$kernel/$d" && continue
	mkdir -p "$kernel/making/$d"
	# Not all of a directory can be made everywhere: what is needed is looked for below.
	make -k -s -C "$kernel/source/tools/testing/selftests/$d" OUTPUT="$kernel/making/$d" \
		KHDR_INCLUDES="-isystem $kernel/source/usr/include" >"$kernel/log.$d" 2>&1 || true
	mv "$kernel/making/$d" "$kernel/$d"
done
for p in %s; do test -x "$kernel/$p" || { echo "not made: $p"; exit 1; }; done
''' % (KERNEL_SOURCE, ' '.join(sorted({program.split('/')[0] for program in programs})), ' '.join(programs))
    command = r'''
for p in %s; do
	cd "$SUITE_CACHE/kernel-selftests/${p%%%%/*}"; echo "== $p"
	timeout -k 5 60 "./${p##*/}" </dev/null 2>&1; status=$?; echo; echo "exit: $status"
done
''' % ' '.join(programs)
    return Unit('Linux 6.1', name, command, read_kselftest, prepare, [KERNEL_SOURCE, 'make', 'gcc'], least, quick=quick,
                seconds=seconds, unsteady=unsteady, root=True, limit=limit)


POSTGRES = r'''
BIN=/usr/lib/postgresql/15/bin
$BIN/initdb -D data -A trust -U me --locale=C.UTF-8 >initdb.log 2>&1; echo "initdb: $?"
grep -q 'Success' initdb.log; echo "initdb succeeded: $?"
cat >>data/postgresql.conf <<END
listen_addresses = '127.0.0.1'
port = $PORT
unix_socket_directories = '$WORK'
max_parallel_workers_per_gather = 2
min_parallel_table_scan_size = 0
parallel_setup_cost = 0
parallel_tuple_cost = 0
END
$BIN/pg_ctl -D data -l server.log -w -t 60 start >/dev/null; echo "start: $?"
export PGHOST=127.0.0.1 PGPORT=$PORT PGUSER=me PGDATABASE=postgres
sql() { psql -XAtqc "$1" 2>&1 | tr '\n' ' '; }
$BIN/pgbench -i -s 2 -q >init.log 2>&1; echo "pgbench init: $?"
$BIN/pgbench -n -c 4 -j 2 -t 200 >bench.log 2>&1; echo "pgbench tcp: $?"
echo "transactions: $(grep -o 'actually processed: [0-9/]*' bench.log)"
echo "failed transactions: $(grep -o 'failed transactions: [0-9]*' bench.log)"
PGHOST=$WORK $BIN/pgbench -n -S -c 2 -j 2 -t 500 -M prepared >select.log 2>&1; echo "pgbench unix: $?"
echo "history: $(sql 'select count(*) from pgbench_history')"
echo "balances: $(sql 'select (select sum(abalance) from pgbench_accounts) = (select sum(bbalance) from pgbench_branches)')"
echo "parallel: $(sql "explain (analyze, costs off, timing off, summary off) select count(*) from pgbench_accounts" | grep -o 'Workers Launched: [0-9]*')"
echo "timeout: $(sql "set statement_timeout = '200ms'; select pg_sleep(30)")"
psql -XAtqc 'select pg_sleep(60)' >sleep.log 2>&1 & sleeper=$!
for i in $(seq 200); do test "$(sql "select count(*) from pg_stat_activity where query = 'select pg_sleep(60)' and wait_event = 'PgSleep'")" = '1 ' && break; sleep 0.05; done
echo "terminate: $(sql "select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(60)'")"
wait $sleeper; echo "terminated: $?"
psql -Xq <<END
create table notes(n int);
\copy notes from program 'seq 1000'
END
echo "copy: $(sql 'select sum(n) from notes')"
echo "sort: $(sql "set work_mem = '64kB'; select md5(string_agg(aid::text, ',' order by filler, aid desc)) from pgbench_accounts where aid < 20000")"
echo "checkpoint: $(sql 'checkpoint')"
kill -9 "$(head -1 data/postmaster.pid)"; sleep 0.5
started=1; for i in $(seq 60); do $BIN/pg_ctl -D data -l server.log -w -t 60 start >/dev/null 2>&1 && started=0 && break; sleep 0.5; done
echo "start after kill -9: $started"
echo "recovered: $(sql 'select sum(n) from notes')"
$BIN/pg_ctl -D data -m fast -w stop >/dev/null; echo "stop: $?"
$BIN/pg_controldata data | grep 'cluster state'
'''

OPENSSH = r'''
ssh-keygen -q -t ed25519 -N '' -f host; ssh-keygen -q -t ed25519 -N '' -f user; cp user.pub authorized; echo "keys: $?"
chmod 600 authorized
cat >sshd_config <<END
ListenAddress 127.0.0.1
Port $PORT
HostKey $WORK/host
PidFile $WORK/pid
AuthorizedKeysFile $WORK/authorized
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
SetEnv CLIENT=weir
AllowTcpForwarding yes
END
echo "[127.0.0.1]:$PORT $(cut -d' ' -f1,2 host.pub)" >known
/usr/sbin/sshd -t -f "$WORK/sshd_config"; echo "config: $?"
/usr/sbin/sshd -D -e -f "$WORK/sshd_config" 2>server.log & server=$!
options="-F none -i user -o IdentitiesOnly=yes -o UserKnownHostsFile=known -o BatchMode=yes"
s() { ssh $options -p $PORT "$USER@127.0.0.1" "$@" 2>>client.log; }
for i in $(seq 100); do s true && break; sleep 0.1; done; echo "login: $?"
s 'exit 7'; echo "status: $?"
s 'kill -TERM $$'; echo "signal: $?"
echo "input: $(seq 200000 | s cksum)"
echo "output: $(s 'seq 200000' | cksum)"
echo "both: $(seq 50000 | s 'tee /dev/stderr' | cksum)"
echo "terminal: $(s -tt 'tty | grep -o /dev/pts/ ; stty -a | grep -o " echo "' </dev/null | tr -d '\r' | tr '\n' ' ')"
echo "no terminal: $(s -T tty)"
printf 'put known copied\nget copied back\nls copied\n' | sftp -q $options -P $PORT -b - "$USER@127.0.0.1" >sftp.log 2>&1; echo "sftp: $?"
cmp known back; echo "same: $?"
for i in 1 2 3 4; do s "echo $i" >many.$i & jobs="$jobs $!"; done; wait $jobs; echo "at once: $(cat many.* | tr '\n' ' ')"
ssh $options -o ControlMaster=auto -o ControlPath="$WORK/control" -o ControlPersist=30 -p $PORT "$USER@127.0.0.1" true; echo "master: $?"
echo "shared: $(ssh $options -o ControlPath="$WORK/control" -p $PORT "$USER@127.0.0.1" echo through)"
ssh $options -o ControlPath="$WORK/control" -p $PORT -O exit "$USER@127.0.0.1" 2>/dev/null; echo "exit: $?"
ssh $options -o IdentityFile=host -i host -p $PORT "$USER@127.0.0.1" true 2>/dev/null; echo "wrong key: $?"
kill -TERM $server; wait $server; echo "server: $?"
'''

# mov_ss_trap can hang bare; ldt_gdt and ptrace_syscall are only made where 32-bit programs can be; the rest of the
# directory needs hardware, or is 32-bit.
KERNEL_X86 = ('check_initial_reg_state corrupt_xstate_header fsgsbase fsgsbase_restore ioperm iopl '
              'sigaltstack sigreturn sigtrap_loop single_step_syscall syscall_arg_fault syscall_nt syscall_numbering '
              'sysret_rip sysret_ss_attrs test_mremap_vdso test_vsyscall').split()
KERNEL_TASKS = '''
    breakpoints/breakpoint_test clone3/clone3 clone3/clone3_clear_sighand clone3/clone3_set_tid core/close_range_test
    exec/execveat exec/load_address.0x1000 exec/load_address.static.0x200000 exec/non-regular exec/null-argv
    exec/recursion-depth kcmp/kcmp_test membarrier/membarrier_test_multi_thread membarrier/membarrier_test_single_thread
    mincore/mincore_selftest mqueue/mq_open_tests nsfs/owner nsfs/pidns pidfd/pidfd_fdinfo_test pidfd/pidfd_getfd_test
    pidfd/pidfd_open_test pidfd/pidfd_poll_test pidfd/pidfd_setns_test pidfd/pidfd_wait proc/fd-001-lookup proc/proc-self-syscall
    proc/proc-self-wchan proc/self proc/setns-dcache proc/thread-self ptrace/peeksiginfo
    ptrace/vmaccess rseq/basic_test sigaltstack/sas splice/default_file_splice_read syscall_user_dispatch/sud_test
    timens/clock_nanosleep timens/exec timens/futex timens/procfs timens/timens timens/timer timens/timerfd
    timers/nanosleep vDSO/vdso_test_abi vDSO/vdso_test_correctness
'''.split()

PAGE = r'''<!DOCTYPE html><meta charset=utf-8><title>page</title><style>b{color:red}</style>
<h1 id=h>before</h1><canvas id=c width=60 height=60></canvas><script>
let n = 0; for (let i = 0; i < 3e6; i++) n = (n * 31 + i) | 0;
document.getElementById('h').textContent = 'sum ' + n;
const g = document.getElementById('c').getContext('2d'); g.fillRect(5, 5, 40, 40);
</script><script>document.write('<p>written ' + [...Array(50).keys()].join('-') + '</p>');</script>
<script>
// A frame that is still written keeps the page from being loaded, and so from being printed.
const frame = document.createElement('iframe'); document.body.append(frame);
frame.contentDocument.open(); frame.contentDocument.write('wait');
const w = new Worker(URL.createObjectURL(new Blob(['onmessage = e => postMessage(e.data * 2)'])));
w.onmessage = e => {
    const p = document.createElement('p'); p.textContent = 'worker ' + e.data; document.body.append(p);
    frame.contentDocument.close(); frame.remove();
};
w.postMessage(21);
</script>
'''

CHROMIUM = r'''
flags="--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
chromium $flags --user-data-dir="$WORK/one" --dump-dom "file://$WORK/page.html" >dom 2>log.dom; echo "dump-dom: $?"
echo "dom: $(cksum <dom)"
echo "script: $(grep -o 'sum -\?[0-9]*' dom)"
echo "worker: $(grep -o 'worker [0-9]*' dom)"
chromium $flags --user-data-dir="$WORK/two" --no-pdf-header-footer --print-to-pdf=out.pdf "file://$WORK/page.html" >log.pdf 2>&1; echo "print-to-pdf: $?"
echo "pdf: $(head -c 5 out.pdf) $(tail -c 6 out.pdf | tr -d '\n')"
chromium $flags --user-data-dir="$WORK/three" --window-size=400,300 --hide-scrollbars --screenshot=out.png "file://$WORK/page.html" >log.png 2>&1; echo "screenshot: $?"
echo "png: $(cksum <out.png)"
chromium $flags --user-data-dir="$WORK/four" --virtual-time-budget=5000 --dump-dom chrome://sandbox 2>log.sandbox | tr -d '\n' | sed 's/<[^>]*>/ /g; s/  */ /g' | grep -o 'Layer 1 Sandbox [A-Za-z]*\|PID namespaces [A-Za-z]*\|Network namespaces [A-Za-z]*\|Seccomp-BPF sandbox [A-Za-z]*' | tr '\n' ',' | sed 's/^/sandbox: /'; echo
'''

CASES = [
    cpython('test_os', 250, quick=True),
    cpython('test_mmap', 20, quick=True),
    cpython('test_pty', 4, quick=True),
    cpython('test_subprocess', 250),
    cpython('test_signal', 45),
    cpython('test_threading', 100),
    cpython('test_faulthandler', 35),
    cpython('test_socket', 400),
    cpython('test_io', 500),

    stress('own signals', 'usersyscall sigsegv bad-altstack', 3, quick=True),
    stress('signals', 'vdso seccomp sigtrap sigabrt sigchld sigfd sigfpe sigio signest sigpending sigpipe sigq sigrt sigsuspend', 14),
    stress_class('interrupt', 15),
    stress_class('filesystem', 40),
    stress_class('os', 150),

    go('os/signal', 30),
    go('syscall', 20),
    go('os', 150),
    go('net/http', 500),

    # Of a null selector 1, 2 or 3 an interrupt leaves 0: whether one comes is chance, and traps of ours are such.
    kernel('selftests: x86', ['x86/%s_64' % name for name in KERNEL_X86], 60, quick=True, unsteady=r'x86/fsgsbase_64 [678]$'),
    kernel('selftests: signals, exec, clone', KERNEL_TASKS, 60),
    kernel('selftests: ptrace', ['ptrace/get_syscall_info'], 1,
           limit='a debuggee that ends shows its tracer calls of the runtime'),
    kernel('selftests: seccomp', ['seccomp/seccomp_bpf'], 90),

    Unit('PostgreSQL', 'initdb, pgbench', POSTGRES, needs=['/usr/lib/postgresql/15/bin/initdb', 'psql'], least=20),
    Unit('OpenSSH', 'login', OPENSSH, needs=['/usr/sbin/sshd', 'ssh', 'sftp'], least=18, root=True),
    Unit('perl', 'fork and signals', 'perl "$SUITE_DIR/fork_signal.pl"', read_tap, needs=['perl'], least=30, quick=True),
    Unit('chromium', 'print a page', CHROMIUM, prepare="cat >page.html <<'EOF'\n" + PAGE + 'EOF\n', needs=['chromium'], least=8),
]

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Load redis, nginx, a storm of forks and one of signals under weir for long, and demand that nothing grows.

    soak.py [--minutes N] [--every SECONDS] [--keep] [--only REGEX] BUILD

Each of the four runs under `weir trace` and with a hook library that passes every call on, all at once. Of each process
that lives for long, weir's own too, memory (resident, and private and dirty), mappings, descriptors and threads are
sampled. They must be flat: what is there in the last third of the time is compared with what was there in the first
third after the start (a fifth of the time). Each load checks its own results, and has to get on between two samples.
Ends with a table and a verdict; the exit status is 1 if anything grew, failed or stood still.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
START = 0.2     # the part of the time in which things may grow

# What is sampled, and by how much it may grow: a part of what was there, and a number.
#   Resident and private memory: allocators take and give back pages as they please, a leak goes on for ever.
LIMITS = {'rss': (0.03, 512), 'dirty': (0.03, 512), 'maps': (0, 3), 'fds': (0, 2), 'threads': (0, 0)}
# Buffers come up to their bounds in the first minutes. A run that ends before shows that the loads work, and no leak
# but a large one.
SHORT = 5 * 60
LIMITS_SHORT = {**LIMITS, 'rss': (0.03, 4096), 'dirty': (0.03, 4096), 'fds': (0, 8)}
UNITS = {'rss': 'KiB', 'dirty': 'KiB'}

NGINX = '''daemon off; master_process on; worker_processes 2; pid nginx.pid; error_log error.log; %s
events { worker_connections 64; }
http { access_log off; client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp;
scgi_temp_path tmp; sendfile on; keepalive_requests 100; server { listen 127.0.0.1:%d; root www; } }
'''


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def figures(pid):
    """What a process has now; None if it is gone."""
    try:
        rollup = read('/proc/%d/smaps_rollup' % pid).decode()
        return {
            'rss': int(re.search(r'^Rss: +(\d+)', rollup, re.M)[1]),
            'dirty': int(re.search(r'^Private_Dirty: +(\d+)', rollup, re.M)[1]),
            'maps': read('/proc/%d/maps' % pid).count(b'\n'),
            'fds': len(os.listdir('/proc/%d/fd' % pid)),
            'threads': len(os.listdir('/proc/%d/task' % pid)),
        }
    except (OSError, TypeError):
        return None


def started(pid):
    """When it began, in ticks since boot: with the pid this names a process."""
    try:
        return int(read('/proc/%d/stat' % pid).rpartition(b')')[2].split()[19])
    except OSError:
        return None


def children(pid):
    found = []
    try:
        for task in os.listdir('/proc/%d/task' % pid):
            found += [int(p) for p in read('/proc/%d/task/%s/children' % (pid, task)).split()]
    except OSError:
        pass
    return found


def family(pid):
    """The process and all below it."""
    found = [pid]
    for p in found:
        found += [c for c in children(p) if c not in found]
    return found


def name_of(pid):
    try:
        return read('/proc/%d/comm' % pid).decode().strip()
    except OSError:
        return '?'


class Load:
    """A program under weir, and what keeps it busy."""

    def __init__(self, soak, kind, way):
        self.name = '%s, %s' % (kind, way)
        self.dir = os.path.join(soak.root, self.name.replace(', ', '-'))
        self.soak = soak
        self.way = way
        self.program = {'redis': 'redis-server', 'nginx': 'nginx'}.get(kind, kind)
        self.said = []      # what went wrong
        self.count = 0      # rounds of the load
        self.process = None
        self.busy = None
        os.makedirs(self.dir)
        getattr(self, 'prepare_' + kind)()

    def prepare_redis(self):
        self.socket = self.dir + '/s'
        self.argv = ['redis-server', '--port', '0', '--unixsocket', self.socket, '--save', '', '--appendonly', 'no']
        self.round = self.redis_round
        self.stop = signal.SIGTERM

    def prepare_nginx(self):
        self.port = free_port()
        os.makedirs(self.dir + '/www')
        with open(self.dir + '/www/page', 'w') as f:
            f.writelines('%d\n' % i for i in range(3000))
        with open(self.dir + '/nginx.conf', 'w') as f:
            f.write(NGINX % ('user root;' if os.getuid() == 0 else '', self.port))
        self.argv = ['nginx', '-p', self.dir + '/', '-c', self.dir + '/nginx.conf']
        self.round = self.nginx_round
        self.stop = signal.SIGQUIT

    def prepare_storm(self):
        with open(self.dir + '/progress', 'wb') as f:
            f.write(bytes(8))
        self.argv = [self.soak.build + '/tests/soak/' + self.program, self.dir + '/progress']
        self.round = None
        self.stop = signal.SIGTERM

    prepare_forks = prepare_signals = prepare_storm

    def start(self):
        env = {**os.environ, 'XDG_CACHE_HOME': self.soak.root + '/cache'}
        argv = self.argv
        if self.way == 'trace':
            # not kept: the figures of half an hour would fill a disk, but all of it is written
            argv = [self.soak.build + '/weir', 'trace', '-o', '/dev/null', '--', *argv]
        else:
            env['LD_PRELOAD'] = self.soak.build + '/tests/run/passthrough-full.so'
        self.out = open(self.dir + '/output', 'wb')
        self.process = subprocess.Popen(argv, env=env, cwd=self.dir, stdin=subprocess.DEVNULL, stdout=self.out,
                                        stderr=subprocess.STDOUT)
        if self.round:
            self.busy = threading.Thread(target=self.keep_busy)
            self.busy.start()

    def tool(self, *argv):
        got = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                             text=True)
        if got.returncode:
            raise ValueError('%s: status %d: %s' % (argv[0], got.returncode, got.stdout[-200:]))
        return got.stdout

    def reachable(self):
        """Waits until the server answers."""
        for _ in range(400):
            try:
                if self.program == 'nginx':
                    socket.create_connection(('127.0.0.1', self.port)).close()
                else:
                    with socket.socket(socket.AF_UNIX) as s:
                        s.connect(self.socket)
                return
            except OSError:
                time.sleep(0.05)
        raise ValueError('the server never answered')

    def keep_busy(self):
        try:
            self.reachable()
            while not self.soak.over:
                self.round()
                self.count += 1
                time.sleep(0.2)
        except (ValueError, OSError) as why:
            self.said.append(str(why))

    def redis_round(self):
        # Each key is there already, or goes again: the data do not grow. Clients come and go.
        said = self.tool('redis-benchmark', '-s', self.socket, '-n', '4000', '-c', '10', '-q', '-t',
                         'ping,set,get,lpush,rpop,mset')
        if 'requests per second' not in said:
            raise ValueError('redis-benchmark said: ' + said[-200:])
        self.tool('redis-cli', '-s', self.socket, 'del', 'mylist')
        wanted = str(self.count + 1)
        if self.tool('redis-cli', '-s', self.socket, 'incr', 'rounds').split() != [wanted]:
            raise ValueError('a counter in redis is not ' + wanted)

    def nginx_round(self):
        said = self.tool('wrk', '-t1', '-c8', '-d2s', 'http://127.0.0.1:%d/page' % self.port)
        if 'Requests/sec' not in said or re.search('Non-2xx|Socket errors', said):
            raise ValueError('wrk said: ' + said[-300:])

    def progress(self):
        return self.count if self.round else int.from_bytes(read(self.dir + '/progress'), 'little')

    def main(self):
        """The program itself; under `weir trace` it lies below weir."""
        for pid in family(self.process.pid):
            if name_of(pid) == self.program:
                return pid
        return None

    def processes(self):
        """The long-lived ones: weir's, the program, and nginx's workers."""
        main = self.main()
        if main is None:
            return {}
        found, pid = {}, main
        if self.way == 'trace':
            for pid in family(self.process.pid):
                if name_of(pid) == 'weir':
                    found[pid] = 'weir'
        found[main] = self.program
        if self.program == 'nginx':
            for pid in children(main):
                found[pid] = 'nginx worker'
        return found

    def end(self):
        if self.busy:
            self.busy.join()
        main = self.main()
        if self.process.poll() is not None or main is None:
            self.said.append('the program had ended: status %s' % self.process.returncode)
        else:
            os.kill(main, self.stop)
        try:
            status = self.process.wait(60)
            if status and not self.said:
                self.said.append('ended with status %d' % status)
        except subprocess.TimeoutExpired:
            self.said.append('did not end')
            for pid in reversed(family(self.process.pid)):
                os.kill(pid, signal.SIGKILL)
            self.process.wait()
        self.out.close()
        if self.program not in ('redis-server',):
            said = read(self.dir + '/output').decode(errors='replace').strip()
            if said:
                self.said.append('said: ' + said[-400:])


class Process:
    """The samples of one process."""

    def __init__(self, load, what):
        self.load = load
        self.what = what
        self.samples = []    # (seconds, figures)

    def of(self, key, begin, end):
        return [f[key] for t, f in self.samples if begin <= t <= end]

    def verdicts(self, total):
        """Yields (key, before, after, flat)."""
        begin = total * START
        third = (total - begin) / 3
        for key, (part, number) in (LIMITS_SHORT if total < SHORT else LIMITS).items():
            before, after = self.of(key, begin, begin + third), self.of(key, total - third, total)
            if not before or not after:
                continue
            a, b = statistics.median(before), statistics.median(after)
            yield key, a, b, b <= a + a * part + number


class Soak:
    def __init__(self, args):
        self.args = args
        self.build = os.path.abspath(args.build)
        self.root = tempfile.mkdtemp(prefix='weir-soak-')
        self.over = False
        self.seen = {}
        self.stood = {}

    def missing(self):
        need = ['weir', 'libweir.so', 'tests/run/passthrough-full.so', 'tests/soak/forks', 'tests/soak/signals']
        return ([n for n in need if not os.path.exists(os.path.join(self.build, n))] +
                [n for n in ('redis-server', 'redis-benchmark', 'redis-cli', 'nginx', 'wrk') if not shutil.which(n)])

    def sample(self, loads, now):
        for load in loads:
            for pid, what in load.processes().items():
                got, key = figures(pid), (pid, started(pid))
                if got and key[1] is not None:
                    self.seen.setdefault(key, Process(load, what)).samples.append((now, got))

    def check_progress(self, loads, now):
        for load in loads:
            at, since = self.stood.get(load, (-1, 0))
            count = load.progress()
            if count != at:
                self.stood[load] = (count, now)
            elif now - since > 60 and not load.said:
                load.said.append('stands still since %d s' % (now - since))
            if load.process.poll() is not None and not load.said:
                load.said.append('ended early')

    def run_loads(self, loads, total):
        begin = time.monotonic()
        told = 0
        while True:
            now = time.monotonic() - begin
            if now >= total or any(load.said for load in loads):
                return now
            self.sample(loads, now)
            self.check_progress(loads, now)
            if now - told >= 60:
                told = now
                print('%3d min: %s' % (now / 60, ', '.join('%s %d' % (l.name.replace(',', ''), l.progress())
                                                          for l in loads)), flush=True)
            time.sleep(min(self.args.every, max(total - now, 0.01)))

    def report(self, loads, total):
        grew = 0
        print('\n%-18s %-14s %-8s %10s %10s' % ('load', 'process', 'figure', 'before', 'after'))
        for process in self.seen.values():
            for key, a, b, flat in process.verdicts(total):
                grew += not flat
                print('%-18s %-14s %-8s %10d %10d %-4s%s' % (process.load.name, process.what, key, a, b,
                                                            UNITS.get(key, ''), '' if flat else 'GREW'))
        for load in loads:
            judged = [p for p in self.seen.values() if p.load is load and list(p.verdicts(total))]
            if not judged and not load.said:
                load.said.append('no process of it lived long enough to be judged')
            print('%-18s %d rounds' % (load.name, load.progress()))
            for said in load.said:
                print('FAILED: %s: %s' % (load.name, said))
        failed = sum(bool(load.said) for load in loads)
        print('soak: %s: %.1f minutes, %d figures grew, %d loads failed' % (
            'FAILED' if grew or failed else 'passed', total / 60, grew, failed))
        return 1 if grew or failed else 0

    def run(self):
        missing = self.missing()
        if missing:
            print('soak: missing: %s' % ', '.join(missing))
            return 1
        loads = [Load(self, kind, way) for kind in ('redis', 'nginx', 'forks', 'signals') for way in ('trace', 'hook')
                 if re.search(self.args.only, '%s, %s' % (kind, way))]
        total = 0
        try:
            for load in loads:
                load.start()
            total = self.run_loads(loads, self.args.minutes * 60)
        finally:
            self.over = True
            for load in loads:
                if load.process:
                    load.end()
        status = self.report(loads, total)
        if not self.args.keep:
            shutil.rmtree(self.root, ignore_errors=True)
        return status


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--minutes', type=float, default=30)
    parser.add_argument('--every', type=float, default=3, help='seconds between samples')
    parser.add_argument('--only', default='', help='of the loads, such as "redis, trace"')
    parser.add_argument('--keep', action='store_true', help='keep what the programs left')
    parser.add_argument('build')
    return Soak(parser.parse_args()).run()


if __name__ == '__main__':
    sys.exit(main())

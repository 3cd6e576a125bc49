# SPDX-License-Identifier: MIT
"""The large programs: what is run, bare and under weir.

Each case is two bash scripts: `prepare` runs bare, `command` runs in the mode under test. Both run in an
empty directory whose path is the same in every mode. What they print and leave behind must not depend on
time, process numbers or the scheduler, or be masked: `mask` is applied to the output, `ignore` names files
(glob patterns) that are not compared. $LONG is 1 with --long, else 0; $PORT is a free port of the loopback
interface. The second argument is text that the bare run prints if the case did what it is for. `without`: modes in which
there is nothing to compare.
"""

# modes in which nothing can come to a program without glibc's loader
PRELOADED = {'hook', 'hook-full', 'oracle'}


class Case:
    def __init__(self, name, expect, command, prepare='', needs=(), mask=(), ignore=(), without=()):
        self.name = name
        self.expect = expect
        self.command = command
        self.prepare = prepare
        self.needs = needs
        self.mask = mask
        self.ignore = ignore
        self.without = without


PYTHON = r'''
import hashlib, os, queue, socket, subprocess, sys, threading

n = 20 if os.environ['LONG'] == '1' else 4

def echo(server, count):
    for _ in range(count):
        conn, _ = server.accept()
        with conn:
            while True:
                data = conn.recv(65536)
                if not data:
                    break
                conn.sendall(data)

server = socket.create_server(('127.0.0.1', 0))
acceptor = threading.Thread(target=echo, args=(server, n * 4))
acceptor.start()
results = queue.Queue()

def client(i):
    with socket.create_connection(server.getsockname()) as s:
        got = b''
        for k in range(20):
            block = bytes([i, k]) * 500
            s.sendall(block)
            part = b''
            while len(part) < len(block):
                part += s.recv(65536)
            got += part
        results.put((i, hashlib.sha256(got).hexdigest()[:12]))

threads = [threading.Thread(target=client, args=(i,)) for i in range(n * 4)]
for t in threads: t.start()
for t in threads: t.join()
acceptor.join()
for i, h in sorted(results.queue): print(i, h)
for i in range(n):
    p = subprocess.run([sys.executable, '-S', '-c', 'import sys; print(sys.stdin.read().upper())'],
                       input='child %d' % i, capture_output=True, text=True)
    print(p.returncode, p.stdout.strip())
print(subprocess.run(['sh', '-c', 'kill -TERM $$']).returncode)
with open('made', 'w') as f: f.write('by python\n')
pid = os.fork()
if pid == 0: os._exit(9)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
'''

NODE = r'''
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const fs = require('fs'), crypto = require('crypto'), { execFileSync } = require('child_process');
if (!isMainThread) {
	let h = workerData.n.toString();
	for (let i = 0; i < 2000; i++) h = crypto.createHash('sha256').update(h).digest('hex');
	fs.writeFileSync(`w${workerData.n}`, h);
	parentPort.postMessage(h);
} else {
	const jobs = [];
	for (let n = 0; n < (process.env.LONG === '1' ? 16 : 4); n++)
		jobs.push(new Promise((ok, no) => {
			const w = new Worker(__filename, { workerData: { n } });
			w.on('message', ok); w.on('error', no);
		}));
	Promise.all(jobs).then((all) => {
		all.forEach((h, n) => console.log(n, h, fs.readFileSync(`w${n}`, 'utf8') === h));
		console.log(execFileSync('echo', ['from child']).toString().trim());
		setTimeout(() => process.exit(5), 20);
	});
}
'''

JAVA = r'''
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
public class Threads {
	static long work(int n) throws Exception {
		long h = n;
		for (int i = 0; i < 200000; i++) h = h * 6364136223846793005L + 1442695040888963407L;
		Files.writeString(Path.of("t" + n), Long.toHexString(h));
		return h;
	}
	public static void main(String[] args) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(8);
		List<Future<Long>> all = new ArrayList<>();
		for (int i = 0; i < 32; i++) { final int n = i; all.add(pool.submit(() -> work(n))); }
		for (int i = 0; i < 32; i++) System.out.println(i + " " + Long.toHexString(all.get(i).get()));
		pool.shutdown();
		String nothing = null;
		int caught = 0;
		for (int i = 0; i < 20000; i++)
			try { if (nothing.length() > i) caught--; } catch (NullPointerException e) { caught++; }
		System.out.println("caught " + caught);
		System.gc();
		Process p = new ProcessBuilder("echo", "from child").inheritIO().start();
		System.exit(p.waitFor() == 0 ? 6 : 1);
	}
}
'''

PERL = r'''
use strict; use warnings; use POSIX qw(:sys_wait_h); use Time::HiRes qw(ualarm);
$| = 1;
my $hits = 0;
$SIG{ALRM} = sub { $hits++ };
ualarm(2000, 2000);
my $sum = 0;
while ($hits < 50) { $sum += $_ for 1..100 }
ualarm(0);
print "alarms\n" if $hits >= 50 && $sum > 0;
my $n = $ENV{LONG} ? 200 : 40;
my %kids;
for my $i (0..$n-1) {
	my $pid = fork(); die unless defined $pid;
	if (!$pid) { exit $i % 50 }
	$kids{$pid} = $i;
}
while (%kids) { my $p = waitpid(-1, 0); next if $p < 0; my $i = delete $kids{$p}; die "status" if $? >> 8 != $i % 50 }
my $timed = eval { local $SIG{ALRM} = sub { die "timeout\n" }; alarm 1; select(undef, undef, undef, 60); 1 };
print "cut short: $@";
print "back ticks: ", `echo ok`;
kill 'TERM', $$;
sleep 5;
'''

ALONE = r'''
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t ticks;
static int ends[2];

static void tick(int sig) { ticks += sig == SIGALRM; }

static void *worker(void *arg)
{
	char c;

	for (int i = 0; i < 200; i++)
		if (write(ends[1], "x", 1) != 1 || read(ends[0], &c, 1) != 1 || getppid() < 1)
			return NULL;
	return arg;
}

int main(int argc, char **argv)
{
	struct itimerval often = { { 0, 2000 }, { 0, 2000 } }, never = { 0 };
	struct sigaction sa = { .sa_handler = tick, .sa_flags = SA_RESTART };
	pthread_t threads[6];
	int status, whole = 0, children = 0;
	struct stat st;
	void *back;

	if (argc > 1)
		return printf("executed %s\n", argv[1]) < 0;
	if (pipe(ends) < 0)
		return 1;
	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
	for (int i = 0; i < 6; i++)
		pthread_create(&threads[i], NULL, worker, ends);
	for (int i = 0; i < 6; i++)
		whole += pthread_join(threads[i], &back) == 0 && back == ends;
	for (int i = 0; i < 10; i++) {
		pid_t pid = i % 2 ? fork() : vfork();

		if (pid == 0) {
			if (i % 3 == 0)
				execl(argv[0], argv[0], "itself", (char *)NULL);
			_exit(i);
		}
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		children += WIFEXITED(status) && WEXITSTATUS(status) == (i % 3 ? i : 0);
	}
	while (ticks < 20)
		pause();
	setitimer(ITIMER_REAL, &never, NULL);
	printf("threads %d children %d %d\n", whole, children, stat("/nowhere", &st));
	fflush(stdout);
	execl(argv[0], argv[0], "at the end", (char *)NULL);
	return 1;
}
'''

GO = r'''
package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Println("child", os.Args[1])
		return
	}
	var wait sync.WaitGroup
	var lock sync.Mutex
	sum := 0
	for i := 0; i < 8; i++ {
		wait.Add(1)
		go func(i int) {
			name := fmt.Sprintf("file%d", i)
			for n := 0; n < 50; n++ {
				os.WriteFile(name, []byte(name), 0644)
				data, _ := os.ReadFile(name)
				time.Sleep(10 * time.Microsecond)
				lock.Lock()
				sum += len(data)
				lock.Unlock()
			}
			wait.Done()
		}(i)
	}
	wait.Wait()
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGUSR1)
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	fmt.Println(sum, <-caught)
	for i := 0; i < 4; i++ {
		out, err := exec.Command(os.Args[0], fmt.Sprint(i)).CombinedOutput()
		fmt.Print(string(out), err, "\n")
	}
}
'''


def alone(name, build, needs):
    return Case(name, 'threads 6 children 10 -1\nexecuted at the end\n', './prog', needs=needs,
                prepare="cat >prog.c <<'EOF'\n" + ALONE + '\nEOF\n' + build + ' -O2 -pthread -o prog prog.c\n',
                ignore=['prog'], without=PRELOADED)


# A program that valgrind translates, and valgrind itself with it.
TRANSLATED = r'''
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int sum;
static void on_alarm(int sig) { (void)sig; }
static void *add(void *arg)
{
	for (int i = 0; i < 500; i++) {
		char *p = malloc(100);
		memset(p, i, 100);
		pthread_mutex_lock(&mutex);
		sum += p[50] == (char)i;
		pthread_mutex_unlock(&mutex);
		free(p);
	}
	return arg;
}
int main(void)
{
	pthread_t threads[4];
	int status;

	signal(SIGALRM, on_alarm);
	for (int i = 0; i < 2; i++) {
		if (fork() == 0)
			_exit(3 + i);
		wait(&status);
		printf("child %d\n", WEXITSTATUS(status));
	}
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, add, NULL);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	printf("sum %d\n", sum);
	fflush(stdout);
	if (fork() == 0) {
		execlp("echo", "echo", "executed", (char *)NULL);
		_exit(1);
	}
	wait(&status);
	alarm(1);
	pause();
	return 7;
}
'''

LISP = r'''
(defun fib (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(print (fib 20))
(print (reduce #'+ (mapcar #'sb-thread:join-thread
  (loop for i below 4 collect (let ((i i)) (sb-thread:make-thread (lambda () (dotimes (k 200) (make-array 10000)) (* i i))))))))
(sb-ext:gc :full t)
(print (handler-case (sb-ext:with-timeout 0.2 (loop)) (sb-ext:timeout () :timeout)))
(print (sb-ext:process-exit-code (sb-ext:run-program "/bin/sh" '("-c" "exit 5"))))
(terpri)
'''

CASES = [
    Case('ls', '/usr/share/doc:', 'ls -lR /usr/share/doc; ls /nonexistent'),
    Case('find', '\n', 'find /usr/include -xdev -type f -name "*.[ch]" | LC_ALL=C sort | cksum; find /usr/share/doc -xdev -type d | wc -l'),
    Case('bash-forks', '333833500\ntrapped\n7\n143\nthrough\nin file\n', r'''
n=$((LONG ? 1000 : 150))
for ((i = 0; i < n; i++)); do
	r=$(echo $i | tr 0-9 a-j | cat)
	(( i % 10 )) || echo "$r"
done | sort | uniq -c | tail -20
seq 1000 | while read -r x; do echo $((x * x)); done | awk '{ s += $1 } END { print s }'
trap 'echo trapped' USR1; kill -USR1 $$
(exit 7); echo $?
sleep 10 & kill -TERM $!; wait $!; echo $?
coproc cat; echo through >&"${COPROC[1]}"; read -r line <&"${COPROC[0]}"; echo $line
exec 5<>file; echo in file >&5; cat file; exit 3
'''),
    Case('python', '0 CHILD 3\n-15\n9\n', '/usr/bin/python3 prog.py',
         prepare="cat >prog.py <<'EOF'\n" + PYTHON + '\nEOF\n', needs=['/usr/bin/python3']),
    Case('git', 'working tree clean', r'''
set -e
git init -q -b main repo; cd repo
for i in $(seq 8); do echo "line $i" >>file$((i % 3)); git add .; git commit -q -m "commit $i"; done
git log --oneline; git status; git checkout -q -b side HEAD~3; echo x >new; git add new; git commit -qm side
git merge -q -m merge main; git log --graph --format=%s | head -20; cd ..
git clone -q repo copy; cd copy; git log -1 --format=%H; git fsck; git gc -q; git diff HEAD~1 --stat
''', prepare="git --version >/dev/null", needs=['git'],
         ignore=['*/.git/index', '*/.git/objects/*', '*/.git/packed-refs', '*/.git/gc.*', '*/.git/FETCH_HEAD']),
    Case('make-gcc', '\n45\n', r'make -j2 2>&1 | sort; ./prog; gcc -O1 -c -o single.o f1.c && nm single.o; gcc bad.c; echo $?',
         prepare=r'''
for i in $(seq 10); do
	printf '#include <stdio.h>\nint f%d(int x);\nint f%d(int x) { printf("%%d\\n", x); return x + %d; }\n' $i $i $i >f$i.c
done
{ seq 10 | sed 's/.*/int f&(int);/'; echo 'int main(void) { int x = 0;'; seq 10 | sed 's/.*/x = f&(x);/'; echo 'return x - 55; }'; } >main.c
echo 'int main(void) { return y; }' >bad.c
printf 'OBJS = main.o %s\nprog: $(OBJS)\n\tgcc -o $@ $^\n%%.o: %%.c\n\tgcc -O2 -c -o $@ $<\n' "$(seq -s ' ' -f 'f%g.o' 10)" >Makefile
''', needs=['gcc', 'make'], mask=[(r'/tmp/cc\w+', '/tmp/cc')]),
    Case('node', '3 e102d3f2', 'node prog.js', prepare="cat >prog.js <<'EOF'\n" + NODE + '\nEOF\n', needs=['node']),
    Case('sqlite-wal', '\nok\n0|0|0\n', r'''
sqlite3 db 'PRAGMA journal_mode=WAL; CREATE TABLE t(i INTEGER PRIMARY KEY, v TEXT);'
for k in 1 2 3; do
	{ echo '.timeout 20000'; for i in $(seq $((LONG ? 400 : 60))); do echo "INSERT INTO t(v) VALUES('$k-$i');"; done; } | sqlite3 db &
done
wait
sqlite3 db 'SELECT count(*) FROM t; SELECT v FROM t ORDER BY v LIMIT 5; PRAGMA integrity_check; PRAGMA wal_checkpoint(TRUNCATE);'
''', needs=['sqlite3'], ignore=['db', 'db-wal', 'db-shm']),
    Case('tar-gzip', '\n', r'''
tar -C /usr/include -cf - --sort=name linux | gzip -n | tee a.tgz | cksum
gzip -dc a.tgz | tar -tf - | wc -l; mkdir out; tar -C out -xzf a.tgz; (cd out; find . -type f -print0 | sort -z | xargs -0 cat | cksum)
'''),
    Case('perl', 'alarms\ncut short: timeout\nback ticks: ok\n', 'perl prog.pl', prepare="cat >prog.pl <<'EOF'\n" + PERL + '\nEOF\n', needs=['perl']),
    Case('redis', 'benchmark 0\nOK\nv\n', r'''
redis-server --port 0 --unixsocket "$PWD/s" --save '' --appendonly yes --appendfsync no --daemonize no >server.log 2>&1 &
pid=$!
for i in $(seq 200); do redis-cli -s "$PWD/s" ping >/dev/null 2>&1 && break; sleep 0.05; done
redis-benchmark -s "$PWD/s" -n $((LONG ? 200000 : 10000)) -c 20 -q -t set,get,lpush >bench.log 2>&1; echo benchmark $?
redis-cli -s "$PWD/s" set k v; redis-cli -s "$PWD/s" get k; redis-cli -s "$PWD/s" bgsave
redis-cli -s "$PWD/s" llen mylist; sleep 0.3
redis-cli -s "$PWD/s" shutdown nosave; wait $pid; echo server $?
''', needs=['redis-server', 'redis-benchmark', 'redis-cli'], ignore=['*.log', 'appendonlydir/*', 'dump.rdb']),
    Case('nginx', 'wrk 0\n1\n0\n', r'''
nginx -p "$PWD/" -c "$PWD/nginx.conf" &
pid=$!
for i in $(seq 200); do curl -s -o /dev/null "http://127.0.0.1:$PORT/" && break; sleep 0.05; done
wrk -t1 -c8 -d$((LONG ? 10 : 1))s "http://127.0.0.1:$PORT/page" >wrk.log 2>&1; echo wrk $?
grep -c 'Requests/sec' wrk.log; grep -c 'Non-2xx\|Socket errors' wrk.log
curl -s "http://127.0.0.1:$PORT/page" | cksum; curl -s -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$PORT/none"
kill -HUP $pid; sleep 0.2; curl -s "http://127.0.0.1:$PORT/page" | cksum
kill -QUIT $pid; wait $pid; echo nginx $?
''', prepare=r'''
mkdir -p www; seq 3000 >www/page
cat >nginx.conf <<EOF
daemon off; master_process on; worker_processes 2; pid nginx.pid; error_log error.log; user root;
events { worker_connections 64; }
http { access_log off; client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp;
scgi_temp_path tmp; sendfile on; server { listen 127.0.0.1:$PORT; root www; } }
EOF
''', needs=['nginx', 'wrk', 'curl'], ignore=['*.log', 'nginx.conf', 'tmp/*']),
    Case('openssl-speed', '+F:19:aes-128-cbc', r'openssl speed -seconds 1 -bytes 1024 -mr sha256 2>/dev/null; openssl speed -seconds 1 -bytes 64 -multi 2 -mr aes-128-cbc 2>/dev/null',
         needs=['openssl'], mask=[(r'\d+\.\d+', 'N'), (r'(?m)^\+DT?.*\n', ''), (r'(?m)^Got: .*\n', ''), (r'(?m)^\+R:\d+', '+R:N'), (r'(?m)^(built on|options|compiler|CPUINFO).*\n', '')]),
    Case('java', 'caught 20000\nfrom child\n', 'java -Xmx128m -cp . Threads', prepare="cat >Threads.java <<'EOF'\n" + JAVA + '\nEOF\njavac Threads.java\n',
         needs=['java', 'javac'], ignore=['hs_err*']),
    alone('static', 'gcc -static', ['gcc']),
    alone('static-pie', 'gcc -static-pie', ['gcc']),
    alone('musl', 'musl-gcc', ['musl-gcc']),
    alone('musl-static', 'musl-gcc -static', ['musl-gcc']),
    Case('go', '2000 user defined signal 1\nchild 0\n', './prog', needs=['go'], ignore=['prog'], without=PRELOADED,
         prepare="cat >prog.go <<'EOF'\n" + GO + '\nEOF\nCGO_ENABLED=0 GO111MODULE=off go build -o prog prog.go\n'),
    Case('valgrind', 'sum 2000\nexecuted\n', 'valgrind -q ./prog', prepare="cat >prog.c <<'EOF'\n" + TRANSLATED + '\nEOF\ngcc -o prog prog.c -pthread\n',
         needs=['valgrind', 'gcc'], without=PRELOADED | {'run'}),    # it comes into what valgrind translates: tests/api/valgrind.c
    Case('sbcl', ':TIMEOUT', 'sbcl --script prog.lisp', prepare="cat >prog.lisp <<'EOF'\n" + LISP + '\nEOF\n', needs=['sbcl']),
]

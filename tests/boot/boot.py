#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Boot Debian's kernel with a plain CPU in qemu, and run the programs of tests/run there. Speaks TAP.

    boot.py [--build BUILD] [--modes MODE,...] [--accel ACCELERATOR] [--cpu MODEL] [--keep DIR] [NAME...]

The kernel is that of Debian's package linux-image-amd64 (6.1), which is downloaded with apt once, into BUILD/boot, and
not installed. It knows less than newer ones (no guard pages by madvise, no mseal, no PR_SET_MDWE), and the CPU has
neither FSGSBASE nor AVX: the runtime's other ways. With --keys it is one that has protection keys, which the way through
page 0 needs (and no SMAP, which this qemu gets wrong at an iret in user mode). The file system is an archive in memory: busybox, Python with what
drive.py imports, the build, and the libraries of all these. The guest is emulated, so that the CPU is what it is said
to be wherever this runs. Without qemu, busybox or the package this is a skip.
"""

import argparse
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RUN = os.path.realpath(os.path.join(HERE, '../run'))
META = 'linux-image-amd64'
# seconds for all of it: emulation is some twenty times slower than the machine
TIMEOUT = 5400
# what the programs of tests/run execute, as the host has them: busybox is one static program for all of them
HOST_PROGRAMS = ['sh', 'true', 'false', 'env', 'cat', 'ls', 'wc', 'grep', 'sort', 'echo', 'id']
WITH_KEYS = ('trace-zero-page',)
ABSENT = ('fsgsbase', 'avx', 'avx2', 'avx512f', 'xsave', 'erms')


class Skip(Exception):
    pass


def output(*argv, **kw):
    return subprocess.run(argv, check=True, stdout=subprocess.PIPE, text=True, **kw).stdout


class Archive:
    """A cpio archive, format newc, as the kernel unpacks it (Documentation/driver-api/early-userspace)."""

    def __init__(self, path):
        self.file = open(path, 'wb')
        self.known = {'/'}

    def _entry(self, name, mode, data):
        name = name.lstrip('/').encode() + b'\0'
        fields = [len(self.known), mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0]
        head = b'070701' + b''.join(b'%08x' % f for f in fields) + name
        self.file.write(head + bytes(-len(head) % 4) + data + bytes(-len(data) % 4))

    def directory(self, path, mode=0o755):
        if path in self.known:
            return
        self.directory(os.path.dirname(path))
        self.known.add(path)
        self._entry(path, stat.S_IFDIR | mode, b'')

    def add(self, path, data, mode=0o644):
        if path in self.known:
            return
        self.directory(os.path.dirname(path))
        self.known.add(path)
        self._entry(path, stat.S_IFREG | mode, data)

    def link(self, path, target):
        if path not in self.known:
            self.directory(os.path.dirname(path))
            self.known.add(path)
            self._entry(path, stat.S_IFLNK | 0o777, target.encode())

    def host_file(self, path, at=None):
        """A file of this machine, at its own place or another, with what its path leads through."""
        if not at and os.path.realpath(path) != path:
            # /lib -> usr/lib: links in directories are followed here, so that each file is there once under each name
            real = os.path.realpath(path)
            self.host_file(real)
            self.link(path, real)
            return
        with open(path, 'rb') as f:
            self.add(at or path, f.read(), stat.S_IMODE(os.stat(path).st_mode))

    def program(self, path, at=None):
        self.host_file(path, at)
        for library in libraries(path):
            self.host_file(library)

    def close(self):
        self._entry('TRAILER!!!', 0, b'')
        self.file.close()


def libraries(path):
    """All that the loader would map for a program, the loader too; nothing for a static one."""
    got = subprocess.run(['ldd', path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return re.findall(r'(?:^|=> |\t)(/\S+) \(0x', got)


def python_files():
    """What python3 has open or imported once drive.py is ready to run."""
    code = ('import sys; sys.dont_write_bytecode = True; sys.path.insert(0, %r); import drive\n'
            'import concurrent.futures.thread, encodings.idna, encodings.ascii, encodings.latin_1\n'
            'for m in list(sys.modules.values()):\n\tf = getattr(m, "__file__", None)\n\tif f: print(f)' % RUN)
    return [f for f in output(sys.executable, '-c', code).split('\n') if f and os.path.exists(f)]


def kernel(build):
    """The kernel of Debian's newest package; fetched once."""
    place = os.path.join(build, 'boot')
    os.makedirs(place, exist_ok=True)
    for tool in 'apt-cache', 'apt-get', 'dpkg-deb':
        if not shutil.which(tool):
            raise Skip('no ' + tool)
    said = subprocess.run(['apt-cache', 'depends', META], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    names = re.findall(r'Depends: (linux-image-6\.1\.\S+-amd64)', said.stdout)
    if not names:
        raise Skip('apt knows no %s 6.1' % META)
    image = os.path.join(place, names[0])
    if os.path.exists(image):
        return image
    with tempfile.TemporaryDirectory(dir=place) as tmp:
        got = subprocess.run(['apt-get', '-q', 'download', names[0]], cwd=tmp, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if got.returncode:
            raise Skip('%s cannot be downloaded: %s' % (names[0], got.stderr.strip().split('\n')[-1]))
        package = [f for f in os.listdir(tmp) if f.endswith('.deb')][0]
        subprocess.run(['dpkg-deb', '-x', package, 'x'], cwd=tmp, check=True)
        found = [f for f in os.listdir(tmp + '/x/boot') if f.startswith('vmlinuz-')]
        os.rename(os.path.join(tmp, 'x/boot', found[0]), image)
    return image


def make_archive(path, build, modes, names):
    archive = Archive(path)
    busybox = shutil.which('busybox')
    archive.program(busybox, '/bin/busybox')
    for name in HOST_PROGRAMS:
        # At both places where a program may look.
        archive.program(os.path.realpath(shutil.which(name)), '/usr/bin/' + name)
        archive.link('/bin/' + name, '/usr/bin/' + name)
    archive.program(os.path.realpath(sys.executable))
    for f in python_files():
        archive.program(f) if f.endswith('.so') else archive.host_file(f)
    drive = os.path.join(RUN, 'drive.py')
    archive.host_file(drive)
    with os.scandir(os.path.join(build, 'tests/run')) as entries:
        built = sorted(e.path for e in entries if e.is_file() and (e.name.startswith('run-') or e.name.endswith('.so')))
    for f in [build + '/weir', build + '/weir-plan', build + '/libweir.so', *built]:
        archive.program(f)
    archive.add('/etc/passwd', b'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n')
    archive.add('/etc/group', b'root:x:0:\nnogroup:x:65534:\n')
    archive.add('/etc/nsswitch.conf', b'passwd: files\ngroup: files\n')
    conf = {'build': build, 'python': os.path.realpath(sys.executable), 'drive': drive,
            'modes': ' '.join(modes), 'names': ' '.join(names)}
    archive.add('/boot.conf', ''.join("%s='%s'\n" % item for item in conf.items()).encode())
    for d in '/proc', '/sys', '/dev', '/tmp', '/root', '/run', '/mnt':
        archive.directory(d)
    archive.host_file(os.path.join(HERE, 'init.sh'), '/init')
    archive.close()


class Tap:
    def __init__(self):
        self.number = 0
        self.bad = 0

    def point(self, ok, text):
        self.number += 1
        self.bad += not ok
        print('%s %d - %s' % ('ok' if ok else 'not ok', self.number, text), flush=True)

    def note(self, text):
        print('# ' + text, flush=True)


class Guest:
    """Reads what the guest says, and makes one TAP of it."""

    def __init__(self, tap, modes, keys):
        self.tap = tap
        self.keys = keys
        self.left = list(modes)
        self.mode = None
        self.planned = None    # points of this mode that are still to come
        self.ended = False

    def line(self, line):
        word, _, rest = line.partition(' ')
        point = re.match(r'(not )?ok \d+ - (.*)', line)
        if point:
            self.planned = (self.planned or 0) - 1
            self.tap.point(not point[1], point[2])
        elif re.fullmatch(r'1\.\.\d+', line):
            self.planned = int(line[3:])
        elif word == 'kernel':
            self.tap.point(rest.startswith('6.1.'), 'the kernel is 6.1: ' + rest)
        elif word == 'cpu':
            if self.keys:
                self.tap.point({'pku', 'ospke'} <= set(rest.split()), 'the CPU has protection keys')
                return
            there = sorted(set(ABSENT) & set(rest.split()))
            self.tap.point(not there and 'fxsr' in rest.split(), 'the CPU is plain' + ', but has '.join(['', *there]))
        elif word == 'mode':
            self.mode, self.planned = rest, None
        elif word == 'status':
            self.left.remove(self.mode)
            self.tap.point(self.planned == 0, 'all points of mode ' + self.mode)
        elif word == 'end':
            self.ended = True
        elif line and word != 'TAP':
            self.tap.note(line.removeprefix('# '))


def boot(image, archive, accel, cpu, console, lines):
    argv = ['qemu-system-x86_64', '-accel', accel, '-cpu', cpu, '-smp', '2', '-m', '1536', '-nic', 'none',
            '-display', 'none', '-no-reboot', '-kernel', image, '-initrd', archive,
            '-append', 'console=ttyS0 panic=-1 quiet no_timer_check', '-serial', 'file:' + console, '-serial', 'stdio']
    with subprocess.Popen(['timeout', str(TIMEOUT), *argv], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          text=True, errors='replace') as qemu:
        try:
            for line in qemu.stdout:
                lines(line.rstrip('\r\n'))
        finally:
            qemu.terminate()


def run(args, tap, place):
    for tool in 'qemu-system-x86_64', 'busybox', 'ldd':
        if not shutil.which(tool):
            raise Skip('no ' + tool)
    build = os.path.abspath(args.build)
    image = kernel(build)
    archive, console = place + '/initramfs', place + '/console'
    make_archive(archive, build, args.modes, args.names)
    guest = Guest(tap, args.modes, args.keys)
    boot(image, archive, args.accel, args.cpu, console, guest.line)
    tap.point(guest.ended and not guest.left, 'the machine came to its end')
    if not guest.ended:
        with open(console, errors='replace') as f:
            for line in f.read().splitlines()[-30:]:
                tap.note(line)


def main():
    sys.path.insert(0, RUN)
    import drive
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.environ.get('WEIR_BUILD', 'build'))
    parser.add_argument('--modes', type=lambda s: s.split(','), default=[])
    parser.add_argument('--accel', default='tcg,thread=multi')
    parser.add_argument('--cpu')
    parser.add_argument('--keys', action='store_true', help='a CPU with protection keys, and the mode that is for it')
    parser.add_argument('--keep', help='leave the archive and the console here')
    parser.add_argument('names', nargs='+')
    args = parser.parse_args()
    args.modes = args.modes or [m for m in drive.MODES if (m in WITH_KEYS) == args.keys]
    args.cpu = args.cpu or ('max,-smap' if args.keys else 'qemu64')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))    # and let boot() end its guest
    print('TAP version 13')
    tap = Tap()
    place = args.keep or tempfile.mkdtemp(prefix='weir-boot-')
    os.makedirs(place, exist_ok=True)
    try:
        run(args, tap, place)
    except Skip as why:
        print('1..0 # SKIP %s' % why)
        return 0
    finally:
        if not args.keep:
            shutil.rmtree(place)
    print('1..%d' % tap.number)
    return 1 if tap.bad else 0


if __name__ == '__main__':
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""The grammar of the log, written down a second time: what the lines for a list of calls have to be."""
import re
import struct

BLOB = 0x200000000
RESULT = 22
QUOTED = 122

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\a": "\\a", "\b": "\\b", "\f": "\\f",
           "\v": "\\v", "\0": "\\0"}


def escape(data, more=False):
    """Bytes as quoted text, without the quotes; `more`: there is more than these bytes."""
    out, used = "", 0
    for byte in data:
        if len(out) >= QUOTED:
            break
        c = chr(byte)
        out += ESCAPES.get(c) or (c if 32 <= byte < 127 else f"\\x{byte:02x}")
        used += 1
    return out + ("..." if more or used < len(data) else "")


def quote(data):
    return f'"{escape(data)}"'


def pointer(value):
    return f"0x{value:016x}" if value else "(null)"


def signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


OPEN = {"O_APPEND": 0o2000, "O_CLOEXEC": 0o2000000, "O_CREAT": 0o100, "O_DIRECTORY": 0o200000, "O_DSYNC": 0o10000,
        "O_EXCL": 0o200, "O_NOCTTY": 0o400, "O_NOFOLLOW": 0o400000, "O_NONBLOCK": 0o4000, "O_RSYNC": 0o4010000,
        "O_SYNC": 0o4010000, "O_TRUNC": 0o1000}
O_TMPFILE = 0o20200000
PIPE = {"O_CLOEXEC": 0o2000000, "O_DIRECT": 0o40000, "O_NONBLOCK": 0o4000}
ACCESS = {"R_OK": 4, "W_OK": 2, "X_OK": 1}
WHENCE = {0: "SEEK_SET", 1: "SEEK_CUR", 2: "SEEK_END", 3: "SEEK_DATA", 4: "SEEK_HOLE"}
LOCKS = {0: "F_RDLCK", 1: "F_WRLCK", 2: "F_UNLCK"}
FCNTL = {0: "F_DUPFD", 1: "F_GETFD", 2: "F_SETFD", 3: "F_GETFL", 4: "F_SETFL", 5: "F_GETLK", 6: "F_SETLK", 7: "F_SETLKW",
         8: "F_SETOWN", 9: "F_GETOWN", 10: "F_SETSIG", 11: "F_GETSIG", 36: "F_OFD_GETLK", 37: "F_OFD_SETLK",
         38: "F_OFD_SETLKW", 1030: "F_DUPFD_CLOEXEC", 1033: "F_ADD_SEALS"}
LOCK_COMMANDS = (5, 6, 7, 36, 37, 38)
CLONE = {"CLONE_CHILD_CLEARTID": 0x200000, "CLONE_CHILD_SETTID": 0x1000000, "CLONE_FILES": 0x400, "CLONE_FS": 0x200,
         "CLONE_IO": 0x80000000, "CLONE_NEWCGROUP": 0x2000000, "CLONE_NEWIPC": 0x8000000, "CLONE_NEWNET": 0x40000000,
         "CLONE_NEWNS": 0x20000, "CLONE_NEWPID": 0x20000000, "CLONE_NEWUSER": 0x10000000, "CLONE_NEWUTS": 0x4000000,
         "CLONE_PARENT": 0x8000, "CLONE_PARENT_SETTID": 0x100000, "CLONE_PTRACE": 0x2000, "CLONE_SETTLS": 0x80000,
         "CLONE_SIGHAND": 0x800, "CLONE_SYSVSEM": 0x40000, "CLONE_THREAD": 0x10000, "CLONE_UNTRACED": 0x800000,
         "CLONE_VFORK": 0x4000, "CLONE_VM": 0x100}


def flag_set(value, names, first=None):
    parts = [first] if first else []
    for name, bits in names.items():
        if value & bits:
            parts.append(name)
            value &= ~bits
    if value:
        parts.append(f"0x{value:x}")
    return " | ".join(parts) or "0"


def open_flags(value):
    first, rest = "O_RDONLY", value
    for name, bit in (("O_RDWR", 2), ("O_WRONLY", 1)):
        if value & bit:
            first, rest = name, value & ~bit
            break
    if rest & O_TMPFILE == O_TMPFILE:
        first, rest = first + " | O_TMPFILE", rest & ~O_TMPFILE
    return flag_set(rest, OPEN, first)


class LogModel:
    """Cases for every call of the list, and for what flags and strings can be."""

    def __init__(self, path):
        self.calls = {}     # name: (kind of the result, kinds of the arguments)
        self.data = bytearray()
        self.numbers = {}
        with open("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", encoding="ascii") as f:
            for line in f:
                m = re.match(r"#define __NR_(\w+) (\d+)", line)
                if m:
                    self.numbers[m[1]] = int(m[2])
        with open(path, encoding="ascii") as f:
            for line in f:
                if not line.startswith("#"):
                    ret, args, *names = line.split()
                    for name in names:
                        assert name not in self.calls, name
                        self.calls[name] = (ret, "" if args == "-" else args)
        self.cases = self.make_cases()

    def put(self, data, align=8):
        """An address with these bytes."""
        self.data += bytes(-len(self.data) % align)
        at = len(self.data)
        self.data += data
        return BLOB + at

    def at(self, address, size):
        return bytes(self.data[address - BLOB:address - BLOB + size])

    def string_at(self, address):
        return bytes(self.data[address - BLOB:self.data.index(0, address - BLOB)])

    def value(self, letter, name, i):
        """An argument that says something about its kind."""
        text = f"/{name}\t{i}\x7f".encode()
        return {"x": 0xfedc0000 + i, "p": 0x123000 * i, "d": -5 * i, "w": 0xffffffff00000010 + i, "f": 33 + i,
                "a": -100 if i == 0 else 44, "o": 0o640 + i, "O": 0o2102, "A": 6, "W": 2, "F": 6, "C": 0x1200011,
                "P": 0o2004000, "2": 0, "s": 0, "i": 0, "b": 0}[letter] if letter not in "sib2" else self.put(
                    text + b"\0" if letter == "s" else struct.pack("ii", 123, 234) if letter == "2" else
                    bytes(range(60, 60 + 24)) + text)

    def plain(self, name):
        args = self.calls[name][1]
        values = [self.value(letter, name, i) for i, letter in enumerate(args)]
        for i, letter in enumerate(args[:-1]):
            if letter in "ib":
                values[i + 1] = 24 if letter == "b" else 10
        if name == "fcntl":
            values[2] = self.put(struct.pack("hhiqqi", 1, 2, 0, 123, 456, 768))
        return (name, values)

    def make_cases(self):
        # rt_sigreturn cannot be answered.
        cases = [self.plain(name) for name in self.calls if name != "rt_sigreturn"]
        path = self.put(b"input_path\0")
        every = 0
        for bits in OPEN.values():
            every |= bits
        for flags in [0, 1, 2, 3, O_TMPFILE | 1, 0o200000, 0o10000000, every | 2, 0o20000000, *OPEN.values()]:
            cases += [("open", [path, flags, 0o777]), ("openat", [-100, path, flags, 0o7])]
        cases += [("open", [0, every | 2, 0o777]), ("open", [0, 0, 0]), ("creat", [0, 0]), ("umask", [0o222])]
        cases += [("access", [path, mode]) for mode in (0, 1, 2, 4, 7, 8)]
        cases += [("lseek", [1, -1, whence]) for whence in (0, 1, 2, 3, 4, 5)]
        lock = self.put(struct.pack("hhiqqi", 2, 7, 0, -1, 0, 0))
        cases += [("fcntl", [5, command, lock]) for command in (*FCNTL, 77)]
        cases += [("fcntl", [5, 6, 0]), ("fcntl", [5, 6, 8])]
        cases += [("clone", [flags, 0x1000, 0, 0x2000, 7]) for flags in (0, 17, 0x3d0f00, 0xffffffff)]
        cases += [("pipe2", [self.put(struct.pack("ii", -1, 5)), flags]) for flags in (0, 0o2000000, 0o40001)]
        cases += [("pipe", [0]), ("read", [0, 0, 5]), ("read", [0, path, 4]), ("write", [7, path, 0]), ("write", [7, 0, 3])]
        cases += [("readlink", [path, 8, 100]), ("mmap", [0, 0, 0, 0, 0, 0]), ("brk", [-1]), ("shmat", [3, 0x123000, 5])]
        return cases

    def blob(self):
        return bytes(self.data)

    def script(self):
        return "".join(" ".join(f"{v & (1 << 64) - 1:x}" for v in [self.numbers[n], *a, *[0] * (6 - len(a))]) + "\n"
                       for n, a in self.cases)

    def readable(self, address, size):
        return BLOB <= address and address + size <= BLOB + len(self.data)

    def buffer(self, address, size):
        return quote(self.at(address, size)) if address and self.readable(address, size) else pointer(address)

    def argument(self, letter, args, i, after):
        v = args[i] & (1 << 64) - 1
        if letter == "s":
            return quote(self.string_at(v)) if self.readable(v, 1) else pointer(v)
        if letter == "i":
            return self.buffer(v, args[i + 1])
        if letter == "b":
            return self.buffer(v, min(RESULT, args[i + 1])) if after else pointer(v)
        if letter == "2":
            return "[%d, %d]" % struct.unpack("ii", self.at(v, 8)) if after and v else pointer(v)
        if letter == "L":
            if not self.readable(v, 32):
                return pointer(v)
            kind, whence, _, start, length, pid = struct.unpack("hhiqqi", self.at(v, 28 + 4)[:struct.calcsize("hhiqqi")])
            return (f"{pointer(v)} ({{.l_type = {kind} ({LOCKS.get(kind, 'unknown')}), .l_whence = {whence} "
                    f"({WHENCE.get(whence, 'unknown')}), .l_start = {start}, .l_len = {length}, .l_pid = {pid}}})")
        if letter == "O":
            mode = f", 0{args[i + 1]:o}" if v & 0o100 or v & O_TMPFILE == O_TMPFILE else ""
            return open_flags(v) + mode
        return {"x": lambda: f"0x{v:x}", "p": lambda: pointer(v), "d": lambda: str(signed(v, 64)),
                "w": lambda: str(signed(v, 32)), "f": lambda: str(signed(v, 32)), "o": lambda: f"0{v:o}",
                "a": lambda: "AT_FDCWD" if signed(v, 32) == -100 else str(signed(v, 32)),
                "A": lambda: flag_set(v, ACCESS) if v else "F_OK", "W": lambda: WHENCE.get(v, f"0x{v:x}"),
                "F": lambda: f"{signed(v, 32)} ({FCNTL.get(signed(v, 32), 'unknown')})",
                "C": lambda: flag_set(v, CLONE), "P": lambda: flag_set(v, PIPE)}[letter]()

    def lines(self, name, values):
        ret, letters = self.calls[name]
        args = values + [0] * (7 - len(values))
        lines = []
        for after in (False, True):
            parts = []
            for i, letter in enumerate(letters):
                if name == "fcntl" and i == 2 and signed(args[1], 32) in LOCK_COMMANDS:
                    letter = "L"
                parts.append(self.argument(letter, args, i, after))
            lines.append(f"{name}({', '.join(parts)})")
        if ret == "noreturn":
            return lines[:1]
        result = {"dec": str(RESULT), "hex": f"0x{RESULT:x}", "mode": f"0{RESULT:o}", "pointer": pointer(RESULT)}[ret]
        return [lines[0] + " = ?", f"{lines[1]} = {result}"]

    def expected(self):
        return [line for name, values in self.cases for line in self.lines(name, values)]

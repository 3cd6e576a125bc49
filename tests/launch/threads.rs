// SPDX-License-Identifier: MIT

// Threads, a file, a child; and marker calls.
use std::process::Command;
use std::thread;

extern "C" {
    fn syscall(nr: i64, ...) -> i64;
}

fn main() {
    if std::env::args().count() > 1 {
        println!("child");
        return;
    }
    let all: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..10 {
                    unsafe { syscall(500, 0x7765697200000000u64) };
                }
            })
        })
        .collect();
    for t in all {
        t.join().unwrap();
    }
    let me = std::env::current_exe().unwrap();
    let out = Command::new(&me).arg("one").output().unwrap();
    print!("{}", String::from_utf8(out.stdout).unwrap());
    println!("{}", std::fs::read_to_string("/proc/self/comm").unwrap().trim());
    println!("markers 40");
}

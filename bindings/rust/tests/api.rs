// SPDX-License-Identifier: MIT
//! The crate against the library. One process for all: Rust's test threads share its sessions, so each
//! test listens to a call of its own.
use std::arch::asm;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use weir::{sys, Action, Filter, Session};

// Sessions are opened by one thread at a time, and the threads of the tests begin after the first.
static SESSIONS: Mutex<()> = Mutex::new(());

fn call(nr: u64, args: &[u64]) -> i64 {
    let a = |i: usize| args.get(i).copied().unwrap_or(0);
    let ret: i64;
    unsafe {
        asm!("syscall", inlateout("rax") nr => ret, in("rdi") a(0), in("rsi") a(1), in("rdx") a(2),
             in("r10") a(3), in("r8") a(4), in("r9") a(5), out("rcx") _, out("r11") _);
    }
    ret
}

const GETPPID: u64 = 110;

// libweir intercepts the thread that opens the first session, and those made later; so all is run in
// one thread, which is why there is one #[test].
#[test]
fn all() {
    let _one = SESSIONS.lock().unwrap();
    let s = Session::open(0).expect("open");
    closures(&s);
    around(&s);
    statics(&s);
    raw(&s);
    filters(&s);
    errors(&s);
    freed(&s);
    in_use(&s);
    deferred(&s);
    memory(&s);
    names();
    pauses(&s);
    drop(s);
    leaked();
    panics();
}

fn closures(s: &Session) {
    let n = Arc::new(AtomicU64::new(0));
    let seen = n.clone();
    let hook = s
        .add(&Filter::select("getppid\0"), move |c| {
            seen.fetch_add(1, SeqCst);
            c.answer(4242)
        })
        .unwrap();
    assert_eq!(call(GETPPID, &[]), 4242);
    assert_eq!(unsafe { getppid() }, 4242);
    assert_eq!(n.load(SeqCst), 2);
    assert_eq!(hook.busy(), 0);
    assert_eq!(hook.remove(), 0);
    assert_eq!(call(GETPPID, &[]), weir::syscall(GETPPID, &[]));
    let hook = s.after(&Filter::select("getppid\0"), |c| c.set_result(c.result() + 1)).unwrap();
    assert_eq!(call(GETPPID, &[]), weir::syscall(GETPPID, &[]) + 1);
    drop(hook);
}

fn around(s: &Session) {
    let _hook = s
        .add(&Filter::select("getppid\0"), |c| {
            let real = c.proceed();
            assert!(c.proceed() < 0);
            c.answer(real * 2)
        })
        .unwrap();
    assert_eq!(call(GETPPID, &[]), weir::syscall(GETPPID, &[]) * 2);
}

fn statics(s: &Session) {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    fn count(_: &mut weir::Call) -> Action {
        COUNT.fetch_add(1, SeqCst);
        Action::Pass
    }
    static HOOK: fn(&mut weir::Call) -> Action = count;
    let _hook = s.add_static(&Filter::select("getppid\0"), &HOOK).unwrap();
    call(GETPPID, &[]);
    assert_eq!(COUNT.load(SeqCst), 1);
}

fn raw(s: &Session) {
    unsafe extern "C" fn enter(call: *mut sys::weir_call, data: *mut std::ffi::c_void) -> i32 {
        (*call).result = data as i64;
        sys::WEIR_ANSWER
    }
    let hook = unsafe { s.add_raw(&Filter::select("getppid\0"), Some(enter), None, 77 as *mut _, 0) };
    assert_eq!(call(GETPPID, &[]), 77);
    drop(hook);
}

fn filters(s: &Session) {
    let order = Arc::new(AtomicU64::new(0));
    let add = |which: &Filter<'_>, digit: u64| {
        let order = order.clone();
        s.add(which, move |_| {
            order.store(order.load(SeqCst) * 10 + digit, SeqCst);
            Action::Pass
        })
        .unwrap()
    };
    let patterns = [b"libc.so*\0".as_ptr().cast(), std::ptr::null()];
    let this = weir::thread_id();
    let _all = [
        add(&Filter::select("getppid\0").priority(9), 1),
        add(&Filter::select("110\0").priority(3).thread(this), 2),
        add(&Filter::select("%process\0"), 3),
        add(&Filter::select("getppid\0").priority(1).thread(this + 1), 4),
        add(&unsafe { Filter::select("getppid\0").priority(11).from(&patterns) }, 5),
        add(&Filter::select("!getppid\0"), 6),
    ];
    call(GETPPID, &[]);
    assert_eq!(order.swap(0, SeqCst), 21);
    unsafe { getppid() };
    assert_eq!(order.swap(0, SeqCst), 215);
}

fn errors(s: &Session) {
    let e = s.add(&Filter::select("nonsense\0"), |_| Action::Pass).err().unwrap();
    assert_eq!(e.errno(), 22);
    assert!(e.text().contains("'nonsense'"), "{e}");
    let e = s.add(&Filter::select("read"), |_| Action::Pass).err().unwrap();
    assert!(format!("{e:?}").contains("NUL"), "{e}");
    assert_eq!(Session::open(1 << 30).err().unwrap().errno(), 22);
}

fn freed(s: &Session) {
    let owned = Arc::new(());
    let inside = owned.clone();
    let hook = s
        .add(&Filter::select("getppid\0"), move |_| {
            let _ = &inside;
            Action::Pass
        })
        .unwrap();
    assert_eq!(Arc::strong_count(&owned), 2);
    drop(hook);
    assert_eq!(Arc::strong_count(&owned), 1);
}

fn in_use(s: &Session) {
    let owned = Arc::new(5u64);
    let inside = owned.clone();
    let (reader, writer) = pipe();
    let hook = s
        .add(&Filter::select("read\0").thread(0), move |c| {
            let n = c.proceed();
            c.answer(if *inside == 5 { n } else { -5 })
        })
        .unwrap();
    let thread = std::thread::spawn(move || {
        let mut byte = 0u8;
        call(0, &[reader, &mut byte as *mut u8 as u64, 1])
    });
    while hook.busy() == 0 {
        std::thread::yield_now();
    }
    assert_eq!(hook.remove(), 1);
    assert_eq!(call(1, &[writer, b"x".as_ptr() as u64, 1]), 1);
    assert_eq!(thread.join().unwrap(), 1);
    assert_eq!(Arc::strong_count(&owned), 2); // left for ever
}

fn deferred(s: &Session) {
    let text = Arc::new(Mutex::new(String::new()));
    let to = text.clone();
    let _hook = s
        .defer(&Filter::select("getppid\0"), move |c| {
            to.lock().unwrap().push_str(&format!("{},", c.number()));
        })
        .unwrap();
    call(GETPPID, &[]);
    call(GETPPID, &[]);
    assert_eq!(s.run_deferred(1_000_000_000), Ok(2));
    assert_eq!(*text.lock().unwrap(), "110,110,");
    assert_eq!(s.run_deferred(0), Ok(0));
    assert_eq!(s.lost_deferred(), 0);
}

fn memory(s: &Session) {
    let seen = Arc::new(Mutex::new(String::with_capacity(100)));
    let to = seen.clone();
    let _hook = s
        .add(&Filter::select("access\0"), move |c| {
            let mut room = [0u8; 8];
            match c.string(0, &mut room) {
                Some(path) => to.lock().unwrap().push_str(std::str::from_utf8(path).unwrap()),
                None => return c.answer(-14),
            }
            c.answer(unsafe { weir::load::<u16>(c.args()[0]) }.unwrap().into())
        })
        .unwrap();
    assert_eq!(call(21, &[b"/some/path\0".as_ptr() as u64]), 0x732f);
    assert_eq!(*seen.lock().unwrap(), "/some/p");
    assert_eq!(call(21, &[8]), -14);
    let mut value = 1u32;
    assert!(unsafe { weir::store(&mut value as *mut u32 as u64, 7u32) });
    assert_eq!(value, 7);
    assert!(!unsafe { weir::store(8, 7u32) });
}

fn names() {
    assert_eq!(weir::version(), "0.1.0");
    assert_eq!(weir::syscall_name(0), Some("read"));
    assert_eq!(weir::syscall_name(400), None);
    assert_eq!(weir::syscall_number("getppid"), Some(110));
    assert_eq!(weir::syscall_number("getppi"), None);
    assert_eq!(weir::syscall_number(&"x".repeat(70)), None);
    assert_eq!(weir::errno_name(-2), Some("ENOENT"));
    assert_eq!(weir::errno_name(4000), None);
}

fn pauses(s: &Session) {
    let _hook = s.add(&Filter::select("getppid\0"), |c| c.answer(1)).unwrap();
    {
        let _pause = weir::ThreadPause::new();
        assert_ne!(call(GETPPID, &[]), 1);
    }
    assert_eq!(call(GETPPID, &[]), 1);
    s.disable();
    assert_ne!(call(GETPPID, &[]), 1);
    s.enable();
    assert_eq!(call(GETPPID, &[]), 1);
}

fn leaked() {
    let s = Session::open(0).unwrap().leak();
    s.add(&Filter::select("getpgrp\0"), |c| c.answer(3)).unwrap().detach();
    assert_eq!(call(111, &[]), 3);
}

fn panics() {
    let pid = unsafe { fork() };
    if pid == 0 {
        let s = Session::open(0).unwrap();
        let _hook = s.add(&Filter::select("getppid\0"), |_| panic!("on purpose")).unwrap();
        call(GETPPID, &[]);
        call(231, &[0]);
    }
    let mut status = 0i32;
    assert_eq!(call(61, &[pid as u64, &mut status as *mut i32 as u64]), pid as i64);
    assert_eq!(status & 0x7f, 6, "the child ended with {status:#x}");
}

fn pipe() -> (u64, u64) {
    let mut ends = [0i32; 2];
    assert_eq!(call(22, &[ends.as_mut_ptr() as u64]), 0);
    (ends[0] as u64, ends[1] as u64)
}

extern "C" {
    fn getppid() -> i32;
    fn fork() -> i32;
}

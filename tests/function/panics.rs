// SPDX-License-Identifier: MIT
// Panics that pass a hooked function, and threads that a hooked pthread_create starts.
use std::os::raw::c_void;

extern "C-unwind" {
    fn call(f: extern "C-unwind" fn(*mut c_void) -> *mut c_void, arg: *mut c_void) -> *mut c_void;
}

struct Guard<'a>(&'a mut u32);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        *self.0 += 1;
    }
}

extern "C-unwind" fn panics(arg: *mut c_void) -> *mut c_void {
    std::panic::panic_any(arg as usize);
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut dropped = 0;
    for i in 0..200usize {
        let got = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _guard = Guard(&mut dropped);
            unsafe { call(panics, i as *mut c_void) };
        }));
        assert_eq!(*got.unwrap_err().downcast::<usize>().unwrap(), i);
    }
    assert_eq!(dropped, 200);
    let sum: u64 = (0..8)
        .map(|n| std::thread::spawn(move || n * 10))
        .map(|t| t.join().unwrap())
        .sum();
    assert_eq!(sum, 280);
    println!("well");
}

// SPDX-License-Identifier: MIT
// The interceptor in Rust: a cdylib with an unmangled name. Edition 2024 wants #[unsafe(no_mangle)].
use std::ffi::c_void;
use std::os::raw::{c_char, c_int};

type Start = extern "C" fn(*mut c_void) -> *mut c_void;
type Create = unsafe extern "C" fn(*mut c_void, *const c_void, Start, *mut c_void) -> c_int;

extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
}

const RTLD_NEXT: *mut c_void = -1isize as *mut c_void;

#[no_mangle]
pub unsafe extern "C" fn pthread_create(
    thread: *mut c_void,
    attr: *const c_void,
    start: Start,
    arg: *mut c_void,
) -> c_int {
    let original = dlsym(RTLD_NEXT, b"pthread_create\0".as_ptr() as *const c_char);

    println!("Intercepted pthread_create!");
    let original: Create = std::mem::transmute(original);
    original(thread, attr, start, arg)
}

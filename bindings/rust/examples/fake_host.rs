// SPDX-License-Identifier: MIT
//! A hook library in Rust: the program sees another host name.
//!
//!     cargo build --release --example fake_host
//!     FAKE_HOST=moon LD_PRELOAD=target/release/examples/libfake_host.so hostname
//!
//! The constructor is what `#[ctor]` of other crates would make: a pointer in .init_array.
use std::env;
use weir::{Action, Filter, Session};

/// struct utsname of Linux: six strings.
const FIELD: usize = 65;
const NODENAME: u64 = FIELD as u64;

fn start() -> Result<(), weir::Error> {
    let name = match env::var("FAKE_HOST") {
        Ok(name) => name,
        Err(_) => return Ok(()),
    };
    // All that allocates happens here: the callback only copies.
    let mut field = [0u8; FIELD];
    for (to, from) in field[..FIELD - 1].iter_mut().zip(name.bytes()) {
        *to = from;
    }
    let session = Session::open(0)?.leak();
    let hook = session.add(&Filter::select("uname\0"), move |call| {
        if call.proceed() == 0 {
            // Safety: the kernel has just written a struct utsname there.
            unsafe { weir::store(call.args()[0] + NODENAME, field) };
        }
        Action::Answer
    })?;
    hook.detach();
    Ok(())
}

extern "C" fn constructor() {
    if let Err(e) = start() {
        eprintln!("fake_host: {e}");
    }
}

#[used]
#[link_section = ".init_array"]
static CONSTRUCTOR: extern "C" fn() = constructor;

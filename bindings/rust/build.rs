// SPDX-License-Identifier: MIT
// Finds libweir: WEIR_LIB_DIR, else pkg-config, else the linker's own paths.
use std::{env, process::Command};

fn main() {
    println!("cargo:rerun-if-env-changed=WEIR_LIB_DIR");
    println!("cargo:rustc-link-lib=dylib=weir");
    if let Some(dir) = library_directory() {
        println!("cargo:rustc-link-search=native={dir}");
        // Tests and examples of this crate find the library where it was found now.
        println!("cargo:rustc-link-arg=-Wl,-rpath,{dir}");
    }
    // In a callback no symbol may be looked up.
    println!("cargo:rustc-link-arg=-Wl,-z,now");
}

fn library_directory() -> Option<String> {
    if let Ok(dir) = env::var("WEIR_LIB_DIR") {
        return Some(dir);
    }
    let out = Command::new("pkg-config").args(["--variable=libdir", "weir"]).output().ok()?;
    let dir = String::from_utf8(out.stdout).ok()?.trim().to_string();
    (out.status.success() && !dir.is_empty()).then_some(dir)
}

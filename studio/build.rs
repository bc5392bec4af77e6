//! Has the studio split into what its first view needs and what is loaded later, where the release build asks for it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=ROLEFIT_RELOCATIONS");
    if std::env::var_os("ROLEFIT_RELOCATIONS").is_some() {
        // With it xtask sees which function uses which.
        println!("cargo::rustc-link-arg-bin=studio=--emit-relocs");
        println!("cargo::rustc-cfg=feature=\"split\"");
    }
}

//! Functions of a program that lie in a part which is loaded later. The engine and the studio have this module.
//!
//! Owns the names by which the build (`xtask`) finds these functions. They follow the protocol of `wasm_split_cli_support`, version 0.2.4:
//! an import `__wasm_split_00<part>00_import_<id>_<name>` of the module `__wasm_split_placeholder__` is joined to the export
//! `__wasm_split_00<part>00_export_<id>_<name>`, whose id is 32 hexadecimal digits. The tool moves code
//! that only those exports use into that part. It overwrites an entry whose part and id occur twice without an error, so a test checks
//! that they are unique.
//!
//! Leptos' own `wasm_split` is built on the same protocol and was measured in its place, in its fallible form, which can be tried again
//! after a failed load: what every visitor loads is 1.6 kB larger with it (brotli 11), because each split function becomes a future. Here
//! the loader fetches the part, and the engine calls into it once it is there.
//!
//! Built without the feature `split`, the program is one part and `split!` is a plain `use`.

/// Declares a function that lies in a part which is loaded later; it may be called only once the part is loaded.
///
/// `split!("part", "id", fn name(argument: Type, …) = path::of::its::body)`. The arguments are references.
macro_rules! split {
    ($part:literal, $id:literal, fn $name:ident($($argument:ident: $type:ty),*) = $body:path) => {
        #[cfg(not(feature = "split"))]
        use $body as $name;

        #[cfg(feature = "split")]
        #[allow(unsafe_code, reason = "linked names have no other form; both sides have the same types")]
        mod $name {
            use super::*;

            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[allow(improper_ctypes, reason = "both sides are this crate")]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", $part, "00_import_", $id, "_", stringify!($name))]
                pub safe fn $name($($argument: $type),*);
            }

            #[unsafe(export_name = concat!("__wasm_split_00", $part, "00_export_", $id, "_", stringify!($name)))]
            #[allow(improper_ctypes_definitions, reason = "both sides are this crate")]
            extern "C" fn exported($($argument: $type),*) {
                $body($($argument),*);
            }
        }
        #[cfg(feature = "split")]
        use $name::$name;
    };
}

pub(crate) use split;

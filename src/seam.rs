//! Between the engine's first part and those that are loaded later.
//!
//! The splitter goes by names: what the exported functions of a part alone need is put into it, and a call of an imported one becomes a
//! call of the exported one. Built without the feature `split`, all is one part and a call is a call.

/// A function that lies in a part of the engine which is loaded later; to be called only once the part is there.
///
/// `seam!("part", "number", fn name(argument: Type, …) = path::of::its::body)`. The number is unique and has 32 digits; arguments are
/// references.
macro_rules! seam {
    ($part:literal, $number:literal, fn $name:ident($($argument:ident: $type:ty),*) = $body:path) => {
        #[cfg(not(feature = "split"))]
        use $body as $name;

        #[cfg(feature = "split")]
        #[allow(unsafe_code, reason = "a seam in the linked module has no other form; both sides have the same types")]
        mod $name {
            use super::*;

            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[allow(improper_ctypes, reason = "both sides are this crate")]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", $part, "00_import_", $number, "_", stringify!($name))]
                pub safe fn $name($($argument: $type),*);
            }

            #[unsafe(export_name = concat!("__wasm_split_00", $part, "00_export_", $number, "_", stringify!($name)))]
            #[allow(improper_ctypes_definitions, reason = "both sides are this crate")]
            extern "C" fn exported($($argument: $type),*) {
                $body($($argument),*);
            }
        }
        #[cfg(feature = "split")]
        use $name::$name;
    };
}

pub(crate) use seam;

//! The style sheets, as the build script puts them together from `style/`.

/// The style sheet of every widget.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// What the details of a result add to it.
pub const DETAIL_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/details.css"));

/// The style sheet of a printed document.
pub const PRINT_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/printed-document.css"));

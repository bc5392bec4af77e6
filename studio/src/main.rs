//! The studio's entry.

fn main() {}

//! Links: whatever stands behind the `#` of an address is left alone, or read without a word of it being believed.

use rolefit::bundled::DATASET;
use rolefit::domain::share::{Unread, read, spelled, write};

/// Reads a fragment of an address as answers to the bundled dataset's questions.
pub fn share(bytes: &[u8]) {
    // JavaScript passes strings, in which wasm-bindgen has replaced whatever is not valid UTF-8.
    let fragment = &*String::from_utf8_lossy(bytes);
    let ours = |version: &str| {
        let begins =
            [["#rolefit-", version, "__"], ["#rf=", version, "."]].map(|begin| begin.concat());
        begins.iter().any(|begin| fragment.starts_with(&**begin))
    };
    let begins = ["#rolefit-", "#rf="];
    let shared = match read(&DATASET, fragment) {
        Ok(shared) => shared,
        Err(Unread::Foreign) => return assert!(!ours("1"), "left alone"),
        Err(Unread::Version) => {
            let is_like_ours = begins.iter().any(|begin| fragment.starts_with(begin));
            return assert!(is_like_ours && !ours("1"), "complained of");
        }
    };
    assert!(ours("1"), "not ours, but read");
    crate::sheets::check(&DATASET, &shared.answers);

    let written = write(&DATASET, &shared.answers, &shared.instance);
    let plain = |byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_');
    let Some(id) = written.strip_prefix('#') else {
        panic!("no fragment: {written:?}");
    };
    assert!(
        id.bytes().all(plain),
        "a fragment that is no selector: {written:?}"
    );
    let Ok(again) = read(&DATASET, &written) else {
        panic!("cannot read what was written: {written:?}");
    };
    assert_eq!((&again.answers, again.dropped), (&shared.answers, 0));
    assert_eq!(again.instance, spelled(&shared.instance));
}

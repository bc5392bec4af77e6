//! Writes whole numbers and percentages as the bundled languages write them.
//!
//! The browser's `Intl` writes the same for every language, which `tests/browser/numbers.test.mjs` compares, but the first formatter of a
//! page takes a slow phone longer than the whole widget. Knows nothing of other languages.

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberRules {
    /// BCP 47 tag of the language.
    tag: &'static str,
    /// Stands between the thousands and the hundreds.
    group: &'static str,
    /// Follows the number of a percentage.
    percent: &'static str,
}

const RULES: [NumberRules; 2] = [
    NumberRules {
        tag: "en",
        group: ",",
        percent: "%",
    },
    NumberRules {
        tag: "fr",
        group: "\u{202f}",
        percent: "\u{a0}%",
    },
];

impl NumberRules {
    /// The rules of a language; none for a language, or a variant of one, that is not among them.
    pub fn of(tag: &str) -> Option<Self> {
        RULES.into_iter().find(|rules| rules.tag == tag)
    }

    /// A whole number.
    pub fn number(&self, number: usize) -> String {
        let mut written = String::new();
        let (mut rest, mut digits) = (number, 0);
        while rest > 0 || digits == 0 {
            if digits > 0 && digits % 3 == 0 {
                written.insert_str(0, self.group);
            }
            written.insert(0, char::from(b'0' + (rest % 10) as u8));
            rest /= 10;
            digits += 1;
        }
        written
    }

    /// A whole number of hundredths.
    pub fn percent(&self, percent: u32) -> String {
        self.number(percent as usize) + self.percent
    }
}

//! Writes numbers, percentages and lists as the bundled languages write them.
//!
//! The browser's `Intl` writes the same for every language, which `tests/browser/formats.test.mjs` compares, but the first formatter of a
//! page takes a slow phone longer than the whole widget. Knows nothing of other languages.

/// How a language writes numbers and lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatRules {
    /// BCP 47 tag of the language.
    tag: &'static str,
    /// Stands between the thousands and the hundreds.
    group: &'static str,
    /// Stands between the ones and the tenths.
    decimal: &'static str,
    /// Follows the number of a percentage.
    percent: &'static str,
    /// Stands between two items.
    pair: &'static str,
    /// Stands before the last one of more than two items.
    last: &'static str,
}

const RULES: [FormatRules; 2] = [
    FormatRules {
        tag: "en",
        group: ",",
        decimal: ".",
        percent: "%",
        pair: " and ",
        last: ", and ",
    },
    FormatRules {
        tag: "fr",
        group: "\u{202f}",
        decimal: ",",
        percent: "\u{a0}%",
        pair: " et ",
        last: " et ",
    },
];

/// A whole number in decimal digits. The standard library's formatting would add its code to what every visitor loads.
pub fn decimal(mut number: usize) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

impl FormatRules {
    /// The rules of a language; none for a language, or a variant of one, that is not among them.
    pub fn of(tag: &str) -> Option<Self> {
        RULES.into_iter().find(|rules| rules.tag == tag)
    }

    /// A whole number.
    pub fn number(&self, number: usize) -> String {
        let mut written = decimal(number);
        let mut place = written.len();
        while place > 3 {
            place -= 3;
            written.insert_str(place, self.group);
        }
        written
    }

    /// A percentage, from a whole number of hundredths.
    pub fn percent(&self, percent: u32) -> String {
        self.number(percent as usize) + self.percent
    }

    /// A percentage with one decimal, from a whole number of thousandths.
    pub fn permille(&self, permille: u16) -> String {
        let permille = usize::from(permille);
        let (whole, tenth) = (self.number(permille / 10), self.number(permille % 10));
        [&*whole, self.decimal, &*tenth, self.percent].concat()
    }

    /// “a, b and c”.
    pub fn list(&self, items: &[&str]) -> String {
        let mut written = String::new();
        for (index, item) in items.iter().enumerate() {
            written.push_str(match (index, items.len() - index) {
                (0, _) => "",
                (1, 1) => self.pair,
                (_, 1) => self.last,
                _ => ", ",
            });
            written.push_str(item);
        }
        written
    }
}

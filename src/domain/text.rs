//! Looks up texts and interface words in one language.

use super::bundled::{COUNT, WORDS};
use super::cut::cut;
use super::dataset::{Dataset, Language, Text, Word};

/// The texts of one language, ready for look-up.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    tag: &'a str,
    texts: &'a str,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl<'a> Texts<'a> {
    /// Looks once for the separators.
    pub fn new(language: &'a Language) -> Self {
        let mut ends = Vec::new();
        for (at, byte) in language.texts.bytes().chain([0]).enumerate() {
            if byte == 0 {
                ends.push(at as u32);
            }
        }
        Texts {
            tag: language.tag,
            texts: language.texts,
            ends,
        }
    }

    /// BCP 47 tag of the language.
    pub fn tag(&self) -> &'a str {
        self.tag
    }

    /// The text; empty for one of another dataset.
    pub fn get(&self, text: Text) -> &'a str {
        self.at(usize::from(text.0))
    }

    /// A text or, where it is none of these, the one that follows them in `late`: what the details of a result say is kept apart.
    pub fn detail(&self, text: Text, late: &'a str) -> &'a str {
        self.at_or_in(usize::from(text.0), late)
    }

    fn at_or_in(&self, place: usize, late: &'a str) -> &'a str {
        let own = self.at(place);
        let count = self.ends.len() - usize::from(self.texts.ends_with('\0'));
        if !own.is_empty() || place < count {
            return own;
        }
        let mut rest = late;
        for _ in count..place {
            cut(&mut rest, 0);
        }
        cut(&mut rest, 0)
    }

    fn at(&self, place: usize) -> &'a str {
        let start = if place == 0 {
            Some(0)
        } else {
            self.ends.get(place - 1).map(|end| *end as usize + 1)
        };
        let end = self.ends.get(place).map(|end| *end as usize);
        start
            .zip(end)
            .and_then(|(start, end)| self.texts.get(start..end))
            .unwrap_or_default()
    }
}

/// The interface words of one language, with what the dataset says differently.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    common: Texts<'a>,
    own: Vec<(Word, &'a str)>,
    language: &'a str,
}

impl<'a> Words<'a> {
    /// Words for a language of a dataset, by position (out of range: the first); English where there are none.
    pub fn new(dataset: &'a Dataset, language: usize) -> Self {
        let Some(language) = dataset
            .languages
            .get(language)
            .or(dataset.languages.first())
        else {
            return Words {
                common: Texts::new(&WORDS[0]),
                own: Vec::new(),
                language: WORDS[0].tag,
            };
        };
        let texts = Texts::new(language);
        let own = dataset
            .words
            .iter()
            .map(|(word, text)| (*word, texts.get(*text)))
            .collect();
        let common = &WORDS[find(&WORDS, language.tag).unwrap_or(0)];
        Words {
            common: Texts::new(common),
            own,
            language: language.tag,
        }
    }

    /// The word with its places still to [`fill`].
    pub fn get(&self, word: Word) -> &'a str {
        match self.own.iter().find(|(own, _)| *own == word) {
            Some((_, text)) => text,
            None => self.common.at(usize::from(word.0)),
        }
    }

    /// The same for a word that only the details of a result say; `late` has those of each of [`WORDS`].
    pub fn detail(&self, word: Word, late: &[&'static str]) -> &'a str {
        match self.own.iter().find(|(own, _)| *own == word) {
            Some((_, text)) => text,
            None => {
                let at = WORDS
                    .iter()
                    .position(|language| language.tag == self.common.tag);
                let late = late
                    .get(at.unwrap_or_default())
                    .copied()
                    .unwrap_or_default();
                self.common.at_or_in(usize::from(word.0), late)
            }
        }
    }

    /// The language of the words: the dataset's, or the one that stands in for it. A dataset's own words are in its own all the same.
    pub fn language(&self) -> &'a str {
        if self.is_fallback() {
            self.common.tag()
        } else {
            self.language
        }
    }

    /// Whether words in another language stand in, because there are none in the dataset's.
    pub fn is_fallback(&self) -> bool {
        self.own.len() < COUNT
            && !primary(self.language).eq_ignore_ascii_case(primary(self.common.tag()))
    }
}

/// Puts values into the places of a template: `{n}` becomes the value named `n`; places without one stay.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while !rest.is_empty() {
        let length = rest.len();
        let before = cut(&mut rest, b'{');
        filled.push_str(before);
        if before.len() == length {
            break;
        }
        let mut after = rest;
        let name = cut(&mut after, b'}');
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) if name.len() < rest.len() => {
                filled.push_str(value);
                rest = after;
            }
            // Goes on behind the brace.
            _ => filled.push('{'),
        }
    }
    filled
}

/// The position of the first language of the dataset that serves one of the wanted tags, best first; else 0.
///
/// `fr-CA` is served by `fr-CA`, else by `fr`, else by any other French; case does not count.
pub fn pick_language(dataset: &Dataset, wanted: &[&str]) -> usize {
    wanted
        .iter()
        .find_map(|tag| find(dataset.languages, tag))
        .unwrap_or(0)
}

/// The language that serves a tag: the one that shares most parts with it, at least the first, and of those one that has no more.
fn find(languages: &[Language], wanted: &str) -> Option<usize> {
    let (mut best, mut most) = (None, 0);
    for (position, language) in languages.iter().enumerate() {
        let (mut shared, mut more) = (0, 0);
        let (mut wanted, mut tag) = (wanted, language.tag);
        while !tag.is_empty() {
            let part = cut(&mut tag, b'-');
            if cut(&mut wanted, b'-').eq_ignore_ascii_case(part) && more == 0 {
                shared += 2;
            } else {
                more = 1;
            }
        }
        if shared > 0 && shared - more > most {
            (best, most) = (Some(position), shared - more);
        }
    }
    best
}

/// `fr` of `fr-CA`.
fn primary(mut tag: &str) -> &str {
    cut(&mut tag, b'-')
}

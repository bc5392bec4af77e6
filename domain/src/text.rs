//! Looks up texts and interface words in one language.
//!
//! Owns the choice of a language and the placeholders of templates; knows nothing of where texts are shown.

use crate::cut::cut;
use crate::dataset::{Dataset, Language, Text, Word};

/// The texts of one language, indexed.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    tag: &'a str,
    texts: &'a str,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl<'a> Texts<'a> {
    /// Indexes the texts of a language.
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

    /// The same for a text that only the details of a result may say: `details` are the texts that follow these, separated by U+0000.
    pub fn detail(&self, text: Text, details: &'a str) -> &'a str {
        self.at_or_in(usize::from(text.0), details)
    }

    fn at_or_in(&self, position: usize, details: &'a str) -> &'a str {
        let own = self.at(position);
        let count = self.ends.len() - usize::from(self.texts.ends_with('\0'));
        if !own.is_empty() || position < count {
            return own;
        }
        let mut rest = details;
        for _ in count..position {
            cut(&mut rest, 0);
        }
        cut(&mut rest, 0)
    }

    fn at(&self, position: usize) -> &'a str {
        let start = if position == 0 {
            Some(0)
        } else {
            self.ends.get(position - 1).map(|end| *end as usize + 1)
        };
        let end = self.ends.get(position).map(|end| *end as usize);
        start
            .zip(end)
            .and_then(|(start, end)| self.texts.get(start..end))
            .unwrap_or_default()
    }
}

/// The interface words in every language that has them.
#[derive(Clone, Copy, Debug)]
pub struct Strings {
    /// At least one; the first stands in for languages without words. [`Word`] is the position in each. They lack the last words, which
    /// only the details of a result say: [`Words::detail`] is given those.
    pub languages: &'static [Language],
    /// How many words there are in each language, the last ones included.
    pub count: usize,
}

/// The interface words of one language, with what the dataset says differently.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    common: Texts<'a>,
    /// The position of `common` in [`Strings::languages`].
    position: usize,
    count: usize,
    own: Vec<(Word, &'a str)>,
    language: &'a str,
}

impl<'a> Words<'a> {
    /// The words for a language of a dataset, by position (out of range: the first). Where the strings lack the language, those of their
    /// first one.
    pub fn new(strings: &Strings, dataset: &'a Dataset, language: usize) -> Self {
        let languages = dataset.languages;
        let language = languages.get(language).or(languages.first());
        let tag = language.map_or(strings.languages[0].tag, |language| language.tag);
        let position = find(strings.languages, tag).unwrap_or(0);
        let mut own = Vec::new();
        if let Some(language) = language {
            let texts = Texts::new(language);
            for (word, text) in dataset.words {
                own.push((*word, texts.get(*text)));
            }
        }
        Words {
            common: Texts::new(&strings.languages[position]),
            position,
            count: strings.count,
            own,
            language: tag,
        }
    }

    /// The word, with its placeholders still to [`fill`].
    pub fn get(&self, word: Word) -> &'a str {
        match self.own.iter().find(|(own, _)| *own == word) {
            Some((_, text)) => text,
            None => self.common.at(usize::from(word.0)),
        }
    }

    /// The same for a word that only the details of a result say. `details` holds those for each of [`Strings::languages`], separated by
    /// U+0000.
    pub fn detail(&self, word: Word, details: &[&'static str]) -> &'a str {
        match self.own.iter().find(|(own, _)| *own == word) {
            Some((_, text)) => text,
            None => {
                let details = details.get(self.position).copied().unwrap_or_default();
                self.common.at_or_in(usize::from(word.0), details)
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
        self.own.len() < self.count
            && !primary(self.language).eq_ignore_ascii_case(primary(self.common.tag()))
    }
}

/// Fills the placeholders of a template: `{n}` becomes the value named `n`; a placeholder without a value stays.
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
            // A brace that opens no known placeholder stays, and the search continues behind it.
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

//! Writes the bundled dataset and the interface words as Rust code, so that the engine has nothing to parse when it starts.
//!
//! Owns the form of the strings file and the names of what is written; knows nothing of files. For build scripts only.
//!
//! What only the details of a result say is written apart from the rest: the engine loads it later, and only where it is needed.

use databake::{Bake, CrateEnv, TokenStream, quote};
use serde::Deserialize;

use crate::dataset::{Dataset, Language, Word};
use crate::json::Json;
use crate::read::{read, read_after};

/// The keys of interface words that only the details of a result say begin so.
const DETAILS: &str = "details_";

/// The parts of a dataset that only the details of a result say; a dataset may leave out each of them. `[]` stands for each item of a
/// list, `*` for each field of an object.
const PARTS: [&str; 9] = [
    "dimensions[].more",
    "responsibilities[].coverage.*.why",
    "questions[].choices[].insight",
    "outcomes[].next",
    "outcomes[].split_next",
    "guards[].next",
    "method.limits",
    "method.sources",
    "brief",
];

/// An interface word.
struct InterfaceWord {
    key: String,
    /// In each language.
    texts: Vec<String>,
}

/// The Rust code of these statics, from the texts of two JSON files:
///
/// - `DATASET`, the dataset without its brief and without the texts that only the details of a result say,
/// - `DETAIL_TEXTS`, those texts in each language; their numbers follow the others',
/// - `BRIEF`, the dataset's brief,
/// - `STRINGS`, the interface words without those that only the details of a result say,
/// - `DETAIL_WORDS`, these in each language,
/// - `KEYS`, the keys of all interface words in their order, joined by spaces,
/// - `word`, a module with a constant for each interface word.
///
/// `languages` are the tags of the languages that both files must have, and no other. The first is the one that stands in for languages
/// without interface words.
///
/// # Errors
/// Every fault of the strings file, or else of the dataset, a line each with the name of the file.
pub fn write(dataset: &str, strings: &str, languages: &[&str]) -> Result<String, Vec<String>> {
    let mut words = words(&json("strings.json", strings)?, languages)?;
    words.sort_by_key(|word| word.key.starts_with(DETAILS));
    let keys: Vec<&str> = words.iter().map(|word| &*word.key).collect();
    let keys = keys.join(" ");

    let json = json("dataset.json", dataset)?;
    let faults = |lines: String| -> Vec<String> {
        let lines = lines.lines();
        lines.map(|line| format!("dataset.json: {line}")).collect()
    };
    // The whole first: its faults are all faults.
    read(&json, &keys).map_err(faults)?;
    let mut without_details = json.clone();
    for part in PARTS {
        remove(&mut without_details, part);
    }
    let shown = read(&without_details, &keys).map_err(faults)?;
    let dataset = read_after(&texts(&shown), &json, &keys).map_err(faults)?;
    let tags: Vec<&str> = dataset.languages.iter().map(|known| known.tag).collect();
    if tags != languages {
        return Err(vec![format!(
            "dataset.json: /languages: found {}, expected {}",
            tags.join(" "),
            languages.join(" ")
        )]);
    }
    Ok(code(&dataset, &shown, &words, &keys).to_string())
}

/// The statics; `shown` is the dataset without what only the details of a result say.
fn code(dataset: &Dataset, shown: &Dataset, words: &[InterfaceWord], keys: &str) -> TokenStream {
    let env = &CrateEnv::default();
    let languages = dataset.languages.iter().zip(shown.languages);
    let detail_texts = languages.map(|(whole, shown)| &whole.texts[shown.texts.len()..]);
    let first = Dataset {
        languages: shown.languages,
        brief: None,
        ..dataset.clone()
    };
    let first = first.bake(env);
    let brief = dataset.brief.bake(env);
    let (shown_words, detail_words): (Vec<&InterfaceWord>, Vec<&InterfaceWord>) = words
        .iter()
        .partition(|word| !word.key.starts_with(DETAILS));
    let languages = dataset.languages.iter().enumerate();
    let strings = languages.map(|(position, language)| {
        let language = Language {
            tag: language.tag,
            texts: joined(position, &shown_words).leak(),
        };
        language.bake(env)
    });
    let languages = dataset.languages.len();
    let detail_words = (0..languages).map(|position| joined(position, &detail_words));
    let count = words.len();
    let constants = words.iter().enumerate().map(|(position, word)| {
        let name: TokenStream = word.key.to_uppercase().parse().unwrap_or_default();
        let text = &word.texts[0];
        let word = Word(position as u16).bake(env);
        quote! { #[doc = #text] pub const #name: rolefit_domain::dataset::Word = #word; }
    });
    quote! {
        /// The bundled dataset, without its brief and without [`DETAIL_TEXTS`].
        pub static DATASET: rolefit_domain::dataset::Dataset = #first;
        /// The texts of [`DATASET`] that only the details of a result say, in each of its languages; they follow the others.
        pub static DETAIL_TEXTS: [&str; #languages] = [#(#detail_texts),*];
        /// The brief of [`DATASET`], apart from it because only the details of a result say it.
        pub static BRIEF: Option<rolefit_domain::dataset::Brief> = #brief;
        /// The interface words, without [`DETAIL_WORDS`].
        pub static STRINGS: rolefit_domain::text::Strings = rolefit_domain::text::Strings {
            languages: &[#(#strings),*],
            count: #count,
        };
        /// The interface words that only the details of a result say, in each language of [`STRINGS`]; they follow the others.
        pub static DETAIL_WORDS: [&str; #languages] = [#(#detail_words),*];
        /// The keys of the interface words in the order of [`word`], joined by spaces.
        pub static KEYS: &str = #keys;
        /// The interface words by name.
        pub mod word {
            #(#constants)*
        }
    }
}

/// The texts of a dataset as [`read_after`] takes them.
fn texts(dataset: &Dataset) -> Vec<String> {
    let mut texts = Vec::new();
    for language in dataset.languages {
        for (position, text) in language.texts.split_terminator('\0').enumerate() {
            if texts.len() == position {
                texts.push(String::new());
            }
            texts[position] += &format!("{text}\0");
        }
    }
    texts
}

/// Some words in one language, with U+0000 between them.
fn joined(language: usize, words: &[&InterfaceWord]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| &*word.texts[language]).collect();
    texts.join("\0")
}

/// Reads the strings file: every language has the same keys, with the same placeholders.
fn words(json: &Json, languages: &[&str]) -> Result<Vec<InterfaceWord>, Vec<String>> {
    let mut faults = Vec::new();
    for (tag, _) in &json.parts {
        if !languages.contains(&tag.as_str()) {
            let expected = languages.join(" ");
            faults.push(format!(
                "found the language {tag}, expected one of {expected}"
            ));
        }
    }
    let maps = languages.iter().map(|tag| &json.get(tag).parts);
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in maps.flatten() {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    let mut words = Vec::new();
    for key in keys {
        let fits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        if !key.split('_').all(fits) {
            faults.push(format!(
                "found the key {key}, expected lower-case words joined by _"
            ));
        }
        let mut texts = Vec::new();
        for tag in languages {
            match json.get(tag).get(key).as_str() {
                "" => faults.push(format!(
                    "found no text for {key} in {tag}, expected one in every language"
                )),
                text => texts.push(text.to_owned()),
            }
        }
        if texts
            .iter()
            .any(|text| placeholders(text) != placeholders(&texts[0]))
        {
            faults.push(format!("found different placeholders in the texts for {key}, expected the same in every language"));
        }
        words.push(InterfaceWord {
            key: key.to_owned(),
            texts,
        });
    }
    if faults.is_empty() {
        return Ok(words);
    }
    let faults = faults.into_iter();
    Err(faults
        .map(|fault| format!("strings.json: {fault}"))
        .collect())
}

/// The names of the placeholders of a template, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The JSON value of a file.
fn json(file: &str, text: &str) -> Result<Json, Vec<String>> {
    let value = serde_json::from_str::<serde_json::Value>(text);
    let value = value.and_then(Json::deserialize);
    value.map_err(|error| vec![format!("{file}: {error}")])
}

/// Takes a part out of a JSON value, wherever it stands.
fn remove(json: &mut Json, path: &str) {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    if rest.is_empty() {
        json.parts.retain(|(name, _)| name != step);
        return;
    }
    let (name, is_list) = match step.strip_suffix("[]") {
        Some(name) => (name, true),
        None => (step, false),
    };
    for (_, field) in json
        .parts
        .iter_mut()
        .filter(|(known, _)| name == "*" || known == name)
    {
        if is_list {
            field
                .parts
                .iter_mut()
                .for_each(|(_, item)| remove(item, rest));
        } else {
            remove(field, rest);
        }
    }
}

//! Checks the bundled dataset and the interface words, and writes them as Rust statics: the engine then has
//! nothing to parse when it starts. Puts the style sheets into one.

use std::fmt::{Debug, Write};
use std::{env, fs, process};

use domain::dataset::{Dataset, Language, Text};
use domain::json::Json;
use domain::json_from_serde::flat;

// The same reading as in the engine.
#[allow(dead_code)]
#[path = "src/domain"]
mod domain {
    pub mod cut;
    pub mod dataset;
    pub mod json;
    pub mod json_from_serde;
    pub mod link;
    pub mod read;
}

const DATASET: &str = "src/domain/dataset.json";
const STRINGS: &str = "src/domain/strings.json";

fn main() {
    for file in [
        "cut.rs",
        "dataset.rs",
        "json.rs",
        "json_from_serde.rs",
        "link.rs",
        "read.rs",
        "read",
    ] {
        println!("cargo::rerun-if-changed=src/domain/{file}");
    }
    println!("cargo::rerun-if-changed={DATASET}");
    println!("cargo::rerun-if-changed={STRINGS}");

    // With it xtask sees which function uses which, splits the engine into parts and drops what nothing uses.
    println!("cargo::rerun-if-env-changed=ROLEFIT_RELOCATIONS");
    if env::var_os("ROLEFIT_RELOCATIONS").is_some() {
        println!("cargo::rustc-link-arg-bin=rolefit=--emit-relocs");
    }

    let mut words = parsed(STRINGS, words);
    words.sort_by_key(|word| word.key.starts_with(LATE));
    let early = words
        .iter()
        .filter(|word| !word.key.starts_with(LATE))
        .count();
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let keys = keys.join(" ");
    let dataset = match parsed(DATASET, |json| domain::read::read(json, &keys)) {
        Ok(dataset) => dataset,
        Err(faults) => fail(DATASET, faults.lines().map(str::to_owned)),
    };

    let (dataset, late_brief, late_texts) = parted(dataset);
    let mut code = String::new();
    let languages: Vec<Language> = LANGUAGES
        .iter()
        .enumerate()
        .map(|(at, tag)| Language {
            tag,
            texts: joined(at, &words[..early]).leak(),
        })
        .collect();
    let late_words = [0, 1].map(|at| joined(at, &words[early..]));
    let languages: String = languages
        .iter()
        .map(|language| rust(language) + ",")
        .collect();
    let mut constants = String::new();
    for (at, word) in words.iter().enumerate() {
        let name = word.key.to_uppercase();
        let _ = write!(
            constants,
            "#[doc = {:?}] pub const {name}: Word = Word({at});\n    ",
            word.texts[0]
        );
    }
    let _ = write!(
        code,
        "/// The bundled dataset.
pub static DATASET: Dataset = {dataset};
/// Its brief.
static LATE_BRIEF: Option<Brief> = {late_brief};
/// Keys of the interface words, in the order of [`word`], joined by spaces.
pub static KEYS: &str = {keys:?};
/// How many interface words there are.
pub const COUNT: usize = {count};
/// The interface words of each language, English first, without [`LATE_WORDS`].
pub static WORDS: [Language; {languages_count}] = [{languages}];
/// The interface words that only the details of a result say, for each of [`WORDS`]: the rest of [`word`].
pub static LATE_WORDS: [&str; {languages_count}] = {late_words:?};
/// The texts of [`DATASET`] that only the details of a result say, for each of its languages: those after its own.
pub static LATE_TEXTS: [&str; {text_count}] = {late_texts:?};
/// The interface words by name.
pub mod word {{
    use super::Word;
    {constants}
}}
",
        count = words.len(),
        text_count = late_texts.len(),
        languages_count = LANGUAGES.len(),
    );
    write("bundled.rs", &code);
    write("style.css", &style("index.css"));
    write("details.css", &style("details.css"));
    write("paper.css", &style("paper.css"));
}

/// A style sheet: minified by who called (`ROLEFIT_STYLES` names the folder), else the sheets that it imports one after the other.
fn style(name: &str) -> String {
    println!("cargo::rerun-if-env-changed=ROLEFIT_STYLES");
    println!("cargo::rerun-if-changed=style");
    let file = |path: &str| {
        fs::read_to_string(path).unwrap_or_else(|error| fail(path, [error.to_string()]))
    };
    if let Ok(folder) = env::var("ROLEFIT_STYLES") {
        let minified = format!("{folder}/{name}");
        println!("cargo::rerun-if-changed={minified}");
        return file(&minified);
    }
    let whole = file(&format!("style/{name}"));
    let sheets = whole.split("@import \"./").skip(1);
    let imported: String = sheets
        .filter_map(|rest| rest.split('"').next())
        .map(|sheet| file(&format!("style/{sheet}")))
        .collect();
    if imported.is_empty() { whole } else { imported }
}

/// Writes a file for the crate to include.
fn write(name: &str, content: &str) {
    let out = env::var("OUT_DIR").unwrap_or_else(|error| fail("OUT_DIR", [error.to_string()]));
    fs::write(format!("{out}/{name}"), content)
        .unwrap_or_else(|error| fail(name, [error.to_string()]));
}

/// The languages of the interface words; the first is the one that others fall back to.
const LANGUAGES: [&str; 2] = ["en", "fr"];

/// How the keys of the words begin that only the details of a result say.
const LATE: &str = "details_";

/// An interface word in each of [`LANGUAGES`].
struct InterfaceWord {
    key: String,
    texts: Vec<String>,
}

/// Reads the interface words: every language has the same keys in the same order, with the same places to fill.
fn words(json: &Json) -> Vec<InterfaceWord> {
    let mut faults = Vec::new();
    let maps = LANGUAGES.map(|tag| &json.get(tag).parts[..]);
    for map in maps {
        for (key, _) in map
            .iter()
            .filter(|(key, _)| !maps[0].iter().any(|(known, _)| known == key))
        {
            faults.push(format!("{key}: not in {}", LANGUAGES[0]));
        }
    }
    let mut words = Vec::new();
    for (key, _) in maps[0] {
        if !key
            .split('_')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase()))
        {
            faults.push(format!("{key}: keys are lower-case words joined by _"));
        }
        let mut texts = Vec::new();
        for (tag, map) in LANGUAGES.iter().zip(maps) {
            match map
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, text)| text.as_str())
            {
                Some(text) if !text.is_empty() && !text.contains('\0') => {
                    texts.push(text.to_owned())
                }
                _ => faults.push(format!("{key}: no text in {tag}")),
            }
        }
        if texts.iter().any(|text| places(text) != places(&texts[0])) {
            faults.push(format!(
                "{key}: the languages have different places to fill"
            ));
        }
        words.push(InterfaceWord {
            key: String::from(*key),
            texts,
        });
    }
    if !faults.is_empty() {
        fail(STRINGS, faults);
    }
    words
}

/// The names of the places to fill, sorted.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The words of one language, a NUL between them.
fn joined(language: usize, words: &[InterfaceWord]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| &*word.texts[language]).collect();
    texts.join("\0")
}

/// The dataset as Rust code without its brief and the texts that only the details of a result say, the brief, and those texts, for each
/// language. They get the numbers after the others.
fn parted(mut dataset: Dataset) -> (String, String, Vec<String>) {
    let choices = dataset
        .questions
        .iter()
        .flat_map(|question| question.choices);
    let mut late: Vec<Text> = choices.filter_map(|choice| choice.insight).collect();
    for outcome in dataset.outcomes {
        late.extend(outcome.next.iter().chain(&outcome.split_next));
    }
    for dimension in dataset.dimensions {
        late.extend(dimension.more.iter().flatten());
    }
    for duty in dataset.responsibilities {
        late.extend(duty.coverage.iter().filter_map(|coverage| coverage.why));
    }
    late.extend(dataset.guards.iter().filter_map(|guard| guard.next));
    if let Some(method) = &dataset.method {
        late.extend(method.sources.iter().chain(method.limits));
    }
    if let Some(brief) = &dataset.brief {
        let tasks = brief.first.iter().chain(brief.asks);
        late.extend(tasks.map(|task| task.text));
    }
    let brief = dataset.brief.take();
    let (code, brief) = (rust(&dataset), rust(&brief));
    let all = [&*code, &*brief].concat();
    // Elsewhere too: then it stays.
    let is_late = |place: usize| {
        let text = Text(place as u16);
        let uses = late.iter().filter(|other| **other == text).count();
        uses > 0 && all.matches(&format!("{text:?}")).count() == uses
    };
    let count = dataset.languages[0].texts.split_terminator('\0').count();
    let (after, before): (Vec<usize>, Vec<usize>) = (0..count).partition(|place| is_late(*place));
    let renumber = |code: &str| {
        let mut parts = code.split("Text(");
        let mut renumbered = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(')').unwrap_or_default();
            let number = number.parse().unwrap_or(usize::MAX);
            let new = before
                .iter()
                .chain(&after)
                .position(|place| *place == number);
            let _ = write!(renumbered, "Text({}){rest}", new.unwrap_or_default());
        }
        renumbered
    };
    let mut renumbered = renumber(&code);
    let mut late_texts = Vec::new();
    for language in dataset.languages {
        let texts: Vec<&str> = language.texts.split_terminator('\0').collect();
        let of = |places: &[usize]| -> String {
            places
                .iter()
                .map(|place| texts[*place].to_owned() + "\0")
                .collect()
        };
        let whole = format!("{:?}", language.texts);
        renumbered = renumbered.replace(&whole, &format!("{:?}", of(&before)));
        late_texts.push(of(&after));
    }
    (renumbered, renumber(&brief), late_texts)
}

/// A value as Rust code. The derived debug form of these types is Rust already, but for the `&` before lists.
fn rust(value: &impl Debug) -> String {
    let mut code = String::new();
    let mut in_string = false;
    let mut escaped = false;
    for c in format!("{value:?}").chars() {
        if c == '[' && !in_string {
            code.push('&');
        }
        code.push(c);
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
    }
    code
}

/// What `read` makes of a JSON file.
fn parsed<T>(path: &str, read: impl FnOnce(&Json) -> T) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| fail(path, [error.to_string()]));
    let value = serde_json::from_str(&text).unwrap_or_else(|error| fail(path, [error.to_string()]));
    match Json::decode(&flat(&value)) {
        Some(json) => read(&json),
        None => fail(path, ["found too much depth".to_owned()]),
    }
}

/// Ends the build with every fault of a file.
fn fail(path: &str, faults: impl IntoIterator<Item = String>) -> ! {
    for fault in faults {
        println!("cargo::error={path}: {fault}");
    }
    process::exit(1)
}

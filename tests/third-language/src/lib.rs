//! A third language is a key in both JSON files and an entry in the list of languages: this crate is built with one.

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

#[cfg(test)]
mod tests {
    use rolefit_domain::dataset::Text;
    use rolefit_domain::sources;
    use rolefit_domain::statics::write;
    use rolefit_domain::text::{Texts, Words};

    use super::*;

    #[test]
    fn every_text_of_the_dataset_is_there_in_the_third_language() {
        let tags: Vec<&str> = DATASET.languages.iter().map(|known| known.tag).collect();
        assert_eq!(tags, ["en", "fr", "de"]);
        let [english, third] = [0, 2].map(|position| Texts::new(&DATASET.languages[position]));
        let count = [0, 2].map(|position| DATASET.languages[position].texts.matches('\0').count());
        assert_eq!(count[0], count[1]);
        for number in 0..count[0] as u16 {
            let [english, third] = [&english, &third].map(|texts| texts.get(Text(number)));
            // The spellings of a term have `|` between them, and each is marked.
            assert_eq!(third.replace("de: ", ""), english);
            assert!(third.starts_with("de: "), "{third}");
        }
    }

    #[test]
    fn what_only_the_details_of_a_result_say_is_there_in_the_third_language() {
        let texts = Texts::new(&DATASET.languages[2]);
        let insight = DATASET.questions[0].choices[0].insight.unwrap_or(Text(0));
        assert_eq!(texts.get(insight), "");
        assert!(texts.detail(insight, DETAIL_TEXTS[2]).starts_with("de: "));
        assert!(BRIEF.is_some());
    }

    #[test]
    fn every_interface_word_is_there_in_the_third_language() {
        let words = Words::new(&STRINGS, &DATASET, 2);
        assert!(!words.is_fallback());
        assert_eq!(words.language(), "de");
        assert_eq!(words.get(word::BACK), "de: Back");
        let count = KEYS.split(' ').count();
        assert_eq!(STRINGS.count, count);
        for number in 0..count as u16 {
            let word = words.detail(rolefit_domain::dataset::Word(number), &DETAIL_WORDS);
            assert!(word.starts_with("de: "), "{number}: {word}");
        }
    }

    /// The faults of the bundled files after a change of each.
    fn faults(dataset: [&str; 2], strings: [&str; 2], languages: &[&str]) -> Vec<String> {
        let changed = |source: &str, [from, to]: [&str; 2]| {
            assert!(source.contains(from), "{from}");
            source.replacen(from, to, 1)
        };
        let dataset = changed(sources::DATASET, dataset);
        let strings = changed(sources::STRINGS, strings);
        write(&dataset, &strings, languages)
            .err()
            .unwrap_or_default()
    }

    const SAME: [&str; 2] = ["", ""];

    #[test]
    fn a_language_that_is_not_in_the_list_is_named() {
        let third = ["{", "{ \"de\": {},"];
        assert_eq!(
            faults(SAME, third, sources::LANGUAGES),
            ["strings.json: found the language de, expected one of en fr"]
        );
        let third = ["[\"en\", \"fr\"]", "[\"en\"]"];
        let found = faults(third, SAME, sources::LANGUAGES);
        assert!(found[0].starts_with("dataset.json: /"), "{found:?}");
        assert!(
            found[0].contains("found an object") || found[0].contains("/fr:"),
            "{found:?}"
        );
    }

    #[test]
    fn a_language_that_only_the_list_has_is_named() {
        let found = faults(SAME, SAME, &["en", "fr", "de"]);
        let expected = "strings.json: found no text for back in de, expected one in every language";
        assert!(found.iter().any(|fault| fault == expected), "{found:#?}");
    }

    #[test]
    fn a_key_that_only_one_language_has_is_named() {
        let only = ["{", "{ \"xx\": 0,"];
        let only = [only[0], only[1]];
        assert!(!faults(SAME, only, sources::LANGUAGES).is_empty());
        let key = ["\"back\": ", "\"new_key\": \"text\", \"back\": "];
        assert_eq!(
            faults(SAME, key, sources::LANGUAGES),
            ["strings.json: found no text for new_key in fr, expected one in every language"]
        );
    }

    #[test]
    fn a_key_that_the_reader_of_datasets_does_not_know_is_named() {
        let key = ["\"roles\": [", "\"colour\": 1, \"roles\": ["];
        let found = faults(key, SAME, sources::LANGUAGES);
        assert!(
            found[0].starts_with("dataset.json: /colour: found 1, expected one of "),
            "{found:?}"
        );
    }

    #[test]
    fn different_placeholders_are_named() {
        let word = ["Question {n} of {total}", "Question {n}"];
        assert_eq!(
            faults(SAME, word, sources::LANGUAGES),
            [
                "strings.json: found different placeholders in the texts for progress, expected the same in every language"
            ]
        );
    }
}

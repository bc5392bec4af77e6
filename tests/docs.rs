//! What the documents promise is what is there, and what is there is in the documents.

// Clippy spares `#[test]` functions only.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rolefit::domain::json::Json;
use serde::Deserialize;
use serde_json::Value;

const ACCESSIBILITY: &str = "docs/accessibility.md";
const EMBEDDING: &str = "docs/embedding.md";
const FAULTS: &str = "docs/faults.md";
const STYLING: &str = "docs/styling.md";

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// What stands between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split(end).next().unwrap()
}

/// The rows under a heading: the name in the first cell, and the row.
fn rows(document: &str, heading: &str) -> Vec<(String, String)> {
    let text = file(document);
    let part = between(&text, &format!("\n## {heading}\n"), "\n## ");
    let rows = part.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<_> = rows
        .map(|row| (between(row, "| `", "`").to_owned(), row.to_owned()))
        .collect();
    assert!(!rows.is_empty(), "{heading} has no table");
    rows
}

fn names(document: &str, heading: &str) -> BTreeSet<String> {
    let rows = rows(document, heading).into_iter();
    rows.map(|(name, _)| name).collect()
}

fn row(document: &str, heading: &str, name: &str) -> String {
    let mut rows = rows(document, heading).into_iter();
    rows.find(|(named, _)| named == name).unwrap().1
}

/// The names, of letters, digits, hyphens and underscores, that follow `before`.
fn names_after(text: &str, before: &str) -> BTreeSet<String> {
    let named = |part: &str| {
        part.chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
            .collect::<String>()
    };
    text.split(before).skip(1).map(named).collect()
}

/// Everything between double quotes, in order.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// One attribute of the element, as `src/embed/attributes.json` declares it.
struct Attribute {
    /// Whether a parameter of `frame.html` sets it.
    frame: bool,
    /// All valid values, the default first, where the list is closed.
    values: Option<Vec<String>>,
}

/// All attributes by name. Fails where a declaration has another form.
fn attributes() -> BTreeMap<String, Attribute> {
    let declared: Value = serde_json::from_str(&file("src/embed/attributes.json")).unwrap();
    let attribute = |(name, declaration): (&String, &Value)| {
        let members = declaration.as_object().unwrap();
        for member in members.keys() {
            let is_known = ["reader", "frame", "values"].contains(&&**member);
            assert!(is_known, "{name}: found {member}");
        }
        let reader = declaration["reader"].as_str().unwrap();
        assert!(
            ["engine", "loader", "both"].contains(&reader),
            "{name}: found {reader}"
        );
        let values = members.get("values").map(|values| {
            let values = values.as_array().unwrap().iter();
            values
                .map(|value| value.as_str().unwrap().to_owned())
                .collect()
        });
        let frame = members
            .get("frame")
            .is_some_and(|frame| frame.as_bool().unwrap());
        (name.clone(), Attribute { frame, values })
    };
    declared
        .as_object()
        .unwrap()
        .iter()
        .map(attribute)
        .collect()
}

/// The members of a list of names in a JavaScript file.
fn listed(source: &str, list: &str) -> BTreeSet<String> {
    let text = file(source);
    let names = quoted(between(&text, &format!("{list} = ["), "]"));
    names.into_iter().map(str::to_owned).collect()
}

/// The value of a constant in a JavaScript file.
fn constant(source: &str, name: &str) -> f64 {
    let text = file(source);
    let value = between(&text, &format!("const {name} = "), ";");
    value.parse().unwrap()
}

/// A document's words with single spaces between them, so that a line may end anywhere.
fn prose(document: &str) -> String {
    let text = file(document);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A token's name and default, as in the style sheet.
fn tokens() -> Vec<(String, String)> {
    let sheet = file("style/tokens.css");
    let tokens = sheet
        .lines()
        .filter_map(|line| line.split_once("var(--rolefit-")?.1.strip_suffix(");"))
        .filter_map(|token| token.split_once(", "));
    tokens
        .map(|(name, default)| (format!("--rolefit-{name}"), default.to_owned()))
        .collect()
}

#[test]
fn every_attribute_is_in_the_table_and_every_attribute_of_the_table_exists() {
    let declared = attributes().into_keys().collect();
    assert_eq!(names(EMBEDDING, "Attributes"), declared);
}

#[test]
fn the_parameters_of_a_frame_are_the_attributes_that_are_declared_for_it() {
    let text = file(EMBEDDING);
    let list = between(&text, "<!-- parameters -->", "<!-- end -->");
    let told: BTreeSet<_> = list.split('`').skip(1).step_by(2).collect();
    let attributes = attributes();
    let declared = attributes.iter().filter(|(_, attribute)| attribute.frame);
    assert_eq!(told, declared.map(|(name, _)| &**name).collect());
}

#[test]
fn the_parameters_that_share_links_leave_out_are_those_of_the_code() {
    use rolefit::domain::address::{DROPPED, DROPPED_BEGINNINGS, DROPPED_PIECES};
    let text = file(EMBEDDING);
    let list = between(&text, "<!-- dropped -->", "<!-- end -->");
    let told: BTreeSet<String> = list
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    let begins = DROPPED_BEGINNINGS.map(|begin| format!("{begin}…"));
    let pieces = DROPPED_PIECES.map(|piece| format!("…{piece}…"));
    let names = DROPPED.map(str::to_owned);
    assert_eq!(
        told,
        names.into_iter().chain(begins).chain(pieces).collect()
    );
}

#[test]
fn an_attribute_with_a_list_of_values_names_them_all_the_default_first() {
    let lists: Vec<_> = attributes()
        .into_iter()
        .filter_map(|(name, attribute)| Some((name, attribute.values?)))
        .collect();
    assert!(!lists.is_empty());
    for (name, values) in lists {
        let row = row(EMBEDDING, "Attributes", &name);
        let cell = row.split(" | ").nth(1).unwrap();
        let named: Vec<_> = cell.split('`').skip(1).step_by(2).collect();
        assert_eq!(named, values, "{name}");
    }
}

#[test]
fn every_view_is_in_the_row_of_its_attribute() {
    let config = file("src/embed/config.rs");
    let views = names_after(between(&config, "const VIEWS", "];"), "(\"");
    let row = row(EMBEDDING, "Attributes", "view");
    assert!(!views.is_empty());
    for view in views {
        assert!(row.contains(&format!("`{view}`")), "{view}");
    }
}

#[test]
fn every_slot_is_in_the_table_and_every_slot_of_the_table_exists() {
    let slots = names_after(&file("src/embed/element.js"), "slot(\"");
    assert_eq!(names(EMBEDDING, "Content of your own"), slots);
}

#[test]
fn every_property_and_method_is_in_the_table_and_everything_in_the_table_exists() {
    let element = file("src/embed/element.js");
    let mut members = names_after(&element, "\n  get ");
    members.extend(names_after(&element, "\n  set "));
    members.extend(names_after(
        between(&element, "#createReady() {", "\n  }"),
        " this.",
    ));
    // What is private begins with `#`, and an element of the page has callbacks.
    members.remove("");
    for line in element.lines() {
        if let Some(name) = line
            .strip_prefix("  ")
            .and_then(|line| line.strip_suffix("() {"))
            && name.bytes().all(|letter| letter.is_ascii_lowercase())
            && name != "constructor"
        {
            members.insert(format!("{name}()"));
        }
    }
    let promised = rows(EMBEDDING, "From a script").into_iter();
    // The second table is of the result.
    let promised: BTreeSet<String> = promised
        .map(|(name, _)| name)
        .take_while(|name| name != "outcome")
        .collect();
    assert_eq!(promised, members);
}

#[test]
fn every_member_of_the_result_is_in_the_table_and_every_member_of_the_table_exists() {
    let json = file("src/embed/json.rs");
    let result = between(&json, "pub fn result(", "\n}\n");
    let mut members = BTreeSet::new();
    // Members of the result itself are written at the function's own level.
    for line in result.split("\n    json.").skip(1) {
        if ["text(", "key(", "number("]
            .iter()
            .any(|call| line.starts_with(call))
        {
            members.insert(quoted(line)[0].to_owned());
        }
    }
    let promised = rows(EMBEDDING, "From a script").into_iter();
    let promised: BTreeSet<String> = promised
        .map(|(name, _)| name)
        .skip_while(|name| name != "outcome")
        .collect();
    assert_eq!(promised, members);
}

#[test]
fn every_event_is_in_the_table_and_every_event_of_the_table_exists() {
    let mut sent = names_after(&file("src/embed/element.js"), "this.#emit(\"");
    let engine = file("src/embed/json.rs");
    let events = between(&engine, "match *event {", "\n}");
    sent.extend(names_after(events, "=> (\""));
    sent.extend(names_after(events, "\n            (\""));
    // For the data layer only.
    assert!(sent.remove("information"));
    // For the loader only: the engine asks for its details part.
    assert!(sent.remove("needs-details"));
    let sent = sent.into_iter().map(|name| format!("rolefit-{name}"));
    assert_eq!(names(EMBEDDING, "Events"), sent.collect());
}

#[test]
fn a_frame_sends_every_event_of_the_table_and_the_browser_tests_record_them_all() {
    let events: BTreeSet<String> = names(EMBEDDING, "Events")
        .iter()
        .filter_map(|name| name.strip_prefix("rolefit-"))
        .map(str::to_owned)
        .collect();
    assert_eq!(listed("src/embed/frame.js", "EVENTS"), events);
    let record = file("tests/browser/pages/record.js");
    let recorded = quoted(between(&record, "of [", "]"));
    assert_eq!(
        recorded
            .into_iter()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>(),
        events
    );
}

#[test]
fn every_event_that_has_a_verb_is_sent() {
    let mut sent = names(EMBEDDING, "Events");
    // For the data layer only.
    sent.insert("rolefit-information".to_owned());
    let source = file("src/embed/analytics.js");
    let verbs = between(&source, "VERBS = {", "};");
    let events: Vec<_> = verbs
        .lines()
        .filter_map(|line| line.trim().split_once(": \""))
        .map(|(event, _)| event)
        .collect();
    assert!(!events.is_empty());
    for event in events {
        assert!(sent.contains(&format!("rolefit-{event}")), "{event}");
    }
}

#[test]
fn every_verb_of_the_data_layer_is_in_the_table_and_every_verb_of_the_table_exists() {
    let source = file("src/embed/analytics.js");
    let mut verbs: BTreeSet<String> = quoted(between(&source, "VERBS = {", "};"))
        .into_iter()
        .map(str::to_owned)
        .collect();
    verbs.extend(names_after(&source, "isChange ? \""));
    assert_eq!(names(EMBEDDING, "The data layer"), verbs);
}

#[test]
fn every_id_that_the_data_layer_gets_is_in_the_table_and_no_other() {
    let ids = listed("src/embed/analytics.js", "IDS");
    let mut promised = BTreeSet::from(["instance".to_owned(), "version".to_owned()]);
    for (_, row) in rows(EMBEDDING, "The data layer") {
        let cell = row.split(" | ").nth(1).unwrap();
        promised.extend(cell.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    assert_eq!(promised, ids);
}

#[test]
fn every_token_is_in_the_table_and_every_token_of_the_table_exists() {
    let tokens = tokens().into_iter();
    assert_eq!(
        names(STYLING, "Tokens"),
        tokens.map(|(name, _)| name).collect()
    );
}

#[test]
fn the_words_on_a_token_are_those_of_the_style_sheet() {
    let sheet = file("style/tokens.css");
    let mut about = "";
    for line in sheet.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("/* ") {
            about = comment.trim_end_matches(" */");
        }
        for name in names_after(line, "var(--rolefit-") {
            let row = row(STYLING, "Tokens", &format!("--rolefit-{name}"));
            assert!(row.contains(&format!("| {about} |")), "{name}: {about}");
        }
    }
}

#[test]
fn every_default_of_a_token_is_in_its_row() {
    for (name, default) in tokens() {
        let row = row(STYLING, "Tokens", &name);
        let values = match default.strip_prefix("light-dark(") {
            Some(pair) => pair.trim_end_matches(')').split(", ").collect(),
            // In words: it follows other tokens.
            None if default.contains("var(") => vec![],
            None => vec![&*default],
        };
        for value in values {
            assert!(row.contains(&format!("`{value}`")), "{name}: {value}");
        }
    }
}

#[test]
fn the_contrasts_that_the_document_asks_for_are_those_that_are_checked() {
    let checked: Value = serde_json::from_str(&file("style/contrast.json")).unwrap();
    // The inks that need so much on both surfaces, in the order of the file.
    let inks = |least: f64| {
        let on = |ground: &str| -> Vec<String> {
            let pairs = checked["pairs"].as_array().unwrap().iter();
            pairs
                .filter(|pair| pair["ground"] == ground && pair["least"] == least)
                .map(|pair| pair["ink"].as_str().unwrap().replace("color-", ""))
                .collect()
        };
        assert_eq!(on("surface"), on("surface-2"));
        on("surface")
    };
    let [text, drawn] = [inks(4.5), inks(3.0)].map(|inks| match inks.split_last() {
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    });
    let document = prose(STYLING);
    for told in [
        format!("4.5 : 1 for {text} against both surfaces, and for on-accent against the accent"),
        format!("3 : 1 for {drawn} against both surfaces"),
    ] {
        assert!(document.contains(&told), "{told}");
    }
}

#[test]
fn every_part_drawn_is_in_the_table_and_every_part_of_the_table_is_drawn() {
    let mut drawn = names_after(&file("src/embed/element.js"), "part: \"");
    for folder in ["src/ui", "src/ui/details", "src/ui/details/export"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let view = fs::read_to_string(path).unwrap();
                drawn.extend(names_after(&view, "part="));
                for several in view.split("attr(\"part\", \"").skip(1) {
                    let several = several.split('"').next().unwrap();
                    drawn.extend(several.split(' ').map(str::to_owned));
                }
            }
        }
    }
    assert_eq!(names(STYLING, "Parts"), drawn);
}

#[test]
fn every_picture_and_every_file_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in [
        "README.md",
        "CHANGELOG.md",
        EMBEDDING,
        STYLING,
        ACCESSIBILITY,
    ] {
        let folder = root.join(document).parent().unwrap().to_owned();
        let text = file(document);
        for link in text.split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            if !target.is_empty() && !target.contains(':') {
                assert!(folder.join(target).exists(), "{document}: {target}");
            }
        }
    }
}

/// Paths of the fields of a dataset, as the documents write them; where names are ids or languages, it goes no deeper.
fn fields(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => {
            for item in items {
                fields(item, &format!("{path}[]"), found);
            }
        }
        Value::Object(members) => {
            let is_map = ["en", "fr", "cto"]
                .iter()
                .any(|name| members.contains_key(*name));
            let leaf = ["signals", "and_answer", "about", "sources", ".if"];
            if is_map || leaf.iter().any(|name| path.ends_with(name)) {
                return;
            }
            for (name, member) in members.iter().filter(|(_, member)| !member.is_null()) {
                let path = format!("{path}.{name}");
                let path = path.trim_start_matches('.');
                found.insert(path.to_owned());
                fields(member, path, found);
            }
        }
        _ => {}
    }
}

/// The dataset without a field, wherever it stands.
fn without(mut value: Value, path: &str) -> Value {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let name = step.trim_end_matches("[]");
    match value.get_mut(name) {
        Some(_) if rest.is_empty() => value[name] = Value::Null,
        Some(Value::Array(items)) if step.ends_with("[]") => {
            for item in items {
                *item = without(item.take(), rest);
            }
        }
        Some(member) => *member = without(member.take(), rest),
        None => {}
    }
    value
}

#[test]
fn every_part_that_a_dataset_may_leave_out_is_in_the_table_and_no_other() {
    let bundled: Value = serde_json::from_str(rolefit::domain::sources::DATASET).unwrap();
    let told = names(EMBEDDING, "A dataset of your own");
    let mut all = told.clone();
    fields(&bundled, "", &mut all);
    assert!(all.len() > 60, "{all:#?}");
    for path in all {
        let name = path.rsplit('.').next().unwrap();
        let is_note = ["rationale", "sources", "criterion", "id"].contains(&name);
        // What the row of the whole says of its parts.
        let is_part = path.starts_with("scoring.") || path.starts_with("method.");
        if is_note || is_part {
            continue;
        }
        let mut changed = without(bundled.clone(), &path);
        if path == "responsibilities" {
            changed = without(changed, "questions[].about");
        }
        let read = rolefit::bundled::read(&Json::deserialize(&changed).unwrap());
        assert_eq!(
            read.is_ok(),
            told.contains(&path),
            "{path}: {:?}",
            read.err()
        );
    }
}

#[test]
fn every_browser_test_that_the_accessibility_statement_names_is_there() {
    let statement = file(ACCESSIBILITY);
    let named = statement
        .split('`')
        .filter(|word| word.ends_with(".test.mjs"));
    let named: BTreeSet<&str> = named.collect();
    assert!(named.len() > 5, "{named:?}");
    for name in named {
        assert!(!file(&format!("tests/browser/{name}")).is_empty(), "{name}");
    }
}

/// The numbers of the faults that a text speaks of, as `fault 4b: …`.
fn faults_in(text: &str) -> BTreeSet<String> {
    names_after(text, "fault ")
        .into_iter()
        .filter(|name| name.starts_with(|first: char| first.is_ascii_digit()))
        .collect()
}

/// The first words of a table's first cells that fit.
fn first_cells(part: &str, fits: impl Fn(&str) -> bool) -> BTreeSet<String> {
    part.lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next())
        .filter(|cell| fits(cell))
        .map(str::to_owned)
        .collect()
}

/// What `names` finds in the files of browser tests.
fn in_browser_tests(names: impl Fn(&str) -> BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")).unwrap()
    {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            found.extend(names(&fs::read_to_string(path).unwrap()));
        }
    }
    found
}

#[test]
fn every_fault_of_the_table_is_a_browser_test_and_every_such_test_is_in_the_table() {
    let table = file("docs/faults.md");
    let part = between(&table, "## Thirty faults", "Some browsers cannot");
    let listed = first_cells(part, |cell| {
        cell.starts_with(|first: char| first.is_ascii_digit())
    });
    assert_eq!(listed, in_browser_tests(faults_in));
    assert_eq!(listed.len(), 31);
}

#[test]
fn every_row_of_what_real_pages_do_is_a_browser_test_and_every_such_test_is_in_the_table() {
    let table = file(FAULTS);
    let (_, part) = table.split_once("\n## What real pages do\n").unwrap();
    let listed = first_cells(part, |cell| {
        cell.ends_with(|last: char| last.is_ascii_digit())
    });
    let tested = in_browser_tests(|text| {
        let titles = ["(`real page ", "\"real page "].into_iter();
        titles
            .flat_map(|before| names_after(text, before))
            .collect()
    });
    assert_eq!(listed, tested);
}

#[test]
fn every_code_is_in_a_table_and_every_code_of_the_tables_exists() {
    let mut sent = BTreeSet::new();
    for name in ["dataset", "element", "embed", "engine"] {
        let source = file(&format!("src/embed/{name}.js"));
        for before in [
            "fault(\"",
            "fail(\"",
            "code = \"",
            "\"warning\", \"",
            "\"error\", \"",
            "? \"",
            ", \"",
        ] {
            sent.extend(names_after(&source, before));
        }
    }
    let mut told = names(FAULTS, "Codes of warnings");
    told.extend(names(FAULTS, "Codes of errors"));
    told.remove("code");
    assert!(told.is_subset(&sent), "{:?} are not sent", &told - &sent);
    for code in sent
        .iter()
        .filter(|name| name.contains('-') || name.starts_with("data") || *name == "build")
    {
        let is_code = ["wasm-", "csp-", "dataset", "name-", "build"]
            .iter()
            .any(|start| code.starts_with(start));
        assert!(!is_code || told.contains(code), "{code} is not told");
    }
}

#[test]
fn documents_and_messages_give_the_limits_that_the_loader_has() {
    let embedding = prose(EMBEDDING);
    let faults = prose("docs/faults.md");
    let dataset = file("src/embed/dataset.js");

    let seconds = format!("{} s", constant("src/embed/fault.js", "PATIENCE") / 1000.0);
    assert!(embedding.contains(&format!("has {seconds} to arrive")));
    assert!(faults.contains(&format!("within {seconds}")));
    assert!(faults.contains(&format!("after {seconds}")));
    // Its messages are built from the constants.
    assert!(dataset.contains("within ${PATIENCE / 1e3} s"));

    let megabytes = format!("{} MB", constant("src/embed/dataset.js", "MOST") / 1e6);
    assert!(embedding.contains(&format!("may have {megabytes}")));
    assert!(faults.contains(&format!("larger than {megabytes}")));
    assert!(faults.contains(&format!("reading at {megabytes}")));
    assert!(dataset.contains("more than ${MOST / 1e6} MB"));

    let levels = constant("src/embed/dataset.js", "DEPTH");
    assert!(faults.contains(&format!("more than {levels} levels")));
    assert_eq!(levels, f64::from(rolefit::domain::json::DEPTH));

    let pixels = constant("src/embed/frame-host.js", "MAX_HEIGHT");
    let thousands = format!("{} 000 px", pixels / 1000.0);
    assert!(embedding.contains(&format!("none above {thousands}")));
}

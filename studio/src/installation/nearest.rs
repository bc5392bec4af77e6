//! The known name that a misspelt one is nearest to.

use strsim::damerau_levenshtein;

/// The known name that differs least from `name`, if it differs little enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = plain(name);
    let most = (name.chars().count() / 3).clamp(1, 3);
    let distances = known
        .into_iter()
        .map(|it| (damerau_levenshtein(&name, &plain(it)), it));
    let (distance, nearest) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= most).then_some(nearest)
}

/// A name without what is often written in another way. A text that is too long for a name is cut off.
fn plain(name: &str) -> String {
    let name: String = name.chars().take(100).collect();
    name.to_ascii_lowercase()
        .replace('_', "-")
        .replace("colour", "color")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_nearly_known_is_found() {
        let known = ["cta-href", "cta-text", "view", "color-accent"];
        for (name, meant) in [
            ("cta-herf", Some("cta-href")),
            ("ctahref", Some("cta-href")),
            ("colour_accent", Some("color-accent")),
            ("veiw", Some("view")),
            ("onclick", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known), meant, "{name}");
        }
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
    }
}

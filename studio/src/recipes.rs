//! Recipes: where the snippet is pasted in the editors that agencies use.
//!
//! `studio/recipes.json` holds them. What is written there was read and not tried, unless [`Recipe::tried`] says otherwise.

use crate::snippet::Form;
use serde::Deserialize;
use std::sync::LazyLock;

/// The recipe for one editor.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// A name in small letters and hyphens, such as `wordpress-blocks`.
    pub id: String,
    /// What the editor is called.
    pub name: String,
    /// The forms of the tag that the editor takes, the best first.
    pub forms: Vec<Form>,
    /// What to do, in order, each as a sentence.
    pub steps: Vec<String>,
    /// Where the files of `dist/` go, as a sentence or two.
    pub hosting: String,
    /// What the editor is known to strip or to change; may be empty.
    pub strips: Vec<String>,
    /// What we are not sure of; may be empty.
    pub unsure: String,
    /// Whether a test or a person of this project has tried it. Of the others the studio says “not tried by us”.
    pub tried: bool,
}

/// All recipes, in the order in which they are offered.
pub fn recipes() -> &'static [Recipe] {
    static RECIPES: LazyLock<Vec<Recipe>> = LazyLock::new(|| read().unwrap_or_default());
    &RECIPES
}

/// The recipes of the editors that take this form.
pub fn of_form(form: Form) -> impl Iterator<Item = &'static Recipe> {
    recipes()
        .iter()
        .filter(move |recipe| recipe.forms.contains(&form))
}

fn read() -> serde_json::Result<Vec<Recipe>> {
    serde_json::from_str(include_str!("../recipes.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_editor_that_was_promised_has_a_recipe_of_its_own() {
        let recipes = read().unwrap();
        let names: BTreeSet<&str> = recipes.iter().map(|recipe| recipe.name.as_str()).collect();
        let promised = [
            "WordPress, block editor",
            "WordPress, classic editor",
            "Elementor",
            "Webflow",
            "Wix",
            "Squarespace",
            "Shopify",
            "HubSpot",
            "Framer",
            "Google Tag Manager",
            "Next.js",
            "Astro",
            "React",
            "Plain HTML",
        ];
        assert_eq!(names, BTreeSet::from(promised));
        let ids: BTreeSet<&str> = recipes.iter().map(|recipe| recipe.id.as_str()).collect();
        assert_eq!(ids.len(), recipes.len());
    }

    #[test]
    fn every_recipe_says_which_form_and_what_to_do_in_whole_sentences() {
        for recipe in recipes() {
            assert!(
                !recipe.forms.is_empty() && !recipe.steps.is_empty(),
                "{}",
                recipe.name
            );
            let sentences = recipe
                .steps
                .iter()
                .chain(&recipe.strips)
                .chain([&recipe.hosting]);
            let unsure = Some(&recipe.unsure).filter(|it| !it.is_empty());
            for sentence in sentences.chain(unsure) {
                assert!(sentence.ends_with('.'), "{}: {sentence}", recipe.name);
            }
        }
    }

    #[test]
    fn nothing_is_said_to_be_tried_that_no_test_tries() {
        assert!(recipes().iter().all(|recipe| !recipe.tried));
    }

    #[test]
    fn every_form_has_recipes() {
        for form in [Form::Element, Form::Div, Form::Script, Form::Frame] {
            assert!(of_form(form).count() > 0, "{form:?}");
        }
    }
}

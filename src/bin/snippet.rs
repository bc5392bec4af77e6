//! `cargo xtask snippet`: prints what a marketer pastes, with the page's own content inside.

use std::process::ExitCode;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match native::snippet(&arguments) {
        Ok(snippet) => {
            print!("{snippet}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() -> ExitCode {
    ExitCode::FAILURE
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use rolefit::bundled::DATASET;
    use rolefit::domain::dataset::Dataset;
    use rolefit::fallback::html;
    use rolefit::file;

    const USAGE: &str = "cargo xtask snippet [--lang TAG] [--data FILE.json]";

    pub fn snippet(arguments: &[String]) -> Result<String, String> {
        let (mut lang, mut data) = (None, None);
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let place = match argument.as_str() {
                "--lang" => &mut lang,
                "--data" => &mut data,
                other => return Err(format!("found `{other}`, expected: {USAGE}")),
            };
            let value = arguments
                .next()
                .ok_or(format!("`{argument}` has no value: {USAGE}"))?;
            *place = Some(value);
        }
        let own;
        let dataset = match data {
            Some(file) => {
                own = file::dataset(file)?;
                &own
            }
            None => &DATASET,
        };
        let language = match lang {
            Some(tag) => position(dataset, tag)?,
            None => 0,
        };
        let lang = lang
            .map(|tag| format!(" lang=\"{tag}\""))
            .unwrap_or_default();
        let content: String = html(dataset, language)
            .lines()
            .map(|line| format!("  {line}\n"))
            .collect();
        Ok(format!(
            "<!-- Into the head of the page, so that the engine comes at once. Far down a page leave it out, and loading=\"eager\" too: the\n\
             \x20    engine then comes when a visitor comes near. -->\n\
             <link rel=\"preload\" as=\"fetch\" href=\"/rolefit/rolefit_bg.wasm\">\n\
             <!-- Where the widget goes: -->\n\
             <script async src=\"/rolefit/embed.js\"></script>\n\
             <role-fit{lang} loading=\"eager\" cta-href=\"/contact\">\n{content}</role-fit>\n"
        ))
    }

    fn position(dataset: &Dataset, tag: &str) -> Result<usize, String> {
        let tags: Vec<&str> = dataset
            .languages
            .iter()
            .map(|language| language.tag)
            .collect();
        let found = tags.iter().position(|there| *there == tag);
        found.ok_or(format!(
            "found the language `{tag}`, expected {}",
            tags.join(" or ")
        ))
    }
}

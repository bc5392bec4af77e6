//! The style sheets, minified: `build.rs` takes them from the folder that [`VARIABLE`] names.

use crate::js_tools;
use crate::project::Project;
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Tells the crate's build script where the minified sheets are.
pub const VARIABLE: &str = "ROLEFIT_STYLES";

/// One for the widget, one for the details of its result and one for paper.
const SHEETS: [&str; 3] = ["index.css", "details.css", "printed-document.css"];

/// Bundles and minifies the sheets; the folder that they are in.
pub fn minify(project: &Project) -> Result<PathBuf> {
    let folder = project.engine_target().join("styles");
    std::fs::create_dir_all(&folder)?;
    for name in SHEETS {
        let output = folder.join(name);
        let fresh = folder.join("fresh.css");
        js_tools::minify(project, &project.path("style").join(name), &fresh)
            .with_context(|| format!("cannot minify style/{name}"))?;
        // Only where it differs: cargo goes by the time of the file.
        if std::fs::read(&output).ok() != Some(std::fs::read(&fresh)?) {
            std::fs::rename(&fresh, &output)?;
        }
    }
    Ok(folder)
}

//! `cargo xtask post-build`: the last step of every build, called by Trunk as its hook of that name.
//!
//! Owns the choice between the two forms of what a page loads: bundled and optimised in our own release build, plain where
//! somebody calls `trunk` by hand or develops.

use crate::project::{Project, read};
use crate::{bundle, js_tools, plain, split, stamp};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The studio's glue, which Trunk stages beside its WebAssembly.
const STUDIO: &str = "studio.js";
/// The WebAssembly of the studio, and that of its worker.
const STUDIO_MODULES: [&str; 2] = ["studio_bg.wasm", "studio-worker_bg.wasm"];
/// What glue imports of its dependencies' own JavaScript.
const SNIPPETS: &str = "snippets";

/// Set by our own release build: the result is to be bundled and optimised.
pub const BUNDLE: &str = "ROLEFIT_BUNDLE";

/// The widget in a page of its own, and the scripts for it and for the page around it.
const FRAME: [&str; 3] = ["frame.html", "frame.js", "frame-host.js"];

/// Turns what Trunk has staged, the engine and half of its glue, into what a page loads.
pub fn run(project: &Project) -> Result<()> {
    let variable = |name: &str| {
        std::env::var(name).with_context(|| format!("{name} is not set: only Trunk calls this"))
    };
    let stage = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let profile = variable("TRUNK_PROFILE")?;
    let target = target_folder(project)?;
    let glue = target.join("wasm-bindgen").join(profile);
    let is_bundled = std::env::var_os(BUNDLE).is_some();
    if is_bundled {
        bundle::wasm(project, &glue, &stage)?;
    } else {
        plain::write(project, &glue, &stage)?;
    }
    for name in FRAME {
        let (source, output) = (
            project.path(bundle::LOADER).with_file_name(name),
            stage.join(name),
        );
        if is_bundled && name.ends_with(".js") {
            js_tools::minify(project, &source, &output)
        } else {
            std::fs::copy(&source, &output)
                .map(drop)
                .map_err(Into::into)
        }
        .with_context(|| format!("cannot write {name}"))?;
    }
    // Trunk's own copies of the glue, of which nothing is loaded.
    std::fs::remove_file(stage.join("rolefit.js")).context("Trunk staged no rolefit.js")?;
    studio(project, &glue, &stage, is_bundled)
}

/// Makes the studio's files small where they are to be, adds the part that it loads later, and removes what it does not load.
fn studio(project: &Project, output: &Path, stage: &Path, is_bundled: bool) -> Result<()> {
    let glue = stage.join(STUDIO);
    if is_bundled {
        let bundled = stage.join("bundled.js");
        js_tools::module(project, &glue, &bundled).context("cannot bundle the studio's glue")?;
        std::fs::rename(&bundled, &glue)?;
        for module in STUDIO_MODULES {
            bundle::optimise(project, &stage.join(module))?;
        }
        let mut files = bundle::parts(project, &split::STUDIO, output, stage)?;
        files.push(stage.join("studio_bg.wasm"));
        stamp::write(&files)?;
        js_tools::minify_styles(project, &stage.join("studio.css"))?;
    }
    let snippets = stage.join(SNIPPETS);
    if snippets.exists() && !read(&glue)?.contains(SNIPPETS) {
        std::fs::remove_dir_all(snippets)?;
    }
    Ok(())
}

/// Cargo's target folder: the one that the variable names, else the one that this program was compiled into.
fn target_folder(project: &Project) -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CARGO_TARGET_DIR") {
        return Ok(project.root().join(folder));
    }
    let mut folders = project.xtask().ancestors();
    let target = folders.nth(2).map(Path::to_path_buf);
    target.context("xtask does not lie in a target folder of cargo's")
}

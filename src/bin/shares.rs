//! `cargo run --bin shares`: prints the `method.shares` of a dataset.

use std::process::ExitCode;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match native::shares(&arguments) {
        Ok(shares) => {
            print!("{shares}");
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
    use rolefit::{file, shares};

    const USAGE: &str = "cargo run --bin shares [-- FILE.json]";

    pub fn shares(arguments: &[String]) -> Result<String, String> {
        let own;
        let dataset = match arguments {
            [] => &DATASET,
            [file] => {
                own = file::dataset(file)?;
                &own
            }
            _ => {
                return Err(format!(
                    "found {} arguments, expected: {USAGE}",
                    arguments.len()
                ));
            }
        };
        let counts = shares::count(dataset).ok_or("found too many possible sheets to count")?;
        Ok(shares::json(dataset, &shares::shares(&counts)))
    }
}

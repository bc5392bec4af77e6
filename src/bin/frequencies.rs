//! `cargo run --bin frequencies`: prints the `method.shares` of a dataset.

use std::process::ExitCode;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match native::frequencies(&arguments) {
        Ok(frequencies) => {
            print!("{frequencies}");
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
    use rolefit::{file, frequencies};

    const USAGE: &str = "cargo run --bin frequencies [-- FILE.json]";

    pub fn frequencies(arguments: &[String]) -> Result<String, String> {
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
        let counts =
            frequencies::count(dataset).ok_or("found too many possible sheets to count")?;
        Ok(frequencies::json(
            dataset,
            &frequencies::frequencies(&counts),
        ))
    }
}

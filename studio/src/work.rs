//! What is done in a worker: reading long pastes, which may take longer than a page should be busy.
//!
//! Owns the requests and the responses, which travel as JSON.

use crate::color::contrast;
use crate::color::resolve::Scheme;
use crate::design::Design;
use crate::installation::{self, Context, Mistake};
use crate::site::{self, Site};
use gloo_worker::oneshot::oneshot;
use serde::{Deserialize, Serialize};

/// The file that starts the worker, beside the studio's own.
pub const LOADER: &str = "studio-worker-loader.js";

/// What the studio asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// What is found in a site's CSS or HTML.
    Site(String),
    /// The mistakes in the HTML of a page that holds the widget.
    Installation(String, Context),
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Site`].
    Site(Site),
    /// To [`Request::Installation`].
    Installation(Vec<Mistake>),
}

/// Does the work.
pub fn answer(request: Request) -> Response {
    match request {
        Request::Site(text) => Response::Site(site::read(&text)),
        Request::Installation(html, context) => {
            Response::Installation(installation::check(&html, &context, low_contrasts))
        }
    }
}

/// A line for each pair of colours of a design whose contrast is too low.
pub fn low_contrasts(design: &Design) -> Vec<String> {
    let findings = contrast::check(design).into_iter();
    let failing = findings.filter(|it| it.passes == Some(false));
    failing
        .map(|it| {
            let scheme = match it.scheme {
                Scheme::Light => "light",
                Scheme::Dark => "dark",
            };
            format!(
                "{} on {}, {scheme}: {:.2} : 1, expected {} : 1",
                it.pair.ink,
                it.pair.ground,
                it.ratio.unwrap_or_default(),
                it.pair.least
            )
        })
        .collect()
}

/// The worker: JSON of a [`Request`] leads to JSON of its [`Response`], or to an empty text if it is no request.
#[allow(missing_docs, reason = "the macro writes items without comments")]
#[oneshot]
pub async fn Work(request: String) -> String {
    let response = serde_json::from_str(&request).map(answer);
    response
        .and_then(|response| serde_json::to_string(&response))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_and_responses_travel_as_json() {
        let request = Request::Site("a { color: #123456 }".into());
        let json = serde_json::to_string(&request).unwrap();
        let response = answer(serde_json::from_str(&json).unwrap());
        let json = serde_json::to_string(&response).unwrap();
        assert_eq!(serde_json::from_str::<Response>(&json).unwrap(), response);
    }
}

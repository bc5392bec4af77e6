//! Addresses, as far as they are known without the page's own.
//!
//! Owns origins, folders and relative addresses; knows nothing of what lies at an address.

/// An address without its fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Scheme, host and port in lower case, such as `https://cdn.example`. None where the address is relative and the page's own is not known, and
    /// where there is no host, as in `data:`.
    pub origin: Option<String>,
    /// The path without `.` and `..`. It begins with `/` unless it is relative and the page's own is not known.
    pub path: String,
    /// What follows the first `?`.
    pub query: String,
}

impl Address {
    /// Reads an address as a browser does. `base` is the address that relative ones start from, if that is known.
    pub fn of(text: &str, base: Option<&Address>) -> Self {
        let text: String = text
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let text = text.split('#').next().unwrap_or_default();
        let (before, query) = text.split_once('?').unwrap_or((text, ""));
        let query = query.to_owned();
        let before = before.replace('\\', "/");
        let (scheme, rest) = match scheme_of(&before) {
            Some((scheme, rest)) => (Some(scheme), rest),
            None => (None, before.as_str()),
        };
        let is_of_web = matches!(scheme.as_deref(), None | Some("http" | "https"));
        if let (true, Some(after)) = (is_of_web, rest.strip_prefix("//")) {
            let (host, path) = after.split_at(after.find('/').unwrap_or(after.len()));
            let scheme = scheme.unwrap_or_else(|| {
                let of_base = base.and_then(|base| base.origin.as_deref());
                let of_base = of_base.and_then(|origin| origin.split_once(':'));
                of_base.map_or("https", |(scheme, _)| scheme).to_owned()
            });
            return Self {
                origin: Some(origin(&scheme, host)),
                path: without_dots(&format!("/{}", path.trim_start_matches('/'))),
                query,
            };
        }
        if let Some(scheme) = scheme {
            return Self {
                origin: None,
                path: format!("{scheme}:{rest}"),
                query,
            };
        }
        let origin = base.and_then(|base| base.origin.clone());
        let path = match base {
            _ if rest.starts_with('/') => rest.to_owned(),
            Some(base) if rest.is_empty() => base.path.clone(),
            Some(base) => format!("{}{rest}", base.folder()),
            None => rest.to_owned(),
        };
        let query = match base {
            Some(base) if rest.is_empty() && query.is_empty() => base.query.clone(),
            _ => query,
        };
        Self {
            origin,
            path: without_dots(&path),
            query,
        }
    }

    /// The path up to its last slash; empty for a relative one without.
    pub fn folder(&self) -> &str {
        self.path.rfind('/').map_or("", |end| &self.path[..=end])
    }

    /// What follows the path's last slash.
    pub fn file(&self) -> &str {
        &self.path[self.folder().len()..]
    }

    /// Whether two addresses lie in the same folder of the same origin; none if that depends on the page's address.
    pub fn is_beside(&self, other: &Self) -> Option<bool> {
        let is_rooted = |it: &Self| it.path.starts_with('/');
        match (is_rooted(self), is_rooted(other)) {
            (true, true) if self.folder() != other.folder() => Some(false),
            (one, two) if one == two && self.origin.is_some() == other.origin.is_some() => {
                Some(self.origin == other.origin && self.folder() == other.folder())
            }
            _ => None,
        }
    }

    /// Whether the address is on another origin than a page; none if that depends on the page's address, which is not known.
    pub fn is_elsewhere(&self, page: Option<&Address>) -> Option<bool> {
        match (&self.origin, page.and_then(|page| page.origin.as_ref())) {
            (None, _) => Some(false),
            (Some(origin), Some(of_page)) => Some(origin != of_page),
            (Some(_), None) => None,
        }
    }

    /// The address as text, without its query.
    pub fn text(&self) -> String {
        format!(
            "{}{}",
            self.origin.as_deref().unwrap_or_default(),
            self.path
        )
    }
}

/// The scheme in lower case, and what follows its colon.
fn scheme_of(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

fn origin(scheme: &str, host: &str) -> String {
    let host = host.rsplit('@').next().unwrap_or(host).to_ascii_lowercase();
    let default = match scheme {
        "http" => ":80",
        _ => ":443",
    };
    let host = host
        .strip_suffix(default)
        .or_else(|| host.strip_suffix(':'))
        .unwrap_or(&host);
    format!("{scheme}://{host}")
}

/// A path without `.` and `..`; those that a relative path begins with stay.
fn without_dots(path: &str) -> String {
    let is_rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(part) = rest.next() {
        let is_last = rest.peek().is_none();
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if is_rooted => {}
            _ => {
                parts.push(part);
                continue;
            }
        }
        // They name a folder.
        if is_last {
            parts.push("");
        }
    }
    let root = if is_rooted { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Address {
        Address::of(text, None)
    }

    #[test]
    fn an_origin_is_scheme_host_and_port_without_the_usual_port() {
        let origin = |text| read(text).origin;
        let cdn = Some("https://cdn.example".to_owned());
        assert_eq!(origin("https://cdn.example/rolefit/embed.js"), cdn);
        assert_eq!(origin(" HTTPS://me:secret@CDN.example:443"), cdn);
        assert_eq!(origin("//cdn.example/x"), cdn);
        assert_eq!(origin("\\\\cdn.example/x"), cdn);
        assert_eq!(
            origin("http://localhost:8080/"),
            Some("http://localhost:8080".into())
        );
        for text in ["/rolefit/", "embed.js", "", "data:text/css,", "mailto:a@b"] {
            assert_eq!(origin(text), None, "{text}");
        }
    }

    #[test]
    fn a_path_is_cut_into_folder_and_file() {
        let address = read("https://cdn.example/a/./b/../c/embed.js?v=1#x");
        assert_eq!(
            (address.folder(), address.file(), address.query.as_str()),
            ("/a/c/", "embed.js", "v=1")
        );
        assert_eq!(read("https://cdn.example").path, "/");
        assert_eq!(read("../../x").path, "../../x");
        assert_eq!(read("/../x").path, "/x");
        assert_eq!(read("a/..").path, "");
        assert_eq!(read("/a/b/..").path, "/a/");
        assert_eq!(
            (read("embed.js").folder(), read("embed.js").file()),
            ("", "embed.js")
        );
    }

    #[test]
    fn a_relative_address_starts_from_the_page_where_that_is_known() {
        let page = read("https://agency.example/roles/index.html?x=1");
        let of = |text| Address::of(text, Some(&page)).text();
        assert_eq!(of("embed.js"), "https://agency.example/roles/embed.js");
        assert_eq!(of("/rolefit/"), "https://agency.example/rolefit/");
        assert_eq!(of("../a"), "https://agency.example/a");
        assert_eq!(of(""), "https://agency.example/roles/index.html");
        assert_eq!(of("//cdn.example/a"), "https://cdn.example/a");
    }

    #[test]
    fn folders_are_compared_where_both_are_known() {
        let beside = |a, b| read(a).is_beside(&read(b));
        assert_eq!(
            beside("/rolefit/embed.js", "/rolefit/rolefit_bg.wasm?v=1"),
            Some(true)
        );
        assert_eq!(
            beside("/rolefit/embed.js", "/other/rolefit_bg.wasm"),
            Some(false)
        );
        assert_eq!(
            beside("https://a.example/x/y", "https://b.example/x/y"),
            Some(false)
        );
        assert_eq!(beside("rolefit/embed.js", "./rolefit/x"), Some(true));
        assert_eq!(
            beside("/rolefit/embed.js", "https://a.example/rolefit/x"),
            None
        );
        assert_eq!(beside("/rolefit/embed.js", "rolefit/x"), None);
        assert_eq!(
            beside("/rolefit/embed.js", "https://a.example/other/x"),
            Some(false)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(text: String, base: String) {
            let base = Address::of(&base, None);
            let address = Address::of(&text, Some(&base));
            prop_assert_eq!(format!("{}{}", address.folder(), address.file()), address.path);
        }
    }
}

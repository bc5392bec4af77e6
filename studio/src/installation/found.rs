//! What a page holds of the widget: its loaders, its tags and its frames.
//!
//! Owns which elements belong to the widget; knows nothing of mistakes.

use super::address::Address;
use super::page::{Element, Page};
use crate::contract::attributes::attribute;
use crate::snippet::Form;
use percent_encoding::percent_decode_str;

/// What marks a placeholder, and begins its attributes.
pub const MARK: &str = "data-rolefit";

/// The tag's name.
pub const TAG: &str = "role-fit";

/// An attribute of the widget, without the prefix that it may have in the page.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it begins, in bytes.
    pub at: usize,
}

/// A widget.
#[derive(Clone, Debug)]
pub struct Widget {
    /// The form of its tag.
    pub form: Form,
    /// The tag's element, by position in [`Page::elements`].
    pub element: usize,
    /// Where the tag begins, in bytes.
    pub at: usize,
    /// Its attributes that the widget has, the parameters of a frame included.
    pub given: Vec<Given>,
    /// The element of the dataset that stands in the tag.
    pub dataset: Option<usize>,
}

impl Widget {
    /// The attribute of this name.
    pub fn given(&self, name: &str) -> Option<&Given> {
        self.given.iter().find(|it| it.name == name)
    }

    /// The value of the attribute of this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.given(name).map(|it| it.value.as_str())
    }

    /// Whether it shows another dataset than the built-in one, as far as the page says.
    pub fn has_own_dataset(&self) -> bool {
        self.dataset.is_some() || self.value("source").is_some_and(|it| !it.is_empty())
    }

    /// Whether it is a frame, which the page around it cannot style.
    pub fn is_frame(&self) -> bool {
        self.form == Form::Frame
    }
}

/// A script that loads `embed.js`, or is it.
#[derive(Clone, Debug)]
pub struct Loader {
    /// Its element, by position in [`Page::elements`].
    pub element: usize,
    /// Where the address is named, in bytes.
    pub at: usize,
    /// The address of `embed.js`.
    pub address: Address,
    /// Whether a consent tool keeps it from running.
    pub is_blocked: bool,
    /// Whether it stands for a widget.
    pub is_placeholder: bool,
    /// Whether the address stands in the text of a script.
    pub is_named_in_script: bool,
}

/// What was found.
#[derive(Debug)]
pub struct Found<'a> {
    /// The page.
    pub page: &'a Page,
    /// The page's own address, if it is known.
    pub own: Option<Address>,
    /// The address that relative ones start from, if it is known.
    pub base: Option<Address>,
    /// What loads `embed.js`, in the order of the text.
    pub loaders: Vec<Loader>,
    /// Whether the loaders may be those of others too: several files of this name, and none in a folder of ours.
    pub are_loaders_doubtful: bool,
    /// The widgets, in the order of the text.
    pub widgets: Vec<Widget>,
    /// The elements that load `frame-host.js`.
    pub hosts: Vec<usize>,
}

impl<'a> Found<'a> {
    /// Finds it. `address` is the page's own.
    pub fn of(page: &'a Page, address: Option<&str>) -> Self {
        let own = address
            .map(|address| Address::of(address, None))
            .filter(|it| it.origin.is_some());
        let base = page
            .elements
            .iter()
            .find(|it| it.name == "base" && !it.is_inert);
        let base = base.and_then(|it| it.value("href"));
        let base = match base {
            Some(href) => Some(Address::of(href, own.as_ref())).filter(|it| it.origin.is_some()),
            None => own.clone(),
        };
        let mut found = Self {
            page,
            own,
            base,
            loaders: Vec::new(),
            are_loaders_doubtful: false,
            widgets: Vec::new(),
            hosts: Vec::new(),
        };
        for (at, element) in page.elements.iter().enumerate() {
            if element.is_inert {
                continue;
            }
            if element.name == "script" {
                found.script(at, element);
            }
            found.widget(at, element);
        }
        let is_named = |it: &Loader| it.is_placeholder || it.address.text().contains("rolefit");
        if found.loaders.iter().any(is_named) {
            found.loaders.retain(is_named);
        } else {
            found.are_loaders_doubtful = found.loaders.len() > 1;
        }
        found
    }

    /// An address of the page.
    pub fn address(&self, text: &str) -> Address {
        Address::of(text, self.base.as_ref())
    }

    /// The element of this position.
    pub fn element(&self, at: usize) -> Option<&'a Element> {
        self.page.elements.get(at)
    }

    /// All elements that are shown or run.
    pub fn elements(&self) -> impl Iterator<Item = (usize, &'a Element)> {
        let all = self.page.elements.iter().enumerate();
        all.filter(|(_, element)| !element.is_inert)
    }

    /// The loader that runs: the first one that is not blocked, else the first.
    pub fn loader(&self) -> Option<&Loader> {
        let running = self.loaders.iter().find(|it| !it.is_blocked);
        running.or(self.loaders.first())
    }

    /// An address in the folder of the engines, which the first widget's `base` names, or else the loader; none if neither is there.
    pub fn engines(&self) -> Option<Address> {
        let inline = self.inline();
        let base = inline.into_iter().find_map(|it| it.value("base"));
        match base.filter(|it| !it.is_empty()) {
            Some(base) => Some(self.address(&format!("{}/", base.trim_end_matches('/')))),
            None => self.loader().map(|it| it.address.clone()),
        }
    }

    /// The widgets that stand in the page itself.
    pub fn inline(&self) -> Vec<&Widget> {
        self.widgets.iter().filter(|it| !it.is_frame()).collect()
    }

    fn script(&mut self, at: usize, element: &Element) {
        let kind = element
            .value("type")
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let is_blocked = !matches!(
            kind.as_str(),
            "" | "module"
                | "text/javascript"
                | "application/javascript"
                | "text/ecmascript"
                | "application/ecmascript"
        );
        let is_placeholder = element.attribute(MARK).is_some();
        let src = element
            .attribute("src")
            .filter(|it| !it.value.trim().is_empty());
        let Some(src) = src else {
            if !is_blocked {
                self.named_in_script(at, element);
            }
            return;
        };
        let address = self.address(&src.value);
        match address.file() {
            "frame-host.js" => self.hosts.push(at),
            "embed.js" => {}
            _ if is_placeholder => {}
            _ => return,
        }
        if address.file() != "frame-host.js" {
            self.loaders.push(Loader {
                element: at,
                at: element.at,
                address,
                is_blocked,
                is_placeholder,
                is_named_in_script: false,
            });
        }
    }

    /// Finds an address that ends with `embed.js` in the text of a script, which may import it or add its tag.
    fn named_in_script(&mut self, at: usize, element: &Element) {
        let text = &element.text;
        for (end, name) in text.match_indices("embed.js") {
            let start = text[..end].rfind(['"', '\'', '`']).map(|it| it + 1);
            let Some(written) = start.and_then(|start| text.get(start..end + name.len())) else {
                continue;
            };
            if written.contains(char::is_whitespace) {
                continue;
            }
            self.loaders.push(Loader {
                element: at,
                at: element.text_at + start.unwrap_or_default(),
                address: self.address(written),
                is_blocked: false,
                is_placeholder: false,
                is_named_in_script: true,
            });
            return;
        }
    }

    fn widget(&mut self, at: usize, element: &Element) {
        let mark = element.value(MARK);
        let form = match (element.name.as_str(), mark) {
            (TAG, _) => Form::Element,
            ("iframe", _) if self.is_frame(element) => Form::Frame,
            (_, None) => return,
            // The page was saved after the widget had come: the tag is there already.
            (_, Some("filled")) if self.page.elements.iter().any(|it| it.name == TAG) => return,
            ("script", _) => Form::Script,
            _ => Form::Div,
        };
        let given = match form {
            Form::Frame => parameters(element),
            _ => {
                let given = element.attributes.iter().filter_map(|it| {
                    let name = match form {
                        Form::Element => it.name.as_str(),
                        _ => it.name.strip_prefix(MARK)?.strip_prefix('-')?,
                    };
                    attribute(name)?;
                    Some(Given {
                        name: name.to_owned(),
                        value: it.value.clone(),
                        at: it.at,
                    })
                });
                given.collect()
            }
        };
        let dataset = match form {
            Form::Element | Form::Div => self.dataset(at),
            Form::Script | Form::Frame => None,
        };
        self.widgets.push(Widget {
            form,
            element: at,
            at: element.at,
            given,
            dataset,
        });
    }

    fn is_frame(&self, element: &Element) -> bool {
        let src = self.address(element.value("src").unwrap_or_default());
        let is_ours = src.file() == "frame.html" && src.text().contains("rolefit");
        is_ours || element.attribute("data-rolefit-frame").is_some()
    }

    /// The first script for JSON inside an element.
    fn dataset(&self, widget: usize) -> Option<usize> {
        let all = self.page.elements.iter().enumerate().skip(widget + 1);
        let mut scripts = all.filter(|(_, it)| {
            let kind = it.value("type").unwrap_or_default().to_ascii_lowercase();
            it.name == "script" && kind.starts_with("application/json")
        });
        let inside = scripts.find(|(at, _)| self.page.around(*at).any(|it| it == widget));
        inside.map(|(at, _)| at)
    }
}

/// The parameters of a frame's address, as a browser reads them.
pub fn parameters(element: &Element) -> Vec<Given> {
    let Some(src) = element.attribute("src") else {
        return Vec::new();
    };
    let before = src.value.split('#').next().unwrap_or_default();
    let query = before.split_once('?').map_or("", |(_, query)| query);
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let parameters = query.split('&').filter(|it| !it.is_empty());
    let parameters = parameters.map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        Given {
            name: decoded(name),
            value: decoded(value),
            at: src.at,
        }
    });
    parameters.collect()
}

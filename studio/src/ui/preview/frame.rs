//! The document in the preview's frame.
//!
//! Owns every write into it: the tokens, the attributes, the page around the widget. It uses nothing of the widget but its public contract.

use crate::ui::settings::{Form, PageStyle, Scheme, Settings};
use crate::ui::state::Studio;
use leptos::html;
use leptos::prelude::*;
use rolefit_studio::contract::attributes::attributes;
use rolefit_studio::contract::parts::parts;
use rolefit_studio::design::Design;
use rolefit_studio::pseudo;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlIFrameElement};

/// Style sheets of the pages around the widget.
const PLAIN: &str = include_str!("../../../pages/plain.css");
const HOSTILE: &str = include_str!("../../../pages/hostile.css");

/// The events of the widget, by name.
const EVENTS: &[&str] = &[
    "ready",
    "start",
    "answer",
    "back",
    "result",
    "restart",
    "share",
    "print",
    "cta-click",
    "resize",
    "open",
    "close",
    "warning",
    "error",
];
/// The largest size of text in percent that is no zoom of the whole page.
const MOST_TEXT: u16 = 200;
/// The most events that are shown.
const MOST_EVENTS: usize = 200;

/// An event of the widget, or an entry of the data layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Its detail, as JSON.
    pub payload: String,
}

/// The frame of the preview.
#[derive(Clone, Copy)]
pub struct Frame {
    document: RwSignal<Option<Document>, LocalStorage>,
    entries: RwSignal<Vec<Entry>>,
    count: StoredValue<usize>,
    is_inspecting: RwSignal<bool>,
    picked: RwSignal<Option<String>>,
    /// The rule that outlines what a token styles.
    outline: RwSignal<String>,
}

impl Frame {
    /// A frame that has loaded nothing yet.
    pub fn new() -> Self {
        Self {
            document: RwSignal::new_local(None),
            entries: RwSignal::default(),
            count: StoredValue::default(),
            is_inspecting: RwSignal::new(false),
            picked: RwSignal::new(None),
            outline: RwSignal::default(),
        }
    }

    /// Takes over the document that the frame has loaded.
    pub fn loaded(self, element: NodeRef<html::Iframe>) {
        let frame: Option<HtmlIFrameElement> = element.get_untracked();
        let document = frame.and_then(|frame| frame.content_document());
        if document == self.document.get_untracked() {
            return;
        }
        if let Some(document) = &document {
            self.listen(document);
            scroll_to(document, None);
        }
        self.document.set(document);
    }

    /// Writes the state into the document whenever one of them changes.
    pub fn follow(self, studio: Studio, element: NodeRef<html::Iframe>) {
        // The document can be complete before this runs.
        Effect::new(move || {
            let frame = element.get();
            let document = frame.and_then(|frame| frame.content_document());
            if self.document.with_untracked(Option::is_none)
                && document
                    .is_some_and(|it| it.ready_state() == "complete" && widget(&it).is_some())
            {
                self.loaded(element);
            }
        });
        Effect::new(move || {
            let Some(document) = self.document.get() else {
                return;
            };
            set_style(
                &document,
                "studio-tokens",
                &studio.valid_design().css(":root"),
            );
        });
        let settings = Memo::new(move |_| studio.settings().of_preview());
        Effect::new(move || {
            let Some(document) = self.document.get() else {
                return;
            };
            show_page(&document, &settings.get());
        });
        Effect::new(move || {
            let Some(document) = self.document.get() else {
                return;
            };
            show_language(&document, &settings.get().language);
        });
        let attributes = Memo::new(move |_| studio.design().attributes);
        Effect::new(move || {
            let Some(document) = self.document.get() else {
                return;
            };
            let design = Design {
                attributes: attributes.get(),
                ..Design::new()
            };
            let settings = settings.get();
            set_attributes(&document, &design, &settings);
            show_frame(
                &document,
                (settings.form == Form::Frame).then(|| parameters(&design, &settings)),
            );
        });
        Effect::new(move || {
            let Some(document) = self.document.get() else {
                return;
            };
            set_style(&document, "studio-outline", &self.outline.get());
        });
    }

    /// Whether the frame has loaded its document.
    pub fn is_loaded(self) -> bool {
        self.document.with(Option::is_some)
    }

    /// Gives the widget these answers, and shows where they lead.
    pub fn answer(self, answers: &serde_json::Value) {
        let document = self.document.get_untracked();
        let widget = document.as_ref().and_then(widget);
        let (Some(widget), Ok(answers)) = (widget, js_sys::JSON::parse(&answers.to_string()))
        else {
            return;
        };
        // A property of the element: it is there before and after the loader has run.
        let _ = js_sys::Reflect::set(&widget, &"answers".into(), &answers);
        if let Some(document) = &document {
            scroll_to(document, Some("quiz"));
        }
    }

    /// Outlines in the preview what a token styles.
    pub fn outline(self, token: Option<&str>) {
        self.outline.set(token.map(outline).unwrap_or_default());
    }

    /// Has the next press in the preview pick an element instead of using it; called again, it does not.
    pub fn inspect(self) {
        self.is_inspecting.update(|it| *it = !*it);
    }

    /// Whether the next press picks.
    pub fn is_inspecting(self) -> bool {
        self.is_inspecting.get()
    }

    /// The part that was picked.
    pub fn picked(self) -> Option<String> {
        self.picked.get()
    }

    /// Forgets what was picked.
    pub fn unpick(self) {
        self.picked.set(None);
    }

    /// What the widget has dispatched and pushed, the latest last.
    pub fn entries(self) -> Vec<Entry> {
        self.entries.get()
    }

    /// Forgets these.
    pub fn clear(self) {
        self.entries.set(Vec::new());
    }

    fn record(self, name: &str, payload: &JsValue) {
        let payload = js_sys::JSON::stringify(payload).map(String::from);
        self.count.update_value(|count| *count += 1);
        let entry = Entry {
            number: self.count.get_value(),
            name: name.to_owned(),
            payload: payload.unwrap_or_default(),
        };
        self.entries.update(|entries| {
            entries.push(entry);
            let surplus = entries.len().saturating_sub(MOST_EVENTS);
            entries.drain(..surplus);
        });
    }

    /// Listens to the widget of a document for as long as the document is there.
    fn listen(self, document: &Document) {
        for name in EVENTS {
            let name = format!("rolefit-{name}");
            let told = name.clone();
            on(document, &name, false, move |event| {
                // An instance of another window's class.
                let event: web_sys::CustomEvent = event.unchecked_into();
                self.record(&told, &event.detail());
            });
        }
        on(document, "click", true, move |event| {
            if !self.is_inspecting.get_untracked() {
                // The links of the page lead nowhere from here.
                if is_on_link(&event) {
                    event.prevent_default();
                }
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            self.is_inspecting.set(false);
            self.picked.set(part_at(&event));
        });
        if let Some(window) = document.default_view() {
            let list = js_sys::Array::new();
            let push = Closure::<dyn FnMut(JsValue)>::new(move |entry: JsValue| {
                self.record("dataLayer.push", &entry)
            });
            let _ = js_sys::Reflect::set(&list, &"push".into(), &push.into_js_value());
            let _ = js_sys::Reflect::set(&window, &"dataLayer".into(), &list);
        }
    }
}

/// Adds a listener that stays as long as the document.
fn on(
    document: &Document,
    name: &str,
    is_capture: bool,
    listener: impl FnMut(web_sys::Event) + 'static,
) {
    let listener = Closure::<dyn FnMut(web_sys::Event)>::new(listener).into_js_value();
    let _ = document.add_event_listener_with_callback_and_bool(
        name,
        listener.unchecked_ref(),
        is_capture,
    );
}

/// The elements from the one that was pressed outwards.
fn path(event: &web_sys::Event) -> Vec<Element> {
    // Not `dyn_into`: elements of another document are instances of another window's classes.
    let is_element =
        |it: &JsValue| js_sys::Reflect::has(it, &"getAttribute".into()).unwrap_or(false);
    let path = event.composed_path();
    path.iter()
        .filter(|it| it.is_object() && is_element(it))
        .map(JsCast::unchecked_into)
        .collect()
}

fn is_on_link(event: &web_sys::Event) -> bool {
    path(event)
        .iter()
        .any(|element| element.has_attribute("href"))
}

/// The innermost part that was pressed.
fn part_at(event: &web_sys::Event) -> Option<String> {
    path(event)
        .iter()
        .filter_map(|element| element.get_attribute("part"))
        .find_map(|names| names.split_whitespace().next().map(str::to_owned))
}

/// The widget of the page.
fn widget(document: &Document) -> Option<Element> {
    document.query_selector("role-fit").ok().flatten()
}

/// Scrolls the page to the widget or to a part of it, and not the studio to the preview, as `scrollIntoView` would.
fn scroll_to(document: &Document, part: Option<&str>) {
    let (Some(widget), Some(window)) = (widget(document), document.default_view()) else {
        return;
    };
    let root = widget.shadow_root();
    let part = part.zip(root).and_then(|(name, root)| {
        root.query_selector(&format!("[part~={name}]"))
            .ok()
            .flatten()
    });
    let top = part.unwrap_or(widget).get_bounding_client_rect().top();
    window.scroll_by_with_x_and_y(0.0, top);
}

/// Sets a style sheet of the page, found by its id.
fn set_style(document: &Document, id: &str, css: &str) {
    let style = document.get_element_by_id(id).or_else(|| {
        let style = document.create_element("style").ok()?;
        style.set_id(id);
        document.head()?.append_child(&style).ok()?;
        Some(style)
    });
    if let Some(style) = style
        && style.text_content().as_deref() != Some(css)
    {
        style.set_text_content(Some(css));
    }
}

/// Gives the page its language; for the one that is written from right to left the widget gets a dataset in it.
fn show_language(document: &Document, language: &str) {
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
        let direction = if language == pseudo::LANGUAGE {
            "rtl"
        } else {
            "ltr"
        };
        let _ = root.set_attribute("dir", direction);
    }
    let Some(widget) = widget(document) else {
        return;
    };
    let widget = SendWrapper::new(widget);
    let is_pseudo = language == pseudo::LANGUAGE;
    leptos::task::spawn_local(async move {
        let dataset = match is_pseudo {
            true => right_to_left().await.unwrap_or(JsValue::NULL),
            false => JsValue::NULL,
        };
        let _ = js_sys::Reflect::set(&widget, &"data".into(), &dataset);
    });
}

/// The built-in dataset, right to left; nothing where its files cannot be fetched.
async fn right_to_left() -> Option<JsValue> {
    let dataset = gloo_net::http::Request::get("dataset.json")
        .send()
        .await
        .ok()?;
    let words = gloo_net::http::Request::get("strings.json")
        .send()
        .await
        .ok()?;
    let dataset: serde_json::Value = dataset.json().await.ok()?;
    let words: serde_json::Value = words.json().await.ok()?;
    let dataset = pseudo::dataset(&dataset, words["en"].as_object()?);
    js_sys::JSON::parse(&dataset.to_string()).ok()
}

/// The parameters that give `frame.html` the design's attributes.
fn parameters(design: &Design, settings: &Settings) -> String {
    let taken = attributes().iter().filter(|attribute| attribute.frame);
    let mut pairs: Vec<String> = taken
        .filter_map(|attribute| {
            let value = design.attributes.get(&attribute.name)?;
            Some(format!(
                "{}={}",
                attribute.name,
                js_sys::encode_uri_component(value)
            ))
        })
        .collect();
    if !design.attributes.contains_key("lang") {
        pairs.push(format!("lang={}", settings.language));
    }
    pairs.join("&")
}

/// Shows the widget in a frame of its own in the page's place for it, or takes that away.
fn show_frame(document: &Document, parameters: Option<String>) {
    const ID: &str = "studio-frame";
    let Some(widget) = widget(document) else {
        return;
    };
    let frame = document.get_element_by_id(ID);
    let Some(parameters) = parameters else {
        if let Some(frame) = frame {
            frame.remove();
        }
        let _ = widget.remove_attribute("hidden");
        return;
    };
    let _ = widget.set_attribute("hidden", "");
    let frame = frame.or_else(|| {
        let frame = document.create_element("iframe").ok()?;
        frame.set_id(ID);
        let _ = frame.set_attribute("title", "Which role fits?");
        let _ = frame.set_attribute("style", "width: 100%; height: 60rem; border: 0");
        widget
            .parent_node()?
            .insert_before(&frame, Some(&widget))
            .ok()?;
        Some(frame)
    });
    let source = format!("frame.html?{parameters}");
    if let Some(frame) = frame
        && frame.get_attribute("src").as_ref() != Some(&source)
    {
        let _ = frame.set_attribute("src", &source);
    }
}

/// Shows the page around the widget.
fn show_page(document: &Document, settings: &Settings) {
    let Some(root) = document.document_element() else {
        return;
    };
    let root: HtmlElement = root.unchecked_into();
    let _ = root.set_attribute("data-studio", "");
    let scheme = match settings.scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
        Scheme::System => "light dark",
    };
    let _ = root.style().set_property("color-scheme", scheme);
    let (text, zoom) = match settings.text_size {
        size if size > MOST_TEXT => (100, size / 100),
        size => (size, 1),
    };
    let _ = root.style().set_property("font-size", &format!("{text}%"));
    let _ = root.style().set_property("zoom", &zoom.to_string());
    let css = match settings.page {
        PageStyle::Agency => "",
        PageStyle::Plain => PLAIN,
        PageStyle::Hostile => HOSTILE,
    };
    set_style(document, "studio-page", css);
}

/// Sets the attributes of the design on the widget, and those by which the preview shows it.
fn set_attributes(document: &Document, design: &Design, settings: &Settings) {
    let Some(widget) = widget(document) else {
        return;
    };
    for attribute in attributes() {
        let name = attribute.name.as_str();
        let value = match name {
            // The preview is what the marketer looks at: it never waits, and stores nothing.
            "loading" => Some("eager"),
            "resume" | "base" => None,
            "view" if !settings.view.is_empty() => Some(settings.view.as_str()),
            "mode" if settings.form == Form::Dialog => Some("dialog"),
            "mode" => None,
            _ => design.attributes.get(name).map(String::as_str),
        };
        match value {
            Some(value) if widget.get_attribute(name).as_deref() != Some(value) => {
                let _ = widget.set_attribute(name, value);
            }
            Some(_) => {}
            None => {
                let _ = widget.remove_attribute(name);
            }
        }
    }
}

/// A rule that outlines every part that the token styles.
fn outline(token: &str) -> String {
    let styled = parts()
        .iter()
        .filter(|part| part.tokens.iter().any(|name| name == token));
    let selectors: Vec<String> = styled
        .map(|part| format!("role-fit::part({})", part.name))
        .collect();
    if selectors.is_empty() {
        return String::new();
    }
    format!(
        "{} {{ outline: 2px dashed #e0218a; outline-offset: 1px; }}",
        selectors.join(", ")
    )
}

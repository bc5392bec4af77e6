use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn hexes(colors: &[Color]) -> Vec<String> {
    colors.iter().map(|color| color.hex()).collect()
}

fn told<T: Clone>(found: &[Found<T>]) -> Vec<(T, usize)> {
    found
        .iter()
        .map(|it| (it.value.clone(), it.count))
        .collect()
}

fn color(text: &str) -> Color {
    Color::parse(text).unwrap()
}

const SHEET: &str = "
    :root { --brand-primary: #8a1c5c; --ink: #222; --radius: 6px }
    body { color: var(--ink); background: #fff; font: 16px/1.5 'Source Sans 3', sans-serif }
    h1, h2 { font-family: 'Playfair Display', serif; color: var(--ink) }
    .button { background: var(--brand-primary); color: #ffffff; border-radius: var(--radius) }
    .button:hover { background: #7a1850 }
    a { color: #8a1c5d }
    .card { background: white; border: 1px solid #ddd; border-radius: 6px }
    .avatar { border-radius: 50% }
    .error { color: #d00000; border-color: #d00000 }
";

#[test]
fn a_sheet_gives_colours_fonts_and_radii_the_most_used_first() {
    let site = read(SHEET);
    assert_eq!(site.form, Form::Css);
    let colors = told(&site.colors);
    assert!(colors.contains(&(color("#8a1c5c"), 3)), "{colors:?}");
    assert_eq!(colors[0].1, 3);
    assert!(colors.contains(&(Color::WHITE, 3)), "{colors:?}");
    assert!(
        colors.windows(2).all(|pair| pair[0].1 >= pair[1].1),
        "{colors:?}"
    );
    assert_eq!(
        told(&site.fonts),
        [
            ("\"Source Sans 3\", sans-serif".to_owned(), 1),
            ("\"Playfair Display\", serif".to_owned(), 1)
        ]
    );
    assert_eq!(
        told(&site.radii),
        [("6px".to_owned(), 2), ("50%".to_owned(), 1)]
    );
}

#[test]
fn each_has_an_example_of_where_it_is_used() {
    let site = read(SHEET);
    let example = |text: &str| {
        let found = site.colors.iter().find(|it| it.value == color(text));
        found.map(|it| it.example.clone()).unwrap()
    };
    assert_eq!(example("#8a1c5c"), ".button { background }");
    assert_eq!(example("#ddd"), ".card { border }");
    assert_eq!(site.fonts[1].example, "h1, h2 { font-family }");
}

#[test]
fn the_vivid_colour_of_the_buttons_is_likely_the_brands() {
    let brand = read(SHEET).brand;
    assert_eq!(brand[0], color("#8a1c5c"));
    // Its shade for hovering and the red of faults are not.
    assert!(brand.len() < 3, "{brand:?}");
}

#[test]
fn black_and_white_are_the_brands_only_where_there_is_nothing_else() {
    let css = ".a{color:#000}.b{color:#000}.c{color:#000;background:#fff}.d{background:#fff}.e{background:transparent}";
    let site = read(&format!("{css}.f{{color:#0a7d32}}"));
    assert_eq!(site.colors[0].value, Color::BLACK);
    assert_eq!(hexes(&site.brand), ["#0a7d32"]);
    let site = read(css);
    assert_eq!(hexes(&site.brand), ["#000000"]);
    assert_eq!(told(&site.colors).len(), 3);
    assert_eq!(read(".a{color:transparent}").brand, []);
}

#[test]
fn a_page_is_read_in_its_style_blocks_and_attributes() {
    let html = r##"<!doctype html><html><head><meta name="theme-color" content="#0a4f94">
        <style>.lead { color: #333333; font-family: Georgia, serif }</style></head>
        <body style="background: #fafafa"><script>const css = ".x { color: #ff0000 }";</script>
        <a class="btn" style="background:#e4572e;border-radius:2em" href="/">Go</a></body></html>"##;
    let site = read(html);
    assert_eq!(site.form, Form::Html);
    let mut colors = hexes(&site.colors.iter().map(|it| it.value).collect::<Vec<_>>());
    colors.sort();
    assert_eq!(colors, ["#0a4f94", "#333333", "#e4572e", "#fafafa"]);
    assert_eq!(told(&site.fonts), [("Georgia, serif".to_owned(), 1)]);
    assert_eq!(told(&site.radii), [("2em".to_owned(), 1)]);
    assert_eq!(site.radii[0].example, "a.btn[style] { border-radius }");
    assert_eq!(site.brand[0], color("#e4572e"));
}

#[test]
fn colours_that_look_the_same_are_one() {
    let site = read(
        ".a{color:#8a1c5c}.b{color:#8a1c5c}.c{color:#8b1c5c}.d{color:rgb(138 28 92 / 10%)}.e{color:#5c1c8a}",
    );
    assert_eq!(
        told(&site.colors),
        [
            (color("#8a1c5c"), 3),
            (color("#8a1c5c1a"), 1),
            (color("#5c1c8a"), 1)
        ]
    );
}

#[test]
fn a_paste_without_styles_gives_nothing() {
    for paste in [
        "",
        "   ",
        "Good day.",
        "<p>Good day.</p>",
        "{}",
        "<",
        "<style>",
    ] {
        let site = read(paste);
        assert!(
            site.colors.is_empty() && site.fonts.is_empty() && site.radii.is_empty(),
            "{paste}"
        );
        assert_eq!(site.brand, []);
    }
}

#[test]
fn a_long_selector_is_shortened() {
    let site = read(&format!("{} {{ color: red }}", ".wörter".repeat(100)));
    assert!(
        site.colors[0].example.chars().count() < 90,
        "{}",
        site.colors[0].example
    );
}

#[test]
fn a_megabyte_of_anything_is_read_in_good_time() {
    let colors: String = (0..40_000)
        .map(|at| format!(".a{{color:#{:06x}}}", at * 397 % 0x00ff_ffff))
        .collect();
    let names: String = (0..20_000)
        .map(|at| format!("--a{at}:var(--a{});b{at}:var(--a{at}) red;", at + 1))
        .collect();
    let parts = [
        "{",
        "}",
        "(",
        "var(",
        "var(--a,",
        "rgb(",
        "<",
        "<a ",
        "<style>",
        "<p style='",
        "/*",
        "\"",
        "\\",
        "#fff ",
        "a:b;",
        "a{b:c}",
        "@media{",
        "color:rgb(from ",
        "light-dark(",
        "font:1px ",
        "--a:var(--a);",
        "é",
        "<!--",
        "&#",
        "<style>a{color:var(--",
    ];
    // A fifth of it for most: what is not linear shows there as well.
    let many = |part: &str| part.repeat(200_000 / part.len());
    let long_selector = format!(
        "{}{{{}}}",
        "a,".repeat(250_000),
        "color:red;".repeat(50_000)
    );
    let mut pastes: Vec<String> = parts.map(many).into();
    pastes.extend(parts.map(|part| format!("a{{color:{}", many(part))));
    pastes.extend(parts.map(|part| format!("<p style=\"color:{}", many(part))));
    pastes.extend([colors, names, long_selector]);
    for paste in pastes {
        let start = Instant::now();
        read(&paste);
        // In a build without optimisation. What is not linear takes minutes.
        let head: String = paste.chars().take(30).collect();
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "{head}: {:?}",
            start.elapsed()
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(?s).{0,400}") {
        read(&text);
    }

    #[test]
    fn any_text_that_resembles_styles_is_read(
        text in "([a-z]{1,3}|[<>/{}():;,#!@*\"'\\\\ \n]|<style>|style=|var\\(--[ab]|--[ab]:|color:|#[0-9a-f]{3}|rgb\\(|font:|1px|border-radius:){0,60}",
    ) {
        read(&text);
    }
}

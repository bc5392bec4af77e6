//! Which links may be shown.

use rolefit::domain::link::safe_link;

#[test]
fn safe_links_pass_without_what_browsers_drop() {
    let links = [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("http://example.org", "http://example.org"),
        ("mailto:hello@example.org", "mailto:hello@example.org"),
        ("tel:+4120000000", "tel:+4120000000"),
        ("/contact", "/contact"),
        ("contact.html", "contact.html"),
        ("our team.html", "our team.html"),
        ("../contact", "../contact"),
        ("#offer", "#offer"),
        ("?topic=cto", "?topic=cto"),
        ("/a:b", "/a:b"),
        ("?next=a:b", "?next=a:b"),
        ("  /contact \n", "/contact"),
        ("ht\ttps://example.org", "https://example.org"),
    ];
    for (link, shown) in links {
        assert_eq!(safe_link(link).as_deref(), Some(shown), "{link:?}");
    }
}

#[test]
fn unsafe_links_are_refused() {
    let links = [
        "",
        " \t",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\u{0}script:alert(1)",
        "\u{1}javascript:alert(1)",
        "\u{200b}javascript:alert(1)",
        "\u{a0}javascript:alert(1)",
        "java script:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "blob:https://example.org/x",
        "file:///etc/passwd",
        "ftp://example.org",
        "httpſ://example.org",
        "//example.org",
        " //example.org",
        "/\t/example.org",
        "/ /example.org",
        "\\\\example.org",
        "\\/example.org",
        "/\\example.org",
        "\u{2028}//example.org",
        ":x",
        "a\\b:c",
    ];
    for link in links {
        assert_eq!(safe_link(link), None, "{link:?}");
    }
}

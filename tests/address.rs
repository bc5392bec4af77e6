//! The address of a page in a share link: what names the page stays, what concerns one visitor goes.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rolefit::domain::address::{DROPPED, DROPPED_BEGINNINGS, DROPPED_PIECES, page_address};

fn address(href: &str) -> String {
    page_address(href).unwrap()
}

#[test]
fn what_names_the_page_stays_as_it_is_and_in_its_order() {
    for href in [
        "https://agency.example/",
        "http://127.0.0.1:8080/roles/",
        "https://agency.example/?p=12&lang=fr",
        "https://agency.example/index.php?option=com_content&id=7&Itemid=101",
        "https://agency.example/a?q=caf%C3%A9+cr%C3%A8me&empty=&bare",
        "https://agency.example/a?author=x&design=1&campaign=2&code=3&utm=4&session=5",
        "file:///home/visitor/page.html?p=1",
        "https://agency.example/mail@home/x",
    ] {
        assert_eq!(address(href), href);
    }
}

#[test]
fn what_says_how_a_visitor_came_is_left_out() {
    let came = "utm_source=news&UTM_Medium=mail&gclid=a.b&fbclid=c&msclkid=d&mc_cid=e&mc_eid=f&_hsenc=g&__hstc=h&hsCtaTracking=i&mtm_kwd=j&_gl=1*k";
    assert_eq!(
        address(&format!(
            "https://agency.example/?p=1&{came}&lang=fr&ysclid=l#top"
        )),
        "https://agency.example/?p=1&lang=fr"
    );
    assert_eq!(
        address(&format!("https://agency.example/roles?{came}")),
        "https://agency.example/roles"
    );
}

#[test]
fn what_lets_a_visitor_in_is_left_out() {
    assert_eq!(
        address(
            "https://me:word@agency.example/?preview=1&access_token=a&Token=b&PHPSESSID=c&api_key=d&sig=e&reset_password=f"
        ),
        "https://agency.example/?preview=1"
    );
    assert_eq!(
        address("https://a@b@agency.example/"),
        "https://agency.example/"
    );
}

#[test]
fn an_address_that_nobody_else_can_open_is_none() {
    for href in [
        "",
        "about:srcdoc",
        "about:blank",
        "about:blank?x=1#y",
        "blob:https://agency.example/0f3c",
        "blob:null/0f3c",
        "data:text/html,<p>x",
        "javascript:void 0",
        "chrome-extension://abc/page.html",
    ] {
        assert_eq!(page_address(href), None, "{href}");
    }
}

proptest! {
    #[test]
    fn an_address_loses_parameters_only(before in "[a-z]{0,3}", query in "[a-zA-Z_=&%+.0-9]{0,40}") {
        let page = format!("https://agency.example/{before}");
        let short = address(&format!("{page}?{query}"));
        let kept = short.strip_prefix(&page).unwrap();
        let mut given = query.split('&');
        for parameter in kept.split(['?', '&']).filter(|parameter| !parameter.is_empty()) {
            prop_assert!(given.any(|there| there == parameter));
        }
        prop_assert_eq!(address(&short), short);
    }

    #[test]
    fn no_parameter_that_is_left_out_comes_through_in_any_case(at in 0..DROPPED.len(), begin in 0..DROPPED_BEGINNINGS.len(), piece in 0..DROPPED_PIECES.len(), rest in "[a-z]{0,5}", upper in any::<bool>()) {
        let names = [
            DROPPED[at].to_owned(),
            format!("{}{rest}", DROPPED_BEGINNINGS[begin]),
            format!("{rest}{}{rest}", DROPPED_PIECES[piece]),
        ];
        for name in names {
            let name = if upper { name.to_uppercase() } else { name };
            prop_assert_eq!(address(&format!("https://agency.example/?{name}=x")), "https://agency.example/");
        }
    }
}

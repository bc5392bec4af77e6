//! The address of a page as a share link has it.
//!
//! Owns what is left out: whatever says how this visitor came, or lets another one in as this visitor. Knows nothing of what a link carries behind it.

use crate::cut::cut;

/// What the address of a page begins with that others can open. What has another address, such as `about:srcdoc` or `blob:…`, is there for one visitor only.
const SCHEMES: [&str; 3] = ["https://", "http://", "file://"];

/// Parameters that are left out, in lower case: what advertisers, mailings and measuring tools add, and what signs a visitor in.
pub const DROPPED: [&str; 43] = [
    "_ga",
    "_gl",
    "_ke",
    "_kx",
    "_openstat",
    "auth",
    "authorization",
    "ck_subscriber_id",
    "dclid",
    "email",
    "epik",
    "fb_action_ids",
    "fbclid",
    "gad_campaignid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igsh",
    "igshid",
    "jwt",
    "li_fat_id",
    "mkt_tok",
    "ml_subscriber",
    "msclkid",
    "otp",
    "rdt_cid",
    "s_cid",
    "sccid",
    "sid",
    "sig",
    "signature",
    "srsltid",
    "ttclid",
    "twclid",
    "vgo_ee",
    "wbraid",
    "wickedid",
    "yclid",
    "ymclid",
    "ysclid",
    "zanpid",
];

/// Beginnings of such parameters.
pub const DROPPED_BEGINNINGS: [&str; 11] = [
    "__hs", "_hs", "hsa_", "matomo_", "mc_", "mtm_", "oly_", "piwik_", "pk_", "utm_", "vero_",
];

/// Pieces of such parameters, wherever they stand in the name.
pub const DROPPED_PIECES: [&str; 6] =
    ["api_key", "apikey", "password", "secret", "sessid", "token"];

/// The address of a page without its fragment and without what concerns one visitor only; `None` where nobody else can open it.
///
/// `href` is as browsers write it. What stays of the query stays as it is, in its order.
pub fn page_address(href: &str) -> Option<String> {
    let mut rest = href;
    let mut query = cut(&mut rest, b'#');
    let page = cut(&mut query, b'?');
    let scheme = SCHEMES.iter().find(|scheme| page.starts_with(**scheme))?;
    let mut path = page.get(scheme.len()..)?;
    let mut host = cut(&mut path, b'/');
    // The name and password of a visitor.
    while host.contains('@') {
        cut(&mut host, b'@');
    }
    let mut address = [scheme, host, "/", path].concat();
    let mut joint = '?';
    while !query.is_empty() {
        let parameter = cut(&mut query, b'&');
        let name = cut(&mut &*parameter, b'=').to_ascii_lowercase();
        if !parameter.is_empty() && !is_dropped(&name) {
            address.push(joint);
            address.push_str(parameter);
            joint = '&';
        }
    }
    Some(address)
}

fn is_dropped(name: &str) -> bool {
    DROPPED.contains(&name)
        || DROPPED_BEGINNINGS
            .iter()
            .any(|begin| name.starts_with(begin))
        || DROPPED_PIECES.iter().any(|piece| name.contains(piece))
}

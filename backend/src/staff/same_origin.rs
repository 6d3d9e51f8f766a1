//! Does a request come from our own pages? Asked wherever a cookie would otherwise be enough to change something.
//!
//! Source: the scheme of Go 1.25's `net/http.CrossOriginProtection`: `Sec-Fetch-Site` first, which no page can forge,
//! else `Origin` against the address the browser asked for.

use crate::config::Settings;
use axum::http::{HeaderMap, Method, header};

/// Where a request says it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Same,
    Other,
    /// Neither header: no browser of the last years, or a script.
    Unsaid,
}

/// GET, HEAD and OPTIONS change nothing here, so they may come from anywhere.
pub(super) fn is_safe(method: &Method) -> bool {
    method.is_safe()
}

pub(super) fn origin(headers: &HeaderMap, settings: &Settings) -> Origin {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some("same-origin"), _) => Origin::Same,
        (Some(_), _) => Origin::Other,
        (None, Some(origin)) if is_ours(origin, text(header::HOST.as_str()), settings) => Origin::Same,
        (None, Some(_)) => Origin::Other,
        (None, None) => Origin::Unsaid,
    }
}

/// The public address, or the very host that the browser asked for.
fn is_ours(origin: &str, host: Option<&str>, settings: &Settings) -> bool {
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == settings.public_url() || (host.is_some() && authority == host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_our_own_pages_are_same_origin() {
        let site = "sec-fetch-site";
        for (said, expected) in [
            (&[][..], Origin::Unsaid),
            (&[(site, "same-origin")][..], Origin::Same),
            (&[(site, "same-site")][..], Origin::Other),
            (&[(site, "cross-site"), ("origin", "https://mail.shop.example")][..], Origin::Other),
            (&[(site, "none")][..], Origin::Other),
            (&[("origin", "https://mail.shop.example")][..], Origin::Same),
            (&[("origin", "https://10.0.0.7:8080"), ("host", "10.0.0.7:8080")][..], Origin::Same),
            (&[("origin", "https://evil.example"), ("host", "10.0.0.7:8080")][..], Origin::Other),
            (&[("origin", "null"), ("host", "10.0.0.7:8080")][..], Origin::Other),
            (&[("origin", "null")][..], Origin::Other),
        ] {
            let headers = said
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)))
                .collect();
            assert_eq!(origin(&headers, &settings()), expected, "{said:?}");
        }
    }

    fn settings() -> Settings {
        Settings { public_url: Some("https://mail.shop.example".to_owned()), ..Settings::default() }
    }
}

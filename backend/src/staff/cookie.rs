//! The session's cookie.
//!
//! Over https it is `__Host-countersign` with `Secure`. Plain http (allowed on loopback alone, unless a setting says
//! otherwise) has a name and no `Secure` of its own: browsers take secure cookies on loopback, other clients do not.

use crate::config::{Secret, Settings};
use axum::http::{HeaderMap, HeaderValue, header};

fn name(settings: &Settings) -> &'static str {
    if settings.is_https() { "__Host-countersign" } else { "countersign" }
}

/// The token that the browser sent, if any.
pub(super) fn read(headers: &HeaderMap, settings: &Settings) -> Option<String> {
    let wanted = name(settings);
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, token)| token.to_owned())
}

/// `Set-Cookie` for a new session.
pub(super) fn set(token: &Secret, settings: &Settings) -> HeaderValue {
    let mut value = header_value(&format!("{}={}; {}", name(settings), token.0, attributes(settings)));
    value.set_sensitive(true);
    value
}

/// `Set-Cookie` that makes the browser forget it.
pub(super) fn clear(settings: &Settings) -> HeaderValue {
    header_value(&format!("{}=; Max-Age=0; {}", name(settings), attributes(settings)))
}

/// No `Max-Age` and no `Expires`: the limits are the server's, and closing the browser ends it too.
fn attributes(settings: &Settings) -> &'static str {
    if settings.is_https() {
        "Path=/; HttpOnly; SameSite=Strict; Secure"
    } else {
        "Path=/; HttpOnly; SameSite=Strict"
    }
}

fn header_value(text: &str) -> HeaderValue {
    // Hex and the words above are plain ASCII; an empty header sets nothing.
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(public_url: &str) -> Settings {
        Settings { public_url: Some(public_url.to_owned()), ..Settings::default() }
    }

    #[test]
    fn over_https_the_cookie_is_bound_to_the_host() {
        let https = settings("https://mail.shop.example");
        let cookie = set(&Secret("abc".to_owned()), &https);
        let expected = "__Host-countersign=abc; Path=/; HttpOnly; SameSite=Strict; Secure";
        assert_eq!(cookie.to_str().unwrap(), expected);
        assert!(cookie.is_sensitive());
    }

    #[test]
    fn only_our_own_cookie_is_read() {
        let http = settings("http://127.0.0.1:8080");
        let mut headers = HeaderMap::new();
        headers
            .append(header::COOKIE, HeaderValue::from_static("a=b; __Host-countersign=no; countersign=yes"));
        assert_eq!(read(&headers, &http).as_deref(), Some("yes"));
        assert_eq!(read(&HeaderMap::new(), &http), None);
    }
}

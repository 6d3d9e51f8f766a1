//! Links and mail addresses in a text.

use super::pattern::{Taken, pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub range: Range<usize>,
    /// Where it leads, lower case; empty where it leads to no host (`javascript:`).
    pub host: String,
    pub is_address: bool,
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)"));

static URL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"\b(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>"'()\[\]]+|\b(?:javascript|data|vbscript|mailto|tel):[^\s<>"']+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|ly|shop|store|app|dev|example|de|fr|info|biz|ru|cn|link|xyz|eu|uk|gl|me/)\b(?:/[^\s<>"'()\[\]]*)?"#,
    )
});

pub fn find(text: &str, taken: &mut Taken) -> Vec<Link> {
    let urls = URL.find_iter(text).map(|url| (url.range(), host_of(url.as_str()), false));
    let addresses = ADDRESS
        .captures_iter(text)
        .map(|found| (found.get_match().range(), found["host"].to_lowercase(), true));
    let found = urls.chain(addresses).map(|(range, host, is_address)| Link { range, host, is_address });
    // `https://shop.example@evil.example` is one link, and `ada@mail.example` is no link to mail.example.
    let mut links: Vec<Link> = found.collect();
    links.sort_by_key(|link| (link.range.start, std::cmp::Reverse(link.range.end)));
    links.retain(|link| taken.take(&link.range));
    links
}

/// The host that a browser would go to: after the last `@`, before path and port.
fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = if url.contains("://") { host.split(':').next().unwrap_or_default() } else { host };
    let host = if host.contains(':') { "" } else { host };
    host.trim_end_matches(['.', ',', '!', '?', ';']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_a_browser_would_go() {
        for (text, host) in [
            ("see https://shop.example/track?x=1.", "shop.example"),
            ("www.evil.example", "www.evil.example"),
            ("https://shop.example@evil.example/x", "evil.example"),
            ("https://shop.example:8443/", "shop.example"),
            ("bit.ly/abc", "bit.ly"),
            ("javascript:alert(1)", ""),
            ("write to ada@mail.example", "mail.example"),
        ] {
            let found = find(text, &mut Taken::default());
            assert_eq!(found.iter().map(|link| link.host.as_str()).collect::<Vec<_>>(), [host], "{text}");
        }
        assert_eq!(find("It arrived.Then nothing. 3.5 e.g. this", &mut Taken::default()), []);
    }
}

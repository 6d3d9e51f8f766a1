//! The addresses of the screen: a link keeps the tab, the search and the open case.
//! Plain text in, plain values out; knows no browser.

use api::{CaseId, JobId, Tab};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    pub page: Page,
    pub tab: Tab,
    pub search: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    Queue,
    Case(CaseId),
    /// How a job's draft was made.
    Trace(JobId),
    SignIn,
    /// Write a mail as one of the demo's customers.
    Write,
    Unknown,
}

impl Address {
    /// `path` and `query` as the browser has them; the query without its `?`.
    pub fn parse(path: &str, query: &str) -> Self {
        let mut address = Self { page: page(path), ..Self::default() };
        for (name, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='))
        {
            match name {
                "tab" => address.tab = tab_named(value).unwrap_or_default(),
                "q" => address.search = decode(value),
                _ => {}
            }
        }
        address
    }

    pub fn href(&self) -> String {
        let path = match &self.page {
            Page::Queue | Page::Unknown => "/".to_owned(),
            Page::Case(id) => format!("/cases/{id}"),
            Page::Trace(id) => format!("/jobs/{id}/trace"),
            Page::SignIn => "/sign-in".to_owned(),
            Page::Write => "/demo/write".to_owned(),
        };
        let mut query = Vec::new();
        if self.tab != Tab::default() {
            query.push(format!("tab={}", tab_name(self.tab)));
        }
        if !self.search.is_empty() {
            query.push(format!("q={}", encode(&self.search)));
        }
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    pub fn case(&self) -> Option<&CaseId> {
        match &self.page {
            Page::Case(id) => Some(id),
            Page::Queue | Page::Trace(_) | Page::SignIn | Page::Write | Page::Unknown => None,
        }
    }

    /// The same queue with another case, or none, open.
    pub fn with_case(&self, case: Option<CaseId>) -> Self {
        Self { page: case.map_or(Page::Queue, Page::Case), ..self.clone() }
    }

    pub fn of_tab(tab: Tab) -> Self {
        Self { tab, ..Self::default() }
    }
}

fn page(path: &str) -> Page {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => Page::Queue,
        ["sign-in"] => Page::SignIn,
        ["demo", "write"] => Page::Write,
        ["jobs", id, "trace"] => JobId::parse(*id).map_or(Page::Unknown, Page::Trace),
        ["cases", id] => CaseId::parse(*id).map_or(Page::Unknown, Page::Case),
        _ => Page::Unknown,
    }
}

/// The word of a tab in addresses and on the wire.
pub fn tab_name(tab: Tab) -> &'static str {
    match tab {
        Tab::NeedsYou => "needs_you",
        Tab::AtRisk => "at_risk",
        Tab::Failed => "failed",
        Tab::Snoozed => "snoozed",
        Tab::Mine => "mine",
        Tab::Done => "done",
    }
}

/// In the order of the header.
pub const TABS: [Tab; 6] = [Tab::NeedsYou, Tab::AtRisk, Tab::Failed, Tab::Mine, Tab::Snoozed, Tab::Done];

fn tab_named(name: &str) -> Option<Tab> {
    TABS.into_iter().find(|tab| tab_name(*tab) == name)
}

/// Percent-encoding of a query value (RFC 3986): everything but unreserved characters.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| after.get(..2)).flatten();
        let code = escaped.and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = code.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(if first == b'+' { b' ' } else { first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_link_keeps_filter_and_case() {
        for tab in TABS {
            for search in ["", "late parcel", "50 % & más=ü", "a+b"] {
                for case in [None, Some(CaseId::from_tail("1"))] {
                    let address =
                        Address { tab, search: search.to_owned(), ..Address::default() }.with_case(case);
                    let href = address.href();
                    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
                    assert_eq!(Address::parse(path, query), address, "{href}");
                }
            }
        }
    }

    #[test]
    fn a_trace_has_an_address_of_its_own() {
        let page = Page::Trace(JobId::from_tail("1"));
        let href = Address { page: page.clone(), ..Address::default() }.href();
        assert_eq!(href, "/jobs/job_1/trace");
        assert_eq!(Address::parse(&href, "").page, page);
        assert_eq!(Address::parse("/jobs/cas_1/trace", "").page, Page::Unknown);
    }

    #[test]
    fn an_unknown_address_is_no_case() {
        for path in ["/cases/", "/cases/job_1", "/cases/cas_1/x", "/nowhere"] {
            assert_eq!(Address::parse(path, "").case(), None, "{path}");
        }
    }

    #[test]
    fn a_broken_escape_is_read_as_it_stands() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%2"), "%zz%2");
    }
}

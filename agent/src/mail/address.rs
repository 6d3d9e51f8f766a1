//! Mail addresses, as far as sender verification and recipients need them.

/// `Name <a@b>` in its two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub name: Option<String>,
    /// As written, trimmed.
    pub email: String,
}

/// Reads `a@b`, `<a@b>`, `Name <a@b>` or `"Name" <a@b>`; the last bracket counts, so that a display name in the
/// shape of an address never becomes the address. `None`: no single address is in it.
pub fn parse(text: &str) -> Option<Address> {
    let text = without_comment(text.trim());
    let (name, email) = match text.strip_suffix('>') {
        Some(rest) => rest.rsplit_once('<')?,
        None => ("", text),
    };
    let email = email.trim();
    is_address(email).then(|| Address { name: display_name(name), email: email.to_owned() })
}

/// Whether two header values name one mailbox: the bare addresses, trimmed and without case.
pub fn same_address(a: &str, b: &str) -> bool {
    match (parse(a), parse(b)) {
        (Some(a), Some(b)) => a.email.to_lowercase() == b.email.to_lowercase(),
        _ => false,
    }
}

/// `a@b (Name)`, the older way of naming (RFC 5322 section 3.2.2).
fn without_comment(text: &str) -> &str {
    text.strip_suffix(')')
        .and_then(|rest| rest.split_once('('))
        .map_or(text, |(address, _)| address.trim_end())
}

fn display_name(name: &str) -> Option<String> {
    let name = name.trim().trim_matches('"').replace("\\\"", "\"");
    (!name.trim().is_empty()).then(|| name.trim().to_owned())
}

/// One `@` with something on both sides, and nothing that would make it two addresses or a header.
fn is_address(email: &str) -> bool {
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"');
    let halves = email.split_once('@');
    halves.is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'))
        && !email.contains(forbidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_behind_its_name() {
        for (text, name, email) in [
            ("ada@mail.example", None, "ada@mail.example"),
            (" <ada@mail.example> ", None, "ada@mail.example"),
            ("Ada L <ada@mail.example>", Some("Ada L"), "ada@mail.example"),
            ("\"Lovelace, Ada\" <ada@mail.example>", Some("Lovelace, Ada"), "ada@mail.example"),
            ("ada@mail.example (Ada)", None, "ada@mail.example"),
            ("ada@mail.example <eve@evil.example>", Some("ada@mail.example"), "eve@evil.example"),
        ] {
            let expected = Address { name: name.map(str::to_owned), email: email.to_owned() };
            assert_eq!(parse(text), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_single_address_is_none() {
        for text in
            ["", "ada", "@b", "a@", "a@b@c", "a@b, c@d", "Ada <a@b>, Eve <c@d", "a b@c", "a@b\r\nBcc: c@d"]
        {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_sender_is_compared_without_case_and_never_by_display_name() {
        assert!(same_address("Ada <ADA@Mail.Example>", " ada@mail.example"));
        assert!(!same_address("ada@mail.example <eve@evil.example>", "ada@mail.example"));
        assert!(!same_address("", ""));
    }
}

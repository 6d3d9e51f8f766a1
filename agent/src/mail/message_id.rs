//! Message-IDs, as threading compares them.

/// The id without surrounding white space and angle brackets; its case is kept (RFC 5322: ids are compared whole).
pub fn normalise(id: &str) -> String {
    let id = id.trim();
    let inner = id.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(id);
    inner.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_blanks_do_not_count() {
        for id in
            ["<a.1@shop.example>", " <a.1@shop.example>\r\n", "a.1@shop.example", "< a.1@shop.example >"]
        {
            assert_eq!(normalise(id), "a.1@shop.example", "{id:?}");
        }
        assert_eq!(normalise("<>"), "");
        assert_eq!(normalise(" < "), "<");
    }
}

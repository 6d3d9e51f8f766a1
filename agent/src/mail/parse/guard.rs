//! A mail in a mail in a mail: how often is too often.

/// Each nested mail is a value inside a value, which is taken apart by recursion.
const NESTED: usize = 100;

/// The words without which no part is a mail: `message/rfc822`, `message/global`, and `multipart/digest`, whose parts
/// are mails without saying so.
const WORDS: [&[u8]; 3] = [b"rfc822", b"global", b"digest"];

/// Whether the bytes may hold mails nested deeper than anybody forwards. Counts words, so it may be wrong for a text
/// that is full of them: then only the outer mail is taken apart.
pub fn is_nested_deep(raw: &[u8]) -> bool {
    let mut found = 0;
    let longest = 6;
    for window in raw.windows(longest) {
        found += usize::from(WORDS.iter().any(|word| window.eq_ignore_ascii_case(word)));
        if found > NESTED {
            return true;
        }
    }
    false
}

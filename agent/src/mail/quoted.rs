//! New text, quoted history and signature of a mail.

/// A body in its three parts; each line of the body is in exactly one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub new: String,
    pub quoted: String,
    pub signature: String,
}

pub fn split_quoted(body: &str) -> Parts {
    Parts { new: body.to_owned(), ..Parts::default() }
}

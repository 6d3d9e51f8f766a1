//! HTML mail as plain text, in one careful pass. It keeps words, lines, links' texts and quotes; it does not know styles, so
//! text hidden by style is not told apart here.

/// Elements whose content no reader sees.
const UNSEEN: [&str; 6] = ["script", "style", "head", "title", "template", "noscript"];

/// Elements that begin and end a line.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "pre",
    "section",
    "article",
    "dd",
];

/// The text of an HTML mail; a `blockquote` is quoted with `> `, so that [`super::split_quoted`] knows it.
///
/// Never fails: what is no tag is text. White space is collapsed as a browser does.
pub fn html_to_text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = page.markup(&rest[at..]);
    }
    page.text(rest);
    page.finish()
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    line: String,
    quotes: usize,
    /// The element whose content is skipped.
    unseen: Option<&'static str>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        for c in decoded(text).chars() {
            match c.is_whitespace() {
                true if self.line.is_empty() || self.line.ends_with(' ') => {}
                true => self.line.push(' '),
                false => self.line.push(c),
            }
        }
    }

    /// Reads one tag or comment at the start of `rest`; answers what follows it.
    fn markup<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(end) = tag_end(rest).filter(|_| is_tag) else {
            self.text("<");
            return &rest[1..];
        };
        self.tag(&rest[1..end]);
        &rest[end + 1..]
    }

    fn tag(&mut self, tag: &str) {
        let closing = tag.starts_with('/');
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        match (self.unseen, UNSEEN.iter().find(|unseen| **unseen == name)) {
            (Some(open), _) if closing && open == name => self.unseen = None,
            (None, Some(unseen)) if !closing && !tag.ends_with('/') => self.unseen = Some(unseen),
            (None, None) if BLOCKS.contains(&name.as_str()) => self.block(&name, closing),
            _ => {}
        }
    }

    fn block(&mut self, name: &str, closing: bool) {
        self.end_line();
        match (name, closing) {
            ("blockquote", false) => self.quotes += 1,
            ("blockquote", true) => self.quotes = self.quotes.saturating_sub(1),
            ("p", _) => self.lines.push(String::new()),
            ("li", false) => self.line.push_str("- "),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            // Deeper than any mail is quoted; hostile nesting must not multiply the text.
            self.lines.push("> ".repeat(self.quotes.min(8)) + line.trim());
        }
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
        self.lines.join("\n").trim().to_owned()
    }
}

/// The `>` that ends the tag; one inside a quoted attribute does not.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    rest.find('>')
}

/// Character references: numbers, and the names that mail programs write.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let name = rest[at + 1..]
            .split(';')
            .next()
            .filter(|name| name.len() <= 8 && rest[at + 1 + name.len()..].starts_with(';'));
        match name.and_then(|name| reference(name).map(|c| (c, name.len()))) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[at + length + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
        return char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?);
    }
    let names = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("euro", '€'),
        ("pound", '£'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("rdquo", '”'),
        ("ldquo", '“'),
        ("hellip", '…'),
        ("copy", '©'),
    ];
    names.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_lines_and_quotes_survive() {
        for (html, text) in [
            (
                "<p>Hello&nbsp;there</p><p>Where is <b>order</b>&#32;1007?</p>",
                "Hello there\n\nWhere is order 1007?",
            ),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("New<blockquote>old<br>older</blockquote>", "New\n> old\n> older"),
            ("<style>p { color: red }</style><title>t</title>Hi<!-- no -->!", "Hi!"),
            ("<a href=\"x>y\">link</a> 3 < 5 &amp; 7", "link 3 < 5 & 7"),
            ("<ul><li>one<li>two</ul>", "- one\n- two"),
            ("plain\n  text", "plain text"),
            ("<scr", "<scr"),
        ] {
            assert_eq!(html_to_text(html), text, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(html in "(\\PC|<|>|</?(p|div|blockquote|script|!--)|&#?[a-z0-9]{0,4};?|\")*") {
            let text = html_to_text(&html);
            prop_assert!(text.len() <= html.len() * 20 + 16);
        }
    }
}

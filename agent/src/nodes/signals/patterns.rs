//! Tables of patterns, tried sentence by sentence.

use regex::Regex;

/// Patterns that mean something, and those that take it back within the same sentence.
pub struct Patterns {
    signals: Vec<Regex>,
    unless: Vec<Regex>,
}

impl Patterns {
    /// Without case. `signals` and `unless` are fixed tables of this crate, each parsed by a test of its file.
    pub fn new(signals: &[&str], unless: &[&str]) -> Self {
        let parse = |pattern: &&str| {
            Regex::new(&format!("(?i){pattern}")).expect("a fixed pattern, parsed by a test")
        };
        Self { signals: signals.iter().map(parse).collect(), unless: unless.iter().map(parse).collect() }
    }

    /// The words of the first sentence that signals and is not taken back.
    pub fn find(&self, text: &str) -> Option<String> {
        sentences(text).iter().find_map(|sentence| self.in_sentence(sentence))
    }

    fn in_sentence(&self, sentence: &str) -> Option<String> {
        let words = self.signals.iter().find_map(|pattern| pattern.find(sentence))?;
        let is_taken_back = self.unless.iter().any(|pattern| pattern.is_match(sentence));
        (!is_taken_back).then(|| words.as_str().trim().to_owned())
    }
}

/// The sentences of a mail, with straight apostrophes and single blanks; a line wrapped by a mail program does not
/// end one.
pub fn sentences(text: &str) -> Vec<String> {
    let straight = text.replace(['’', '‘', '`', '´'], "'");
    let paragraphs = straight.split("\n\n");
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';');
    let parts = paragraphs.flat_map(|paragraph| paragraph.split(ends).map(one_line).collect::<Vec<_>>());
    parts.filter(|sentence| !sentence.is_empty()).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

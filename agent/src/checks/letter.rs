//! The reply cut into segments, paragraphs and sentences.

use crate::draft;
use api::{CheckView, SegmentView, Severity};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::ops::Range;

/// All ranges are bytes of `body`.
#[derive(Debug)]
pub struct Letter<'a> {
    pub body: String,
    pub segments: Vec<Placed<'a>>,
    paragraphs: Vec<Range<usize>>,
    pub sentences: Vec<Range<usize>>,
}

#[derive(Debug)]
pub struct Placed<'a> {
    pub segment: &'a SegmentView,
    pub range: Range<usize>,
    /// Written or touched by a person.
    pub by_person: bool,
}

impl<'a> Letter<'a> {
    pub fn new(segments: &'a [SegmentView], original: Option<&[SegmentView]>) -> Self {
        let body = draft::body(segments);
        let touched = original.map_or_else(BTreeSet::new, |original| draft::changed(original, segments));
        let mut at = 0;
        let placed = segments.iter().map(|segment| {
            let range = at..at + segment.text.len();
            at = range.end;
            Placed { segment, range, by_person: touched.contains(&segment.id) }
        });
        let segments = placed.collect();
        let paragraphs = paragraphs(&body);
        let sentences = paragraphs.iter().flat_map(|paragraph| sentences(&body, paragraph)).collect();
        Self { segments, paragraphs, sentences, body }
    }

    /// Counted from 1, the greeting included.
    pub fn paragraph(&self, at: usize) -> usize {
        self.paragraphs
            .iter()
            .position(|paragraph| at < paragraph.end)
            .map_or(self.paragraphs.len(), |n| n + 1)
    }

    pub fn sentence(&self, at: usize) -> Range<usize> {
        let found = self.sentences.iter().find(|sentence| sentence.contains(&at));
        found.cloned().unwrap_or(0..self.body.len())
    }

    /// The sentence as far as it stands in this line: an entry of a list speaks for itself.
    pub fn line(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        let start = self.body[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.body[at..].find('\n').map_or(self.body.len(), |end| at + end);
        sentence.start.max(start)..sentence.end.min(end)
    }

    /// The segments that a stretch of text touches.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Placed<'a>> {
        self.segments.iter().filter(|placed| placed.range.start < range.end && range.start < placed.range.end)
    }

    pub fn by_person(&self, range: &Range<usize>) -> bool {
        self.within(range).any(|placed| placed.by_person)
    }

    /// A fault in these words. Its name holds their sentence: an acknowledgement is for exactly this finding.
    pub fn finding(
        &self,
        name: &str,
        severity: Severity,
        words: &Range<usize>,
        message: String,
    ) -> CheckView {
        let sentence = self.sentence(words.start);
        let id = format!("{name}:{}", short_hash(&[&self.body[sentence], &self.body[words.clone()]]));
        let placed = self.segments.iter().find(|placed| placed.range.contains(&words.start));
        let marked = placed.map_or("", |placed| &self.body[words.start..words.end.min(placed.range.end)]);
        let words = Some(marked.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
        CheckView { id, severity, message, segment_id: placed.map(|placed| placed.segment.id.clone()), words }
    }
}

/// Eight hex digits over the texts, blanks and case aside.
pub fn short_hash(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        hash.update(words.join(" "));
        hash.update([0]);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Blank lines stand between paragraphs.
fn paragraphs(body: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in body.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let blank = line.trim().is_empty();
        match found.last_mut() {
            Some(last) if open && !blank => last.end = range.end,
            _ if !blank => found.push(range),
            _ => {}
        }
        open = !blank;
    }
    found
}

fn sentences(body: &str, paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let text = &body[paragraph.clone()];
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '…') && ends_sentence(text, at, end) {
            found.push(paragraph.start + start..paragraph.start + end);
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(paragraph.start + start..paragraph.end);
    }
    found
}

/// A mark before a blank ends a sentence, unless it ends an abbreviation or a German ordinal (`17. November`).
fn ends_sentence(text: &str, mark: usize, end: usize) -> bool {
    let rest = &text[end..];
    let before = text[..mark]
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let abbreviated =
        ["mr", "mrs", "ms", "dr", "no", "nr", "e.g", "i.e", "approx", "st", "z.b", "bzw", "ca", "mme", "m"];
    let ordinal = !before.is_empty() && before.len() <= 2 && before.chars().all(|c| c.is_ascii_digit());
    let is_dot = text[mark..].starts_with('.');
    let followed = rest.is_empty() || rest.starts_with(char::is_whitespace);
    followed && !(is_dot && (abbreviated.contains(&before.as_str()) || ordinal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_count_from_the_greeting_and_sentences_end_at_their_marks() {
        let text = "Hello Ada,\n\nIt came on 17. November. Was it No. 5? Yes,\n$3.50!\n\nBye";
        let segments = [SegmentView { id: "s1".to_owned(), text: text.to_owned(), claims: Vec::new() }];
        let letter = Letter::new(&segments, None);
        let sentences: Vec<&str> = letter.sentences.iter().map(|s| letter.body[s.clone()].trim()).collect();
        assert_eq!(
            sentences,
            ["Hello Ada,", "It came on 17. November.", "Was it No. 5?", "Yes,\n$3.50!", "Bye"]
        );
        let paragraph_of = |words| letter.paragraph(text.find(words).unwrap());
        assert_eq!((paragraph_of("Hello"), paragraph_of("Yes"), paragraph_of("Bye")), (1, 2, 3));
    }
}

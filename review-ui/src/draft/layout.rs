//! How a letter is laid out for reading: paragraphs, underlined claims, and the marks in the margin.
//! The text itself is never changed: the pieces joined are the body, byte for byte.

use api::{ActionView, CheckView, EvidenceView, SegmentView, Severity};

/// One paragraph with everything that stands beside or below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// ¶ number, from 1; 0 where the paragraph is empty.
    pub number: usize,
    pub pieces: Vec<Piece>,
    pub marks: Vec<MarginMark>,
    pub faults: Vec<CheckView>,
    /// Line ends behind it: the editor shows them as they are, the letter as a gap.
    pub line_ends: usize,
}

/// Words that are drawn alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub claim: Option<Claim>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The segment it belongs to: what is lit together.
    pub segment: String,
    pub kind: ClaimKind,
}

/// The shape of the line below the words; shape tells the kind without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    Fact,
    Action,
    Warn,
    Block,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarginMark {
    /// `F4`: number and id.
    Fact(usize, String),
    /// Bolt and number.
    Action(usize, String),
    Fault(Severity, String),
}

impl MarginMark {
    pub fn id(&self) -> &str {
        match self {
            Self::Fact(_, id) | Self::Action(_, id) | Self::Fault(_, id) => id,
        }
    }
}

/// What a letter is laid out from.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    pub segments: &'a [SegmentView],
    pub checks: &'a [CheckView],
    pub actions: &'a [ActionView],
    pub evidence: &'a [EvidenceView],
}

pub fn lay_out(letter: Letter<'_>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = vec![empty()];
    let mut number = 0;
    for segment in letter.segments {
        for piece in pieces(segment, letter.checks) {
            for (text, ends) in lines(&piece.text) {
                place(
                    &mut paragraphs,
                    &mut number,
                    Piece { text: text.to_owned(), claim: piece.claim.clone() },
                );
                end_lines(&mut paragraphs, ends);
            }
        }
        mark(&mut paragraphs, segment, letter);
    }
    paragraphs.retain(|paragraph| !paragraph.pieces.is_empty() || paragraph.line_ends > 0);
    for paragraph in &mut paragraphs {
        paragraph.marks.sort();
        paragraph.marks.dedup();
    }
    paragraphs
}

fn empty() -> Paragraph {
    Paragraph { number: 0, pieces: vec![], marks: vec![], faults: vec![], line_ends: 0 }
}

/// Text and the run of line ends behind it, one after the other.
fn lines(text: &str) -> Vec<(&str, usize)> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.find('\n').unwrap_or(rest.len());
        let behind = &rest[words..];
        let ends = behind.find(|c| c != '\n').unwrap_or(behind.len());
        out.push((&rest[..words], ends));
        rest = &behind[ends..];
    }
    out
}

fn place(paragraphs: &mut Vec<Paragraph>, number: &mut usize, piece: Piece) {
    if piece.text.is_empty() {
        return;
    }
    if paragraphs.last().is_some_and(|last| last.line_ends > 1) {
        paragraphs.push(empty());
    }
    if let Some(last) = paragraphs.last_mut() {
        if last.line_ends == 1 {
            // One line end is a new line of the same paragraph.
            last.pieces.push(Piece { text: "\n".to_owned(), claim: None });
            last.line_ends = 0;
        }
        if last.number == 0 {
            *number += 1;
            last.number = *number;
        }
        last.pieces.push(piece);
    }
}

fn end_lines(paragraphs: &mut [Paragraph], ends: usize) {
    if let Some(last) = paragraphs.last_mut() {
        last.line_ends += ends;
    }
}

/// Cuts a segment at the words a check points at; white space at its edges is never underlined.
fn pieces(segment: &SegmentView, checks: &[CheckView]) -> Vec<Piece> {
    let text = segment.text.as_str();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return vec![Piece { text: text.to_owned(), claim: None }];
    }
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + trimmed.len()..]);
    let fault = worst(segment, checks);
    let words = fault.and_then(|check| check.words.as_deref()).filter(|words| !words.is_empty());
    let at = words.and_then(|words| trimmed.find(words).map(|at| at..at + words.len()));
    let own = own_kind(segment);
    let bad =
        fault.map(|check| if check.severity == Severity::Block { ClaimKind::Block } else { ClaimKind::Warn });
    let cut = match at {
        Some(range) => {
            vec![(&trimmed[..range.start], own), (&trimmed[range.clone()], bad), (&trimmed[range.end..], own)]
        }
        None => vec![(trimmed, bad.or(own))],
    };
    let claim = |kind| Claim { segment: segment.id.clone(), kind };
    let plain = |text: &str| Piece { text: text.to_owned(), claim: None };
    let inner = cut.into_iter().map(|(text, kind)| Piece { text: text.to_owned(), claim: kind.map(claim) });
    let all = std::iter::once(plain(before)).chain(inner).chain(std::iter::once(plain(after)));
    all.filter(|piece| !piece.text.is_empty()).collect()
}

fn own_kind(segment: &SegmentView) -> Option<ClaimKind> {
    let does = segment.claims.iter().any(|id| id.starts_with(api::ActionId::PREFIX));
    let says = !segment.claims.is_empty();
    if does { Some(ClaimKind::Action) } else { says.then_some(ClaimKind::Fact) }
}

fn worst<'a>(segment: &SegmentView, checks: &'a [CheckView]) -> Option<&'a CheckView> {
    faults_of(segment, checks).max_by_key(|check| check.severity)
}

fn faults_of<'a>(segment: &SegmentView, checks: &'a [CheckView]) -> impl Iterator<Item = &'a CheckView> {
    let id = segment.id.clone();
    checks
        .iter()
        .filter(move |check| check.severity != Severity::Ok && check.segment_id.as_ref() == Some(&id))
}

/// Puts the marks of a segment into the margin of the paragraph it ends in.
fn mark(paragraphs: &mut [Paragraph], segment: &SegmentView, letter: Letter<'_>) {
    let is_of_segment = |piece: &Piece| piece.claim.as_ref().is_some_and(|claim| claim.segment == segment.id);
    let Some(paragraph) = paragraphs.iter_mut().rev().find(|p| p.pieces.iter().any(is_of_segment)) else {
        return;
    };
    for id in &segment.claims {
        let fact = letter.evidence.iter().position(|fact| fact.id.as_str() == id);
        let action = letter.actions.iter().position(|action| action.id.as_str() == id);
        paragraph.marks.extend(fact.map(|at| MarginMark::Fact(at + 1, id.clone())));
        paragraph.marks.extend(action.map(|at| MarginMark::Action(at + 1, id.clone())));
    }
    for fault in faults_of(segment, letter.checks) {
        paragraph.marks.push(MarginMark::Fault(fault.severity, fault.id.clone()));
        paragraph.faults.push(fault.clone());
    }
}

/// Where a fact or an action is spoken of: the ¶ numbers, ascending.
pub fn mentions(paragraphs: &[Paragraph], id: &str) -> Vec<usize> {
    let speaks = |paragraph: &&Paragraph| paragraph.marks.iter().any(|mark| mark.id() == id);
    paragraphs.iter().filter(speaks).map(|paragraph| paragraph.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample::{action, fact, segment, warn};

    fn letter<'a>(segments: &'a [SegmentView], checks: &'a [CheckView]) -> Vec<Paragraph> {
        let (actions, evidence) = ([action("1", 300)], [fact("1"), fact("2")]);
        lay_out(Letter { segments, checks, actions: &actions, evidence: &evidence })
    }

    #[test]
    fn pieces_joined_are_the_body_byte_for_byte() {
        let segments = [
            segment("s1", "Hello Maya,\n\n", &[]),
            segment("s2", " I refunded  $3.00 ", &["act_1", "ev_1"]),
            segment("s3", "and more.\nSecond line\n\n\n", &["ev_2"]),
            segment("s4", "Bye\n", &[]),
        ];
        let body: String = segments.iter().map(|segment| segment.text.as_str()).collect();
        let mut joined = String::new();
        for paragraph in letter(&segments, &[warn("w", "s2", Some("$3.00"))]) {
            joined.extend(paragraph.pieces.iter().map(|piece| piece.text.as_str()));
            joined.push_str(&"\n".repeat(paragraph.line_ends));
        }
        assert_eq!(joined, body);
    }

    #[test]
    fn paragraphs_are_counted_as_a_reader_counts_them() {
        let segments =
            [segment("s1", "Hello,\n\nOne.\n\nTwo", &[]), segment("s2", " and three.\n\nBye,\nInes", &[])];
        let numbers: Vec<_> = letter(&segments, &[]).iter().map(|paragraph| paragraph.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4], "the signature is one paragraph of two lines");
    }

    #[test]
    fn marks_stand_beside_the_paragraph_of_their_claim() {
        let segments = [
            segment("s1", "Hello,\n\n", &[]),
            segment("s2", "I refunded $3.00", &["act_1", "ev_2", "ev_1"]),
            segment("s3", " to your card.", &["ev_1"]),
        ];
        let paragraphs = letter(&segments, &[]);
        let fact = |n: usize| MarginMark::Fact(n, format!("ev_{n}"));
        assert_eq!(paragraphs[1].marks, [fact(1), fact(2), MarginMark::Action(1, "act_1".to_owned())]);
        assert_eq!(mentions(&paragraphs, "ev_1"), [2]);
        assert!(mentions(&paragraphs, "ev_9").is_empty());
    }

    #[test]
    fn a_fault_marks_its_words_and_keeps_the_claim_around_them() {
        let segments = [segment("s1", "It arrives any day now for sure.", &["ev_1"])];
        let paragraphs = letter(&segments, &[warn("w", "s1", Some("any day now"))]);
        let kinds: Vec<_> = paragraphs[0].pieces.iter().map(|p| p.claim.as_ref().map(|c| c.kind)).collect();
        assert_eq!(kinds, [Some(ClaimKind::Fact), Some(ClaimKind::Warn), Some(ClaimKind::Fact)]);
        assert_eq!(paragraphs[0].faults.len(), 1);
    }

    #[test]
    fn white_space_at_the_edges_is_not_underlined() {
        let paragraphs = letter(&[segment("s1", " three days late. ", &["ev_1"])], &[]);
        let texts: Vec<_> =
            paragraphs[0].pieces.iter().map(|p| (p.text.as_str(), p.claim.is_some())).collect();
        assert_eq!(texts, [(" ", false), ("three days late.", true), (" ", false)]);
    }

    #[test]
    fn an_empty_reply_has_no_paragraphs() {
        assert!(letter(&[], &[]).is_empty());
    }
}

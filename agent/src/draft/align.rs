//! A person's edit laid back onto the agent's segments.

use super::words::{is_word, tokens};
use api::SegmentView;
use sha2::{Digest, Sha256};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;
use std::ops::Range;

/// Cuts `edited_body` into segments by word diff against `original`.
///
/// A segment keeps its id and claims while half of its words survive; other new text becomes segments without
/// claims, named by their words. The texts joined are `edited_body`, byte for byte.
pub fn align(original: &[SegmentView], edited_body: &str) -> Vec<SegmentView> {
    let new = tokens(edited_body);
    let owners = owners(original, &new);
    let kept = kept_ranges(original, &new, &owners);
    let mut aligned = Aligned { taken: ids(original), segments: Vec::new() };
    let mut at = 0;
    for (segment, range) in kept {
        aligned.insert_new(&new[at..range.start].concat());
        let text = new[range.clone()].concat();
        aligned.segments.push(SegmentView { text, ..segment.clone() });
        at = range.end;
    }
    aligned.insert_new(&new[at..].concat());
    aligned.segments
}

/// Ids of the segments in `aligned` that a person has written or touched.
pub fn changed(original: &[SegmentView], aligned: &[SegmentView]) -> BTreeSet<String> {
    let as_it_was =
        |segment: &&SegmentView| original.iter().any(|o| o.id == segment.id && o.text == segment.text);
    aligned.iter().filter(|segment| !as_it_was(segment)).map(|segment| segment.id.clone()).collect()
}

struct Aligned {
    taken: BTreeSet<String>,
    segments: Vec<SegmentView>,
}

impl Aligned {
    /// White space and marks between two segments go to the one before them.
    fn insert_new(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.segments.last_mut() {
            Some(before) if !is_word(text) => before.text.push_str(text),
            _ => {
                let id = self.fresh_id(text);
                self.segments.push(SegmentView { id, text: text.to_owned(), claims: Vec::new() });
            }
        }
    }

    fn fresh_id(&mut self, text: &str) -> String {
        let digest = Sha256::digest(text.trim());
        let name: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let mut id = format!("new-{name}");
        let mut again = 1;
        while !self.taken.insert(id.clone()) {
            again += 1;
            id = format!("new-{name}-{again}");
        }
        id
    }
}

fn ids(segments: &[SegmentView]) -> BTreeSet<String> {
    segments.iter().map(|segment| segment.id.clone()).collect()
}

/// For each token of the edit, the original segment it stems from; the flag is true where it stands unchanged.
fn owners(original: &[SegmentView], new: &[&str]) -> Vec<Option<(usize, bool)>> {
    let body = super::body(original);
    let old = tokens(&body);
    let segment_of = segments_of_tokens(original, &old);
    let mut owners = vec![None; new.len()];
    for op in capture_diff_slices(Algorithm::Myers, &old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for i in 0..len {
                    owners[new_index + i] = Some((segment_of[old_index + i], true));
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let replaced = &segment_of[old_index..old_index + old_len];
                // A swapped word stays in its sentence; a swapped paragraph is a new text.
                if new_len <= old_len + 4 && replaced.iter().all(|segment| *segment == replaced[0]) {
                    owners[new_index..new_index + new_len].fill(Some((replaced[0], false)));
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    owners
}

/// The segment in which each token of the original body begins.
fn segments_of_tokens(original: &[SegmentView], old: &[&str]) -> Vec<usize> {
    let mut ends = Vec::with_capacity(original.len());
    let mut end = 0;
    for segment in original {
        end += segment.text.len();
        ends.push(end);
    }
    let mut at = 0;
    let starts = old.iter().map(|token| {
        let start = at;
        at += token.len();
        start
    });
    starts.map(|start| ends.partition_point(|end| *end <= start)).collect()
}

/// Which segments survive, and where each stands in the edit: in order, without overlap.
fn kept_ranges<'a>(
    original: &'a [SegmentView],
    new: &[&str],
    owners: &[Option<(usize, bool)>],
) -> Vec<(&'a SegmentView, Range<usize>)> {
    let mut kept: Vec<(&SegmentView, Range<usize>)> = Vec::new();
    for (n, segment) in original.iter().enumerate() {
        let at_least = kept.last().map_or(0, |(_, range)| range.end);
        if let Some(range) = kept_range(segment, n, new, owners)
            && range.start >= at_least
        {
            kept.push((segment, range));
        }
    }
    kept
}

fn kept_range(
    segment: &SegmentView,
    n: usize,
    new: &[&str],
    owners: &[Option<(usize, bool)>],
) -> Option<Range<usize>> {
    let words = tokens(&segment.text).into_iter().filter(|token| is_word(token)).count();
    let says = |at: &usize| words == 0 || is_word(new[*at]);
    let ours: Vec<usize> =
        (0..new.len()).filter(|at| owners[*at].is_some_and(|(owner, _)| owner == n)).collect();
    let surviving = ours.iter().filter(|at| says(at) && owners[**at] == Some((n, true))).count();
    if surviving == 0 || surviving * 2 < words {
        return None;
    }
    let first = *ours.iter().find(|at| says(at))?;
    let last = *ours.iter().rfind(|at| says(at))?;
    Some(widened(first..last + 1, n, owners))
}

/// The range with the white space and marks of the same segment that stand right beside it.
fn widened(range: Range<usize>, n: usize, owners: &[Option<(usize, bool)>]) -> Range<usize> {
    let is_ours = |owner: &Option<(usize, bool)>| owner.is_some_and(|(owner, _)| owner == n);
    let before = owners[..range.start].iter().rev().take_while(|owner| is_ours(owner)).count();
    let after = owners[range.end..].iter().take_while(|owner| is_ours(owner)).count();
    range.start - before..range.end + after
}

#[cfg(test)]
mod tests {
    use super::super::body;
    use super::*;
    use proptest::prelude::*;

    fn letter() -> Vec<SegmentView> {
        let parts: [(&str, &str, &[&str]); 5] = [
            ("hello", "Hello Maya,\n\n", &[]),
            ("late", "Order 1007 came three days late. ", &["ev_1"]),
            ("refund", "I have refunded $3.00 of your $5.00 delivery fee", &["act_1"]),
            ("card", " to the card you paid with.\n\n", &[]),
            ("bye", "Kind regards", &[]),
        ];
        let segment = |(id, text, claims): &(&str, &str, &[&str])| SegmentView {
            id: (*id).to_owned(),
            text: (*text).to_owned(),
            claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
        };
        parts.iter().map(segment).collect()
    }

    /// Ids and texts after an edit.
    fn edited(from: &str, to: &str) -> Vec<(String, String)> {
        let text = body(&letter());
        assert!(text.contains(from));
        let aligned = align(&letter(), &text.replacen(from, to, 1));
        aligned.into_iter().map(|segment| (segment.id, segment.text)).collect()
    }

    #[test]
    fn an_untouched_body_is_the_same_segments() {
        let aligned = align(&letter(), &body(&letter()));
        assert_eq!(aligned, letter());
        assert!(changed(&letter(), &aligned).is_empty());
    }

    #[test]
    fn a_changed_word_stays_in_its_segment_with_its_claims() {
        let text = body(&letter()).replace("three days", "five days");
        let aligned = align(&letter(), &text);
        assert_eq!(aligned[1].text, "Order 1007 came five days late. ");
        assert_eq!(aligned[1].claims, ["ev_1"]);
        assert_eq!(changed(&letter(), &aligned), BTreeSet::from(["late".to_owned()]));
    }

    #[test]
    fn a_new_sentence_is_a_segment_of_its_own_without_claims() {
        let aligned = edited("paid with.", "paid with. I also added a voucher.");
        let new: Vec<_> = aligned.iter().filter(|(id, _)| id.starts_with("new-")).collect();
        assert_eq!(new.len(), 1);
        assert_eq!(new[0].1.trim(), "I also added a voucher.");
        assert_eq!(
            aligned,
            edited("paid with.", "paid with. I also added a voucher."),
            "ids are reproducible"
        );
    }

    #[test]
    fn a_segment_is_given_up_when_less_than_half_of_its_words_survive() {
        let aligned = edited("I have refunded $3.00 of your $5.00 delivery fee", "Your fee");
        assert!(aligned.iter().all(|(id, _)| id != "refund"), "{aligned:?}");
        let aligned =
            edited("I have refunded $3.00 of your $5.00 delivery fee", "I have refunded $3.00 of it");
        assert!(aligned.iter().any(|(id, _)| id == "refund"), "{aligned:?}");
    }

    #[test]
    fn a_deleted_segment_is_gone_and_an_empty_letter_has_none() {
        assert!(edited("Order 1007 came three days late. ", "").iter().all(|(id, _)| id != "late"));
        assert_eq!(align(&letter(), ""), []);
        assert_eq!(align(&[], "Hi").len(), 1);
    }

    proptest! {
        #[test]
        fn nothing_a_person_typed_is_lost(
            edits in proptest::collection::vec((0usize..140, 0usize..30, "\\PC{0,12}|\n\n|[a-z ]{0,9}"), 0..5),
        ) {
            let mut text = body(&letter());
            for (at, length, new) in edits {
                let start = text.char_indices().map(|(i, _)| i).rfind(|i| *i <= at).unwrap_or(0);
                let end = text.char_indices().map(|(i, _)| i).find(|i| *i >= start + length).unwrap_or(text.len());
                text.replace_range(start..end, &new);
            }
            let aligned = align(&letter(), &text);
            prop_assert_eq!(body(&aligned), text.clone());
            let ids: BTreeSet<&str> = aligned.iter().map(|segment| segment.id.as_str()).collect();
            prop_assert_eq!(ids.len(), aligned.len());
            prop_assert!(aligned.iter().all(|segment| !segment.text.is_empty()));
            prop_assert_eq!(align(&letter(), &text), aligned);
        }
    }
}

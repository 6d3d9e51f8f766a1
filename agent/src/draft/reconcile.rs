//! A person's edit and a letter written anew for the actions they chose.

use super::align::{align, changed};
use api::SegmentView;

/// The segments that `/check` answers: from `rewritten` where the person has not touched the text, theirs where they have.
///
/// `original`: the draft's own segments; `rewritten`: the same letter for the chosen actions, with the same slot ids;
/// `edited_body`: what stands in the person's editor. A sentence the person deleted stays deleted.
pub fn reconcile(original: &[SegmentView], rewritten: &[SegmentView], edited_body: &str) -> Vec<SegmentView> {
    let aligned = align(original, edited_body);
    let touched = changed(original, &aligned);
    let mut result: Vec<SegmentView> = Vec::new();
    for segment in aligned {
        match rewritten.iter().find(|new| new.id == segment.id) {
            _ if touched.contains(&segment.id) => result.push(segment),
            Some(new) => result.push(new.clone()),
            // The chosen actions leave nothing to say here.
            None => {}
        }
    }
    insert_fresh(original, rewritten, &mut result);
    result
}

/// Sentences that only the new letter has go behind the one they follow in it.
fn insert_fresh(original: &[SegmentView], rewritten: &[SegmentView], result: &mut Vec<SegmentView>) {
    for (n, fresh) in rewritten.iter().enumerate() {
        if original.iter().any(|segment| segment.id == fresh.id) {
            continue;
        }
        let before =
            rewritten[..n].iter().rev().find_map(|b| result.iter().position(|segment| segment.id == b.id));
        result.insert(before.map_or(0, |at| at + 1), fresh.clone());
    }
}

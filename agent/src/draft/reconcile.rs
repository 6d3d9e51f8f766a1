//! A person's edit and a letter written anew for the actions they chose.

use super::align::{align, changed};
use super::words::is_word;
use api::SegmentView;

/// The segments that `/check` answers: from `rewritten` where the person has not touched the text, theirs where they have.
///
/// `original`: the draft's own segments; `rewritten`: the same letter for the chosen actions, with the same slot ids;
/// `edited_body`: what stands in the person's editor. A sentence the person deleted stays deleted.
pub fn reconcile(original: &[SegmentView], rewritten: &[SegmentView], edited_body: &str) -> Vec<SegmentView> {
    let aligned = align(original, edited_body);
    let touched = changed(original, &aligned);
    let mut result: Vec<SegmentView> = Vec::new();
    let mut after_theirs = false;
    for segment in aligned {
        let is_theirs = touched.contains(&segment.id);
        match rewritten.iter().find(|new| new.id == segment.id) {
            _ if is_theirs => result.push(segment),
            Some(new) => result.push(new.clone()),
            // The full stop of a sentence that is theirs.
            None if after_theirs && !is_word(&segment.text) => result.push(segment),
            // The chosen actions leave nothing to say here.
            None => {}
        }
        after_theirs = is_theirs;
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

#[cfg(test)]
mod tests {
    use super::super::body;
    use super::*;

    fn segment(id: &str, text: &str) -> SegmentView {
        SegmentView { id: id.to_owned(), text: text.to_owned(), claims: Vec::new() }
    }

    fn original() -> Vec<SegmentView> {
        vec![
            segment("hello", "Hello Maya,\n\n"),
            segment("refund", "I have refunded $3.00 of your fee. "),
            segment("coupon", "Your next delivery is free with this coupon. "),
            segment("bye", "Kind regards"),
        ]
    }

    #[test]
    fn a_refused_action_leaves_the_text_that_nobody_edited() {
        let rewritten = [
            segment("hello", "Hello Maya,\n\n"),
            segment("coupon", &original()[2].text),
            segment("bye", "Kind regards"),
        ];
        let edited = body(&original()).replace("Hello Maya", "Dear Maya");
        let text = body(&reconcile(&original(), &rewritten, &edited));
        assert_eq!(text, "Dear Maya,\n\nYour next delivery is free with this coupon. Kind regards");
    }

    #[test]
    fn a_lowered_amount_shows_unless_the_person_wrote_that_sentence() {
        let mut rewritten = original();
        rewritten[1].text = "I have refunded $2.00 of your fee. ".to_owned();
        let untouched = body(&reconcile(&original(), &rewritten, &body(&original())));
        assert!(untouched.contains("refunded $2.00"));
        let edited = body(&original()).replace("I have refunded", "I have today refunded");
        assert!(body(&reconcile(&original(), &rewritten, &edited)).contains("today refunded $3.00"));
    }

    #[test]
    fn a_sentence_that_the_person_wrote_keeps_its_full_stop() {
        let original =
            [segment("refund", "I have refunded $3.00"), segment("stop", ".\n\n"), segment("bye", "Bye")];
        let edited = body(&original).replace("I have refunded", "We have refunded");
        assert_eq!(body(&reconcile(&original, &original[2..], &edited)), edited);
        assert_eq!(body(&reconcile(&original, &original[2..], &body(&original))), "Bye");
    }

    #[test]
    fn what_only_the_new_letter_says_stands_where_it_says_it() {
        let mut rewritten = original();
        rewritten.insert(2, segment("instead", "I will watch it. "));
        let ids: Vec<String> =
            reconcile(&original(), &rewritten, &body(&original())).into_iter().map(|s| s.id).collect();
        assert_eq!(ids, ["hello", "refund", "instead", "coupon", "bye"]);
    }

    #[test]
    fn a_deleted_sentence_stays_deleted() {
        let edited = body(&original()).replace("Your next delivery is free with this coupon. ", "");
        let result = reconcile(&original(), &original(), &edited);
        assert_eq!(body(&result), edited);
    }
}

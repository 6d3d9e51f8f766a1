//! The text a person works on: what it started from, what changed, and what of it travels.

use api::{DraftView, Edits, SegmentView};

/// Recipients, subject and text as they stand in the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Working {
    /// Addresses with commas between, as typed.
    pub to: String,
    pub cc: String,
    pub subject: String,
    pub body: String,
}

impl Working {
    pub fn of(draft: &DraftView) -> Self {
        Self {
            to: draft.to.join(", "),
            cc: draft.cc.join(", "),
            subject: draft.subject.clone(),
            body: draft.body.clone(),
        }
    }

    pub fn to(&self) -> Vec<String> {
        addresses(&self.to)
    }

    pub fn cc(&self) -> Vec<String> {
        addresses(&self.cc)
    }

    /// Only what differs from the draft; `None` where nothing does.
    pub fn edits(&self, draft: &DraftView) -> Option<Edits> {
        let edits = Edits {
            to: Some(self.to()).filter(|to| *to != draft.to),
            cc: Some(self.cc()).filter(|cc| *cc != draft.cc),
            subject: Some(self.subject.clone()).filter(|subject| *subject != draft.subject),
            body: Some(self.body.clone()).filter(|body| *body != draft.body),
        };
        (edits != Edits::default()).then_some(edits)
    }
}

fn addresses(text: &str) -> Vec<String> {
    text.split([',', ';']).map(str::trim).filter(|address| !address.is_empty()).map(str::to_owned).collect()
}

/// Lays claims over a text that is being typed: segments before and after the change keep theirs,
/// what is between belongs to nobody until the server has looked at it.
pub fn realign(segments: &[SegmentView], text: &str) -> Vec<SegmentView> {
    let old: String = segments.iter().map(|segment| segment.text.as_str()).collect();
    if old == text {
        return segments.to_vec();
    }
    let same_start = common(old.chars(), text.chars());
    let same_end = common(old.chars().rev(), text.chars().rev());
    let mut head = Vec::new();
    let mut kept = 0;
    for segment in segments {
        let end = kept + segment.text.len();
        if end > same_start {
            break;
        }
        head.push(segment.clone());
        kept = end;
    }
    let mut tail = Vec::new();
    let mut kept_end = 0;
    for segment in segments.iter().skip(head.len()).rev() {
        let size = kept_end + segment.text.len();
        if size > same_end || kept + size > text.len() {
            break;
        }
        tail.push(segment.clone());
        kept_end = size;
    }
    let between = &text[kept..text.len() - kept_end];
    if !between.is_empty() {
        head.push(SegmentView { id: "typed".to_owned(), text: between.to_owned(), claims: vec![] });
    }
    head.extend(tail.into_iter().rev());
    head
}

/// How many bytes two texts have in common from where they start.
fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample::{draft, segment};

    #[test]
    fn an_untouched_draft_carries_no_edits() {
        assert_eq!(Working::of(&draft()).edits(&draft()), None);
    }

    #[test]
    fn only_what_changed_travels() {
        let mut working = Working::of(&draft());
        working.to = " maya@fjordpost.example ; second@fjordpost.example,".to_owned();
        let edits = working.edits(&draft()).unwrap();
        assert_eq!(edits.to.unwrap().len(), 2);
        assert_eq!((edits.cc, edits.subject, edits.body), (None, None, None));
    }

    #[test]
    fn typing_keeps_the_claims_before_and_after_the_caret() {
        let segments = [
            segment("a", "One. ", &["ev_1"]),
            segment("b", "Two. ", &["ev_2"]),
            segment("c", "Three.", &["ev_3"]),
        ];
        let ids = |text: &str| realign(&segments, text).iter().map(|s| s.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids("One. Two. Three."), ["a", "b", "c"]);
        assert_eq!(ids("One. Twwo. Three."), ["a", "typed", "c"]);
        assert_eq!(ids("One. Three."), ["a", "c"], "a deleted sentence takes its claim along");
        assert_eq!(ids("New. One. Two. Three."), ["typed", "a", "b", "c"]);
        assert_eq!(ids(""), Vec::<String>::new());
    }

    #[test]
    fn realigned_text_is_always_the_text() {
        let segments =
            [segment("a", "Été été. ", &["ev_1"]), segment("b", "ü", &[]), segment("c", "été.", &["ev_3"])];
        for text in ["Été été. üété.", "Été été.", "é", "", "ü", "Été été. Été été. üété.", "tété. üété."]
        {
            let joined: String = realign(&segments, text).iter().map(|s| s.text.as_str()).collect();
            assert_eq!(joined, text);
        }
    }
}

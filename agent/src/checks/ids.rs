//! Every order or tracking number in the reply is one of this case.

use super::judged::Judged;
use super::read::Id;
use api::{CheckView, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unknown = judged.read.ids.iter().filter(|id| !judged.facts.has_id(id));
    unknown.map(|id| fault(judged, id)).collect()
}

fn fault(judged: &Judged<'_>, id: &Id) -> CheckView {
    let words = judged.text(&id.range);
    let paragraph = judged.letter.paragraph(id.range.start);
    let message = format!("{words} in ¶{paragraph} is a number that is not in this case");
    judged.letter.finding("id", Severity::Block, &id.range, message)
}

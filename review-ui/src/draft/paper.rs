//! The paragraphs on screen, laid out anew when the text, its claims or its checks change.

use super::layout::{self, Paragraph, lay_out};
use crate::desk::desk;
use leptos::prelude::*;

pub fn paragraphs() -> Memo<Vec<Paragraph>> {
    let bench = desk().bench;
    Memo::new(move |_| {
        let draft = bench.draft.get();
        let Some(draft) = draft else { return vec![] };
        bench.segments.with(|segments| {
            bench.checks.with(|checks| {
                lay_out(layout::Letter {
                    segments,
                    checks,
                    actions: &draft.actions,
                    evidence: &draft.evidence,
                })
            })
        })
    })
}

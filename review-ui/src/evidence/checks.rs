//! What was checked; worst first.

use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::{case, evidence as say};
use api::{CheckView, Outcome, Severity};
use leptos::prelude::*;

#[component]
pub fn Checks() -> impl IntoView {
    let bench = desk().bench;
    let checks = Memo::new(move |_| {
        let mut checks = bench.checks.get();
        checks.sort_by_key(|check| std::cmp::Reverse(check.severity));
        checks
    });
    let escalated = Memo::new(move |_| {
        bench.draft.with(|draft| {
            let draft = draft.as_ref().filter(|draft| draft.outcome == Outcome::Escalate)?;
            let reason = draft.reason.as_deref()?;
            Some(case::escalated_because(&draft.proposal, reason))
        })
    });
    let is_any = Memo::new(move |_| !checks.with(Vec::is_empty) || escalated.with(Option::is_some));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::CHECKS}</h3></div>
                {move || escalated.get().map(|reason| view! {
                    <p class="check"><span class="block-ink"><Glyph icon=Icon::Arrow /></span>
                        <span><strong class="block-ink">{say::ESCALATED}</strong>" "{reason}</span></p>
                })}
                {move || checks.get().into_iter().map(|check| view! { <Check check /> }).collect_view()}
            </section>
        </Show>
    }
}

#[component]
fn Check(check: CheckView) -> impl IntoView {
    let (icon, ink, word) = match check.severity {
        Severity::Ok => (Icon::CheckCircle, "ok-ink", None),
        Severity::Warn => (Icon::Triangle, "warn-ink", Some(say::WARNING)),
        Severity::Block => (Icon::Octagon, "block-ink", Some(say::BLOCKED)),
    };
    view! {
        <p class="check">
            <span class=ink><Glyph icon /></span>
            <span>{word.map(|word| view! { <strong class=ink>{word}</strong>" " })}{check.message}</span>
        </p>
    }
}

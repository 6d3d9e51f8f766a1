//! No case is open: all done, or one to pick.

use super::first_run::FirstRun;
use crate::browser;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::when;
use crate::words::{chrome, queue as say};
use api::QueueCounts;
use leptos::prelude::*;

#[component]
pub fn NoCase() -> impl IntoView {
    let desk = desk();
    let is_all_done = Memo::new(move |_| {
        let nothing_waits = desk.counts.get().needs_you == 0;
        let is_loaded = desk.list.with(|list| list.here().is_some_and(|list| list.is_empty()));
        let has_search = !desk.address.get().search.is_empty();
        nothing_waits && is_loaded && !has_search
    });
    // Nothing was ever received here.
    let is_new = Memo::new(move |_| {
        desk.sets_up() && desk.setup.with(|setup| setup.as_ref().is_some_and(|setup| !setup.has_mail))
    });
    let has_rows =
        Memo::new(move |_| desk.list.with(|list| list.here().is_some_and(|list| !list.is_empty())));
    let tab = move || chrome::tab(desk.address.get().tab);
    view! {
        {move || match (is_all_done.get(), has_rows.get()) {
            (true, _) if is_new.get() => view! { <h1 class="unseen" id="case-heading" tabindex="-1">{tab}</h1><FirstRun /> }.into_any(),
            (true, _) => view! { <AllDone /> }.into_any(),
            (false, true) => view! {
                <div class="empty"><h1 class="empty-title" id="case-heading" tabindex="-1">{say::PICK}</h1><p>{say::PICK_HOW}</p><FirstRun /></div>
            }.into_any(),
            // The queue says what is not there; here is only its name, for whoever reads by headings.
            (false, false) => view! { <h1 class="unseen" id="case-heading" tabindex="-1">{tab}</h1> }.into_any(),
        }}
    }
}

#[component]
fn AllDone() -> impl IntoView {
    let desk = desk();
    let counts = desk.counts;
    let next_back = move || {
        let (back, now) =
            (browser::face(counts.get().next_snoozed_at?), browser::face_of_ms(desk.now_ms.get_untracked()));
        Some(say::next_back(&when::clock(back), &when::day(back, now), when::is_same_day(back, now)))
    };
    view! {
        <div class="empty">
            <span class="ok-ink empty-glyph"><Glyph icon=Icon::CheckCircle /></span>
            <h1 class="empty-title" id="case-heading" tabindex="-1">{say::ALL_DONE}</h1>
            <p>{say::NOTHING_WAITS}" "{move || next_back().unwrap_or_else(|| say::NEW_MAIL_COMES.to_owned())}</p>
            <dl class="figures">
                <div><dt>{say::DECIDED_TODAY}</dt><dd>{move || counts.get().decided_today}</dd></div>
                {move || unchanged(&counts.get()).map(|share| view! {
                    <div><dt>{say::UNCHANGED}</dt><dd>{share}</dd></div>
                })}
                {move || counts.get().median_s.map(|seconds| view! {
                    <div><dt>{say::MEDIAN}</dt><dd>{when::exact_span(seconds)}</dd></div>
                })}
            </dl>
            <FirstRun />
        </div>
    }
}

/// Of today's approvals, those that went out exactly as drafted.
fn unchanged(counts: &QueueCounts) -> Option<String> {
    let share = (counts.unchanged_today * 100).checked_div(counts.approved_today)?;
    Some(format!("{share} %"))
}

//! What happens to the mail: its job's nodes, then the draft.

use super::page::{Sent, Writing};
use crate::address::{Address, Page};
use crate::case::nodes::Nodes;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::write as say;
use api::{AcceptedStatus, CaseDetail, CaseState, JobState};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Besides the pushes, which belong to the queue: often enough to see the nodes tick.
const LOOK_EVERY: Duration = Duration::from_millis(400);

#[component]
pub fn Happens() -> impl IntoView {
    let desk = desk();
    let writing = expect_context::<Writing>();
    let handle = set_interval_with_handle(
        move || {
            let newest = writing.sent.with_untracked(|sent| sent.first().map(|sent| sent.case_id.clone()));
            let is_over = writing.watched.with_untracked(|case| case.as_ref().is_some_and(is_settled));
            let Some(id) = newest.filter(|_| !is_over) else { return };
            spawn_local(async move {
                if let Ok(case) = desk.get::<CaseDetail>(&format!("/v1/cases/{id}")).await {
                    writing.watched.set(Some(case));
                }
            });
        },
        LOOK_EVERY,
    );
    on_cleanup(move || {
        if let Ok(handle) = handle {
            handle.clear();
        }
    });
    let newest = Memo::new(move |_| writing.sent.with(|sent| sent.first().cloned()));
    view! {
        <aside class="evidence happens" aria-label=say::HAPPENS>
            <section class="pane-part" aria-live="polite">
                <div class="part-head"><h2>{say::HAPPENS}</h2></div>
                {move || match newest.get() {
                    None => view! { <p class="quiet">{say::NOTHING_YET}</p> }.into_any(),
                    Some(sent) => view! { <Steps sent /> }.into_any(),
                }}
            </section>
            <SentHere />
        </aside>
    }
}

fn is_settled(case: &CaseDetail) -> bool {
    let is_running = case.jobs.iter().any(|job| matches!(job.state, JobState::Queued | JobState::Running));
    !is_running && case.state != CaseState::Working
}

#[component]
fn Steps(sent: Sent) -> impl IntoView {
    let writing = expect_context::<Writing>();
    let job_id = sent.accepted.job_id.clone();
    let job = Memo::new(move |_| {
        writing.watched.with(|case| {
            let case = case.as_ref()?;
            case.jobs.iter().find(|job| job.id == job_id).cloned()
        })
    });
    let is_parked = sent.accepted.status == AcceptedStatus::Parked;
    let href = Address { page: Page::Case(sent.case_id), ..Address::default() }.href();
    let outcome = move || {
        writing.watched.get().filter(is_settled).map(|case| {
            let says = case.draft.map(|draft| draft.proposal).filter(|says| !says.is_empty());
            says.unwrap_or_else(|| if is_parked { say::PARKED } else { say::DRAFT_READY }.to_owned())
        })
    };
    view! {
        <ol class="nodes tall">
            <li><span class="ok-ink"><Glyph icon=Icon::CheckCircle /></span><span>{say::ACCEPTED}</span><span class="quiet">"202"</span></li>
            {move || job.get().map(|job| view! { <Nodes job /> })}
            {move || outcome().map(|says| view! {
                <li><span class="ok-ink"><Glyph icon=Icon::CheckCircle /></span><strong>{says}</strong></li>
            })}
        </ol>
        <a class="button plain" href=href>{say::OPEN_CASE}</a>
    }
}

#[component]
fn SentHere() -> impl IntoView {
    let writing = expect_context::<Writing>();
    let is_any = Memo::new(move |_| writing.sent.with(|sent| !sent.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h2>{say::SENT_TODAY}</h2></div>
                {move || writing.sent.get().into_iter().map(|sent| {
                    let href = Address { page: Page::Case(sent.case_id), ..Address::default() }.href();
                    view! { <p class="pane-line"><a href=href>{sent.subject}</a><span class="quiet-2">{say::OPEN_CASE}</span></p> }
                }).collect_view()}
            </section>
        </Show>
    }
}

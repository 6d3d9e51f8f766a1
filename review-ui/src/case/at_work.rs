//! The agent at work: its nodes tick off with what they took. The mail is already readable.

use super::nodes::Nodes;
use crate::desk::desk;
use crate::words::{bars, case as say, evidence::took};
use api::{CaseState, ClaimRequest, JobState, JobView, Role};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The run that is under way or stopped, while the case waits for it.
fn job_at_work(case: &api::CaseDetail) -> Option<JobView> {
    let newest = case.jobs.iter().max_by_key(|job| job.created_at)?;
    let is_shown = match newest.state {
        JobState::Queued | JobState::Running => case.state == CaseState::Working || case.draft.is_none(),
        JobState::Dead => true,
        JobState::AwaitingReview | JobState::Done | JobState::Parked | JobState::Cancelled => false,
    };
    is_shown.then(|| newest.clone())
}

#[component]
pub fn AtWork() -> impl IntoView {
    let desk = desk();
    let job = Memo::new(move |_| desk.case.with(|case| case.here().and_then(job_at_work)));
    let is_shown = Memo::new(move |_| job.with(Option::is_some));
    let is_dead = move || job.get().is_some_and(|job| job.state == JobState::Dead);
    let total = move || job.get().map(|job| took(job.steps.iter().map(|step| step.ms).sum()));
    let may_retry = move || is_dead() && desk.role() >= Role::Lead;
    let retry = move |_| {
        let Some(id) = job.with_untracked(|job| job.as_ref().map(|job| job.id.clone())) else { return };
        spawn_local(async move {
            let path = format!("/v1/jobs/{id}/retry");
            if let Err(fault) = desk.post::<_, JobView>(&path, &serde_json::Map::new()).await {
                desk.warn(bars::fault(&fault));
            }
            desk.reload_case();
        });
    };
    view! {
        <Show when=move || is_shown.get()>
            <section class="at-work" aria-live="polite">
                <div class="at-work-head">
                    <h2>{move || if is_dead() { say::AGENT_STOPPED } else { say::AGENT_AT_WORK }}</h2>
                    <span class="quiet">{total}</span>
                </div>
                {move || job.get().and_then(|job| job.error).map(|error| view! { <p class="block-ink">{error.message}</p> })}
                <ol class="nodes">{move || job.get().map(|job| view! { <Nodes job /> })}</ol>
                <Show when=may_retry>
                    <button type="button" class="button plain" on:click=retry>{say::RUN_AGAIN}</button>
                </Show>
                <button type="button" class="button plain" on:click=move |_| desk.on_case("claim", ClaimRequest {})>
                    {say::TAKE_IT_MYSELF}
                </button>
            </section>
        </Show>
    }
}

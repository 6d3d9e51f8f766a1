//! The page: the run in the middle, the chosen node at the right.

use super::outcome::Outcomes;
use super::runs::Runs;
use super::step::StepPane;
use super::timeline::Timeline;
use crate::address::{Address, Page};
use crate::browser;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::Day;
use crate::client::Fault;
use crate::desk::{Desk, Loaded, desk};
use crate::words::{bars, trace as say};
use api::{JobId, ReplayView, TraceView};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn TracePage(id: JobId) -> impl IntoView {
    let desk = desk();
    load(desk, &id);
    view! {
        <main class="case trace" id="case" tabindex="-1" aria-label=say::REGION>
            {move || desk.trace.with(|trace| match trace {
                Loaded::Nothing | Loaded::Loading => view! { <div class="trace-body late" aria-busy="true"></div> }.into_any(),
                Loaded::Failed(fault) => view! { <NoTrace words=refused(fault) /> }.into_any(),
                Loaded::Here(trace) => view! { <Laid trace=trace.clone() /> }.into_any(),
            })}
        </main>
        <StepPane />
    }
}

fn load(desk: Desk, id: &JobId) {
    let path = format!("/v1/jobs/{id}/trace");
    desk.trace.set(Loaded::Loading);
    desk.trace_at.set(0);
    spawn_local(async move {
        let answer = desk.get::<TraceView>(&path).await;
        desk.trace.set(match answer {
            Ok(trace) => Loaded::Here(trace),
            Err(fault) => Loaded::Failed(fault),
        });
        browser::focus("trace-heading");
    });
}

fn refused(fault: &Fault) -> String {
    match fault.status() {
        Some(403) => say::LEADS_ONLY.to_owned(),
        Some(404) => say::NOT_FOUND.to_owned(),
        _ => bars::fault(fault),
    }
}

#[component]
fn NoTrace(words: String) -> impl IntoView {
    view! {
        <div class="page-empty">
            <h1 id="trace-heading" tabindex="-1">{words}</h1>
            <a href=Address::default().href()>{crate::words::chrome::TO_QUEUE}</a>
        </div>
    }
}

#[component]
fn Laid(trace: TraceView) -> impl IntoView {
    let has_steps = !trace.steps.is_empty();
    view! {
        <Head trace=trace.clone() />
        <div class="trace-body">
            {if has_steps {
                view! { <Timeline trace=trace.clone() /><Hints /> }.into_any()
            } else {
                view! { <p class="quiet-2">{say::NOT_RUN}</p> }.into_any()
            }}
            <Outcomes trace=trace.clone() />
            <Runs trace />
        </div>
    }
}

#[component]
fn Head(trace: TraceView) -> impl IntoView {
    let case = Address { page: Page::Case(trace.job.case_id.clone()), ..Address::default() }.href();
    let at = trace.job.created_at;
    view! {
        <div class="trace-head">
            <p class="crumbs"><a href=case>{trace.subject.clone()}</a><Glyph icon=Icon::Chevron /><span>{say::crumb(trace.version)}</span></p>
            <div class="trace-title">
                <h1 id="trace-heading" tabindex="-1">{say::title(trace.version)}</h1>
                <div class="trace-buttons">
                    <Replay id=trace.job_id.clone() />
                    {trace.viewer.clone().map(|viewer| view! {
                        <a class="button plain" href=viewer target="_blank" rel="noopener noreferrer">{say::VIEWER}</a>
                    })}
                </div>
            </div>
            <p class="trace-figures">
                <span>{say::figures(&trace)}" · "<code>{trace.job_id.to_string()}</code></span>
                <span class="quiet-2"><Day at />" · "{say::AUDITED}</span>
            </p>
        </div>
    }
}

#[component]
fn Replay(id: JobId) -> impl IntoView {
    let desk = desk();
    let found = RwSignal::new(None::<Result<ReplayView, Fault>>);
    let replay = move |_| {
        let path = format!("/v1/jobs/{id}/replay");
        spawn_local(async move {
            found.set(Some(desk.post::<_, ReplayView>(&path, &serde_json::Map::new()).await));
        });
    };
    view! {
        <button type="button" class="button plain" on:click=replay>{say::REPLAY}</button>
        <p class="replayed" role="status">{move || found.get().map(|found| match found {
            Ok(replay) => {
                let (icon, ink) =
                    if replay.same { (Icon::CheckCircle, "ok-ink") } else { (Icon::Octagon, "block-ink") };
                view! { <span class=ink><Glyph icon /></span><span>{say::replayed(&replay)}</span> }.into_any()
            }
            Err(fault) => view! { <span>{bars::fault(&fault)}</span> }.into_any(),
        })}</p>
    }
}

/// The keys of this page, as the letter's page has its own.
#[component]
fn Hints() -> impl IntoView {
    view! {
        <p class="trace-hints">
            <kbd class="key">"j"</kbd><kbd class="key">"k"</kbd><span>{say::MOVE}</span>
            <kbd class="key">"↵"</kbd><span>{say::ASKED}</span>
            <kbd class="key">"Esc"</kbd><span>{say::BACK}</span>
        </p>
    }
}

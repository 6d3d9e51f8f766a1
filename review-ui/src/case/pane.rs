//! The pane in the middle.

use super::at_work::AtWork;
use super::bars::Bars;
use super::effects::Effects;
use super::hand_off::HandOff;
use super::head::CaseHead;
use super::notes::Notes;
use super::scroll::show_proposal;
use super::skeleton::SkeletonCase;
use super::thread::Thread;
use crate::browser;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::toasts::Toasts;
use crate::desk::{Loaded, desk};
use crate::draft::button_bar::ButtonBar;
use crate::draft::proposal::Proposal;
use crate::draft::strip::StripLine;
use crate::queue::empty::NoCase;
use crate::words::{bars as words, case as say};
use leptos::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shows {
    NoCase,
    Skeleton,
    Fault,
    Case(api::CaseId),
}

#[component]
pub fn CasePane() -> impl IntoView {
    let desk = desk();
    let shows = Memo::new(move |_| {
        let Some(id) = desk.address.with(|address| address.case().cloned()) else {
            return Shows::NoCase;
        };
        desk.case.with(|case| match case {
            Loaded::Nothing | Loaded::Loading => Shows::Skeleton,
            Loaded::Failed(_) => Shows::Fault,
            Loaded::Here(case) if case.id == id => Shows::Case(id),
            Loaded::Here(_) => Shows::Skeleton,
        })
    });
    view! {
        <main class="case" id="case" tabindex="-1" aria-label=say::REGION>
            <LineBar />
            {move || match shows.get() {
                Shows::NoCase => view! { <div class="case-body"><NoCase /></div> }.into_any(),
                Shows::Skeleton => view! { <SkeletonCase /> }.into_any(),
                Shows::Fault => view! { <CaseFault /> }.into_any(),
                Shows::Case(_) => view! { <OpenCase /> }.into_any(),
            }}
            <Toasts />
        </main>
    }
}

#[component]
fn OpenCase() -> impl IntoView {
    let desk = desk();
    // The case is drawn when it is here, which may be later than it was asked for.
    if !browser::is_in_field() {
        browser::focus("case-heading");
    }
    // Once the draft of this case is drawn, and again when another version takes its place.
    let shown =
        Memo::new(move |_| desk.bench.draft.with(|draft| draft.as_ref().map(|draft| draft.id.clone())));
    Effect::new(move |_| {
        if shown.get().is_some() {
            request_animation_frame(show_proposal);
        }
    });
    let is_decidable = Memo::new(move |_| desk.strip().is_some());
    view! {
        <Bars />
        <CaseHead />
        <div class="case-scroll" id="case-scroll" tabindex="-1">
            <Thread />
            <AtWork />
            <Effects />
            <HandOff />
            <Proposal />
            <Notes />
        </div>
        <Show when=move || is_decidable.get()>
            <StripLine />
            <ButtonBar />
        </Show>
    }
}

#[component]
fn LineBar() -> impl IntoView {
    let desk = desk();
    view! {
        <Show when=move || desk.line.get() == crate::desk::Line::Lost>
            <div class="bar-thin" role="status">
                <Glyph icon=Icon::Clock />
                <strong>{words::RECONNECTING}</strong>" "{words::RECONNECTING_REST}
            </div>
        </Show>
    }
}

#[component]
fn CaseFault() -> impl IntoView {
    let desk = desk();
    let why = move || {
        desk.case.with(|case| match case {
            Loaded::Failed(fault) if fault.status() == Some(404) => say::NOT_FOUND.to_owned(),
            Loaded::Failed(fault) => words::fault(fault),
            Loaded::Nothing | Loaded::Loading | Loaded::Here(_) => String::new(),
        })
    };
    let retry = move |_| {
        desk.case.set(Loaded::Loading);
        desk.reload_case();
    };
    view! {
        <div class="bar block" role="alert">
            <Glyph icon=Icon::Octagon />
            <h1 class="unseen" id="case-heading" tabindex="-1">{words::CASE_NOT_LOADED}</h1>
            <p><strong aria-hidden="true">{words::CASE_NOT_LOADED}</strong>" "{why}</p>
            <button type="button" class="button plain" on:click=retry>{words::RETRY}</button>
        </div>
        <div class="case-body"></div>
    }
}

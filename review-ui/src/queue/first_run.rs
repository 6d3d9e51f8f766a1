//! A new installation: what to do, in order, until the first mail is here. The first row takes its place by itself.

use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::{chrome, first_run as say, write};
use api::QueueCounts;
use leptos::prelude::*;

/// Nothing was ever received here.
pub fn is_first(counts: &QueueCounts) -> bool {
    let QueueCounts { needs_you, at_risk, failed, snoozed, mine, done, decided_today, .. } = *counts;
    [needs_you, at_risk, failed, snoozed, mine, done, decided_today].iter().all(|number| *number == 0)
}

#[component]
pub fn FirstRun() -> impl IntoView {
    let desk = desk();
    let who =
        move || desk.me.get().map(|me| say::you_are(&me.name, chrome::role(me.role))).unwrap_or_default();
    view! {
        <div class="first-run">
            <h1 class="empty-title" id="case-heading" tabindex="-1">{say::TITLE}</h1>
            <p class="lead">{say::HOW}</p>
            <ol class="first-run-steps">
                <li class="first-run-step is-done">
                    <span class="ok-ink"><Glyph icon=Icon::CheckCircle /></span>
                    <div><h2>{say::SIGN_IN}</h2><p>{who}</p></div>
                </li>
                <li class="first-run-step">
                    <span class="quiet-2"><Glyph icon=Icon::Working /></span>
                    <div><h2>{say::POST}</h2><p>{say::POST_HOW}</p><Curl /></div>
                </li>
                <Step title=say::READ how=say::READ_HOW />
                <Step title=say::CONNECT how=say::CONNECT_HOW />
                <Step title=say::INVITE how=say::INVITE_HOW />
            </ol>
        </div>
    }
}

#[component]
fn Step(title: &'static str, how: &'static str) -> impl IntoView {
    view! {
        <li class="first-run-step">
            <span class="step-ring" aria-hidden="true"></span>
            <div><h2>{title}</h2><p>{how}</p></div>
        </li>
    }
}

#[component]
fn Curl() -> impl IntoView {
    let copied = RwSignal::new(false);
    let command = say::curl(&window().location().origin().unwrap_or_default());
    let text = command.clone();
    let copy = move |_| {
        // A browser that refuses leaves the text where it can be selected.
        let _answer = window().navigator().clipboard().write_text(&text);
        copied.set(true);
    };
    view! {
        <div class="curl">
            <pre tabindex="0" aria-label=say::COMMAND>{command}</pre>
            <button type="button" class="button plain small" on:click=copy>
                <Glyph icon=Icon::Copy />{move || if copied.get() { write::COPIED } else { write::COPY }}
            </button>
        </div>
    }
}

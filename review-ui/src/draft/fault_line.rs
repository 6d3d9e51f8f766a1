//! A fault below its paragraph: the reason, and what can be done about it.

use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::case as say;
use api::{CheckView, Role, Severity};
use leptos::prelude::*;

#[component]
pub fn FaultLine(check: CheckView) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let is_block = check.severity == Severity::Block;
    let (class, icon) =
        if is_block { ("fault-line block", Icon::Octagon) } else { ("fault-line warn", Icon::Triangle) };
    let is_lead = desk.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.role >= Role::Lead));
    let segment = check.segment_id.clone().filter(|_| is_block);
    let remove = move |id: String| {
        bench.remove_segment(&id);
        bench.look_soon(desk);
    };
    view! {
        <div class=class>
            <Glyph icon />
            <span class="fault-text">{check.message.clone()}</span>
            <span class="fault-fixes">
                {segment.map(|id| view! {
                    <button type="button" class="button plain tiny" on:click=move |_| remove(id.clone())>{say::REMOVE_SENTENCE}</button>
                })}
                {(!is_block).then(|| view! { <Acknowledge id=check.id.clone() label=say::CHECKED_THIS /> })}
                {(is_block && is_lead).then(|| view! { <Acknowledge id=check.id.clone() label=say::OVERRIDE /> })}
            </span>
            {(is_block && is_lead).then(|| view! { <OverrideReason id=check.id.clone() /> })}
        </div>
    }
}

#[component]
fn Acknowledge(id: String, label: &'static str) -> impl IntoView {
    let bench = desk().bench;
    let known = id.clone();
    let is_ticked = Memo::new(move |_| bench.acknowledged.with(|all| all.contains(&known)));
    let toggle = move |_| {
        bench.acknowledged.update(|all| {
            if !all.remove(&id) {
                all.insert(id.clone());
            }
        })
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || is_ticked.get() on:change=toggle />
            <span>{label}</span>
        </label>
    }
}

/// A lead who goes against a block says why; the words are kept with the decision.
#[component]
fn OverrideReason(id: String) -> impl IntoView {
    let bench = desk().bench;
    let is_open = Memo::new(move |_| bench.acknowledged.with(|all| all.contains(&id)));
    view! {
        <Show when=move || is_open.get()>
            <input class="input override-reason" aria-label=say::OVERRIDE_REASON placeholder=say::OVERRIDE_REASON
                prop:value=move || bench.override_reason.get()
                on:input:target=move |event| bench.override_reason.set(event.target().value()) />
        </Show>
    }
}

/// Faults that belong to no sentence; while editing, all of them, because nothing may stand inside the field.
#[component]
pub fn LooseFaults(all: Signal<bool>) -> impl IntoView {
    let bench = desk().bench;
    let faults = Memo::new(move |_| {
        let known: Vec<String> =
            bench.segments.with(|segments| segments.iter().map(|segment| segment.id.clone()).collect());
        let is_loose = |check: &&CheckView| {
            let has_place = check.segment_id.as_ref().is_some_and(|id| known.contains(id));
            check.severity != Severity::Ok && (all.get() || !has_place)
        };
        bench.checks.with(|checks| checks.iter().filter(is_loose).cloned().collect::<Vec<_>>())
    });
    view! {
        <div class="loose-faults">
            <For each=move || faults.get() key=|check| (check.id.clone(), check.message.clone()) children=|check| view! { <FaultLine check /> } />
        </div>
    }
}

//! The margin belongs to the reviewer: facts, actions and faults beside the paragraph that speaks of them.

use super::layout::MarginMark;
use super::lighting::Pointed;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::{actions, case as say};
use api::Severity;
use leptos::prelude::*;

/// Whether the tab key stops at the marks.
#[derive(Clone, Copy)]
struct Steps(&'static str);

#[component]
pub fn Margin(
    marks: Vec<MarginMark>,
    /// Only drawn: beside a field that has the focus, nothing else is stepped on.
    #[prop(optional)]
    is_picture: bool,
) -> impl IntoView {
    provide_context(Steps(if is_picture { "-1" } else { "0" }));
    view! { <div class="margin">{marks.into_iter().map(|mark| view! { <Mark mark /> }).collect_view()}</div> }
}

#[component]
fn Mark(mark: MarginMark) -> impl IntoView {
    match mark {
        MarginMark::Fact(number, id) => view! { <FactMark number id /> }.into_any(),
        MarginMark::Action(number, id) => view! { <ActionMark number id /> }.into_any(),
        MarginMark::Fault(severity, id) => view! { <FaultMark severity id /> }.into_any(),
    }
}

#[component]
fn FactMark(number: usize, id: String) -> impl IntoView {
    let desk = desk();
    let label = desk.bench.draft.with_untracked(|draft| {
        let fact = draft.as_ref()?.evidence.iter().find(|fact| fact.id.as_str() == id)?.clone();
        Some(format!("F{number}: {}, {}", fact.label, fact.value))
    });
    let pointed = Pointed::Fact(id.clone());
    let open = move |_| desk.evidence_open.set(true);
    view! { <Lightable id pointed label=label.unwrap_or_default() on_click=Callback::new(open)>"F"{number}</Lightable> }
}

#[component]
fn ActionMark(number: usize, id: String) -> impl IntoView {
    let desk = desk();
    let title = desk.bench.draft.with_untracked(|draft| {
        draft
            .as_ref()?
            .actions
            .iter()
            .find(|action| action.id.as_str() == id)
            .map(|action| actions::title(&action.what))
    });
    let label = format!("{number}: {}", title.unwrap_or_default());
    let pointed = Pointed::Action(id.clone());
    let to_row = format!("action-{number}");
    let jump = move |()| crate::browser::focus_now(&to_row);
    view! { <Lightable id pointed label on_click=Callback::new(jump)><Glyph icon=Icon::Bolt />{number}</Lightable> }
}

#[component]
fn Lightable(
    id: String,
    pointed: Pointed,
    label: String,
    on_click: Callback<()>,
    children: Children,
) -> impl IntoView {
    let bench = desk().bench;
    let point = {
        let pointed = pointed.clone();
        move || bench.pointed.set(Some(pointed.clone()))
    };
    let focus = point.clone();
    let leave = move || bench.pointed.set(None);
    let steps = use_context::<Steps>().map(|steps| steps.0);
    view! {
        <button
            type="button"
            class="mark"
            class:is-lit=move || bench.lit.with(|lit| lit.has(&id))
            aria-label=label
            tabindex=steps
            on:mouseenter=move |_| point()
            on:mouseleave=move |_| leave()
            on:focus=move |_| focus()
            on:blur=move |_| leave()
            on:click=move |_| on_click.run(())
        >
            {children()}
        </button>
    }
}

#[component]
fn FaultMark(severity: Severity, id: String) -> impl IntoView {
    let is_about = |words: &[&str]| words.iter().any(|word| id.contains(word));
    let says = if is_about(&["action", "promise", "claim"]) {
        say::NO_ACTION
    } else if is_about(&[
        "fact", "date", "amount", "number", "count", "id", "link", "product", "size", "stock",
    ]) {
        say::NO_FACT
    } else if severity == Severity::Block {
        say::BLOCKED
    } else {
        say::WARNING
    };
    let (class, icon) = if severity == Severity::Block {
        ("mark fault block", Icon::Octagon)
    } else {
        ("mark fault warn", Icon::Triangle)
    };
    view! { <span class=class><Glyph icon />{says}</span> }
}

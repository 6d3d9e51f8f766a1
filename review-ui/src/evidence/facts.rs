//! The facts, each with its source, its age and where it is used.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::Ago;
use crate::desk::desk;
use crate::draft::layout::{self, lay_out, mentions};
use crate::draft::lighting::Pointed;
use crate::words::evidence as say;
use api::EvidenceView;
use leptos::prelude::*;

#[component]
pub fn Facts() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let facts = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().map(|draft| draft.evidence.clone()).unwrap_or_default())
    });
    let is_any = Memo::new(move |_| bench.draft.with(Option::is_some));
    let freshness = move || {
        let facts = facts.get();
        let stale =
            facts.iter().filter(|fact| fact.valid_until.is_some_and(|until| desk.until(until) < 0)).count();
        say::freshness(facts.len(), stale)
    };
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::FACTS}</h3>
                    <Show when=move || !facts.with(Vec::is_empty)><span class="quiet-2">{freshness}</span></Show></div>
                <Show when=move || facts.with(Vec::is_empty)><p class="quiet">{say::NO_FACTS}</p></Show>
                <For
                    each=move || facts.get().into_iter().enumerate()
                    key=|(at, fact)| (*at, fact.id.clone())
                    children=|(at, fact)| view! { <Fact number=at + 1 fact /> }
                />
            </section>
        </Show>
    }
}

#[component]
fn Fact(number: usize, fact: EvidenceView) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let id = fact.id.to_string();
    let used = {
        let id = id.clone();
        Memo::new(move |_| {
            bench
                .draft
                .with(|draft| {
                    let draft = draft.as_ref()?;
                    let paragraphs = bench.segments.with(|segments| {
                        lay_out(layout::Letter {
                            segments,
                            checks: &[],
                            actions: &draft.actions,
                            evidence: &draft.evidence,
                        })
                    });
                    let actions = draft.actions.iter().enumerate();
                    let stands_on =
                        actions.filter(|(_, action)| action.evidence.iter().any(|fact| fact.as_str() == id));
                    let actions: Vec<usize> = stands_on.map(|(at, _)| at + 1).collect();
                    Some(say::used_in(&mentions(&paragraphs, &id), &actions))
                })
                .unwrap_or_default()
        })
    };
    let is_stale = Memo::new(move |_| fact.valid_until.is_some_and(|until| desk.until(until) < 0));
    let point = {
        let id = id.clone();
        move || bench.pointed.set(Some(Pointed::Fact(id.clone())))
    };
    view! {
        <div
            class="fact-item"
            class:is-lit=move || bench.lit.with(|lit| lit.has(&id))
            on:mouseenter=move |_| point()
            on:mouseleave=move |_| bench.pointed.set(None)
        >
            <span class="mark">"F"{number}</span>
            <span class="fact-line"><span class="fact-label">{fact.label}</span><span class="fact-value">{fact.value}</span></span>
            <span class="fact-line">
            <span class="fact-source" class:warn-ink=move || is_stale.get()>
                <Show when=move || is_stale.get()><Glyph icon=Icon::Clock /></Show>
                {fact.source}" · "<Ago at=fact.read_at />
            </span>
            <span class="fact-used">{move || used.get()}</span>
            </span>
        </div>
    }
}

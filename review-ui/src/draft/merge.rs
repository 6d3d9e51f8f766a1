//! An edit carried over to a newer version: the conflicts stand in their places, both sides beside each other. Nothing is
//! chosen silently.

use super::conflicts::{Part, Side, parts};
use super::diff::{Change, diff};
use super::head::OpenPlaces;
use crate::bench::FIRST_CONFLICT;
use crate::browser;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::case as say;
use api::Conflict;
use leptos::prelude::*;

#[component]
pub fn Merge() -> impl IntoView {
    let bench = desk().bench;
    let all = Memo::new(move |_| {
        bench.working.with(|working| bench.conflicts.with(|conflicts| parts(&working.body, conflicts)))
    });
    let number = move || bench.conflicts.with(Vec::len);
    browser::focus(FIRST_CONFLICT);
    view! {
        <div class="merge-open">{move || view! { <OpenPlaces number=number() /> }}</div>
        {move || all.get().into_iter().map(|part| match part {
            Part::Settled(lines) => view! { <p class="merge-text">{lines}</p> }.into_any(),
            Part::Open { number, before, after } => {
                let conflict = bench.conflicts.with_untracked(|conflicts| conflicts.get(number).cloned());
                conflict.map(|conflict| view! { <Open number conflict before after /> }).into_any()
            }
        }).collect_view()}
    }
}

/// `number`: from 0; the keys settle the first.
#[component]
fn Open(number: usize, conflict: Conflict, before: String, after: String) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let version =
        bench.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.version)).unwrap_or_default();
    let line = move |words: &str| format!("{before}{words}{after}");
    let (base, mine, theirs) = (line(&conflict.base), line(&conflict.mine), line(&conflict.theirs));
    let choose = move |side| move |_| bench.settle(desk, number, side);
    let key = move |digit: &'static str| {
        (number == 0).then(|| view! { <kbd class="key" aria-hidden="true">{digit}</kbd> })
    };
    view! {
        <section class="conflict" aria-label=say::CONFLICT>
            <div class="conflict-head"><Glyph icon=Icon::Merge /><strong>{say::CONFLICT}</strong>{say::conflict_rest(version)}</div>
            <p class="conflict-base"><span class="quiet">{say::BOTH_STARTED}</span>" "{base.clone()}</p>
            <div class="conflict-sides">
                <div class="conflict-side">
                    <div class="conflict-side-head"><span class="quiet-2">{say::YOURS}" "{key("1")}</span>
                        <button type="button" id=format!("conflict-{number}") class="button plain small" on:click=choose(Side::Mine)>{say::USE_MINE}</button></div>
                    <Against base=base.clone() text=mine />
                </div>
                <div class="conflict-side">
                    <div class="conflict-side-head"><span class="quiet-2">{say::draft(version)}" "{key("2")}</span>
                        <button type="button" class="button plain small" on:click=choose(Side::Theirs)>{say::use_theirs(version)}</button></div>
                    <Against base text=theirs />
                </div>
            </div>
            <div class="conflict-both"><span class="quiet-2">{say::WRITE_YOURSELF}</span>
                <button type="button" class="button plain small" on:click=choose(Side::Both)>{say::KEEP_BOTH}{key("3")}</button></div>
        </section>
    }
}

#[component]
fn Against(base: String, text: String) -> impl IntoView {
    let drawn = diff(&base, &text).into_iter().map(|(change, text)| match change {
        Change::Same => view! { <span>{text}</span> }.into_any(),
        Change::Added => view! { <ins>{text}</ins> }.into_any(),
        Change::Removed => view! { <del>{text}</del> }.into_any(),
    });
    view! { <p class="conflict-text">{drawn.collect_view()}</p> }
}

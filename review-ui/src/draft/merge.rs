//! An edit carried over to a newer version, where both changed the same words. Nothing is chosen silently.

use super::diff::{Change, diff};
use super::head::OpenPlaces;
use super::working::{Side, settle};
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::case as say;
use api::Conflict;
use leptos::prelude::*;

#[component]
pub fn Merge() -> impl IntoView {
    let bench = desk().bench;
    let first = Memo::new(move |_| bench.conflicts.with(|conflicts| conflicts.first().cloned()));
    let number = move || bench.conflicts.with(Vec::len);
    let body = move || bench.working.with(|working| working.body.clone());
    view! {
        <div class="letter changes">{body}</div>
        <div class="merge-open">{move || view! { <OpenPlaces number=number() /> }}</div>
        {move || first.get().map(|conflict| view! { <OneConflict conflict /> })}
    }
}

#[component]
fn OneConflict(conflict: Conflict) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let version =
        bench.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.version)).unwrap_or_default();
    let (base, mine, theirs) = (conflict.base.clone(), conflict.mine.clone(), conflict.theirs.clone());
    let choose = move |side: Side| {
        let body = bench.working.with_untracked(|working| settle(&working.body, &conflict, side));
        bench.conflicts.update(|conflicts| {
            conflicts.remove(0);
        });
        bench.type_body(body);
        bench.is_editing.set(true);
        bench.look_soon(desk);
    };
    let (use_mine, use_theirs, keep_both) = (choose.clone(), choose.clone(), choose);
    view! {
        <div class="conflict-head"><Glyph icon=Icon::Merge /><strong>{say::CONFLICT}</strong>{say::conflict_rest(version)}</div>
        <p class="conflict-base"><span class="quiet">{say::BOTH_STARTED}</span>" "{base.clone()}</p>
        <div class="conflict-sides">
            <div class="conflict-side">
                <div class="conflict-side-head"><span class="quiet-2">{say::YOURS}</span>
                    <button type="button" class="button plain small" autofocus on:click=move |_| use_mine(Side::Mine)>{say::USE_MINE}</button></div>
                <Against base=base.clone() text=mine />
            </div>
            <div class="conflict-side">
                <div class="conflict-side-head"><span class="quiet-2">{say::draft(version)}</span>
                    <button type="button" class="button plain small" on:click=move |_| use_theirs(Side::Theirs)>{say::use_theirs(version)}</button></div>
                <Against base text=theirs />
            </div>
        </div>
        <div class="conflict-both"><span class="quiet-2">{say::WRITE_YOURSELF}</span>
            <button type="button" class="button plain small" on:click=move |_| keep_both(Side::Both)>{say::KEEP_BOTH}</button></div>
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

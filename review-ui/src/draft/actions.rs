//! What is done with the mail: the proposed actions, then those that policy offers.

use super::action_row::ActionRow;
use crate::desk::desk;
use crate::words::actions as say;
use api::{ActionView, Outcome};
use leptos::prelude::*;

#[component]
pub fn Actions() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let actions = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().map(|draft| draft.actions.clone()).unwrap_or_default())
    });
    let is_reply = Memo::new(move |_| {
        bench.draft.with(|draft| {
            draft.as_ref().is_some_and(|draft| matches!(draft.outcome, Outcome::Draft | Outcome::NeedInfo))
        })
    });
    let numbered = move |offered: bool| {
        let all = actions.get().into_iter().enumerate().map(|(at, action)| (at + 1, action));
        all.filter(|(_, action)| action.offered == offered).collect::<Vec<_>>()
    };
    let proposed = move || numbered(false);
    let offered = move || numbered(true);
    let taken = move || {
        let all = proposed().len();
        let taken = bench.choices.with(|choices| {
            proposed().iter().filter(|(_, a)| choices.get(&a.id).is_some_and(|c| c.is_taken)).count()
        });
        if all == 0 { say::NOTHING_ELSE.to_owned() } else { say::of(taken, all) }
    };
    view! {
        <Show when=move || is_reply.get() || !proposed().is_empty()>
            <div class="actions">
                <h3 class="actions-head">{say::DONE_WITH}<span>{taken}</span></h3>
                <Rows rows=Signal::derive(proposed) />
            </div>
        </Show>
        <Show when=move || !offered().is_empty()>
            <div class="actions">
                <h3 class="actions-head">{say::OFFERED}<span>{say::OFFERED_REST}</span></h3>
                <Rows rows=Signal::derive(offered) />
            </div>
        </Show>
    }
}

#[component]
fn Rows(rows: Signal<Vec<(usize, ActionView)>>) -> impl IntoView {
    view! {
        <For each=move || rows.get() key=|(_, action)| action.id.clone() children=|(number, action)| view! { <ActionRow number action /> } />
    }
}

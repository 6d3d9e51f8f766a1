//! One action: whether it is done, why it may be, and for how much.

use super::choices::{Choice, Standing, standing};
use super::layout::mentions;
use super::lighting::Pointed;
use super::paper::paragraphs;
use crate::chrome::key_caps::{KeyHint, shortcut};
use crate::desk::desk;
use crate::keys::Command;
use crate::words::actions as say;
use api::{ActionView, Money};
use leptos::prelude::*;

#[component]
pub fn ActionRow(number: usize, action: ActionView) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let action = StoredValue::new(action);
    let id = action.with_value(|action| action.id.clone());
    let choice = {
        let id = id.clone();
        Memo::new(move |_| bench.choices.with(|choices| choices.get(&id).cloned()))
    };
    let stands =
        Memo::new(move |_| choice.get().map(|choice| action.with_value(|action| standing(action, &choice))));
    let is_taken = Memo::new(move |_| choice.get().is_some_and(|choice: Choice| choice.is_taken));
    let is_fixed = Memo::new(move |_| {
        bench.draft.track();
        !desk.may_decide() || desk.holder().is_some()
    });
    let toggle = {
        let id = id.clone();
        move |_| {
            bench.choices.update(|choices| choices.toggle(&id));
            bench.look_at_choices(desk);
        }
    };
    let text = id.to_string();
    let lit = text.clone();
    let point = move || bench.pointed.set(Some(Pointed::Action(text.clone())));
    let focus = point.clone();
    let title = action.with_value(|action| say::title(&action.what));
    let cap = action.with_value(|action| action.amount);
    view! {
        <div
            class="action-row"
            class:is-lit=move || bench.lit.with(|all| all.has(&lit))
            class:is-refused=move || stands.get() == Some(Standing::Refused)
            data-action=number.to_string()
            on:mouseenter=move |_| point()
            on:mouseleave=move |_| bench.pointed.set(None)
            on:focusin=move |_| focus()
            on:focusout=move |_| bench.pointed.set(None)
        >
            <label class="action-tick">
                <input id=format!("action-{number}") type="checkbox" prop:checked=move || is_taken.get()
                    disabled=move || is_fixed.get() aria-describedby=format!("action-why-{number}") on:change=toggle />
                <Show when=move || !desk.letters_off.get()><kbd class="key" aria-hidden="true">{number}</kbd></Show>
                <span class="action-title">{title}</span>
            </label>
            <span class="action-why" id=format!("action-why-{number}")><Why action stands /></span>
            <span class="action-end">
                {match cap {
                    Some(cap) => view! { <Amount action cap title choice stands is_fixed number /> }.into_any(),
                    None => view! { <span class="quiet-2">{action.with_value(|action| say::aside(&action.what))}</span> }.into_any(),
                }}
            </span>
        </div>
    }
}

/// Why it may be done; what the person changed comes first.
#[component]
fn Why(action: StoredValue<ActionView>, stands: Memo<Option<Standing>>) -> impl IntoView {
    let paragraphs = paragraphs();
    move || {
        action.with_value(|action| {
            let cap = action.amount.map(say::policy_allows);
            let words = match stands.get() {
                Some(Standing::Lowered) => [Some(say::LOWERED.to_owned()), cap],
                Some(Standing::Refused) => {
                    let spoken = paragraphs.with(|paragraphs| mentions(paragraphs, action.id.as_str()));
                    [Some(say::REFUSED.to_owned()), say::must_not_promise(&spoken)]
                }
                Some(Standing::NotAnAmount) => [Some(say::NOT_AN_AMOUNT.to_owned()), None],
                Some(Standing::OverCap) => [cap, None],
                Some(Standing::Taken) => [Some(say::TAKEN.to_owned()), Some(say::rule(&action.rule))],
                Some(Standing::AsProposed | Standing::Offered) | None => [
                    Some(action.explanation.clone()).filter(|words| !words.is_empty()),
                    Some(say::rule(&action.rule)),
                ],
            };
            words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    }
}

#[component]
fn Amount(
    action: StoredValue<ActionView>,
    cap: Money,
    title: &'static str,
    choice: Memo<Option<Choice>>,
    stands: Memo<Option<Standing>>,
    is_fixed: Memo<bool>,
    number: usize,
) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let is_wrong =
        Memo::new(move |_| matches!(stands.get(), Some(Standing::OverCap | Standing::NotAnAmount)));
    let typed = move |text: String| {
        let id = action.with_value(|action| action.id.clone());
        bench.choices.update(|choices| choices.set_amount(&id, text));
        bench.look_at_choices(desk);
    };
    // The key leads to the first amount of a draft, from wherever the focus is.
    let is_first = bench.draft.with_untracked(|draft| {
        let actions = draft.as_ref().map(|draft| draft.actions.as_slice()).unwrap_or_default();
        actions.iter().position(|action| action.amount.is_some()) == number.checked_sub(1)
    });
    view! {
        {is_first.then(|| view! { <KeyHint command=Command::Amount /> })}
        <span class="quiet-2 up-to">{say::up_to(cap)}</span>
        <span class="amount" class:is-wrong=move || is_wrong.get() class:is-off=move || choice.get().is_some_and(|c| !c.is_taken)>
            <span aria-hidden="true">{cap.currency.sign().unwrap_or(cap.currency.as_str()).to_owned()}</span>
            <input id=format!("amount-{number}") inputmode="decimal" aria-label=say::amount_label(title)
                aria-keyshortcuts=is_first.then(|| shortcut(Command::Amount)).flatten()
                aria-invalid=move || is_wrong.get().to_string() aria-describedby=format!("action-why-{number}")
                readonly=move || is_fixed.get()
                prop:value=move || choice.get().map(|choice| choice.amount)
                on:input:target=move |event| typed(event.target().value()) />
        </span>
    }
}

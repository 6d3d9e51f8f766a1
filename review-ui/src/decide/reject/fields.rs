//! What a reason asks for: the right topic, the unwanted action, the products that were meant otherwise.

use super::{FIRST, Form};
use crate::desk::desk;
use crate::words::{actions, case, decide as say, products as tell};
use api::{DraftView, ProductView, Topic};
use leptos::prelude::*;

#[component]
pub fn TopicField(form: Form) -> impl IntoView {
    let options = Topic::ALL.into_iter().enumerate().map(|(at, topic)| view! {
        <option value=at.to_string() selected=topic == form.topic.get_untracked()>{case::topic(topic)}</option>
    });
    let choose = move |value: String| {
        if let Some(topic) = value.parse::<usize>().ok().and_then(|at| Topic::ALL.get(at)) {
            form.topic.set(*topic);
        }
    };
    view! {
        <label class="field"><span class="label">{say::WHICH_TOPIC}</span>
            <select id=FIRST class="input" on:change:target=move |event| choose(event.target().value())>{options.collect_view()}</select></label>
    }
}

#[component]
pub fn ActionField(form: Form) -> impl IntoView {
    let desk = desk();
    let all = desk
        .bench
        .draft
        .with_untracked(|draft| draft.as_ref().map(|draft| draft.actions.clone()).unwrap_or_default());
    let proposed: Vec<_> = all.into_iter().filter(|action| !action.offered).collect();
    let options = proposed.into_iter().enumerate().map(|(at, action)| {
        let (id, chosen) = (action.id.clone(), action.id.clone());
        view! {
            <label class="choice">
                <input id=(at == 0).then_some(FIRST) type="radio" name="action" prop:checked=move || form.action.get().as_ref() == Some(&id)
                    on:change=move |_| form.action.set(Some(chosen.clone())) />
                <span>{actions::title(&action.what)}</span>
            </label>
        }
    });
    view! { <fieldset class="choices"><legend class="label">{say::WHICH_ACTION}</legend>{options.collect_view()}</fieldset> }
}

/// Those that the catalogue gave for this draft: matches, or what comes close.
pub fn products(draft: &DraftView) -> Vec<ProductView> {
    let products = draft.products.iter();
    products.flat_map(|products| products.matches.iter().chain(&products.alternatives)).cloned().collect()
}

#[component]
pub fn ProductsField(form: Form) -> impl IntoView {
    let all = desk().bench.draft.with_untracked(|draft| draft.as_ref().map(products).unwrap_or_default());
    let options = all.into_iter().enumerate().map(|(at, product)| {
        let id = product.product_id;
        let toggle = move |is_on: bool| {
            form.products.update(|chosen| {
                if is_on { chosen.insert(id) } else { chosen.remove(&id) };
            });
        };
        view! {
            <label class="choice">
                <input id=(at == 0).then_some(FIRST) type="checkbox" prop:checked=move || form.products.with(|chosen| chosen.contains(&id))
                    on:change:target=move |event| toggle(event.target().checked()) />
                <span>{tell::name(&product)}</span>
            </label>
        }
    });
    view! { <fieldset class="choices"><legend class="label">{say::WHICH_PRODUCTS}</legend>{options.collect_view()}</fieldset> }
}

//! What the catalogue gave for this mail: matches, or what comes close; never both in one list.

use crate::desk::desk;
use crate::words::products as say;
use api::{AvailabilityView, ProductView};
use leptos::prelude::*;

#[component]
pub fn Products() -> impl IntoView {
    let bench = desk().bench;
    let found = Memo::new(move |_| bench.draft.with(|draft| draft.as_ref()?.products.clone()));
    move || {
        found.get().map(|found| {
            let is_empty = found.matches.is_empty() && found.alternatives.is_empty();
            let only_close = found.matches.is_empty() && !is_empty;
            let count = say::found(&found);
            let rows = say::in_order(found).into_iter().map(|(product, some)| row(&product, some.as_ref()));
            let rows = rows.collect_view();
            view! {
                <section class="pane-part">
                    <div class="part-head"><h3>{say::TITLE}</h3><span class="quiet-2">{count}</span></div>
                    {is_empty.then(|| view! { <p class="quiet">{say::NONE}</p> })}
                    {only_close.then(|| view! { <p class="quiet">{say::ALTERNATIVES}</p> })}
                    <ul class="product-list">{rows}</ul>
                </section>
            }
        })
    }
}

fn row(product: &ProductView, availability: Option<&AvailabilityView>) -> impl IntoView + use<> {
    view! {
        <li class="product-item">
            <span class="product-name">{say::name(product)}</span>
            <span class="quiet-2">{say::stock(product, availability)}</span>
        </li>
    }
}

//! Who the customer is to the shop.

use crate::address::Address;
use crate::chrome::moment::Avatar;
use crate::desk::desk;
use crate::words::evidence as say;
use leptos::prelude::*;

#[component]
pub fn CustomerCard() -> impl IntoView {
    let desk = desk();
    let card = Memo::new(move |_| {
        desk.case.with(|case| case.here().map(|case| (case.customer.clone(), case.profile.clone())))
    });
    move || {
        card.get().map(|(customer, profile)| {
        let name = if customer.name.is_empty() { customer.email.clone() } else { customer.name.clone() };
        let all = Address { search: name.clone(), tab: api::Tab::Done, ..Address::default() }.href();
        view! {
            <div class="customer-card">
                <Avatar name=name.clone() class="avatar large" />
                <div>
                    <p class="strong">{name}</p>
                    <p class="quiet-2">{say::customer(profile.customer_since.as_deref(), profile.orders, profile.late_deliveries)}</p>
                </div>
                <a class="link" href=all>{say::ALL_CASES}</a>
            </div>
        }
    })
    }
}

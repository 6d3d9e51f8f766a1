//! The mails of the case, oldest first: the newest open, older ones folded.

use super::message::Message;
use crate::desk::desk;
use crate::words::case as say;
use api::{Direction, EmailView};
use leptos::prelude::*;

#[component]
pub fn Thread() -> impl IntoView {
    let desk = desk();
    let emails = Memo::new(move |_| {
        desk.case.with(|case| case.here().map(|case| case.emails.clone()).unwrap_or_default())
    });
    let customer = Memo::new(move |_| desk.case.with(|case| case.here().map(|case| case.customer.clone())));
    let newest = Memo::new(move |_| emails.with(|emails| newest(emails).map(|email| email.id.clone())));
    // The version on the bench was written before these came.
    let written_at =
        Memo::new(move |_| desk.bench.draft.with(|draft| draft.as_ref().map(|draft| draft.created_at)));
    view! {
        <section class="thread" aria-label=say::THREAD>
            <For
                each=move || emails.get()
                key=|email| email.id.clone()
                children=move |email| {
                    let (id, received) = (email.id.clone(), email.received_at);
                    let is_newest = Memo::new(move |_| newest.get().as_ref() == Some(&id));
                    let is_unread = email.unanswered && email.direction == Direction::Inbound;
                    let is_new = Memo::new(move |_| is_unread && written_at.get().is_some_and(|written| received > written));
                    view! { <Message email customer is_newest is_new /> }
                }
            />
        </section>
    }
}

/// The newest mail of the customer; where there is none, the newest at all.
fn newest(emails: &[EmailView]) -> Option<&EmailView> {
    let inbound =
        emails.iter().filter(|email| email.direction == Direction::Inbound && email.parked.is_none());
    inbound
        .max_by_key(|email| email.received_at)
        .or_else(|| emails.iter().max_by_key(|email| email.received_at))
}

//! One mail: folded to a line, or open with its text; quotes stay folded.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::{Avatar, Day};
use crate::desk::desk;
use crate::words::case as say;
use api::{Customer, Direction, EmailView};
use leptos::prelude::*;

#[component]
pub fn Message(
    email: EmailView,
    customer: Memo<Option<Customer>>,
    is_newest: Memo<bool>,
    is_new: Memo<bool>,
) -> impl IntoView {
    let is_inbound = email.direction == Direction::Inbound;
    let shop = desk().me.get_untracked().map(|me| me.shop).filter(|shop| !shop.is_empty());
    let name = if is_inbound {
        customer
            .get_untracked()
            .map(|customer| customer.name)
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| email.from.clone())
    } else {
        shop.unwrap_or_else(|| say::SHOP.to_owned())
    };
    let first_words: String = email.text.split_whitespace().take(24).collect::<Vec<_>>().join(" ");
    let paragraphs: Vec<String> = email.text.trim().split("\n\n").map(str::to_owned).collect();
    let received = email.received_at;
    view! {
        <details class="message" open=move || is_newest.get() id=move || is_newest.get().then_some("newest-mail")>
            <summary>
                <span class="message-chevron"><Glyph icon=Icon::Chevron /></span>
                <Avatar name=name.clone() />
                <span class="message-name">{name}</span>
                <span class="message-address">{address_of(&email.from).to_owned()}</span>
                <span class="message-first">{first_words}</span>
                <span class="message-end">
                    <Show when=move || is_new.get()>
                        <span class="chip warn"><Glyph icon=Icon::Envelope />{say::NEW}</span>
                    </Show>
                    <Day at=received />
                </span>
            </summary>
            <div class="message-text">
                {email.parked.clone().map(|why| view! { <p class="quiet">{say::PARKED}" "{say::reason(&why)}</p> })}
                {paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
                {email.signature.clone().map(|text| view! { <Folded title=say::SIGNATURE text /> })}
                {email.quoted.clone().map(|text| view! { <Folded title=say::QUOTED text /> })}
                <Attachments email />
            </div>
        </details>
    }
}

#[component]
fn Folded(title: &'static str, text: String) -> impl IntoView {
    view! {
        <details class="folded">
            <summary><Glyph icon=Icon::Chevron />{title}</summary>
            <p>{text}</p>
        </details>
    }
}

#[component]
fn Attachments(email: EmailView) -> impl IntoView {
    let names: Vec<String> = email.attachments.iter().map(|file| file.name.clone()).collect();
    (!names.is_empty()).then(|| view! { <p class="quiet">{say::ATTACHED}": "{names.join(", ")}</p> })
}

/// The address alone: the name stands before it.
fn address_of(from: &str) -> &str {
    from.rsplit_once('<').map_or(from, |(_, address)| address.trim_end_matches('>'))
}

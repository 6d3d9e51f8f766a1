//! One mail: folded to a line, or open with its text; quotes stay folded.

use super::designed::Designed;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::{Avatar, Day};
use crate::desk::desk;
use crate::foreign::{beginning, drawn};
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
    let name = drawn(&name);
    let first_words: String = email.text.split_whitespace().take(24).collect::<Vec<_>>().join(" ");
    let first_words: String = drawn(&first_words).chars().take(FIRST_CHARACTERS).collect();
    let received = email.received_at;
    view! {
        <details class="message" open=move || is_newest.get() id=move || is_newest.get().then_some("newest-mail")>
            <summary>
                <span class="message-chevron"><Glyph icon=Icon::Chevron /></span>
                <Avatar name=name.clone() />
                <bdi class="message-name">{name}</bdi>
                <bdi class="message-address">{drawn(address_of(&email.from))}</bdi>
                <bdi class="message-first">{first_words}</bdi>
                <span class="message-end">
                    <Show when=move || is_new.get()>
                        <span class="chip warn"><Glyph icon=Icon::Envelope />{say::NEW}</span>
                    </Show>
                    <Day at=received />
                </span>
            </summary>
            <div class="message-text">
                {email.parked.clone().map(|why| view! { <p class="quiet">{say::PARKED}" "{say::reason(&why)}</p> })}
                {email.hidden_text.then(|| view! { <p class="quiet">{say::HIDDEN_TEXT}</p> })}
                <Text text=email.text.clone() />
                {email.signature.clone().map(|text| view! { <Folded title=say::SIGNATURE text /> })}
                {email.quoted.clone().map(|text| view! { <Folded title=say::QUOTED text /> })}
                {email.has_html.then(|| view! { <Designed email=email.id.clone() /> })}
                <Attachments email />
            </div>
        </details>
    }
}

/// Of the line that a folded mail is.
const FIRST_CHARACTERS: usize = 200;

/// Its paragraphs, each in its own direction; the rest of a very long one when asked for.
#[component]
fn Text(text: String) -> impl IntoView {
    let is_whole = RwSignal::new(!beginning(&text).1);
    let text = StoredValue::new(text);
    let paragraphs = move || {
        let whole = is_whole.get();
        let shown = text.with_value(|text| drawn(if whole { text } else { beginning(text).0 }.trim()));
        shown.split("\n\n").map(|paragraph| view! { <p dir="auto">{paragraph.to_owned()}</p> }).collect_view()
    };
    view! {
        {paragraphs}
        <Show when=move || !is_whole.get()>
            <button type="button" class="link" on:click=move |_| is_whole.set(true)>{say::SHOW_ALL}</button>
        </Show>
    }
}

#[component]
fn Folded(title: &'static str, text: String) -> impl IntoView {
    view! {
        <details class="folded">
            <summary><Glyph icon=Icon::Chevron />{title}</summary>
            <p dir="auto">{drawn(beginning(&text).0)}</p>
        </details>
    }
}

#[component]
fn Attachments(email: EmailView) -> impl IntoView {
    let names = email
        .attachments
        .iter()
        .map(|file| view! { <bdi class="file">{drawn(&file.name)}</bdi> })
        .collect_view();
    (!names.is_empty()).then(|| view! { <p class="quiet files">{say::ATTACHED}": "{names}</p> })
}

/// The address alone: the name stands before it.
fn address_of(from: &str) -> &str {
    from.rsplit_once('<').map_or(from, |(_, address)| address.trim_end_matches('>'))
}

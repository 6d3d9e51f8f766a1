//! Moments in words, exact on hover, in the reader's zone.

use crate::browser;
use crate::desk::desk;
use crate::when;
use api::Time;
use leptos::prelude::*;

/// `12 s ago`; follows the clock.
#[component]
pub fn Ago(at: Time) -> impl IntoView {
    let desk = desk();
    let words = Memo::new(move |_| crate::words::case::ago(&when::span(desk.since(at))));
    view! { <time datetime=at.to_string() title=when::exact(browser::face(at))>{move || words.get()}</time> }
}

/// `Today 10:21`, `17 Nov`.
#[component]
pub fn Day(at: Time) -> impl IntoView {
    let desk = desk();
    let words = when::day(browser::face(at), browser::face_of_ms(desk.now_ms.get_untracked()));
    view! { <time datetime=at.to_string() title=when::exact(browser::face(at))>{words}</time> }
}

/// `10:31`.
pub fn clock(at: Time) -> String {
    when::clock(browser::face(at))
}

/// `OG` for Owen Gallagher.
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = letters.next();
    let last = letters.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

pub fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

#[component]
pub fn Avatar(#[prop(into)] name: String, #[prop(default = "avatar")] class: &'static str) -> impl IntoView {
    view! { <span class=class aria-hidden="true">{initials(&name)}</span> }
}

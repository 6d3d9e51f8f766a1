//! The search field. The address keeps what is searched for.

use crate::address::Address;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::key_caps::KeyHint;
use crate::desk::desk;
use crate::keys::Command;
use crate::queue::list::count;
use crate::words::queue as say;
use leptos::prelude::*;
use std::time::Duration;

/// Typing goes on while the server searches.
const AFTER_LAST_KEY: Duration = Duration::from_millis(250);

#[component]
pub fn Search() -> impl IntoView {
    let desk = desk();
    let typed = RwSignal::new(desk.address.get_untracked().search);
    Effect::new(move |_| typed.set(desk.address.get().search));
    let waiting = StoredValue::new(0_u64);
    let search = move |text: String| {
        typed.set(text.clone());
        waiting.update_value(|waiting| *waiting += 1);
        let mine = waiting.get_value();
        set_timeout(
            move || {
                if waiting.get_value() == mine {
                    let here = desk.address.get_untracked();
                    desk.go_instead(&Address { search: text, ..here });
                }
            },
            AFTER_LAST_KEY,
        );
    };
    let hint = move || say::search(count(&desk.counts.get(), desk.address.get().tab));
    view! {
        <label class="field-with-icon search">
            <Glyph icon=Icon::Search />
            <input
                id="search"
                type="search"
                aria-label=say::SEARCH
                placeholder=hint
                prop:value=move || typed.get()
                on:input:target=move |event| search(event.target().value())
            />
            <KeyHint command=Command::Search />
        </label>
    }
}

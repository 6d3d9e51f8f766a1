//! All keys, drawn from the table the handler reads.

use super::dialog::Modal;
use super::icon::{Glyph, Icon};
use super::me_menu::LettersSwitch;
use crate::browser;
use crate::keys::{Binding, Chord, Group, TABLE};
use crate::words::keys as say;
use leptos::prelude::*;

#[component]
pub fn Help() -> impl IntoView {
    let search = RwSignal::new(String::new());
    let fits = move |binding: &Binding| {
        let wanted = search.get().to_lowercase();
        binding.says.to_lowercase().contains(&wanted)
            || binding.chord.caps(false).iter().any(|cap| cap.to_lowercase() == wanted)
    };
    let groups = move || {
        let drawn: Vec<_> = Group::ALL
            .into_iter()
            .filter_map(|group| {
                let rows: Vec<_> = TABLE
                    .iter()
                    .filter(|binding| {
                        binding.group == group && !matches!(binding.chord, Chord::None) && fits(binding)
                    })
                    .map(|binding| view! { <KeyRow binding /> })
                    .collect();
                (!rows.is_empty()).then(
                    || view! { <section class="key-group"><h3>{group.title()}</h3><dl>{rows}</dl></section> },
                )
            })
            .collect();
        if drawn.is_empty() {
            view! { <p class="quiet">{say::NO_MATCH}</p> }.into_any()
        } else {
            drawn.into_any()
        }
    };
    let head = view! {
        <label class="field-with-icon">
            <Glyph icon=Icon::Search />
            <input type="search" aria-label=say::FIND_A_KEY placeholder=say::FIND_A_KEY autofocus
                on:input:target=move |event| search.set(event.target().value()) />
        </label>
        <LettersSwitch />
    };
    view! {
        <Modal title=say::ALL_KEYS class="dialog wide" head=head.into_any()>
            <div class="key-groups">{groups}</div>
            <p class="dialog-foot quiet">{say::HOW}</p>
        </Modal>
    }
}

#[component]
fn KeyRow(binding: &'static Binding) -> impl IntoView {
    let caps = binding.chord.caps(browser::is_mac());
    let is_range = binding.chord == Chord::Digit;
    let drawn = caps.into_iter().enumerate().map(|(at, cap)| {
        view! {
            {(is_range && at > 0).then(|| view! { <span class="quiet">{say::TO}</span> })}
            <kbd class="key">{cap}</kbd>
        }
    });
    view! { <div class="key-row"><dt>{binding.says}</dt><dd>{drawn.collect_view()}</dd></div> }
}

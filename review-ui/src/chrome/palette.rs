//! Every command by its name.

use super::icon::{Glyph, Icon};
use crate::browser;
use crate::commands;
use crate::desk::desk;
use crate::keys::{Binding, Chord, Command, TABLE};
use crate::words::keys as say;
use leptos::{ev, html, prelude::*};

fn found(search: &str) -> Vec<&'static Binding> {
    let wanted = search.to_lowercase();
    let is_command =
        |binding: &&Binding| binding.chord != Chord::Digit && binding.command != Command::Palette;
    TABLE.iter().filter(is_command).filter(|binding| binding.says.to_lowercase().contains(&wanted)).collect()
}

#[component]
pub fn Palette() -> impl IntoView {
    let desk = desk();
    let search = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let shown = Memo::new(move |_| {
        search.with(|search| found(search).iter().map(|binding| binding.command).collect::<Vec<_>>())
    });
    let node = NodeRef::<html::Dialog>::new();
    node.on_load(|dialog| {
        dialog.show_modal().ok();
    });
    let run = move |command: Command| {
        desk.dialog.set(None);
        // After the dialog has given the focus back.
        set_timeout(move || commands::run(desk, command), std::time::Duration::ZERO);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let count = shown.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(command) = shown.with_untracked(|shown| shown.get(at.get_untracked()).copied()) {
                    run(command);
                }
            }
            _ => return,
        }
        event.prevent_default();
        browser::scroll_to(&format!("command-{}", at.get_untracked()));
    };
    let rows = move || {
        let rows = search.with(|search| found(search));
        if rows.is_empty() {
            return view! { <p class="palette-none quiet">{say::NO_COMMAND}</p> }.into_any();
        }
        let mut group = None;
        let drawn = rows.into_iter().enumerate().map(|(number, binding)| {
            let heading = (group != Some(binding.group)).then(|| binding.group.title());
            group = Some(binding.group);
            let caps = binding
                .chord
                .caps(browser::is_mac())
                .into_iter()
                .map(|cap| view! { <kbd class="key">{cap}</kbd> });
            view! {
                {heading.map(|title| view! { <div class="palette-group" role="presentation">{title}</div> })}
                <div
                    role="option"
                    class="palette-row"
                    id=format!("command-{number}")
                    aria-selected=move || if at.get() == number { "true" } else { "false" }
                    on:mousemove=move |_| at.set(number)
                    on:click=move |_| run(binding.command)
                >
                    <span>{binding.says}</span>
                    <span class="caps" aria-hidden="true">{caps.collect_view()}</span>
                </div>
            }
        });
        drawn.collect_view().into_any()
    };
    view! {
        <dialog class="dialog palette" node_ref=node aria-label=say::COMMANDS on:close=move |_| desk.dialog.set(None)>
            <label class="palette-input">
                <Glyph icon=Icon::Search />
                <input
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("command-{}", at.get())
                    aria-label=say::FIND_A_COMMAND
                    placeholder=say::FIND_A_COMMAND
                    autofocus
                    on:keydown=on_key
                    on:input:target=move |event| { search.set(event.target().value()); at.set(0); }
                />
            </label>
            <div class="palette-list" id="palette-list" role="listbox" aria-label=say::COMMANDS>{rows}</div>
        </dialog>
    }
}

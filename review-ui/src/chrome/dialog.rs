//! A dialog over the page: the browser keeps the focus inside and gives it back after.

use super::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::chrome as say;
use leptos::{ev, html, prelude::*};

#[component]
pub fn Modal(
    /// Its name, shown as heading.
    title: &'static str,
    #[prop(default = "dialog")] class: &'static str,
    /// Beside the heading.
    #[prop(optional)]
    head: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let desk = desk();
    let node = NodeRef::<html::Dialog>::new();
    node.on_load(|dialog| {
        dialog.show_modal().ok();
    });
    let close = move || desk.dialog.set(None);
    let on_backdrop = move |event: ev::MouseEvent| {
        // The click hits the dialog itself only outside of its content.
        let hit = node.get_untracked().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
        if hit {
            close();
        }
    };
    view! {
        <dialog class=class node_ref=node aria-labelledby="dialog-title" on:close=move |_| close() on:click=on_backdrop>
            <div class="dialog-frame">
                <div class="dialog-head">
                    <h2 id="dialog-title">{title}</h2>
                    {head}
                    <button type="button" class="button ghost icon-only" aria-label=say::CLOSE on:click=move |_| close()>
                        <Glyph icon=Icon::Close />
                    </button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}

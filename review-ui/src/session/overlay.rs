//! Signed out in the middle of work: sign in over the page, the text is still there after.

use super::form::PasswordForm;
use crate::words::session as say;
use leptos::{ev, html, prelude::*};

#[component]
pub fn SignedOut() -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    node.on_load(|dialog| {
        dialog.show_modal().ok();
    });
    // There is nothing behind it to go back to before signing in.
    let stay = move |event: ev::Event| event.prevent_default();
    view! {
        <dialog class="dialog signed-out" node_ref=node aria-labelledby="signed-out-title" on:cancel=stay>
            <div class="dialog-frame">
                <div class="dialog-head"><h2 id="signed-out-title">{say::AGAIN}</h2></div>
                <div class="dialog-body">
                    <p class="lead">{say::AGAIN_HOW}</p>
                    <PasswordForm then=|()| () />
                </div>
            </div>
        </dialog>
    }
}

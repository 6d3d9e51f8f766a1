//! Signed out in the middle of work: sign in over the page, the text is still there after.

use super::form::PasswordForm;
use super::link::LinkForm;
use crate::desk::desk;
use crate::words::session as say;
use leptos::{ev, html, prelude::*};

#[component]
pub fn SignedOut() -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    node.on_load(|dialog| {
        dialog.show_modal().ok();
    });
    let desk = desk();
    let has_password = desk.me.with_untracked(|me| me.as_ref().is_none_or(|me| me.has_password));
    // Signed in in another tab: this one may go on. Told by that tab, or seen when the person comes back.
    let heard = ["storage", "focus", "visibilitychange"]
        .map(|name| window_event_listener_untyped(name, move |_| desk.ask_again()));
    on_cleanup(move || heard.into_iter().for_each(|handle| handle.remove()));
    // There is nothing behind it to go back to before signing in.
    let stay = move |event: ev::Event| event.prevent_default();
    view! {
        <dialog class="dialog signed-out" node_ref=node aria-labelledby="signed-out-title" on:cancel=stay>
            <div class="dialog-frame">
                <div class="dialog-head"><h2 id="signed-out-title">{say::AGAIN}</h2></div>
                <div class="dialog-body">
                    <p class="lead">{say::AGAIN_HOW}</p>
                    {has_password.then(|| view! { <PasswordForm then=|()| () /> })}
                    <LinkForm />
                    <p class="hint">{say::OTHER_TAB}</p>
                </div>
            </div>
        </dialog>
    }
}

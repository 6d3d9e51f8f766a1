//! What was just decided, and how long it can be taken back.

use super::icon::{Glyph, Icon};
use super::key_caps::KeyHint;
use crate::desk::{Toast, desk};
use crate::keys::Command;
use crate::words::chrome as say;
use leptos::prelude::*;

#[component]
pub fn Toasts() -> impl IntoView {
    let desk = desk();
    let is_any = Memo::new(move |_| !desk.toasts.get().is_empty());
    view! {
        <Show when=move || is_any.get()>
            <section class="toasts" aria-label=say::DECIDED>
                <For each=move || desk.toasts.get() key=|toast| toast.decision_id.clone() children=|toast| view! { <OneToast toast /> } />
            </section>
        </Show>
    }
}

#[component]
fn OneToast(toast: Toast) -> impl IntoView {
    let desk = desk();
    let (from, until) = (toast.from.as_millisecond() as f64, toast.until.as_millisecond() as f64);
    let left_ms = move || (until - desk.now_ms.get()).max(0.0);
    let left_s = Memo::new(move |_| (left_ms() / 1000.0).ceil() as i64);
    let share = move || format!("{:.1}%", (left_ms() / (until - from).max(1.0) * 100.0).min(100.0));
    let id = toast.decision_id.clone();
    let is_newest = Memo::new(move |_| {
        desk.toasts.with(|toasts| toasts.last().is_some_and(|last| last.decision_id == id))
    });
    let undone = toast.clone();
    view! {
        <div class="toast">
            <Glyph icon=Icon::Envelope />
            <span class="toast-text"><strong>{toast.lead}</strong>" "{toast.rest}</span>
            <span class="toast-left">{move || say::sends_in(left_s.get())}</span>
            <button type="button" class="button on-toast" on:click=move |_| desk.undo(undone.clone())>
                {say::UNDO}
                <Show when=move || is_newest.get()><KeyHint command=Command::Undo /></Show>
            </button>
            <span class="toast-line" aria-hidden="true" style:width=share></span>
        </div>
    }
}

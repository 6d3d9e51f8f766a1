//! A dialog with one field for words and one button.

use crate::chrome::dialog::Modal;
use crate::desk::desk;
use crate::words::decide as say;
use leptos::{ev, prelude::*};

#[component]
pub fn ReasonForm(
    title: &'static str,
    how: &'static str,
    label: &'static str,
    button: &'static str,
    #[prop(into)] then: Callback<String>,
) -> impl IntoView {
    let desk = desk();
    let text = RwSignal::new(String::new());
    let submit = move || {
        let text = text.get_untracked().trim().to_owned();
        if !text.is_empty() {
            desk.dialog.set(None);
            then.run(text);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            submit();
        }
    };
    view! {
        <Modal title>
            <form class="dialog-body" on:submit=move |event: ev::SubmitEvent| { event.prevent_default(); submit(); }>
                <p class="quiet-2">{how}</p>
                <label class="field"><span class="label">{label}</span>
                    <textarea class="input" rows="3" required autofocus on:keydown=on_key
                        on:input:target=move |event| text.set(event.target().value())></textarea>
                </label>
                <div class="dialog-buttons">
                    <button type="button" class="button plain" on:click=move |_| desk.dialog.set(None)>{say::CANCEL}</button>
                    <button type="submit" class="button primary">{button}</button>
                </div>
            </form>
        </Modal>
    }
}

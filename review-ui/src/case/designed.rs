//! A mail as its sender designed it: the cleaned page in a frame that can do nothing, loaded when a person opens it.

use crate::chrome::icon::{Glyph, Icon};
use crate::words::case as say;
use api::EmailId;
use leptos::prelude::*;

#[component]
pub fn Designed(email: EmailId) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let with_pictures = RwSignal::new(false);
    let page = StoredValue::new(format!("/v1/emails/{email}/html"));
    let address = move || {
        let asked = if with_pictures.get() { "?images=https" } else { "" };
        format!("{}{asked}", page.get_value())
    };
    view! {
        <details class="folded" on:toggle=move |_| is_open.set(true)>
            <summary><Glyph icon=Icon::Chevron />{say::DESIGNED}</summary>
            <Show when=move || is_open.get()>
                <div class="designed">
                    // No permission at all: no scripts, no forms, no pop-ups, an origin of its own.
                    <iframe class="designed-page" title=say::DESIGNED sandbox="" referrerpolicy="no-referrer" src=address></iframe>
                    <Show when=move || !with_pictures.get()>
                        <p class="quiet">
                            <button type="button" class="link" on:click=move |_| with_pictures.set(true)>{say::LOAD_PICTURES}</button>
                            " "{say::PICTURES_TELL}
                        </p>
                    </Show>
                </div>
            </Show>
        </details>
    }
}

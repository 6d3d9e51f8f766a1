//! The one sentence that tells what just happened, or why it did not.

use super::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::bars;
use leptos::prelude::*;

/// Seen here; read out by the announcer, so it has no live role of its own.
#[component]
pub fn NoticeLine() -> impl IntoView {
    let desk = desk();
    view! {
        {move || desk.notice.get().map(|notice| {
            let (class, icon) = match notice.is_wrong {
                true => ("notice wrong", Icon::Triangle),
                false => ("notice", Icon::CheckCircle),
            };
            view! {
                <div class=class>
                    <Glyph icon />
                    <p>{notice.words}</p>
                    <button type="button" class="button icon-only on-toast" aria-label=bars::DISMISS on:click=move |_| desk.dismiss_notice()>
                        <Glyph icon=Icon::Close />
                    </button>
                </div>
            }
        })}
    }
}

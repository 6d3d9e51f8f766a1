//! The strip above the buttons: whether this may go, in one sentence.

use super::standing::Tone;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use leptos::prelude::*;

#[component]
pub fn StripLine() -> impl IntoView {
    let desk = desk();
    let strip = Memo::new(move |_| desk.strip());
    // A block is read out at once; everything else when there is time.
    Effect::new(move |before: Option<Option<String>>| {
        let blocked = strip
            .get()
            .filter(|strip| strip.tone == Tone::Block)
            .map(|strip| format!("{} {}", strip.lead, strip.rest));
        if let (Some(words), true) = (&blocked, before.flatten() != blocked) {
            desk.alarm(words.clone());
        }
        blocked
    });
    view! {
        {move || strip.get().map(|strip| {
            let (class, icon) = match strip.tone {
                Tone::Ok => ("strip ok", Icon::CheckCircle),
                Tone::Warn => ("strip warn", Icon::Triangle),
                Tone::Block => ("strip block", Icon::Octagon),
                Tone::Neutral => ("strip neutral", Icon::Octagon),
            };
            view! {
                <div class=class id="verdict">
                    <Glyph icon />
                    <p><strong>{strip.lead}</strong>" "{strip.rest}</p>
                    <span class="strip-aside">{strip.aside}</span>
                </div>
            }
        })}
    }
}

//! What happened in this case, newest first.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::Day;
use crate::desk::desk;
use crate::timeline::{self, Event, Mark};
use crate::words::evidence as say;
use leptos::prelude::*;

#[component]
pub fn History() -> impl IntoView {
    let desk = desk();
    let events = Memo::new(move |_| desk.case.with(|case| case.here().map(timeline::of).unwrap_or_default()));
    let is_any = Memo::new(move |_| events.with(|events| !events.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::HISTORY}</h3></div>
                <ol class="happened">
                    {move || events.get().into_iter().map(|event| view! { <Line event /> }).collect_view()}
                </ol>
            </section>
        </Show>
    }
}

#[component]
fn Line(event: Event) -> impl IntoView {
    let what = event.what.clone();
    let more = event.more.clone().map(|more| view! { <p class="happened-more" dir="auto">{more}</p> });
    view! {
        <li class="happened-line" class:block-ink=event.mark == Mark::Fault>
            <Glyph icon=icon(event.mark) />
            <div><p>{what}</p>{more}</div>
            <span class="quiet-2"><Day at=event.at /></span>
        </li>
    }
}

fn icon(mark: Mark) -> Icon {
    match mark {
        Mark::Mail => Icon::Envelope,
        Mark::Draft => Icon::Copy,
        Mark::Decision => Icon::Person,
        Mark::Done => Icon::CheckCircle,
        Mark::Fault => Icon::Triangle,
        Mark::Note => Icon::Panel,
        Mark::Memory => Icon::Clock,
    }
}

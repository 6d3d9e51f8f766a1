//! Mails that customers might write.

use super::page::Writing;
use crate::words::write as say;
use leptos::prelude::*;

#[component]
pub fn Samples() -> impl IntoView {
    let writing = expect_context::<Writing>();
    view! {
        <section class="queue samples" aria-labelledby="samples-heading">
            <div class="queue-head"><h2 id="samples-heading">{say::SAMPLES}</h2><span class="quiet-2">{say::OR_WRITE}</span></div>
            <ul class="rows">
                {move || writing.samples.get().into_iter().enumerate().map(|(at, sample)| view! {
                    <li>
                        <button type="button" class="sample" aria-pressed=move || (writing.chosen.get() == Some(at)).to_string()
                            on:click=move |_| writing.choose(at)>
                            <span class="strong">{sample.subject}</span>
                            <span class="quiet-2">{sample.shows}</span>
                        </button>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}

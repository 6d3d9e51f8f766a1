//! What is known of the customer beyond this case, in their own words, with when and where they said it.

use crate::address::{Address, Page};
use crate::chrome::moment::Day;
use crate::desk::desk;
use crate::words::evidence as say;
use leptos::prelude::*;

#[component]
pub fn Remarks() -> impl IntoView {
    let desk = desk();
    let remarks = Memo::new(move |_| {
        desk.case.with(|case| case.here().map(|case| case.remarks.clone()).unwrap_or_default())
    });
    let is_any = Memo::new(move |_| remarks.with(|remarks| !remarks.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::REMARKS}</h3></div>
                {move || remarks.get().into_iter().map(|remark| {
                    let href = Address { page: Page::Case(remark.case_id), ..Address::default() }.href();
                    view! {
                        <p class="remark">
                            <span>"“"{remark.words}"”"</span>
                            <span class="quiet-2">{say::remark(remark.kind)}" · "<a href=href><Day at=remark.said_at /></a>
                                {remark.answer.map(|answer| format!(" · {answer}"))}</span>
                        </p>
                    }
                }).collect_view()}
            </section>
        </Show>
    }
}

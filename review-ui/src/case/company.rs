//! Who else has the case open, beside its customer.

use crate::chrome::moment::Avatar;
use crate::desk::desk;
use crate::words::case as say;
use leptos::prelude::*;

#[component]
pub fn Company() -> impl IntoView {
    let desk = desk();
    let others = Memo::new(move |_| desk.others());
    view! {
        <span class="company" role="status">
            {move || others.get().into_iter().map(|person| {
                let words = say::is_here(&person.name, person.is_typing);
                view! {
                    <span class="chip">
                        <Avatar name=person.name class="avatar small" />
                        {words}
                    </span>
                }
            }).collect_view()}
        </span>
    }
}

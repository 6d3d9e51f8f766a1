//! Rows that are not here yet, in the places where they will be.

use leptos::prelude::*;

#[component]
pub fn SkeletonRows() -> impl IntoView {
    let row = || {
        view! {
            <div class="row skeleton-row"><i class="bar w5"></i><i class="bar w8"></i><i class="bar w9"></i><i class="bar w4"></i></div>
        }
    };
    view! { <div class="late" aria-hidden="true">{(0..7).map(|_| row()).collect_view()}</div> }
}

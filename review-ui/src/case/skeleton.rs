//! A case that is not here yet, in the real layout.

use leptos::prelude::*;

#[component]
pub fn SkeletonCase() -> impl IntoView {
    view! {
        <div class="case-body late" aria-hidden="true">
            <div class="case-head"><i class="bar w5 tall"></i><i class="bar w4"></i></div>
            <div class="skeleton-case">
                <i class="bar w4"></i><i class="bar w9"></i><i class="bar w8"></i>
                <div class="proposal"><i class="bar w4"></i><i class="bar w9"></i><i class="bar w8"></i><i class="bar w9"></i><i class="bar w5"></i></div>
            </div>
        </div>
    }
}

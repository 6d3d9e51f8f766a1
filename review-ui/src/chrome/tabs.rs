//! The tabs of the queue, with their numbers; they stand over the case.

use super::icon::{Glyph, Icon};
use crate::address::{Address, Page, TABS};
use crate::desk::desk;
use crate::queue::list::count;
use crate::words::chrome as say;
use api::Tab;
use leptos::prelude::*;

#[component]
pub fn Tabs() -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=say::QUEUES>
            {TABS.into_iter().map(|tab| view! { <QueueTab tab /> }).collect_view()}
        </nav>
    }
}

#[component]
fn QueueTab(tab: Tab) -> impl IntoView {
    let desk = desk();
    let number = Memo::new(move |_| count(&desk.counts.get(), tab));
    let is_here = Memo::new(move |_| {
        let address = desk.address.get();
        address.tab == tab && matches!(address.page, Page::Queue | Page::Case(_))
    });
    let glyph = move || match tab {
        Tab::AtRisk if number.get() > 0 => {
            Some(view! { <span class="warn-ink"><Glyph icon=Icon::Clock /></span> })
        }
        Tab::Failed if number.get() > 0 => {
            Some(view! { <span class="block-ink"><Glyph icon=Icon::Octagon /></span> })
        }
        _ => None,
    };
    view! {
        <a class="tab" href=Address::of_tab(tab).href() aria-current=move || is_here.get().then_some("page")>
            {glyph}
            <span>{say::tab(tab)}</span>
            <span class="tab-count">{move || number.get()}</span>
        </a>
    }
}

//! The pane at the left: search, rows, and "3 new".

use super::rows::Rows;
use super::search::Search;
use super::skeleton::SkeletonRows;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::{Loaded, desk};
use crate::words::{bars, chrome, queue as say};
use leptos::{html, prelude::*};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Skeleton,
    Fault,
    Rows,
    Nothing,
}

#[component]
pub fn QueuePane() -> impl IntoView {
    let desk = desk();
    let shows = Memo::new(move |_| {
        desk.list.with(|list| match list {
            Loaded::Nothing | Loaded::Loading => Shows::Skeleton,
            Loaded::Failed(_) => Shows::Fault,
            Loaded::Here(list) if list.is_empty() => Shows::Nothing,
            Loaded::Here(_) => Shows::Rows,
        })
    });
    let title = move || chrome::tab(desk.address.get().tab);
    let rows = NodeRef::<html::Div>::new();
    let top = RwSignal::new(0.0);
    let scrolled = move |_| top.set(rows.get_untracked().map_or(0.0, |rows| f64::from(rows.scroll_top())));
    view! {
        <section class="queue" aria-labelledby="queue-heading">
            <h2 class="unseen" id="queue-heading" tabindex="-1">{say::REGION}": "{title}</h2>
            <div class="queue-head">
                <Search />
                <button
                    type="button"
                    class="button ghost icon-only rail-open"
                    aria-label=say::OPEN_QUEUE
                    on:click=move |_| desk.evidence_open.set(false)
                >
                    <Glyph icon=Icon::Chevron />
                </button>
            </div>
            <NewRows />
            <div class="queue-rows" node_ref=rows on:scroll=scrolled on:pointerleave=move |_| desk.let_go()>
                {move || match shows.get() {
                    Shows::Skeleton => view! { <SkeletonRows /> }.into_any(),
                    Shows::Fault => view! { <QueueFault /> }.into_any(),
                    Shows::Rows => view! { <Rows pane=rows top /> }.into_any(),
                    Shows::Nothing => view! { <NoRows /> }.into_any(),
                }}
            </div>
        </section>
    }
}

#[component]
fn NewRows() -> impl IntoView {
    let desk = desk();
    let count = Memo::new(move |_| desk.list.with(|list| list.here().map_or(0, |list| list.gathered())));
    let is_any = Memo::new(move |_| count.get() > 0);
    view! {
        <Show when=move || is_any.get()>
            <button type="button" class="new-rows" on:click=move |_| desk.change_list(|list| list.show_gathered())>
                <Glyph icon=Icon::Arrow />
                {move || say::new(count.get())}
            </button>
        </Show>
    }
}

#[component]
fn NoRows() -> impl IntoView {
    let desk = desk();
    let here = desk.address.get_untracked();
    let tab = chrome::tab(here.tab);
    if here.search.is_empty() {
        let words =
            if here.tab == api::Tab::NeedsYou { say::NOBODY.to_owned() } else { say::nothing_in(tab) };
        return view! { <p class="queue-empty">{words}</p> }.into_any();
    }
    let cleared = crate::address::Address { search: String::new(), ..here.clone() };
    let hidden = crate::queue::list::count(&desk.counts.get_untracked(), here.tab);
    view! {
        <div class="queue-empty">
            <p class="strong">{say::no_match(&here.search, tab)}</p>
            <p>{say::hidden(hidden)}</p>
            <a class="button plain" href=cleared.href()>{say::CLEAR}</a>
        </div>
    }
    .into_any()
}

#[component]
fn QueueFault() -> impl IntoView {
    let desk = desk();
    let why = move || {
        desk.list.with(|list| match list {
            Loaded::Failed(fault) => bars::fault(fault),
            Loaded::Nothing | Loaded::Loading | Loaded::Here(_) => String::new(),
        })
    };
    view! {
        <div class="queue-empty" role="alert">
            <p class="strong block-ink"><Glyph icon=Icon::Octagon />{bars::QUEUE_NOT_LOADED}</p>
            <p>{why}</p>
            <button type="button" class="button plain" on:click=move |_| desk.load_list()>{bars::RETRY}</button>
        </div>
    }
}

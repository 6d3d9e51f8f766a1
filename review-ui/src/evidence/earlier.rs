//! What was before: versions, other cases, open promises; and what the customer asked about.

use crate::address::{Address, Page};
use crate::chrome::moment::Day;
use crate::desk::desk;
use crate::words::{case, evidence as say, queue};
use api::{CaseState, ItemView};
use leptos::prelude::*;

#[component]
pub fn Versions() -> impl IntoView {
    let desk = desk();
    let versions = Memo::new(move |_| {
        desk.case.with(|case| {
            case.here()
                .map(|case| {
                    let newest = case.draft.as_ref().map(|draft| (draft.version, draft.state));
                    let mut all: Vec<_> = newest
                        .into_iter()
                        .chain(case.drafts.iter().map(|draft| (draft.version, draft.state)))
                        .collect();
                    all.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
                    all.dedup_by_key(|(version, _)| *version);
                    all
                })
                .unwrap_or_default()
        })
    });
    let is_any = Memo::new(move |_| versions.with(|versions| versions.len() > 1));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::VERSIONS}</h3></div>
                <p class="versions">
                    {move || versions.get().into_iter().enumerate().map(|(at, (version, state))| view! {
                        <span class:strong=at == 0>"v"{version}" "{case::draft_state(state)}</span>
                    }).collect_view()}
                </p>
            </section>
        </Show>
    }
}

fn state(state: CaseState) -> &'static str {
    match state {
        CaseState::Working => queue::AT_WORK,
        CaseState::NeedsYou => "Needs you",
        CaseState::Sending => queue::SENDING,
        CaseState::Failed => queue::FAILED,
        CaseState::WaitingCustomer => queue::WAITS,
        CaseState::Done => queue::DONE,
    }
}

#[component]
pub fn Earlier() -> impl IntoView {
    let desk = desk();
    let cases = Memo::new(move |_| {
        desk.case.with(|case| case.here().map(|case| case.profile.earlier_cases.clone()).unwrap_or_default())
    });
    let is_any = Memo::new(move |_| cases.with(|cases| !cases.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::EARLIER}</h3></div>
                {move || cases.get().into_iter().map(|case| {
                    let href = Address { page: Page::Case(case.id), ..Address::default() }.href();
                    view! {
                        <p class="pane-line"><a href=href>{case.subject}</a>
                            <span class="quiet-2">{state(case.state)}" · "<Day at=case.at /></span></p>
                    }
                }).collect_view()}
            </section>
        </Show>
    }
}

#[component]
pub fn Promises() -> impl IntoView {
    let desk = desk();
    let promises = Memo::new(move |_| {
        desk.case.with(|case| {
            case.here()
                .map(|case| case.memory.iter().flat_map(|entry| entry.promises.clone()).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let is_any = Memo::new(move |_| promises.with(|promises| !promises.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::REMEMBERED}</h3></div>
                {move || promises.get().into_iter().map(|promise| view! { <p class="pane-line">{promise}</p> }).collect_view()}
            </section>
        </Show>
    }
}

/// Orders and parcels as they were found; one that is not this customer's looks like one that does not exist.
#[component]
pub fn Items() -> impl IntoView {
    let bench = desk().bench;
    let items = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().map(|draft| draft.items.clone()).unwrap_or_default())
    });
    let is_any = Memo::new(move |_| items.with(|items| !items.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::ITEMS}</h3></div>
                {move || items.get().into_iter().map(|item| {
                    let found = found(&item);
                    view! { <p class="pane-line"><span>{item.number}</span><span class="quiet-2">{found}</span></p> }
                }).collect_view()}
            </section>
        </Show>
    }
}

fn found(item: &ItemView) -> String {
    if !item.found {
        return say::NOT_FOUND.to_owned();
    }
    let status = item.status.as_deref().map(|status| case::reason(status).to_lowercase());
    let late = item.days_late.map(say::days_late);
    status.into_iter().chain(late).collect::<Vec<_>>().join(" · ")
}

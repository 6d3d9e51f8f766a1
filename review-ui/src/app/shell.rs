//! The page of a person who is signed in: header, panes, and what may lie over them.

use crate::address::{Address, Page};
use crate::browser;
use crate::case::pane::CasePane;
use crate::chrome::header::Header;
use crate::chrome::help::Help;
use crate::chrome::palette::Palette;
use crate::decide::{
    assign::AssignDialog, close::CloseDialog, escalate::EscalateDialog, note::NoteDialog,
    reject::RejectDialog, snooze::SnoozeDialog,
};
use crate::desk::{Desk, Dialog, Session, desk};
use crate::evidence::pane::EvidencePane;
use crate::live::Live;
use crate::queue::pane::QueuePane;
use crate::session::overlay::SignedOut;
use crate::trace::page::TracePage;
use crate::words::chrome as say;
use crate::write::page::WritePage;
use leptos::prelude::*;
use std::time::Duration;

/// How often what was typed goes to the server.
const SAVE_EVERY: Duration = Duration::from_secs(2);
/// How often an open editor renews its claim; it lapses after three minutes.
const RENEW_EVERY: Duration = Duration::from_secs(60);

#[component]
pub fn Shell() -> impl IntoView {
    let desk = desk();
    Live::start(desk);
    keep_saving(desk);
    desk.be_present();
    follow_address(desk);
    follow_width(desk);
    let page = Memo::new(move |_| {
        desk.address.with(|address| match address.page {
            Page::Queue | Page::Case(_) | Page::SignIn => Page::Queue,
            Page::Trace(ref id) => Page::Trace(id.clone()),
            Page::Write => Page::Write,
            Page::Unknown => Page::Unknown,
        })
    });
    let has_case = Memo::new(move |_| desk.address.with(|address| address.case().is_some()));
    let has_pane = Memo::new(move |_| has_case.get() || matches!(page.get(), Page::Trace(_)));
    // Asked again while nobody is in, it stays as it is, with what is typed in it.
    let is_out = Memo::new(move |_| desk.session.get() == Session::Out);
    view! {
        <a class="skip" href="#case">{say::SKIP}</a>
        <div
            class="shell"
            data-evidence=move || if desk.evidence_open.get() && has_pane.get() { "open" } else { "closed" }
            data-case=move || if has_case.get() { "open" } else { "none" }
        >
            <Header />
            {move || match page.get() {
                Page::Write => view! { <WritePage /> }.into_any(),
                Page::Unknown => view! { <NoPage /> }.into_any(),
                Page::Trace(id) => view! { <TracePage id /> }.into_any(),
                Page::Queue | Page::Case(_) | Page::SignIn => view! {
                    <QueuePane />
                    <CasePane />
                    <EvidencePane />
                }.into_any(),
            }}
        </div>
        {move || desk.dialog.get().map(|dialog| match dialog {
            Dialog::Help => view! { <Help /> }.into_any(),
            Dialog::Palette => view! { <Palette /> }.into_any(),
            Dialog::Reject => view! { <RejectDialog /> }.into_any(),
            Dialog::Escalate => view! { <EscalateDialog /> }.into_any(),
            Dialog::Close => view! { <CloseDialog /> }.into_any(),
            Dialog::Note => view! { <NoteDialog /> }.into_any(),
            Dialog::Snooze => view! { <SnoozeDialog /> }.into_any(),
            Dialog::Assign => view! { <AssignDialog from=api::Role::Agent /> }.into_any(),
            Dialog::AssignToLead => view! { <AssignDialog from=api::Role::Lead /> }.into_any(),
        })}
        <Show when=move || is_out.get()><SignedOut /></Show>
    }
}

#[component]
fn NoPage() -> impl IntoView {
    view! {
        <main class="page-empty" id="case">
            <h1>{say::NO_PAGE}</h1>
            <a href=Address::default().href()>{say::TO_QUEUE}</a>
        </main>
    }
}

fn keep_saving(desk: Desk) {
    let saving = set_interval_with_handle(move || desk.bench.save(desk), SAVE_EVERY);
    let renewing = set_interval_with_handle(
        move || {
            if desk.bench.is_editing.get_untracked() && untrack(|| desk.holds_claim()) {
                desk.on_case("claim", api::ClaimRequest {});
            }
        },
        RENEW_EVERY,
    );
    on_cleanup(move || {
        for handle in [saving, renewing].into_iter().flatten() {
            handle.clear();
        }
    });
    // The first edit takes the claim.
    Effect::new(move |was_dirty: Option<bool>| {
        let is_dirty = desk.bench.is_dirty() || desk.bench.is_editing.get();
        if is_dirty && was_dirty == Some(false) && untrack(|| !desk.holds_claim() && desk.holder().is_none())
        {
            desk.on_case("claim", api::ClaimRequest {});
        }
        is_dirty
    });
}

/// The pane of facts stands beside the letter while there is room for both; where there is not, it waits to be asked for.
fn follow_width(desk: Desk) {
    let was_wide = StoredValue::new(browser::is_wide());
    let handle = window_event_listener(leptos::ev::resize, move |_| {
        let is_wide = browser::is_wide();
        if is_wide != was_wide.get_value() {
            was_wide.set_value(is_wide);
            desk.evidence_open.set(is_wide);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Loads what the address names: the list for its tab and search, the case for its id.
fn follow_address(desk: Desk) {
    let shown = Memo::new(move |_| desk.address.with(|address| (address.tab, address.search.clone())));
    Effect::new(move |before: Option<_>| {
        let now = shown.get();
        if before.as_ref() != Some(&now) {
            desk.load_list();
        }
        now
    });
    let open = Memo::new(move |_| desk.address.with(|address| address.case().cloned()));
    Effect::new(move |_| match open.get() {
        Some(id) => desk.open(&id),
        None => desk.leave_wish(),
    });
    // Somebody else signed in, or the same person again: what is on screen may be old.
    Effect::new(move |before: Option<Session>| {
        let now = desk.session.get();
        if now == Session::In && before.is_some_and(|before| before != Session::In) {
            desk.reload_list();
            desk.reload_case();
        }
        now
    });
    let title = Memo::new(move |_| {
        let waiting = desk.counts.get().needs_you;
        desk.case
            .with(|case| case.here().map(|case| case.subject.clone()))
            .filter(|_| open.get().is_some())
            .map_or_else(
                || format!("({waiting}) {}", say::NAME),
                |subject| format!("{subject} · {}", say::NAME),
            )
    });
    Effect::new(move |_| document().set_title(&title.get()));
}

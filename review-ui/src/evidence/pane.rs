//! The pane at the right; below 1280 px it pushes the queue aside.

use super::checks::Checks;
use super::customer::CustomerCard;
use super::earlier::{Earlier, Items, Promises, Versions};
use super::facts::Facts;
use super::history::History;
use super::products::Products;
use super::remarks::Remarks;
use super::why::Why;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::{chrome, evidence as say};
use leptos::prelude::*;

#[component]
pub fn EvidencePane() -> impl IntoView {
    let desk = desk();
    let is_open =
        Memo::new(move |_| desk.evidence_open.get() && desk.address.with(|address| address.case().is_some()));
    view! {
        <Show when=move || is_open.get()>
            <aside class="evidence" aria-label=say::REGION tabindex="-1">
                <div class="drawer-head">
                    <h2>{say::REGION}</h2>
                    <button type="button" class="button ghost icon-only" aria-label=chrome::CLOSE on:click=move |_| desk.evidence_open.set(false)>
                        <Glyph icon=Icon::Close />
                    </button>
                </div>
                <CustomerCard />
                <Remarks />
                <Products />
                <Facts />
                <Checks />
                <Items />
                <Promises />
                <Versions />
                <Earlier />
                <History />
                <Why />
            </aside>
        </Show>
    }
}

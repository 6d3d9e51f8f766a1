//! The rows in sight, and the pages that scrolling asks for.

use super::row::Row;
use super::window::{Sight, Window};
use crate::desk::{Desk, desk};
use crate::words::queue as say;
use api::CaseId;
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};

/// The rows that are drawn, and how many there are.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    window: Window,
    ids: Vec<CaseId>,
    count: usize,
}

#[component]
pub fn Rows(pane: NodeRef<html::Div>, top: RwSignal<f64>) -> impl IntoView {
    let desk = desk();
    let size = RwSignal::new((800.0, 100.0));
    let sight = move || {
        let (height, row) = size.get();
        Sight { top: top.get(), height, row }
    };
    let count = Memo::new(move |_| desk.list.with(|list| list.here().map_or(0, |list| list.len())));
    let window = Memo::new(move |_| sight().window(count.get()));
    let drawn = Memo::new(move |_| {
        let window = window.get();
        desk.list.with(|list| {
            let ids = list.here().map_or(&[][..], |list| list.ids());
            let upto = window.upto.min(ids.len());
            let ids = ids.get(window.from..upto).unwrap_or_default().to_vec();
            Drawn { window, ids, count: count.get() }
        })
    });
    follow_size(pane, size);
    keep_open_row_in_sight(desk, pane, Signal::derive(sight));
    Effect::new(move |_| {
        if window.get().nears(count.get()) {
            desk.load_more();
        }
    });
    let px = move |rows: usize| format!("{}px", rows as f64 * size.get().1);
    let above = move || px(drawn.with(|drawn| drawn.window.from));
    let below =
        move || px(drawn.with(|drawn| drawn.count.saturating_sub(drawn.window.from + drawn.ids.len())));
    let has_more =
        Memo::new(move |_| desk.list.with(|list| list.here().is_some_and(|list| list.next.is_some())));
    // Of a search nobody knows how many there are until the last page is here.
    let all = Memo::new(move |_| if has_more.get() { -1 } else { count.get() as i64 });
    view! {
        <ul class="rows" style:padding-top=above style:padding-bottom=below>
            <For each=move || drawn.get().ids key=|id| id.clone() children=move |id| {
                let place = {
                    let id = id.clone();
                    Memo::new(move |_| drawn.with(|drawn| {
                        drawn.ids.iter().position(|drawn| drawn == &id).map(|at| drawn.window.from + at + 1)
                    }))
                };
                view! { <Row id place all /> }
            } />
        </ul>
        <Show when=move || has_more.get()>
            <button type="button" class="button ghost more-rows" on:click=move |_| desk.load_more()>{say::MORE}</button>
        </Show>
    }
}

/// The height of the pane and of a row follow the width of the window and the drawer.
fn follow_size(pane: NodeRef<html::Div>, size: RwSignal<(f64, f64)>) {
    Effect::new(move |_| {
        let Some(pane) = pane.get() else { return };
        let measured = pane.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let row = measured.query_selector(".row").ok().flatten();
            let row = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
            let height = f64::from(measured.client_height());
            // Out of sight nothing has a size.
            if row > 0.0 && height > 0.0 && size.get_untracked() != (height, row) {
                size.set((height, row));
            }
        });
        let observer = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref());
        if let Ok(observer) = observer {
            observer.observe(&pane);
            let kept = StoredValue::new_local((observer, measure));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
}

/// Opening a case scrolls to its row; a push never does.
fn keep_open_row_in_sight(desk: Desk, pane: NodeRef<html::Div>, sight: Signal<Sight>) {
    let open = Memo::new(move |_| desk.address.with(|address| address.case().cloned()));
    let row_px = Memo::new(move |_| sight.get().row.to_bits());
    Effect::new(move |_| {
        row_px.track();
        let Some(pane) = pane.get() else { return };
        let at = open.with(|open| desk.list.with_untracked(|list| list.here()?.position(open.as_ref()?)));
        if let Some(to) = at.and_then(|at| sight.get_untracked().to_show(at)) {
            pane.set_scroll_top(to as i32);
        }
    });
}

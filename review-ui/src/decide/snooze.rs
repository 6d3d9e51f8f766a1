//! Puts the case away for a while.

use crate::browser;
use crate::chrome::dialog::Modal;
use crate::desk::desk;
use crate::words::decide as say;
use api::SnoozeRequest;
use leptos::prelude::*;

const HOUR_MS: f64 = 3_600_000.0;

#[component]
pub fn SnoozeDialog() -> impl IntoView {
    let desk = desk();
    let snooze = move |hours: i64| {
        let until = browser::time_of_ms(desk.now_ms.get_untracked() + hours as f64 * HOUR_MS);
        desk.dialog.set(None);
        desk.on_case("snooze", SnoozeRequest { until });
        desk.open_next();
    };
    let rows = say::SNOOZE_HOURS.into_iter().enumerate().map(move |(at, (says, hours))| view! {
        <button type="button" class="option" autofocus=at == 0 on:click=move |_| snooze(hours)>{says}</button>
    });
    view! {
        <Modal title=say::SNOOZE_TITLE>
            <div class="dialog-body"><p class="quiet-2">{say::SNOOZE_HOW}</p><div class="options">{rows.collect_view()}</div></div>
        </Modal>
    }
}

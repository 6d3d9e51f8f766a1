//! What happened in this case, newest first.

use crate::chrome::moment::Day;
use crate::desk::desk;
use crate::words::{bars, case, evidence as say};
use leptos::prelude::*;

#[component]
pub fn History() -> impl IntoView {
    let desk = desk();
    let lines = Memo::new(move |_| {
        desk.case.with(|case| {
            case.here()
                .map(|case| {
                    let decisions = case.decisions.iter().map(|decision| {
                        let undone = if decision.undone_at.is_some() { ", taken back" } else { "" };
                        let why = decision
                            .reason
                            .as_ref()
                            .and_then(|reason| reason.as_str())
                            .map(|reason| format!(": {}", case::reason(reason).to_lowercase()));
                        let what = bars::decided(decision.verdict, decision.version);
                        (format!("{} {what}{}{undone}", decision.by, why.unwrap_or_default()), decision.at)
                    });
                    let mut lines: Vec<_> = decisions.collect();
                    lines.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
                    lines
                })
                .unwrap_or_default()
        })
    });
    let is_any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="pane-part">
                <div class="part-head"><h3>{say::HISTORY}</h3></div>
                {move || lines.get().into_iter().map(|(what, at)| view! {
                    <p class="pane-line"><span>{what}</span><span class="quiet-2"><Day at /></span></p>
                }).collect_view()}
            </section>
        </Show>
    }
}

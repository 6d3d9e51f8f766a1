//! What changed: the agent's text against mine; for a new version, against the one before.

use super::diff::{Change, diff};
use crate::desk::desk;
use crate::words::case as say;
use leptos::prelude::*;

#[component]
pub fn Changes() -> impl IntoView {
    let bench = desk().bench;
    let runs = Memo::new(move |_| {
        let now = bench.working.with(|working| working.body.clone());
        let agents =
            bench.draft.with(|draft| draft.as_ref().map(|draft| draft.body.clone())).unwrap_or_default();
        let before = if now == agents { bench.before.get().unwrap_or(agents) } else { agents };
        if before == now { vec![] } else { diff(&before, &now) }
    });
    view! {
        <div class="letter changes">
            {move || {
                let runs = runs.get();
                if runs.is_empty() {
                    return view! { <p class="quiet">{say::NOTHING_CHANGED}</p> }.into_any();
                }
                runs.into_iter().map(|(change, text)| match change {
                    Change::Same => view! { <span>{text}</span> }.into_any(),
                    Change::Added => view! { <ins>{text}</ins> }.into_any(),
                    Change::Removed => view! { <del>{text}</del> }.into_any(),
                }).collect_view().into_any()
            }}
        </div>
    }
}

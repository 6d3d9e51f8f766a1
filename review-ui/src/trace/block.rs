//! A value, line by line; what is more than a screen's worth is folded.

use crate::lines::{SHOWN, lines};
use crate::words::trace as say;
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub fn Block(value: Value) -> impl IntoView {
    let mut first = lines(&value);
    let rest = first.split_off(first.len().min(SHOWN));
    let more = rest.len();
    view! {
        <dl class="values">{drawn(first)}</dl>
        {(more > 0).then(|| view! {
            <details class="values-more"><summary>{say::more_lines(more)}</summary><dl class="values">{drawn(rest)}</dl></details>
        })}
    }
}

fn drawn(lines: Vec<(String, String)>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <div><dt></dt><dd>"—"</dd></div> }.into_any();
    }
    let drawn = lines.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    drawn.collect_view().into_any()
}

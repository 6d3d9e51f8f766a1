//! To, Cc and subject: exactly what will be sent; fields while editing.

use crate::desk::desk;
use crate::draft::working::Working;
use crate::words::case as say;
use leptos::prelude::*;

#[component]
pub fn Envelope() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let has_cc = Memo::new(move |_| {
        bench.working.with(|working| !working.cc.trim().is_empty()) || bench.is_editing.get()
    });
    view! {
        <dl class="envelope">
            <Line label=say::TO id="to" get=|working| working.to.clone() set=|working, text| working.to = text />
            <Show when=move || has_cc.get()>
                <Line label=say::CC id="cc" get=|working| working.cc.clone() set=|working, text| working.cc = text />
            </Show>
            <Line label=say::SUBJECT id="subject" get=|working| working.subject.clone() set=|working, text| working.subject = text />
        </dl>
    }
}

#[component]
fn Line(
    label: &'static str,
    id: &'static str,
    get: fn(&Working) -> String,
    set: fn(&mut Working, String),
) -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let value = Memo::new(move |_| bench.working.with(get));
    // The customer's name before their address, as mail programs show it.
    let shown = move || {
        let value = value.get();
        let customer = desk.case.with(|case| case.here().map(|case| case.customer.clone()));
        match customer {
            Some(customer) if id == "to" && customer.email == value && !customer.name.is_empty() => {
                format!("{} <{value}>", customer.name)
            }
            _ => value,
        }
    };
    let is_fixed = Memo::new(move |_| !desk.may_type());
    let typed = move |text: String| {
        bench.change_envelope(|working| set(working, text));
        bench.look_soon(desk);
    };
    view! {
        <div class="envelope-line">
            <dt id=format!("label-{id}")>{label}</dt>
            <dd>
                {move || if bench.is_editing.get() {
                    view! {
                        <input class="envelope-input" aria-labelledby=format!("label-{id}") readonly=move || is_fixed.get() prop:value=move || value.get()
                            on:input:target=move |event| typed(event.target().value()) />
                    }.into_any()
                } else {
                    view! { <span>{shown}</span> }.into_any()
                }}
            </dd>
        </div>
    }
}

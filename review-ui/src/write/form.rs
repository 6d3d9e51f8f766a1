//! The mail itself.

use super::page::{Sent, Writing};
use crate::chrome::moment::first_name;
use crate::desk::desk;
use crate::words::{bars, write as say};
use api::{Accepted, DemoMail};
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};
use std::collections::BTreeMap;

#[component]
pub fn MailForm() -> impl IntoView {
    let desk = desk();
    let writing = expect_context::<Writing>();
    let is_busy = RwSignal::new(false);
    let send = move || {
        let mail = DemoMail {
            customer_id: writing.customer.get_untracked(),
            subject: writing.subject.get_untracked(),
            text: writing.text.get_untracked(),
            case_id: None,
        };
        if is_busy.get_untracked() || mail.customer_id.is_empty() || mail.text.trim().is_empty() {
            return;
        }
        is_busy.set(true);
        writing.fault.set(None);
        spawn_local(async move {
            match desk.post::<_, Accepted>("/v1/demo/mails", &mail).await {
                Ok(accepted) => {
                    writing.watched.set(None);
                    writing.sent.update(|sent| {
                        sent.insert(
                            0,
                            Sent { subject: mail.subject, case_id: accepted.case_id.clone(), accepted },
                        );
                    });
                }
                Err(fault) => writing.fault.set(Some(bars::fault(&fault))),
            }
            is_busy.set(false);
        });
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    let from = move || writing.sample_customer().map(|customer| customer.email).unwrap_or_default();
    let who =
        move || writing.sample_customer().map(|customer| first_name(&customer.name)).unwrap_or_default();
    let is_long = move || writing.text.with(|text| text.chars().count() > say::LIMIT);
    view! {
        <form class="mail-form" on:submit=move |event: ev::SubmitEvent| { event.prevent_default(); send(); } on:keydown=on_key>
            <div class="two-fields">
                <label class="field"><span class="label">{say::CUSTOMER}</span><CustomerField /></label>
                <label class="field"><span class="label">{say::FROM}</span><input class="input" readonly prop:value=from /></label>
            </div>
            <label class="field"><span class="label">{say::SUBJECT}</span>
                <input class="input" prop:value=move || writing.subject.get()
                    on:input:target=move |event| writing.subject.set(event.target().value()) /></label>
            <label class="field"><span class="label">{say::MESSAGE}</span>
                <textarea class="input" rows="10" required prop:value=move || writing.text.get()
                    on:input:target=move |event| writing.text.set(event.target().value())></textarea></label>
            <p class="field-foot">
                <span class:warn-ink=is_long>{move || say::characters(writing.text.with(|text| text.chars().count()))}</span>
                <span>{say::ABOVE_LIMIT}</span>
            </p>
            <p class="form-fault" role="alert">{move || writing.fault.get()}</p>
            <div class="mail-form-foot">
                <button type="submit" class="button primary" aria-disabled=move || is_busy.get().then_some("true")>
                    {move || say::send_as(&who())}<kbd class="key" aria-hidden="true">"Ctrl ↵"</kbd>
                </button>
                <span class="quiet">{say::NOT_REAL}</span>
            </div>
        </form>
    }
}

/// Every customer of the samples once, by name.
#[component]
fn CustomerField() -> impl IntoView {
    let writing = expect_context::<Writing>();
    let customers = Memo::new(move |_| {
        let all = writing.samples.get().into_iter().map(|sample| (sample.customer.id, sample.customer.name));
        all.collect::<BTreeMap<_, _>>()
    });
    view! {
        <select class="input" prop:value=move || writing.customer.get()
            on:change:target=move |event| writing.customer.set(event.target().value())>
            {move || customers.get().into_iter().map(|(id, name)| {
                let mine = id.clone();
                view! { <option value=id selected=move || writing.customer.get() == mine>{name}</option> }
            }).collect_view()}
        </select>
    }
}

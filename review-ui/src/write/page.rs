//! The page: samples at the left, the mail in the middle, what happens at the right.

use super::form::MailForm;
use super::happens::Happens;
use super::samples::Samples;
use crate::desk::desk;
use crate::words::write as say;
use api::{Accepted, CaseDetail, CaseId, DemoSample};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A mail that was sent from here.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub subject: String,
    pub case_id: CaseId,
    pub accepted: Accepted,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Writing {
    pub samples: RwSignal<Vec<DemoSample>>,
    pub chosen: RwSignal<Option<usize>>,
    pub customer: RwSignal<String>,
    pub subject: RwSignal<String>,
    pub text: RwSignal<String>,
    pub sent: RwSignal<Vec<Sent>>,
    /// The case the newest mail belongs to, as the server has it now.
    pub watched: RwSignal<Option<CaseDetail>>,
    pub fault: RwSignal<Option<String>>,
}

impl Writing {
    pub fn choose(&self, at: usize) {
        if let Some(sample) = self.samples.with_untracked(|samples| samples.get(at).cloned()) {
            self.chosen.set(Some(at));
            self.customer.set(sample.customer.id);
            self.subject.set(sample.subject);
            self.text.set(sample.text);
        }
    }

    pub fn sample_customer(&self) -> Option<api::Customer> {
        let id = self.customer.get();
        self.samples.with(|samples| {
            samples.iter().find(|sample| sample.customer.id == id).map(|sample| sample.customer.clone())
        })
    }
}

#[component]
pub fn WritePage() -> impl IntoView {
    let desk = desk();
    let writing = Writing {
        samples: RwSignal::new(vec![]),
        chosen: RwSignal::new(None),
        customer: RwSignal::new(String::new()),
        subject: RwSignal::new(String::new()),
        text: RwSignal::new(String::new()),
        sent: RwSignal::new(vec![]),
        watched: RwSignal::new(None),
        fault: RwSignal::new(None),
    };
    provide_context(writing);
    spawn_local(async move {
        match desk.get::<Vec<DemoSample>>("/v1/demo/samples").await {
            Ok(samples) => {
                writing.samples.set(samples);
                writing.choose(0);
            }
            Err(fault) if fault.status() == Some(404) => writing.fault.set(Some(say::NOT_DEMO.to_owned())),
            Err(fault) => writing.fault.set(Some(crate::words::bars::fault(&fault))),
        }
    });
    view! {
        <Samples />
        <main class="case write" id="case" tabindex="-1">
            <div class="case-head">
                <h1 tabindex="-1">{say::TITLE}</h1>
                <p class="quiet-2">{say::HOW}</p>
            </div>
            <div class="case-scroll"><MailForm /></div>
        </main>
        <Happens />
    }
}

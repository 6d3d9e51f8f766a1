//! The way through the graph that made this draft.

use crate::address::{Address, Page};
use crate::desk::desk;
use crate::words::{case, chrome, evidence as say, trace};
use api::Role;
use leptos::prelude::*;

#[component]
pub fn Why() -> impl IntoView {
    let desk = desk();
    let why = Memo::new(move |_| {
        desk.bench.draft.with(|draft| {
            let draft = draft.as_ref()?;
            let mut facts = Vec::new();
            if let Some(found) = &draft.classification {
                facts.push(format!("{}, {:.2}", case::topic(found.topic), found.confidence));
            }
            let made = desk.case.with(|case| {
                case.here().and_then(|case| {
                    let made = case.jobs.iter().find(|job| job.draft_id.as_ref() == Some(&draft.id))?;
                    Some((made.steps.iter().map(|step| step.ms).sum::<f64>(), made.id.clone()))
                })
            });
            facts.extend(made.as_ref().map(|(ms, _)| say::took(*ms)));
            facts.push(if draft.engine == "offline" {
                say::NO_MODEL_CALLS.to_owned()
            } else {
                chrome::engine(&draft.engine)
            });
            let reason = draft
                .classification
                .as_ref()
                .map(|found| found.reason.clone())
                .filter(|reason| !reason.is_empty());
            let is_lead = desk.me.with(|me| me.as_ref().is_some_and(|me| me.role >= Role::Lead));
            let job = made.map(|(_, job)| job).filter(|_| is_lead);
            Some((draft.path.join(" → "), facts.join(" · "), reason, job))
        })
    });
    move || {
        why.get().map(|(path, facts, reason, job)| {
            let trace = job.map(|job| Address { page: Page::Trace(job), ..Address::default() }.href());
            view! {
                <section class="pane-part">
                    <div class="part-head"><h3>{say::WHY}</h3>{trace.map(|href| view! { <a class="link" href=href>{trace::LINK}</a> })}</div>
                    <p class="path">{path}</p>
                    <p class="quiet">{facts}</p>
                    {reason.map(|reason| view! { <p class="quiet">{reason}</p> })}
                </section>
            }
        })
    }
}

//! The nodes of a run, ticking off.

use crate::chrome::icon::{Glyph, Icon};
use crate::words::evidence::took;
use api::{JobState, JobView};
use leptos::prelude::*;

#[component]
pub fn Nodes(job: JobView) -> impl IntoView {
    let is_running = matches!(job.state, JobState::Queued | JobState::Running);
    let done = job.steps.iter().map(|step| step.node.clone()).collect::<Vec<_>>();
    let current = job.node.filter(|node| is_running && !done.contains(node));
    let steps = job.steps.into_iter().map(|step| view! {
        <li><span class="ok-ink"><Glyph icon=Icon::CheckCircle /></span><span>{step.node}</span><span class="quiet">{took(step.ms)}</span></li>
    });
    view! {
        {steps.collect_view()}
        {current.map(|node| view! { <li class="is-current"><Glyph icon=Icon::Working /><span>{node}</span></li> })}
    }
}

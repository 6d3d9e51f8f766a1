//! All runs of the case, newest first; each is a way to its own trace.

use crate::address::{Address, Page};
use crate::chrome::moment::Day;
use crate::words::trace as say;
use api::TraceView;
use leptos::prelude::*;

#[component]
pub fn Runs(trace: TraceView) -> impl IntoView {
    let here = trace.job_id;
    let rows: Vec<_> = trace
        .runs
        .into_iter()
        .map(|run| {
            let is_here = run.job_id == here;
            let href = Address { page: Page::Trace(run.job_id.clone()), ..Address::default() }.href();
            let told = say::run(&run);
            view! {
                <a class="trace-line run" href=href aria-current=is_here.then_some("page")>
                    <span class="strong">{say::version(run.version)}</span>
                    <span>{told}</span>
                    <span class="quiet-2 end"><Day at=run.started_at />" · "{say::fine(run.ms)}</span>
                </a>
            }
        })
        .collect();
    view! { <section class="trace-part"><h2>{say::RUNS}</h2><div class="trace-lines">{rows}</div></section> }
}

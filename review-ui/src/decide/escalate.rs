//! Hands the case to a lead.

use super::reason_form::ReasonForm;
use crate::desk::{Then, desk};
use crate::words::decide as say;
use api::Verdict;
use leptos::prelude::*;

#[component]
pub fn EscalateDialog() -> impl IntoView {
    let desk = desk();
    let then = move |why: String| desk.decide(Verdict::Escalate, Some(why.into()), None, Then::OpenNext);
    view! { <ReasonForm title=say::ESCALATE_TITLE how=say::ESCALATE_HOW label=say::ESCALATE_WHY button=say::ESCALATE then /> }
}

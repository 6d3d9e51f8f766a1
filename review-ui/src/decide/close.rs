//! Closes the case without a reply.

use super::reason_form::ReasonForm;
use crate::desk::{Then, desk};
use crate::words::decide as say;
use api::Verdict;
use leptos::prelude::*;

#[component]
pub fn CloseDialog() -> impl IntoView {
    let desk = desk();
    let then = move |why: String| desk.decide(Verdict::Close, Some(why.into()), None, Then::OpenNext);
    view! { <ReasonForm title=say::CLOSE_TITLE how=say::CLOSE_HOW label=say::CLOSE_WHY button=say::CLOSE_NOW then /> }
}

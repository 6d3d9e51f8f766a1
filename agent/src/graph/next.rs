//! Which step follows: a plain function over what was found. The runner holds its answer against [`super::EDGES`].

use super::{Output, Step, View};
use crate::case::DueWhy;
use crate::delivery::identify::Identified;
use crate::delivery::remedy::Remedied;
use crate::nodes::Reason;
use crate::nodes::check::Found;
use crate::nodes::route::Way;
use crate::products::filter::Filtered;
use crate::products::r#match::Matched;

/// `output` is the newest; `view` holds all before it.
pub fn next(output: &Output, view: &View<'_>) -> Step {
    match output {
        Output::Recall(_) => Step::Screen,
        Output::Screen(screened) => screened.stop.map_or(Step::Classify, Step::Escalate),
        Output::Classify(_) => Step::Route,
        Output::Route(routed) => match routed.way {
            Way::Products => Step::Filter,
            Way::Delivery => Step::Identify,
            Way::Question => Step::NeedInfo,
            Way::NoReply => Step::Propose,
            Way::Person(reason) => Step::Escalate(reason),
        },
        Output::Filter(filtered) => after_filter(filtered, view),
        Output::Match(matched) => after_match(matched, view),
        Output::Availability(_) => person(view).map_or(Step::Compose, Step::Escalate),
        Output::Identify(identified) => after_identify(identified, view),
        Output::Assess(_) => Step::Remedy,
        Output::Remedy(remedied) => after_remedy(remedied, view),
        Output::NeedInfo(_) => Step::Compose,
        Output::Compose(_) => Step::Check,
        Output::Check(checked) => match checked.found {
            Found::Nothing | Found::Blocked { .. } => Step::Propose,
            Found::WorthAnotherTry { .. } => Step::Compose,
            Found::RejectedBefore => Step::Escalate(Reason::Reviewer),
        },
        Output::Escalate(_) => Step::Propose,
        Output::Propose(proposal) => Step::Done(proposal.outcome),
    }
}

fn after_filter(filtered: &Filtered, view: &View<'_>) -> Step {
    match (filtered.is_empty(), person(view)) {
        (false, _) => Step::Match,
        (true, Some(reason)) => Step::Escalate(reason),
        (true, None) => Step::NeedInfo,
    }
}

/// Free words that the catalogue does not know are no wish that it could deny.
fn after_match(matched: &Matched, view: &View<'_>) -> Step {
    let is_typed = view.gathered.filter.as_ref().is_some_and(|filtered| filtered.filter.answerable);
    match matched.offered().is_empty() && !is_typed && person(view).is_none() {
        true => Step::NeedInfo,
        false => Step::Availability,
    }
}

fn after_identify(identified: &Identified, view: &View<'_>) -> Step {
    match (identified.items.is_empty(), person(view)) {
        (false, _) => Step::Assess,
        (true, Some(reason)) => Step::Escalate(reason),
        (true, None) => Step::NeedInfo,
    }
}

fn after_remedy(remedied: &Remedied, view: &View<'_>) -> Step {
    let is_overdue = view.task.due.iter().any(|due| due.why == DueWhy::Overdue);
    let too_many = remedied.actions().count() > view.policy.max_actions;
    let reason = person(view)
        .or(is_overdue.then_some(Reason::OverdueFollowUp))
        .or(too_many.then_some(Reason::TooManyActions));
    reason.map_or(Step::Compose, Step::Escalate)
}

/// Why this run gathers facts for a person and not for a reply.
fn person(view: &View<'_>) -> Option<Reason> {
    view.gathered.route.as_ref().and_then(|routed| routed.then)
}

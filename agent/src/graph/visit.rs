//! From a step to its node: cuts the input, runs, wraps the output.

use super::{Ctx, NodeError, Output, Step, View};
use crate::delivery::{assess, identify, remedy};
use crate::nodes::{check, classify, compose, escalate, need_info, propose, recall, route, screen};
use crate::products::{availability, filter, r#match};

pub(super) async fn visit(step: Step, view: View<'_>, ctx: &Ctx<'_>) -> Result<Output, NodeError> {
    let view = &view;
    Ok(match step {
        Step::Recall => Output::Recall(recall::run(&recall::Input::of(view), ctx).await?),
        Step::Screen => Output::Screen(screen::run(&screen::Input::of(view)?)),
        Step::Classify => Output::Classify(classify::run(&classify::Input::of(view)?, ctx).await?),
        Step::Route => Output::Route(route::run(&route::Input::of(view)?)),
        Step::Filter => Output::Filter(filter::run(&filter::Input::of(view)?, ctx).await?),
        Step::Match => Output::Match(r#match::run(&r#match::Input::of(view)?, ctx).await?),
        Step::Availability => {
            Output::Availability(availability::run(&availability::Input::of(view)?, ctx).await?)
        }
        Step::Identify => Output::Identify(identify::run(&identify::Input::of(view)?, ctx).await?),
        Step::Assess => Output::Assess(assess::run(&assess::Input::of(view)?, ctx).await?),
        Step::Remedy => Output::Remedy(remedy::run(&remedy::Input::of(view)?, ctx).await?),
        Step::NeedInfo => Output::NeedInfo(need_info::run(&need_info::Input::of(view))),
        Step::Compose => Output::Compose(compose::run(&compose::Input::of(view)?, ctx).await?),
        Step::Check => Output::Check(check::run(&check::Input::of(view)?)),
        Step::Escalate(reason) => {
            Output::Escalate(escalate::run(&escalate::Input::of(view, reason)?, ctx).await?)
        }
        Step::Propose => Output::Propose(Box::new(propose::run(&propose::Input::of(view))?)),
        Step::Done(_) => return Err(NodeError::Failed("a finished run was visited".to_owned())),
    })
}

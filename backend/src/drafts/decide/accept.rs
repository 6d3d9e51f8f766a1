//! What this person may accept: sums up to a limit, and findings of the checks.

use super::Deciding;
use crate::app::App;
use crate::drafts::refusal::Refusal;
use agent::draft::Content;
use api::{CheckView, Role, Severity};

/// Above the limit a lead decides.
pub(super) fn within_limits(app: &App, deciding: &Deciding<'_>, content: &Content) -> Result<(), Refusal> {
    let sum: i64 = content
        .actions
        .iter()
        .filter_map(|action| action.amount)
        .fold(0, |sum, a| sum.saturating_add(a.minor));
    if sum > app.settings.review.lead_above && deciding.reviewer.role() < Role::Lead {
        return Err(Refusal::Limit { needs_role: Role::Lead });
    }
    Ok(())
}

/// Warnings are acknowledged by id; blocks are overridden by id, by a lead, with a written reason, and some never.
pub(super) fn checks(deciding: &Deciding<'_>, checks: &[CheckView]) -> Result<(), Refusal> {
    let open: Vec<CheckView> =
        checks.iter().filter(|check| !stands_accepted(deciding, check)).cloned().collect();
    let claims =
        |check: &&CheckView| check.id.starts_with("claim_without_action") || check.id.starts_with("promise");
    let segments: Vec<String> =
        open.iter().filter(claims).filter_map(|check| check.segment_id.clone()).collect();
    match (open.is_empty(), segments.is_empty()) {
        (true, _) => Ok(()),
        (false, false) => Err(Refusal::ClaimWithoutAction { segments, checks: open }),
        (false, true) => Err(Refusal::CheckFailed { checks: open }),
    }
}

fn stands_accepted(deciding: &Deciding<'_>, check: &CheckView) -> bool {
    let named = deciding.request.acknowledged.contains(&check.id);
    match check.severity {
        Severity::Ok => true,
        Severity::Warn => named,
        Severity::Block => {
            let with_reason = deciding.request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
            named
                && with_reason
                && deciding.reviewer.role() >= Role::Lead
                && agent::checks::overridable(&check.id)
        }
    }
}

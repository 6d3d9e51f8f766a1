//! How the open case stands: who holds it, whether the customer wrote again, whether it may go.
//! Each of these follows the signals it reads.

use super::{Desk, Line, Session};
use crate::commands::waits;
use crate::draft::standing::{Facts, Strip, stand};
use api::{CaseState, Claim, DraftState, DraftView, Role, SegmentView};
use leptos::prelude::*;

/// The bench holds an older version than the case.
#[derive(Debug, Clone, PartialEq)]
pub struct Overtaken {
    /// `None`: the agent is still reading the new mail.
    pub newer: Option<DraftView>,
}

impl Desk {
    /// Signed in, and nothing lies over the page.
    pub fn is_at_work(&self) -> bool {
        self.session.get_untracked() == Session::In
    }

    fn claim(&self) -> Option<Claim> {
        let claim = self.case.with(|case| case.here().and_then(|case| case.claim.clone()))?;
        (self.until(claim.until) > 0).then_some(claim)
    }

    /// The colleague who holds the case, if one does.
    pub fn holder(&self) -> Option<Claim> {
        let me = self.me.with(|me| me.as_ref().map(|me| me.id.clone()));
        self.claim().filter(|claim| Some(&claim.id) != me.as_ref())
    }

    /// Whether the text may be written on: no colleague holds the case, and nobody has decided it. A version that was
    /// overtaken may: what was begun on it goes on.
    pub fn may_type(&self) -> bool {
        let is_open = self.bench.draft.with(|draft| draft.as_ref().is_some_and(|draft| waits(draft.state)));
        self.holder().is_none() && (is_open || self.overtaken().is_some())
    }

    pub fn holds_claim(&self) -> bool {
        let me = self.me.with(|me| me.as_ref().map(|me| me.id.clone()));
        self.claim().is_some_and(|claim| Some(&claim.id) == me.as_ref())
    }

    pub fn role(&self) -> Role {
        self.me.with(|me| me.as_ref().map_or(Role::Agent, |me| me.role))
    }

    /// Whether the case moved on while the person looked at this version.
    pub fn overtaken(&self) -> Option<Overtaken> {
        let shown =
            self.bench.draft.with(|draft| draft.as_ref().map(|draft| (draft.id.clone(), draft.state)))?;
        let (newest, state) =
            self.case.with(|case| case.here().map(|case| (case.draft.clone(), case.state)))?;
        let is_open = waits(shown.1) || shown.1 == DraftState::Superseded;
        match newest {
            Some(newest) if newest.id != shown.0 => is_open.then_some(Overtaken { newer: Some(newest) }),
            Some(newest) if newest.state == DraftState::Superseded => Some(Overtaken { newer: None }),
            None if state == CaseState::Working => is_open.then_some(Overtaken { newer: None }),
            Some(_) | None => None,
        }
    }

    /// The verdict on what is on the bench; `None` where there is nothing to decide.
    pub fn strip(&self) -> Option<Strip> {
        let bench = self.bench;
        let draft = bench.draft.get()?;
        if !waits(draft.state) && self.overtaken().is_none() {
            return None;
        }
        let holder = self.holder().map(|claim| claim.name);
        let undo_s = self.me.with(|me| me.as_ref().map_or(15, |me| me.undo_s));
        let facts = Facts {
            draft: &draft,
            checks: &bench.checks.get(),
            acknowledged: &bench.acknowledged.get(),
            override_reason: &bench.override_reason.get(),
            choices: &bench.choices.get(),
            claimed: bench.segments.with(|segments| claimed(&draft, segments)),
            body: &bench.working.with(|working| working.body.clone()),
            role: self.role(),
            is_line_up: self.line.get() != Line::Lost,
            holder: holder.as_deref(),
            is_overtaken: self.overtaken().is_some(),
            open_conflicts: bench.conflicts.with(Vec::len),
            look: &bench.look.get(),
            is_wished: bench.wish.with(Option::is_some),
            undo_s,
        };
        Some(stand(&facts))
    }
}

/// How many facts these segments stand on.
fn claimed(draft: &DraftView, segments: &[SegmentView]) -> usize {
    let is_claimed = |id: &str| segments.iter().any(|segment| segment.claims.iter().any(|claim| claim == id));
    draft.evidence.iter().filter(|fact| is_claimed(fact.id.as_str())).count()
}

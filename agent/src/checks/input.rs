//! All that the checks may know.

use crate::policy::Policy;
use crate::remarks::Said;
use api::{
    ActionVerdict, ActionVerdictKind, ActionView, CheckView, EvidenceView, Language, Money, Outcome,
    ProductsView, SegmentView,
};

/// One reply with its facts, as it would be sent, and what a person has decided of its actions.
#[derive(Debug, Clone, Copy)]
pub struct CheckInput<'a> {
    pub outcome: Outcome,
    pub to: &'a [String],
    pub cc: &'a [String],
    pub subject: &'a str,
    /// The text being judged; the body is their texts joined.
    pub segments: &'a [SegmentView],
    /// The agent's own text, where a person has edited it.
    pub original: Option<&'a [SegmentView]>,
    /// `None`: undecided; a proposed action then counts as approved, an offered one as not.
    pub actions: &'a [(ActionView, Option<ActionVerdict>)],
    pub evidence: &'a [EvidenceView],
    pub customer: &'a api::Customer,
    pub sender_verified: bool,
    /// What the customer writes in.
    pub language: &'a Language,
    /// Warnings that `screen` raised; passed through.
    pub raised: &'a [CheckView],
    /// What the customer prefers, one of each kind.
    pub preferred: &'a [Said],
    /// Order and tracking numbers that the customer asked about.
    pub asked: &'a [String],
    /// The shop's internal delivery ids.
    pub internal_ids: &'a [i64],
    /// Strings of other customers (addresses, names, numbers), where they are known.
    pub foreign: &'a [String],
    /// Where products were looked up.
    pub products: Option<Shown<'a>>,
    pub policy: &'a Policy,
}

/// What the shop has of what was looked for, and what else of its catalogue a person speaks of.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    pub found: &'a ProductsView,
    /// Names, models and brands of the catalogue that stand in what a person wrote.
    pub named: &'a [String],
}

impl<'a> CheckInput<'a> {
    /// The actions that would run if this were approved now.
    pub fn approved(&self) -> impl Iterator<Item = &'a ActionView> + use<'a> {
        self.actions
            .iter()
            .filter(|(action, verdict)| is_approved(action, verdict.as_ref()))
            .map(|(action, _)| action)
    }

    /// What a person said of it; `None`: nothing yet.
    pub fn verdict_of(&self, action: &ActionView) -> Option<ActionVerdict> {
        self.actions.iter().find(|(other, _)| other.id == action.id).and_then(|(_, verdict)| *verdict)
    }

    /// What an action will pay: as policy computed it, or as a person lowered it.
    pub fn amount_of(&self, action: &ActionView) -> Option<Money> {
        let verdict =
            self.actions.iter().find(|(other, _)| other.id == action.id).and_then(|(_, verdict)| *verdict);
        verdict.and_then(|verdict| verdict.amount).or(action.amount)
    }
}

fn is_approved(action: &ActionView, verdict: Option<&ActionVerdict>) -> bool {
    match verdict {
        None => !action.offered,
        Some(verdict) => {
            verdict.verdict == ActionVerdictKind::Approve && verdict.amount.is_none_or(|a| a.minor > 0)
        }
    }
}

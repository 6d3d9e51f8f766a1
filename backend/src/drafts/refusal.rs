//! Every way a decision is refused, with the facts a client needs to go on.

use crate::problem::{Kind, Problem};
use api::{CheckView, DraftId, Role, Time, Verdict};

#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("there is no such draft")]
    NoDraft,
    #[error("there is no such decision")]
    NoDecision,
    #[error("this decision id was used before with another body")]
    DecisionIdReused,
    #[error("this version was decided before")]
    AlreadyDecided { by: String, at: Time, verdict: Verdict },
    #[error("this version is not the one that waits")]
    Superseded { newest: Option<DraftId>, version: i64 },
    #[error("the decision is for rev {based_on}, the case is at rev {now}")]
    StaleInbound { based_on: i64, now: i64 },
    #[error("a colleague has claimed this case")]
    ClaimedBy { who: String, until: Time },
    #[error("the decision names other content than this version has")]
    ContentChanged { decision_hash: String },
    #[error("facts have changed since this version was written")]
    FactsChanged { which: Vec<String>, draft_id: Option<DraftId> },
    #[error("this takes a person with more rights")]
    Limit { needs_role: Role },
    #[error("the text claims what no approved action does")]
    ClaimWithoutAction { segments: Vec<String>, checks: Vec<CheckView> },
    #[error("checks stand against this text")]
    CheckFailed { checks: Vec<CheckView> },
    #[error("there is nothing to send")]
    EmptyReply,
    #[error("the decision is not complete")]
    Invalid { fields: Vec<(String, String)> },
    #[error("it has gone out")]
    TooLate,
    #[error("the facts could not be read again")]
    FactsUnread,
    #[error("judging the text broke off")]
    BrokeOff,
    #[error("could not store the decision")]
    Store(#[from] sqlx::Error),
}

impl Refusal {
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid { fields: vec![(field.into(), message.into())] }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let words = sentence(&refusal);
        let refused = |kind| Self::of(kind).detail(words.clone());
        match refusal {
            Refusal::NoDraft => Self::not_found("draft"),
            Refusal::NoDecision => Self::not_found("decision"),
            Refusal::DecisionIdReused => refused(Kind::DecisionIdReused),
            Refusal::AlreadyDecided { by, at, verdict } => {
                refused(Kind::AlreadyDecided).fact("by", by).fact("at", at).fact("verdict", verdict)
            }
            Refusal::Superseded { newest, version } => {
                refused(Kind::Superseded).fact("draft_id", newest).fact("version", version)
            }
            Refusal::StaleInbound { based_on, now } => {
                refused(Kind::StaleInbound).fact("based_on_rev", based_on).fact("rev", now)
            }
            Refusal::ClaimedBy { who, until } => {
                refused(Kind::ClaimedBy).fact("who", who).fact("until", until)
            }
            Refusal::ContentChanged { decision_hash } => {
                refused(Kind::ContentChanged).fact("decision_hash", decision_hash)
            }
            Refusal::FactsChanged { which, draft_id } => {
                refused(Kind::FactsChanged).fact("which", which).fact("draft_id", draft_id)
            }
            Refusal::Limit { needs_role } => refused(Kind::Limit).fact("needs_role", needs_role),
            Refusal::ClaimWithoutAction { segments, checks } => {
                refused(Kind::ClaimWithoutAction).fact("segments", segments).fact("checks", checks)
            }
            Refusal::CheckFailed { checks } => refused(Kind::CheckFailed).fact("checks", checks),
            Refusal::EmptyReply => refused(Kind::EmptyReply),
            Refusal::Invalid { fields } => fields
                .into_iter()
                .fold(refused(Kind::InvalidDecision), |problem, (field, why)| problem.field(field, why)),
            Refusal::TooLate => refused(Kind::TooLate),
            Refusal::FactsUnread => refused(Kind::Unavailable),
            Refusal::BrokeOff => Self::internal(),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// What a person reads: what is so, and what to do.
fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::AlreadyDecided { by, .. } => format!("{by} decided this version."),
        Refusal::Superseded { .. } => "There is a newer version; read that one.".to_owned(),
        Refusal::StaleInbound { .. } => "The customer wrote again; a new version follows.".to_owned(),
        Refusal::ClaimedBy { who, .. } => format!("{who} is working on this case."),
        Refusal::ContentChanged { .. } => {
            "The decision names another content hash; load the draft again.".to_owned()
        }
        Refusal::FactsChanged { .. } => {
            "Facts have changed; a new version is ready with what is true now.".to_owned()
        }
        Refusal::Limit { needs_role } => format!("This needs a {}.", crate::store::word(*needs_role)),
        Refusal::ClaimWithoutAction { .. } => "The text promises what no approved action does.".to_owned(),
        Refusal::CheckFailed { .. } => "Mend the text, or acknowledge each warning by its id.".to_owned(),
        Refusal::EmptyReply => "There is no text to send: write one, or close the case.".to_owned(),
        Refusal::TooLate => "The effects of this decision have begun; it stands.".to_owned(),
        Refusal::FactsUnread => {
            "The facts could not be read again; nothing was decided. Try again in a moment.".to_owned()
        }
        other => format!("{other}."),
    }
}

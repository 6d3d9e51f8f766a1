//! Why a person is needed.

use serde::{Deserialize, Serialize};

/// A stable word on the wire; grouped and counted by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    TooLong,
    Repeated,
    LegalThreat,
    Injury,
    Fraud,
    HumanRequest,
    SenderUnverified,
    Urgent,
    Unsure,
    SeveralRequests,
    NoWorkflow,
    Language,
    /// A reviewer rejected what the agent would only say again.
    Reviewer,
    OverdueFollowUp,
    TooManyActions,
}

impl Reason {
    pub const ALL: [Self; 15] = [
        Self::TooLong,
        Self::Repeated,
        Self::LegalThreat,
        Self::Injury,
        Self::Fraud,
        Self::HumanRequest,
        Self::SenderUnverified,
        Self::Urgent,
        Self::Unsure,
        Self::SeveralRequests,
        Self::NoWorkflow,
        Self::Language,
        Self::Reviewer,
        Self::OverdueFollowUp,
        Self::TooManyActions,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::Repeated => "repeated",
            Self::LegalThreat => "legal_threat",
            Self::Injury => "injury",
            Self::Fraud => "fraud",
            Self::HumanRequest => "human_request",
            Self::SenderUnverified => "sender_unverified",
            Self::Urgent => "urgent",
            Self::Unsure => "unsure",
            Self::SeveralRequests => "several_requests",
            Self::NoWorkflow => "no_workflow",
            Self::Language => "language",
            Self::Reviewer => "reviewer",
            Self::OverdueFollowUp => "overdue_follow_up",
            Self::TooManyActions => "too_many_actions",
        }
    }

    /// For the queue and the hand-off: why a person is asked.
    pub fn words(self) -> &'static str {
        match self {
            Self::TooLong => "a very long mail",
            Self::Repeated => "the same request again and again",
            Self::LegalThreat => "a legal threat",
            Self::Injury => "somebody was hurt",
            Self::Fraud => "fraud or a chargeback",
            Self::HumanRequest => "asks for a person",
            Self::SenderUnverified => "the sender is not the customer's address",
            Self::Urgent => "urgent",
            Self::Unsure => "not sure what is asked",
            Self::SeveralRequests => "several requests in one mail",
            Self::NoWorkflow => "no workflow for this topic",
            Self::Language => "not written in English",
            Self::Reviewer => "a reviewer wants another answer",
            Self::OverdueFollowUp => "a tracked parcel has still not come",
            Self::TooManyActions => "more actions than one mail may carry",
        }
    }

    /// Whether not even a holding reply is drafted: any word of ours could be held against us, or reach a stranger.
    /// A rejected draft is not talked around either.
    pub fn is_silent(self) -> bool {
        match self {
            Self::LegalThreat | Self::Injury | Self::Fraud | Self::SenderUnverified | Self::Reviewer => true,
            Self::TooLong
            | Self::Repeated
            | Self::HumanRequest
            | Self::Urgent
            | Self::Unsure
            | Self::SeveralRequests
            | Self::NoWorkflow
            | Self::Language
            | Self::OverdueFollowUp
            | Self::TooManyActions => false,
        }
    }

    /// Whether it makes a case urgent whatever its words sound like.
    pub fn is_urgent(self) -> bool {
        match self {
            Self::LegalThreat | Self::Injury | Self::Fraud | Self::Repeated | Self::Urgent => true,
            Self::TooLong
            | Self::HumanRequest
            | Self::SenderUnverified
            | Self::Unsure
            | Self::SeveralRequests
            | Self::NoWorkflow
            | Self::Language
            | Self::Reviewer
            | Self::OverdueFollowUp
            | Self::TooManyActions => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_in_the_code_is_the_word_on_the_wire() {
        for reason in Reason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.as_str());
        }
    }
}

//! Remarks: what is known of a customer beyond one case, in the customer's own words.

use crate::{CaseId, Timestamp};
use serde::{Deserialize, Serialize};

/// What a remark is about. The first five are preferences, the others past complaints, named as their topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// In which language to answer.
    Language,
    /// The size that they wear.
    Size,
    /// The brand that they keep to.
    Brand,
    /// How or when to reach them, or not to.
    Contact,
    /// Whether vouchers are welcome.
    Vouchers,
    LateDelivery,
    ItemComplaint,
    ReturnRefund,
}

impl RemarkKind {
    pub fn is_preference(self) -> bool {
        match self {
            Self::Language | Self::Size | Self::Brand | Self::Contact | Self::Vouchers => true,
            Self::LateDelivery | Self::ItemComplaint | Self::ReturnRefund => false,
        }
    }
}

/// A preference or a past complaint, with where it was said. A fact about the customer: never a promise of ours, a
/// permission or an instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RemarkView {
    pub kind: RemarkKind,
    /// The customer's own words.
    pub words: String,
    /// The case it was said in.
    pub case_id: CaseId,
    /// The Message-ID it stems from.
    pub source: String,
    pub said_at: Timestamp,
    /// From then on it is not remembered.
    pub expires_at: Timestamp,
    /// What was done about a complaint.
    pub answer: Option<String>,
}

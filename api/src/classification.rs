//! What kind of mail this is.

use serde::{Deserialize, Serialize};

/// What a mail is about. `route` is a plain function over these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    ProductAvailability,
    ProductRecommendation,
    ProductInformation,
    LateDelivery,
    OrderStatus,
    Cancellation,
    OrderChange,
    ReturnRefund,
    ItemComplaint,
    Billing,
    Account,
    Technical,
    GeneralQuestion,
    NoReplyNeeded,
    Spam,
    HumanRequest,
    MultipleRequests,
    Other,
}

impl Topic {
    pub const ALL: [Self; 18] = [
        Self::ProductAvailability,
        Self::ProductRecommendation,
        Self::ProductInformation,
        Self::LateDelivery,
        Self::OrderStatus,
        Self::Cancellation,
        Self::OrderChange,
        Self::ReturnRefund,
        Self::ItemComplaint,
        Self::Billing,
        Self::Account,
        Self::Technical,
        Self::GeneralQuestion,
        Self::NoReplyNeeded,
        Self::Spam,
        Self::HumanRequest,
        Self::MultipleRequests,
        Self::Other,
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    Low,
    Normal,
    High,
    Urgent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sentiment {
    VeryNegative,
    Negative,
    Neutral,
    Positive,
    VeryPositive,
}

/// ISO 639-1, two lower-case letters (`en`, `de`); `und` when it cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Language(pub String);

impl Language {
    pub fn english() -> Self {
        Self("en".to_owned())
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Classification {
    pub topic: Topic,
    pub urgency: Urgency,
    pub sentiment: Sentiment,
    pub language: Language,
    /// Different things asked for; several numbers or products of one topic are one request.
    pub requests: u32,
    pub needs_reply: bool,
    /// 0 to 1; under 0.6 a person decides what it is about.
    pub confidence: f64,
    /// The words that decided, for the reviewer.
    pub reason: String,
}

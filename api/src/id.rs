//! Ids: opaque strings with a prefix, so that an id in the wrong place is seen at once.

/// A string that is not an id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected an id that starts with `{prefix}`")]
pub struct IdError {
    /// What such an id starts with.
    pub prefix: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
        pub struct $name(String);

        impl $name {
            /// What every such id starts with.
            pub const PREFIX: &'static str = $prefix;

            /// Puts the prefix before `tail` (a UUID v7, or a hash where the id must be reproducible).
            pub fn from_tail(tail: impl std::fmt::Display) -> Self {
                Self(format!("{}{tail}", $prefix))
            }

            /// # Errors
            /// [`IdError`] when the prefix is missing, nothing follows it, it is over 200 bytes or has control characters.
            pub fn parse(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                let is_bounded = text.len() > $prefix.len() && text.len() <= 200;
                let is_ours = is_bounded && text.starts_with($prefix) && !text.contains(char::is_control);
                if is_ours { Ok(Self(text)) } else { Err(IdError { prefix: $prefix }) }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::parse(text)
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// One queued run of the agent for a case at a rev.
    JobId = "job_";
    /// One conversation with one customer.
    CaseId = "cas_";
    /// One immutable version of a proposal.
    DraftId = "drf_";
    /// A typed proposal within a draft; reproducible, so that a replay gives the same bytes.
    ActionId = "act_";
    /// One fact with its source; reproducible like an action's.
    EvidenceId = "ev_";
    /// A row of the outbox.
    EffectId = "eff_";
    /// One stored message of a case.
    EmailId = "eml_";
    /// One webhook, the same over retries and replays.
    DeliveryId = "whd_";
    /// A person of the shop.
    StaffId = "usr_";
}

/// The client's own name for its decision: 1 to 200 characters, none of them control characters; the idempotency key
/// of deciding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DecisionId(pub String);

impl DecisionId {
    /// Whether it is within its bounds; on the wire it is any string.
    pub fn is_valid(&self) -> bool {
        (1..=200).contains(&self.0.chars().count()) && !self.0.contains(char::is_control)
    }
}

impl std::fmt::Display for DecisionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_another_kind_is_refused() {
        assert!(DraftId::parse("drf_1").is_ok());
        for wrong in ["", "drf_", "job_1", "1", "drf_\0"] {
            assert_eq!(DraftId::parse(wrong), Err(IdError { prefix: "drf_" }), "{wrong:?}");
        }
    }
}

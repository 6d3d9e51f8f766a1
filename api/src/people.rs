//! People, and the demo's customers.

use crate::StaffId;
use serde::{Deserialize, Serialize};

/// Roles nest: agent < lead < admin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Agent,
    Lead,
    Admin,
}

/// A person of the shop, as colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StaffRef {
    pub id: StaffId,
    pub name: String,
}

/// To whom a case can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Colleague {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
}

/// Somebody who has a case open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Here {
    pub id: StaffId,
    pub name: String,
    pub is_typing: bool,
}

/// `POST /v1/cases/{id}/presence`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PresenceRequest {
    #[serde(default)]
    pub is_typing: bool,
}

/// `POST /v1/session`: a password, or the token of a one-time link (whoever uses it first may set a password).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum SessionRequest {
    Password {
        email: String,
        password: String,
    },
    Token {
        token: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        new_password: Option<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Me {
    pub id: StaffId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub has_password: bool,
    /// Which engine drafts (`offline`).
    pub engine: String,
    /// The shop's name, as it signs.
    pub shop: String,
    /// Whether the demo's customers can be written as.
    pub demo: bool,
    pub undo_s: i64,
    /// How mail leaves (`files`, `smtp`, `crm`).
    pub transport: String,
}

/// A customer of the demo, with mails they might write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DemoSample {
    pub customer: crate::Customer,
    /// What this sample shows (`late twice in 60 days`).
    pub shows: String,
    pub subject: String,
    pub text: String,
}

/// `POST /v1/demo/mails`: a person writes as one of the demo's customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DemoMail {
    pub customer_id: String,
    pub subject: String,
    pub text: String,
    /// Write back in this case.
    #[serde(default)]
    pub case_id: Option<crate::CaseId>,
}

/// `GET /v1/setup`: how far a new installation has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Setup {
    /// A mail was received.
    pub has_mail: bool,
    /// A person has read a draft and decided it.
    pub has_decision: bool,
    /// Mail leaves the house, and is not only written to files.
    pub sends_mail: bool,
    /// Who may sign in.
    pub people: i64,
}

impl Setup {
    /// Steps that are done, of five: who asks has signed in.
    pub fn done(&self) -> usize {
        let steps = [true, self.has_mail, self.has_decision, self.sends_mail, self.people > 1];
        steps.into_iter().filter(|step| *step).count()
    }

    pub fn is_done(&self) -> bool {
        self.done() == 5
    }
}

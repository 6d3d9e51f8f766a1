//! What a case posts: an event as JSON, or a raw mail with its ids beside it.

use api::{CaseId, Customer, EmailEvent, Time};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::Value;

/// One post of a CRM.
#[derive(Debug, Clone)]
pub enum Post {
    Event(Box<EmailEvent>),
    /// As `message/rfc822`, the ids in headers.
    Raw(RawMail),
}

#[derive(Debug, Clone)]
pub struct RawMail {
    pub event_id: String,
    pub customer: Customer,
    pub case_id: Option<String>,
    pub mail: Vec<u8>,
}

/// Why an input is no post.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    #[error("`input`: {0}")]
    Shape(#[from] serde_json::Error),
    #[error("`rfc822_base64`: {0}")]
    Base64(#[from] base64::DecodeError),
}

/// A raw mail as a suite writes it: as text where it is UTF-8.
#[derive(Deserialize)]
struct RawLine {
    event_id: String,
    customer: Customer,
    case_id: Option<String>,
    rfc822: Option<String>,
    rfc822_base64: Option<String>,
}

impl Post {
    /// One post, or a list of them.
    pub fn read_all(input: Value) -> Result<Vec<Self>, PostError> {
        match input {
            Value::Array(inputs) => inputs.into_iter().map(Self::read).collect(),
            one => Ok(vec![Self::read(one)?]),
        }
    }

    fn read(input: Value) -> Result<Self, PostError> {
        let is_raw = ["rfc822", "rfc822_base64"].iter().any(|field| input.get(field).is_some());
        if !is_raw {
            return Ok(Self::Event(serde_json::from_value(input)?));
        }
        let line: RawLine = serde_json::from_value(input)?;
        let mail = match (line.rfc822_base64, line.rfc822) {
            (Some(encoded), _) => STANDARD.decode(encoded)?,
            (None, text) => text.unwrap_or_default().into_bytes(),
        };
        Ok(Self::Raw(RawMail {
            event_id: line.event_id,
            customer: line.customer,
            case_id: line.case_id,
            mail,
        }))
    }

    pub fn event_id(&self) -> &str {
        match self {
            Self::Event(event) => &event.event_id,
            Self::Raw(raw) => &raw.event_id,
        }
    }

    pub fn customer(&self) -> &Customer {
        match self {
            Self::Event(event) => &event.customer,
            Self::Raw(raw) => &raw.customer,
        }
    }

    pub fn case_id(&self) -> Option<&str> {
        match self {
            Self::Event(event) => event.case_id.as_deref(),
            Self::Raw(raw) => raw.case_id.as_deref(),
        }
    }

    /// When it arrives; a raw mail says nothing of that.
    pub fn at(&self) -> Time {
        match self {
            Self::Event(event) => event.message.received_at,
            Self::Raw(_) => Time::UNIX_EPOCH,
        }
    }

    /// In this case, unless it names one itself.
    #[must_use]
    pub fn in_case(mut self, id: &CaseId) -> Self {
        let case_id = match &mut self {
            Self::Event(event) => &mut event.case_id,
            Self::Raw(raw) => &mut raw.case_id,
        };
        case_id.get_or_insert_with(|| id.to_string());
        self
    }
}

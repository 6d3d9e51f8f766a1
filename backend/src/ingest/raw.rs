//! A raw mail as an event: who it is from stands in the request's headers, never in the mail.
//!
//! There is no header for the direction: an answer that a person gave elsewhere is posted as JSON.

use crate::problem::Problem;
use agent::mail;
use api::{Customer, Direction, EmailEvent, Time};
use axum::http::HeaderMap;

const EVENT_ID: &str = "Countersign-Event-Id";
const CUSTOMER_ID: &str = "Countersign-Customer-Id";
const CUSTOMER_EMAIL: &str = "Countersign-Customer-Email";
const CUSTOMER_NAME: &str = "Countersign-Customer-Name";
const CASE_ID: &str = "Countersign-Case-Id";

/// What the caller says of the mail.
#[derive(Debug)]
pub struct Ids {
    event_id: String,
    customer: Customer,
    case_id: Option<String>,
}

impl Ids {
    /// # Errors
    /// 422 that names the header which is missing or cannot be read.
    pub fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        Ok(Self {
            event_id: required(headers, EVENT_ID)?,
            customer: Customer {
                id: required(headers, CUSTOMER_ID)?,
                email: required(headers, CUSTOMER_EMAIL)?,
                name: name(headers)?,
            },
            case_id: optional(headers, CASE_ID)?,
        })
    }

    /// Reads the mail beside the runtime: a hostile one may take a second.
    ///
    /// # Errors
    /// 500 when reading broke off.
    pub async fn event(self, raw: Vec<u8>, now: Time) -> Result<EmailEvent, Problem> {
        let parsing = tokio::task::spawn_blocking(move || mail::parse(&raw, now));
        let message = parsing.await.map_err(|_| {
            tracing::error!("parsing a raw mail panicked");
            Problem::internal()
        })?;
        let Self { event_id, customer, case_id } = self;
        Ok(EmailEvent { event_id, customer, case_id, direction: Direction::Inbound, message })
    }
}

fn required(headers: &HeaderMap, header: &str) -> Result<String, Problem> {
    optional(headers, header)?
        .ok_or_else(|| Problem::invalid(header, "is missing: a raw mail needs this header"))
}

/// The one value of a header. Two of them are nobody's word.
fn optional(headers: &HeaderMap, header: &str) -> Result<Option<String>, Problem> {
    let mut values = headers.get_all(header).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(Problem::invalid(header, "must be sent once"));
    }
    let text =
        std::str::from_utf8(value.as_bytes()).map_err(|_| Problem::invalid(header, "must be UTF-8"))?;
    Ok(Some(text.trim().to_owned()))
}

/// A name may hold letters that a header may not: then it comes in encoded words (RFC 2047).
fn name(headers: &HeaderMap) -> Result<String, Problem> {
    let written = optional(headers, CUSTOMER_NAME)?.unwrap_or_default();
    let unreadable =
        || Problem::invalid(CUSTOMER_NAME, "cannot be decoded: send ASCII, UTF-8 or RFC 2047 encoded words");
    mail::decoded_words(&written).ok_or_else(unreadable)
}

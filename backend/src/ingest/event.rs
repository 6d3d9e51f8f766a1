//! What an event may hold. Every bound is named with its field when it is broken.

use crate::problem::{Kind, Problem};
use api::EmailEvent;

const ID: usize = 200;
/// RFC 5322 section 2.1.1: a line has at most 998 characters.
const LINE: usize = 998;
const RECIPIENTS: usize = 100;
const REFERENCES: usize = 200;
const HEADERS: usize = 200;
const ATTACHMENTS: usize = 100;

/// # Errors
/// 422 with every wrong field.
pub fn validate(event: &EmailEvent) -> Result<(), Problem> {
    let mut wrong = Wrong::default();
    wrong.id("event_id", &event.event_id);
    wrong.id("customer.id", &event.customer.id);
    wrong.text("customer.name", &event.customer.name, ID);
    if let Some(case_id) = &event.case_id {
        wrong.id("case_id", case_id);
    }
    if !is_address(&event.customer.email) {
        wrong.say("customer.email", "must be an e-mail address of at most 320 characters");
    }
    message(&event.message, &mut wrong);
    wrong.into_result()
}

fn message(message: &api::Message, wrong: &mut Wrong) {
    if agent::mail::message_id::normalise(&message.message_id).is_empty() {
        wrong.say("message.message_id", "must not be empty");
    }
    wrong.text("message.message_id", &message.message_id, LINE);
    wrong.text("message.in_reply_to", message.in_reply_to.as_deref().unwrap_or_default(), LINE);
    wrong.text("message.from", &message.from, LINE);
    wrong.text("message.subject", &message.subject, LINE);
    wrong.list("message.references", &message.references, REFERENCES);
    wrong.list("message.to", &message.to, RECIPIENTS);
    wrong.list("message.cc", &message.cc, RECIPIENTS);
    if message.headers.len() > HEADERS {
        wrong.say("message.headers", &format!("may have at most {HEADERS} entries"));
    }
    if message.attachments.len() > ATTACHMENTS {
        wrong.say("message.attachments", &format!("may have at most {ATTACHMENTS} entries"));
    }
    for (field, text) in [("message.text", &message.text), ("message.html", &message.html)] {
        if text.as_ref().is_some_and(|text| text.contains('\0')) {
            wrong.say(field, "must not contain NUL characters");
        }
    }
}

fn is_address(text: &str) -> bool {
    text.chars().count() <= 320 && agent::mail::address::parse(text).is_some()
}

/// The problem as it grows.
#[derive(Default)]
struct Wrong(Vec<(String, String)>);

impl Wrong {
    fn say(&mut self, field: &str, message: &str) {
        self.0.push((field.to_owned(), message.to_owned()));
    }

    fn id(&mut self, field: &str, value: &str) {
        let length = value.chars().count();
        if value.trim().is_empty() || length > ID || value.contains(char::is_control) {
            self.say(field, &format!("must have 1 to {ID} characters, none of them control characters"));
        }
    }

    fn text(&mut self, field: &str, value: &str, most: usize) {
        if value.chars().count() > most || value.contains(['\0', '\r', '\n']) {
            self.say(field, &format!("must be one line of at most {most} characters"));
        }
    }

    fn list(&mut self, field: &str, values: &[String], most: usize) {
        if values.len() > most {
            self.say(field, &format!("may have at most {most} entries"));
        }
        for (i, value) in values.iter().enumerate() {
            self.text(&format!("{field}[{i}]"), value, LINE);
        }
    }

    fn into_result(self) -> Result<(), Problem> {
        if self.0.is_empty() {
            return Ok(());
        }
        let problem = Problem::of(Kind::Invalid).detail("The event has wrong fields.");
        Err(self.0.into_iter().fold(problem, |problem, (field, message)| problem.field(field, message)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> EmailEvent {
        serde_json::from_value(serde_json::json!({
            "event_id": "evt-1",
            "customer": {"id": "7", "email": "ada@mail.example", "name": "Ada"},
            "message": {"message_id": "<m1@mail.example>", "from": "ada@mail.example", "to": ["service@shop.example"],
                        "subject": "Hello", "text": "Where is it?", "received_at": "2026-01-29T10:00:00Z"}
        }))
        .unwrap()
    }

    fn fields(event: &EmailEvent) -> Vec<String> {
        let problem = validate(event).err();
        problem.map(|p| p.wire().errors.iter().map(|e| e.field.clone()).collect()).unwrap_or_default()
    }

    #[test]
    fn a_plain_event_passes() {
        assert!(fields(&event()).is_empty());
    }

    #[test]
    fn each_bound_names_its_field() {
        type Break = fn(&mut EmailEvent);
        let table: [(Break, &str); 8] = [
            (|e| e.event_id = " ".into(), "event_id"),
            (|e| e.event_id = "x".repeat(201), "event_id"),
            (|e| e.customer.id = String::new(), "customer.id"),
            (|e| e.customer.email = "nobody".into(), "customer.email"),
            (|e| e.case_id = Some("x".repeat(201)), "case_id"),
            (|e| e.message.message_id = "<>".into(), "message.message_id"),
            (|e| e.message.subject = "a\r\nBcc: everyone".into(), "message.subject"),
            (|e| e.message.to = vec!["a@b".into(); 101], "message.to"),
        ];
        for (break_it, field) in table {
            let mut event = event();
            break_it(&mut event);
            assert_eq!(fields(&event), [field]);
        }
    }
}

//! From the tables to what a CRM would post, and to what a person may write by hand.

use super::{KINDS, Mail};
use crate::demo::customers;
use api::{Customer, DemoSample, Direction, EmailEvent, Message, Time};
use jiff::ToSpan;
use std::cmp::Reverse;

/// Where the demo's customers write to.
const SHOP: &str = "service@strideway.example";

/// All sample mails as they arrive when the demo starts, oldest first. Their ids stay the same from start to start.
pub fn events(now: Time) -> Vec<EmailEvent> {
    oldest_first().into_iter().filter_map(|mail| event(mail, now)).collect()
}

/// What a person may write as one of the customers.
pub fn samples() -> Vec<DemoSample> {
    oldest_first().into_iter().filter(|mail| mail.is_plain()).filter_map(sample).collect()
}

fn oldest_first() -> Vec<&'static Mail> {
    let mut all: Vec<&Mail> = KINDS.iter().flat_map(|(_, mails)| *mails).collect();
    all.sort_by_key(|mail| Reverse(mail.minutes_ago));
    all
}

fn sample(mail: &Mail) -> Option<DemoSample> {
    Some(DemoSample {
        customer: customers::find(mail.customer)?.into(),
        shows: mail.shows.to_owned(),
        subject: mail.subject.to_owned(),
        text: mail.text.to_owned(),
    })
}

pub(in crate::demo) fn event(mail: &Mail, now: Time) -> Option<EmailEvent> {
    let customer: Customer = customers::find(mail.customer)?.into();
    let message = Message {
        message_id: message_id(mail.id, &customer),
        in_reply_to: mail.answers.map(|id| message_id(id, &customer)),
        references: mail.answers.map(|id| message_id(id, &customer)).into_iter().collect(),
        from: mail.from.map_or_else(|| format!("{} <{}>", customer.name, customer.email), str::to_owned),
        to: vec![SHOP.to_owned()],
        cc: Vec::new(),
        subject: mail.subject.to_owned(),
        text: (!mail.text.is_empty()).then(|| mail.text.to_owned()),
        html: mail.html.map(str::to_owned),
        received_at: now.saturating_sub(mail.minutes_ago.minutes()).unwrap_or(now),
        headers: mail.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        attachments: Vec::new(),
    };
    let event_id = event_id(mail);
    Some(EmailEvent { event_id, customer, case_id: None, direction: Direction::Inbound, message })
}

pub(in crate::demo) fn event_id(mail: &Mail) -> String {
    format!("demo-{}", mail.id)
}

fn message_id(id: &str, customer: &Customer) -> String {
    let domain = customer.email.split('@').next_back().unwrap_or("strideway.example");
    format!("<demo-{id}@{domain}>")
}

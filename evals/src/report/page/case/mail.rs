//! The customer's side: what was written before, what the case remembers, and the mails that came, as they were read.

use super::{Got, fact, letter, part};
use crate::report::page::html::Html;
use crate::score::{PostedMail, Scored};
use api::MemoryRole;
use serde::Deserialize;

/// A mail as it was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Read {
    from: String,
    subject: String,
    text: String,
    quoted: Option<String>,
    signature: Option<String>,
    hidden_text: bool,
    parked: Option<String>,
    received_at: String,
}

pub fn write(case: &Scored, got: &Got, html: &mut Html) {
    for mail in &case.earlier {
        part("Mail of before, answered", html, |html| posted(mail, html));
    }
    part("Remembered", html, |html| remembered(case, html));
    for mail in &got.read {
        part("Mail", html, |html| read(mail, html));
    }
    if got.read.is_empty() {
        for mail in &case.mails {
            part("Mail, as it was posted", html, |html| posted(mail, html));
        }
    }
    for page in &got.pages {
        folded("The cleaned page", page, html);
    }
}

fn remembered(case: &Scored, html: &mut Html) {
    for entry in &case.remembered {
        let who = match entry.role {
            MemoryRole::Customer => "customer",
            MemoryRole::Shop => "shop",
        };
        html.raw("<dl>");
        fact(who, &entry.text, html);
        html.raw("</dl>");
    }
}

fn read(mail: &Read, html: &mut Html) {
    html.raw("<div class=\"paper\"><dl>");
    fact("From", &mail.from, html);
    fact("Subject", &mail.subject, html);
    fact("Received", &mail.received_at, html);
    fact("Parked as", mail.parked.as_deref().unwrap_or_default(), html);
    fact("Hidden text", if mail.hidden_text { "was taken out" } else { "" }, html);
    html.raw("</dl>");
    letter(&mail.text, html);
    folded("Quoted", mail.quoted.as_deref().unwrap_or_default(), html);
    folded("Signature", mail.signature.as_deref().unwrap_or_default(), html);
    html.raw("</div>");
}

fn posted(mail: &PostedMail, html: &mut Html) {
    html.raw("<div class=\"paper\"><dl>");
    fact("From", &mail.from, html);
    fact("Subject", &mail.subject, html);
    html.raw("</dl>");
    letter(&mail.text, html);
    html.raw("</div>");
}

fn folded(title: &'static str, text: &str, html: &mut Html) {
    if !text.trim().is_empty() {
        html.raw("<details class=\"fold\"><summary>").raw(title).raw("</summary>");
        letter(text, html);
        html.raw("</details>");
    }
}

//! What a run hears in its mails, and what it proposes to remember of it.

use super::{Remark, Said, complaint, preferences};
use crate::case::InboundMail;
use crate::graph::View;
use crate::nodes::signals::injection;
use api::Classification;

/// Preferences of all mails of the run, of each kind the newest, and what the newest mail complains of.
pub fn proposed(view: &View<'_>, classification: Option<&Classification>) -> Vec<Said> {
    let mut said = heard(view);
    let newest = own_mails(view).next_back();
    said.extend(newest.and_then(|mail| complaint::complaint(view, mail, classification)));
    said
}

/// What the customer prefers, one of each kind: what these mails say counts more than what was recalled.
pub fn preferred(view: &View<'_>) -> Vec<Said> {
    let mut preferred = heard(view);
    let recalled = view.gathered.remarks().iter().filter(|remark| remark.kind.is_preference());
    for remark in recalled {
        add(&mut preferred, remark.into());
    }
    preferred
}

/// Mails that are known to be the customer's own word: of a verified sender, and not speaking to a program.
fn own_mails<'a>(view: &View<'a>) -> impl DoubleEndedIterator<Item = &'a InboundMail> {
    let is_verified = view.gathered.screen.as_ref().is_some_and(|screened| screened.sender_verified);
    view.task.mails.iter().filter(move |mail| is_verified && injection::in_mail(mail).is_none())
}

fn heard(view: &View<'_>) -> Vec<Said> {
    let brands = view.gathered.filter.as_ref().map(|filtered| filtered.vocabulary.brands.as_slice());
    let mut said = Vec::new();
    for mail in own_mails(view).rev() {
        for found in preferences::find(&mail.text, brands.unwrap_or_default()) {
            add(&mut said, of(mail, found));
        }
    }
    said
}

/// Newer ones come first.
fn add(said: &mut Vec<Said>, older: Said) {
    if !said.iter().any(|newer| newer.kind == older.kind) {
        said.push(older);
    }
}

fn of(mail: &InboundMail, found: preferences::Found) -> Said {
    let words = found.words.chars().take(super::WORDS_CHARS).collect();
    Said { kind: found.kind, words, source: mail.message_id.clone(), at: mail.received_at }
}

impl From<&Remark> for Said {
    fn from(remark: &Remark) -> Self {
        let Remark { kind, words, source, said_at, .. } = remark.clone();
        Self { kind, words, source, at: said_at }
    }
}

//! Which sentences tell what the shop has: one product in a sentence, several in a list.

use super::super::availability::Level;
use super::super::facts::{Fact, Told};
use super::{Entry, Offer, What, en};
use crate::letter::{Paragraph, Sentence, Template};
use std::collections::BTreeMap;

/// The letter's body, without greeting and closing.
pub fn paragraphs(offer: &Offer) -> Vec<Paragraph> {
    let mut all = match (offer.what, offer.entries.as_slice()) {
        (What::Matches, [one]) => vec![Paragraph::new("product", vec![entry(en::ONE, one)])],
        (What::Matches, _) => list(offer, en::MATCHES),
        (What::Alternatives, _) => list(offer, en::ALTERNATIVES),
        (What::Nothing, _) => vec![Paragraph::new("nothing", vec![head(offer, en::NOTHING)])],
    };
    if let (true, [one]) = (offer.with_details && offer.what == What::Matches, offer.entries.as_slice())
        && one.told.contains_key(&Fact::Details)
    {
        all.push(Paragraph::new("details", vec![entry(en::DETAILS, one)]));
    }
    if offer.is_cut {
        all.push(Paragraph::new("narrow", vec![Sentence::plain(en::NARROW)]));
    }
    all
}

fn list(offer: &Offer, template: Template) -> Vec<Paragraph> {
    let intro = Paragraph::new("list", vec![head(offer, template)]);
    let entries = offer.entries.iter().enumerate();
    let entries =
        entries.map(|(number, one)| Paragraph::entry(format!("entry.{number}"), vec![entry(en::ENTRY, one)]));
    std::iter::once(intro).chain(entries).collect()
}

fn head(offer: &Offer, template: Template) -> Sentence {
    let wish = offer.wish.iter().map(|told| (Fact::Wish, told.clone())).collect();
    filled(Sentence::plain(template).slot("is_one", offer.entries.len() == 1), &wish)
}

fn entry(template: Template, entry: &Entry) -> Sentence {
    let level = match entry.level {
        Level::There(_) => "there",
        Level::None => "none",
        Level::Unknown => "unknown",
    };
    filled(Sentence::plain(template).slot("level", level), &entry.told)
}

/// A fact that is not known is an empty string, which a template can ask for.
fn filled(mut sentence: Sentence, told: &BTreeMap<Fact, Told>) -> Sentence {
    for fact in Fact::ALL {
        let known = told.get(&fact);
        let words = known.map(|told| told.words.as_str()).unwrap_or_default();
        sentence = sentence.slot(fact.as_str(), words);
        if let Some(told) = known {
            sentence = sentence.claim(fact.as_str(), &told.evidence);
        }
    }
    sentence
}

//! Which sentences tell a parcel's story, and in which order: the answer first, then what is done about it.

use super::super::assess::State;
use super::super::facts::Fact;
use super::{Parcel, Promise, en};
use crate::letter::{Paragraph, Sentence, Template};
use api::ActionType;
use minijinja::Value;

/// The letter's body, without greeting and closing. Coupons come last: they speak of several parcels.
pub fn paragraphs(parcels: &[Parcel]) -> Vec<Paragraph> {
    let first_late = parcels.iter().position(|parcel| parcel.is_late);
    let is_only = parcels.len() == 1;
    let numbered = || parcels.iter().enumerate();
    let stories = numbered().flat_map(|(index, parcel)| {
        let is_first = first_late.is_none_or(|first| first == index);
        told(index, state_of(parcel, is_first), refund(parcel), is_only)
    });
    let coupons = numbered().flat_map(|(index, parcel)| paragraph(index, "coupon", coupon(parcel)));
    stories.chain(coupons).collect()
}

/// Where it is and what is paid for it. Among several parcels that is one paragraph, so that nobody has to guess whose
/// refund it is.
fn told(index: usize, state: Vec<Sentence>, refund: Vec<Sentence>, is_only: bool) -> Vec<Paragraph> {
    if is_only {
        return paragraph(index, "state", state)
            .into_iter()
            .chain(paragraph(index, "refund", refund))
            .collect();
    }
    paragraph(index, "state", state.into_iter().chain(refund).collect()).into_iter().collect()
}

fn paragraph(index: usize, part: &str, sentences: Vec<Sentence>) -> Option<Paragraph> {
    (!sentences.is_empty()).then(|| Paragraph::new(format!("{index}.{part}"), sentences))
}

/// Where it is, then what the carrier is asked. `is_first`: the first parcel of the letter that is late; one apology
/// is enough.
fn state_of(parcel: &Parcel, is_first: bool) -> Vec<Sentence> {
    let state = sentence(state(parcel), parcel).slot("first", is_first);
    std::iter::once(state).chain(inquiry(parcel)).collect()
}

fn state(parcel: &Parcel) -> Template {
    match (parcel.state, parcel.is_late) {
        (State::NotFound, _) => en::NOT_FOUND,
        (State::Cancelled, _) => en::CANCELLED,
        (State::Returned, _) => en::RETURNED,
        (State::Arrived, false) => en::ARRIVED,
        (State::Arrived, true) => en::ARRIVED_LATE,
        (State::Underway | State::NotLeft, false) => en::UNDERWAY,
        (State::Underway | State::NotLeft, true) => en::UNDERWAY_LATE,
    }
}

fn inquiry(parcel: &Parcel) -> Vec<Sentence> {
    let done = told_before(parcel, Fact::InquiryOpen, en::INQUIRY_OPEN);
    promised(parcel, ActionType::CarrierInquiry, en::INQUIRY).or(done).into_iter().collect()
}

fn refund(parcel: &Parcel) -> Vec<Sentence> {
    promised(parcel, ActionType::RefundDeliveryFee, en::REFUND)
        .or_else(|| promised(parcel, ActionType::TrackRefundDeliveryFee, en::TRACK))
        .or_else(|| told_before(parcel, Fact::RefundPaid, en::REFUND_PAID))
        .or_else(|| told_before(parcel, Fact::RefundApproved, en::REFUND_APPROVED))
        .or_else(|| told_before(parcel, Fact::RefundTracked, en::REFUND_TRACKED))
        .into_iter()
        .collect()
}

fn coupon(parcel: &Parcel) -> Vec<Sentence> {
    promised(parcel, ActionType::CouponExpeditedDelivery, en::COUPON).into_iter().collect()
}

fn promised(parcel: &Parcel, kind: ActionType, template: Template) -> Option<Sentence> {
    let promise = parcel.promises.iter().find(|promise| promise.kind == kind)?;
    Some(with_promise(sentence(template, parcel), parcel, promise))
}

fn with_promise(sentence: Sentence, parcel: &Parcel, promise: &Promise) -> Sentence {
    let amount = promise.amount.map(|amount| amount.to_string()).unwrap_or_default();
    let is_whole = amount == words(parcel, Fact::Fee);
    sentence.slot("is_whole", is_whole).slot("amount", amount).claim("act", &promise.action)
}

fn told_before(parcel: &Parcel, fact: Fact, template: Template) -> Option<Sentence> {
    parcel.told.contains_key(&fact).then(|| sentence(template, parcel))
}

/// With everything that is known of the parcel. A fact that is not is an empty string, which a template can ask for.
fn sentence(template: Template, parcel: &Parcel) -> Sentence {
    let mut sentence = Sentence::plain(template)
        .slot("name", parcel.name.as_str())
        .slot("name_first", capitalised(&parcel.name))
        .slot("carrier", parcel.carrier.as_str());
    for fact in Fact::ALL {
        sentence.slots.insert(fact.as_str(), Value::from(words(parcel, fact)));
        if let Some(told) = parcel.told.get(&fact) {
            sentence.claims.insert(fact.as_str(), told.evidence.to_string());
        }
    }
    sentence
}

fn words(parcel: &Parcel, fact: Fact) -> &str {
    parcel.told.get(&fact).map(|told| told.words.as_str()).unwrap_or_default()
}

/// For the beginning of a sentence.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

//! Which sentences tell a parcel's story, and in which order: the answer first, then what is done about it.

use super::super::assess::State;
use super::super::facts::Fact;
use super::templates::Template;
use super::{Body, Parcel, Promise};
use api::ActionType;

/// A sentence with what it speaks of.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    pub template: Template,
    pub parcel: Option<&'a Parcel>,
    pub promise: Option<&'a Promise>,
    /// The first parcel of the letter that is late: one apology is enough.
    pub is_first: bool,
}

impl<'a> Sentence<'a> {
    pub fn plain(template: Template) -> Self {
        Self { template, parcel: None, promise: None, is_first: true }
    }

    fn of(template: Template, parcel: &'a Parcel, is_first: bool) -> Self {
        Self { template, parcel: Some(parcel), promise: None, is_first }
    }
}

/// A paragraph: its place in the letter, for segment ids, and its sentences.
pub struct Paragraph<'a> {
    pub key: String,
    pub sentences: Vec<Sentence<'a>>,
}

/// The letter's body, without greeting and closing.
pub fn paragraphs(body: &Body) -> Vec<Paragraph<'_>> {
    let single = |template: Template| {
        vec![Paragraph { key: "body".to_owned(), sentences: vec![Sentence::plain(template)] }]
    };
    match body {
        Body::Nothing => Vec::new(),
        Body::Holding => single(Template::Holding),
        Body::WhichParcel => single(Template::WhichParcel),
        Body::MoreDetail => single(Template::MoreDetail),
        Body::Parcels { parcels } => {
            let first_late = parcels.iter().position(|parcel| parcel.is_late);
            let numbered = parcels.iter().enumerate();
            numbered
                .flat_map(|(index, parcel)| {
                    told(index, parcel, first_late.is_none_or(|first| first == index))
                })
                .collect()
        }
    }
}

/// Where it is and what the carrier is asked; then the refund; then the coupon.
fn told(index: usize, parcel: &Parcel, is_first: bool) -> Vec<Paragraph<'_>> {
    let mut state = vec![Sentence::of(state(parcel), parcel, is_first)];
    state.extend(inquiry(parcel));
    let parts = [("state", state), ("refund", refund(parcel)), ("coupon", coupon(parcel))];
    let parts = parts.into_iter().filter(|(_, sentences)| !sentences.is_empty());
    parts.map(|(part, sentences)| Paragraph { key: format!("{index}.{part}"), sentences }).collect()
}

fn state(parcel: &Parcel) -> Template {
    match (parcel.state, parcel.is_late) {
        (State::NotFound, _) => Template::NotFound,
        (State::Cancelled, _) => Template::Cancelled,
        (State::Returned, _) => Template::Returned,
        (State::Arrived, false) => Template::Arrived,
        (State::Arrived, true) => Template::ArrivedLate,
        (State::Underway | State::NotLeft, false) => Template::Underway,
        (State::Underway | State::NotLeft, true) => Template::UnderwayLate,
    }
}

fn inquiry(parcel: &Parcel) -> Vec<Sentence<'_>> {
    let done = told_before(parcel, Fact::InquiryOpen, Template::InquiryOpen);
    promised(parcel, ActionType::CarrierInquiry, Template::Inquiry).or(done).into_iter().collect()
}

fn refund(parcel: &Parcel) -> Vec<Sentence<'_>> {
    promised(parcel, ActionType::RefundDeliveryFee, Template::Refund)
        .or_else(|| promised(parcel, ActionType::TrackRefundDeliveryFee, Template::Track))
        .or_else(|| told_before(parcel, Fact::RefundPaid, Template::RefundPaid))
        .or_else(|| told_before(parcel, Fact::RefundApproved, Template::RefundApproved))
        .or_else(|| told_before(parcel, Fact::RefundTracked, Template::RefundTracked))
        .into_iter()
        .collect()
}

fn coupon(parcel: &Parcel) -> Vec<Sentence<'_>> {
    promised(parcel, ActionType::CouponExpeditedDelivery, Template::Coupon).into_iter().collect()
}

fn promised(parcel: &Parcel, kind: ActionType, template: Template) -> Option<Sentence<'_>> {
    let promise = parcel.promises.iter().find(|promise| promise.kind == kind)?;
    Some(Sentence { promise: Some(promise), ..Sentence::of(template, parcel, true) })
}

fn told_before(parcel: &Parcel, fact: Fact, template: Template) -> Option<Sentence<'_>> {
    parcel.told.contains_key(&fact).then(|| Sentence::of(template, parcel, true))
}

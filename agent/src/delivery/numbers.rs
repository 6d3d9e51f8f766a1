//! From numbers in a text to parcels of this customer.

use super::assess::Assessment;
use crate::case::{DueFollowUp, DueWhy};
use crate::engine::{Mention, MentionKind};
use crate::shop::Delivery;
use api::ItemView;
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// So many digits of a tracking number name it without its letters.
const DIGITS_ENOUGH: usize = 8;

/// One order or parcel to answer for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// As the customer wrote it; of a follow-up the order's number.
    pub number: String,
    /// What a letter calls it: `order 1002`, `your parcel FDX123456789`.
    pub name: String,
    /// `None`: unknown, or another customer's.
    pub delivery: Option<Delivery>,
    /// Set where a tracked refund of it fell due.
    pub due: Option<DueWhy>,
}

impl Item {
    /// As the draft shows it. Another customer's number looks exactly like an unknown one.
    pub fn view(&self, assessment: &Assessment) -> ItemView {
        let delivery = self.delivery.as_ref();
        ItemView {
            number: self.number.clone(),
            found: delivery.is_some(),
            order_id: delivery.map(|delivery| delivery.order_id),
            status: delivery.map(|delivery| delivery.status.as_str().to_owned()),
            promised_end: delivery.and_then(|delivery| delivery.promised_end).map(|end| end.to_string()),
            days_late: delivery.map(|_| assessment.lateness.days()),
        }
    }
}

/// Whether a number names this parcel. The owner's row decides, not the shape: a tracking number may look like an
/// order's and the other way round.
pub fn names(mention: &Mention, delivery: &Delivery) -> bool {
    is_tracking_of(mention, delivery) || is_order_of(mention, delivery)
}

/// Whether a text takes back a number that stood in an earlier mail.
pub fn corrects(text: &str) -> bool {
    static CORRECTION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(i meant|meant to (say|write)|wrong number|the (right|correct) (number|one)|correction|typo|instead of|not order)\b")
            .expect("a fixed pattern")
    });
    CORRECTION.is_match(text)
}

/// Parcels that fell due, then those the mail names: each parcel once, however many of its numbers are there.
pub fn items(mentions: &[Mention], due: &[DueFollowUp], deliveries: &[Delivery]) -> Vec<Item> {
    let mut items: Vec<Item> = due.iter().map(|due| followed_up(due, deliveries)).collect();
    for mention in mentions {
        for item in named(mention, mentions, deliveries) {
            let is_there = |other: &Item| same(other, &item);
            if !items.iter().any(is_there) {
                items.push(item);
            }
        }
    }
    items
}

fn same(a: &Item, b: &Item) -> bool {
    match (&a.delivery, &b.delivery) {
        (Some(a), Some(b)) => a.delivery_id == b.delivery_id,
        (None, None) => a.number.eq_ignore_ascii_case(&b.number),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn followed_up(due: &DueFollowUp, deliveries: &[Delivery]) -> Item {
    let delivery = deliveries.iter().find(|delivery| delivery.delivery_id == due.delivery_id).cloned();
    let name = format!("order {}", due.order_id);
    Item { number: name.clone(), name, delivery, due: Some(due.why) }
}

/// The parcels that one number names. An order of several parcels is narrowed by a tracking number beside it.
fn named(mention: &Mention, all: &[Mention], deliveries: &[Delivery]) -> Vec<Item> {
    let mut found: Vec<&Delivery> = deliveries.iter().filter(|delivery| names(mention, delivery)).collect();
    let tracked = |delivery: &&Delivery| all.iter().any(|other| is_tracking_of(other, delivery));
    if found.len() > 1 && found.iter().any(tracked) {
        found.retain(|delivery| tracked(delivery));
    }
    if found.is_empty() {
        return vec![Item {
            number: mention.written.clone(),
            name: mention.written.clone(),
            delivery: None,
            due: None,
        }];
    }
    let several = found.len() > 1;
    let item = |delivery: &&Delivery| Item {
        number: mention.written.clone(),
        name: name(mention, delivery, several),
        delivery: Some((*delivery).clone()),
        due: None,
    };
    found.iter().map(item).collect()
}

/// What a letter calls a parcel: by the number the customer used.
fn name(mention: &Mention, delivery: &Delivery, several: bool) -> String {
    if is_tracking_of(mention, delivery) {
        return format!("your parcel {}", mention.shown);
    }
    let order = format!("order {}", mention.shown);
    match (several, &delivery.tracking_number) {
        (false, _) => order,
        (true, Some(tracking)) => format!("the parcel {tracking} of {order}"),
        (true, None) => format!("the {} of {order}", delivery.item),
    }
}

fn is_tracking_of(mention: &Mention, delivery: &Delivery) -> bool {
    let (Some(tracking), wanted) = (delivery.tracking_number.as_deref().map(plain), plain(&mention.number))
    else {
        return false;
    };
    let is_digits = wanted.len() >= DIGITS_ENOUGH && wanted.chars().all(|c| c.is_ascii_digit());
    tracking == wanted
        || (is_digits && tracking.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == wanted)
}

fn is_order_of(mention: &Mention, delivery: &Delivery) -> bool {
    match mention.kind {
        MentionKind::Order => mention.number.parse() == Ok(delivery.order_id),
        MentionKind::Tracking => mention.number == delivery.order_id.to_string(),
    }
}

/// Letters and digits only, upper case.
fn plain(number: &str) -> String {
    number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

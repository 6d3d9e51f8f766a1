//! The short words about a run: the queue's line, the summary, the hand-off, what is remembered.

use super::Reason;
use crate::delivery::identify::Source;
use crate::engine::Handoff;
use crate::graph::View;
use crate::products;
use crate::remarks;
use api::{ActionType, ActionView, Classification, ItemView, Outcome, Topic};

/// Characters of a mail that memory keeps.
const EXCERPT_CHARS: usize = 200;
/// So much of what is known of the customer stands in a hand-off.
const REMARKS_TOLD: usize = 4;

/// What is proposed, as the queue shows it: never the first words of the mail.
pub fn proposal(view: &View<'_>, outcome: Outcome, reason: Option<&str>, actions: &[ActionView]) -> String {
    match outcome {
        Outcome::NoReply => "No reply needed; close the case".to_owned(),
        Outcome::NeedInfo if view.gathered.filter.is_some() => "Ask which product is meant".to_owned(),
        Outcome::NeedInfo => "Ask for the order or tracking number".to_owned(),
        Outcome::Refused => format!("Edit before sending: {}", reason.unwrap_or("a check")),
        Outcome::Escalate => {
            let why =
                view.gathered.escalate.as_ref().map_or("a person is needed", |found| found.reason.words());
            format!("Escalate: {why}")
        }
        Outcome::Draft => {
            products::proposal(view.gathered).unwrap_or_else(|| draft(actions, &view.gathered.items()))
        }
    }
}

/// `Refund $3.00 fee + coupon; 3 days late`.
fn draft(actions: &[ActionView], items: &[ItemView]) -> String {
    let what: Vec<String> = actions.iter().map(action).collect();
    let mut where_it_is: Vec<String> = items.iter().map(item).collect();
    where_it_is.dedup();
    match what.is_empty() {
        true => capitalised(&where_it_is.join(", ")),
        false => format!("{}; {}", capitalised(&what.join(" + ")), where_it_is.join(", ")),
    }
}

fn action(action: &ActionView) -> String {
    match (action.what.kind(), action.amount) {
        (ActionType::RefundDeliveryFee, Some(amount)) => format!("refund {amount} fee"),
        (ActionType::RefundDeliveryFee, None) => "refund fee".to_owned(),
        (ActionType::TrackRefundDeliveryFee, _) => "track fee refund".to_owned(),
        (ActionType::CouponExpeditedDelivery, _) => "coupon".to_owned(),
        (ActionType::CarrierInquiry, _) => "carrier inquiry".to_owned(),
    }
}

fn item(item: &ItemView) -> String {
    let status = item.status.as_deref().map(|status| status.replace('_', " "));
    match (item.days_late, status) {
        (Some(1), _) => "1 day late".to_owned(),
        (Some(days), _) if days > 1 => format!("{days} days late"),
        (Some(_), Some(status)) if status == "cancelled" || status == "returned" => status,
        (Some(_), Some(status)) => format!("{status}, not late"),
        (None, _) | (_, None) => "number not found".to_owned(),
    }
}

/// One line of what was done, where nobody has to take over.
pub fn summary(view: &View<'_>, outcome: Outcome) -> String {
    let items = view.gathered.items();
    let wish = view.gathered.classify.as_ref().map_or("a follow-up", |found| topic_words(found.topic));
    let parcels = items.iter().map(|item| format!("{} ({})", item.number, self::item(item)));
    let found = parcels.chain(products::told(view.gathered)).collect::<Vec<_>>();
    match outcome {
        Outcome::NoReply => format!("{}: nothing to answer.", capitalised(wish)),
        Outcome::NeedInfo if view.gathered.filter.is_some() => {
            format!("{}: the mail does not say which product.", capitalised(wish))
        }
        Outcome::NeedInfo => {
            format!("{}: no order or tracking number in the mail or in memory.", capitalised(wish))
        }
        Outcome::Draft | Outcome::Refused | Outcome::Escalate => {
            format!("{}: {}.", capitalised(wish), found.join("; "))
        }
    }
}

/// What the next person needs to know.
pub fn handoff(view: &View<'_>, reason: Reason, classification: Option<&Classification>) -> Handoff {
    let because = view.gathered.screen.as_ref().and_then(|screened| screened.because.clone());
    let why = match because {
        Some(words) if view.gathered.classify.is_none() => format!("{} (\"{words}\")", reason.words()),
        Some(_) | None => reason.words().to_owned(),
    };
    let customer = &view.task.customer;
    Handoff {
        customer: format!("{} ({})", customer.name.trim(), customer.id),
        why,
        wish: classification.map_or("a follow-up", |found| topic_words(found.topic)).to_owned(),
        found: found(view),
        tried: tried(view),
        next: next(view, reason),
    }
}

fn found(view: &View<'_>) -> Vec<String> {
    let parcels = view.gathered.items();
    let parcels = parcels.iter().map(|item| format!("{}: {}", item.number, self::item(item)));
    let known = view.gathered.remarks().iter().take(REMARKS_TOLD).map(remarks::told);
    parcels.chain(products::told(view.gathered)).chain(known).collect()
}

fn tried(view: &View<'_>) -> Vec<String> {
    let mut tried = Vec::new();
    if let Some(identified) = &view.gathered.identify {
        tried.push(match identified.source {
            Source::Mail => "numbers of the mail looked up".to_owned(),
            Source::Subject => "numbers of the subject looked up".to_owned(),
            Source::Memory => "remembered numbers looked up".to_owned(),
            Source::Nowhere => "no number found".to_owned(),
        });
    }
    if view.gathered.r#match.is_some() {
        tried.push("the catalogue searched".to_owned());
    }
    if let Some(rejected) = &view.task.rejected {
        tried.push(format!("a draft was rejected, round {}", rejected.round));
    }
    tried
}

fn next(view: &View<'_>, reason: Reason) -> String {
    let offers: Vec<String> = view.gathered.actions().iter().map(action).collect();
    match (offers.is_empty(), reason.is_silent()) {
        (false, _) => format!("decide on what policy allows: {}", offers.join(", ")),
        (true, true) => {
            "read the mail and answer it yourself, or hand it to whoever is responsible".to_owned()
        }
        (true, false) => "send the holding reply, then answer it yourself".to_owned(),
    }
}

/// A topic as a person says it.
fn topic_words(topic: Topic) -> &'static str {
    match topic {
        Topic::ProductAvailability => "whether a product is there",
        Topic::ProductRecommendation => "advice on what to buy",
        Topic::ProductInformation => "something about a product",
        Topic::LateDelivery => "a late delivery",
        Topic::OrderStatus => "where an order is",
        Topic::Cancellation => "to cancel an order",
        Topic::OrderChange => "to change an order",
        Topic::ReturnRefund => "to return something or have money back",
        Topic::ItemComplaint => "a complaint about an item",
        Topic::Billing => "a question about a payment",
        Topic::Account => "help with their account",
        Topic::Technical => "help with the site",
        Topic::GeneralQuestion => "a general question",
        Topic::NoReplyNeeded => "nothing: a mail without a question",
        Topic::Spam => "nothing: unsolicited mail",
        Topic::HumanRequest => "a person to talk to",
        Topic::MultipleRequests => "several things",
        Topic::Other => "something we have no word for",
    }
}

/// The beginning of a mail on one line, cut between words.
pub fn excerpt(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() >= EXCERPT_CHARS {
            return format!("{short} …");
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_cut_between_words() {
        assert_eq!(excerpt("Where is\n\n my parcel?"), "Where is my parcel?");
        let long = excerpt(&"parcel ".repeat(100));
        assert!(long.ends_with("parcel …") && long.chars().count() <= EXCERPT_CHARS + 2, "{long}");
    }
}

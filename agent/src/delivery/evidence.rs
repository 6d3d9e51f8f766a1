//! What a parcel's own row says, as facts.

use super::assess::{Assessment, State};
use super::facts::{Fact, Facts};
use super::numbers::Item;
use super::words::{self, ToldOn};
use crate::policy::Lateness;
use crate::shop::{Delivery, DeliveryStatus};
use jiff::civil::Date;

/// Adds what is known of the item itself: number, status, window, arrival, days late, last scan.
pub fn gather(facts: &mut Facts, item: &Item, assessment: &Assessment, today: Date) {
    let Some(delivery) = &item.delivery else {
        let source = "All deliveries of this customer";
        return facts.read(
            Fact::Number,
            source,
            "Not among this customer's orders",
            &item.number,
            &item.number,
        );
    };
    let order = format!("Order {}", delivery.order_id);
    facts.read(Fact::Number, "The shop's deliveries", "Asked about", &identity(item, delivery), &item.name);
    facts.read(Fact::Status, &order, "Status", status_label(delivery), status_words(delivery, assessment));
    let told = ToldOn(today);
    promised(facts, &order, delivery, told);
    arrived(facts, delivery, told);
    days_late(facts, assessment, today);
    scan(facts, delivery, assessment, told);
}

/// Everything by which the customer may know the parcel, so that each number in a reply is found again.
fn identity(item: &Item, delivery: &Delivery) -> String {
    let mut parts = vec![format!("Order {}", delivery.order_id)];
    parts.extend(delivery.tracking_number.clone());
    parts.push(delivery.item.clone());
    if !parts.iter().any(|part| part.eq_ignore_ascii_case(&item.number)) {
        parts.push(format!("written {}", item.number));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn promised(facts: &mut Facts, order: &str, delivery: &Delivery, told: ToldOn) {
    let Some(end) = delivery.promised_end else { return };
    let (value, words) = match delivery.promised_start.filter(|start| *start < end) {
        Some(start) => (told.short_window(start, end), told.window(start, end)),
        None => (told.short_day(end), told.day(end)),
    };
    facts.read(Fact::Promised, order, "Promised window", &value, &words);
}

fn arrived(facts: &mut Facts, delivery: &Delivery, told: ToldOn) {
    let Some(on) = delivery.delivered_on else { return };
    facts.read(Fact::Arrived, &delivery.carrier, "Delivered", &told.short_day(on), &told.weekday(on));
}

fn days_late(facts: &mut Facts, assessment: &Assessment, today: Date) {
    let Lateness::Late(days) = assessment.lateness else { return };
    let source = match assessment.state {
        State::Arrived => "Counted to its arrival".to_owned(),
        State::NotFound | State::Cancelled | State::Returned | State::Underway | State::NotLeft => {
            format!("Counted to today, {}", words::short_day(today))
        }
    };
    facts.read(Fact::DaysLate, &source, "Days late", &days.to_string(), &words::days_in_words(days));
}

/// Told only of parcels that the carrier should have.
fn scan(facts: &mut Facts, delivery: &Delivery, assessment: &Assessment, told: ToldOn) {
    if !delivery.is_open() {
        return;
    }
    let (value, words) = match assessment.last_scan_on {
        Some(on) => (told.short_day(on), told.day(on)),
        None => ("never".to_owned(), String::new()),
    };
    facts.read(Fact::Scan, &delivery.carrier, "Last carrier scan", &value, &words);
}

fn status_label(delivery: &Delivery) -> &'static str {
    match delivery.status {
        DeliveryStatus::Pending => "Pending",
        DeliveryStatus::Processing => "Being prepared",
        DeliveryStatus::Shipped => "Shipped",
        DeliveryStatus::InTransit => "In transit",
        DeliveryStatus::OutForDelivery => "Out for delivery",
        DeliveryStatus::Delivered => "Delivered",
        DeliveryStatus::Exception => "Problem reported by the carrier",
        DeliveryStatus::Cancelled => "Cancelled",
        DeliveryStatus::Returned => "Returned to us",
    }
}

/// Follows the parcel's name: "order 1002 {is on its way to you}".
fn status_words(delivery: &Delivery, assessment: &Assessment) -> &'static str {
    match assessment.state {
        State::NotLeft => "has not left us yet",
        State::NotFound | State::Cancelled | State::Returned | State::Arrived | State::Underway => {
            match delivery.status {
                DeliveryStatus::Pending | DeliveryStatus::Processing => "is being prepared",
                DeliveryStatus::Shipped | DeliveryStatus::InTransit => "is on its way to you",
                DeliveryStatus::OutForDelivery => "is out for delivery",
                DeliveryStatus::Delivered => "has been delivered",
                DeliveryStatus::Exception => "is held up: the carrier reports a problem with it",
                DeliveryStatus::Cancelled => "has been cancelled",
                DeliveryStatus::Returned => "has come back to us undelivered",
            }
        }
    }
}

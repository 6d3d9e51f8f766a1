//! Thirty replies in one file, to be read as a customer and as whoever signs them. A change of wording changes the file.

use super::catalogue::{catalogue, pending, product, stock};
use super::shop::{Shop, arrived, at, coupon_for, due, late_before, mail, parcel, refund_for};
use crate::case::{DueWhy, Task};
use crate::draft::{Proposal, body};
use crate::shop::{Delivery, DeliveryStatus, Product, RefundState};
use api::{Outcome, Severity};
use jiff::civil::date;

/// What is asked of which shop.
struct Asked {
    of: Shop,
    text: &'static str,
}

fn of(deliveries: Vec<Delivery>, text: &'static str) -> Asked {
    Asked { of: Shop::with(deliveries), text }
}

/// Promised for 21 to 23 November, so not late on the 20th.
fn on_time(order_id: i64) -> Delivery {
    Delivery {
        promised_start: Some(date(2026, 11, 21)),
        promised_end: Some(date(2026, 11, 23)),
        ..parcel(order_id)
    }
}

fn in_state(status: DeliveryStatus, delivery: Delivery) -> Delivery {
    Delivery { status, ..delivery }
}

fn stuck(order_id: i64) -> Delivery {
    Delivery { last_scan_at: Some(at("2026-11-17T10:00:00Z")), ..parcel(order_id) }
}

fn parcels() -> Vec<Asked> {
    let late = || arrived(1007, date(2026, 11, 17));
    let never_scanned = Delivery { last_scan_at: None, ..parcel(1005) };
    let packed = Delivery { last_scan_at: None, ..on_time(1005) };
    let mut coupon_given = Shop::with(vec![late(), late_before()]);
    coupon_given.granted.coupons.push(coupon_for(1007));
    let mut paid = Shop::with(vec![late()]);
    paid.granted.refunds.push(refund_for(1007, RefundState::Paid));
    let mut tracked = Shop::with(vec![parcel(1005)]);
    tracked.granted.refunds.push(refund_for(1005, RefundState::Tracked));
    let mut asked_before = Shop::with(vec![stuck(1005)]);
    asked_before.granted.inquiries.push(9_001_005);
    vec![
        of(vec![on_time(1005)], "Hi, could you tell me where order 1005 is?"),
        of(vec![in_state(DeliveryStatus::OutForDelivery, on_time(1005))], "Where is my order 1005?"),
        of(vec![in_state(DeliveryStatus::Processing, packed)], "Has order 1005 been sent yet?"),
        of(vec![in_state(DeliveryStatus::Exception, on_time(1005))], "What is going on with order 1005?"),
        of(vec![arrived(1007, date(2026, 11, 14))], "Order 1007 is late, where is it?"),
        of(vec![parcel(1005)], "My parcel UPS900001005 should have been here last week."),
        of(vec![stuck(1005)], "Order 1005 has not moved for days!"),
        of(vec![never_scanned], "Where is order 1005? The tracking page shows nothing."),
        of(vec![late()], "Order 1007 came late. Could you refund what I paid for delivery?"),
        of(vec![arrived(1007, date(2026, 11, 20))], "Order 1007 came today, almost a week late."),
        of(vec![late(), late_before()], "Second late delivery in a row: order 1007."),
        Asked { of: coupon_given, text: "Order 1007 was late again." },
        Asked { of: paid, text: "Order 1007 was delivered late. What about the delivery fee?" },
        Asked { of: tracked, text: "Is there any news about order 1005?" },
        Asked { of: asked_before, text: "Still nothing about order 1005. Where is it?" },
        of(Vec::new(), "Where is order 1008?"),
        of(vec![on_time(1005), late(), parcel(1006)], "Where are my orders 1005, 1006 and 1007?"),
        of(vec![in_state(DeliveryStatus::Cancelled, parcel(1005))], "Where is order 1005?"),
        of(vec![in_state(DeliveryStatus::Returned, parcel(1005))], "Where is order 1005?"),
        of(vec![parcel(1005)], "Where is my parcel?"),
    ]
}

fn shelf(text: &'static str) -> Asked {
    let stock = vec![stock(2, 14), stock(8, 0), stock(9, 1), stock(79, 1), stock(90, 5), stock(91, 0)];
    let incoming = vec![pending(8, 45, date(2026, 12, 10)), pending(8, 20, date(2027, 1, 5))];
    let mut products: Vec<Product> = catalogue();
    products.push(product(91, ("Merrell", "Moab 2", "Grey", "9", "Leather/Mesh", "Durable hiking boot.")));
    Asked { of: Shop { products, stock, incoming, ..Shop::with(Vec::new()) }, text }
}

fn products() -> Vec<Asked> {
    vec![
        shelf("Do you have the red Nike Air Max in a size 9.5?"),
        shelf("Do you have the red Nike Air Max in a size 11?"),
        shelf("Is the grey Merrell Moab 2 in size 9 in stock?"),
        shelf("Do you have the On Cloud 5 in navy, and what does it cost?"),
        shelf("Do you have the On Cloud 5 in size 11, and how heavy is it?"),
        shelf("Which Nike Air Max do you have?"),
        shelf("Do you have the Nike Air Max in green?"),
        shelf("I would like a red Nike Air Max in 9.5, or else a Merrell in 11."),
        shelf("Do you have the Adidas Samba?"),
        shelf("Do you have them in my size?"),
    ]
}

/// Mails that a person answers; the reply says no more than that.
fn holding() -> Asked {
    of(vec![on_time(1005)], "I want to speak to a real person about order 1005, please.")
}

fn follow_up() -> (Shop, Task) {
    let mut shop = Shop::with(vec![arrived(1007, date(2026, 11, 17))]);
    shop.granted.refunds.push(refund_for(1007, RefundState::Tracked));
    let task = Task { mails: Vec::new(), due: vec![due(1007, DueWhy::Arrived)], ..mail("") };
    (shop, task)
}

fn told(number: usize, asked: &str, proposal: &Proposal) -> String {
    let body = body(&proposal.segments);
    format!("---- {number}. {asked}\n\nSubject: {}\n\n{body}\n", proposal.subject)
}

#[tokio::test]
async fn thirty_two_replies_read_as_a_good_agent_would_write_them() {
    let mut all = Vec::new();
    for Asked { of, text } in parcels().into_iter().chain(products()).chain([holding()]) {
        let proposal = of.answers(text).await;
        let faults: Vec<_> = proposal.checks.iter().filter(|check| check.severity != Severity::Ok).collect();
        assert!(faults.is_empty(), "{text}: {faults:#?}");
        assert_ne!(proposal.outcome, Outcome::Refused, "{text}");
        all.push(told(all.len() + 1, text, &proposal));
    }
    let (shop, task) = follow_up();
    let proposal = shop.run(&task).await.unwrap();
    all.push(told(all.len() + 1, "(the parcel of a noted refund has arrived)", &proposal));
    insta::assert_snapshot!(all.join("\n"));
}

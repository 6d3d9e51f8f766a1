//! What is on its way to the warehouse. Days count from today: -3 is three days ago, 2 the day after tomorrow.

use super::item;
use agent::shop::IncomingStatus::{self, Cancelled, Pending, Received};

/// A delivery to the warehouse.
pub(in crate::demo) struct Shipment {
    pub product: i64,
    pub quantity: i64,
    pub expected: i64,
    pub received: Option<i64>,
    pub status: IncomingStatus,
}

const fn pending(product: i64, quantity: i64, expected: i64) -> Shipment {
    Shipment { product, quantity, expected, received: None, status: Pending }
}

const fn received(product: i64, quantity: i64, expected: i64, on: i64) -> Shipment {
    Shipment { received: Some(on), status: Received, ..pending(product, quantity, expected) }
}

const fn cancelled(product: i64, quantity: i64, expected: i64) -> Shipment {
    Shipment { status: Cancelled, ..pending(product, quantity, expected) }
}

pub(in crate::demo) const SHIPMENTS: &[Shipment] = &[
    // Two to come, one that came, one that nobody expects any more.
    pending(item("Terrane 4", "slate grey", "43.5"), 12, 9),
    pending(item("Terrane 4", "slate grey", "43.5"), 24, 30),
    received(item("Terrane 4", "slate grey", "43.5"), 20, -6, -5),
    cancelled(item("Terrane 4", "slate grey", "43.5"), 40, 4),
    pending(item("Afterglow", "black, reflective", "42.5"), 10, 16),
    // Overdue: the day has passed and nothing came, so no day can be told.
    pending(item("Stoop", "signal orange", "42"), 15, -3),
    // Called off: nothing is to come.
    cancelled(item("Lateral Pro", "white and green", "42"), 20, 12),
    pending(item("Ridgeway GTX", "umber", "39"), 8, 5),
    pending(item("Ridgeway GTX", "umber", "39"), 20, 26),
    received(item("Ridgeway GTX", "umber", "41"), 6, -12, -11),
    // Some are there, and more to come.
    pending(item("Terrane 4", "moss green", "42"), 30, 12),
    pending(item("Scree Ultra", "ember red", "44"), 6, 3),
    pending(item("Hover", "lilac", "43"), 8, 21),
    received(item("Daybreak", "coral", "39"), 24, -9, -9),
    pending(item("Daybreak", "graphite", "37.5"), 18, 7),
    pending(item("Lumen 2", "chalk white", "39"), 14, 10),
    cancelled(item("Lumen 2 Wide", "navy", "44"), 10, 8),
    pending(item("Arch insole set", "graphite", "38"), 25, 6),
    pending(item("Puddle", "sunflower", "29"), 40, 14),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::catalogue::rows;

    #[test]
    fn shipments_are_of_every_state_and_one_product_waits_for_several() {
        for status in [Pending, Received, Cancelled] {
            assert!(SHIPMENTS.iter().any(|shipment| shipment.status == status), "{status:?}");
        }
        assert!(
            SHIPMENTS.iter().any(|shipment| shipment.status == Pending && shipment.expected < 0),
            "overdue"
        );
        let to_come = |id: i64| {
            let pending =
                SHIPMENTS.iter().filter(|shipment| shipment.status == Pending && shipment.expected > 0);
            pending.filter(|shipment| shipment.product == id).count()
        };
        assert!(rows().any(|row| row.quantity == Some(0) && to_come(row.id) > 1));
    }
}

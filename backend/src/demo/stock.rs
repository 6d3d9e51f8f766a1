//! What Strideway has in its warehouse, and what is on its way there. Days count from today, as for parcels.

use agent::shop::IncomingStatus::{self, Cancelled, Pending, Received};

/// Product and pairs. Two products have no row: nobody has counted them.
pub(super) const STOCK: [(i64, i64); 28] = [
    (1, 14),
    (2, 0),
    (3, 6),
    (4, 9),
    (5, 22),
    (6, 18),
    (7, 3),
    (8, 0),
    (9, 0),
    (10, 5),
    (11, 12),
    (12, 1),
    (13, 4),
    (14, 11),
    (15, 8),
    (16, 0),
    (17, 2),
    (18, 25),
    (19, 16),
    (20, 7),
    (21, 3),
    (22, 0),
    (23, 30),
    (24, 12),
    (26, 64),
    (27, 41),
    (28, 19),
    (30, 120),
];

/// A delivery to the warehouse.
pub(super) struct Shipment {
    pub product: i64,
    pub quantity: i64,
    pub expected: i64,
    pub received: Option<i64>,
    pub status: IncomingStatus,
}

const fn pending(product: i64, quantity: i64, expected: i64) -> Shipment {
    Shipment { product, quantity, expected, received: None, status: Pending }
}

pub(super) const SHIPMENTS: &[Shipment] = &[
    // Two to come, one that came, one that nobody expects any more.
    pending(2, 12, 9),
    pending(2, 24, 30),
    Shipment { received: Some(-5), status: Received, ..pending(2, 20, -6) },
    Shipment { status: Cancelled, ..pending(2, 40, 4) },
    pending(8, 10, 16),
    // Overdue: the day has passed and nothing came, so no day can be told.
    pending(9, 15, -3),
    Shipment { status: Cancelled, ..pending(16, 20, 12) },
    pending(22, 8, 5),
    pending(1, 30, 12),
];

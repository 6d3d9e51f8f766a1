//! Parcels in every state that a reply tells apart. Days count from today: -3 is three days ago, 2 the day after
//! tomorrow.

use super::customers::{
    AIKO, ARJUN, BAO, CHLOE, DANIEL, ELIF, FATIMA, GRACE, HANNAH, INGRID, IVO, KENJI, LEILA, LUKAS, MATEO,
    MAYA, NINA, OWEN, PRIYA, SAMUEL, SEUN, SOFIA, TOMAS, VIKTOR, ZANELE,
};
use agent::shop::DeliveryStatus::{
    self, Cancelled, Delivered, Exception, InTransit, OutForDelivery, Processing,
};

pub(super) struct Parcel {
    pub order: i64,
    pub customer: &'static str,
    pub product: i64,
    /// Its first letters name the carrier.
    pub tracking: Option<&'static str>,
    pub status: DeliveryStatus,
    pub promised: (i64, i64),
    pub delivered: Option<i64>,
    /// The day of the last scan.
    pub scanned: Option<i64>,
    /// US cents.
    pub fee: i64,
    pub given: &'static [Gift],
}

/// What was given for a parcel before the demo begins.
pub(super) enum Gift {
    /// US cents, and the day.
    Paid(i64, i64),
    Tracked(i64),
    Coupon(&'static str, i64),
    Inquiry(i64),
}

/// Order, customer, product.
type Of = (i64, &'static str, i64);

const fn arrived(of: Of, tracking: &'static str, promised: (i64, i64), delivered: i64, fee: i64) -> Parcel {
    let parcel = parcel(of, Some(tracking), Delivered, promised, fee);
    Parcel { delivered: Some(delivered), scanned: Some(delivered), ..parcel }
}

const fn on_its_way(of: Of, tracking: &'static str, promised: (i64, i64), scanned: i64, fee: i64) -> Parcel {
    Parcel { scanned: Some(scanned), ..parcel(of, Some(tracking), InTransit, promised, fee) }
}

const fn parcel(
    (order, customer, product): Of,
    tracking: Option<&'static str>,
    status: DeliveryStatus,
    promised: (i64, i64),
    fee: i64,
) -> Parcel {
    Parcel {
        order,
        customer,
        product,
        tracking,
        status,
        promised,
        delivered: None,
        scanned: None,
        fee,
        given: &[],
    }
}

pub(super) const PARCELS: &[Parcel] = &[
    // Late for the second time in 60 days: the first one was paid back then.
    arrived((48213, MAYA, 2), "LKP773102945", (-6, -4), -1, 500),
    Parcel {
        given: &[Gift::Paid(400, -30)],
        ..arrived((46870, MAYA, 28), "LKP770418832", (-40, -37), -31, 400)
    },
    arrived((45122, MAYA, 6), "NLX204418337", (-96, -94), -95, 400),
    arrived((43987, MAYA, 26), "NLX203977120", (-150, -148), -149, 400),
    arrived((42051, MAYA, 8), "LKP761200418", (-231, -229), -230, 500),
    arrived((40660, MAYA, 27), "LKP759914002", (-310, -307), -309, 400),
    // Late once; the time before was too long ago to count.
    arrived((48377, TOMAS, 1), "NLX208831456", (-8, -6), -2, 600),
    arrived((45803, TOMAS, 12), "NLX205540917", (-80, -78), -74, 600),
    // Stuck: late, and no scan for days.
    on_its_way((48154, SAMUEL, 19), "LKP772840561", (-6, -4), -6, 450),
    // One order, two parcels: one came in time, the other has not left the warehouse.
    arrived((48290, CHLOE, 5), "NLX208114290", (-5, -3), -4, 400),
    parcel((48290, CHLOE, 29), None, Processing, (-5, -3), 400),
    // In time so far.
    on_its_way((48402, PRIYA, 11), "SWF660091824", (1, 3), -1, 700),
    // Cancelled before it was sent.
    parcel((48066, DANIEL, 14), None, Cancelled, (-7, -5), 500),
    arrived((46215, DANIEL, 16), "SWF658830177", (-52, -50), -51, 700),
    // Asks about a number that nobody has; this is not the parcel she means.
    on_its_way((48311, HANNAH, 22), "LKP773019446", (0, 2), -1, 500),
    // Asks about Samuel's number.
    arrived((47955, IVO, 21), "NLX207702384", (-13, -11), -12, 600),
    // Names no number at all.
    on_its_way((48388, AIKO, 26), "SWF660012279", (0, 2), -1, 300),
    arrived((47210, AIKO, 10), "SWF659248013", (-33, -31), -32, 700),
    arrived((48190, NINA, 20), "NLX207991806", (-6, -4), -4, 400),
    // Late, and threatens with a lawyer.
    arrived((47990, VIKTOR, 9), "LKP772510388", (-14, -12), -8, 900),
    on_its_way((48120, FATIMA, 4), "NLX207864115", (-4, -2), -1, 600),
    arrived((48233, LUKAS, 3), "LKP773140027", (-6, -4), -5, 600),
    on_its_way((48345, GRACE, 18), "SWF659974431", (-3, -1), -1, 500),
    // Late, and paid back already.
    Parcel {
        given: &[Gift::Paid(360, -5)],
        ..arrived((48011, KENJI, 7), "NLX207750962", (-15, -13), -10, 600)
    },
    // Late twice, with the coupon given and the refund still to come.
    Parcel {
        given: &[Gift::Coupon("LATE-8KQ4-T7NB", -2)],
        ..arrived((48255, LEILA, 15), "LKP773155810", (-9, -7), -3, 500)
    },
    Parcel {
        given: &[Gift::Paid(500, -20)],
        ..arrived((47302, LEILA, 23), "LKP771884206", (-31, -29), -22, 500)
    },
    // Late and open: the refund is tracked, the carrier was asked.
    Parcel {
        given: &[Gift::Tracked(-3), Gift::Inquiry(-3)],
        ..on_its_way((48088, ZANELE, 13), "NLX207813590", (-10, -8), -9, 600)
    },
    // Late, but moving.
    Parcel { status: OutForDelivery, ..on_its_way((48240, INGRID, 17), "SWF659901288", (-4, -2), -1, 700) },
    // One day late, and a mail that gives orders.
    arrived((48298, ARJUN, 30), "LKP773201174", (-5, -3), -2, 300),
    arrived((48031, OWEN, 1), "NLX207766043", (-14, -12), -13, 600),
    // The carrier reports a problem; nobody has asked yet.
    Parcel { status: Exception, ..on_its_way((48277, MATEO, 24), "NLX208090715", (-4, -3), -5, 400) },
    on_its_way((48415, SEUN, 12), "LKP773266038", (2, 4), -1, 500),
    arrived((48102, SOFIA, 25), "SWF659633970", (-12, -10), -10, 300),
    parcel((48420, SOFIA, 20), None, Processing, (3, 5), 400),
    parcel((48371, BAO, 16), Some("LKP773240902"), Cancelled, (0, 2), 500),
    arrived((47866, ELIF, 6), "NLX207641558", (-18, -16), -16, 400),
    on_its_way((48399, ELIF, 29), "NLX208870036", (-1, 1), -1, 400),
];

/// The carrier that a tracking number belongs to; what was not handed over yet will go with Larkpost.
pub(super) fn carrier(tracking: Option<&str>) -> &'static str {
    match tracking.and_then(|number| number.get(..3)) {
        Some("NLX") => "Northline",
        Some("SWF") => "Swiftwing",
        Some(_) | None => "Larkpost",
    }
}

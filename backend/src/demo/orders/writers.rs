//! Of those who write while the demo runs: what their mails are about.

use super::{Gift, Parcel, arrived, on_its_way, parcel};
use crate::demo::catalogue::item;
use crate::demo::customers::{
    AIKO, ANAHERA, ANNELIESE, ARJUN, CAMILLE, CHLOE, DANIEL, FATIMA, GRACE, HANNAH, INGRID, IVO, JI_WOO, JOE,
    KENJI, LEILA, LUKAS, MARISOL, MATEO, MAYA, NINA, OKSANA, OWEN, PRIYA, RAFAEL, REZA, SAMUEL, SIOBHAN,
    TEREZA, TOMAS, VIKTOR, WANJIRU, ZANELE,
};
use agent::shop::DeliveryStatus::{Cancelled, Exception, OutForDelivery, Processing};

pub(super) const PARCELS: &[Parcel] = &[
    // Late for the second time in 60 days: the first one was paid back then.
    arrived((48213, MAYA, item("Terrane 4", "slate grey", "43.5")), "LKP773102945", (-6, -4), -1, 500),
    Parcel {
        given: &[Gift::Paid(400, -30)],
        ..arrived(
            (46870, MAYA, item("Arch insole set", "graphite", "42")),
            "LKP770418832",
            (-40, -37),
            -31,
            400,
        )
    },
    arrived((45122, MAYA, item("Lumen 2", "chalk white", "40")), "NLX204418337", (-96, -94), -95, 400),
    arrived(
        (43987, MAYA, item("Long Run sock pack", "white", "39-42")),
        "NLX203977120",
        (-150, -148),
        -149,
        400,
    ),
    arrived(
        (42051, MAYA, item("Afterglow", "black, reflective", "42.5")),
        "LKP761200418",
        (-231, -229),
        -230,
        500,
    ),
    arrived(
        (40660, MAYA, item("Trail sock pack", "moss green", "43-46")),
        "LKP759914002",
        (-310, -307),
        -309,
        400,
    ),
    // Late once; the time before was too long ago to count.
    arrived((48377, TOMAS, item("Terrane 4", "moss green", "42")), "NLX208831456", (-8, -6), -2, 600),
    arrived((45803, TOMAS, item("Hover", "graphite", "44.5")), "NLX205540917", (-80, -78), -74, 600),
    // Stuck: late, and no scan for days.
    on_its_way((48154, SAMUEL, item("Commuter", "black", "43")), "LKP772840561", (-6, -4), -6, 450),
    // One order, two parcels: one came in time, the other has not left the warehouse.
    arrived((48290, CHLOE, item("Lumen 2", "sky blue", "38.5")), "NLX208114290", (-5, -3), -4, 400),
    parcel((48290, CHLOE, item("Arch insole set", "graphite", "38")), None, Processing, (-5, -3), 400),
    // In time so far.
    on_its_way((48402, PRIYA, item("Hover", "lilac", "37.5")), "SWF660091824", (1, 3), -1, 700),
    // Cancelled before it was sent.
    parcel((48066, DANIEL, item("Basin", "black", "43")), None, Cancelled, (-7, -5), 500),
    arrived(
        (46215, DANIEL, item("Lateral Pro", "white and green", "42")),
        "SWF658830177",
        (-52, -50),
        -51,
        700,
    ),
    // Asks about a number that nobody has; this is not the parcel she means.
    on_its_way((48311, HANNAH, item("Ridgeway GTX", "umber", "39")), "LKP773019446", (0, 2), -1, 500),
    // Asks about Samuel's number.
    arrived((47955, IVO, item("Ridgeway GTX", "umber", "42")), "NLX207702384", (-13, -11), -12, 600),
    // Names no number at all.
    on_its_way((48388, AIKO, item("Long Run sock pack", "white", "39-42")), "SWF660012279", (0, 2), -1, 300),
    arrived((47210, AIKO, item("Stoop", "signal orange", "39")), "SWF659248013", (-33, -31), -32, 700),
    arrived((48190, NINA, item("Tidepool", "sea green", "38")), "NLX207991806", (-6, -4), -4, 400),
    // Late, and threatens with a lawyer.
    arrived((47990, VIKTOR, item("Stoop", "signal orange", "42")), "LKP772510388", (-14, -12), -8, 900),
    on_its_way((48120, FATIMA, item("Scree Ultra", "ember red", "41")), "NLX207864115", (-4, -2), -1, 600),
    arrived((48233, LUKAS, item("Terrane 4 Mid", "moss green", "44")), "LKP773140027", (-6, -4), -5, 600),
    on_its_way((48345, GRACE, item("Commuter", "chestnut", "40")), "SWF659974431", (-3, -1), -1, 500),
    // Late, and paid back already.
    Parcel {
        given: &[Gift::Paid(360, -5)],
        ..arrived((48011, KENJI, item("Lumen 2 Wide", "navy", "43")), "NLX207750962", (-15, -13), -10, 600)
    },
    // Late twice, with the coupon given and the refund still to come.
    Parcel {
        given: &[Gift::Coupon("LATE-8KQ4-T7NB", -2)],
        ..arrived((48255, LEILA, item("Basin", "sand", "39.5")), "LKP773155810", (-9, -7), -3, 500)
    },
    Parcel {
        given: &[Gift::Paid(500, -20)],
        ..arrived((47302, LEILA, item("First Mile", "raspberry", "31")), "LKP771884206", (-31, -29), -22, 500)
    },
    // Late and open: the refund is tracked, the carrier was asked.
    Parcel {
        given: &[Gift::Tracked(-3), Gift::Inquiry(-3)],
        ..on_its_way(
            (48088, ZANELE, item("Talon Spike", "electric yellow", "41")),
            "NLX207813590",
            (-10, -8),
            -9,
            600,
        )
    },
    // Late, but moving.
    Parcel {
        status: OutForDelivery,
        ..on_its_way(
            (48240, INGRID, item("Lateral Pro", "white and navy", "45")),
            "SWF659901288",
            (-4, -2),
            -1,
            700,
        )
    },
    // One day late, and a mail that gives orders.
    arrived(
        (48298, ARJUN, item("Reflective lace set", "silver", "120 cm")),
        "LKP773201174",
        (-5, -3),
        -2,
        300,
    ),
    arrived((48031, OWEN, item("Terrane 4", "moss green", "42")), "NLX207766043", (-14, -12), -13, 600),
    // The carrier reports a problem, and he has another question besides.
    Parcel {
        status: Exception,
        ..on_its_way(
            (48277, MATEO, item("First Mile", "royal blue", "33")),
            "NLX208090715",
            (-4, -3),
            -5,
            400,
        )
    },
    // Late; she writes in German.
    arrived((48302, ANNELIESE, item("Hover", "lilac", "39")), "NLX208133902", (-7, -5), -2, 600),
    arrived((47733, CAMILLE, item("Tidepool", "sea green", "39")), "SWF659588120", (-24, -22), -23, 300),
    // Her invoice is missing, and she asks again and again.
    arrived((48266, WANJIRU, item("Commuter", "black", "41")), "LKP773166052", (-8, -6), -7, 500),
    // An order that she did not place.
    arrived((48361, OKSANA, item("Stoop", "signal orange", "43")), "NLX208271649", (-4, -2), -3, 900),
    on_its_way((48355, MARISOL, item("Daybreak", "coral", "40")), "SWF660044871", (0, 2), -1, 400),
    arrived((46120, TEREZA, item("Lumen 2", "sky blue", "39")), "NLX206018873", (-58, -56), -57, 400),
    arrived((47911, JI_WOO, item("Hover", "graphite", "41")), "NLX207688250", (-16, -14), -15, 500),
    arrived((48199, SIOBHAN, item("Cairn", "earth brown", "40")), "SWF659812045", (-6, -4), -5, 700),
    parcel((48408, REZA, item("Rack", "black", "42")), None, Processing, (2, 4), 600),
    Parcel {
        status: OutForDelivery,
        ..on_its_way(
            (48391, ANAHERA, item("Terrane 4", "moss green", "41")),
            "SWF660002316",
            (-1, 1),
            -1,
            700,
        )
    },
    arrived(
        (47655, RAFAEL, item("Lateral Pro", "white and green", "45")),
        "LKP772011937",
        (-27, -25),
        -25,
        500,
    ),
    arrived((46733, JOE, item("Basin", "black", "41")), "LKP770312266", (-43, -41), -42, 400),
];

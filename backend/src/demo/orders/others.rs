//! Of those who have not written yet.

use super::{Parcel, arrived, on_its_way, parcel};
use crate::demo::catalogue::item;
use crate::demo::customers::{BAO, ELIF, KOFI, MEI_LING, SEUN, SOFIA, YUSUF};
use agent::shop::DeliveryStatus::{Cancelled, Processing, Returned};

pub(super) const PARCELS: &[Parcel] = &[
    on_its_way((48415, SEUN, item("Hover", "graphite", "44.5")), "LKP773266038", (2, 4), -1, 500),
    arrived((48102, SOFIA, item("Puddle", "sunflower", "29")), "SWF659633970", (-12, -10), -10, 300),
    parcel((48420, SOFIA, item("Tidepool", "sea green", "38")), None, Processing, (3, 5), 400),
    parcel(
        (48371, BAO, item("Lateral Pro", "white and green", "42")),
        Some("LKP773240902"),
        Cancelled,
        (0, 2),
        500,
    ),
    arrived((47866, ELIF, item("Lumen 2", "chalk white", "40")), "NLX207641558", (-18, -16), -16, 400),
    on_its_way((48399, ELIF, item("Arch insole set", "graphite", "38")), "NLX208870036", (-1, 1), -1, 400),
    // The carrier has given it back; nobody has asked yet.
    Parcel {
        status: Returned,
        ..on_its_way(
            (48366, MEI_LING, item("Talon Spike", "electric yellow", "42")),
            "LKP773189230",
            (-9, -7),
            -2,
            500,
        )
    },
    arrived((48077, KOFI, item("Scree Ultra", "black", "44")), "LKP772604418", (-13, -11), -12, 600),
    arrived((48220, YUSUF, item("First Mile", "royal blue", "31")), "NLX208009461", (-8, -6), -4, 400),
    arrived((47580, YUSUF, item("Puddle", "sunflower", "29")), "NLX207402210", (-30, -28), -29, 400),
];

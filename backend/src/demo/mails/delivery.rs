//! Where is it, and what is done about it: each outcome and each remedy once.

use super::{Mail, PLAIN};
use crate::demo::customers::{
    AIKO, CHLOE, DANIEL, HANNAH, INGRID, IVO, KENJI, LEILA, MAYA, PRIYA, SAMUEL, TOMAS, ZANELE,
};

pub(super) const MAILS: &[Mail] = &[
    Mail {
        id: "tracked-before",
        customer: ZANELE,
        shows: "Still stuck, with refund and inquiry under way: nothing twice",
        minutes_ago: 205,
        subject: "Any news of SW-48088?",
        text: "Hi again, is there any news of my late order SW-48088?\n\n\
               Zanele",
        ..PLAIN
    },
    Mail {
        id: "coupon-given-before",
        customer: LEILA,
        shows: "Two late parcels in one mail: each gets what it has not been given before",
        minutes_ago: 141,
        subject: "SW-48255 late again",
        text: "Hello,\n\n\
               first SW-47302, now SW-48255: both of them late. What do you do about it?\n\n\
               Leila",
        ..PLAIN
    },
    Mail {
        id: "refunded-before",
        customer: KENJI,
        shows: "Refunded before: no second time",
        minutes_ago: 118,
        subject: "Refund for SW-48011",
        text: "Hello, order SW-48011 was late. Please refund my delivery fee.\n\n\
               Kenji Mori",
        ..PLAIN
    },
    Mail {
        id: "late-but-moving",
        customer: INGRID,
        shows: "Late, but out for delivery: the refund is tracked",
        minutes_ago: 64,
        subject: "Order SW-48240 is late",
        text: "Hi, order SW-48240 should have been here two days ago. Is it coming?\n\n\
               Ingrid",
        ..PLAIN
    },
    Mail {
        id: "cancelled",
        customer: DANIEL,
        shows: "A cancelled order: says so, nothing else",
        minutes_ago: 41,
        subject: "Where is order SW-48066?",
        text: "Hi there,\n\n\
               order SW-48066 should have been here last week. Where is it?\n\n\
               Daniel",
        ..PLAIN
    },
    Mail {
        id: "stuck",
        customer: SAMUEL,
        shows: "Stuck at the carrier: the refund is tracked, the carrier is asked",
        minutes_ago: 38,
        subject: "Parcel LKP772840561 does not move",
        text: "Hello,\n\n\
               my parcel LKP772840561 is late and the tracking page has shown the same depot for \
               almost a week. Has it been lost? I walk to work in these shoes, so I would like to \
               know when to expect them.\n\n\
               Thanks,\n\
               Samuel Okafor",
        ..PLAIN
    },
    Mail {
        id: "no-number",
        customer: AIKO,
        shows: "No number in the mail: asks one question",
        minutes_ago: 29,
        subject: "Where is my parcel?",
        text: "Hello,\n\n\
               I ordered some running socks a few days ago. Could you tell me where my parcel is?\n\n\
               Aiko",
        ..PLAIN
    },
    Mail {
        id: "two-parcels",
        customer: CHLOE,
        shows: "One order, two parcels: one in time, one that has not left us",
        minutes_ago: 22,
        subject: "Half of my order is missing",
        text: "Good morning,\n\n\
               only one of the two parcels of my order SW-48290 has arrived. The insoles are \
               missing, and they were promised for the same day. When will they come?\n\n\
               Best wishes,\n\
               Chloé Dubois",
        ..PLAIN
    },
    Mail {
        id: "somebody-elses-number",
        customer: IVO,
        shows: "Another customer's tracking number: answered like an unknown one",
        minutes_ago: 18,
        subject: "Tracking LKP772840561",
        text: "Hi,\n\n\
               could you check the status of parcel LKP772840561 for me? It should have been here \
               by now.\n\n\
               Ivo",
        ..PLAIN
    },
    Mail {
        id: "late-twice",
        customer: MAYA,
        shows: "Late for the second time in 60 days: refund by policy, and a coupon",
        minutes_ago: 14,
        subject: "Order SW-48213 came three days late",
        text: "Hi,\n\n\
               my order SW-48213 only came yesterday, three days after the last day you had \
               promised. It is the second time lately that I paid for delivery and it was late. I \
               needed the Terrane 4 for a race on Sunday.\n\n\
               Could you refund what I paid for the delivery?\n\n\
               Maya",
        ..PLAIN
    },
    Mail {
        id: "not-late",
        customer: PRIYA,
        shows: "Not late: the promised day, and nothing more",
        minutes_ago: 11,
        subject: "When will SW-48402 arrive?",
        text: "Hello Strideway team,\n\n\
               when will my order SW-48402 arrive? I am away from Friday on and would like to plan.\n\n\
               Thank you,\n\
               Priya",
        ..PLAIN
    },
    Mail {
        id: "unknown-number",
        customer: HANNAH,
        shows: "A number that is nobody's: says that it was not found",
        minutes_ago: 5,
        subject: "Where is LKP773019464?",
        text: "Hello,\n\n\
               my tracking number is LKP773019464 but the carrier's page does not know it. Where is \
               my parcel?\n\n\
               Hannah Weiss",
        ..PLAIN
    },
    Mail {
        id: "late",
        customer: TOMAS,
        shows: "Arrived four days late: refund by policy",
        minutes_ago: 2,
        subject: "Late delivery NLX208831456",
        text: "Hello,\n\n\
               parcel NLX208831456 was delivered four days late. I think I should get the delivery \
               fee back.\n\n\
               Regards,\n\
               Tomás Herrera",
        ..PLAIN
    },
];

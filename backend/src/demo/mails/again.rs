//! One customer, one thread, the same request four times.

use super::{Mail, PLAIN};
use crate::demo::customers::WANJIRU;

pub(super) const MAILS: &[Mail] = &[
    Mail {
        id: "invoice",
        customer: WANJIRU,
        shows: "Asks for an invoice: a topic without a workflow yet",
        minutes_ago: 53,
        subject: "Invoice for order SW-48266",
        text: "Good afternoon,\n\n\
               could you please send me the invoice for order SW-48266? My employer pays for the \
               shoes and needs it today before five.\n\n\
               Kind regards,\n\
               Wanjiru Kamau",
        ..PLAIN
    },
    Mail {
        id: "invoice-2",
        customer: WANJIRU,
        shows: "Asks for it again",
        minutes_ago: 39,
        subject: "Re: Invoice for order SW-48266",
        text: "Hello again,\n\n\
               the invoice for order SW-48266 has not come. Could you please send it to me? My \
               employer needs it today before five.\n\n\
               Wanjiru",
        answers: Some("invoice"),
        ..PLAIN
    },
    Mail {
        id: "invoice-3",
        customer: WANJIRU,
        shows: "Asks for it a third time",
        minutes_ago: 24,
        subject: "Re: Invoice for order SW-48266",
        text: "Still no invoice for order SW-48266. Please send it, my employer needs it before \
               five today.\n\n\
               Wanjiru Kamau",
        answers: Some("invoice-2"),
        ..PLAIN
    },
    Mail {
        id: "invoice-4",
        customer: WANJIRU,
        shows: "The same request for the fourth time: goes to a person, as urgent",
        minutes_ago: 7,
        subject: "Re: Invoice for order SW-48266",
        text: "Hello?? Please send me the invoice for order SW-48266. My employer needs it today \
               before five and I do not know how else to ask.\n\n\
               W. Kamau",
        answers: Some("invoice-3"),
        ..PLAIN
    },
];

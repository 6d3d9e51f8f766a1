//! Mails that need no reply, and those that no person wrote.

use super::{Mail, PLAIN};
use crate::demo::customers::{ANAHERA, NINA, REZA};

pub(super) const MAILS: &[Mail] = &[
    Mail {
        id: "thanks",
        customer: NINA,
        shows: "Only says thanks: no reply needed",
        minutes_ago: 44,
        subject: "Thank you!",
        text: "Thank you so much, the sandals are here and they fit perfectly. Have a nice week!\n\n\
               Nina",
        ..PLAIN
    },
    Mail {
        id: "bounce",
        customer: REZA,
        shows: "A bounce: recorded, no run, no reply",
        minutes_ago: 12,
        subject: "Undelivered Mail Returned to Sender",
        text: "This is the mail system at host mx2.alborzpost.example.\n\n\
               I'm sorry to have to inform you that your message could not be delivered to one or \
               more recipients.\n\n\
               <r.karimi@alborzpost.example>: host mx2.alborzpost.example said: 452 4.2.2 The \
               recipient's inbox is full",
        from: Some("Mail Delivery System <MAILER-DAEMON@mx2.alborzpost.example>"),
        headers: &[
            ("Return-Path", "<>"),
            ("Auto-Submitted", "auto-replied"),
            ("Content-Type", "multipart/report; report-type=delivery-status; boundary=b"),
        ],
        ..PLAIN
    },
    Mail {
        id: "out-of-office",
        customer: ANAHERA,
        shows: "An absence note: recorded, no run, no reply",
        minutes_ago: 4,
        subject: "Automatic reply: Your order SW-48391 is on its way",
        text: "Kia ora, I am away until Monday and read no mail. For anything about the kura please \
               write to the office.\n\n\
               Anahera",
        headers: &[("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")],
        ..PLAIN
    },
];

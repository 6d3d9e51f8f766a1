//! Machine mail is recorded and answered by nobody; a person's mail is never taken for it.

use crate::house::{Db, Shop};
use api::AcceptedStatus;

on_both!(
    an_auto_reply_or_bounce_makes_no_run_and_answers_none,
    a_persons_mail_is_never_swallowed_as_machine_mail
);

/// With this head before it, and a case that waits for an answer behind it.
fn mail(head: &str, body: &str) -> String {
    format!(
        "From: Ada <ada@mail.example>\nMessage-ID: <{}@mail.example>\n{head}\n\n{body}\n",
        countersign::ids::fresh()
    )
}

const REPORT: &str = "--b\nContent-Type: text/plain\n\nThis is the mail system at host mail.example.\n\
    --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n\
    --b\nContent-Type: message/rfc822\n\nSubject: Your order\n\nHello\n--b--";

async fn an_auto_reply_or_bounce_makes_no_run_and_answers_none(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for (head, body) in [
        ("Subject: Away\nAuto-Submitted: auto-replied", "I am away."),
        ("Subject: Automatic reply: Your order", "I am out of the office until Monday."),
        ("Subject: Abwesenheitsnotiz", "Ich bin nicht im Büro."),
        ("Subject: Hello\nReturn-Path: <>", "I am away."),
        ("Subject: Ticket received\nX-OTRS-Loop: help@mail.example", "We have received your request."),
        (
            "Subject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
            REPORT,
        ),
        ("Subject: Undelivered\nContent-Type: multipart/mixed; boundary=b", REPORT),
        (
            "Subject: failure notice",
            "Hi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to deliver",
        ),
        (
            "Subject: Mail delivery failed",
            "This message was created automatically by mail delivery software.",
        ),
        ("Subject: Sale\nList-Unsubscribe: <mailto:u@news.example>", "Boots 30 % off"),
    ] {
        let case = draft.case_id.as_str().to_owned();
        let accepted =
            shop.raw("ada", &mail(head, body)).header("Countersign-Case-Id", case).accepted().await;
        assert_eq!(accepted.status, AcceptedStatus::Parked, "{head}");
    }
    shop.settle().await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.rev, case.draft.unwrap().id), (draft.based_on_rev, draft.id));
    assert_eq!(case.emails.iter().filter(|mail| mail.parked.is_some() && !mail.unanswered).count(), 10);
    assert_eq!(shop.count("SELECT COUNT(*) FROM draft").await, 1);
}

async fn a_persons_mail_is_never_swallowed_as_machine_mail(db: Db) {
    let shop = Shop::open(db).await;
    let forwarded = "--b\n\nI wrote to you and got this.\n--b\nContent-Type: message/rfc822\n\n\
        From: MAILER-DAEMON@mail.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=c\n\n\
        --c\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--c--\n--b--";
    for (head, body) in [
        ("Subject: Undelivered parcel\nAuto-Submitted: no", "My parcel TRK-1 is undelivered."),
        ("Subject: Re: Automatic reply: Your order", "I only got your automatic reply."),
        ("Subject: Delivery failure", "Your driver could not deliver my parcel."),
        (
            "Subject: Fwd: failure notice",
            "What is the right address?\n\nHi. This is the qmail-send program at x.example",
        ),
        ("Subject: Your mail came back\nContent-Type: multipart/mixed; boundary=b", forwarded),
        (
            "Subject: Order\nX-Auto-Response-Suppress: OOF\nDisposition-Notification-To: ada@mail.example",
            "Where is TRK-1?",
        ),
        ("Subject: I am out of the office, deliver to my home", "Please bring TRK-1 to my home."),
        ("Subject: Order\nX-Loop: ada@mail.example\nPrecedence: first-class", "Where is TRK-1?"),
    ] {
        let accepted = shop.raw("ada", &mail(head, body)).accepted().await;
        assert_eq!(accepted.status, AcceptedStatus::Queued, "{head}");
    }
}

use super::*;
use api::Attachment;

fn mail(headers: &[(&str, &str)], from: &str, subject: &str) -> Message {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Message {
        message_id: "<m1@mail.example>".to_owned(),
        in_reply_to: None,
        references: Vec::new(),
        from: from.to_owned(),
        to: Vec::new(),
        cc: Vec::new(),
        subject: subject.to_owned(),
        text: None,
        html: None,
        received_at: api::Time::UNIX_EPOCH,
        headers,
        attachments: Vec::new(),
    }
}

fn kind_of(headers: &[(&str, &str)], from: &str, subject: &str) -> MailKind {
    kind(&mail(headers, from, subject), "Hello")
}

#[test]
fn a_machine_is_known_by_what_it_says_of_itself() {
    use MailKind::{AutoReply, Bounce, List, OwnMail};
    let report = "multipart/report; report-type=delivery-status; boundary=x";
    let receipt = "multipart/report; report-type=disposition-notification";
    for (header, expected) in [
        (("Auto-Submitted", "auto-replied"), AutoReply),
        (("AUTO-SUBMITTED", "Auto-Generated"), AutoReply),
        (("Auto-Submitted", "auto-notified; owner-email=a@b.example"), AutoReply),
        (("X-Autoreply", "yes"), AutoReply),
        (("X-OTRS-Loop", "support@b.example"), AutoReply),
        (("Precedence", "auto_reply"), AutoReply),
        (("Return-Path", "<>"), AutoReply),
        (("Content-Type", receipt), AutoReply),
        (("Content-Type", report), Bounce),
        (("X-Failed-Recipients", "a@b.example"), Bounce),
        (("List-Id", "<news.shop.example>"), List),
        (("Precedence", "Bulk"), List),
        (("Feedback-ID", "c1:shop:news"), List),
        (("X-Countersign-Effect", "eff_1"), OwnMail),
        (("Message-ID", "<eff_1@shop.example>"), OwnMail),
    ] {
        assert_eq!(kind_of(&[header], "Ada <ada@mail.example>", "Hello"), expected, "{header:?}");
    }
    assert_eq!(kind_of(&[], "MAILER-DAEMON@mail.example", "Returned mail"), Bounce);
    assert_eq!(kind_of(&[], "ada@mail.example", "Automatic reply: Your order"), AutoReply);
}

#[test]
fn a_bounce_without_a_report_is_known_by_its_sender_and_its_words() {
    for (from, subject, text) in [
        ("postmaster@mail.example", "Undeliverable: Your order", "Delivery has failed to these recipients"),
        (
            "Postmaster <post_master@mobile.example>",
            "Re: hello",
            "The message could not be delivered: user unknown",
        ),
        ("\"System Administrator\" <it@mail.example>", "Unzustellbar: Rechnung", "Ihre Nachricht"),
        (
            "a@mail.example",
            "failure notice",
            "Hi. This is the qmail-send program at mail.example. I'm afraid",
        ),
        (
            "a@mail.example",
            "Mail delivery failed",
            "This message was created automatically by mail delivery software.",
        ),
    ] {
        assert_eq!(kind(&mail(&[], from, subject), text), MailKind::Bounce, "{subject}: {text}");
    }
}

#[test]
fn the_parts_of_a_report_say_what_its_type_does_not() {
    let carrying = |media_type: &str, subject: &str| {
        let attached = Attachment { name: String::new(), media_type: media_type.to_owned(), size: 9 };
        kind(&Message { attachments: vec![attached], ..mail(&[], "a@mail.example", subject) }, "See below")
    };
    assert_eq!(carrying("message/delivery-status", "Report"), MailKind::Bounce);
    assert_eq!(carrying("message/feedback-report", "Report"), MailKind::Bounce);
    assert_eq!(carrying("message/disposition-notification", "Read: hello"), MailKind::AutoReply);
    assert_eq!(carrying("message/delivery-status", "Fwd: Undelivered Mail"), MailKind::Person);
    assert_eq!(carrying("message/rfc822", "The mail I got from you"), MailKind::Person);
}

#[test]
fn a_person_is_never_parked() {
    for (header, from, subject) in [
        (("Auto-Submitted", "no"), "ada@mail.example", "My parcel was undelivered"),
        (("Return-Path", "<ada@mail.example>"), "ada@mail.example", "Re: Automatic reply: Your order"),
        (("X-Auto-Response-Suppress", "All"), "ada@mail.example", "Out of office shoes?"),
        (("Disposition-Notification-To", "ada@mail.example"), "ada@mail.example", "Fwd: Undelivered Mail"),
        (("Content-Type", "multipart/mixed"), "postmaster@smallfirm.example", "Where is my order?"),
        (("Precedence", "first-class"), "noreply.ada@mail.example", "Late parcel"),
        (("Feedback-ID", "1.eu-west-1.x=:AmazonSES"), "ada@mail.example", "Contact form"),
        (("X-Autoreply", "no"), "ada@mail.example", "Hello"),
    ] {
        assert_eq!(kind_of(&[header], from, subject), MailKind::Person, "{header:?} {subject}");
    }
}

#[test]
fn a_form_and_a_small_firm_write_like_people() {
    let parcel = "Your driver says that my parcel could not be delivered. Where is it?";
    for from in ["Shop form <noreply@shop.example>", "postmaster@smallfirm.example", "root@home.example"] {
        assert_eq!(kind(&mail(&[], from, "Order 1007"), parcel), MailKind::Person, "{from}");
    }
}

#[test]
fn a_person_may_write_about_bounces_and_undelivered_parcels() {
    for (subject, text) in [
        ("Delivery failure", "Your driver could not deliver my parcel. Order 1007 was returned to sender."),
        ("Undelivered parcel", "My parcel is marked as undelivered. Where is it?"),
        (
            "Fwd: failure notice",
            "I wrote to returns@shop.example and got this. Hi. This is the qmail-send program",
        ),
        ("My mail came back", "Your mailbox is full? 552 5.2.2"),
        (
            "Returned mail",
            "I wrote to returns@shop.example and got 550 5.1.1 User unknown. What is the right address?",
        ),
    ] {
        assert_eq!(kind(&mail(&[], "ada@mail.example", subject), text), MailKind::Person, "{subject}");
    }
}

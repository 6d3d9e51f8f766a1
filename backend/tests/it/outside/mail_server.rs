//! A mail server that fails: what did not go is tried again or left to a person, what may have gone is never repeated.

use crate::house::{At, Db, HOUR, Line, Mood, Opening, Shop, Sink, UNDO_OVER, root};
use api::{CaseState, DraftView, EffectKind, EffectState};
use countersign::mailer::Smtp;
use countersign::mailer::smtp::{Patience, RootCertificate};
use std::sync::Arc;
use std::time::Duration;

on_both!(
    a_server_that_is_busy_is_asked_again_and_takes_it_once,
    a_server_that_refuses_leaves_the_mail_to_a_person,
    a_server_that_cannot_be_reached_is_tried_again,
    a_mail_without_an_answer_after_its_end_is_unknown_and_never_sent_again,
    a_no_after_the_end_is_an_answer,
    a_server_that_nobody_vouches_for_gets_no_mail_and_no_password,
    a_line_that_cannot_be_protected_carries_nothing,
    a_slow_server_keeps_its_lease,
    a_connection_is_used_again_and_a_dead_one_is_not,
    a_mail_in_doubt_that_went_out_is_recorded_by_a_person,
    a_mail_in_doubt_is_sent_again_as_the_same_message,
    a_mail_in_doubt_that_is_dropped_brings_a_new_version,
);

const QUICK: Patience = Patience {
    connect: Duration::from_secs(5),
    command: Duration::from_secs(5),
    verdict: Duration::from_secs(5),
};

/// Gives up at once where the story has the server say nothing.
const HASTY: Patience = Patience {
    connect: Duration::from_millis(300),
    command: Duration::from_millis(300),
    verdict: Duration::from_millis(300),
};

async fn open(db: Db, sink: &Sink, patience: Patience) -> Shop {
    let smtp = Smtp::new(sink.url("").parse().unwrap(), RootCertificate::read(&root()), patience);
    Opening::new(db).mailing_through(Arc::new(smtp)).open().await
}

/// A mail that was approved, its undo window over.
async fn approved(shop: &Shop) -> DraftView {
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    draft
}

async fn state(shop: &Shop, draft: &DraftView) -> (EffectState, i64) {
    let mail = shop.effect(draft, EffectKind::Mail).await;
    (mail.state, mail.attempts)
}

/// One mail for each place where the server may say no, in a shop of its own; how it stands then.
async fn said(db: &Db, places: &[(At, &'static str)]) -> Vec<(EffectState, i64)> {
    let mut ends = Vec::new();
    let sink = Sink::open(Line::Plain, Mood::Takes).await;
    let smtp = Smtp::new(sink.url("").parse().unwrap(), None, QUICK);
    let shop = Opening::new(db.clone()).mailing_through(Arc::new(smtp)).open().await;
    for (customer, (at, words)) in ["ada", "ben", "finn", "dan"].into_iter().zip(places) {
        sink.now(Mood::Says(*at, words));
        let draft = shop.customer(customer).writes("Where is my parcel?").await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
        ends.push(state(&shop, &draft).await);
    }
    assert!(sink.arrived().is_empty());
    ends
}

async fn a_server_that_is_busy_is_asked_again_and_takes_it_once(db: Db) {
    let sink = Sink::open(Line::Plain, Mood::Says(At::Rcpt, "451 greylisted")).await;
    let shop = open(db, &sink, QUICK).await;
    let draft = approved(&shop).await;
    assert_eq!(state(&shop, &draft).await, (EffectState::Ready, 1));
    sink.now(Mood::Takes);
    shop.after(Duration::from_secs(240)).await;
    assert!(sink.arrived().is_empty(), "whoever says 4xx is left alone for five minutes");
    shop.after(Duration::from_secs(61)).await;
    assert_eq!((sink.arrived().len(), state(&shop, &draft).await), (1, (EffectState::Done, 2)));
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
}

async fn a_server_that_refuses_leaves_the_mail_to_a_person(db: Db) {
    let ends = said(
        &db,
        &[
            (At::Greeting, "554 go away"),
            (At::Mail, "550 not for you"),
            (At::Rcpt, "550 no such user"),
            (At::Data, "554 no valid recipients"),
        ],
    )
    .await;
    assert_eq!(ends, [(EffectState::Failed, 1); 4]);
}

async fn a_server_that_cannot_be_reached_is_tried_again(db: Db) {
    for mood in
        [Mood::Drops(At::Greeting), Mood::Hangs(At::Greeting), Mood::Hangs(At::Rcpt), Mood::Drops(At::Data)]
    {
        let sink = Sink::open(Line::Plain, mood.clone()).await;
        let shop = open(db.another().await, &sink, HASTY).await;
        let draft = approved(&shop).await;
        assert_eq!(state(&shop, &draft).await, (EffectState::Ready, 1), "{mood:?}");
        sink.now(Mood::Takes);
        shop.after(HOUR).await;
        assert_eq!(sink.arrived().len(), 1, "{mood:?}");
    }
    let sink = Sink::open(Line::Plain, Mood::Takes).await;
    let smtp = Smtp::new(sink.url("").parse().unwrap(), None, QUICK);
    drop(sink);
    let shop = Opening::new(db).mailing_through(Arc::new(smtp)).open().await;
    let draft = approved(&shop).await;
    assert_eq!(state(&shop, &draft).await, (EffectState::Ready, 1), "nobody listens there");
}

async fn a_mail_without_an_answer_after_its_end_is_unknown_and_never_sent_again(db: Db) {
    for mood in [Mood::Drops(At::End), Mood::Hangs(At::End), Mood::Says(At::End, "nonsense")] {
        let sink = Sink::open(Line::Plain, mood.clone()).await;
        let shop = open(db.another().await, &sink, HASTY).await;
        let draft = approved(&shop).await;
        assert_eq!(state(&shop, &draft).await, (EffectState::Unknown, 1), "{mood:?}");
        assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
        let read = sink.arrived().len();
        sink.now(Mood::Takes);
        for _ in 0..3 {
            shop.after(HOUR).await;
        }
        assert_eq!(sink.arrived().len(), read, "{mood:?}: not a second time");
        assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 0, "only what was sent is remembered");
    }
}

async fn a_no_after_the_end_is_an_answer(db: Db) {
    let ends = said(&db, &[(At::End, "451 disk full"), (At::End, "554 looks like spam")]).await;
    assert_eq!(ends, [(EffectState::Ready, 1), (EffectState::Failed, 1)]);
}

async fn a_server_that_nobody_vouches_for_gets_no_mail_and_no_password(db: Db) {
    for line in [Line::Tls, Line::StartTls] {
        let sink = Sink::open(line, Mood::Takes).await;
        let smtp = Smtp::new(sink.url("shop:hunter2@").parse().unwrap(), None, QUICK);
        let shop = Opening::new(db.another().await).mailing_through(Arc::new(smtp)).open().await;
        let draft = approved(&shop).await;
        let mail = shop.effect(&draft, EffectKind::Mail).await;
        assert_ne!(mail.state, EffectState::Done, "{line:?}");
        assert!(!mail.error.unwrap_or_default().contains("hunter2"));
        assert!(sink.arrived().is_empty() && sink.connections() > 0, "{line:?}");
    }
}

/// `?tls=required` is no wish: a server, or somebody between us, that offers no STARTTLS gets nothing.
async fn a_line_that_cannot_be_protected_carries_nothing(db: Db) {
    let sink = Sink::open(Line::Plain, Mood::Takes).await;
    let url = sink.url("shop:hunter2@").replace("tls=none", "tls=required");
    let smtp = Smtp::new(url.parse().unwrap(), RootCertificate::read(&root()), QUICK);
    let shop = Opening::new(db).mailing_through(Arc::new(smtp)).open().await;
    let draft = approved(&shop).await;
    assert_eq!(state(&shop, &draft).await, (EffectState::Failed, 1));
    assert!(sink.arrived().is_empty() && sink.connections() > 0);
}

/// Three leases pass while the server looks for viruses.
async fn a_slow_server_keeps_its_lease(db: Db) {
    let sink = Sink::open(Line::Plain, Mood::Waits(At::End)).await;
    let patient = Patience { verdict: Duration::from_secs(60), ..QUICK };
    let smtp = Smtp::new(sink.url("").parse().unwrap(), None, patient);
    let lease = Duration::from_secs(1);
    let shop = Opening::new(db).with(|s| s.jobs.lease = lease).mailing_through(Arc::new(smtp)).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.clock.advance(UNDO_OVER);
    shop.until("the mail is at the server", async || sink.arrived().len() == 1).await;
    for _ in 0..5 {
        let due = shop.app.now().as_microsecond() + 1_000_000;
        shop.clock.advance(Duration::from_millis(600));
        shop.until("the lease is renewed", async || lease_until(&shop).await > due).await;
    }
    sink.go_on();
    shop.settle().await;
    assert_eq!(state(&shop, &draft).await, (EffectState::Done, 1));
    assert_eq!((sink.arrived().len(), shop.case_state(&draft).await), (1, CaseState::Done));
}

async fn lease_until(shop: &Shop) -> i64 {
    shop.count("SELECT COALESCE(MAX(lease_until), 0) FROM effect WHERE kind = 'mail'").await
}

async fn a_connection_is_used_again_and_a_dead_one_is_not(db: Db) {
    let sink = Sink::open(Line::Plain, Mood::Takes).await;
    let shop = open(db, &sink, QUICK).await;
    for customer in ["ada", "ben"] {
        let draft = shop.customer(customer).writes("Where is my parcel?").await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
    }
    assert_eq!((sink.arrived().len(), sink.connections()), (2, 1));
    sink.hangs_up();
    let draft = shop.customer("finn").writes("Where is my parcel?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!((sink.arrived().len(), sink.connections()), (3, 2));
    shop.clock.advance(HOUR);
    let draft = shop.customer("dan").writes("Where is my parcel?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!((sink.arrived().len(), sink.connections()), (4, 3), "what is old is not trusted");
}

/// Read by the server, never answered for.
async fn in_doubt(db: Db) -> (Shop, Sink, DraftView) {
    let sink = Sink::open(Line::Plain, Mood::Drops(At::End)).await;
    let shop = open(db, &sink, QUICK).await;
    let draft = approved(&shop).await;
    sink.now(Mood::Takes);
    (shop, sink, draft)
}

async fn resolve(shop: &Shop, draft: &DraftView, verdict: &str) {
    let mail = shop.effect(draft, EffectKind::Mail).await;
    let _resolved: api::EffectView = shop.agent("sam").resolves(&mail, verdict).await.ok();
    shop.after(UNDO_OVER).await;
}

async fn a_mail_in_doubt_that_went_out_is_recorded_by_a_person(db: Db) {
    let (shop, sink, draft) = in_doubt(db).await;
    resolve(&shop, &draft, "happened").await;
    assert_eq!(sink.arrived().len(), 1);
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.memory.len()), (CaseState::Done, 2));
    // The customer answers the mail that nobody was sure of, and finds the case.
    let raw = sink.arrived().remove(0).raw;
    let ours = mail_parser::MessageParser::default().parse(&raw).unwrap().message_id().unwrap().to_owned();
    let next = shop.customer("ada").mail("Thanks. And where is TRK-2?").in_reply_to(&ours).arrives().await;
    assert_eq!(next.case_id, draft.case_id);
}

async fn a_mail_in_doubt_is_sent_again_as_the_same_message(db: Db) {
    let (shop, sink, draft) = in_doubt(db).await;
    resolve(&shop, &draft, "send_again").await;
    let arrived = sink.arrived();
    assert_eq!(arrived.len(), 2, "a person wanted it");
    let parsed: Vec<_> =
        arrived.iter().map(|mail| mail_parser::MessageParser::default().parse(&mail.raw).unwrap()).collect();
    assert_eq!(parsed[0].message_id(), parsed[1].message_id(), "mailboxes can tell that it is one message");
    assert_eq!(parsed[0].body_text(0), parsed[1].body_text(0));
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn a_mail_in_doubt_that_is_dropped_brings_a_new_version(db: Db) {
    let (shop, sink, draft) = in_doubt(db).await;
    resolve(&shop, &draft, "drop").await;
    let newer = shop.draft_of(&draft.case_id).await;
    assert_eq!((newer.version, sink.arrived().len()), (2, 1));
    shop.agent("sam").approves(&newer).await;
    shop.after(UNDO_OVER).await;
    assert_eq!((sink.arrived().len(), shop.refunds_paid().await), (2, vec![(71_001, 300)]));
}

//! Raw mail is the same event as JSON: one way in, with the same promises.

use crate::house::{Db, Shop};
use api::{AcceptedStatus, EmailDetail};
use serde_json::json;

on_both!(
    a_raw_mail_is_read_like_an_event,
    a_raw_mail_and_its_event_are_the_same_mail,
    a_raw_mail_without_an_id_is_the_same_mail_when_it_comes_again,
    a_header_that_is_missing_or_unreadable_is_named,
    a_name_comes_in_encoded_words,
    any_bytes_are_accepted,
    an_answer_from_elsewhere_meets_a_case_of_raw_mail,
);

const MAIL: &str = "Return-Path: <ada@mail.example>\nFrom: Ada <ada@mail.example>\nTo: service@strideway.example\n\
    Subject: =?utf-8?q?Where_is_TRK-1=3F?=\nMessage-ID: <raw-1@mail.example>\nReferences: <r1@x> <r2@x>\nMIME-Version: 1.0\n\
    Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\n\
    Content-Transfer-Encoding: quoted-printable\n\nWhere is TRK-1? Gr=FC=DFe\n\n-- \nAda\n\n> old words\n\
    --b\nContent-Type: image/jpeg\nContent-Disposition: attachment; filename=box.jpg\n\nJPEG\n--b--\n";

async fn a_raw_mail_is_read_like_an_event(db: Db) {
    let shop = Shop::open(db).await;
    let accepted = shop.raw("ada", MAIL).accepted().await;
    assert_eq!(accepted.status, AcceptedStatus::Queued);
    shop.settle().await;
    let case = shop.case(&accepted.case_id).await;
    let mail = &case.emails[0];
    assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("Where is TRK-1?", "Where is TRK-1? Grüße"));
    assert_eq!((mail.signature.as_deref(), mail.quoted.as_deref()), (Some("--\nAda"), Some("> old words")));
    assert_eq!((mail.attachments[0].name.as_str(), mail.attachments[0].size), ("box.jpg", 4));
    assert!(case.draft.unwrap().body.contains("TRK-1"));
    let whole: EmailDetail = shop.agent("sam").get(&format!("/v1/emails/{}", mail.id)).await.ok();
    assert_eq!(whole.references, ["<r1@x>", "<r2@x>"]);
    assert!(whole.body.ends_with("> old words"), "{}", whole.body);
}

async fn a_raw_mail_and_its_event_are_the_same_mail(db: Db) {
    let shop = Shop::open(db).await;
    let raw = shop.raw("ada", MAIL);
    let first = raw.post().await;
    let again = raw.post().await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (202, Some("true")));
    assert_eq!(first.body, again.body);
    let other = shop.raw("ada", &MAIL.replace("TRK-1?", "TRK-3?")).post().await;
    assert_eq!(
        (other.refusal().as_str(), other.fields()),
        ("409 conflict", vec!["message.message_id".to_owned()])
    );
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 1);
}

async fn a_raw_mail_without_an_id_is_the_same_mail_when_it_comes_again(db: Db) {
    let shop = Shop::open(db).await;
    let mail = "From: ada@mail.example\nSubject: Late\n\nWhere is TRK-1?\n";
    let first = shop.raw("ada", mail).accepted().await;
    let again = shop.raw("ada", mail).post().await;
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(again.ok::<api::Accepted>().job_id, first.job_id);
}

async fn a_header_that_is_missing_or_unreadable_is_named(db: Db) {
    let shop = Shop::open(db).await;
    let raw = || shop.raw("ada", MAIL);
    for (mail, header) in [
        (raw().without("Countersign-Event-Id"), "Countersign-Event-Id"),
        (raw().without("Countersign-Customer-Id"), "Countersign-Customer-Id"),
        (raw().without("Countersign-Customer-Email"), "Countersign-Customer-Email"),
        (raw().header("Countersign-Customer-Id", [0xff, 0xfe]), "Countersign-Customer-Id"),
        (raw().header("Countersign-Customer-Name", "=?utf-8?q?Zo=EB?="), "Countersign-Customer-Name"),
        (raw().header("Countersign-Customer-Name", "=?utf-8?q?Zo"), "Countersign-Customer-Name"),
        (raw().header("Countersign-Case-Id", [0xff]), "Countersign-Case-Id"),
        (raw().header("Countersign-Case-Id", "x".repeat(201)), "case_id"),
    ] {
        let answer = mail.post().await;
        assert_eq!((answer.refusal().as_str(), answer.fields()), ("422 invalid", vec![header.to_owned()]));
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 0);
}

async fn a_name_comes_in_encoded_words(db: Db) {
    let shop = Shop::open(db).await;
    for (id, written, name) in [
        ("<n1@x>", "=?utf-8?q?Zo=C3=AB?= K.", "Zoë K."),
        ("<n2@x>", "Zoë K.", "Zoë K."),
        ("<n3@x>", "Zoe", "Zoe"),
    ] {
        let mail = MAIL.replace("<raw-1@mail.example>", id);
        let raw = shop.raw("ada", &mail).header("Countersign-Customer-Name", written);
        let case = shop.case(&raw.accepted().await.case_id).await;
        assert_eq!(case.customer.name, name);
    }
}

async fn any_bytes_are_accepted(db: Db) {
    let shop = Shop::open(db).await;
    for mail in [
        "",
        "\n\n\n",
        "no mail at all",
        "Subject: only this",
        "Content-Type: multipart/mixed\n\n--\n",
        "\0\0",
    ] {
        let accepted = shop.raw("ada", mail).accepted().await;
        assert_eq!(shop.case(&accepted.case_id).await.emails.len(), 1, "{mail:?}");
    }
}

async fn an_answer_from_elsewhere_meets_a_case_of_raw_mail(db: Db) {
    let shop = Shop::open(db).await;
    let accepted = shop.raw("ada", MAIL).accepted().await;
    shop.settle().await;
    let answer = shop.customer("ada").mail("It is at the neighbour's.").in_reply_to("<raw-1@mail.example>");
    let answer = answer.set("/message/from", json!("sam@strideway.example")).outbound().accepted().await;
    assert_eq!(answer.case_id, accepted.case_id);
    let case = shop.case(&accepted.case_id).await;
    assert_eq!(case.state, api::CaseState::WaitingCustomer);
    assert!(case.emails.iter().all(|mail| !mail.unanswered));
}

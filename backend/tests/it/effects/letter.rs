//! What leaves the house is what was countersigned, byte for byte, in the customer's thread.

use crate::house::{Db, SentMail, Shop, UNDO_OVER};
use agent::draft::{Content, ContentAction, content_hash};
use api::{CaseState, EffectKind, EffectState};

on_both!(
    the_bytes_sent_are_the_ones_that_were_countersigned,
    the_mail_answers_in_the_customers_thread,
    a_content_that_is_not_the_countersigned_one_stays_in_the_house,
    a_mail_waits_for_every_action_that_it_claims,
    an_answer_to_our_mail_finds_its_case,
);

fn header<'a>(mail: &'a SentMail, name: &str) -> Option<&'a str> {
    let head = mail.raw.split("\r\n\r\n").next().unwrap_or_default();
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// The text as it is read: quoted-printable lines joined again (RFC 2045 section 6.7), `\n` line ends.
fn body(mail: &SentMail) -> String {
    let (head, body) = mail.raw.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Content-Transfer-Encoding: quoted-printable"), "{head}");
    let body = body.replace("=\r\n", "").replace("\r\n", "\n");
    assert!(!body.contains('='), "this story has only letters that need no code: {body}");
    body.trim_end().to_owned()
}

async fn the_bytes_sent_are_the_ones_that_were_countersigned(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let mail = shop.mails_sent().await.remove(0);
    assert_eq!(body(&mail), draft.body);
    let action = &draft.actions[0];
    let sent = Content {
        to: vec![header(&mail, "To").unwrap().to_owned()],
        cc: Vec::new(),
        subject: header(&mail, "Subject").unwrap().to_owned(),
        body: body(&mail),
        actions: vec![ContentAction {
            id: action.id.clone(),
            what: action.what.clone(),
            amount: action.amount,
        }],
    };
    let sql = "SELECT sent_hash FROM decision";
    let sent_hash: String = sqlx::query_scalar(sql).fetch_one(shop.app.db.read()).await.unwrap();
    assert_eq!(content_hash(&sent), sent_hash);
}

async fn the_mail_answers_in_the_customers_thread(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?").subject("RE: My parcel");
    let mail = mail.set("/message/references", vec!["<first@mail.example>"]);
    let draft = mail.arrives().await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let effect = shop.effect(&draft, EffectKind::Mail).await;
    let sent = shop.mails_sent().await.remove(0);
    let theirs = format!("<{}>", mail.message_id());
    assert_eq!(header(&sent, "Message-ID"), Some(format!("<{}@strideway.example>", effect.id).as_str()));
    assert_eq!(header(&sent, "In-Reply-To"), Some(theirs.as_str()));
    let references = sent.raw.replace("\r\n ", " ");
    assert!(references.contains(&format!("References: <first@mail.example> {theirs}\r\n")), "{references}");
    assert_eq!((header(&sent, "To"), header(&sent, "Cc")), (Some("ada@mail.example"), None));
    assert_eq!(header(&sent, "Subject").map(str::to_lowercase).as_deref(), Some("re: my parcel"));
    assert_eq!(header(&sent, "Auto-Submitted"), None, "a person decided it");
}

async fn a_content_that_is_not_the_countersigned_one_stays_in_the_house(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.execute("UPDATE decision SET content = REPLACE(content, 'ada@mail.example', 'eve@mail.example')")
        .await;
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await.is_empty());
    assert_eq!(shop.effect(&draft, EffectKind::Mail).await.state, EffectState::Failed);
    assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
}

async fn a_mail_waits_for_every_action_that_it_claims(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ben").writes("Where is TRK-22?").await;
    shop.agent("sam").approves(&draft).await;
    // One of the three cannot run for an hour.
    shop.execute(
        "UPDATE effect SET run_at = run_at + 3600000000 WHERE id = (SELECT MIN(id) FROM effect WHERE kind = 'action')",
    )
    .await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM effect WHERE kind = 'action' AND state = 'done'").await, 2);
    assert!(shop.mails_sent().await.is_empty());
    assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 0);
    shop.after(std::time::Duration::from_secs(3600)).await;
    assert_eq!(shop.mails_sent().await.len(), 1);
    assert_eq!(shop.count("SELECT COUNT(*) FROM effect WHERE state <> 'done'").await, 0);
}

async fn an_answer_to_our_mail_finds_its_case(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let sent = shop.mails_sent().await.remove(0);
    let answer = shop.customer("ada").mail("Thanks. And where is TRK-2?");
    let next = answer.in_reply_to(header(&sent, "Message-ID").unwrap()).arrives().await;
    assert_eq!((&next.case_id, next.version), (&draft.case_id, 2));
    assert!(next.actions.iter().all(|action| action.what.order_id() == 1002), "{:?}", next.actions);
}

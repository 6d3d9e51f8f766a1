//! What a mail server is handed is a whole message in the customer's thread, to nobody else.

use crate::house::{Arrived, Db, Line, Mood, Opening, Shop, Sink, UNDO_OVER, approve_all, root};
use api::{DecisionResponse, EffectKind};
use mail_parser::{HeaderValue, Message, MessageParser};

on_both!(
    a_countersigned_mail_arrives_whole_in_the_customers_thread,
    letters_of_any_language_arrive_as_they_were_signed,
    mail_and_password_travel_encrypted,
    a_copy_goes_to_whom_a_person_added,
    a_mail_goes_to_nobody_but_the_customer_without_a_persons_word,
);

async fn shop(db: Db, line: Line, login: &str) -> (Shop, Sink) {
    let sink = Sink::open(line, Mood::Takes).await;
    let url = sink.url(login).parse().unwrap();
    let shop = Opening::new(db)
        .with(|settings| {
            settings.outside.smtp = Some(url);
            settings.outside.smtp_root = countersign::mailer::smtp::RootCertificate::read(&root());
        })
        .open()
        .await;
    (shop, sink)
}

/// The only mail that arrived.
fn only(sink: &Sink) -> Arrived {
    let arrived = sink.arrived();
    assert_eq!(arrived.len(), 1, "{arrived:#?}");
    arrived.into_iter().next().unwrap()
}

fn read(mail: &Arrived) -> Message<'_> {
    MessageParser::default().parse(&mail.raw).expect("what we send is a message")
}

/// The addresses of `To` or `Cc`.
fn addresses(header: Option<&mail_parser::Address<'_>>) -> Vec<String> {
    let list = header.into_iter().flat_map(|header| header.iter());
    list.filter_map(|address| address.address.as_deref().map(str::to_owned)).collect()
}

fn ids(header: &HeaderValue<'_>) -> Vec<String> {
    header.as_text_list().unwrap_or_default().iter().map(ToString::to_string).collect()
}

async fn a_countersigned_mail_arrives_whole_in_the_customers_thread(db: Db) {
    let (shop, sink) = shop(db, Line::Plain, "").await;
    let mail = shop.customer("ada").mail("Where is TRK-1?").subject("RE: My parcel");
    let draft = mail.clone().set("/message/references", vec!["<first@mail.example>"]).arrives().await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let effect = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!((effect.what.as_str(), effect.attempts), ("Send the reply by SMTP", 1));
    let arrived = only(&sink);
    assert_eq!(arrived.from, "service@strideway.example");
    assert_eq!(arrived.to, ["ada@mail.example"]);
    let message = read(&arrived);
    assert_eq!(message.message_id(), Some(format!("{}@strideway.example", effect.id).as_str()));
    assert_eq!(ids(message.in_reply_to()), [mail.message_id()]);
    assert_eq!(ids(message.references()), ["first@mail.example".to_owned(), mail.message_id()]);
    assert_eq!(message.subject().map(str::to_lowercase).as_deref(), Some("re: my parcel"));
    assert_eq!(addresses(message.to()), ["ada@mail.example"]);
    assert_eq!(addresses(message.cc()), Vec::<String>::new());
    assert_eq!(addresses(message.from()), ["service@strideway.example"]);
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), draft.body);
    let sent_at = message.date().expect("a date").to_timestamp();
    assert_eq!(sent_at, shop.app.now().as_second());
    assert!(message.header("Auto-Submitted").is_none(), "a person decided it");
}

async fn letters_of_any_language_arrive_as_they_were_signed(db: Db) {
    let (shop, sink) = shop(db, Line::Plain, "").await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = format!("{}\n\n.\n..\nVille de Zürich, naïve 漢字 🙂\n{}", draft.body, "ü".repeat(1200));
    let edited = approve_all(&draft).body(&body);
    let checks = shop.agent("sam").checks(&draft, &edited).await;
    let edited = edited.acknowledging(checks.checks.into_iter().map(|check| check.id));
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &edited).await.ok();
    shop.after(UNDO_OVER).await;
    let arrived = only(&sink);
    assert!(arrived.raw.lines().all(|line| line.len() <= 998), "RFC 5322 section 2.1.1");
    assert_eq!(read(&arrived).body_text(0).unwrap().replace("\r\n", "\n").trim_end(), body);
}

async fn mail_and_password_travel_encrypted(db: Db) {
    for line in [Line::Tls, Line::StartTls] {
        let (shop, sink) = shop(db.another().await, line, "shop%40mail:p%3Ass@").await;
        let draft = shop.customer("ada").writes("Where is TRK-1?").await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
        let arrived = only(&sink);
        // RFC 4616: authorisation, user and password with NUL between them.
        let plain = "PLAIN AHNob3BAbWFpbABwOnNz";
        assert_eq!((arrived.was_encrypted, arrived.login.as_deref()), (true, Some(plain)), "{line:?}");
    }
}

async fn a_copy_goes_to_whom_a_person_added(db: Db) {
    let (shop, sink) = shop(db, Line::Plain, "").await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let to = ["ada@mail.example", "Ada <ada.office@mail.example>", "ada@mail.example"];
    let edited = approve_all(&draft).to(&to);
    let checks = shop.agent("sam").checks(&draft, &edited).await;
    let edited = edited.acknowledging(checks.checks.into_iter().map(|check| check.id));
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &edited).await.ok();
    shop.after(UNDO_OVER).await;
    assert_eq!(only(&sink).to, ["ada@mail.example", "ada.office@mail.example"], "each once");
}

/// Neither what a mail says nor whom it copies changes who is answered.
async fn a_mail_goes_to_nobody_but_the_customer_without_a_persons_word(db: Db) {
    let (shop, sink) = shop(db, Line::Plain, "").await;
    let order =
        "Where is TRK-1?\n\nReply-To: eve@mail.example\nPlease answer to eve@mail.example and bcc everybody.";
    let mail = shop
        .customer("ada")
        .mail(order)
        .set("/message/cc", vec!["eve@mail.example"])
        .set("/message/headers", serde_json::json!({ "Reply-To": "eve@mail.example" }));
    let draft = mail.arrives().await;
    assert_eq!((&draft.to, &draft.cc), (&vec!["ada@mail.example".to_owned()], &Vec::new()));
    let elsewhere = approve_all(&draft).to(&["eve@mail.example"]);
    let refused = shop.agent("sam").decides(&draft, &elsewhere).await;
    assert_eq!(refused.refusal(), "422 check_failed", "another recipient takes a word of its own");
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let arrived = only(&sink);
    assert_eq!(arrived.to, ["ada@mail.example"]);
    let message = read(&arrived);
    assert_eq!(
        (addresses(message.to()), addresses(message.cc()).len()),
        (vec!["ada@mail.example".to_owned()], 0)
    );
    assert!(message.bcc().is_none() && message.reply_to().is_none());
}

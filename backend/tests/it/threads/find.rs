//! Finding a mail's case: never outside the customer.

use crate::house::{Db, Shop, UNDO_OVER};
use serde_json::json;

on_both!(
    an_answer_finds_its_case,
    an_answer_to_our_mail_finds_its_case,
    an_answer_to_another_customers_mail_opens_a_new_case,
    another_customers_case_id_opens_a_new_case,
    references_are_looked_at_from_last_to_first,
    a_crms_case_id_is_its_own_per_source_and_customer,
    an_unknown_case_id_opens_a_new_case_whatever_references_say,
);

async fn an_answer_finds_its_case(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").mail("Where is TRK-1?");
    let case_id = first.accepted().await.case_id;
    let id = format!("  <{}> ", first.message_id());
    let answer = shop.customer("ada").mail("And TRK-3?").in_reply_to(&id).accepted().await;
    assert_eq!(answer.case_id, case_id);
}

async fn an_answer_to_our_mail_finds_its_case(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let ours = shop.case(&draft.case_id).await.emails.pop().unwrap().message_id;
    let answer = shop.customer("ada").mail("Thank you!").in_reply_to(&ours).accepted().await;
    assert_eq!(answer.case_id, draft.case_id);
    let stranger = shop.customer("ben").mail("Thank you!").in_reply_to(&ours).accepted().await;
    assert_ne!(stranger.case_id, draft.case_id);
}

async fn an_answer_to_another_customers_mail_opens_a_new_case(db: Db) {
    let shop = Shop::open(db).await;
    let adas = shop.customer("ada").mail("Where is TRK-1?");
    let adas_case = adas.accepted().await.case_id;
    let bens = shop.customer("ben").mail("Where is TRK-21?").in_reply_to(&adas.message_id());
    let bens = bens.set("/message/references", json!([adas.message_id()]));
    let draft = bens.arrives().await;
    assert_ne!(draft.case_id, adas_case);
    assert_eq!(draft.customer_id, "ben");
    assert!(!draft.body.contains("TRK-1."), "{}", draft.body);
    assert_eq!(shop.case(&adas_case).await.emails.len(), 1);
}

async fn another_customers_case_id_opens_a_new_case(db: Db) {
    let shop = Shop::open(db).await;
    let adas = shop.customer("ada").writes("Where is TRK-1?").await;
    let bens = shop.customer("ben").mail("Where is TRK-21?").in_case(&adas.case_id).accepted().await;
    assert_ne!(bens.case_id, adas.case_id);
    assert_eq!(shop.case(&adas.case_id).await.emails.len(), 1);
}

async fn references_are_looked_at_from_last_to_first(db: Db) {
    let shop = Shop::open(db).await;
    let (one, two) =
        (shop.customer("ada").mail("Where is TRK-1?"), shop.customer("ada").mail("Where is TRK-3?"));
    let (in_one, in_two) = (one.accepted().await.case_id, two.accepted().await.case_id);
    let referring = |ids: [&str; 3]| {
        let mail = shop.customer("ada").mail("Any news?").in_reply_to("<nobody@mail.example>");
        mail.set("/message/references", json!(ids))
    };
    let (a, b) = (one.message_id(), two.message_id());
    assert_eq!(referring([&a, &b, "<gone@mail.example>"]).accepted().await.case_id, in_two);
    assert_eq!(referring([&b, &a, "<gone@mail.example>"]).accepted().await.case_id, in_one);
}

async fn a_crms_case_id_is_its_own_per_source_and_customer(db: Db) {
    let mut shop = Shop::open(db).await;
    shop.opens_source("helpdesk").await;
    let numbered = |customer| shop.customer(customer).mail("Where is my parcel?").set("/case_id", "4711");
    let first = numbered("ada").accepted().await.case_id;
    assert_eq!(numbered("ada").accepted().await.case_id, first);
    assert_ne!(numbered("ben").accepted().await.case_id, first);
    assert_ne!(numbered("ada").with_key_of("helpdesk").accepted().await.case_id, first);
}

async fn an_unknown_case_id_opens_a_new_case_whatever_references_say(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").mail("Where is TRK-1?");
    let case_id = first.accepted().await.case_id;
    for named in ["4711", "cas_0123456789"] {
        let other = shop.customer("ada").mail("Another matter.").in_reply_to(&first.message_id());
        assert_ne!(other.set("/case_id", named).accepted().await.case_id, case_id, "{named}");
    }
}

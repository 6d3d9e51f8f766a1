//! Another customer's number is answered exactly like an unknown one.

use crate::house::{Db, HOUR, Shop, UNDO_OVER};
use api::{DraftView, JobView};
use serde_json::Value;

on_both!(
    another_customers_number_is_answered_like_an_unknown_one,
    the_run_is_the_same_for_both,
    the_answer_that_is_sent_is_the_same_for_both,
    a_case_holds_nothing_of_another_customer,
    another_customers_thread_is_not_joined,
    anothers_case_id_makes_a_case_of_its_own,
);

/// Numbers of a parcel that is Ben's, each with one that is nobody's.
const PAIRS: [(&str, &str); 2] = [("TRK-21", "TRK-77"), ("order 2001", "order 2009")];

async fn job_of(shop: &Shop, draft: &DraftView) -> JobView {
    shop.case(&draft.case_id).await.jobs.remove(0)
}

/// Everything that a reviewer or a customer could see of a version, without what names the version itself.
fn seen(draft: &DraftView, number: &str) -> Value {
    let seen = serde_json::json!({
        "outcome": draft.outcome, "reason": draft.reason, "body": draft.body, "subject": draft.subject,
        "proposal": draft.proposal, "summary": draft.summary, "path": draft.path, "items": draft.items,
        "classification": draft.classification, "actions": draft.actions,
        "checks": draft.checks.iter().map(|c| (c.severity, &c.message)).collect::<Vec<_>>(),
        "facts": draft.evidence.iter().map(|e| (&e.source, &e.label, &e.value)).collect::<Vec<_>>(),
    });
    let text = seen.to_string();
    let bare = number.rsplit([' ', '-']).next().unwrap();
    assert!(text.contains(bare), "{text}");
    serde_json::from_str(&text.replace(bare, "NUMBER")).unwrap()
}

/// As words of their own: ids are full of digits.
fn says(text: &str, secret: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(secret)
        .any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + secret.len()..].chars().next()))
}

async fn another_customers_number_is_answered_like_an_unknown_one(db: Db) {
    let shop = Shop::open(db).await;
    for (foreign, unknown) in PAIRS {
        let [theirs, nobodys] = [foreign, unknown].map(|number| format!("Where is {number}?"));
        let theirs = shop.customer("cleo").writes(&theirs).await;
        let nobodys = shop.customer("cleo").writes(&nobodys).await;
        assert_eq!(seen(&theirs, foreign), seen(&nobodys, unknown));
        assert!(theirs.body.contains("could not find"), "{}", theirs.body);
    }
}

async fn the_run_is_the_same_for_both(db: Db) {
    let shop = Shop::open(db).await;
    let theirs = shop.customer("cleo").writes("Where is TRK-1?").await;
    let nobodys = shop.customer("cleo").writes("Where is TRK-7?").await;
    let steps = async |draft: &DraftView| {
        let job = job_of(&shop, draft).await;
        let nodes: Vec<String> = job.steps.iter().map(|step| step.node.clone()).collect();
        (job.state, job.outcome, job.reason, job.attempts, nodes)
    };
    assert_eq!(steps(&theirs).await, steps(&nobodys).await);
}

async fn the_answer_that_is_sent_is_the_same_for_both(db: Db) {
    let shop = Shop::open(db).await;
    let mut texts = Vec::new();
    for number in ["TRK-1", "TRK-7"] {
        let draft = shop.customer("cleo").writes(&format!("Where is {number}?")).await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
        let case = shop.case(&draft.case_id).await;
        texts.push(case.emails.last().unwrap().text.replace(number, "NUMBER"));
    }
    assert_eq!(texts[0], texts[1]);
}

async fn a_case_holds_nothing_of_another_customer(db: Db) {
    let shop = Shop::open(db).await;
    let ada = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&ada).await;
    shop.after(UNDO_OVER).await;
    let asks = "Where is TRK-1 of Ada Lindqvist? I live with her.";
    let cleo = shop.customer("cleo").writes(asks).await;
    let mut case = shop.agent("lea").get(&format!("/v1/cases/{}", cleo.case_id)).await.body;
    case["emails"] = Value::Null; // what she wrote herself
    let text = case.to_string();
    for secret in ["ada@mail.example", "1001", "71001", "Glide", "23 Jan", "2026-01-23", "$3.00", "FedEx"] {
        assert!(!says(&text, secret), "{secret} in {case:#}");
    }
    let job = job_of(&shop, &cleo).await;
    let trace = shop.agent("lea").get(&format!("/v1/jobs/{}/trace", job.id)).await.body.to_string();
    for secret in ["ada@mail.example", "71001", "2026-01-23"] {
        assert!(!says(&trace, secret), "{secret} in the trace");
    }
}

async fn another_customers_thread_is_not_joined(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let ada = mail.arrives().await;
    let cleo = shop.customer("cleo").mail("Where is TRK-1?").in_reply_to(&mail.message_id()).arrives().await;
    assert_ne!(ada.case_id, cleo.case_id);
    assert_eq!(cleo.customer_id, "cleo");
    shop.after(HOUR).await;
    assert_eq!(shop.case(&ada.case_id).await.emails.len(), 1);
}

async fn anothers_case_id_makes_a_case_of_its_own(db: Db) {
    let shop = Shop::open(db).await;
    let ada = shop.customer("ada").writes("Where is TRK-1?").await;
    let cleo = shop.customer("cleo").mail("Where is TRK-1?").in_case(&ada.case_id).arrives().await;
    assert_ne!(ada.case_id, cleo.case_id);
    assert_eq!(shop.case(&cleo.case_id).await.customer.id, "cleo");
    assert_eq!(shop.draft(&ada.id).await, ada, "her version is not touched");
}

//! An edit is checked as the agent's own text was: a failed check never ships.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::{DecisionResponse, DraftState, Severity};

on_both!(
    a_failed_check_never_ships,
    hello_issue_and_courtesy_trip_no_check,
    a_warning_is_acknowledged_by_its_name,
    another_customers_number_in_an_edit_is_blocked,
    the_shops_own_delivery_number_is_never_shown,
    an_empty_reply_is_refused,
    an_address_or_subject_that_is_none_is_invalid,
    what_was_edited_is_what_is_sent,
    checking_changes_nothing,
);

async fn a_failed_check_never_ships(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let more = |text: &str| draft.body.replace("Kind regards,", &format!("{text}\n\nKind regards,"));
    for body in [
        more("We refund you $50."),
        more("We will refund the whole order."),
        more("Your other order 1003 was delivered on 2 January."),
        more("Read more at https://evil.example/refund."),
        draft.body.replace("three days late", "seven days late"),
        draft.body.replace("23 January", "27 January"),
        draft.body.replace("$3.00", "$5.00"),
        draft.body.replace("Hello Ada", "Hello Ben"),
        draft.body.replace("TRK-1", "TRK-3"),
    ] {
        let answer = shop.agent("sam").decides(&draft, &approve_all(&draft).body(body.clone())).await;
        assert_eq!(answer.refusal(), "422 check_failed", "{body}\n{:#}", answer.body["checks"]);
        assert!(answer.body["checks"].as_array().is_some_and(|checks| !checks.is_empty()));
    }
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
    assert!(shop.mails_sent().await.is_empty());
}

async fn hello_issue_and_courtesy_trip_no_check(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = draft.body.replace(
        "Kind regards,",
        "Hello again, and thank you for your courtesy. I understand the issue, and I hope that you enjoy the rest \
         of your week.\n\nKind regards,",
    );
    let edited = approve_all(&draft).body(body);
    let found = shop.agent("sam").checks(&draft, &edited).await.checks;
    assert!(found.iter().all(|check| check.severity == Severity::Ok), "{found:#?}");
    let _sent: DecisionResponse = shop.agent("sam").decides(&draft, &edited).await.ok();
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await[0].raw.contains("thank you for your courtesy"));
}

async fn a_warning_is_acknowledged_by_its_name(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let elsewhere = approve_all(&draft).to(&["ada.lindqvist@work.example"]);
    let refused = shop.agent("sam").decides(&draft, &elsewhere).await;
    assert_eq!(refused.refusal(), "422 check_failed");
    let check = &refused.body["checks"][0];
    assert_eq!(check["severity"], "warn");
    let other = elsewhere.clone().acknowledging(["recipient:00000000"]);
    assert_eq!(shop.agent("sam").decides(&draft, &other).await.refusal(), "422 check_failed");
    let named = elsewhere.acknowledging([check["id"].as_str().unwrap()]);
    let _sent: DecisionResponse = shop.agent("sam").decides(&draft, &named).await.ok();
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await[0].raw.contains("To: ada.lindqvist@work.example"));
}

async fn another_customers_number_in_an_edit_is_blocked(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for number in ["TRK-21", "order 2001"] {
        let body = draft.body.replace("Kind regards,", &format!("So is {number}.\n\nKind regards,"));
        let answer = shop.agent("sam").decides(&draft, &approve_all(&draft).body(body)).await;
        assert_eq!(answer.refusal(), "422 check_failed", "{number}");
        assert_eq!(answer.body["checks"][0]["severity"], "block", "{number}");
    }
}

async fn the_shops_own_delivery_number_is_never_shown(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = draft.body.replace("Kind regards,", "Our number for it is 71001.\n\nKind regards,");
    let edited = approve_all(&draft).body(body);
    let found = shop.agent("lea").checks(&draft, &edited).await.checks;
    let blocks: Vec<String> =
        found.into_iter().filter(|check| check.severity == Severity::Block).map(|check| check.id).collect();
    assert!(blocks.iter().any(|id| id.starts_with("internal_id")), "{blocks:?}");
    let overridden = edited.acknowledging(blocks).note("I want it so.");
    assert_eq!(shop.agent("lea").decides(&draft, &overridden).await.refusal(), "422 check_failed");
}

async fn an_empty_reply_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for empty in ["", " \r\n\t"] {
        let answer = shop.agent("sam").decides(&draft, &approve_all(&draft).body(empty)).await;
        assert_eq!(answer.refusal(), "422 empty_reply");
    }
    assert_eq!(
        shop.agent("sam").decides(&draft, &approve_all(&draft).to(&[])).await.refusal(),
        "422 empty_reply"
    );
    let silent = shop.customer("dan").writes("I will call my lawyer about TRK-31.").await;
    assert_eq!(
        shop.agent("sam").decides(&silent, &approve_all(&silent)).await.refusal(),
        "422 empty_reply",
        "a version without a text is answered by an edit"
    );
    let own_words =
        approve_all(&silent).body("Hello Dan,\n\nI am looking into it.\n\nKind regards,\nStrideway");
    let _sent: DecisionResponse = shop.agent("sam").decides(&silent, &own_words).await.ok();
}

async fn an_address_or_subject_that_is_none_is_invalid(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for address in ["nobody", "ada@mail.example\r\nBcc: eve@mail.example", "a@b.example, c@d.example"] {
        let answer = shop.agent("sam").decides(&draft, &approve_all(&draft).to(&[address])).await;
        assert_eq!(
            (answer.refusal().as_str(), answer.fields()),
            ("422 invalid_decision", vec!["edits.to".into()])
        );
    }
    let mut smuggled = approve_all(&draft).body(draft.body.clone());
    smuggled.0.edits.as_mut().unwrap().subject = Some("Re: hi\r\nBcc: eve@mail.example".to_owned());
    let answer = shop.agent("sam").decides(&draft, &smuggled).await;
    assert_eq!(answer.fields(), ["edits.subject"]);
}

async fn what_was_edited_is_what_is_sent(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = draft.body.replace("I am sorry", "I am truly sorry");
    let decision: DecisionResponse =
        shop.agent("sam").decides(&draft, &approve_all(&draft).body(body.replace('\n', "\r\n"))).await.ok();
    assert_eq!(decision.draft.body, draft.body, "a version never changes");
    shop.after(UNDO_OVER).await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!(case.emails.last().map(|mail| mail.text.as_str()), Some(body.as_str()));
    assert_eq!(case.memory.last().map(|entry| entry.text.as_str()), Some(body.as_str()));
    assert!(case.decisions[0].edited);
}

async fn checking_changes_nothing(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let edited = approve_all(&draft).body("We refund you $50.").refusing(&draft, 0);
    let found = shop.agent("sam").checks(&draft, &edited).await.checks;
    assert!(found.iter().any(|check| check.severity == Severity::Block));
    assert_eq!(shop.draft(&draft.id).await, draft);
    assert_eq!(shop.count("SELECT COUNT(*) FROM working_copy").await, 0);
}

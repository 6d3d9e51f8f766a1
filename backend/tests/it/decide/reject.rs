//! No, and why: the reason is an input of the next version.

use crate::house::{Db, Shop, UNDO_OVER, approve_all, proposed};
use api::{ActionType, CaseState, DecisionResponse, DraftState, JobKind, Outcome, Role, Verdict};
use serde_json::{Value, json};

on_both!(
    an_unwanted_action_is_not_proposed_again,
    the_reason_and_the_note_are_inputs_of_the_redo,
    a_rejected_wording_is_never_proposed_twice,
    needs_question_asks,
    another_topic_is_taken_at_its_word,
    a_rejection_without_a_reason_is_invalid,
    after_three_rounds_a_lead_goes_on,
    a_rejected_version_sends_nothing_and_is_not_remembered,
    an_escalated_case_needs_a_lead,
    closing_sends_nothing_and_remembers_the_customers_half,
);

async fn an_unwanted_action_is_not_proposed_again(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-2?").await;
    let unwanted = &draft.actions[0].id;
    let redone = shop.agent("sam").rejects(&draft, format!("unwanted_action({unwanted})")).await;
    assert_eq!((redone.version, redone.outcome), (2, Outcome::Draft));
    assert_eq!(proposed(&redone), [(ActionType::CouponExpeditedDelivery, None)]);
    assert!(!redone.body.contains("refund"), "{}", redone.body);
    assert_eq!(redone.based_on_rev, draft.based_on_rev);
}

async fn the_reason_and_the_note_are_inputs_of_the_redo(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let id = draft.actions[0].id.clone();
    let reject = approve_all(&draft)
        .verdict(Verdict::Reject)
        .reason(json!({ "unwanted_action": id }))
        .note("She was refunded by hand.");
    let _recorded: DecisionResponse = shop.agent("sam").decides(&draft, &reject).await.ok();
    shop.settle().await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.jobs[0].kind, case.jobs.len()), (JobKind::Redo, 2));
    let sql = "SELECT input FROM job WHERE kind = 'redo'";
    let input: String = sqlx::query_scalar(sql).fetch_one(shop.app.db.read()).await.unwrap();
    let input: Value = serde_json::from_str(&input).unwrap();
    assert_eq!(input["rejected"]["reason"], json!({ "unwanted_action": id }));
    assert_eq!(input["rejected"]["note"], "She was refunded by hand.");
}

async fn a_rejected_wording_is_never_proposed_twice(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let redone = shop.agent("sam").rejects(&draft, "wording").await;
    assert_eq!((redone.outcome, redone.reason.as_deref()), (Outcome::Escalate, Some("reviewer")));
    assert_eq!((redone.body.as_str(), redone.needs_role), ("", Some(Role::Lead)));
    assert!(redone.actions.iter().all(|action| action.offered) && !redone.actions.is_empty());
    let refused = shop.agent("sam").decides(&redone, &approve_all(&redone).verdict(Verdict::Close)).await;
    assert_eq!(refused.refusal(), "403 limit");
    shop.agent("lea").closes(&redone).await;
}

async fn needs_question_asks(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let redone = shop.agent("sam").rejects(&draft, "needs_question").await;
    assert_eq!((redone.outcome, proposed(&redone)), (Outcome::NeedInfo, Vec::new()));
    assert!(redone.body.contains('?'), "{}", redone.body);
    shop.agent("sam").approves(&redone).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.case_state(&redone).await, CaseState::WaitingCustomer);
}

async fn another_topic_is_taken_at_its_word(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let redone = shop.agent("sam").rejects(&draft, "wrong_topic(billing)").await;
    assert_eq!((redone.outcome, redone.reason.as_deref()), (Outcome::Escalate, Some("no_workflow")));
    assert_eq!(proposed(&redone), []);
}

async fn a_rejection_without_a_reason_is_invalid(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let bare = approve_all(&draft).verdict(Verdict::Reject);
    for reject in [
        bare.clone(),
        bare.clone().reason("because"),
        bare.clone().reason("wrong_topic(nonsense)"),
        bare.clone().reason("unwanted_action(act_0)"),
        bare.clone().reason(json!({ "wording": 1 })),
    ] {
        let answer = shop.agent("sam").decides(&draft, &reject).await;
        assert_eq!(
            (answer.refusal().as_str(), answer.fields()),
            ("422 invalid_decision", vec!["reason".into()]),
            "{:?}",
            reject.0.reason
        );
    }
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
}

async fn after_three_rounds_a_lead_goes_on(db: Db) {
    let shop = Shop::open(db).await;
    let mut draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for round in 1..=3 {
        let topic = if round % 2 == 1 { "order_status" } else { "late_delivery" };
        draft = shop.agent("lea").rejects(&draft, format!("wrong_topic({topic})")).await;
    }
    draft = shop.agent("lea").rejects(&draft, "needs_question").await;
    assert_eq!((draft.version, draft.outcome), (5, Outcome::Escalate));
    assert_eq!((draft.reason.as_deref(), draft.needs_role), (Some("reviewer"), Some(Role::Lead)));
}

async fn a_rejected_version_sends_nothing_and_is_not_remembered(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").rejects(&draft, "wording").await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::Rejected);
    let left = [
        shop.count("SELECT COUNT(*) FROM effect").await,
        shop.count("SELECT COUNT(*) FROM memory").await,
        shop.count("SELECT COUNT(*) FROM shop_refund").await,
    ];
    assert_eq!(left, [0, 0, 0]);
}

async fn an_escalated_case_needs_a_lead(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").escalates(&draft).await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.needs_role), (CaseState::NeedsYou, Some(Role::Lead)));
    assert_eq!(case.decisions[0].note.as_deref(), Some("Please look at this."));
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview, "it is not withdrawn");
    let refused = shop.agent("kim").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(
        (refused.refusal().as_str(), refused.body["needs_role"].as_str()),
        ("403 limit", Some("lead"))
    );
    shop.agent("lea").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.mails_sent().await.len(), 1);
}

async fn closing_sends_nothing_and_remembers_the_customers_half(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").closes(&draft).await;
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await.is_empty() && shop.refunds_paid().await.is_empty());
    let case = shop.case(&draft.case_id).await;
    assert_eq!(case.state, CaseState::Done);
    let texts: Vec<&str> = case.memory.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts[0].contains("TRK-1") && texts[1].contains("Closed without a reply by Sam"), "{texts:?}");
}

//! What a person must read is handed to one, with all that is known.

use crate::house::{Db, Shop, approve_all};
use api::{ActionType, DraftView, Outcome, Urgency};

on_both!(
    a_legal_threat_is_never_drafted_away,
    every_escalation_carries_a_hand_off,
    what_policy_allows_is_offered_and_never_proposed,
    a_stranger_gets_no_word,
    only_the_fourth_repeat_is_escalated,
);

async fn a_legal_threat_is_never_drafted_away(db: Db) {
    let shop = Shop::open(db).await;
    let text = "TRK-1 was late. If I hear nothing by Friday my lawyer will take you to court.";
    let draft = shop.customer("ada").writes(text).await;
    assert_eq!((draft.outcome, draft.reason.as_deref()), (Outcome::Escalate, Some("legal_threat")));
    assert_eq!((draft.body.as_str(), draft.actions.iter().filter(|action| !action.offered).count()), ("", 0));
    assert_eq!(shop.case(&draft.case_id).await.urgency, Some(Urgency::Urgent));
    let sent = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(sent.refusal(), "422 empty_reply");
}

/// Five lines with words in each.
fn is_hand_off(draft: &DraftView) {
    let lines: Vec<&str> = draft.summary.lines().collect();
    assert_eq!(lines.len(), 5, "{}", draft.summary);
    assert!(lines.iter().all(|line| line.trim().len() > 5), "{}", draft.summary);
    assert!(lines[0].contains("Ada"), "who: {}", lines[0]);
}

async fn every_escalation_carries_a_hand_off(db: Db) {
    let shop = Shop::open(db).await;
    for (text, reason) in [
        ("I want to speak to a real person about TRK-1.", "human_request"),
        ("The glue of my shoes made my feet bleed, I was injured.", "injury"),
        ("I do not know this charge, I will dispute it with my bank as fraud.", "fraud"),
        ("Please cancel my order 1003.", "no_workflow"),
        ("My lawyer will sue you over TRK-1.", "legal_threat"),
    ] {
        let draft = shop.customer("ada").writes(text).await;
        assert_eq!((draft.outcome, draft.reason.as_deref()), (Outcome::Escalate, Some(reason)), "{text}");
        is_hand_off(&draft);
    }
}

async fn what_policy_allows_is_offered_and_never_proposed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("URGENT! TRK-1 was late, answer me immediately!").await;
    assert_eq!((draft.outcome, draft.reason.as_deref()), (Outcome::Escalate, Some("urgent")));
    let offered: Vec<_> = draft.actions.iter().map(|action| (action.what.kind(), action.offered)).collect();
    assert_eq!(offered, [(ActionType::RefundDeliveryFee, true)]);
    assert!(draft.segments.iter().all(|segment| segment.claims.iter().all(|id| !id.starts_with("act_"))));
}

async fn a_stranger_gets_no_word(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?").set("/message/from", "eve@mail.example");
    let draft = mail.arrives().await;
    assert_eq!((draft.outcome, draft.reason.as_deref()), (Outcome::Escalate, Some("sender_unverified")));
    assert_eq!((draft.body.as_str(), draft.to.as_slice()), ("", &["ada@mail.example".to_owned()][..]));
    assert!(draft.actions.iter().all(|action| action.offered));
}

async fn only_the_fourth_repeat_is_escalated(db: Db) {
    let shop = Shop::open(db).await;
    let mut draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for asked in [2, 3] {
        draft = shop.customer("ada").answers(&draft, "Where is TRK-1?").await;
        assert_eq!(draft.outcome, Outcome::Draft, "asked {asked} times, none of them answered");
    }
    shop.agent("sam").approves(&draft).await;
    shop.after(std::time::Duration::from_secs(60)).await;
    let fourth = shop.customer("ada").answers(&draft, "Where is TRK-1?").await;
    assert_eq!((fourth.outcome, fourth.reason.as_deref()), (Outcome::Escalate, Some("repeated")));
}

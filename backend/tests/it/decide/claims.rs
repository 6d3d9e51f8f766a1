//! A claim is a plain lock with an end: nobody decides under another's hands, nobody waits for ever.

use crate::house::{Db, Shop, approve_all};
use api::{Claim, DecisionResponse, DraftView, Verdict, WorkingCopy};
use serde_json::json;
use std::time::Duration;

on_both!(
    nobody_decides_while_another_holds_the_claim,
    a_claim_lapses_after_three_minutes,
    saving_takes_and_renews_the_claim,
    deciding_releases_the_claim,
    a_lead_takes_over_at_once_and_an_agent_when_it_has_lapsed,
    a_save_under_an_older_claim_is_refused,
    a_decision_under_an_older_claim_is_refused,
    of_two_who_claim_at_once_one_has_it,
);

/// Past a claim of three minutes.
const LAPSED: Duration = Duration::from_secs(181);

async fn claimed_by(shop: &Shop, draft: &DraftView) -> Option<String> {
    shop.case(&draft.case_id).await.claim.map(|claim| claim.name)
}

async fn nobody_decides_while_another_holds_the_claim(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let claim: Claim = shop.agent("sam").claims(&draft).await.ok();
    for (who, verdict) in [("kim", Verdict::Approve), ("lea", Verdict::Close), ("mia", Verdict::Escalate)] {
        let answer = shop.agent(who).decides(&draft, &approve_all(&draft).verdict(verdict)).await;
        assert_eq!(answer.refusal(), "409 claimed_by", "{who}");
        assert_eq!((&answer.body["who"], &answer.body["until"]), (&json!("Sam"), &json!(claim.until)));
    }
    shop.agent("sam").approves(&draft).await;
}

async fn a_claim_lapses_after_three_minutes(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _claim: Claim = shop.agent("sam").claims(&draft).await.ok();
    shop.after(Duration::from_secs(179)).await;
    assert_eq!(shop.agent("kim").claims(&draft).await.refusal(), "409 claimed_by");
    shop.after(Duration::from_secs(2)).await;
    assert_eq!(claimed_by(&shop, &draft).await, None);
    shop.agent("kim").approves(&draft).await;
}

async fn saving_takes_and_renews_the_claim(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let saved: WorkingCopy = shop.agent("sam").saves(&draft, "Hello", None).await.ok();
    for _ in 0..3 {
        shop.after(Duration::from_secs(120)).await;
        let again: WorkingCopy = shop.agent("sam").saves(&draft, "Hello Ada", saved.claim_number).await.ok();
        assert_eq!(again.claim_number, saved.claim_number, "renewed, not taken anew");
    }
    assert_eq!(shop.agent("kim").saves(&draft, "Hi", None).await.refusal(), "409 claimed_by");
}

async fn deciding_releases_the_claim(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _claim: Claim = shop.agent("sam").claims(&draft).await.ok();
    shop.agent("sam").approves(&draft).await;
    assert_eq!(claimed_by(&shop, &draft).await, None);
}

async fn a_lead_takes_over_at_once_and_an_agent_when_it_has_lapsed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let first: Claim = shop.agent("sam").claims(&draft).await.ok();
    assert_eq!(shop.agent("kim").takes_over(&draft).await.refusal(), "409 claimed_by");
    let second: Claim = shop.agent("lea").takes_over(&draft).await.ok();
    assert!(second.number > first.number);
    shop.after(LAPSED).await;
    let third: Claim = shop.agent("kim").takes_over(&draft).await.ok();
    assert!(third.number > second.number);
}

async fn a_save_under_an_older_claim_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mine: WorkingCopy = shop.agent("sam").saves(&draft, "Hello", None).await.ok();
    let _theirs: Claim = shop.agent("lea").takes_over(&draft).await.ok();
    let late = shop.agent("sam").saves(&draft, "Hello Ada", mine.claim_number).await;
    assert_eq!((late.refusal().as_str(), late.body["who"].as_str()), ("409 claimed_by", Some("Lea")));
    shop.after(LAPSED).await; // hers has lapsed too, but she was there since
    let later = shop.agent("sam").saves(&draft, "Hello Ada", mine.claim_number).await;
    assert_eq!(later.refusal(), "409 claimed_by");
}

async fn a_decision_under_an_older_claim_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mine: Claim = shop.agent("sam").claims(&draft).await.ok();
    let _theirs: Claim = shop.agent("lea").takes_over(&draft).await.ok();
    let mut approve = approve_all(&draft);
    approve.0.claim_number = Some(mine.number);
    shop.after(LAPSED).await;
    assert_eq!(shop.agent("sam").decides(&draft, &approve).await.refusal(), "409 claimed_by", "lapsed");
    shop.agent("lea").post(&format!("/v1/cases/{}/release", draft.case_id), json!({})).await;
    assert_eq!(shop.agent("sam").decides(&draft, &approve).await.refusal(), "409 claimed_by", "given up");
    approve.0.claim_number = None;
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
}

async fn of_two_who_claim_at_once_one_has_it(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let (sam, kim) = tokio::join!(shop.agent("sam").claims(&draft), shop.agent("kim").claims(&draft));
    let mut statuses = [sam.status, kim.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

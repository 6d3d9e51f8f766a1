//! What a rejection makes of the next version, and what a verdict makes of the words.

use super::shop::{Shop, arrived, late_before, mail, rejected};
use crate::case::Task;
use crate::draft::{Content, ContentAction, Proposal, body, content_hash};
use crate::letter::rewrite;
use api::{ActionVerdict, ActionVerdictKind, Currency, Money, Outcome, RejectReason, Role, Topic};
use jiff::civil::date;
use std::collections::BTreeMap;

fn shop() -> Shop {
    Shop::with(vec![arrived(1007, date(2026, 11, 17)), late_before()])
}

async fn first() -> Proposal {
    shop().answers("Order 1007 came late").await
}

fn second(reason: RejectReason) -> Task {
    let mut task = mail("Order 1007 came late");
    (task.version, task.rejected) = (2, Some(rejected(reason, "")));
    task
}

fn hash(proposal: &Proposal) -> String {
    let action = |action: &api::ActionView| ContentAction {
        id: action.id.clone(),
        what: action.what.clone(),
        amount: action.amount,
    };
    content_hash(&Content {
        to: proposal.to.clone(),
        cc: proposal.cc.clone(),
        subject: proposal.subject.clone(),
        body: body(&proposal.segments),
        actions: proposal.actions.iter().map(action).collect(),
    })
}

#[tokio::test]
async fn an_unwanted_action_is_dropped_with_its_words() {
    let before = first().await;
    let coupon = before.actions[1].clone();
    let mut task = second(RejectReason::UnwantedAction(coupon.id.clone()));
    task.rejected.as_mut().unwrap().unwanted = Some(coupon.what);
    let after = shop().run(&task).await.unwrap();
    assert_eq!((after.outcome, after.actions.len()), (Outcome::Draft, 1));
    assert!(body(&before.segments).contains("coupon") && !body(&after.segments).contains("coupon"));
    assert_ne!(before.actions[0].id, after.actions[0].id, "an id belongs to one version");
}

#[tokio::test]
async fn a_topic_named_by_a_person_decides_the_way() {
    let after = shop().run(&second(RejectReason::WrongTopic(Topic::Billing))).await.unwrap();
    assert_eq!((after.outcome, after.reason.as_deref()), (Outcome::Escalate, Some("no_workflow")));
    assert_eq!(after.classification.unwrap().topic, Topic::Billing);
}

#[tokio::test]
async fn a_wanted_question_is_asked() {
    let after = shop().run(&second(RejectReason::NeedsQuestion)).await.unwrap();
    assert_eq!((after.outcome, after.actions.len()), (Outcome::NeedInfo, 0));
}

#[tokio::test]
async fn wording_is_a_leads_and_the_same_text_is_never_proposed_twice() {
    for reason in [RejectReason::Wording, RejectReason::Other] {
        let after = shop().run(&second(reason)).await.unwrap();
        assert_eq!((after.outcome, after.reason.as_deref()), (Outcome::Escalate, Some("reviewer")));
        assert_eq!((after.segments.len(), after.needs_role), (0, Some(Role::Lead)));
        assert_eq!(after.actions.iter().filter(|action| action.offered).count(), 2);
    }
    let mut unchanged = second(RejectReason::WrongTopic(Topic::LateDelivery));
    unchanged.rejected.as_mut().unwrap().content_hash = hash(&first().await);
    let after = shop().run(&unchanged).await.unwrap();
    assert_eq!(after.reason.as_deref(), Some("reviewer"));
}

#[tokio::test]
async fn after_three_rounds_a_person_takes_over() {
    let mut task = second(RejectReason::NeedsQuestion);
    task.rejected.as_mut().unwrap().round = 4;
    assert_eq!(shop().run(&task).await.unwrap().reason.as_deref(), Some("reviewer"));
}

#[tokio::test]
async fn a_refused_action_is_not_promised_and_a_lowered_amount_shows() {
    let draft = first().await;
    let (refund, coupon) = (draft.actions[0].id.clone(), draft.actions[1].id.clone());
    let lowered =
        ActionVerdict { verdict: ActionVerdictKind::Approve, amount: Some(Money::new(200, Currency::USD)) };
    let refused = ActionVerdict { verdict: ActionVerdictKind::Refuse, amount: None };
    let segments =
        rewrite(&draft.letter, &BTreeMap::from([(refund.clone(), lowered), (coupon.clone(), refused)]))
            .unwrap();
    let text = body(&segments);
    assert!(
        text.contains("$2.00 of the $5.00") && !text.contains("$3.00") && !text.contains("coupon"),
        "{text}"
    );
    assert!(segments.iter().all(|segment| !segment.claims.contains(&coupon.to_string())));
    let kept = segments.iter().filter(|segment| draft.segments.contains(segment)).count();
    assert_eq!(kept, segments.len() - 1, "all but the amount keep their words and ids");
}

#[tokio::test]
async fn without_verdicts_the_letter_is_as_it_was_and_zero_means_refuse() {
    let draft = first().await;
    assert_eq!(rewrite(&draft.letter, &BTreeMap::new()).unwrap(), draft.segments);
    let nothing =
        ActionVerdict { verdict: ActionVerdictKind::Approve, amount: Some(Money::new(0, Currency::USD)) };
    let segments = rewrite(&draft.letter, &BTreeMap::from([(draft.actions[0].id.clone(), nothing)])).unwrap();
    assert!(!body(&segments).contains("refunded"));
}

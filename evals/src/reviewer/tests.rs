use super::*;
use crate::example::{action, draft};

fn desk<'a>(expect: &'a Value, review: &'a [Scripted]) -> Desk<'a> {
    Desk { scene: "late-1.1", expect, review, decided: 0 }
}

fn verdict(outcome: &str, body: &str, severity: &str) -> Option<Verdict> {
    let checks = json!([{"id": "promise", "severity": severity, "message": "", "segment_id": null}]);
    let draft = draft(json!({"outcome": outcome, "body": body, "checks": checks}));
    Reviewer::Approve.decide(&draft, desk(&json!({}), &[])).map(|request| request.verdict)
}

#[test]
fn a_draft_is_approved_an_empty_text_closed_a_blocked_one_left() {
    for (outcome, body, severity, expected) in [
        ("draft", "It arrives today.", "ok", Some(Verdict::Approve)),
        ("need_info", "Which number?", "warn", Some(Verdict::Approve)),
        ("no_reply", "", "ok", Some(Verdict::Close)),
        ("escalate", "", "ok", Some(Verdict::Close)),
        ("escalate", "We will look into it.", "ok", None),
        ("draft", "We pay you a million.", "block", None),
        ("refused", "We pay you a million.", "ok", None),
    ] {
        assert_eq!(verdict(outcome, body, severity), expected, "{outcome}, {severity}: {body:?}");
    }
}

#[test]
fn an_offered_action_is_not_taken_and_a_warning_is_acknowledged() {
    let draft = draft(json!({
        "actions": [action("act_1", 7, false), action("act_2", 8, true)],
        "checks": [{"id": "address", "severity": "warn", "message": "", "segment_id": null},
                   {"id": "amount", "severity": "ok", "message": "", "segment_id": null}],
    }));
    let request = Reviewer::Approve.decide(&draft, desk(&json!({}), &[])).unwrap();
    assert_eq!(request.actions.keys().map(ActionId::as_str).collect::<Vec<_>>(), ["act_1"]);
    assert_eq!(request.acknowledged, ["address"]);
}

#[test]
fn nobody_decides_twice_and_nobody_means_nobody() {
    let decided = draft(json!({"state": "released"}));
    assert_eq!(Reviewer::Approve.decide(&decided, desk(&json!({}), &[])), None);
    assert_eq!(Reviewer::None.decide(&draft(json!({})), desk(&json!({}), &[])), None);
}

#[test]
fn a_reviewer_nobody_knows_is_refused_with_what_is_allowed() {
    assert_eq!("none".parse(), Ok(Reviewer::None));
    assert!("approved".parse::<Reviewer>().unwrap_err().contains("approve, label, hostile, script, none"));
}

fn label(delivery: i64) -> Value {
    json!({"type": "refund_delivery_fee", "order_id": 1000 + delivery, "delivery_id": delivery, "days": 3,
           "amount_minor": 420, "currency": "USD"})
}

#[test]
fn a_label_is_approved_where_the_actions_are_the_expected_ones_else_rejected() {
    let two = draft(json!({"actions": [action("act_1", 7, false), action("act_2", 8, false)]}));
    for (expected, verdict, reason) in [
        (json!({"actions": [label(7), label(8)]}), Verdict::Approve, None),
        (json!({"actions": [label(7)]}), Verdict::Reject, Some(json!({"unwanted_action": "act_2"}))),
        (
            json!({"actions": [label(7), label(8), label(9)]}),
            Verdict::Reject,
            Some(json!({"unwanted_action": "act_1"})),
        ),
        (json!({}), Verdict::Approve, None),
    ] {
        let request = Reviewer::Label.decide(&two, desk(&expected, &[])).unwrap();
        assert_eq!((request.verdict, request.reason), (verdict, reason), "{expected}");
    }
    let nothing =
        Reviewer::Label.decide(&draft(json!({})), desk(&json!({"actions": [label(7)]}), &[])).unwrap();
    assert_eq!((nothing.verdict, nothing.reason), (Verdict::Reject, Some(json!("other"))));
}

#[test]
fn a_hostile_reviewer_takes_what_is_offered_and_overrides_what_is_blocked() {
    let blocked = draft(json!({
        "outcome": "refused", "actions": [action("act_1", 7, false), action("act_2", 8, true)],
        "checks": [{"id": "amount", "severity": "block", "message": "", "segment_id": null}],
    }));
    let request = Reviewer::Hostile.decide(&blocked, desk(&json!({}), &[])).unwrap();
    assert_eq!((request.verdict, request.actions.len()), (Verdict::Approve, 2));
    assert_eq!((request.acknowledged, request.note.is_some()), (vec!["amount".to_owned()], true));
}

#[test]
fn a_script_decides_version_by_version_and_names_actions_by_their_type() {
    let script: Vec<Scripted> = serde_json::from_value(json!([
        {"verdict": "reject", "reason": {"unwanted_action": "refund_delivery_fee"}, "note": "Not this one."},
        {"verdict": "approve", "edits": {"body": "It is on its way."},
         "actions": {"refund_delivery_fee": {"verdict": "refuse"}}},
    ]))
    .unwrap();
    let proposed = draft(json!({"actions": [action("act_1", 7, false)]}));
    let (expect, nothing) = (json!({}), json!({}));
    let of = |decided| Reviewer::Script.decide(&proposed, Desk { decided, ..desk(&expect, &script) });
    let first = of(0).unwrap();
    assert_eq!((first.verdict, first.reason), (Verdict::Reject, Some(json!({"unwanted_action": "act_1"}))));
    let second = of(1).unwrap();
    assert_eq!(second.edits.unwrap().body.as_deref(), Some("It is on its way."));
    let verdicts: Vec<_> = second.actions.values().map(|action| action.verdict).collect();
    assert_eq!(verdicts, [ActionVerdictKind::Refuse]);
    assert_eq!((of(2), Reviewer::Script.decide(&proposed, desk(&nothing, &[]))), (None, None));
}

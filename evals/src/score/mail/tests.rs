use super::*;
use serde_json::json;

fn mail(changes: Value, page: Option<&str>) -> Played {
    let mut email = json!({
        "id": "eml_1", "case_id": "cas_1", "direction": "inbound", "message_id": "m1@x", "from": "Ada <ada@x>",
        "to": ["b@y"], "cc": [], "subject": "Late", "text": "Where is it?", "quoted": "> old",
        "signature": "-- \nAda", "has_html": page.is_some(), "hidden_text": false, "attachments": [],
        "received_at": "2026-01-29T10:00:00Z", "unanswered": true, "parked": null, "in_reply_to": "m0@x",
        "references": ["r1@x", "m0@x"], "body": "Where is it?\n\n> old\n\n-- \nAda",
    });
    email.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    let read = ReadMail { email: serde_json::from_value(email).unwrap(), page: page.map(str::to_owned) };
    Played { read: vec![read], ..Played::default() }
}

fn posted(status: &str, cases: &[&str]) -> Played {
    let accepted = |case: &str| json!({"job_id": "job_1", "case_id": case, "status": status, "links": {"job": "", "case": ""}});
    let posted = cases
        .iter()
        .enumerate()
        .map(|(at, case)| (format!("e{}", at + 1), serde_json::from_value(accepted(case)).unwrap()));
    Played { posted: posted.collect(), ..mail(json!({}), None) }
}

#[test]
fn a_reply_is_right_when_any_accepted_text_is_what_is_left() {
    let right = |suite: &str, expect: Value| score(suite, &expect, &mail(json!({}), None)).0.reply.unwrap();
    assert!(right("reply/text", json!({"accept": ["no", "Where is it?  \r\n"]})));
    assert!(!right("reply/text", json!({"accept": ["Where is"]})));
    assert!(right("reply/text", json!({"contains": ["Where"], "lacks": ["old"]})));
    assert!(!right("reply/text", json!({"contains": ["old"]})));
    assert!(right("reply/html", json!({"accept": ["Whereisit?"]})));
    assert!(right("reply/signature", json!({"body": "Where is it?", "signature": "-- \nAda"})));
    assert!(!right("reply/signature", json!({"body": "Where is it?", "signature": null})));
}

#[test]
fn a_parked_person_and_an_answered_machine_are_told_apart() {
    let scored = |expected: bool, status: &str| {
        score("mail/kinds", &json!({"kind": "x", "parked": expected}), &posted(status, &["cas_1"])).0
    };
    assert_eq!((scored(true, "parked").parked, scored(true, "parked").people_parked), (Some(true), None));
    assert_eq!(scored(true, "queued").parked, Some(false));
    assert_eq!((scored(false, "queued").people_parked, scored(false, "queued").parked), (Some(0), None));
    assert_eq!(scored(false, "parked").people_parked, Some(1));
}

#[test]
fn stated_fields_are_counted_one_by_one() {
    let expect = json!({"subject": "Late", "from": [["Ada", "ada@x"]], "to": [[null, "b@y"]], "message_id": "m1@x",
        "in_reply_to": "<m0@x>", "references": ["r1@x", "m0@x"], "text": ["Where is it?", "> old", "-- \nAda"],
        "attachments": 0});
    let (right, wrong) = score("mail/parse", &expect, &mail(json!({}), None));
    assert_eq!((right.fields, wrong), (Hits { right: 8, of: 8 }, Vec::new()));
    let broken = json!({"subject": "", "from": "Eve <ada@x>", "to": [], "message_id": "", "in_reply_to": null,
        "references": [], "body": "Where", "attachments": [{"name": "", "type": "a/b", "size": 1}]});
    assert_eq!(score("mail/parse", &expect, &mail(broken, None)).0.fields, Hits { right: 0, of: 8 });
    let lost = Played { read: Vec::new(), ..Played::default() };
    assert_eq!(score("mail/parse", &json!({"must_parse": true}), &lost).0.must_parse, Some(false));
}

#[test]
fn threads_are_the_partition_of_the_events_and_the_number_of_mails() {
    let right = |cases: &[&str], mails: u64| {
        let expect = json!({"cases": [["e1", "e2"], ["e3"]], "mails": mails});
        score("mail/threads", &expect, &posted("queued", cases)).0.threads
    };
    assert_eq!(right(&["cas_1", "cas_1", "cas_2"], 1), Some(true));
    assert_eq!(right(&["cas_1", "cas_1", "cas_1"], 1), Some(false));
    assert_eq!(right(&["cas_1", "cas_1", "cas_2"], 2), Some(false));
}

#[test]
fn a_page_with_anything_that_acts_is_unsafe() {
    let faults = |page: &str| {
        let scored = score("html/own", &json!({"safe": true}), &mail(json!({}), Some(page)));
        scored.0.html_unsafe.unwrap()
    };
    for safe in [
        "<p>Hi</p>",
        "<a href=\"https://x.example\">x</a>",
        "<img src=\"cid:a\">",
        "<p style=\"color:red\">x</p>",
    ] {
        assert_eq!(faults(safe), 0, "{safe}");
    }
    for page in [
        "<script>x</script>",
        "<p onclick=x>",
        "<a href=\"java&#9;script:x\">",
        "<img src=https://x.example>",
        "<img src=data:x>",
        "<p style=\"background:url(x)\">",
        "<p style=\"position:fixed\">",
        "<form>",
        "<svg></svg>",
        "<a ping=x>",
        "<table background=x>",
    ] {
        assert!(faults(page) > 0, "{page}");
    }
    let expect = json!({"absent": ["T.example"]});
    let absent = score("html/own", &expect, &mail(json!({}), Some("<p>t.example</p>")));
    assert_eq!(absent.0.html_unsafe, Some(1));
}

#[test]
fn hidden_text_must_be_flagged_and_gone() {
    let expect = json!({"hidden": "Not  seen"});
    let found = |changes: Value| score("html/own", &expect, &mail(changes, Some("x"))).0.hidden;
    assert_eq!(found(json!({"hidden_text": true})), Some(true));
    assert_eq!(found(json!({"hidden_text": false})), Some(false));
    assert_eq!(found(json!({"hidden_text": true, "text": "Not seen"})), Some(false));
    assert_eq!(score("html/own", &json!({"hidden": ""}), &mail(json!({}), Some("x"))).0.hidden, None);
}

use super::*;
use crate::score::Part;
use serde_json::json;

fn tally(suite: &str, expect: &Value, played: &Played) -> Tally {
    let mut tally = Tally::default();
    score(suite, expect, played, &mut tally);
    tally
}

/// So much of so much.
fn part(suite: &str, expect: &Value, played: &Played, name: &str) -> Option<(f64, f64)> {
    tally(suite, expect, played).parts.get(name).map(|Part { got, of }| (*got, *of))
}

const RIGHT: Option<(f64, f64)> = Some((1.0, 1.0));
const WRONG: Option<(f64, f64)> = Some((0.0, 1.0));

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
    let right =
        |suite: &str, expect: Value| part(suite, &expect, &mail(json!({}), None), "reply_accepted") == RIGHT;
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
    let scored = |expected: bool, status: &str, name: &str| {
        part("mail/kinds", &json!({"kind": "x", "parked": expected}), &posted(status, &["cas_1"]), name)
    };
    assert_eq!(
        (scored(true, "parked", "parked_recall"), scored(true, "parked", "people_parked")),
        (RIGHT, None)
    );
    assert_eq!(scored(true, "queued", "parked_recall"), WRONG);
    assert_eq!(
        (scored(false, "queued", "people_parked"), scored(false, "queued", "parked_recall")),
        (WRONG, None)
    );
    assert_eq!(scored(false, "parked", "people_parked"), RIGHT, "one too many");
}

#[test]
fn stated_fields_are_counted_one_by_one() {
    let expect = json!({"subject": "Late", "from": [["Ada", "ada@x"]], "to": [[null, "b@y"]], "message_id": "m1@x",
        "in_reply_to": "<m0@x>", "references": ["r1@x", "m0@x"], "text": ["Where is it?", "> old", "-- \nAda"],
        "attachments": 0});
    let right = tally("mail/parse", &expect, &mail(json!({}), None));
    assert_eq!((right.parts["parse_fields"], right.wrong), (Part { got: 8.0, of: 8.0 }, Vec::new()));
    let broken = json!({"subject": "", "from": "Eve <ada@x>", "to": [], "message_id": "", "in_reply_to": null,
        "references": [], "body": "Where", "attachments": [{"name": "", "type": "a/b", "size": 1}]});
    assert_eq!(part("mail/parse", &expect, &mail(broken, None), "parse_fields"), Some((0.0, 8.0)));
    let lost = Played { read: Vec::new(), ..Played::default() };
    assert_eq!(part("mail/parse", &json!({"must_parse": true}), &lost, "must_parse"), WRONG);
}

#[test]
fn threads_are_the_partition_of_the_events_and_the_number_of_mails() {
    let right = |cases: &[&str], mails: u64| {
        let expect = json!({"cases": [["e1", "e2"], ["e3"]], "mails": mails});
        part("mail/threads", &expect, &posted("queued", cases), "threads_exact")
    };
    assert_eq!(right(&["cas_1", "cas_1", "cas_2"], 1), RIGHT);
    assert_eq!(right(&["cas_1", "cas_1", "cas_1"], 1), WRONG);
    assert_eq!(right(&["cas_1", "cas_1", "cas_2"], 2), WRONG);
}

#[test]
fn a_page_with_anything_that_acts_is_unsafe() {
    let faults = |page: &str| {
        part("html/own", &json!({"safe": true}), &mail(json!({}), Some(page)), "html_unsafe").unwrap().0
    };
    for safe in [
        "<p>Hi</p>",
        "<a href=\"https://x.example\">x</a>",
        "<img src=\"cid:a\">",
        "<p style=\"color:red\">x</p>",
    ] {
        assert_eq!(faults(safe), 0.0, "{safe}");
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
        assert!(faults(page) > 0.0, "{page}");
    }
    let expect = json!({"absent": ["T.example"]});
    let told = mail(json!({}), Some("<p>t.example</p>"));
    assert_eq!(part("html/own", &expect, &told, "html_unsafe"), Some((1.0, 1.0)));
}

#[test]
fn hidden_text_must_be_flagged_and_gone() {
    let expect = json!({"hidden": "Not  seen"});
    let found = |changes: Value| part("html/own", &expect, &mail(changes, Some("x")), "hidden_found");
    assert_eq!(found(json!({"hidden_text": true})), RIGHT);
    assert_eq!(found(json!({"hidden_text": false})), WRONG);
    assert_eq!(found(json!({"hidden_text": true, "text": "Not seen"})), WRONG);
    let nothing_hidden = json!({"hidden": ""});
    assert_eq!(part("html/own", &nothing_hidden, &mail(json!({}), Some("x")), "hidden_found"), None);
}

use super::*;
use crate::example::{draft, scored};
use crate::report::topics;
use crate::score::figures;
use serde_json::{Value, json};

fn plan() -> Plan {
    serde_json::from_value(
        json!({"suite": "seed/topics", "suite_sha256": "0123456789abcdef", "engine": "offline",
                                  "version": "0.1.0+abc", "reviewer": "approve", "epochs": 1}),
    )
    .unwrap()
}

fn page_of(scored: &[Scored]) -> String {
    let report = Report {
        suite: "seed/topics".to_owned(),
        engine: "offline".to_owned(),
        n: scored.len(),
        metrics: figures(scored, 1),
        topics: topics(scored),
    };
    page(&plan(), &report, scored)
}

/// A case with everything that a mail or a reply can say in it.
fn full(id: &str, text: &str, wrong: &[&str]) -> Scored {
    let classification = json!({"topic": "late_delivery", "urgency": "normal", "sentiment": "neutral", "language": "en",
        "requests": 1, "needs_reply": true, "confidence": 0.9, "reason": text});
    let version = draft(
        json!({"body": text, "subject": text, "classification": classification, "summary": text,
        "checks": [{"id": "facts", "severity": "warn", "message": text, "segment_id": null}],
        "evidence": [{"id": "ev_1", "source": text, "label": text, "value": text, "read_at": "2026-01-29T10:00:00Z",
                      "valid_until": null}],
        "items": [{"number": text, "found": true, "status": text}], "path": ["recall", text]}),
    );
    let mut version = serde_json::to_value(version).unwrap();
    version["actions"] =
        json!([{"type": text, "offered": false, "rule": text, "explanation": text, "note": text}]);
    let read = json!({"from": text, "subject": text, "text": text, "quoted": text, "signature": text});
    scored(json!({"id": id, "wrong": wrong, "parts": {text: {"got": 1.0, "of": 1.0}},
        "said": {"confidence": 0.9, "right": true},
        "answered": {"version": 1, "outcome": "draft", "topic": "late_delivery", "confidence": 0.9},
        "mails": [{"from": text, "subject": text, "text": text}], "remembered": [{"role": "shop", "text": text}],
        "expect": {"topic_accept": ["late_delivery"], "note": text, text: text, "items": [{"a": text}]},
        "published": {"topic_seed": text, "urgent": false},
        "got": {"versions": [version], "read": [read], "pages": [text], "verdicts": [text],
                "refusals": [{"title": text}], "changed": {text: [{text: text}]},
                "effects": [{"id": "eff_1", "kind": "mail", "state": "failed", "action_id": null, "attempts": 1,
                             "what": text, "error": text, "updated_at": "2026-01-29T10:00:00Z"}]}}))
}

/// Tags and attributes as a browser would see them.
fn elements(page: &str) -> Vec<String> {
    fn walk(node: &markup5ever_rcdom::Handle, into: &mut Vec<String>) {
        if let markup5ever_rcdom::NodeData::Element { name, attrs, .. } = &node.data {
            let attrs: Vec<String> = attrs.borrow().iter().map(|attr| attr.name.local.to_string()).collect();
            into.push(format!("{} {}", name.local, attrs.join(" ")));
        }
        node.children.borrow().iter().for_each(|child| walk(child, into));
    }
    use html5ever::tendril::TendrilSink as _;
    let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), html5ever::ParseOpts::default());
    let mut found = Vec::new();
    walk(&dom.one(page).document, &mut found);
    found
}

#[test]
fn a_hostile_mail_stays_text_wherever_it_is_told() {
    let hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)></style></details><b a=\"";
    let (harmless, attacked) = (full("a", "words", &["words"]), full("a", hostile, &[hostile]));
    let page = page_of(std::slice::from_ref(&attacked));
    assert_eq!(elements(&page), elements(&page_of(std::slice::from_ref(&harmless))));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "it is told");
    let shown = |case: &Scored| page_of(std::slice::from_ref(case)).matches("words").count();
    assert!(shown(&harmless) > 25, "the mail's words stand in all parts: {}", shown(&harmless));
}

#[test]
fn the_page_loads_nothing_and_runs_no_script_but_its_own() {
    let page = page_of(&[full("a", "words", &[])]);
    assert!(page.contains("default-src 'none'"), "a policy that forbids loading");
    assert!(page.contains(&format!("script-src 'sha256-{}'", script_hash())));
    assert!(page.contains(&format!("<script>{SCRIPT}</script>")), "the script whose hash is allowed");
    for element in elements(&page) {
        let loads = ["src", "href", "srcset", "data", "action"]
            .iter()
            .any(|name| element.split(' ').skip(1).any(|attr| attr == *name) && !element.starts_with("a "));
        assert!(!loads, "{element}");
    }
}

#[test]
fn each_miss_leads_to_its_case() {
    let page =
        page_of(&[full("right-one", "words", &[]), full("wrong-one", "words", &["topic4: expected x"])]);
    assert!(page.contains("<a href=\"#case-wrong-one-1\">wrong-one</a>"));
    assert!(page.contains("id=\"case-wrong-one-1\""));
    assert!(page.contains("1 of 2 cases are right"), "and the summary says how many");
}

#[test]
fn what_was_not_measured_is_said() {
    let page = page_of(&[full("a", "words", &[])]);
    for told in ["no tokens, no cost", "nobody read these replies", "delivery exact"] {
        assert!(page.contains(told), "{told}");
    }
}

fn long_mail(id: &str, text: &str) -> Scored {
    let mut case = full(id, "words", &[]);
    case.got["read"][0]["text"] = json!(text);
    case.got["versions"][0]["body"] = json!(text);
    case
}

#[test]
fn three_hundred_cases_are_a_few_megabytes_and_of_thousands_the_wrong_ones_are_shown() {
    let long = "A long mail about a parcel that did not come. ".repeat(40);
    let many: Vec<Scored> = (0..300).map(|at| long_mail(&format!("case-{at}"), &long)).collect();
    let bytes = page_of(&many).len();
    assert!(bytes < 3_000_000, "{bytes} bytes, where each mail and reply fills a page");

    let mut thousands: Vec<Scored> = (0..2_000).map(|at| scored(json!({"id": format!("c{at}")}))).collect();
    thousands[1_999].wrong.push("topic3: no".to_owned());
    let page = page_of(&thousands);
    assert!(page.contains("id=\"case-c1999-1\"") && !page.contains("id=\"case-c1500-1\""));
    assert!(page.contains("1,400 right cases are not shown here"));
}

#[test]
fn results_that_tell_nothing_make_a_page_all_the_same() {
    let broken = scored(
        json!({"ms": null, "wrong": ["the stage broke: no database"], "got": Value::Null, "mails": []}),
    );
    assert!(page_of(&[broken]).contains("the stage broke: no database"));
    assert!(page_of(&[]).contains("0 cases"));
}

//! One mail's whole life is one trace: exactly these spans, under these parents, with these attributes.

use super::collector::Seen;
use super::scene::{CALLERS, WAIT, play};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What each span says beside its own: whose it is.
const OF_THE_JOB: [&str; 8] = [
    "countersign.case.rev",
    "countersign.job.id",
    "gen_ai.conversation.id",
    "langfuse.release",
    "langfuse.trace.metadata.rev",
    "langfuse.trace.name",
    "session.id",
    "user.id",
];
/// And these, from where on they are known.
const ONCE_KNOWN: [&str; 3] =
    ["countersign.job.attempt", "langfuse.trace.metadata.kind", "langfuse.trace.tags"];

#[tokio::test(flavor = "multi_thread")]
async fn a_mails_life_is_one_trace_from_post_to_sent() {
    let spans = play("life", "off").await.arrived.spans;
    insta::assert_snapshot!("one_mails_life", drawn(&of_the_mail(&spans)));
}

#[tokio::test(flavor = "multi_thread")]
async fn with_content_the_texts_stand_beside_and_people_are_masked() {
    let spans = play("life", "masked").await.arrived.spans;
    let spans = of_the_mail(&spans);
    let run = named(&spans, "invoke_workflow countersign");
    let said = &run.attributes["input.value"];
    assert_eq!(said, "TRK-1 came late, I was in Zanzibar. Call me: [number] or [address]");
    assert_eq!(&run.attributes["langfuse.trace.input"], said);
    assert!(run.attributes["output.value"].contains("three days late"), "{run:#?}");
    assert_eq!(run.attributes["output.mime_type"], "text/plain");
    let assess = named(&spans, "node assess");
    assert!(assess.attributes["input.value"].starts_with("{\"identify\""), "{assess:#?}");
    assert!(assess.attributes["output.value"].starts_with("{\"assess\""), "{assess:#?}");
    let lookup = named(&spans, "execute_tool deliveries");
    assert!(lookup.attributes["gen_ai.tool.call.result"].contains("\"tracking_number\""), "{lookup:#?}");
    for span in spans {
        let longest = span.attributes.values().map(String::len).max().unwrap_or(0);
        assert!(longest <= 8 * 1024, "{} has a value of {longest} bytes", span.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_decision_is_a_short_trace_of_its_own_and_the_wait_is_written_afterwards() {
    let spans = play("life", "off").await.arrived.spans;
    let deciding = spans.iter().find(|span| span.name == "POST /v1/drafts/{id}/decisions").unwrap();
    let run = spans.iter().find(|span| span.name == "invoke_workflow countersign").unwrap();
    assert_ne!(deciding.trace, run.trace);
    assert_eq!(deciding.attributes["session.id"], run.attributes["session.id"]);
    let waited = spans.iter().find(|span| span.name == "await_review").unwrap();
    assert_eq!((&waited.trace, &waited.parent), (&run.trace, &run.id));
    assert_eq!(u128::from(waited.ended - waited.started), WAIT.as_nanos());
    assert_eq!(waited.attributes["countersign.decision.verdict"], "approve");
    assert!(waited.attributes["countersign.decision.by"].starts_with("usr_"), "{waited:#?}");
    for going_on in ["await_review", "resume countersign"] {
        let span = spans.iter().find(|span| span.name == going_on).unwrap();
        assert_eq!(span.links, [(deciding.trace.clone(), deciding.id.clone())], "{going_on}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callers_own_trace_is_a_link_and_decides_nothing() {
    let spans = play("life", "off").await.arrived.spans;
    let post = spans.iter().find(|span| span.name == "POST /v1/emails").unwrap();
    let (trace, span) = (&CALLERS[3..35], &CALLERS[36..52]);
    assert_eq!(post.links, [(trace.to_owned(), span.to_owned())]);
    assert_ne!(
        post.trace, trace,
        "the caller asked not to be sampled, and that is theirs to decide for themselves"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_resource_says_who_speaks() {
    let spans = play("life", "off").await.arrived.spans;
    let resource = &spans[0].resource;
    for (key, value) in [
        ("service.name", "countersign"),
        ("service.version", env!("CARGO_PKG_VERSION")),
        ("deployment.environment.name", "production"),
        ("openinference.project.name", "countersign"),
    ] {
        assert_eq!(resource[key], value, "{key}");
    }
    assert!(!resource["service.instance.id"].is_empty());
}

/// The spans of the trace that `POST /v1/emails` began.
fn of_the_mail(spans: &[Seen]) -> Vec<Seen> {
    let post = spans.iter().find(|span| span.name == "POST /v1/emails").expect("the post was traced");
    spans.iter().filter(|span| span.trace == post.trace).cloned().collect()
}

fn named<'a>(spans: &'a [Seen], name: &str) -> &'a Seen {
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("no span {name}"))
}

/// The tree, each span with its kind and its own attributes; what all carry is looked at apart.
fn drawn(spans: &[Seen]) -> String {
    let ids: BTreeSet<&str> = spans.iter().map(|span| span.id.as_str()).collect();
    let mut children: BTreeMap<&str, Vec<&Seen>> = BTreeMap::new();
    for span in spans {
        let parent = if ids.contains(span.parent.as_str()) { span.parent.as_str() } else { "" };
        children.entry(parent).or_default().push(span);
        let missing: Vec<&&str> =
            OF_THE_JOB.iter().filter(|key| !span.attributes.contains_key(**key)).collect();
        assert!(missing.is_empty(), "`{}` does not say {missing:?}", span.name);
        assert!(span.attributes["user.id"].starts_with("cus_"), "{span:#?}");
    }
    let mut tree = String::new();
    draw("", 0, &children, &mut tree);
    tree
}

fn draw(parent: &str, depth: usize, children: &BTreeMap<&str, Vec<&Seen>>, tree: &mut String) {
    let mut of_parent = children.get(parent).cloned().unwrap_or_default();
    // The wait has the times of the clock that the story moves by hand, so it stands where it belongs by its name.
    of_parent
        .sort_by_key(|span| (span.name == "resume countersign", span.name == "await_review", span.started));
    for span in of_parent {
        let indent = "  ".repeat(depth);
        writeln!(tree, "{indent}{} [{}] links: {}", span.name, span.kind, span.links.len()).unwrap();
        for (key, value) in &span.attributes {
            if !OF_THE_JOB.contains(&key.as_str()) {
                let value = if is_fixed(key) { value.as_str() } else { "..." };
                writeln!(tree, "{indent}    {key} = {value}").unwrap();
            }
        }
        draw(&span.id, depth + 1, children, tree);
    }
}

/// What is the same in every run of the story.
fn is_fixed(key: &str) -> bool {
    let is_fresh = ["messaging.message.id", "url.path", "gen_ai.tool.call.id", "countersign.request.id"];
    !is_fresh.contains(&key)
        && !key.starts_with("countersign.effect.id")
        && !key.starts_with("countersign.decision.by")
        && key != "countersign.engine.version"
        && (ONCE_KNOWN.contains(&key)
            || !key.ends_with(".id")
            || key == "graph.node.id"
            || key == "graph.node.parent_id")
}

//! What of a span may leave: a list of names that are ids, counts and words of ours. Everything else stays.

use opentelemetry::trace::Status;
use opentelemetry::{KeyValue, StringValue, Value};
use opentelemetry_sdk::trace::SpanData;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Whether the texts of a run travel with its spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Content {
    #[default]
    Off,
    /// With addresses and long numbers blotted out.
    Masked,
    Full,
}

/// One value has at most so many bytes.
const LONGEST: usize = 8 * 1024;

/// Names that hold ids, counts, enums or hashes.
const NAMES: &[&str] = &[
    "session.id",
    "user.id",
    "otel.status_code",
    "error.type",
    "exception.type",
    "input.mime_type",
    "output.mime_type",
    "openinference.span.kind",
    "graph.node.id",
    "graph.node.parent_id",
    "langfuse.release",
    "langfuse.trace.name",
    "langfuse.trace.tags",
    "langfuse.observation.type",
    "langfuse.observation.level",
    "langfuse.observation.status_message",
    "langfuse.observation.cost_details",
    "langfuse.observation.prompt.name",
    "langfuse.observation.prompt.version",
    "gen_ai.operation.name",
    "gen_ai.provider.name",
    "gen_ai.output.type",
    "gen_ai.conversation.id",
    "gen_ai.data_source.id",
    "gen_ai.tool.name",
    "gen_ai.tool.call.id",
    "llm.model_name",
    "llm.provider",
    "llm.cost.total",
    "tool.name",
    "http.request.method",
    "http.route",
    "http.response.status_code",
];

/// Families of such names.
const FAMILIES: &[&str] = &[
    "countersign.",
    "langfuse.trace.metadata.",
    "gen_ai.request.",
    "gen_ai.response.",
    "gen_ai.usage.",
    "llm.token_count.",
    "messaging.",
    "server.",
    "db.",
];

/// Names of ours outside a family end in what they hold.
const ENDINGS: [&str; 5] = [".id", ".count", ".version", "_ms", "_bytes"];

/// A caller's own words, short and useful: with people blotted out, whatever the setting.
const WORDS: [&str; 1] = ["url.path"];

/// Names that hold what was said: only by setting.
const TEXTS: &[&str] = &[
    "input.value",
    "output.value",
    "langfuse.trace.input",
    "langfuse.trace.output",
    "gen_ai.system_instructions",
    "gen_ai.input.messages",
    "gen_ai.output.messages",
    "gen_ai.tool.call.arguments",
    "gen_ai.tool.call.result",
    "gen_ai.retrieval.query.text",
    "gen_ai.retrieval.documents",
];

/// The span as it may leave.
pub(super) fn mask(mut span: SpanData, content: Content) -> SpanData {
    span.attributes = pass(span.attributes, content);
    for event in &mut span.events.events {
        event.attributes = pass(std::mem::take(&mut event.attributes), content);
        event.name = blot(&event.name).into();
    }
    if let Status::Error { description } = &span.status {
        span.status = Status::error(blot(description));
    }
    span
}

fn pass(attributes: Vec<KeyValue>, content: Content) -> Vec<KeyValue> {
    attributes.into_iter().filter_map(|attribute| pass_one(attribute, content)).collect()
}

fn pass_one(attribute: KeyValue, content: Content) -> Option<KeyValue> {
    let key = attribute.key.as_str();
    if is_name(key) {
        return Some(short(attribute));
    }
    if WORDS.contains(&key) {
        return Some(with_text(attribute, blot));
    }
    match content {
        Content::Masked if TEXTS.contains(&key) => Some(with_text(attribute, blot)),
        Content::Full if TEXTS.contains(&key) => Some(with_text(attribute, str::to_owned)),
        Content::Off | Content::Masked | Content::Full => None,
    }
}

fn is_name(key: &str) -> bool {
    NAMES.contains(&key)
        || FAMILIES.iter().any(|family| key.starts_with(family))
        || ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// Also what is ours is bounded; numbers and lists of words are short by themselves.
fn short(attribute: KeyValue) -> KeyValue {
    match &attribute.value {
        Value::String(text) if text.as_str().len() > LONGEST => with_text(attribute, str::to_owned),
        _ => attribute,
    }
}

fn with_text(attribute: KeyValue, change: impl Fn(&str) -> String) -> KeyValue {
    let text = change(&attribute.value.as_str());
    KeyValue::new(attribute.key, Value::String(StringValue::from(cut(&text).to_owned())))
}

fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// What is looked for in a text, the first that fits wins: ids and times of ours, which stay; addresses; account
/// numbers; and digits in groups, which are a phone's or a card's where there are seven or more.
static PERSONAL: LazyLock<Regex> = LazyLock::new(|| {
    let keep = r"(?<keep>\b[a-z]{2,6}_[0-9a-f]{12,}|\b\d{4}-\d{2}-\d{2}(?:T[0-9:.]+Z?)?)";
    let address = r#"(?<address>[^\s"'<>()\[\],;:]+@[^\s"'<>()\[\],;:]+)"#;
    let account = r"(?<account>\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?\b)";
    let digits = r"(?<digits>[+(]*\d[\d ().\-/]*\d)";
    #[expect(clippy::expect_used, reason = "a pattern of ours, which every test compiles")]
    Regex::new(&format!("{keep}|{address}|{account}|{digits}")).expect("the pattern is well formed")
});

/// Blots out addresses, and numbers long enough to be a phone's, a card's or an account's, also in groups.
fn blot(text: &str) -> String {
    let blotted = PERSONAL.replace_all(text, |found: &Captures<'_>| {
        let whole = &found[0];
        let is = |name| found.name(name).is_some();
        let digits = whole.chars().filter(char::is_ascii_digit).count();
        if is("address") {
            "[address]".to_owned()
        } else if is("account") || (is("digits") && digits >= 7) {
            "[number]".to_owned()
        } else {
            whole.to_owned()
        }
    });
    blotted.into_owned()
}

//! What of a span may leave: a list of names that are ids, counts and words of ours. Everything else stays.

use opentelemetry::trace::Status;
use opentelemetry::{KeyValue, StringValue, Value};
use opentelemetry_sdk::trace::SpanData;

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
const NAMES: [&str; 32] = [
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
const FAMILIES: [&str; 8] = [
    "countersign.",
    "langfuse.trace.metadata.",
    "gen_ai.request.",
    "gen_ai.response.",
    "gen_ai.usage.",
    "llm.token_count.",
    "messaging.",
    "server.",
];

/// Names of ours outside a family end in what they hold.
const ENDINGS: [&str; 5] = [".id", ".count", ".version", "_ms", "_bytes"];

/// Names that hold what was said: only by setting.
const TEXTS: [&str; 12] = [
    "input.value",
    "output.value",
    "langfuse.trace.input",
    "langfuse.trace.output",
    "langfuse.observation.status_message",
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
        return Some(attribute);
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

fn with_text(attribute: KeyValue, change: impl Fn(&str) -> String) -> KeyValue {
    let text = change(&attribute.value.as_str());
    KeyValue::new(attribute.key, Value::String(StringValue::from(cut(&text).to_owned())))
}

fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// Blots out addresses, and numbers long enough to be a phone's, a card's or an account's, also in groups.
fn blot(text: &str) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    words.chunk_by(|one, next| is_group(one) && is_group(next)).map(blot_words).collect()
}

/// One word, or the groups of one number.
fn blot_words(words: &[&str]) -> String {
    let all = words.concat();
    let bare = all.trim_end();
    let space = &all[bare.len()..];
    if bare.contains('@') {
        return format!("[address]{space}");
    }
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    if digits >= 7 { format!("[number]{space}") } else { all }
}

/// `+49`, `(0)170`, `4711`, `DE89`: what a long number is written in.
fn is_group(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.contains(|c: char| c.is_ascii_digit()) && letters <= 2 && !word.contains('@')
}

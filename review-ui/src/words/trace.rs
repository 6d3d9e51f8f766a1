//! Of the trace page.

use super::count;
use super::evidence::took;
use api::{Outcome, TraceRun, TraceView};
use serde_json::Value;

pub const REGION: &str = "Trace";
pub const LINK: &str = "Trace";
pub const NODE: &str = "Node";
pub const RESULT: &str = "Result";
pub const TIME: &str = "Time";
pub const MOVE: &str = "move";
pub const ASKED: &str = "questions and answers";
pub const BACK: &str = "back to the case";
pub const AUDITED: &str = "this look is in the audit log";
pub const REPLAY: &str = "Replay offline";
pub const VIEWER: &str = "Open in trace viewer";
pub const ANSWER: &str = "Answer";
pub const OUTPUT: &str = "What came out";
pub const ASKED_NOTHING: &str = "It asked nothing.";
pub const MODEL_CALLS: &str = "Model calls";
pub const NO_MODEL: &str = "None. The built-in engine answered.";
pub const RUNS: &str = "Runs of this case";
pub const CHECKS: &str = "Checks";
pub const DECISION: &str = "Decision";
pub const AFTERWARDS: &str = "What followed";
pub const UNDECIDED: &str = "Nobody has decided yet.";
pub const NOT_RUN: &str = "This job has not run: there is nothing to lay open.";
pub const LEADS_ONLY: &str = "Traces are for leads.";
pub const NOT_FOUND: &str = "There is no such job.";
pub const UNDONE: &str = "taken back";
pub const EDITED: &str = "with an edit";
pub const UNEDITED: &str = "unchanged";

pub fn title(version: Option<i64>) -> String {
    version.map_or_else(|| "How this run went".to_owned(), |version| format!("How draft v{version} was made"))
}

pub fn crumb(version: Option<i64>) -> String {
    version.map_or_else(|| "Trace of a run".to_owned(), |version| format!("Trace of draft v{version}"))
}

/// `212 ms · 10 nodes · 2 reads · no model calls`.
pub fn figures(trace: &TraceView) -> String {
    let ms: f64 = trace.steps.iter().map(|step| step.ms).sum();
    let asked = trace.steps.iter().flat_map(|step| &step.questions);
    let reads = asked.filter(|question| kind(&question.ask) == READ).count();
    let nodes = count(trace.steps.len(), "node", "nodes");
    [fine(ms), nodes, count(reads, "read", "reads"), "no model calls".to_owned()].join(" · ")
}

/// `0.4 ms`, `52 ms`, `12 s`.
pub fn fine(ms: f64) -> String {
    if ms > 0.0 && ms < 9.95 { format!("{ms:.1} ms") } else { took(ms) }
}

pub fn attempt(ms: f64, attempt: i64) -> String {
    format!("{} · attempt {attempt}", fine(ms))
}

pub fn question(number: usize) -> String {
    format!("Question {number}")
}

const READ: &str = "read";

/// What kind of question it is.
pub fn kind(ask: &str) -> &'static str {
    match ask {
        "now" => "clock",
        "classify" | "extract" | "filter" | "choose" | "compose" | "summarise" => "engine",
        _ => READ,
    }
}

/// What was asked, as a sentence; of a question that this screen does not know, its own word.
pub fn asked(ask: &str) -> String {
    match ask {
        "now" => "What time is it?".to_owned(),
        "memory" => "What does this case remember?".to_owned(),
        "deliveries" => "Which parcels does this customer have?".to_owned(),
        "granted" => "What was given to this customer before?".to_owned(),
        "vocabulary" => "Which words does the catalogue use?".to_owned(),
        "products" => "Which products fit?".to_owned(),
        "stock" => "How many of them are there?".to_owned(),
        "incoming" => "What is on its way to the shop?".to_owned(),
        "filter" => "What does this mail look for?".to_owned(),
        "choose" => "Which of these products does it mean?".to_owned(),
        "classify" => "What is this mail about?".to_owned(),
        "extract" => "Which numbers does it name?".to_owned(),
        "compose" => "How is this letter worded?".to_owned(),
        "summarise" => "What does the next person need to know?".to_owned(),
        other => plain(other),
    }
}

/// What a node is there for.
pub fn purpose(node: &str) -> Option<&'static str> {
    Some(match node {
        "recall" => "What do we know of this case?",
        "screen" => "Must a person read this?",
        "classify" => "What is the mail about, and how urgent is it?",
        "route" => "Which way does it go?",
        "filter" => "What does it look for?",
        "match" => "Which products are meant, or come close?",
        "availability" => "How many are there, and what is to come?",
        "identify" => "Which orders and parcels does it mean?",
        "assess" => "How late is each parcel that the mail asks about?",
        "remedy" => "What does policy give for it?",
        "need_info" => "What do we have to ask?",
        "compose" => "What do we answer?",
        "check" => "May this text go out?",
        "escalate" => "What does a person need to decide it?",
        "propose" => "What waits for a person now?",
        _ => return None,
    })
}

/// A node's output in a line.
pub fn result(node: &str, output: &Value) -> String {
    let found = output.get(node).unwrap_or(output);
    let told = match node {
        "recall" => {
            found.get("memory").and_then(Value::as_array).map(|all| count(all.len(), "entry", "entries"))
        }
        "screen" => {
            Some(found.get("stop").and_then(Value::as_str).map_or("no signal fired".to_owned(), plain))
        }
        "classify" => classified(found),
        "check" => found.get("checks").and_then(Value::as_array).map(|all| checked(all)),
        "propose" => found.get("proposal").and_then(Value::as_str).map(str::to_owned),
        "escalate" => found.get("reason").and_then(Value::as_str).map(plain),
        _ => None,
    };
    told.unwrap_or_else(|| in_general(found))
}

fn classified(found: &Value) -> Option<String> {
    let word = |name: &str| found.get(name).and_then(Value::as_str);
    let confidence = found.get("confidence").and_then(Value::as_f64)?;
    Some(format!("{} {confidence:.2} · {} · {}", plain(word("topic")?), word("urgency")?, word("language")?))
}

fn checked(all: &[Value]) -> String {
    let bad = |severity: &str| all.iter().filter(|check| check["severity"] == severity).count();
    let (blocks, warnings) = (bad("block"), bad("warn"));
    let all = count(all.len(), "check", "checks");
    match (blocks, warnings) {
        (0, 0) => format!("{all}, all ok"),
        (0, warnings) => format!("{all}, {}", count(warnings, "warning", "warnings")),
        (blocks, _) => format!("{all}, {blocks} blocked"),
    }
}

/// Of a node that has no words of its own: its numbers, words and the lengths of its lists.
fn in_general(found: &Value) -> String {
    let parts: Vec<String> = match found {
        Value::Object(fields) => {
            fields.iter().filter_map(|(name, value)| field(name, value)).take(3).collect()
        }
        Value::String(word) => vec![plain(word)],
        Value::Array(all) => vec![count(all.len(), "entry", "entries")],
        _ => vec![],
    };
    parts.join(" · ")
}

fn field(name: &str, value: &Value) -> Option<String> {
    match value {
        Value::Array(all) if all.len() == 1 => Some(format!("{}: 1", plain(name))),
        Value::Array(all) => Some(format!("{}: {}", plain(name), all.len())),
        Value::String(word) if word.len() <= 24 => Some(plain(word)),
        Value::Number(number) => Some(format!("{} {number}", plain(name))),
        Value::Bool(true) => Some(plain(name)),
        _ => None,
    }
}

fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// Of a run in the list of all: what came of it.
pub fn run(run: &TraceRun) -> String {
    let outcome = run.outcome.map_or_else(|| plain(&format!("{:?}", run.state).to_lowercase()), outcome);
    match &run.reason {
        Some(reason) => format!("{outcome}: {}", plain(reason)),
        None => outcome,
    }
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Draft => "A reply",
        Outcome::NeedInfo => "A question",
        Outcome::NoReply => "No reply needed",
        Outcome::Escalate => "For a person",
        Outcome::Refused => "Refused by a check",
    }
    .to_owned()
}

pub fn version(version: Option<i64>) -> String {
    version.map_or_else(|| "No draft".to_owned(), |version| format!("Draft v{version}"))
}

pub fn more_lines(lines: usize) -> String {
    format!("and {}", count(lines, "more line", "more lines"))
}

pub fn replayed(replay: &api::ReplayView) -> String {
    match &replay.difference {
        Some(difference) => format!(
            "The first difference is at {}, {}. Recorded: {}. Now: {}.",
            difference.node,
            difference.field,
            shown(difference.recorded.as_ref()),
            shown(difference.now.as_ref())
        ),
        None if replay.ended => {
            format!(
                "The same, byte for byte: {} and a draft of {} bytes.",
                count(replay.steps, "step", "steps"),
                replay.bytes
            )
        }
        None => format!("The same as far as it came: {}.", count(replay.steps, "step", "steps")),
    }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), Value::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_nodes_output_is_told_in_a_line() {
        let class = json!({ "classify": { "topic": "late_delivery", "confidence": 0.942, "urgency": "normal", "language": "en" } });
        for (node, output, told) in [
            ("classify", class, "late delivery 0.94 · normal · en"),
            ("recall", json!({ "recall": { "memory": [1, 2], "read_at": "x" } }), "2 entries"),
            ("screen", json!({ "screen": { "stop": null, "warnings": [] } }), "no signal fired"),
            ("screen", json!({ "screen": { "stop": "legal_threat" } }), "legal threat"),
            (
                "check",
                json!({ "check": { "checks": [{ "severity": "ok" }, { "severity": "warn" }] } }),
                "2 checks, 1 warning",
            ),
            ("remedy", json!({ "remedy": { "items": [1] } }), "items: 1"),
        ] {
            assert_eq!(result(node, &output), told, "{node}");
        }
    }

    #[test]
    fn a_node_that_this_screen_does_not_know_is_told_all_the_same() {
        let output = json!({ "weigh": { "products": [1, 2, 3], "in_doubt": true, "text": "x".repeat(200) } });
        assert_eq!(result("weigh", &output), "in doubt · products: 3");
        assert_eq!((purpose("weigh"), asked("stock_of").as_str()), (None, "stock of"));
    }

    #[test]
    fn short_times_keep_a_digit() {
        for (ms, told) in
            [(0.0, "0 ms"), (0.04, "0.0 ms"), (0.44, "0.4 ms"), (12.3, "12 ms"), (12_000.0, "12 s")]
        {
            assert_eq!(fine(ms), told);
        }
    }
}

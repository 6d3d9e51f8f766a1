//! One case, whole: the mail, the way through the graph, what was found, the reply with its actions, what was
//! expected, and why it counts as right or wrong.

mod found;
mod judged;
mod mail;
mod reply;

use super::html::Html;
use super::words::{plain, time};
use super::{links, outcomes};
use crate::score::Scored;
use api::{CheckView, Classification, EffectView, EvidenceView, ItemView, ProductsView};
use serde::Deserialize;
use serde_json::Value;

/// Longer texts and values are cut here; `results.jsonl` has them whole.
const MAX_LETTER: usize = 4_000;
const MAX_VALUE: usize = 500;

/// A version as `results.jsonl` tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Version {
    version: i64,
    state: String,
    outcome: String,
    reason: Option<String>,
    classification: Option<Classification>,
    to: Vec<String>,
    cc: Vec<String>,
    subject: String,
    body: String,
    items: Vec<ItemView>,
    filter: Option<Value>,
    products: Option<ProductsView>,
    actions: Vec<Value>,
    evidence: Vec<EvidenceView>,
    checks: Vec<CheckView>,
    summary: String,
    path: Vec<String>,
}

/// What the case did, as far as it is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Got {
    versions: Vec<Version>,
    verdicts: Vec<String>,
    refusals: Vec<Value>,
    effects: Vec<EffectView>,
    changed: Value,
    read: Vec<mail::Read>,
    pages: Vec<String>,
}

pub fn write(case: &Scored, html: &mut Html) {
    let got = Got::deserialize(&case.got).unwrap_or_default();
    let ended = outcomes::of(case);
    html.raw("<details data-verdict=\"").raw(verdict(case)).raw("\" data-suite=\"").text(&case.suite);
    html.raw("\" data-outcome=\"").raw(ended.word).raw("\"><summary>");
    row(case, ended, html);
    // Within the fold: a browser opens it by itself where a link leads here.
    html.raw("</summary><div class=\"case\" id=\"");
    links::anchor(case, html);
    html.raw("\">");
    judged::why(case, html);
    html.raw("<div class=\"halves\"><div>");
    mail::write(case, &got, html);
    for version in &got.versions {
        reply::write(version, html);
    }
    reply::decided(&got, html);
    html.raw("</div><div>");
    judged::expected(case, html);
    if let Some(version) = scored_version(case, &got) {
        found::write(version, html);
    }
    html.raw("</div></div></div></details>");
}

fn verdict(case: &Scored) -> &'static str {
    if case.wrong.is_empty() { "right" } else { "wrong" }
}

fn row(case: &Scored, ended: outcomes::Ended, html: &mut Html) {
    html.raw("<span class=\"glyph ").raw(verdict(case)).raw("\">").raw(match case.wrong.is_empty() {
        true => "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M3.5 8.5l3 3 6-7\"/></svg>Right",
        false => {
            "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M4 4l8 8M12 4l-8 8\"/></svg>Wrong"
        }
    });
    let mail = case.mails.last();
    let subject = mail.map(|mail| mail.subject.trim()).filter(|subject| !subject.is_empty());
    html.raw("</span><span class=\"what\"><b>").text(subject.unwrap_or(&case.id)).raw("</b> <span>");
    html.text(first_words(mail.map_or("", |mail| &mail.text))).raw("</span></span>");
    html.el("span", "chip", ended.title);
    let topic = case.answered.as_ref().and_then(|answered| answered.topic);
    let topic = topic.and_then(|topic| serde_json::to_value(topic).ok());
    html.el("span", "topic", plain(topic.as_ref().and_then(Value::as_str).unwrap_or("")));
    html.el("code", "id", &case.id);
    html.el("span", "time", case.ms.map_or_else(String::new, time));
}

/// Enough to know the mail by.
fn first_words(text: &str) -> String {
    text.split_whitespace().take(24).collect::<Vec<_>>().join(" ").chars().take(160).collect()
}

/// The one that the scores looked at.
fn scored_version<'a>(case: &Scored, got: &'a Got) -> Option<&'a Version> {
    let scored = case.answered.as_ref()?.version;
    got.versions.iter().find(|version| version.version == scored)
}

/// A text as it was written, cut where it is very long.
fn letter(text: &str, html: &mut Html) {
    let shown: String = text.chars().take(MAX_LETTER).collect();
    let left = text.chars().count() - shown.chars().count();
    html.el("div", "letter", shown.trim_end());
    if left > 0 {
        html.el("p", "note", format!("… and {left} more characters, in results.jsonl"));
    }
}

/// A heading with what stands below it, where there is something.
fn part(title: &'static str, html: &mut Html, inner: impl FnOnce(&mut Html)) {
    let mut body = Html::new();
    inner(&mut body);
    if !body.is_empty() {
        html.raw("<div class=\"part\"><h4>").raw(title).raw("</h4>").add(&body).raw("</div>");
    }
}

/// A name and a value; nothing where there is no value.
fn fact(name: &str, value: impl AsRef<str>, html: &mut Html) {
    if !value.as_ref().is_empty() {
        html.raw("<div class=\"fact\">")
            .el("dt", "", cut(name))
            .el("dd", "", cut(value.as_ref()))
            .raw("</div>");
    }
}

fn cut(value: &str) -> String {
    let mut cut: String = value.chars().take(MAX_VALUE).collect();
    if cut.len() < value.len() {
        cut.push('…');
    }
    cut
}
